"""Lines that keep their pitch whatever is printed in them: a glyph of another face, digits, a bold word.

Not the pitch itself: that is the layout's. Not an import of the engine: `pdf` hands its modules in. The
engine measures each run of text by the tallest of its faces; here all text of a style has the height and
the base line of the style's own face.
"""

from __future__ import annotations

from typing import Any

KEPT = "briefgen_metrics"


def install(inline: Any) -> None:
    """Teaches the engine's module; does nothing if its functions are not there."""
    split, strut = getattr(inline, "split_first_line", None), getattr(inline, "strut", None)
    if split is None or strut is None:
        return

    def split_evenly(text: str, style: Any, *rest: Any, **more: Any) -> Any:
        return *split(text, style, *rest, **more)[:4], *metrics(style, strut)

    inline.split_first_line = split_evenly


def metrics(style: Any, strut: Any) -> tuple[float, float]:
    """Height and base line of a text of this style, as high as its em."""
    kept: tuple[float, float] | None = style.get(KEPT)
    if kept is None:
        kept = style[KEPT] = _metrics(style, strut)
    return kept


def _metrics(style: Any, strut: Any) -> tuple[float, float]:
    line_height, baseline = strut(style)
    size: float = style["font_size"]
    return size, baseline - (line_height - size) / 2
