"""The word list that comes with the package, and what a workspace adds to it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from briefgen.ledger.scan import HAS_NUMERAL, typed_numbers
from briefgen.load.lexicon import packaged_lexicon
from briefgen.load.workspace import load_workspace
from briefgen.model.lexicon import Lexicon

LISTS = [field.name for field in fields(Lexicon)]


@pytest.mark.parametrize("name", LISTS)
def test_no_word_is_listed_twice(name: str) -> None:
    words = getattr(packaged_lexicon(), name)
    assert [word for word in set(words) if words.count(word) > 1] == []


@pytest.mark.parametrize("name", ["names", "words"])
def test_every_name_and_word_holds_a_numeral(name: str) -> None:
    assert [word for word in getattr(packaged_lexicon(), name) if not HAS_NUMERAL.search(word)] == []


def test_every_article_is_a_unit() -> None:
    lexicon = packaged_lexicon()
    assert set(lexicon.articles) <= set(lexicon.units)


def test_every_lookalike_begins_like_a_unit() -> None:
    lexicon = packaged_lexicon()
    units = (*lexicon.units, *lexicon.symbols)
    assert [word for word in lexicon.lookalikes if not word.startswith(units)] == []


def test_a_word_list_of_a_workspace_is_added(tmp_path: Path) -> None:
    write(tmp_path, "units: [窟]\nnames: [三江六岸]\n")
    workspace, findings = load_workspace(tmp_path)
    assert findings == ()
    assert workspace.lexicon.units[-1] == "窟"
    assert workspace.lexicon.names[-1] == "三江六岸"
    assert workspace.lexicon.words == packaged_lexicon().words


def test_a_list_of_another_name_is_reported(tmp_path: Path) -> None:
    write(tmp_path, "unit: [窟]\n")
    workspace, findings = load_workspace(tmp_path)
    assert [str(finding.span) for finding in findings] == ["data/vocab/lexicon.yaml:1:1"]
    assert workspace.lexicon == packaged_lexicon()


def test_the_units_of_indicators_and_facts_are_units_of_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "data" / "indicators").mkdir(parents=True)
    (tmp_path / "data" / "cases").mkdir()
    (tmp_path / "data" / "indicators" / "i.yaml").write_text(
        "- {id: shots, name: 修缮, unit: 万窟次}\n- {id: each, name: 单价, unit: 元/碑廊}\n", encoding="utf-8"
    )
    (tmp_path / "data" / "cases" / "c.yaml").write_text(
        "id: c\ntitle: 题\nfacts:\n  a: 26窟\n  b: 3个方面\n  c: 2024年一季度\n  d: 5人\n  e: 3Gbps\n",
        encoding="utf-8",
    )
    workspace, findings = load_workspace(tmp_path)
    assert findings == ()
    packaged = packaged_lexicon()
    assert set(workspace.lexicon.units) - set(packaged.units) == {"窟次", "碑廊"}
    assert set(workspace.lexicon.symbols) - set(packaged.symbols) == {"窟", "Gbps"}
    assert [one.text for one in typed_numbers("修缮3窟，三窟次，六碑廊，一个方面", workspace.lexicon)] == [
        "3窟",
        "三窟次",
        "六碑廊",
    ]


def write(root: Path, text: str) -> None:
    folder = root / "data" / "vocab"
    folder.mkdir(parents=True)
    (folder / "lexicon.yaml").write_text(text, encoding="utf-8")
