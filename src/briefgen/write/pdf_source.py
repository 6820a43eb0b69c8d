"""What a PDF is set from: the markup in the voice of the paper, and the style sheet with its fonts.

Not the look: that is `css`. Not setting it: the engine is not loaded here.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import escape
from typing import get_args

from briefgen import fonts
from briefgen.document.glyphs import prints, runs
from briefgen.document.layout import Face, Layout
from briefgen.document.masthead import Fit
from briefgen.document.pieces import Piece, Plot
from briefgen.document.tree import Document, Value
from briefgen.write.css import paper_sheet, points
from briefgen.write.html import DRAFT, page
from briefgen.write.inline import Voice, identified
from briefgen.write.markup import article

FONT_SCHEME = "briefgen-font:"
FIGURES, CUT = "figures-", "cut-"


def marked_up(document: Document, pieces: tuple[Piece, ...], numbers: list[int], continues: bool) -> str:
    """The page that is set; to `numbers` comes the first line of every element that prints lines.
    `continues` says that the engine knows rows that say 续表."""

    def anchor(number: int, count: int, target: str) -> str:
        numbers.append(number)
        return identified(target)

    return page(document, article(document, replace(VOICE, anchor=anchor, continues=continues), pieces), "")


def usual(markup: str) -> bool:
    """Whether every face prints all characters itself, 小标宋 those that are cut out for it: then no other
    fonts are opened, and what a page needs of them is small."""
    known = _usual()
    if known.issuperset(markup):
        return True
    faces = [fonts.own(face) for face in get_args(Face)]
    for char in set(markup) - known:
        if any(char not in face for face in faces):
            return False
        known.add(char)
    return True


@cache
def _usual() -> set[str]:
    """Characters that are known to be usual."""
    return set("\n\t\u200b")


def style_sheet(layout: Layout, letter: bool, draft: bool, usual: bool) -> str:
    """The sheet of the paper, its fonts before it."""
    return _font_faces(usual) + paper_sheet(layout, _families(), letter, _watermark() if draft else "")


@cache
def _families() -> tuple[tuple[Face, str], ...]:
    """The font families of every face: that of its digits, its own, then the declared fallbacks."""
    roles = fonts.table().roles
    return tuple((face, ",".join(f'"{name}"' for name in _names(roles[face]))) for face in get_args(Face))


def _names(role: fonts.Role) -> Iterator[str]:
    if role.figures is not None:
        yield _figures(role)
    for family in role.families:
        yield family.name


def _figures(role: fonts.Role) -> str:
    return f"{role.families[0].name} Figures"


def _font_faces(usual: bool) -> str:
    """The fonts of all faces; for a usual text only those of their own, and those cut out that can be."""
    return "".join(_font_face(name, file) for name, file in _font_files(usual).items())


def font_families(usual: bool) -> tuple[str, ...]:
    """The names of these fonts."""
    return tuple(_font_files(usual))


@cache
def _font_files(usual: bool) -> Mapping[str, str]:
    roles = fonts.table().roles.values()
    families = {f.name: f for role in roles for f in (role.families[:1] if usual else role.families)}
    cut = {role.families[0].name: role.name for role in roles if usual and role.name in fonts.CUT}
    files = {name: CUT + cut[name] if name in cut else f.regular.name for name, f in families.items()}
    return files | {_figures(role): FIGURES + role.name for role in roles if role.figures}


def _font_face(name: str, file: str) -> str:
    return f'@font-face{{font-family:"{name}";src:url("{FONT_SCHEME}{file}")}}'


def _watermark() -> str:
    """草稿 aslant, as a picture of outlines: it is not text, so nobody copies or searches it."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    with TTFont(fonts.path("hei"), lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        paths = []
        for index, char in enumerate(DRAFT):
            pen = SVGPathPen(glyphs)
            glyphs[names[ord(char)]].draw(pen)
            paths.append(f'<path transform="translate({index * 1000 - 1000})" d="{pen.getCommands()}"/>')
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2100 2970">'
        '<g fill="#ebebeb" transform="translate(1050 1485) rotate(-40) scale(.8 -.8) translate(0 -380)">'
        f"{''.join(paths)}</g></svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode("ascii")


def _text(text: str, face: Face) -> str:
    """Characters of a fallback stand in a span of their own, or they would move the line pitch."""
    if all(prints(face, char) for char in text):
        return escape(text, quote=False)
    return "".join(
        escape(run, quote=False) if own else f"<span>{escape(run, quote=False)}</span>"
        for own, run in runs(text, face)
    )


def _value(value: Value, face: Face) -> str:
    return _text(value.text, face)


def _mark_size(size_pt: float, scale: float, chars: float) -> str:
    return points(size_pt)


def _mark(words: str, fit: Fit, layout: Layout) -> str:
    """A long masthead in narrow characters: it fills the measure from a fixed place at its left."""
    if fit.scale == 1:
        return words
    left = points(fit.left_pt or 0)
    return f'<span class="narrow" style="margin-left:{left};transform:scaleX({fit.scale})">{words}</span>'


def _chart(plot: Plot, number: int, layout: Layout) -> str:
    from briefgen.write.chart_pictures import on_paper  # most documents have no chart

    return on_paper(plot, layout)


VOICE = Voice(points, _text, _value, _mark_size, _mark, chart=_chart, tabled=False)
