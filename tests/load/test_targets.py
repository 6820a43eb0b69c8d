"""Briefings with `for:`: one record a match, filled in; every fault at its place and in plain words."""

from __future__ import annotations

import datetime
import pickle
from pathlib import Path

import pytest

from briefgen.model.workspace import Workspace

from .workspaces import Files, loaded, told

PLACES = """\
- {id: min, name: 闽江市, level: prefecture}
- {id: east, name: 东溪县, short: 东溪, level: county, parent: min}
- {id: west, name: 西渡区, level: county, parent: min, code: "350199"}
- {id: pier, name: 码头镇, level: township, parent: west}
- {id: far, name: 远山县, level: county}
"""
ORGANS = """\
- {id: lib-east, name: 东溪县图书馆, short: 县馆, local: 县图书馆, place: east, kind: office}
- {id: lib-west, name: 西渡区图书馆, place: west, kind: office}
- {id: bus, name: 闽江市公交公司, place: min, kind: enterprise}
"""
CASES: Files = {
    "data/cases/night.yaml": "id: night\ntitle: 夜间开放\nplace: pier\ntags: [开放]\nas_of: 2024-05\n",
    "data/cases/boats.yaml": "id: boats\ntitle: 书船\nplace: east\ntags: [流动, 开放]\n",
    "data/cases/homeless.yaml": "id: homeless\ntitle: 通用做法\n",
}
REPORT = "kind: report\nsections: [{paragraphs: 一段。}]\n"


def family(tmp_path: Path, text: str, more: Files | None = None) -> tuple[Workspace, str]:
    """A workspace with one file with `for:`, and what is said of it."""
    files = {
        "data/places.yaml": PLACES,
        "data/organs.yaml": ORGANS,
        **CASES,
        **(more or {}),
        "briefings/reports.yaml": text if "kind: bulletin" in text else text + REPORT,
    }
    workspace, findings = loaded(tmp_path, files)
    return workspace, " ".join(told(findings))


def ids(tmp_path: Path, wanted: str, id: str = "r-{{ place.id }}") -> list[str]:
    workspace, said = family(tmp_path, f'id: "{id}"\nfor: {wanted}\n')
    assert said == ""
    return list(workspace.briefings)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("{place: {level: county}}", ["r-east", "r-west", "r-far"]),
        ("{place: {level: county, within: min}}", ["r-east", "r-west"]),
        ("{place: {within: min}}", ["r-east", "r-west", "r-pier"]),
        ("{place: {under: min}}", ["r-east", "r-west"]),
        ("{place: {level: [prefecture, township]}}", ["r-min", "r-pier"]),
        ("{place: {ending: 县}}", ["r-east", "r-far"]),
        ("{place: {level: county, without: [west, far]}}", ["r-east"]),
        ("{place: [pier, east]}", ["r-east", "r-pier"]),
        ("{place: far}", ["r-far"]),
        ("{place: {id: [east, pier], level: township}}", ["r-pier"]),
        ("{place: {}}", ["r-min", "r-east", "r-west", "r-pier", "r-far"]),
    ],
)
def test_places_are_chosen_by_what_they_are_and_where_they_lie(
    tmp_path: Path, wanted: str, expected: list[str]
) -> None:
    assert ids(tmp_path, wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("{case: {tag: 开放}}", ["r-boats", "r-night"]),
        ("{case: {place: east}}", ["r-boats"]),
        ("{case: {within: west}}", ["r-night"]),
        ("{case: {within: min, without: boats}}", ["r-night"]),
        ("{case: homeless}", ["r-homeless"]),
    ],
)
def test_cases_are_chosen_by_tag_and_place(tmp_path: Path, wanted: str, expected: list[str]) -> None:
    assert ids(tmp_path, wanted, "r-{{ case.id }}") == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("{organ: {kind: office}}", ["r-lib-east", "r-lib-west"]),
        ("{organ: {place: min}}", ["r-bus"]),
        ("{organ: {within: min, without: bus}}", ["r-lib-east", "r-lib-west"]),
    ],
)
def test_organs_are_chosen_by_kind_and_place(tmp_path: Path, wanted: str, expected: list[str]) -> None:
    assert ids(tmp_path, wanted, "r-{{ organ.id }}") == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("{first: 2023-11, last: 2024-02}", ["r-2023-11", "r-2023-12", "r-2024-01", "r-2024-02"]),
        ("{first: 2023-Q3, last: 2024-Q1}", ["r-2023-Q3", "r-2023-Q4", "r-2024-Q1"]),
        ("{first: 2023-H2, last: 2024-H1}", ["r-2023-H2", "r-2024-H1"]),
        ("{first: 2022, last: 2024}", ["r-2022", "r-2023", "r-2024"]),
        ("{first: 2024-02-28, last: 2024-03-01}", ["r-2024-02-28", "r-2024-02-29", "r-2024-03-01"]),
        ("[2023-Q1, 2024-Q1]", ["r-2023-Q1", "r-2024-Q1"]),
        ("2024年5月", ["r-2024-05"]),
    ],
)
def test_periods_run_from_the_first_to_the_last(tmp_path: Path, wanted: str, expected: list[str]) -> None:
    assert ids(tmp_path, f"{{period: {wanted}}}", "r-{{ period }}") == expected


