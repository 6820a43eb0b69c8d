"""Numbers of headings and items, run-in headings, joined lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compose.markdown import Items
from briefgen.compose.numbering import heading_mark, numbered
from briefgen.document.tree import Block, Break, Heading, Paragraph, RunIn, Text, Value, plain
from briefgen.model.style import Mark, Style, resolved
from compose.workspaces import PROSE, made

STANDARD = resolved(Style(), "report")


def h(level: int, text: str = "题") -> Heading:
    return Heading(level, (Text(text),))


def p(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def items(*texts: str, ordered: bool = True) -> Items:
    return Items(tuple(((Text(text),),) for text in texts), ordered)


def said(blocks: tuple[Block, ...]) -> list[str]:
    return [plain(b.children) for b in blocks if isinstance(b, Heading | Paragraph)]


def style(numbering: tuple[Mark, ...], run_in: tuple[int, ...] = ()) -> Style:
    return Style(numbering=numbering, run_in=run_in)


@pytest.mark.parametrize(
    ("form", "number", "expected"),
    [
        ("一、", 1, "一、"),
        ("一、", 12, "十二、"),
        ("（一）", 2, "（二）"),
        ("1.", 10, "10."),
        ("（1）", 3, "（3）"),
        ("章", 4, "第四章　"),
        ("条", 21, "第二十一条　"),
        ("无", 5, ""),
    ],
)
def test_a_mark_has_the_form_of_the_standard(form: str, number: int, expected: str) -> None:
    assert heading_mark(form, number) == expected


def test_each_level_counts_again_under_a_new_heading() -> None:
    blocks = (h(1), h(2), h(3), h(4), h(4), h(3), h(4), h(2), h(3), h(1), h(2))
    assert said(numbered(blocks, style(STANDARD.numbering or ()))) == [
        "一、题",
        "（一）题",
        "1.题",
        "（1）题",
        "（2）题",
        "2.题",
        "（1）题",
        "（二）题",
        "1.题",
        "二、题",
        "（一）题",
    ]


def test_articles_count_through_the_chapters() -> None:
    found = numbered((h(1), h(2), h(2), h(1), h(2)), style(("章", "条")))
    assert said(found) == ["第一章　题", "第一条　题", "第二条　题", "第二章　题", "第三条　题"]
    assert [b.level for b in found if isinstance(b, Heading)] == [0, 2, 2, 0, 2]


def test_an_unnumbered_level_has_no_mark_and_levels_beyond_the_style_have_none() -> None:
    assert said(numbered((h(1), h(2), h(3)), style(("无", "1.")))) == ["题", "1.题", "题"]


def test_a_level_that_runs_in_opens_its_paragraph() -> None:
    (block,) = numbered((h(1, "甲"), p("乙。")), style(("一、",), (1,)))
    assert block == Paragraph((RunIn(1, (Value("一、", None), Text("甲"), Text("。"))), Text("乙。")))


@pytest.mark.parametrize(
    ("level", "mark", "face"),
    [(1, "无", 1), (2, "（一）", 2), (2, "无", 0), (3, "1.", 3), (3, "无", 0), (2, "条", 1)],
)
def test_a_run_in_heading_without_a_mark_below_level_1_is_bold(level: int, mark: Mark, face: int) -> None:
    (block,) = numbered((h(level, "甲"), p("乙。")), style(("一、",) * (level - 1) + (mark,), (level,)))
    assert isinstance(block, Paragraph)
    assert isinstance(block.children[0], RunIn)
    assert block.children[0].level == face


@pytest.mark.parametrize("ended", ["甲。", "甲？", "甲！", "甲：", "甲；"])
def test_a_run_in_heading_that_has_its_mark_gets_no_other(ended: str) -> None:
    assert said(numbered((h(1, ended), p("乙。")), style(("无",), (1,)))) == [ended + "乙。"]


def test_a_run_in_heading_without_a_paragraph_stands_alone() -> None:
    assert said(numbered((h(1, "甲"), h(1, "乙"), p("丙")), style(("一、",), (1,)))) == [
        "一、甲",
        "二、乙。丙",
    ]
    assert said(numbered((h(1, "甲"),), style(("一、",), (1,)))) == ["一、甲"]


def test_a_heading_of_several_lines_does_not_run_in() -> None:
    two = Heading(1, (Text("甲"), Break(), Text("乙")))
    heading, paragraph = numbered((two, p("丙")), style(("一、",), (1,)))
    assert isinstance(heading, Heading)
    assert plain(heading.children) == "一、甲"
    assert [plain(line) for line in heading.lines] == ["乙"]
    assert said((paragraph,)) == ["丙"]


def test_joined_items_run_on_from_the_paragraph_before() -> None:
    assert said(numbered((p("甲："), items("乙；", "丙。"), p("丁")), STANDARD)) == [
        "甲：一是乙；二是丙。",
        "丁",
    ]
    assert said(numbered((h(1), items("乙；", "丙。")), STANDARD)) == ["一、题", "一是乙；二是丙。"]


def test_items_apart_are_paragraphs() -> None:
    apart = resolved(Style(items="apart", item_mark="（1）"), "report")
    assert said(numbered((p("甲："), items("乙；", "丙。")), apart)) == ["甲：", "（1）乙；", "（2）丙。"]


def test_unordered_items_have_no_marks_and_stand_apart() -> None:
    assert said(numbered((p("甲："), items("乙", "丙", ordered=False)), STANDARD)) == ["甲：", "乙", "丙"]


def test_items_inside_items_are_counted_in_brackets() -> None:
    inner = items("丙；", "丁。")
    assert said(numbered((Items((((Text("乙："),), inner),), True),), STANDARD)) == [
        "一是乙：（1）丙；（2）丁。"
    ]


SECTIONS = """\
sections:
  - heading: [甲甲, 乙乙]
    lead: 引。
    items: [{head: 头, text: 文；, items: [里；, {head: 外, text: 内。}]}, 二。]
    closing: 结。
    sections:
      - heading: 丙
        paragraphs: [一段。, 二段。]
        sections:
          - {heading: 丁, paragraphs: 三段。}
  - heading: 戊
    level: 3
    item_mark: 第一，
    items_style: apart
    items: [子；, 丑。]
    closing: 末。
