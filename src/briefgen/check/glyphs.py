"""Characters of the finished document that the declared fonts do not have.

Not the fonts themselves.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefgen.check.paper import Paper
from briefgen.diagnostics import Diagnostic, Rule
from briefgen.document.glyphs import Missing, missing
from briefgen.rules import form


def missing_glyph(paper: Paper) -> Iterator[Diagnostic]:
    """BG401, BG403: no declared font prints it. BG402: a declared fallback does."""
    for one in missing(paper.document):
        yield _rule(one).at(one.span or paper.home, **_said(one))


def _rule(one: Missing) -> Rule:
    if one.declared:
        return form.FALLBACK_GLYPH
    return form.INVISIBLE_CHARACTER if _is_invisible(one.char) else form.MISSING_GLYPH


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")


def _said(one: Missing) -> dict[str, str]:
    at = one.text.index(one.char)
    around = one.text[max(at - 6, 0) : at + 7]
    if _is_invisible(one.char):
        around = around.replace(one.char, "\ufffd")
    return {"char": one.char, "code": f"U+{ord(one.char):04X}", "text": around}