def test_two_kinds_make_a_document_for_each_pair(tmp_path: Path) -> None:
    made = ids(
        tmp_path,
        "{period: {first: 2024-01, last: 2024-02}, place: {ending: 县}}",
        "{{ place.id }}-{{ period }}",
    )
    assert made == ["east-2024-01", "east-2024-02", "far-2024-01", "far-2024-02"]


def test_a_document_knows_its_match_and_its_family(tmp_path: Path) -> None:
    text = 'id: "r-{{ place.id }}-{{ period }}"\nfor: {place: east, period: 2024-Q2}\n'
    workspace, _ = family(tmp_path, text)
    target = workspace.targets["r-east-2024-Q2"]
    assert (target.family, target.place, target.case, target.organ) == ("reports", "east", None, None)
    assert target.period is not None and target.period.text == "2024年第二季度"
    assert workspace.families == {"reports": ("r-east-2024-Q2",)}


# ---- what is filled in


def test_ids_dates_and_numbers_are_filled_in(tmp_path: Path) -> None:
    text = """\
id: "m-{{ period.year }}-{{ period.month }}"
for: {period: {first: 2024-02, last: 2024-03}}
kind: bulletin
series: {name: 借阅月报}
issue: {year: "{{ period.year }}", number: "{{ period.month }}"}
date_issued: "{{ period.next }}-05"
as_of: "{{ period.last }}"
tags: ["{{ period.quarter }}季度"]
articles: [{title: 借阅}]
"""
    workspace, said = family(tmp_path, text)
    assert said == ""
    one = workspace.briefings["m-2024-2"]
    other = workspace.briefings["m-2024-3"]
    assert one.date_issued == datetime.date(2024, 3, 5)
    assert other.date_issued == datetime.date(2024, 4, 5)
    assert (str(one.as_of), str(other.as_of)) == ("2024-02-29", "2024-03-31")
    assert one.kind == "bulletin" and (one.issue.year, one.issue.number) == (2024, 2)
    assert one.tags == ("1季度",)


def test_paragraphs_and_titles_keep_their_expressions(tmp_path: Path) -> None:
    text = 'id: "r-{{ place.id }}"\nfor: {place: east}\ntitle: "{{ place.name }}的报告"\n'
    workspace, _ = family(tmp_path, text)
    assert workspace.briefings["r-east"].title == ("{{ place.name }}的报告",)


def test_the_place_of_a_document_is_that_of_its_match(tmp_path: Path) -> None:
    def place(text: str) -> str | None:
        workspace, said = family(tmp_path / str(len(text)), text)
        assert said == ""
        return next(iter(workspace.briefings.values())).place

    assert place('id: "r-{{ place.id }}"\nfor: {place: west}\n') == "west"
    assert place('id: "case-{{ case.id }}"\nfor: {case: night}\n') == "pier"
    assert place('id: "organ-{{ organ.id }}"\nfor: {organ: bus}\n') == "min"
    assert place('id: "month-{{ period }}"\nplace: far\nfor: {period: 2024-01}\n') == "far"
    assert place('id: "of-a-month-{{ period }}"\nfor: {period: 2024-01}\n') is None
    assert place('id: "without-place-{{ case.id }}"\nfor: {case: homeless}\n') is None


def test_what_is_the_same_is_shared_and_stands_at_the_same_place(tmp_path: Path) -> None:
    workspace, _ = family(tmp_path, 'id: "r-{{ place.id }}"\nfor: {place: {level: county}}\n')
    one, other = workspace.briefings["r-east"], workspace.briefings["r-far"]
    assert one.kind == other.kind == "report"
    assert one.sections is other.sections
    assert workspace.spans["briefing", "r-east"] is workspace.spans["briefing", "r-far"]
    assert str(one.id.span) == str(other.id.span) == "briefings/reports.yaml:1:5"


