"""The ledger of a document: every number printed, its kind, its value and its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.diagnostics import Span
from briefgen.document.tree import (
    Article,
    Block,
    Column,
    Document,
    Head,
    Heading,
    Inline,
    Paragraph,
    Properties,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.ledger.entry import Kind, Ledger
from briefgen.ledger.ledger import kind_of, ledger_of
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.origin import Moment, Order, Origin, Phrase
from briefgen.model.quantity import Quantity, Source
from briefgen.model.unit import unit

PROSE = Span("data/cases/c.yaml", 7, 20)
SOURCE = Source("lending", Span("data/observations/o.csv", 3, 9))
LENT = Quantity(Decimal("35400"), unit("册"), source=SOURCE)
READERS = Quantity(Decimal("1180"), unit("人"), source=SOURCE)


def ledger(*blocks: Block, head: Head | None = None) -> Ledger:
    properties = Properties("借阅", "", "", (), "")
    article = Article(((Text("借阅"),),), blocks=blocks)
    return ledger_of(Document("d", "report", "plain", properties, (article,), head=head), packaged_lexicon())


def listed(*words: Inline) -> list[tuple[str, Kind, str, str, int]]:
    entries = ledger(Paragraph(words)).entries
    return [(entry.text, entry.kind, entry.value, entry.unit, entry.offset) for entry in entries]


def test_values_and_typed_numbers_of_a_line_stand_in_the_order_of_printing() -> None:
    assert listed(Text("一是馆藏两批，借出"), Value("3.54万册", LENT), Text("，读者12人。")) == [
        ("一", "structural", "", "", 0),
        ("两批", "literal", "2", "批", 4),
        ("3.54万册", "bound", "35400", "册", 9),
        ("12人", "literal", "12", "人", 18),
    ]


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        (LENT, "bound"),
        (Quantity(Decimal("3.54"), unit("万册"), operation="in", operands=(LENT,)), "bound"),
        (LENT / READERS, "derived"),
        (Moment("2024-03", SOURCE), "bound"),
        (Phrase(SOURCE), "name"),
        (Order(3, SOURCE), "structural"),
        (None, "structural"),
    ],
)
def test_the_kind_of_a_value_is_that_of_what_stands_behind_it(behind: Origin | None, kind: Kind) -> None:
    assert kind_of(behind) == kind


def test_a_typed_number_stands_where_it_is_typed() -> None:
    entries = ledger(Paragraph((Text("借出", PROSE), Strong((Text("约30册", Span("t", 2, 3)),))))).entries
    assert [(entry.text, str(entry.place)) for entry in entries] == [("30册", "t:2:4")]


def test_lines_are_numbered_in_printing_order_and_know_their_heading() -> None:
    made = ledger(Heading(1, (Text("借阅情况"),)), Paragraph((Text("共"), Value("1180人", READERS))))
    assert [(line.number, line.text, line.under) for line in made.lines] == [
        (1, "借阅", "借阅"),
        (2, "借阅情况", "借阅情况"),
        (3, "共1180人", "借阅情况"),
    ]
    assert [(entry.id, entry.line, entry.text) for entry in made.on(made.lines[2])] == [("n1", 3, "1180人")]


def test_numbers_typed_under_a_numbering_head_order_the_rows() -> None:
    head = ((Text("序号"),), (Text("册数"),))
    rows = (((Text("1"),), (Text("30"),)), ((Text("2"),), (Text("30"),)))
    entries = ledger(Table((Column(), Column()), (head,), rows)).entries
    assert [(entry.text, entry.kind, entry.counted) for entry in entries] == [
        ("1", "structural", False),
        ("30", "literal", True),
        ("2", "structural", False),
        ("30", "literal", True),
    ]


def test_copy_number_and_term_of_secrecy_are_marks() -> None:
    entries = ledger(head=Head(copy_number="000012", secrecy="机密★1年")).entries
    assert [(entry.text, entry.kind) for entry in entries] == [
        ("000012", "structural"),
        ("机密★1年", "structural"),
    ]


def test_a_value_in_quotes_is_itself_and_no_name() -> None:
    assert listed(Text("“"), Value("5", LENT), Text("统一”做法")) == [("5", "bound", "35400", "册", 1)]
