"""Characters of the finished document that the declared fonts do not have.

Not the fonts themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefgen.check.paper import Paper
from briefgen.diagnostics import Diagnostic
from briefgen.document.glyphs import Missing, fallbacks, missing_glyphs
from briefgen.rules import form


def missing_glyph(paper: Paper) -> Iterator[Diagnostic]:
    """BG401: no declared font prints it."""
    for missing in missing_glyphs(paper.document):
        rule = form.INVISIBLE_CHARACTER if _is_invisible(missing.char) else form.MISSING_GLYPH
        yield rule.at(missing.span or paper.home, **_said(missing))


def fallback_glyph(paper: Paper) -> Iterator[Diagnostic]:
    """BG402: a declared fallback prints it."""
    for missing in fallbacks(paper.document):
        yield form.FALLBACK_GLYPH.at(missing.span or paper.home, **_said(missing))


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


def _said(missing: Missing) -> dict[str, str]:
    at = missing.text.index(missing.char)
    around = missing.text[max(at - 6, 0) : at + 7]
    if _is_invisible(missing.char):
        around = around.replace(missing.char, "\ufffd")
    return {"char": missing.char, "code": f"U+{ord(missing.char):04X}", "text": around}