def test_facts_of_a_family_bear_the_name_of_each_document(tmp_path: Path) -> None:
    text = 'id: "r-{{ place.id }}"\nfor: {place: {ending: 县}}\nfacts: {goal: 30场}\n'
    workspace, _ = family(tmp_path, text)
    sources = [one.facts["goal"].value.source.name for one in workspace.briefings.values()]  # type: ignore[union-attr]
    assert sources == ["r-east.goal", "r-far.goal"]


def test_a_workspace_with_a_family_goes_to_a_worker(tmp_path: Path) -> None:
    workspace, _ = family(tmp_path, 'id: "r-{{ place.id }}"\nfor: {place: east}\n')
    again = pickle.loads(pickle.dumps(workspace))
    assert again.targets == workspace.targets and again.briefings == workspace.briefings


def test_of_a_family_one_briefing_is_written(tmp_path: Path) -> None:
    more = {"briefings/alone.yaml": "id: alone\n" + REPORT}
    workspace, _ = family(tmp_path, 'id: "r-{{ place.id }}"\nfor: {place: {level: county}}\n', more)
    assert [one.id for one in workspace.written()] == ["alone", "r-east"]


# ---- faults

ID = 'id: "r-{{ place.id }}"\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for: {place: east}\n", "1:1 BG121"),
        ("id: [r]\nfor: {place: east}\n", "1:5 BG122"),
        (ID + "for: {place: east}\ntitel: 题\n", "3:1 BG120"),
        (ID + "for: {}\n", "2:6 BG160"),
        (ID + "for: [place]\n", "2:6 BG122"),
        (ID + "for: east\n", "2:6 BG122"),
        (ID + "for: {town: {}}\n", "2:7 BG120"),
        (ID + "for: {place: {levle: county}}\n", "2:15 BG120"),
        (ID + "for: {place: {level: contry}}\n", "2:22 BG123"),
        (ID + "for: {place: {within: mni}}\n", "2:23 BG501"),
        (ID + "for: {place: [east, wset]}\n", "2:21 BG501"),
        (ID + "for: {place: {level: village}}\n", "2:6 BG162"),
        ("id: r\nfor: {place: {level: county}}\n", "1:5 BG164"),
        (ID + "for: {place: east, organ: bus}\n", "1:5 BG164"),
        (ID + "for: {place: east, organ: bus, period: 2024}\n", "2:6 BG161"),
        ('id: "r-{{ place.nmae }}"\nfor: {place: east}\n', "1:5 BG166"),
        ('id: "r-{{ place.id | upper }}"\nfor: {place: east}\n', "1:5 BG166"),
        ('id: "r-{{ place.id }}-{{ period }}"\nfor: {place: east}\n', "1:5 BG166"),
        ('id: "r-{{ place.code }}"\nfor: {place: {level: county}}\n', "1:5 BG167"),
        ('id: "{{ place.level }}"\nfor: {place: {ending: 县}}\n', "1:5 BG165"),
        ('id: "报告/{{ place.id }}"\nfor: {place: east}\n', "1:5 BG127"),
        (ID + 'for: {place: east}\ndate_issued: "{{ place.id }}"\n', "3:14 BG130"),
        ('id: "r-{{ period }}"\nfor: {period: {first: 2024-02, last: 2024-Q4}}\n', "2:15 BG168"),
        ('id: "r-{{ period }}"\nfor: {period: {first: 2024-02, last: 2023-12}}\n', "2:15 BG168"),
        ('id: "r-{{ period }}"\nfor: {period: {first: 2024-02}}\n', "2:15 BG121"),
        ('id: "r-{{ period }}"\nfor: {period: {first: 1990-01-01, last: 2024-01-01}}\n', "2:6 BG163"),
        ('id: "r-{{ period.month }}"\nfor: {period: {first: 2022, last: 2024}}\n', "1:5 BG167"),
    ],
)
def test_a_fault_of_a_loop_is_told_at_its_place(tmp_path: Path, text: str, expected: str) -> None:
    workspace, said = family(tmp_path, text)
    assert said == f"briefings/reports.yaml:{expected}"
    assert not workspace.briefings


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ('id: "r-{{ period.month }}"\nfor: {period: 2024}\n', "use {{ period }} or {{ period.year }}"),
        ('id: "r-{{ place.id"\nfor: {place: east}\n', 'put it into the id: id: "report-{{ place.id }}"'),
        ('id: ""\nfor: {place: east}\n', 'put it into the id: id: "report-{{ place.id }}"'),
        (
            'id: "a-{{ place.id }}"\nfor: {place: east, period: 2024}\n',
            'put it into the id: id: "a-{{ place.id }}-{{ period }}"',
        ),
    ],
)
def test_what_helps_can_be_done(tmp_path: Path, text: str, cure: str) -> None:
    _, findings = loaded(tmp_path, {"data/places.yaml": PLACES, "briefings/reports.yaml": text + REPORT})
    assert [finding.help("en") for finding in findings] == [cure]


