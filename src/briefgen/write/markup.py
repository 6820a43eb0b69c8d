"""Pieces as HTML elements: the markup that the HTML page and the PDF share.

Not the style sheets (that is `css`), not the page around the article (that is `html`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal, assert_never

from briefgen.document.flow import flow, width
from briefgen.document.layout import CHAR_PT, LAYOUT, MARK_TOP_MM, PITCH_PT, TOP_MM, Fit, condensed
from briefgen.document.pieces import (
    Foot,
    Grid,
    Line,
    NewPage,
    Pair,
    Picture,
    Piece,
    Role,
    Ruled,
)
from briefgen.document.texts import numbered
from briefgen.document.tree import Document
from briefgen.write.css import MM_PT
from briefgen.write.inline import Voice, words
from briefgen.write.tables import grid, picture

Part = Literal["head", "contents", "article", "end", "attachment", "imprint"]

PARTS: dict[Role, Part] = {
    Role.LETTER_FOOT_RULE: "head",
    Role.COPY_NUMBER: "head",
    Role.SECRECY: "head",
    Role.URGENCY: "head",
    Role.NOTICE: "head",
    Role.MARK: "head",
    Role.SERIES: "head",
    Role.LETTER_MARK: "head",
    Role.ORDER_MARK: "head",
    Role.MINUTES_MARK: "head",
    Role.SUB_SERIES: "head",
    Role.NUMBER: "head",
    Role.NUMBER_SIGNER: "head",
    Role.ISSUER_DATE: "head",
    Role.HEAD_RULE: "head",
    Role.LETTER_RULE: "head",
    Role.LETTER_NUMBER: "head",
    Role.CONTENTS_TITLE: "contents",
    Role.CONTENTS_ENTRY: "contents",
    Role.TITLE: "article",
    Role.ARTICLE_TITLE: "article",
    Role.ATTACHMENT_LIST: "end",
    Role.SIGN_ORGAN: "end",
    Role.SIGN_DATE: "end",
    Role.REMARK: "end",
    Role.ATTACHMENT_LABEL: "attachment",
}
"""The part of the page that a role belongs to; the others stay in the part that is open."""

OPENING: dict[Part, str] = {
    "head": '<header class="head">',
    "contents": '<nav class="contents" aria-label="目录">',
    "article": '<section class="article">',
    "end": '<section class="end">',
    "attachment": '<section class="attachment">',
    "imprint": '<div class="foot-place">',
}
CLOSING: dict[Part, str] = {
    "head": "</header>",
    "contents": "</nav>",
    "article": "</section>",
    "end": "</section>",
    "attachment": "</section>",
    "imprint": "</div>",
}
STARTERS = frozenset((Role.TITLE, Role.ARTICLE_TITLE, Role.ATTACHMENT_LABEL))
"""Roles that start a section of their own when they follow another one."""


def article(document: Document, voice: Voice, pieces: tuple[Piece, ...] | None = None) -> str:
    """The whole document as one article element; `pieces` are those of its flow, dressed otherwise."""
    return "".join(_article(document, pieces if pieces is not None else flow(document), voice))


def _article(document: Document, pieces: tuple[Piece, ...], voice: Voice) -> Iterator[str]:
    yield f'<article class="paper {document.format}">'
    numbers = [number for number, _ in numbered(pieces)]
    levels = _Levels(series=any(isinstance(p, Line) and p.role is Role.SERIES for p in pieces))
    part: Part | None = None
    fresh = False
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if isinstance(piece, NewPage):
            fresh = True
            index += 1
            continue
        after = _part(piece, part)
        if after != part or (isinstance(piece, Line) and _starts(piece)):
            yield CLOSING[part] if part else ""
            yield _opened(after, fresh)
            fresh = False
            part = after
        block = _block(pieces, index)
        yield _drawn(block, numbers[index], fresh, levels, voice)
        fresh = False
        index += len(block)
    yield (CLOSING[part] if part else "") + "</article>"


def _part(piece: Piece, part: Part | None) -> Part:
    if isinstance(piece, Foot):
        return "imprint"
    if isinstance(piece, Line | Pair | Ruled):
        return PARTS.get(piece.role, part or "article")
    return part or "article"


def _starts(line: Line) -> bool:
    return line.role is Role.ATTACHMENT_LABEL or (line.role in STARTERS and bool(line.target))


def _opened(part: Part, fresh: bool) -> str:
    opening = OPENING[part]
    return opening.replace('class="', 'class="new-page ', 1) if fresh else opening


def _block(pieces: tuple[Piece, ...], index: int) -> tuple[Piece, ...]:
    """The pieces that make one element: a heading takes its further lines along, and the contents
    list its entries."""
    first = pieces[index]
    if not isinstance(first, Line):
        return (first,)
    if first.role is not Role.CONTENTS_ENTRY and LAYOUT[first.role].outline is None:
        return (first,)
    end = index + 1
    while end < len(pieces) and _continues(first, pieces[end]):
        end += 1
    return pieces[index:end]


def _continues(first: Line, piece: Piece) -> bool:
    if not isinstance(piece, Line) or piece.role is not first.role:
        return False
    return first.role is Role.CONTENTS_ENTRY or not piece.target


@dataclass(slots=True)
class _Levels:
    """Heading levels without a gap, as PDF/UA asks for; a bulletin's series name is the first."""

    series: bool
    last: int = 0

    def level(self, outline: int) -> int:
        wanted = outline + 1 if self.series else outline
        self.last = max(1, min(wanted, self.last + 1, 6))
        return self.last


