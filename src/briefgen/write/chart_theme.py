"""How charts look: their size, the size of their words, and colours that print in grey.

Not what is drawn: that is `chart_spec`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.layout import MM_PT, Layout
from briefgen.document.roles import Role

FAMILY = "Briefgen Chart"
"""The name under which the pinned font of charts is known to the engine that draws them."""
INK, FAINT, HAIR, BLACK = "#222222", "#595959", "#c8c8c8", "#000000"
"""Words, words of a gap, and rules."""
EDGE = "#333333"
"""The outline of bars: it holds light ones apart from the paper."""
FILLS = ("#14304d", "#1f5685", "#b3541e", "#5f9bc4", "#eeb05f", "#e4eef5")
"""From dark to light, so that they differ without their hues, too."""
CHOSEN: tuple[tuple[int, ...], ...] = (
    (),
    (1,),
    (1, 4),
    (0, 2, 4),
    (0, 2, 4, 5),
    (0, 2, 3, 4, 5),
    (0, 1, 2, 3, 4, 5),
)
"""Which of them so many series take."""
STROKES = ("#14304d", "#b3541e", "#2b6ca3", "#595959")
DASHES: tuple[tuple[int, ...], ...] = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3))
SHAPES = ("circle", "square", "triangle-up", "diamond")
"""Lines are told apart by dashes and marks, not by colour alone."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The size of a chart. In points on paper, in pixels on a screen."""

    width: float
    height: float
    """Of a chart whose bars stand; one whose bars lie grows with their number."""
    text: float
    """The size of its words."""
    family: str
    """The font families that its words ask for."""
    pitch: float = 0
    """Its height, with what stands below it, is a whole number of these; 0 for any height."""
    below: float = 0
    """The height of what stands around the drawing, which the caption and the notes take."""


SITE = Theme(720, 340, 14, '"Briefgen Hei", sans-serif')
SITE_NARROW = Theme(340, 300, 13, '"Briefgen Hei", sans-serif')
SITE_SMALL = Theme(240, 270, 13, '"Briefgen Hei", sans-serif')
"""For a narrow screen and large text: stretched to its width, the words grow with the text around them."""
SCREEN = Theme(590, 310, 14, "sans-serif")
SCREEN_NARROW = Theme(330, 290, 13, "sans-serif")
SCREEN_SMALL = Theme(228, 270, 13, "sans-serif")
LINES = 10
"""The lines of text that a chart with standing bars takes the room of, with its caption."""


def paper(layout: Layout, notes: int, captioned: bool) -> Theme:
    """The theme of a page: as wide as its text, and as high as whole lines of it."""
    look, note = layout.look(Role.CAPTION), layout.look(Role.TABLE_NOTE)
    caption = (look.line_pt + (look.before_lines + look.after_lines) * layout.pitch_pt) * captioned
    below = layout.pitch_pt + caption + note.line_pt * notes
    width = round(layout.type_width_mm * MM_PT, 2)
    text = layout.look(Role.CHART).size_pt
    return Theme(width, LINES * layout.pitch_pt - below, text, "sans-serif", layout.pitch_pt, below)


def fills(count: int) -> tuple[str, ...]:
    """The colours of so many series of bars, from the darkest on."""
    return tuple(FILLS[index] for index in CHOSEN[count])


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_on(colour: str) -> str:
    """The colour of words on a fill: the one that stands out more."""
    light, dark = 1.05 / (luminance(colour) + 0.05), (luminance(colour) + 0.05) / (luminance(BLACK) + 0.05)
    return "#ffffff" if light > dark else BLACK