"""


def report(root: Path, more: str) -> list[str]:
    return made(root, {PROSE: f"id: d\nkind: report\ntitle: 题\n{SECTIONS}{more}"}).lines


def test_sections_of_a_record_are_numbered_by_the_style_of_the_document(tmp_path: Path) -> None:
    assert report(tmp_path, "") == [
        "一、甲甲",
        "乙乙",
        "引。一是头。文；（1）里；（2）外。内。二是二。结。",
        "（一）丙",
        "一段。",
        "二段。",
        "1.丁。三段。",
        "2.戊。第一，子；",
        "第二，丑。",
        "末。",
    ]


def test_another_style_numbers_the_same_sections_in_another_way(tmp_path: Path) -> None:
    lines = report(
        tmp_path, "style: {numbering: [（一）, 无, （1）], run_in: [2], items: apart, item_mark: ①}\n"
    )
    assert lines == [
        "（一）甲甲",
        "乙乙",
        "引。",
        "①头。文；（1）里；（2）外。内。",
        "②二。",
        "结。",
        "丙。一段。",
        "二段。",
        "（1）丁",
        "三段。",
        "（2）戊",
        "第一，子；",
        "第二，丑。",
        "末。",
    ]


def test_articles_of_a_law_number_texts_without_headings(tmp_path: Path) -> None:
    sections = "sections:\n  - heading: 总则\n    sections:\n      - {lead: 甲。}\n      - {lead: 乙。}\n  - heading: 附则\n    sections:\n      - {lead: 丙。}\n"
    text = f"id: d\nkind: report\ntitle: 题\nstyle: {{numbering: [章, 条], run_in: [2]}}\n{sections}"
    assert made(tmp_path, {PROSE: text}).lines == [
        "第一章　总则",
        "第一条　甲。",
        "第二条　乙。",
        "第二章　附则",
        "第三条　丙。",
    ]
