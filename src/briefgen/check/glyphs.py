"""Characters of the finished document that the declared fonts do not have.

Not the fonts themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.glyphs import Missing, fallbacks, missing_glyphs
from briefgen.document.tree import Document
from briefgen.rules import form


def missing_glyph(document: Document) -> Iterator[Diagnostic]:
    """BG401: no declared font prints it."""
    for missing in missing_glyphs(document):
        yield form.MISSING_GLYPH.at(_place(document, missing), **_said(missing))


def fallback_glyph(document: Document) -> Iterator[Diagnostic]:
    """BG402: a declared fallback prints it."""
    for missing in fallbacks(document):
        yield form.FALLBACK_GLYPH.at(_place(document, missing), **_said(missing))


def _place(document: Document, missing: Missing) -> Span:
    return missing.span or Span(f"briefings/{document.id}.yaml")


def _said(missing: Missing) -> dict[str, str]:
    at = missing.text.index(missing.char)
    around = missing.text[max(at - 6, 0) : at + 7]
    return {"char": missing.char, "code": f"U+{ord(missing.char):04X}", "text": around}
