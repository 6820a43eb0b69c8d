"""Measures of a Word file: the places of signature and date (F23).

Not which lines they are: that is `docx_ends`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.form.docx_case import Case
from briefgen.form.docx_story import Paragraph
from briefgen.form.scripts import cells
from briefgen.rules import page as rules

PADS = 0.6  # characters
EDGE, PLAIN_EDGE = 4, 2  # characters, 7.3.5.1 to 7.3.5.3
NARROWEST_STAMP = 2  # characters


def signature(case: Case) -> Iterator[Diagnostic]:
    """F23: the places of names and date, with a seal or without one (7.3.5)."""
    if len(case.parts.signature) < 2:
        return
    *names, date = case.parts.signature
    pads = [_pad(case, p) for p in (*names, date)]
    widths = [_width(p.text) for p in (*names, date)]
    last = _width(names[-1].text.split("\u3000")[-1])
    forms = _unsealed(widths), _sealed(widths)
    if not any(_fits(pads, wanted) for wanted in forms) and not _leaves_room(pads, last, widths[-1]):
        found = "、".join(f"{pad:.1f}".removesuffix(".0") for pad in pads)
        wanted = "、".join(f"{pad:.1f}".removesuffix(".0") for pad in _unsealed(widths))
        zh = f"右空 {found} 字，不盖章的应当右空 {wanted} 字"
        en = f"end {found} characters in; without a seal it is {wanted}"
        yield case.once(rules.SIGNATURE_PLACE, [date], problem_zh=zh, problem_en=en)


def _pad(case: Case, paragraph: Paragraph) -> float:
    """How far a line ends from the right edge, in characters."""
    text = paragraph.text
    blanks = len(text) - len(text.rstrip("\u3000"))
    if paragraph.align == "right":
        return paragraph.indent_mm("right") / case.char_mm + blanks
    room = paragraph.width_mm / case.char_mm - _width(text)
    if paragraph.align == "center":
        return room / 2
    return room - paragraph.first_mm / case.char_mm - cells_of_blanks(text)


def _width(text: str) -> float:
    """The width of words in characters, the blanks between them counted."""
    return sum(1 if char == "\u3000" else 0.5 if char == " " else cells(char) for char in text.strip())


def _unsealed(widths: Sequence[float]) -> list[float]:
    """Right pads of names and date: the date starts two characters after the longest name, or ends two
    characters in where it is longer."""
    *names, date = widths
    longest = max(names)
    pads = [4 + date - name if date > name else 2.0 for name in names]
    return [*pads, 2.0 if date > longest else longest - date]


def _sealed(widths: Sequence[float]) -> list[float]:
    """The date ends four characters in, the names are centred on it."""
    *names, date = widths
    return [*(max(4 + (date - name) / 2, 0) for name in names), 4.0]


def _leaves_room(pads: Sequence[float], last: float, date: float) -> bool:
    """Whether the date ends four characters in, below the last of several sealed names (7.3.5.1), or below
    posts with stamps of names at their right (7.3.5.3)."""
    *others, name, end = pads
    sealed = abs(name - (EDGE + (date - last) / 2)) <= PADS
    stamped = all(pad >= EDGE + PLAIN_EDGE + NARROWEST_STAMP for pad in (*others, name))
    return abs(end - EDGE) <= PADS and (sealed or stamped)


def _fits(pads: Sequence[float], wanted: Sequence[float]) -> bool:
    return all(abs(pad - one) <= PADS for pad, one in zip(pads, wanted, strict=True))


def cells_of_blanks(text: str) -> float:
    """The width of the blanks that a text begins with, in characters."""
    before = text[: len(text) - len(text.lstrip())]
    return sum(1 if char == "\u3000" else 0.5 for char in before)
