"""The sheet that people sign (数据校核单): every printed number of a document with its source, to be ticked.

A document like any other, for the writers that there are. Not a check: what was found is told, not found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefgen import __version__
from briefgen.diagnostics import Diagnostic, Passed
from briefgen.document.roles import CONTENTS
from briefgen.document.tree import (
    Article,
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Properties,
    Table,
    Text,
    Words,
)
from briefgen.ledger.citation import Names, brief, place, spans
from briefgen.ledger.entry import Entry, Kind, Ledger
from briefgen.ledger.positions import Positions
from briefgen.ledger.proof import KINDS, WEIGHTS, Reviewed, concerns
from briefgen.ledger.records import Records
from briefgen.ledger.story import Step, shown, story

HEAD = {
    "序号": 12,
    "位置": 45,
    "印出文字": 25,
    "值": 24,
    "单位": 13,
    "类别": 20,
    "出处与算式": 74,
    "校核": 12,
}
FINDINGS_HEAD = {"序号": 10, "级别": 12, "问题": 64, "办法": 54, "处理": 16}
"""Columns and their widths in millimetres."""
CENTRED = frozenset({"序号", "类别", "级别", "校核"})
LISTED: tuple[Kind, ...] = ("bound", "derived", "literal", "name")
BOX = "□"


def checklist(reviewed: Reviewed, records: Records) -> Document:
    """The sheet for a document: what is signed stands first, the numbers follow on sheets that lie across."""
    source = reviewed.document
    numbers = [entry for entry in reviewed.ledger.entries if not _repeats(entry, reviewed.ledger)]
    title = f"《{source.properties.title or source.id}》"
    blocks = (
        *_particulars(source),
        _heading("一、印出的数字"),
        _paragraph(_counts(numbers)),
        _heading("二、发现的问题"),
        *_findings(reviewed),
        _heading("三、签字"),
        _paragraph("校核人：＿＿＿＿＿＿　复核人：＿＿＿＿＿＿"),
        _paragraph("日　期：＿＿＿＿年＿＿月＿＿日"),
        *_numbers(reviewed, [entry for entry in numbers if entry.kind in LISTED], records),
    )
    return Document(
        id=f"{source.id}.checklist",
        kind=source.kind,
        format="plain",
        properties=Properties(f"{title}数据校核单", source.properties.author, "", (), source.properties.date),
        articles=(Article(title=(_words(title), _words("数据校核单")), blocks=blocks),),
    )


def _particulars(document: Document) -> Iterator[Block]:
    date = _day(document.properties.date)
    yield _paragraph(f"文件编号：{document.id}" + (f"；成文日期：{date}" if date else ""))
    yield _paragraph(f"生成工具：briefgen {__version__}")


def _day(date: str) -> str:
    """An ISO date as it is written, as far as it is known: 2019年1月4日."""
    return "".join(
        f"{int(part)}{unit}" for part, unit in zip(date.split("-"), "年月日", strict=False) if part
    )


def _repeats(entry: Entry, ledger: Ledger) -> bool:
    """Whether it stands in the contents list, which repeats titles."""
    return ledger.lines[entry.line - 1].role in CONTENTS


# ---- numbers


def _counts(numbers: list[Entry]) -> str:
    counts = Counter(entry.kind for entry in numbers)
    told = "、".join(f"{KINDS[kind]} {counts[kind]} 处" for kind in LISTED if counts[kind])
    orders = f"另有序号 {counts['structural']} 处，不列。" if counts["structural"] else ""
    if not told:
        return f"全文没有要核对的数字。{orders}"
    listed = sum(counts[kind] for kind in LISTED)
    return f"全文印出数字 {listed} 处：{told}，逐处核对见附表。{orders}"


def _numbers(reviewed: Reviewed, listed: list[Entry], records: Records) -> Iterator[Block]:
    if not listed:
        return
    told = [_steps(entry, records) for entry in listed]
    positions = Positions(reviewed.document, reviewed.ledger)
    names = Names(span.file for steps in told for span in spans(steps))
    rows = (
        (str(number), positions.of(entry.line), *_row(entry, steps, names), BOX)
        for number, (entry, steps) in enumerate(zip(listed, told, strict=True), 1)
    )
    legend = f"出处写作“文件:行”或“文件:工作表!单元格”；{names.legend}。" if names.legend else ""
    yield replace(
        _table(HEAD, rows),
        caption=_words("附表　印出的数字"),
        notes=(_words(legend),) if legend else (),
        landscape=True,
    )


def _steps(entry: Entry, records: Records) -> tuple[Step, ...]:
    """What a number rests on; of one typed by hand, where it is typed."""
    if entry.kind == "literal":
        return (Step("没有记录", "no record", entry.place),)
    return story(entry, records).children


def _row(entry: Entry, steps: tuple[Step, ...], names: Names) -> tuple[str, ...]:
    """The cells from the printed text to its source."""
    quantity = entry.quantity
    value = shown(quantity.value) if quantity is not None else entry.value
    return entry.text, value, entry.unit, KINDS[entry.kind], _source(entry, steps, names)


def _source(entry: Entry, steps: tuple[Step, ...], names: Names) -> str:
    """The formula or the record's name, what printing did, and the places."""
    if not steps:
        return ""
    first, *printing = (brief(step) for step in steps)
    if entry.kind == "bound":
        first = first.partition("　")[2] or first  # the amount stands in its own column
    return f"{'；'.join((first, *printing))} {names.cited(spans(steps))}"


# ---- findings


def _findings(reviewed: Reviewed) -> Iterator[Block]:
    found = (_of_finding(finding) for finding, _ in concerns(reviewed))
    rows = (*found, *map(_of_passed, reviewed.passed))
    if not rows:
        yield _paragraph("没有发现问题。")
        return
    yield _table(FINDINGS_HEAD, ((str(number), *row, "") for number, row in enumerate(rows, 1)))


def _of_finding(finding: Diagnostic) -> tuple[str, ...]:
    weight = WEIGHTS[finding.severity]
    return weight, _problem(finding), finding.help("zh")


def _of_passed(passed: Passed) -> tuple[str, ...]:
    return "放行", _problem(passed.finding), f"放行的理由：{passed.reason}（{place(passed.span)}）"


def _problem(finding: Diagnostic) -> str:
    return f"{finding.code}　{finding.message('zh')}（{place(finding.span)}）"


# ---- blocks


def _words(text: str) -> Words:
    return (Text(text),) if text else ()


def _heading(text: str) -> Heading:
    return Heading(1, _words(text))


def _paragraph(text: str) -> Paragraph:
    return Paragraph(_words(text))


def _table(head: dict[str, int], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(
        columns=tuple(Column("center" if name in CENTRED else "left", width) for name, width in head.items()),
        head=(tuple(_words(name) for name in head),),
        rows=tuple(tuple(_words(cell) for cell in row) for row in rows),
    )