def _drawn(block: tuple[Piece, ...], number: int, fresh: bool, levels: _Levels, voice: Voice) -> str:
    piece = block[0]
    match piece:
        case Line():
            lines = tuple(p for p in block if isinstance(p, Line))
            return _line(lines, number, fresh, levels, voice)
        case Pair():
            return _pair(piece, number, voice)
        case Ruled(role):
            return f'<div class="rule {role}" role="presentation"></div>'
        case Grid():
            return grid(piece, number, fresh, voice)
        case Picture(figure):
            return picture(figure, number, voice)
        case Foot():
            return _foot(piece, number, voice)
        case NewPage():
            return ""
        case _:
            assert_never(piece)


def _line(lines: tuple[Line, ...], number: int, fresh: bool, levels: _Levels, voice: Voice) -> str:
    first = lines[0]
    look = LAYOUT[first.role]
    if first.role is Role.CONTENTS_ENTRY:
        return _entries(lines, number, voice)
    inner = words(first.words, look.face, voice)
    if len(lines) > 1:
        more = "".join(
            f'<span class="more">{words(line.words, look.face, voice)}</span>' for line in lines[1:]
        )
        inner = f'<span class="more">{inner}</span>{more}'
    tag = "p"
    if look.outline is not None:
        tag = f"h{levels.level(look.outline)}"
    elif first.role is Role.SERIES and not levels.last:
        tag = f"h{levels.level(0)}"
    if first.role in MARK_TOP_MM:
        inner = voice.mark(inner, _fit(first))
    if first.goal:
        inner = f'<a href="#{escape(first.goal)}">{inner}</a>'
    names = [str(first.role)] + ["new-page"] * fresh + ["keep"] * first.keep_next
    anchor = voice.anchor(number, len(lines), first.target)
    return f'<{tag} class="{" ".join(names)}"{anchor}{_style(first, voice)}>{inner}</{tag}>'


def _entries(lines: tuple[Line, ...], number: int, voice: Voice) -> str:
    return "".join(
        f'<p class="{line.role}"{voice.anchor(line_number, 1, "")}><a href="#{escape(line.goal)}">'
        f"{words(line.words, LAYOUT[line.role].face, voice)}</a></p>"
        for line_number, line in enumerate(lines, number)
    )


def _style(line: Line, voice: Voice) -> str:
    """What hangs on this line alone: its place and, in a masthead, its size."""
    look = LAYOUT[line.role]
    rules: list[str] = []
    if line.role in MARK_TOP_MM:
        fit, chars = _fit(line), line.spread_chars or width(line.words)
        rules.append(f"font-size:{voice.mark_size(fit.size_pt, fit.scale, chars)}")
        if fit.spacing_pt:
            # In em, so that the mark stays in proportion where the screen makes it smaller.
            spacing = f"{fit.spacing_pt / fit.size_pt:.3f}em"
            rules.append(f"letter-spacing:{spacing}")
            if fit.scale == 1:
                rules.append(f"margin-right:-{spacing}")  # the last one is no gap: it hangs out
    if line.top_mm is not None:
        rules.append(f"margin-top:{voice.length(_above(line))}")
    elif line.gap:
        rules.append(f"margin-top:{voice.length((look.before_lines + line.gap) * PITCH_PT)}")
    char = CHAR_PT if look.size_pt > 15 else look.size_pt
    if line.right_chars is not None:
        rules.append(f"padding-right:{voice.length(line.right_chars * char)}")
    if line.hang_chars:
        hang = line.hang_chars * char
        rules.append(f"padding-left:{voice.length(look.left_chars * char + hang)}")
        rules.append(f"text-indent:{voice.length(-hang)}")
    return f' style="{";".join(rules)}"' if rules else ""


def _fit(line: Line) -> Fit:
    """The size of a masthead line; the lines of a joint one are as wide as the widest."""
    look, chars = LAYOUT[line.role], width(line.words)
    if not line.spread_chars:
        return condensed(look, chars)
    fit = condensed(look, line.spread_chars)
    gaps = max(chars - 1, 1)
    natural = (line.spread_chars - chars) * fit.size_pt
    return replace(fit, spacing_pt=(natural + fit.spacing_pt * (line.spread_chars - 1)) / gaps)


def _above(line: Line) -> float:
    """The space above a masthead: so much that its ink starts at its height."""
    assert line.top_mm is not None
    look = LAYOUT[line.role]
    size = _fit(line).size_pt
    ink = (look.line_pt - size) / 2 + size * MARK_INK_ABOVE
    start = min(line.top_mm - TOP_MM, line.gap * PITCH_PT / MM_PT)
    return start * MM_PT - ink


MARK_INK_ABOVE = 0.082  # em, measured with Noto Serif SC Bold


def _pair(pair: Pair, number: int, voice: Voice) -> str:
    face = LAYOUT[pair.role].face
    left = f'<span class="left">{words(pair.left, face, voice)}</span>'
    right = f'<span class="right">{words(pair.right, face, voice)}</span>'
    style = f' style="margin-top:{voice.length(pair.gap * PITCH_PT)}"' if pair.gap else ""
    return f'<p class="pair {pair.role}"{voice.anchor(number, 2, "")}{style}>{left}{right}</p>'


def _foot(foot: Foot, number: int, voice: Voice) -> str:
    groups: list[str] = []
    for group in foot.groups:
        lines: list[str] = []
        for item in group:
            lines.append(_foot_line(item, number, voice))
            number += 2 if isinstance(item, Pair) else 1
        groups.append(f'<div class="group">{"".join(lines)}</div>')
    return f'<footer class="foot">{"".join(groups)}</footer>'


def _foot_line(item: Line | Pair, number: int, voice: Voice) -> str:
    if isinstance(item, Pair):
        return _pair(item, number, voice)
    return _line((item,), number, False, _Levels(series=False), voice)
