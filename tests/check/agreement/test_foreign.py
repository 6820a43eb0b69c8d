"""Units typed behind a value that are not its own (BG254)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.check.agreement.foreign import foreign_unit
from briefgen.check.agreement.reading import Reading
from briefgen.check.paper import Paper
from briefgen.diagnostics import Span
from briefgen.document.tree import Article, Document, Inline, Paragraph, Properties, Text, Value
from briefgen.ledger.ledger import ledger_of
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.quantity import Quantity, Source
from briefgen.model.unit import unit
from briefgen.model.workspace import Spans, Workspace

SOURCE = Source("f.n", Span("data/cases/c.yaml", 3, 5))
PLACE = Span("briefings/d.yaml", 9, 7)


def value(text: str, of: str) -> Value:
    return Value(text, Quantity(Decimal(20), unit(of), source=SOURCE), PLACE)


def told(*words: Inline) -> list[str]:
    properties = Properties("题", "", "", (), "")
    article = Article(((Text("题"),),), blocks=(Paragraph(words),))
    document = Document("d", "report", "plain", properties, (article,))
    spans = {("briefing", "d"): Spans(Span("briefings/d.yaml", 1, 1), {})}
    lexicon = packaged_lexicon()
    workspace = Workspace(Path(), spans=spans, lexicon=lexicon)
    found = foreign_unit(Reading(Paper(document, ledger_of(document, lexicon), workspace)))
    return [dict(finding.params)["text"] for finding in found]


@pytest.mark.parametrize(
    "typed", ["元", "人", "万户", "％", "%", "个百分点", "番", "名", "公里", "平方米", "余人"]
)
def test_another_unit_behind_bare_digits_is_told(typed: str) -> None:
    assert told(Text("共"), value("20", "户"), Text(f"{typed}，")) == [f"20{typed}"]


@pytest.mark.parametrize(
    ("text", "of", "behind"),
    [
        ("20", "户", "户"),
        ("20", "户", "余户"),
        ("20", "户", "户贫困户"),
        ("20", "万元", "万元"),
        ("20", "万元", "万"),
        ("1333", "元/人", "元"),
        ("20", "人", "名学员"),
        ("20", "个", "座泵房"),
        ("20", "县", "个县"),
        ("20", "人", "人次"),
        ("2019", "年", "年"),
        ("20", "%", "%"),
        ("20", "", "倍"),
        ("20", "", "成"),
        ("20", "户", "级别"),
        ("20", "户", ""),
        ("20户", "户", "贫困户"),
        ("20户", "户", "户均"),
        ("20户", "户", "多"),
        ("20户", "户", "人家"),
        ("20人", "人", "次"),
        ("20人", "人", "口，"),
        ("20个", "个", "村"),
        ("20个", "个", "个体户"),
        ("20个", "个", "人"),
        ("20万元", "万元", "元旦"),
    ],
)
def test_its_own_unit_and_nouns_are_not(text: str, of: str, behind: str) -> None:
    assert told(Text("共"), value(text, of), Text(behind)) == []


@pytest.mark.parametrize(
    ("text", "of", "behind"),
    [
        ("20户", "户", "万"),
        ("500万元", "万元", "万"),
        ("一千二百人", "人", "户"),
        ("20户", "户", "户"),
        ("20人", "人", "%"),
        ("20", "户", "万"),
    ],
)
def test_a_second_unit_is_told(text: str, of: str, behind: str) -> None:
    assert told(Text("共"), value(text, of), Text(f"{behind}。")) == [text + behind]


def test_two_values_that_run_together_are_told() -> None:
    assert told(value("20", "户"), value("1200人", "人")) == ["201200人"]
    assert told(value("20户", "户"), value("20户", "户")) == ["20户20户"]


def test_households_and_persons_of_one_fact_are_not() -> None:
    assert told(value("20户", "户"), value("87人", "人"), Text("。")) == []
