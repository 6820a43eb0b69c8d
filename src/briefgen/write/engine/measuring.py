"""A paragraph shaped once, and its lines found by counting: the engine shapes the text of every line three
times, and four lines ahead.

Only for text whose characters stand each for itself; all other text takes the engine's way. Not an import of
the engine: `pdf` hands its modules in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from briefgen.write.engine import kinsoku, pitch
from briefgen.write.engine.unshaped import unshaped

PLAIN = re.compile(
    r"[!-~\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u2030\u3001-\u301b\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]+"
)
"""Characters without spaces, marks that join, or a direction of their own."""
GUARD = "中"
"""Stands at both ends while text is shaped: the ends of a line are set otherwise than its middle."""
KEPT, MOST = "briefgen_measure", 256
WIDEST = 2**21
ASIDE = {
    "white_space": "normal",
    "direction": "ltr",
    "word_spacing": 0,
    "word_break": "normal",
    "font_variant_caps": "normal",
    "text_decoration_line": "none",
}
"""Styles for which lines are counted."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A text, the width of all before each character in the engine's units, and for each place the last one
    up to it where a line may end."""

    text: str
    sums: list[int]
    ends: list[int]


def install(inline: Any, line_break: Any, ffi: Any) -> Lines | None:
    """Teaches the engine's module; None if its functions are not there."""
    stock = getattr(inline, "split_first_line", None)
    if stock is None or not hasattr(line_break, "Layout") or not kinsoku.known(inline):
        return None
    lines = Lines(stock, line_break, ffi)
    inline.split_first_line = lines.split
    return lines


class Lines:
    """The lines of texts, found by counting where that can be done."""

    def __init__(self, stock: Callable[..., Any], line_break: Any, ffi: Any) -> None:
        self.stock, self.engine, self.ffi = stock, line_break, ffi
        self.kept: dict[tuple[str, str], Measure | None] = {}

    def split(
        self,
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> Any:
        """The first line of a text, as the engine gives it."""
        found = None if max_width is None else self.first(text, style, max_width)
        if found is not None:
            end, width = found
            line = text[:end]
            length = len(line.encode())
            resume = None if end == len(text) else length
            layout = unshaped(self.engine.Layout, line, spacing, max_width)
            return layout, length, resume, width, *pitch.metrics(style, self.engine.strut)
        return self.stock(
            text, style, context, max_width, spacing, is_line_start=is_line_start, minimum=minimum
        )

    def first(self, text: str, style: Any, max_width: float) -> tuple[int, float] | None:
        """Where the first line ends, and how wide it is; None where the engine has to say."""
        measure = self._measure(text, style) if 0 < max_width < WIDEST else None
        if measure is None:
            return None
        start, sums = len(measure.text) - len(text), measure.sums
        before = sums[start]
        limit = before + int(max_width * self.engine.TO_UNITS)
        end = len(measure.text)
        if sums[end] > limit:
            end = measure.ends[bisect_right(sums, limit, start) - 1]
        own = style["letter_spacing"]
        spacing = 0 if own == "normal" else own
        width = (sums[end] - before - int(spacing * self.engine.TO_UNITS)) * self.engine.FROM_UNITS + spacing
        return None if end <= start or width > max_width else (end - start, width)

    def _measure(self, text: str, style: Any) -> Measure | None:
        """The measure of the text, or of one that ends with it: lines are taken from it one by one."""
        held: Measure | None = style.get(KEPT)
        if held is not None and held.text.endswith(text):
            return held
        if not PLAIN.fullmatch(text) or any(style[key] != value for key, value in ASIDE.items()):
            return None
        place = (_manner(style, self.engine), text)
        if place not in self.kept:
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[place] = self._shaped(text, style)
        style[KEPT] = self.kept[place]
        return self.kept[place]

    def _shaped(self, text: str, style: Any) -> Measure | None:
        shown = kinsoku.stood_in(text)
        if shown != text and not kinsoku.as_wide(text, shown, style):
            return None
        layout = self.engine.Layout(style)
        layout.set_text(GUARD + shown + GUARD)
        line, _ = layout.get_first_line()
        widths: list[int] = []
        for run in runs(line, self.ffi):
            held = glyphs(run, self.ffi)
            if held is None or run.item.num_chars != run.glyphs.num_glyphs:
                return None
            widths += held[1::5]
        if len(widths) != len(shown) + 2:
            return None
        breaks = self._breaks(layout, len(shown) + 2)
        ends = accumulate((place if may else 0 for place, may in enumerate(breaks[1:-1])), max)
        return Measure(text, [0, *accumulate(widths[1:-1])], list(ends))

    def _breaks(self, layout: Any, count: int) -> list[int]:
        """For each character whether a line may end before it."""
        attributes = self.engine.pango.pango_layout_get_log_attrs_readonly(layout.layout, self.ffi.NULL)
        size = self.ffi.sizeof("PangoLogAttr")
        words = memoryview(self.ffi.buffer(attributes, (count + 1) * size)).cast("I").tolist()
        return [word & 1 for word in words[:: size // 4]]


def _manner(style: Any, engine: Any) -> str:
    """What decides how text of a style is shaped and broken."""
    own = style["letter_spacing"], style["overflow_wrap"], style["hyphens"], style["font_kerning"]
    align = style["text_align_all"]
    return f"{engine._font_style_cache_key(style, True)}{own}{align}{id(style.font_config)}"


def runs(line: Any, ffi: Any) -> Any:
    """The runs of a line that has been shaped."""
    run = line.runs
    while run != ffi.NULL:
        yield run.data
        run = run.next


def glyphs(run: Any, ffi: Any) -> list[int] | None:
    """Of every glyph of a run its number, width, offsets and marks; None where one is missing."""
    count = run.glyphs.num_glyphs
    size = ffi.sizeof("PangoGlyphInfo")
    if size != 20 or run.item.analysis.level % 2:
        return None
    held: list[int] = memoryview(ffi.buffer(run.glyphs.glyphs, count * size)).cast("i").tolist()
    return None if any(glyph >> 28 or glyph == 0x0FFFFFFF for glyph in held[::5]) else held
