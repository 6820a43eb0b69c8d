"""docs/houses.md: names every key and every role in both languages, and its example is good."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.config import load_config
from briefgen.config.houses import MARK_KEYS, PAGE_KEYS, RULE_KEYS
from briefgen.document.roles import Role

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "houses.md", DOCS / "houses.zh-CN.md"]

pages = pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)


@pages
def test_every_key_and_role_is_in_a_table(page: Path) -> None:
    named = set(re.findall(r"^\| `([\w-]+)` \|", page.read_text("utf-8"), re.MULTILINE))
    assert named == {*PAGE_KEYS, *MARK_KEYS, *RULE_KEYS, *map(str, Role)}


@pages
def test_the_example_is_read_without_a_finding(page: Path, tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    (tmp_path / "briefgen.toml").write_text(example, encoding="utf-8")
    config, findings = load_config(tmp_path)
    assert findings == ()
    assert config is not None
    assert config.layout().lines == 22


def test_both_pages_have_the_same_example() -> None:
    one, other = (re.findall(r"```toml\n.*?```", page.read_text("utf-8"), re.DOTALL) for page in PAGES)
    assert one == other
