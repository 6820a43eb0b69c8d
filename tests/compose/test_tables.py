"""Tables made from records: cells, tasks, organs, facts, errata, pivots."""

from __future__ import annotations

from pathlib import Path

from briefgen.document.tree import Column, Table, plain
from compose.workspaces import PROSE, Files, Made, made

MEASURES = """\
- {id: a, heading: 管好水, text: 甲。, deadline: 2020-06-30, responsible: {lead: towns, organs: [bureau, housing], roles: {bureau: 牵头}}}
- {id: b, heading: 修好管, text: 乙。, responsible: {organs: [housing]}}
"""
RULES = (
    "id: r\nkind: rules\ntitle: 细则\npreamble: 前言。\nsections:\n  - {heading: 措施, measures: [a, b]}\n"
)
WITH_RULES = {"data/measures/d.yaml": MEASURES, "briefings/r.yaml": RULES}


def table(
    root: Path, spec: str, more: str = "", files: Files | None = None, *, as_printed: bool = False
) -> Made:
    text = f"id: d\nkind: table\ntitle: 题\nplace: donghu\n{more}tables:\n  - {spec}\n"
    return made(root, {PROSE: text, **(files or {})}, as_printed=as_printed)


def test_cells_are_prose_with_bound_values(tmp_path: Path) -> None:
    spec = '{caption: "表{{ f.n }}", columns: [{title: 项}, {title: 数, align: right, weight: 3}], rows: [[甲, "{{ f.n }}"], [乙]], notes: 注。}'
    found = table(tmp_path, spec, "facts: {n: 354户}\n")
    (block,) = found.blocks
    assert isinstance(block, Table)
    assert found.table == [["项", "数"], ["甲", "354户"], ["乙", ""]]
    assert block.columns == (Column("left", 1), Column("right", 3))
    assert (plain(block.caption), [plain(note) for note in block.notes]) == ("表354户", ["注。"])
    assert found.values == [("354户", ["d.n"])] * 2


def test_cells_are_read_in_the_scope_of_the_case_they_name(tmp_path: Path) -> None:
    spec = '{case: c, columns: [{title: 数}], rows: [["{{ f.n }}"]]}'
    files = {"data/cases/c.yaml": "id: c\ntitle: 案\nfacts: {n: 7户}\n"}
    assert table(tmp_path, spec, "facts: {n: 354户}\n", files).table == [["数"], ["7户"]]


def test_tasks_list_measures_with_organs_roles_and_deadlines(tmp_path: Path) -> None:
    assert table(tmp_path, "{kind: tasks, of: r}", files=WITH_RULES).table == [
        ["序号", "工作任务", "责任单位", "完成时限"],
        ["1", "管好水", "有关乡镇、东湖区水务局（牵头）、东湖区住房和城乡建设局", "2020年6月30日"],
        ["2", "修好管", "东湖区住房和城乡建设局", "持续推进"],
    ]


def test_tasks_of_one_organ(tmp_path: Path) -> None:
    rows = table(tmp_path, "{kind: tasks, of: r, organ: bureau}", files=WITH_RULES).table
    assert [row[1] for row in rows[1:]] == ["管好水"]


def test_organs_are_ranked_by_the_number_of_their_tasks(tmp_path: Path) -> None:
    assert table(tmp_path, "{kind: organs, of: r}", files=WITH_RULES).table == [
        ["序号", "责任单位", "任务数", "承担任务"],
        ["1", "东湖区住房和城乡建设局", "2项", "管好水；修好管"],
        ["2", "有关乡镇", "1项", "管好水"],
        ["3", "东湖区水务局（牵头）", "1项", "管好水"],
    ]


def test_facts_with_a_label_are_listed_and_their_words_are_read(tmp_path: Path) -> None:
    facts = "facts: {n: {value: 354户, label: '{{ place.name }}用户', note: '含{{ f.q }}'}, q: 3户, t: {text: 4+1, label: 法}, l: {items: [甲, 乙], label: 名}}\n"
    assert table(tmp_path, "{kind: facts}", facts).table == [
        ["序号", "指标", "数值", "备注"],
        ["1", "东湖区用户", "354户", "含3户"],
        ["2", "法", "4+1", ""],
        ["3", "名", "甲、乙", ""],
    ]


def test_errata_tell_what_was_printed_and_why_it_is_wrong(tmp_path: Path) -> None:
    errata = "facts: {n: 354户}\nerrata: {e1: {printed: 345户, why: '应为{{ f.n }}。', where: 第一段}}\n"
    assert table(tmp_path, "{kind: errata}", errata).table == [
        ["序号", "位置", "原件印作", "更正及理由"],
        ["1", "第一段", "345户", "应为354户。"],
    ]


def test_a_pivot_lays_members_down_and_indicators_across_with_gaps(tmp_path: Path) -> None:
    spec = "{kind: pivot, down: pipe, indicators: [laid, planned, progress], where: {period: 2021}}"
    found = table(tmp_path, spec, files=NO_ZERO)
    assert found.table == [
        ["项目", "铺设管道", "计划铺设", "铺设进度"],
        ["小", "—", "—", "—"],
        ["大", "4公里", "5公里", "80%"],
    ]


NO_ZERO: Files = {
    "data/observations/water.yaml": """\
- {indicator: laid, place: donghu, period: 2020, pipe: large, value: 3}
- {indicator: laid, place: donghu, period: 2021, pipe: large, value: 4}
- {indicator: planned, place: donghu, period: 2021, pipe: large, value: 5}
- {indicator: idle, place: donghu, period: 2020, value: 缺报}
"""
}


def test_a_pivot_has_a_column_for_every_period_there_is(tmp_path: Path) -> None:
    spec = "{kind: pivot, across: period, indicators: [laid, idle]}"
    assert table(tmp_path, spec, files=NO_ZERO).table == [
        ["项目", "2020年", "2021年"],
        ["铺设管道", "3公里", "4公里"],
        ["闲置水厂", "—", "—"],
    ]


def test_a_pivot_of_two_dimensions_shows_one_indicator(tmp_path: Path) -> None:
    spec = "{kind: pivot, down: period, across: pipe, indicators: [laid]}"
    assert table(tmp_path, spec, files=NO_ZERO).table == [
        ["项目", "小", "大"],
        ["2020年", "—", "3公里"],
        ["2021年", "—", "4公里"],
    ]


def test_a_cell_of_a_pivot_that_cannot_be_computed_is_an_error_and_the_others_are_still_looked_at(
    tmp_path: Path,
) -> None:
    spec = "{kind: pivot, across: period, indicators: [price, progress]}"
    found = table(tmp_path, spec)
    assert found.found is None
    assert found.messages == [
        "这些数不能相加：price，place=donghu，period=2020",
        "除数为零：progress，place=donghu，period=2021",
    ]
