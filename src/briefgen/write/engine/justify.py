"""Even right edges for Chinese: spreads what a line lacks over its characters.

Not line breaking, and not an import of the engine: `pdf` hands its modules in. WeasyPrint 70 widens
nothing but spaces, of which Chinese has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import copysign
from typing import Any

from briefgen.write.engine.unshaped import unshaped

WIDEST_EM = 0.5
"""A line that would need wider gaps than this (one cut short by a very long word) stays as it is."""
UNIT_EM, AIM = 0.001, 0.3
"""The engine writes gaps in thousandths of the size and cuts the rest off. So gaps are whole ones, with
a little more that it may cut."""


def install(inline: Any, line_break: Any) -> None:
    """Teaches the engine's modules to justify; does nothing if their functions are not there."""
    layout: Any = getattr(line_break, "Layout", None)
    known = hasattr(inline, "justify_line") and hasattr(layout, "set_text")
    if not known or getattr(layout, "spreads_characters", False):
        return
    stock = layout.set_text

    def set_text(self: Any, text: str, justify: bool = False) -> None:
        spacing = self.justification_spacing
        if not justify or not spacing:
            stock(self, text, justify)
            return
        style = self.style
        self.style, self.justification_spacing = _Spread(style, spacing), 0
        try:
            stock(self, text, justify)
        finally:
            self.style, self.justification_spacing = style, spacing

    def put_aside(box: Any, spacing: float) -> Any:
        if box.style["text_decoration_line"] == "none":
            return unshaped(layout, box.text, spacing, None)
        made = line_break.create_layout(box.text, box.style, None, None, spacing)
        made.deactivate()
        return made

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        texts = _texts(line)
        gaps = sum(len(box.text) for box in texts) - 1
        lacking = extra_width + _own(line.style)  # nothing stands behind the last character
        if gaps > 0 and lacking / gaps <= WIDEST_EM * line.style["font_size"]:
            widening = _widening(line.style, lacking / gaps)
            _spread(line, widening, 0, put_aside)

    layout.set_text = set_text
    layout.spreads_characters = True
    inline.justify_line = justify_line


@dataclass(frozen=True, slots=True)
class _Widening:
    """What a gap gains on the page, and what the engine is told so that it does."""

    gained: float
    told: float


def _widening(style: Any, gap: float) -> _Widening:
    unit = style["font_size"] * UNIT_EM
    own = _own(style)
    units = round((own + gap) / unit)
    return _Widening(units * unit - own, (units + copysign(AIM, units)) * unit - own)


def _own(style: Any) -> float:
    """The letter spacing that a style asks for."""
    spacing: float | str = style["letter_spacing"]
    return 0 if isinstance(spacing, str) else spacing


class _Spread:
    """A style with wider letter spacing."""

    def __init__(self, style: Any, spacing: float) -> None:
        self.style, self.spacing = style, spacing

    def __getitem__(self, key: str) -> Any:
        value = self.style[key]
        if key == "letter_spacing":
            return (0 if value == "normal" else value) + self.spacing
        return value


def _texts(box: Any) -> list[Any]:
    if hasattr(box, "text"):
        return [box]
    if not _is_inline(box):
        return []
    return [text for child in box.children for text in _texts(child)]


def _is_inline(box: Any) -> bool:
    return hasattr(box, "children") and type(box).__name__ in ("LineBox", "InlineBox")


def _spread(box: Any, widening: _Widening, advance: float, put_aside: Callable[[Any, float], Any]) -> float:
    """Moves a box by what the characters before it have gained; gives what those after it gain."""
    if hasattr(box, "text"):
        box.position_x += advance
        gain = widening.gained * len(box.text)
        box.justification_spacing = widening.told
        box.pango_layout = put_aside(box, widening.told)
        box.width += gain
        return advance + gain
    if not _is_inline(box):
        box.translate(advance, 0)
        return advance
    box.position_x += advance
    before = advance
    for child in box.children:
        if child.is_in_normal_flow():
            advance = _spread(child, widening, advance, put_aside)
    box.width += advance - before
    return advance
