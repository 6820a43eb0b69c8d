"""A text of the engine's that is shaped when it is drawn, and not before.

Not an import of the engine: its class is handed in.
"""

from __future__ import annotations

from typing import Any


def unshaped(kind: Any, text: str, spacing: float, max_width: float | None) -> Any:
    """The text as the engine keeps one shaped and put aside, without lines under it or through it."""
    layout = kind.__new__(kind)
    layout.text, layout.justification_spacing, layout.max_width = text, spacing, max_width
    layout.first_line_direction = 0
    layout.ascent = layout.underline_position = layout.strikethrough_position = None
    return layout
