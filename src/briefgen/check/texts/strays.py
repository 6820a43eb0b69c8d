"""Characters that came along with copied text: spaces, bullets, another script.

Not invisible ones: loading refuses those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.texts.pages import Change, Page, around
from briefgen.check.texts.traditional import SIMPLIFIED
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic
from briefgen.rules import textual as rules

_HAN = r"\u3400-\u9fff"
_MARKS = "，。、；：？！）》”"
_SPACE = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
_GAP = re.compile(
    rf"(?<=[{_HAN}{_MARKS}]){_SPACE}{{1,20}}(?=[{_HAN}])|(?<=[{_HAN}]){_SPACE}{{1,20}}(?=[{_MARKS}])"
)
_SPACES = (" ", "\t", "\u00a0", *map(chr, range(0x2000, 0x200B)), "\u202f", "\u3000")
_ARTICLE = re.compile(
    rf"(?:第[一二三四五六七八九十百零]{{1,5}}[编章节条]|[附图表注][一二三四五六七八九十]?){_SPACE}{{1,4}}"
)
"""第一条 and the like, which a space divides from the text."""
_SENTENCE = re.compile("[，。；：！？]")
_QUOTED = re.compile(r"“[^”\0]{0,40}”|《[^》\0]{0,60}》")


def stray_space(page: Page) -> Iterator[Diagnostic]:
    """BG330: one finding a text. Headings and names may hold a space, and so may a quoted slogan and
    a text without a mark."""
    for typed in page.with_any(_GAP, _SPACES):
        if typed.role not in ("paragraph", "note"):
            continue
        changes = _gaps(typed)
        if changes:
            start, end, _ = changes[0]
            text = around(typed.text, start, end)
            yield page.found(rules.STRAY_SPACE, typed, start, end, changes, text=text)


def _gaps(typed: Typed) -> tuple[Change, ...]:
    if not _SENTENCE.search(typed.text):
        return ()
    article = _ARTICLE.match(typed.text)
    first = article.end() if article else 0
    quoted = {at for match in _QUOTED.finditer(typed.text) for at in range(*match.span())}
    gaps = [
        match.span()
        for match in _GAP.finditer(typed.text)
        if match.start() not in quoted and match.end() > first
    ]
    return tuple((start, end, "") for start, end in gaps)


_BULLET = re.compile(rf"(?P<sign>[•·∙●○◆◇■□▪▫►▶➢➤➔✓✔◎-]){_SPACE}{{0,20}}(?=[{_HAN}“《])")


def web_bullet(page: Page) -> Iterator[Diagnostic]:
    """BG331: a bullet at the start of a paragraph or heading."""
    for typed in page.texts:
        if typed.role in ("paragraph", "heading", "note") and (match := _BULLET.match(typed.text)):
            changes = ((0, match.end(), ""),)
            yield page.found(rules.WEB_BULLET, typed, 0, match.end(), changes, text=match["sign"])


_TRADITIONAL = re.compile("[" + "".join(map(chr, SIMPLIFIED)) + "]")


def traditional_character(page: Page) -> Iterator[Diagnostic]:
    """BG334: one finding a text, at the first of them."""
    for typed in page.with_any(_TRADITIONAL):
        found = [(match.start(), match[0]) for match in _TRADITIONAL.finditer(typed.text)]
        changes = tuple((at, at + 1, SIMPLIFIED[ord(char)]) for at, char in found)
        text = "".join(dict.fromkeys(char for _, char in found))[:10]
        at = found[0][0]
        wanted = text.translate(SIMPLIFIED)
        yield page.found(rules.TRADITIONAL_CHARACTER, typed, at, at + 1, changes, text=text, wanted=wanted)
