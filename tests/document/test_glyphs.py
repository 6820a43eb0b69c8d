"""Which characters need a fallback, and which no font has."""

from __future__ import annotations

from briefgen.diagnostics import Span
from briefgen.document.glyphs import Missing, missing, prints, runs
from briefgen.document.tree import Article, Document, Emph, Paragraph, Properties, Text
from write.documents import ALL, RULES, w


def document(*words: Text | Emph) -> Document:
    properties = Properties("题", "", "", (), "")
    article = Article((w("题"),), blocks=(Paragraph(words),))
    return Document("d", "article", "plain", properties, (article,))


def test_the_samples_have_no_missing_glyph() -> None:
    assert [one for d in ALL for one in missing(d) if not one.declared] == []


def test_a_character_that_no_font_has_is_found_with_its_place() -> None:
    span = Span("briefings/a.yaml", 3, 5)
    assert list(missing(document(Text("字\U00013000字", span)))) == [
        Missing("\U00013000", "fang", "字\U00013000字", span, declared=False)
    ]


def test_a_character_is_reported_once_a_text() -> None:
    assert len(list(missing(document(Text("\U00013000\U00013000"))))) == 1


def test_what_a_fallback_prints_is_told_apart() -> None:
    assert [(m.char, m.face, m.declared) for m in missing(RULES)] == [
        ("㎡", "fang", True),
        ("⑪", "fang", True),
    ]


def test_emphasis_is_looked_up_in_its_own_face() -> None:
    found = missing(document(Emph((Text("㎡"),))))
    assert [m.face for m in found] == ["kai"]


def test_runs_part_the_text_where_the_font_changes() -> None:
    assert list(runs("以㎡计", "fang")) == [(True, "以"), (False, "㎡"), (True, "计")]


def test_line_feeds_need_no_glyph() -> None:
    assert prints("fang", "\n")
