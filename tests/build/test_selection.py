"""Documents picked by what they are: conditions of several keys and values, and plain words about wrong ones."""

from __future__ import annotations

import pytest

from briefgen.build.selection import chosen, time_of
from briefgen.diagnostics import Diagnostic
from briefgen.load import load_workspace
from briefgen.model.workspace import Workspace

FILES = {
    "briefgen.toml": "",
    "data/places.yaml": (
        "- {id: yu, name: 裕江市, level: prefecture}\n"
        "- {id: shan, name: 山前县, short: 山前, level: county, parent: yu}\n"
        "- {id: hai, name: 海口镇, level: township, parent: shan}\n"
        "- {id: other, name: 外县, level: county}\n"
    ),
    "briefings/forest.yaml": (
        'id: "forest-{{ place.id }}"\nfor: {place: {within: yu}}\nkind: report\n'
        "date_issued: 2023-06-30\ntags: [林业]\nsections: [{paragraphs: 一段。}]\n"
    ),
    "briefings/rain.yaml": (
        'id: "rain-{{ period }}"\nfor: {period: {first: 2023-05, last: 2023-07}}\nkind: bulletin\n'
        'place: other\nseries: {name: 雨情快报, sub: 汛期}\nissue: {year: 2023, number: "{{ period.month }}"}\n'
        'date_issued: "{{ period.next }}-03"\nstatus: signed\narticles: [{title: 雨情}]\n'
    ),
    "briefings/plan.yaml": (
        "id: plan\nkind: official\nformat: letter\nmark: 裕江市林业局\ntitle: 关于苗木的函\n"
        "date_issued: {missing: 原件没有}\nsort_date: {inferred: 2023-06, why: 据文号}\ntemplate: long\n"
    ),
    "briefings/bare.yaml": "id: bare\nkind: rules\npreamble: 一段。\nsections: [{paragraphs: 一段。}]\n",
}
FOREST = ("forest-shan", "forest-hai")
RAIN = ("rain-2023-05", "rain-2023-06", "rain-2023-07")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("workspace")
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    made, findings = load_workspace(root)
    assert findings == ()
    return made


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("kind:report", FOREST),
        ("kind:report,rules", ("bare", *FOREST)),
        ("kind:report kind:rules", ("bare", *FOREST)),
        ("place:yu", FOREST),
        ("place:shan", FOREST),
        ("place:海口镇", ("forest-hai",)),
        ("place:山前", FOREST),
        ("place:other", RAIN),
        ("month:2023-06", (*FOREST, "plan", "rain-2023-06")),
        ("month:2023-Q2", (*FOREST, "plan", "rain-2023-05", "rain-2023-06")),
        ("month:2023", (*FOREST, "plan", *RAIN)),
        ("kind:bulletin month:2023-05,2023-07", ("rain-2023-05", "rain-2023-07")),
        ("id:rain-*", RAIN),
        ("id:*-hai,plan", ("forest-hai", "plan")),
        ("file:rain", RAIN),
        ("series:雨情快报", RAIN),
        ("series:汛期 month:2023-07", ("rain-2023-07",)),
        ("status:signed", RAIN),
        ("status:draft kind:official", ("plan",)),
        ("tag:林业 place:hai", ("forest-hai",)),
        ("template:long", ("plan",)),
        ("template:rules", ("bare",)),
        ("format:letter", ("plan",)),
    ],
)
def test_documents_meet_every_key_and_one_value_of_it(
    workspace: Workspace, terms: str, expected: tuple[str, ...]
) -> None:
    assert chosen(workspace, (), (terms,)) == (expected, [])
    assert chosen(workspace, (), tuple(terms.split())) == (expected, [])


def test_names_and_conditions_go_together(workspace: Workspace) -> None:
    assert chosen(workspace, ("rain",), ("month:2023-06",)) == (("rain", "rain-2023-06"), [])
    assert chosen(workspace, ("plan", "bare"), ("kind:rules",)) == (("bare",), [])


def test_the_name_of_a_file_stands_for_its_documents(workspace: Workspace) -> None:
    assert chosen(workspace, ("forest",), ()) == (("forest", *FOREST), [])
    assert chosen(workspace, ("briefings/forest.yaml",), ()) == (("forest", *FOREST), [])
    assert chosen(workspace, ("forest-hai",), ()) == (("forest-hai",), [])


def test_no_names_and_no_conditions_are_all_documents(workspace: Workspace) -> None:
    assert chosen(workspace, (), ()) == (("bare", *FOREST, "plan", *RAIN), [])


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ("knd:report", "BG750 --select 没有 knd 这个条件，是不是 kind？"),
        ("kind:reprt", "BG751 没有 kind 是 reprt 的文稿，是不是 report？"),
        ("place:shann", "BG751 没有 place 是 shann 的文稿，是不是 shan？"),
        ("month:junk", "BG751 没有 month 是 junk 的文稿"),
        ("month:近3年", "BG751 没有 month 是 近3年 的文稿"),
        ("id:rian-*", "BG751 没有 id 是 rian-* 的文稿"),
        ("file:forrest", "BG751 没有 file 是 forrest 的文稿，是不是 forest？"),
        ("series:雨情", "BG751 没有 series 是 雨情 的文稿，是不是 雨情快报？"),
        ("status:sined", "BG751 没有 status 是 sined 的文稿，是不是 signed？"),
        ("tag:水利", "BG751 没有 tag 是 水利 的文稿"),
        ("template:lang", "BG751 没有 template 是 lang 的文稿，是不是 long？"),
        ("format:leter", "BG751 没有 format 是 leter 的文稿，是不是 letter？"),
        ("kind:rules month:2023-06", "BG752 没有一份文稿同时符合 kind:rules month:2023-06"),
        ("report", "BG753 --select 里的 report 不是条件"),
        ("kind:", "BG753 --select 里的 kind: 不是条件"),
    ],
)
def test_a_wrong_condition_is_told_and_nothing_is_chosen(
    workspace: Workspace, terms: str, expected: str
) -> None:
    ids, findings = chosen(workspace, (), (terms,))
    assert ids == ()
    assert [told(finding) for finding in findings] == [expected]


def told(finding: Diagnostic) -> str:
    return f"{finding.code} {finding.message('zh')}"


def test_an_unknown_name_is_told_with_the_nearest(workspace: Workspace) -> None:
    ids, findings = chosen(workspace, ("forrest", "plan"), ())
    assert ids == ("plan",)
    assert [told(finding) for finding in findings] == ["BG701 没有编号为 forrest 的文件，是不是 forest？"]


def test_a_file_that_cannot_be_read_may_be_named(workspace: Workspace) -> None:
    assert chosen(workspace, ("torn",), (), broken={"torn"}) == (("torn",), [])


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("rain-2023-05", "2023-05"),
        ("forest-hai", "2023-06-30"),
        ("plan", "2023-06"),
        ("bare", "None"),
    ],
)
def test_the_time_of_a_document_is_its_period_or_its_date(
    workspace: Workspace, id: str, expected: str
) -> None:
    assert str(time_of(workspace, id)) == expected
