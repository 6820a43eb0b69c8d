"""Characters that no declared font has (BG401), and those of a fallback (BG402)."""

from __future__ import annotations

from briefgen.check.glyphs import missing_glyph
from briefgen.diagnostics import Span
from briefgen.document.tree import Article, Document, Paragraph, Properties, Text
from check.papers import paper

PLACE = Span("data/places.yaml", 3, 9)


def of(text: str, span: Span | None = PLACE) -> Document:
    article = Article(((Text("题"),),), blocks=(Paragraph((Text(text, span),)),))
    return Document("d", "report", "plain", Properties("题", "", "", (), ""), (article,))


def test_a_character_of_no_font_is_an_error_at_its_text() -> None:
    (finding,) = missing_glyph(paper(of("甲乙丙\U0010abcd丁")))
    assert (finding.code, finding.span.file, finding.span.line) == ("BG401", "data/places.yaml", 3)
    assert dict(finding.params)["code"] == "U+10ABCD"
    assert dict(finding.params)["text"] == "甲乙丙\U0010abcd丁"


def test_a_character_without_a_place_is_told_at_its_document() -> None:
    (finding,) = missing_glyph(paper(of("\U0010abcd", None)))
    assert str(finding.span) == "briefings/d.yaml:1:1"


def test_usual_characters_are_in_the_fonts() -> None:
    document = of("共354户，占34.54%。“甲”《乙》〔2019〕——……①")
    assert list(missing_glyph(paper(document))) == []
