"""A finished page as it was read: glyphs, strokes, pictures, and the fonts of the file.

Not what a line is for: that is `roles`. Places are in mm from the upper left corner of the paper, type sizes
in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MM = 25.4 / 72
"""Millimetres in a point."""
Colour = str
"""`black`, `red`, `white`, `#rrggbb`, or `?` where it is a pattern."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    def holds(self, other: Box, by: float = 0.01) -> bool:
        """Whether another box lies inside, with a tolerance."""
        across = self.x0 - by <= other.x0 and other.x1 <= self.x1 + by
        return across and self.y0 - by <= other.y0 and other.y1 <= self.y1 + by


def around(boxes: tuple[Box, ...]) -> Box:
    """The smallest box that holds them all."""
    lefts, tops = [b.x0 for b in boxes], [b.y0 for b in boxes]
    return Box(min(lefts), min(tops), max(b.x1 for b in boxes), max(b.y1 for b in boxes))


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character; `y` is its base line."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    face: str
    colour: Colour
    fault: Literal["", "glyph", "text"] = ""
    """No glyph was there to draw (.notdef), or nothing says which character it is."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule, level or upright, as the box that it covers."""

    box: Box
    colour: Colour

    @property
    def level(self) -> bool:
        return self.box.width >= self.box.height

    @property
    def length(self) -> float:
        return max(self.box.width, self.box.height)

    @property
    def thick(self) -> float:
        return min(self.box.width, self.box.height)

    @property
    def y(self) -> float:
        return (self.box.y0 + self.box.y1) / 2


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the file: whether its drawings are inside, and whether it says which characters they are."""

    name: str
    embedded: bool
    readable: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    strokes: tuple[Stroke, ...]
    shapes: tuple[Box, ...]
    """Drawn figures that are no straight rules."""
    pictures: tuple[Box, ...]
    turned: int = 0
    """Characters that do not stand upright."""

    @property
    def landscape(self) -> bool:
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF as it was read."""

    sheets: tuple[Sheet, ...]
    fonts: tuple[Font, ...]
