"""Folders to records: every fault of every file in one run, the good records kept."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from briefgen.load import load_workspace
from briefgen.model.quantity import Pair, Quantity
from briefgen.model.unit import unit

from .workspaces import Files, faults, loaded, told, written

BULLETIN = """\
id: b
kind: bulletin
series: {name: 供水简报}
issue: {year: 2024, number: 3}
articles:
  - {title: 供水}
"""


def case(text: str) -> Files:
    return {"data/cases/c.yaml": f"id: c\ntitle: 题\n{text}"}


def test_a_good_workspace_has_no_findings(tmp_path: Path) -> None:
    workspace, findings = loaded(tmp_path, {**case("place: donghu\n"), "briefings/2024/b.yaml": BULLETIN})
    assert findings == ()
    assert list(workspace.places) == ["linan", "donghu"]
    assert list(workspace.cases) == ["c"]
    assert list(workspace.briefings) == ["b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plaec: donghu\n", "3:1 BG120"),
        ("facts: {a: {valu: 3}}\n", "3:13 BG120"),
        ("title: 乙\n", "3:1 BG116"),
        ("as_of: 2024-13\n", "3:8 BG133"),
        ("tags: 水\n", "3:7 BG122"),
        ("sections: {a: 1}\n", "3:11 BG122"),
        ("sections:\n  - 一\n", "4:5 BG122"),
        ("sections: [{figure: x}]\n", "3:21 BG122"),
        ("sections: [{figure: {file: a.png}}]\n", "3:21 BG121"),
        ("sections: [{items_style: togehter}]\n", "3:26 BG123"),
        ("sections: [{page_break: 是}]\n", "3:25 BG132"),
        ('subtitle: " "\n', "3:11 BG124"),
        ("source: |\n  一\n  二\n", "4:3 BG125"),
        ("lead:\n  - |\n    一\n\n    二\n", "5:5 BG126"),
        ("facts: {a: 三千人}\n", "3:12 BG134"),
        ("facts: {a: .nan}\n", "3:12 BG118"),
        ("facts: {a: NaN}\n", "3:12 BG134"),
        ("facts: {a: inf}\n", "3:12 BG134"),
        ("facts: {a: 2024-02-30}\n", "3:12 BG131"),
        ("facts: {a: {value: 3户, items: [甲]}}\n", "3:12 BG137"),
        ("facts: {a: {households: 3}}\n", "3:12 BG137"),
        ("facts: {a: {note: 空}}\n", "3:12 BG137"),
        ("facts: {a: {value: 3户, unit: 人}}\n", "3:30 BG138"),
        ("facts: {a-b: 3户}\n", "3:9 BG153"),
        ("sections: [{table: {columns: [{title: 甲, weight: 1.5}]}}]\n", "3:50 BG129"),
        ("place: [donghu]\n", "3:8 BG122"),
    ],
)
def test_a_fault_of_a_record_is_told_at_the_value(tmp_path: Path, text: str, expected: str) -> None:
    assert faults(tmp_path, case(text)) == [f"data/cases/c.yaml:{expected}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date_issued: 2024年1月4日\n", ["7:14 BG130"]),
        ("date_issued: 2024-02-30\n", ["7:14 BG131"]),
        ("date_issued: {mising: 未印}\n", ["7:15 BG120"]),
        ("date_issued: {missing: 未印}\n", []),
        ("date_issued: [2024-01-04]\n", ["7:14 BG122"]),
        ("issuer: {missing: ''}\n", ["7:19 BG124"]),
        ("sort_date: {inferred: 2024-13, why: 推定}\n", ["7:23 BG133"]),
        ("copies: -1\n", ["7:9 BG129"]),
        ("status: final\n", ["7:9 BG123"]),
        ("style: {numbering: [一, 二]}\n", ["7:21 BG123", "7:24 BG123"]),
    ],
)
def test_a_field_of_two_shapes_is_judged_by_the_one_it_has(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    assert faults(tmp_path, {"briefings/b.yaml": BULLETIN + text}) == [
        f"briefings/b.yaml:{e}" for e in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: b\n", ["1:1 BG121"]),
        ("id: b\nkind: bulletn\n", ["2:7 BG123"]),
        ("id: b\nkind: [bulletin]\n", ["2:7 BG122"]),
        ("- id: b\n", ["1:1 BG122"]),
        ("", ["1:1 BG122"]),
        (BULLETIN.replace("id: b", "id: x"), ["1:5 BG135"]),
        (BULLETIN.replace("id: b", "id: ../b"), ["1:5 BG135"]),
    ],
)
def test_a_briefing_says_its_kind_and_has_the_name_of_its_file(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    workspace, findings = loaded(tmp_path, {"briefings/b.yaml": text})
    assert told(findings)[: len(expected)] == [f"briefings/b.yaml:{e}" for e in expected]
    assert workspace.briefings == {}


@pytest.mark.parametrize("id", ["../x", "a/b", "a b", ".x", "x.", "-x", "x" * 121, "水" * 41, 'a"b', "con:"])
def test_an_id_that_is_no_file_name_is_refused(tmp_path: Path, id: str) -> None:
    quoted = "'" + id + "'"
    assert faults(tmp_path, {"data/organs.yaml": f"- {{id: {quoted}, name: 局}}\n"}) == [
        "data/organs.yaml:1:8 BG127"
    ]


def test_the_nearest_known_word_is_offered(tmp_path: Path) -> None:
    _, findings = loaded(tmp_path, case("plaec: donghu\nsections: [{items_style: togethre}]\n"))
    assert findings[0].message("zh") == "这里没有 plaec 这个键，是不是 place？"
    assert findings[0].message("en") == "there is no key plaec here; did you mean place?"
    assert findings[1].help("zh") == "可选：joined、apart"


def test_faults_of_all_files_are_told_in_one_run_and_good_records_kept(tmp_path: Path) -> None:
    files: Files = {
        "data/organs.yaml": "- {id: a, name: 局, knd: office}\n- {id: b, name: 厅}\n- {name: 处}\n",
        "data/measures/m.yaml": "measures:\n  - {id: m1}\n  - {id: m2, heading: 保供水}\n",
        "data/cases/c.yaml": "id: c\ntitle: [题\n",
        "briefings/b.yaml": BULLETIN + "copies: 三\n",
    }
    workspace, findings = loaded(tmp_path, files)
    assert told(findings) == [
        "briefings/b.yaml:7:9 BG129",
        "data/cases/c.yaml:2:8 BG110",
        "data/measures/m.yaml:2:5 BG121",
        "data/organs.yaml:1:20 BG120",
        "data/organs.yaml:3:3 BG121",
    ]
    assert list(workspace.organs) == ["b"]
    assert list(workspace.measures) == ["m2"]


def test_a_record_with_a_fault_of_yaml_is_left_out_and_told_once(tmp_path: Path) -> None:
    workspace, findings = loaded(
        tmp_path, {"data/organs.yaml": "- {id: a, name: 局, kind: NO}\n- {id: b, name: 厅}\n"}
    )
    assert told(findings) == ["data/organs.yaml:1:26 BG118"]
    assert list(workspace.organs) == ["b"]


def test_an_id_used_twice_is_told_with_its_first_place(tmp_path: Path) -> None:
    workspace, findings = loaded(tmp_path, {"data/organs.yaml": "- {id: a, name: 局}\n- {id: a, name: 厅}\n"})
    assert told(findings) == ["data/organs.yaml:2:8 BG136"]
    assert str(findings[0].related[0].span) == "data/organs.yaml:1:8"
    assert workspace.organs["a"].name == "局"


def test_a_list_may_stand_under_its_name_with_defaults(tmp_path: Path) -> None:
    text = "defaults: {place: donghu}\nmeasures:\n  - {id: m1, heading: 甲}\n  - {id: m2, heading: 乙, place: linan}\n"
    workspace, findings = loaded(tmp_path, {"data/measures/m.yaml": text})
    assert findings == ()
    assert [m.place for m in workspace.measures.values()] == ["donghu", "linan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("organ: []\n", ["1:1 BG120", "1:1 BG121"]),
        ("organs: a\n", ["1:9 BG122"]),
        ("organs: []\ndefaults: a\n", ["2:11 BG122"]),
        ("局\n", ["1:1 BG122"]),
        ("- 局\n", ["1:3 BG122"]),
        ("# 空\n", ["1:1 BG149"]),
    ],
)
def test_a_list_of_another_shape_is_told(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert faults(tmp_path, {"data/organs.yaml": text}) == [f"data/organs.yaml:{e}" for e in expected]


def test_facts_know_their_units_names_and_places(tmp_path: Path) -> None:
    text = (
        "facts:\n  pair: {households: 354, persons: 1527}\n  about: 约3000人次\n"
        "  unit: {value: 5, unit: 座}\n  of: {value: 7, indicator: supply}\n  names: [甲, 乙]\n"
    )
    workspace, findings = loaded(tmp_path, case(text))
    assert findings == ()
    facts = workspace.cases["c"].facts
    pair, about, given, of = facts["pair"], facts["about"].value, facts["unit"].value, facts["of"].value
    assert isinstance(pair.households, Quantity)
    assert isinstance(pair.persons, Quantity)
    assert (pair.households.unit, pair.persons.unit) == (unit("户"), unit("人"))
    assert isinstance(about, Quantity)
    assert about.source is not None
    assert (about.source.name, str(about.source.span)) == ("c.about", "data/cases/c.yaml:5:10")
    assert isinstance(given, Quantity)
    assert isinstance(of, Quantity)
    assert (given.unit.text, of.unit.text) == ("座", "万吨")
    assert facts["names"].items == ("甲", "乙")


def test_every_value_of_a_record_has_its_place(tmp_path: Path) -> None:
    workspace, _ = loaded(tmp_path, case("sections:\n  - heading: 一\n    items: [甲, 乙]\n"))
    assert str(workspace.span("case", "c", "sections", 0, "items", 1)) == "data/cases/c.yaml:5:16"
    assert str(workspace.span("case", "c", "sections", 0, "lead")) == "data/cases/c.yaml:4:5"


def test_styles_of_the_settings_hold_where_a_briefing_sets_none(tmp_path: Path) -> None:
    settings = '[style]\npercent_digits = 1\nnumbering = ["一、", "1."]\ngrouping = true\n'
    files: Files = {"briefgen.toml": settings, "briefings/b.yaml": BULLETIN + "style: {percent_digits: 0}\n"}
    workspace, findings = loaded(tmp_path, files)
    style = workspace.briefings["b"].style
    assert findings == ()
    assert (style.percent_digits, style.numbering, style.grouping) == (0, ("一、", "1."), True)


def test_a_wrong_style_of_the_settings_is_told_once_at_its_line(tmp_path: Path) -> None:
    settings = '[style]\nrange_mark = "-"\nrun_inn = [1]\n'
    files: Files = {
        "briefgen.toml": settings,
        "briefings/a.yaml": BULLETIN.replace("id: b", "id: a"),
        "briefings/b.yaml": BULLETIN,
    }
    assert faults(tmp_path, files) == ["briefgen.toml:2:1 BG123", "briefgen.toml:3:1 BG120"]


def test_a_house_that_the_settings_do_not_have_is_told_with_the_nearest(tmp_path: Path) -> None:
    files: Files = {
        "briefgen.toml": "[houses.flash]\n[houses.news]\n",
        "briefings/a.yaml": BULLETIN.replace("id: b", "id: a") + "house: flash\n",
        "briefings/b.yaml": BULLETIN + "house: flahs\n",
    }
    workspace, findings = loaded(tmp_path, files)
    line = BULLETIN.count("\n") + 1
    assert told(findings) == [f"briefings/b.yaml:{line}:8 BG123"]
    assert "flash" in findings[0].message("zh")
    assert workspace.briefings["a"].house == "flash"


def test_a_house_is_not_looked_for_where_the_settings_cannot_be_read(tmp_path: Path) -> None:
    files: Files = {"briefgen.toml": "house = 3\n", "briefings/b.yaml": BULLETIN + "house: flash\n"}
    assert faults(tmp_path, files) == []


def test_a_file_over_two_megabytes_is_refused_unread(tmp_path: Path) -> None:
    content = b"# " + b"x" * (2 * 1024 * 1024)
    assert faults(tmp_path, {"data/organs.yaml": content}) == ["data/organs.yaml:1:1 BG105"]


def test_a_link_to_nowhere_is_told(tmp_path: Path) -> None:
    root = written(tmp_path, {})
    (root / "data/organs.yaml").symlink_to("nowhere.yaml")
    (root / "data/cases").mkdir()
    (root / "data/cases/c.yaml").symlink_to("nowhere.yaml")
    assert told(load_workspace(root)[1]) == ["data/cases/c.yaml:1:1 BG103", "data/organs.yaml:1:1 BG103"]


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    root = written(tmp_path, {})
    (root / "data/organs.yaml").mkdir()
    assert told(load_workspace(root)[1]) == ["data/organs.yaml:1:1 BG103"]


@pytest.mark.parametrize(
    ("name", "guess"),
    [
        ("data/place.yaml", "data/places.yaml"),
        ("data/places.yml", "data/places.yaml"),
        ("data/cases/c.yml", "data/cases/c.yaml"),
        ("data/case/c.yaml", "data/cases/c.yaml"),
        ("data/vocab/dimension.yaml", "data/vocab/dimensions.yaml"),
        ("data/measures/deep/m.yaml", "data/measures/m.yaml"),
        ("briefings/b.yml", "briefings/b.yaml"),
    ],
)
def test_a_file_that_is_not_read_is_told_with_its_likely_place(tmp_path: Path, name: str, guess: str) -> None:
    _, findings = loaded(tmp_path, {name: "x"})
    assert told(findings) == [f"{name}:1:1 BG104"]
    assert guess in findings[0].message("en")


def test_files_that_nobody_takes_for_records_are_passed_over(tmp_path: Path) -> None:
    files: Files = {
        f"data/{n}": "x"
        for n in ("README.md", ".gitkeep", "cases/.c.yaml.swp", "assets/map.svg", "observations/~$a.xlsx")
    }
    assert faults(tmp_path, files) == []


def test_an_empty_folder_is_an_empty_workspace(tmp_path: Path) -> None:
    workspace, findings = load_workspace(tmp_path)
    assert (dict(workspace.places), findings) == ({}, ())


def test_a_workspace_can_be_sent_to_a_worker(tmp_path: Path) -> None:
    workspace, _ = loaded(tmp_path, case("facts: {a: 354户1527人}\n"))
    copy = pickle.loads(pickle.dumps(workspace))
    assert copy == workspace
    assert isinstance(copy.cases["c"].facts["a"].value, Pair)
    assert copy.cases["c"].id.span == workspace.cases["c"].id.span


def test_records_are_in_the_order_of_their_files(tmp_path: Path) -> None:
    files: Files = {f"data/measures/{n}.yaml": f"- {{id: {n}, heading: 题}}\n" for n in ("b", "a", "c")}
    assert list(loaded(tmp_path, files)[0].measures) == ["a", "b", "c"]
