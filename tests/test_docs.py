"""The reference pages of docs/ are what the source says now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs", ROOT / "scripts" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    pages: dict[str, str] = script().made()
    return pages


@pytest.mark.parametrize(
    "name",
    [
        "records.md",
        "diagnostics.md",
        "diagnostics.zh-CN.md",
        "ledger-shares.md",
        "corpus.md",
        "form-faults.md",
        "gate.md",
    ],
)
def test_a_page_is_current(made: dict[str, str], name: str) -> None:
    wanted = made[name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == wanted, (
        "run: .venv/bin/python scripts/docs.py"
    )


def test_every_field_of_every_record_has_a_type_in_words(made: dict[str, str]) -> None:
    assert "typing." not in made["records.md"]
