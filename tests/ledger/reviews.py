"""A small document about a bus company, written out, and what stands behind its numbers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Related, Rule, Severity, Span
from briefgen.document.tree import (
    Article,
    Column,
    Document,
    Heading,
    Imprint,
    Inline,
    Paragraph,
    Properties,
    Strong,
    Table,
    Text,
    Value,
    Words,
)
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.proof import Reviewed
from briefgen.ledger.records import Records
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.origin import Moment
from briefgen.model.quantity import Quantity, Source, ratio
from briefgen.model.unit import Unit
from briefgen.model.workspace import Workspace

PROSE, DATA, BOOK = "briefings/bus.yaml", "data/observations/bus.csv", "data/observations/bus.xlsx"
BUSES = Unit(("辆",), text="辆")
NEW = Quantity(Decimal(37), BUSES, source=Source("bus.new", Span(DATA, 2, 14)))
ALL = Quantity(Decimal(120), BUSES, source=Source("bus.all", Span(BOOK, 5, 4, sheet="车辆", cell="D5")))
SHARE = ratio(NEW, ALL)
DAY = Moment("2024-06-30", Source("bus.date", Span(PROSE, 4, 7)))
RECORDS = Records(Workspace(Path()))
FAULT = Rule("BG999", "some-fault", Severity.ERROR, "数不对", "wrong", "改过来", "mend it")


def said(text: str, line: int, column: int) -> Text:
    """Words as the prose has them."""
    return Text(text, Span(PROSE, line, column))


def printed(text: str, behind: Quantity | Moment | None, line: int, column: int) -> Value:
    """A value as an expression of the prose prints it."""
    return Value(text, behind, Span(PROSE, line, column))


BODY: tuple[Inline, ...] = (
    said("今年新购公交车", 10, 7),
    printed("37辆", NEW, 10, 14),
    said("，占", 10, 25),
    Strong((printed("30.8%", SHARE, 10, 27),)),
    said("，另借用车6辆，共37辆。", 10, 50),
)
AGAIN: Words = (printed("37辆", NEW, 12, 7), said("车都已上路，", 12, 18), printed("37辆", NEW, 12, 24))


def document(*body: Words) -> Document:
    """A document with these paragraphs under a heading, a table and an imprint."""
    return Document(
        id="bus",
        kind="report",
        format="plain",
        properties=Properties("公交车更新情况", "某公交公司", "", (), "2024-07-01"),
        articles=(
            Article(
                title=((Text("公交车更新情况"),),),
                blocks=(
                    Heading(1, (Value("一、", None), Text("购车"))),
                    *(Paragraph(words) for words in body),
                    Table(
                        (Column(), Column()),
                        (((Text("线路"),), (Text("车辆"),)),),
                        (((Text("东环线"),), (printed("120", ALL, 20, 3),)),),
                        caption=(Text("各线车辆"),),
                    ),
                ),
            ),
        ),
        imprint=Imprint(
            organ=(Text("某公交公司"),), date=(printed("2024年6月30日", DAY, 30, 1), Text("印发"))
        ),
    )


def reviewed(
    *body: Words, found: tuple[Diagnostic, ...] = (), known: tuple[Diagnostic, ...] = ()
) -> Reviewed:
    """A review of that document."""
    made = document(*body)
    return Reviewed(made, ledger_of(made, packaged_lexicon()), found, known=known)


def at(span: Span, *related: Span) -> Diagnostic:
    """A finding at a place."""
    return FAULT.at(span, *(Related(other, "印在这里", "printed here") for other in related))
