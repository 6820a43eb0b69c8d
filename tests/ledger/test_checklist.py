"""The sheet that people sign."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
from docx.enum.section import WD_ORIENT

from briefgen import __version__
from briefgen.diagnostics import Passed, Span
from briefgen.document.tree import ContentsEntry, Document, Heading, Paragraph, Table, Text, Words, plain
from briefgen.ledger.checklist import checklist
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.proof import Reviewed
from briefgen.load.lexicon import packaged_lexicon
from briefgen.write.docx import write_docx
from ledger.reviews import BODY, PROSE, RECORDS, at, reviewed


def sheet(review: Reviewed) -> list[str]:
    """The text of the sheet line by line, tables by their rows."""
    return [line for block in made(review).articles[0].blocks for line in lines(block)]


def made(review: Reviewed) -> Document:
    return checklist(review, RECORDS)


def lines(block: object) -> list[str]:
    match block:
        case Heading(children=words) | Paragraph(children=words):
            return [plain(words)]
        case Table():
            rows = [" | ".join(plain(cell) for cell in row) for row in (*block.head, *block.rows)]
            return [plain(block.caption), *rows, *map(plain, block.notes)]
        case _:
            raise AssertionError(block)


def test_the_sheet_tells_what_is_signed_and_then_every_number() -> None:
    assert sheet(reviewed(BODY)) == [
        "文件编号：bus；成文日期：2024年7月1日",
        f"生成工具：briefgen {__version__}",
        "一、印出的数字",
        "全文印出数字 6 处：直接引用 3 处、计算得出 1 处、手工键入 2 处，逐处核对见附表。另有序号 1 处，不列。",
        "二、发现的问题",
        "没有发现问题。",
        "三、签字",
        "校核人：＿＿＿＿＿＿　复核人：＿＿＿＿＿＿",
        "日　期：＿＿＿＿年＿＿月＿＿日",
        "附表　印出的数字",
        "序号 | 位置 | 印出文字 | 值 | 单位 | 类别 | 出处与算式 | 校核",
        "1 | 一、购车：今年新购公交车3… | 37辆 | 37 | 辆 | 直接引用 | bus.new bus.csv:2 | □",
        "2 | 一、购车：今年新购公交车3… | 30.8% | 30.8333… | % | 计算得出 | "
        "37辆 ÷ 120辆 = 30.8333…%；30.8333…% → 30.8%（四舍五入，保留1位小数） bus.csv:2；bus.xlsx:车辆!D5 | □",
        "3 | 一、购车：今年新购公交车3… | 6辆 | 6 | 辆 | 手工键入 | 没有记录 bus.yaml:10 | □",
        "4 | 一、购车：今年新购公交车3… | 37辆 | 37 | 辆 | 手工键入 | 没有记录 bus.yaml:10 | □",
        "5 | 东环线·车辆 | 120 | 120 | 辆 | 直接引用 | bus.all bus.xlsx:车辆!D5 | □",
        "6 | 版记 | 2024年6月30日 | 2024-06-30 |  | 直接引用 | bus.date bus.yaml:4 | □",
        "出处写作“文件:行”或“文件:工作表!单元格”；bus.yaml 在 briefings/；bus.csv、bus.xlsx 在 data/observations/。",
    ]


def test_its_title_names_the_document() -> None:
    article = made(reviewed(BODY)).articles[0]
    assert [plain(line) for line in article.title] == ["《公交车更新情况》", "数据校核单"]
    assert made(reviewed(BODY)).properties.title == "《公交车更新情况》数据校核单"


def test_what_was_found_and_what_may_pass_is_told_with_room_for_a_word() -> None:
    finding = at(Span(PROSE, 10, 27))
    review = replace(
        reviewed(BODY, found=(finding,)), passed=(Passed(at(Span(PROSE, 12, 3)), "已核对", Span(PROSE, 11)),)
    )
    assert sheet(review)[5:8] == [
        "",
        "序号 | 级别 | 问题 | 办法 | 处理",
        "1 | 错误 | BG999　数不对（briefings/bus.yaml:10） | 改过来 | ",
    ]
    assert sheet(review)[8] == (
        "2 | 放行 | BG999　数不对（briefings/bus.yaml:12） | 放行的理由：已核对（briefings/bus.yaml:11） | "
    )


def test_names_are_listed_and_a_document_without_numbers_has_no_table() -> None:
    name: Words = (Text("“十三五”时期"),)
    row = next(line for line in sheet(reviewed(name)) if line.startswith("1 | "))
    assert row == "1 | 一、购车：“十三五”时期 | “十三五” |  |  | 专名 |  | □"
    review = reviewed()
    empty = replace(review, ledger=replace(review.ledger, entries=()))
    assert "全文没有要核对的数字。" in sheet(empty)
    assert not any(isinstance(block, Table) for block in made(empty).articles[0].blocks)


def test_titles_that_the_contents_repeat_are_not_counted_twice() -> None:
    review = reviewed(BODY)
    repeated = replace(review.document, contents=(ContentsEntry((Text("新购37辆"),), 1, "article-1"),))
    again = replace(review, document=repeated, ledger=ledger_of(repeated, packaged_lexicon()))
    assert sheet(again)[3] == sheet(review)[3]


def test_word_shows_a_signed_page_and_a_table_across_with_a_head_on_every_page() -> None:
    file = docx.Document(io.BytesIO(write_docx(made(reviewed(BODY)))))
    assert [section.orientation for section in file.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    (table,) = file.tables
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert [row.cells[7].text for row in table.rows] == ["校核", *"□□□□□□"]
