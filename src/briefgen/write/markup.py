"""Pieces as HTML elements: the markup that the HTML page and the PDF share.

Not the style sheets (that is `css`), not the page around the article (that is `html`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Literal, assert_never

from briefgen.document.flow import flow, width
from briefgen.document.layout import MM_PT, Layout
from briefgen.document.masthead import fit
from briefgen.document.pieces import (
    Foot,
    Grid,
    Line,
    NewPage,
    Pair,
    Picture,
    Piece,
    Plot,
    Role,
    Ruled,
)
from briefgen.document.roles import CONTENTS
from briefgen.document.texts import numbered
from briefgen.document.tree import Document
from briefgen.write.charts import chart
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
    "contents": '<section class="front">',
    "article": '<section class="article">',
    "end": '<section class="end">',
    "attachment": '<section class="attachment">',
    "imprint": '<div class="foot-place">',
}
CLOSING: dict[Part, str] = {
    "head": "</header>",
    "contents": "</section>",
    "article": "</section>",
    "end": "</section>",
    "attachment": "</section>",
    "imprint": "</div>",
}
STARTERS = frozenset((Role.TITLE, Role.ARTICLE_TITLE, Role.ATTACHMENT_LABEL))
"""Roles that start a section of their own when they follow another one."""


def article(document: Document, voice: Voice, pieces: tuple[Piece, ...] | None = None) -> str:
    """The whole document as one article element; `pieces` are those of its flow, dressed otherwise."""
    spoken = replace(voice, layout=document.layout)
    return "".join(_article(document, pieces if pieces is not None else flow(document), spoken))


def _article(document: Document, pieces: tuple[Piece, ...], voice: Voice) -> Iterator[str]:
    yield f'<article class="paper {document.format}">'
    numbers = [number for number, _ in numbered(pieces)]
    levels = _Levels(series=any(isinstance(p, Line) and p.role is Role.SERIES for p in pieces))
    part: Part | None = None
    fresh = apart = turned = False
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if isinstance(piece, NewPage):
            fresh, apart, turned = True, piece.apart, False
            index += 1
            continue
        after = _part(piece, part)
        if after != part or (isinstance(piece, Line) and _starts(piece)):
            yield CLOSING[part] if part else ""
            turned = turned or (isinstance(piece, Line) and piece.landscape)
            yield _opened(after, fresh, apart, turned and after != "imprint")
            fresh = False
            part = after
        block = _block(pieces, index, document.layout)
        yield _drawn(block, numbers[index], fresh, levels, voice)
        fresh = False
        index += len(block)
    yield (CLOSING[part] if part else "") + "</article>"


def _part(piece: Piece, part: Part | None) -> Part:
    if isinstance(piece, Foot):
        return "imprint"
    if isinstance(piece, Line | Pair | Ruled):
        if piece.role is Role.CONTENTS_TITLE:
            return "article" if part == "article" else "contents"
        return PARTS.get(piece.role, part or "article")
    return part or "article"


def _starts(line: Line) -> bool:
    return line.role is Role.ATTACHMENT_LABEL or (line.role in STARTERS and bool(line.target))


def _opened(part: Part, fresh: bool, apart: bool, turned: bool) -> str:
    names = "new-page " * fresh + "apart " * (fresh and apart) + "wide " * turned
    return OPENING[part].replace('class="', f'class="{names}', 1)


def _block(pieces: tuple[Piece, ...], index: int, layout: Layout) -> tuple[Piece, ...]:
    """The pieces that make one element: a heading takes its further lines along, the title of the
    contents list its entries."""
    first = pieces[index]
    if not isinstance(first, Line):
        return (first,)
    if first.role is not Role.CONTENTS_TITLE and layout.look(first.role).outline is None:
        return (first,)
    end = index + 1
    while end < len(pieces) and _continues(first, pieces[end]):
        end += 1
    return pieces[index:end]


def _continues(first: Line, piece: Piece) -> bool:
    if not isinstance(piece, Line):
        return False
    if first.role is Role.CONTENTS_TITLE:
        return piece.role in CONTENTS
    return piece.role is first.role and not piece.target


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
        case Plot():
            return chart(piece, number, voice)
        case Foot():
            return _foot(piece, number, voice)
        case NewPage():
            return ""
        case _:
            assert_never(piece)


def _line(lines: tuple[Line, ...], number: int, fresh: bool, levels: _Levels, voice: Voice) -> str:
    first = lines[0]
    look = voice.layout.look(first.role)
    if first.role is Role.CONTENTS_TITLE:
        return _contents(lines, number, voice)
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
    if look.top_mm is not None:
        inner = voice.mark(inner, fit(first, voice.layout), voice.layout)
    if first.goal:
        inner = f'<a href="#{escape(first.goal)}">{inner}</a>'
    names = (
        [str(first.role)]
        + ["beside"] * bool(first.beside_lines)
        + ["new-page"] * fresh
        + ["keep"] * first.keep_next
        + ["whole"] * first.whole
    )
    anchor = voice.anchor(number, len(lines), first.target)
    return f'<{tag} class="{" ".join(names)}"{anchor}{_style(first, voice)}>{inner}</{tag}>'


def _contents(lines: tuple[Line, ...], number: int, voice: Voice) -> str:
    title, *entries = lines
    shown = "".join(_entry(entry, n, voice) for n, entry in enumerate(entries, number + 1))
    anchor = voice.anchor(number, 1, "")
    heading = (
        f'<p class="{title.role}"{anchor}>{words(title.words, voice.layout.look(title.role).face, voice)}</p>'
    )
    return f'<nav class="contents" aria-label="目录">{heading}{shown}</nav>'


def _entry(line: Line, number: int, voice: Voice) -> str:
    inner = words(line.words, voice.layout.look(line.role).face, voice)
    anchor = voice.anchor(number, 1, "")
    return f'<p class="{line.role}"{anchor}><a href="#{escape(line.goal)}">{inner}</a></p>'


def _style(line: Line, voice: Voice) -> str:
    """What hangs on this line alone: its place and, in a masthead, its size."""
    layout, look = voice.layout, voice.layout.look(line.role)
    rules: list[str] = []
    if look.top_mm is not None:
        rules += _mark_style(line, voice)
    if line.top_mm is not None:
        rules.append(f"margin-top:{voice.length(_above(line, layout))}")
    elif line.beside_lines:
        rules.append(f"margin-top:{voice.length(-(line.beside_lines + 1) / 2 * look.line_pt)}")
        rules.append(f"padding-bottom:{voice.length((line.beside_lines - 1) / 2 * look.line_pt)}")
    elif line.gap:
        rules.append(f"margin-top:{voice.length((look.before_lines + line.gap) * layout.pitch_pt)}")
    char = layout.char_of(look)
    if line.right_chars is not None:
        rules.append(f"padding-right:{voice.length(line.right_chars * char)}")
    if line.fewer_chars:
        spacing = layout.type_width_pt / (layout.chars - line.fewer_chars) - layout.body_pt - 0.02
        rules.append(f"letter-spacing:{voice.length(spacing)}")
    if line.hang_chars:
        hang = line.hang_chars * char
        rules.append(f"padding-left:{voice.length(look.left_chars * char + hang)}")
        rules.append(f"text-indent:{voice.length(-hang)}")
    return f' style="{";".join(rules)}"' if rules else ""


def _mark_style(line: Line, voice: Voice) -> list[str]:
    """The size of a masthead line and where it starts."""
    fitted, chars = fit(line, voice.layout), line.spread_chars or width(line.words)
    rules = [f"font-size:{voice.mark_size(fitted.size_pt, fitted.scale, chars + 2.5 * bool(line.beside))}"]
    if fitted.spacing_pt:
        # In em, so that the mark stays in proportion where the screen makes it smaller.
        spacing = f"{fitted.spacing_pt / fitted.size_pt:.3f}em"
        rules.append(f"letter-spacing:{spacing}")
        if fitted.scale == 1:
            rules.append(f"margin-right:-{spacing}")  # the last one is no gap: it hangs out
    if line.beside and fitted.scale == 1 and fitted.left_pt is not None:
        rules += (f"padding-left:{voice.length(fitted.left_pt)}", "text-align:left")
    return rules


def _above(line: Line, layout: Layout) -> float:
    """The space above a masthead: so much that its ink starts at its height."""
    assert line.top_mm is not None
    look = layout.look(line.role)
    size = fit(line, layout).size_pt
    ink = (look.line_pt - size) / 2 + size * MARK_INK_ABOVE
    start = min(line.top_mm - layout.top_mm, line.gap * layout.line_mm)
    return start * MM_PT - ink


MARK_INK_ABOVE = 0.082  # em, measured with Noto Serif SC Bold


def _pair(pair: Pair, number: int, voice: Voice) -> str:
    face = voice.layout.look(pair.role).face
    left = f'<span class="left">{words(pair.left, face, voice)}</span>'
    right = f'<span class="right">{words(pair.right, face, voice)}</span>'
    style = f' style="margin-top:{voice.length(pair.gap * voice.layout.pitch_pt)}"' if pair.gap else ""
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
