"""Marks in typed text: half-width, doubled, too many, without a partner.

Not the marks of numbers, dates and numbering: those are in `forms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.texts.pages import Change, Page, around
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic
from briefgen.document.punctuation import wide_marks
from briefgen.rules import textual as rules

_HALF = re.compile(r"[,;:!?()]")
_NUMBER_IN_FRONT = re.compile(r"\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)")
"""A number in half-width brackets; at the start of a text it belongs to `numbering_mark`."""


def half_width_mark(page: Page) -> Iterator[Diagnostic]:
    """BG320: one finding a text, at the first mark."""
    for typed in page.with_any(_HALF):
        changes = widened(typed.text)
        if changes:
            start, end, _ = changes[0]
            marks = "".join(dict.fromkeys(typed.text[a:b] for a, b, _ in changes))
            wide = "".join(dict.fromkeys(new for _, _, new in changes))
            yield page.found(rules.HALF_WIDTH_MARK, typed, start, end, changes, marks=marks, wide=wide)


def widened(text: str) -> tuple[Change, ...]:
    """The half-width marks of a text that stand beside Han, in order."""
    numbered = _NUMBER_IN_FRONT.match(text)
    found = wide_marks(text, {0, numbered.end() - 1} if numbered else set())
    return tuple((at, at + 1, found[at]) for at in sorted(found))


# ---- doubled marks

_POINTS = "。，、；："
_DOUBLED = re.compile(rf"[{_POINTS}][{_POINTS}]+")


def doubled_mark(page: Page) -> Iterator[Diagnostic]:
    """BG325: marks side by side. Two of a kind are one too many; of others nobody knows which."""
    for hit in page.hits(_DOUBLED):
        marks = hit.match[0]
        alike = len(set(marks)) == 1 and (len(marks) == 2 or marks[0] != "。")
        changes = ((hit.start + 1, hit.end, ""),) if alike else ()
        yield page.found(rules.DOUBLED_MARK, hit.typed, hit.start, hit.end, changes, text=marks[:10])


_BETWEEN = re.compile(r"》、(?=《)|”、(?=“)")


def mark_between_titles(page: Page) -> Iterator[Diagnostic]:
    """BG326: 》、《 and ”、“."""
    for hit in page.hits(_BETWEEN, ("》、《", "”、“")):
        changes = ((hit.start + 1, hit.end, ""),)
        shown = hit.typed.text[hit.start : hit.end + 1]
        yield page.found(rules.MARK_BETWEEN_TITLES, hit.typed, hit.start + 1, hit.end, changes, text=shown)


# ---- pairs

_OPENERS, _CLOSERS = "（〔“‘《〈「『【", "）〕”’》〉」』】"
_PARTNERS = dict(zip(_CLOSERS, _OPENERS, strict=True))
_SAME = {"(": "（", ")": "）"}
_EITHER = f"(){_OPENERS}{_CLOSERS}"
_PAIRED = re.compile(f"[{_EITHER}]")
_FLAT = "|".join(rf"(?<={a})[^{_EITHER}\0]*+{b}" for a, b in ("“”", "《》", "（）", "〔〕", (r"\(", r"\)")))
_PIECE = re.compile(f"[{_EITHER}](?:{_FLAT})?+")
"""A pair with nothing paired in it, or one mark."""
_ENUMERATOR = re.compile(r"(?:^|[\s\0\x01。；，：])[0-9a-zA-Z一二三四五六七八九十]{1,2}$")


def unbalanced_pair(page: Page) -> Iterator[Diagnostic]:
    """BG333: the first mark of each kind without a partner. A quotation of several paragraphs opens
    each of them and closes only the last."""
    following = {id(a): b for a, b in zip(page.texts, page.texts[1:], strict=False)}
    lone = {id(hit.typed): hit.typed for hit in page.hits(_PIECE) if hit.end - hit.start == 1}
    for typed in lone.values():
        told: set[str] = set()
        for at, mark in () if typed.branching else orphans(typed.text):
            after = following.get(id(typed))
            if mark in told or (at == 0 and mark in "“‘" and _goes_on(typed, after, mark)):
                continue
            told.add(mark)
            shown = around(typed.text, at, at + 1)
            yield page.found(rules.UNBALANCED_PAIR, typed, at, at + 1, mark=mark, text=shown)


def orphans(text: str) -> list[tuple[int, str]]:
    """Every mark of a pair that has no partner."""
    found: list[tuple[int, str]] = []
    opened: list[tuple[int, str, str]] = []
    waiting: dict[str, int] = {}
    for match in _PAIRED.finditer(text):
        at, mark = match.start(), _SAME.get(match[0], match[0])
        wanted = _PARTNERS.get(mark)
        if wanted is None:
            opened.append((at, mark, match[0]))
            waiting[mark] = waiting.get(mark, 0) + 1
        elif waiting.get(wanted):
            while opened[-1][1] != wanted:
                lost = opened.pop()
                waiting[lost[1]] -= 1
                found.append((lost[0], lost[2]))
            opened.pop()
            waiting[wanted] -= 1
        elif not _stands_alone(text, at, mark):
            found.append((at, match[0]))
    return sorted(found + [(at, written) for at, _, written in opened])


def _stands_alone(text: str, at: int, mark: str) -> bool:
    """An apostrophe, and the bracket behind a number: 1） a)."""
    before = text[max(at - 3, 0) : at]
    if mark == "’":
        return before[-1:].isascii() or text[at + 1 : at + 2].isdigit()
    return mark == "）" and bool(_ENUMERATOR.search(before))


def _goes_on(typed: Typed, after: Typed | None, mark: str) -> bool:
    return after is not None and after.group == typed.group and after.text.startswith(mark)
