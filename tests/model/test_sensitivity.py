"""Who may see what: levels in records and rows, in settings and schemas."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config import load_config
from briefgen.load.schema import schema
from briefgen.model.sensitivity import Sensitivity, highest, is_shown
from load.workspaces import faults, loaded

ROWS = "data/observations/w.yaml"


def test_the_narrowest_level_counts() -> None:
    assert highest("public", None, "restricted", "internal") == "restricted"
    assert highest(None) == "public"


def test_an_edition_shows_its_own_level_and_wider_ones() -> None:
    levels = ("public", "internal", "restricted")
    shown = [[is_shown(level, edition) for level in levels] for edition in ("public", "internal")]
    assert shown == [[True, False, False], [True, True, False]]


def test_a_record_has_one_level_or_one_for_each_of_its_fields(tmp_path: Path) -> None:
    organs = (
        "- {id: a, name: 甲局, sensitivity: internal}\n"
        "- {id: b, name: 乙局, sensitivity: {default: public, fields: {note: restricted}}, note: 略}\n"
        "- {id: c, name: 丙局}\n"
    )
    workspace, found = loaded(tmp_path, {"data/organs.yaml": organs})
    assert found == ()
    assert [organ.sensitivity for organ in workspace.organs.values()] == [
        Sensitivity(default="internal"),
        Sensitivity(default="public", fields={"note": "restricted"}),
        None,
    ]


@pytest.mark.parametrize("word", ["secret", "公开", "2"])
def test_a_word_that_is_no_level_is_an_error(tmp_path: Path, word: str) -> None:
    organs = f"- {{id: a, name: 甲局, sensitivity: {word}}}\n"
    assert faults(tmp_path, {"data/organs.yaml": organs}) == ["data/organs.yaml:1:34 BG123"]


def test_a_row_says_it_in_chinese_or_english(tmp_path: Path) -> None:
    rows = (
        "defaults: {indicator: loss, place: donghu, sensitivity: 内部}\n"
        "observations:\n"
        "  - {period: 2021, value: 3}\n"
        "  - {period: 2022, value: 4, 公开范围: public}\n"
        "tables:\n"
        "  - columns: [period, value, 公开范围]\n"
        "    rows: [[2023, 5, 受限], [2024, 6, '']]\n"
    )
    workspace, found = loaded(tmp_path, {ROWS: rows})
    assert found == ()
    levels = {str(o.at("period")): o.sensitivity for o in workspace.observations}
    assert levels == {"2021": "internal", "2022": "public", "2023": "restricted", "2024": "internal"}


def test_a_column_of_a_csv_file_says_it(tmp_path: Path) -> None:
    rows = "指标,地点,时期,数值,公开范围\nloss,donghu,2021,3,受限\nloss,donghu,2022,4,\nloss,donghu,2023,4,秘密\n"
    workspace, found = loaded(tmp_path, {"data/observations/w.csv": rows})
    assert [f"{finding.span} {finding.code}" for finding in found] == ["data/observations/w.csv:4:20 BG123"]
    assert [o.sensitivity for o in workspace.observations] == ["restricted", None]


def test_a_fact_in_its_long_form_says_it(tmp_path: Path) -> None:
    case = "id: van\ntitle: 车\nfacts: {a: {value: 3辆, sensitivity: internal}, b: 4辆}\n"
    workspace, found = loaded(tmp_path, {"data/cases/van.yaml": case})
    assert found == ()
    facts = workspace.cases["van"].facts
    assert (facts["a"].sensitivity, facts["b"].sensitivity) == ("internal", None)


def test_settings_name_the_level_of_a_kind(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('[editions]\ncase = "internal"\nobservation = "public"\n')
    config, found = load_config(tmp_path)
    assert found == ()
    assert config is not None
    assert config.editions == {"case": "internal", "observation": "public"}


@pytest.mark.parametrize(("line", "code"), [('case = "secret"', "BG102"), ('cases = "internal"', "BG120")])
def test_settings_with_an_unknown_kind_or_level_are_refused(tmp_path: Path, line: str, code: str) -> None:
    (tmp_path / "briefgen.toml").write_text(f"[editions]\n{line}\n")
    config, found = load_config(tmp_path)
    assert config is None
    assert [(str(f.span), f.code) for f in found] == [("briefgen.toml:2:1", code)]


def test_editors_are_told_of_both_forms() -> None:
    organ = schema("organs")["$defs"]["Organ"]["properties"]["sensitivity"]
    said = str(organ)
    assert all(word in said for word in ("public", "internal", "restricted", "Sensitivity"))
    rows = str(schema("observations"))
    assert "公开范围" in rows