def test_a_fault_of_one_document_stops_its_file(tmp_path: Path) -> None:
    """West has a division code that makes no id, east has none at all."""
    places = PLACES.replace('"350199"', '"35/0199"')
    text = 'id: "r-{{ place.code }}"\nfor: {place: [west]}\n'
    workspace, said = family(tmp_path, text, {"data/places.yaml": places})
    assert said == "briefings/reports.yaml:1:5 BG127"
    assert workspace.families == {"reports": ()}


def test_two_files_may_not_make_documents_of_one_id(tmp_path: Path) -> None:
    more = {"briefings/first.yaml": 'id: "r-{{ organ.place }}"\nfor: {organ: bus}\n' + REPORT}
    _, said = family(tmp_path, ID + "for: {place: min}\n", {**more})
    assert said == "briefings/reports.yaml:1:5 BG136"


def test_the_name_of_a_file_may_not_be_the_id_of_a_document(tmp_path: Path) -> None:
    more = {"briefings/2024/reports.yaml": "id: reports\n" + REPORT}
    _, said = family(tmp_path, ID + "for: {place: east}\n", more)
    assert said == "briefings/reports.yaml:1:1 BG169"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("for: {place: {level: county}}\nplace: min\n", "briefgen 3:8"),
        ("for: {place: [east, west]}\nplace: east\n", "briefgen 3:8"),
        ("for: {place: east}\nplace: east\n", ""),
        ("for: {place: {level: county}}\n", ""),
        ('for: {place: {level: county, within: min}}\nplace: "{{ place.parent }}"\n', ""),
        ("for: {place: {level: county}}\nplace: min  # briefgen: allow BG170 各县共用一张表\n", "passes"),
    ],
)
def test_one_place_for_the_documents_of_several_places_is_told(
    tmp_path: Path, more: str, expected: str
) -> None:
    workspace, said = family(tmp_path, ID + more)
    assert said == ("briefings/reports.yaml:3:8 BG170" if expected else "")
    assert len(workspace.briefings) == len(workspace.families["reports"]) > 0
    assert len(workspace.allowances) == (expected == "passes")


def test_one_place_for_the_documents_of_cases_organs_and_periods_is_meant(tmp_path: Path) -> None:
    for loop, id in (
        ("{case: [night]}", "case.id"),
        ("{organ: bus}", "organ.id"),
        ("{period: 2024}", "period"),
    ):
        _, said = family(tmp_path, f'id: "r-{{{{ {id} }}}}"\nfor: {loop}\nplace: far\n')
        assert said == ""


def test_one_place_for_all_is_told_with_both(tmp_path: Path) -> None:
    text = ID + "for: {place: {level: county}}\nplace: min\n" + REPORT
    _, (found,) = loaded(tmp_path, {"data/places.yaml": PLACES, "briefings/reports.yaml": text})
    assert found.message("en") == (
        "a document is made for each place, but place: says min for all, so that the one for 东溪县 has the figures of min"
    )
    assert found.message("zh") == "按地点各生成一份，place: 却都写成 min，东溪县这一份查到的也是 min 的数据"
    assert found.severity == "warning"


@pytest.mark.parametrize(
    ("loop", "zh", "en"),
    [
        (
            'id: "r-{{ period }}"\nfor: {period: {first: 1990-01-01, last: 2024-01-01}}\n',
            "符合条件的超过 10,000 个，一个文件最多生成 10,000 份",
            "more than 10,000 match, and a file makes 10,000 documents at most",
        ),
        (
            'id: "r-{{ place.id }}-{{ period }}"\nfor: {place: {}, period: {first: 2000-01-01, last: 2009-12-31}}\n',
            "符合条件的有 18,265 个，一个文件最多生成 10,000 份",
            "18,265 match, and a file makes 10,000 documents at most",
        ),
    ],
)
def test_too_many_documents_are_counted_as_far_as_they_are_known(
    tmp_path: Path, loop: str, zh: str, en: str
) -> None:
    _, (found,) = loaded(tmp_path, {"data/places.yaml": PLACES, "briefings/reports.yaml": loop + REPORT})
    assert (found.message("zh"), found.message("en")) == (zh, en)


def test_no_match_is_no_error(tmp_path: Path) -> None:
    more = {"briefings/alone.yaml": "id: alone\n" + REPORT}
    workspace, said = family(tmp_path, ID + "for: {place: {level: village}}\n", more)
    assert said == "briefings/reports.yaml:2:6 BG162"
    assert list(workspace.briefings) == ["alone"]
    assert workspace.families == {}
