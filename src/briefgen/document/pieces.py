"""What writers receive: a linear list of pieces, each with a role.

Not the order of the official elements (that is `flow`) and not their look (that is `layout`).
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.document.roles import Role as Role
from briefgen.document.tree import Chart, Column, Figure, Words


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    role: Role
    words: Words
    right_chars: float | None = None
    """Set flush right, this many characters short of the right edge."""
    hang_chars: float = 0
    """The width of the label that wrapped lines align after."""
    target: str = ""
    """The anchor this line carries, for bookmarks and the contents list."""
    goal: str = ""
    """The anchor this line leads to."""
    gap: float = 0
    """Empty lines above, on top of what the role's look asks for."""
    top_mm: float | None = None
    """Where its ink starts on the paper, if the standard says so; `gap` leads there unless that is
    above the type area."""
    spread_chars: float = 0
    """The width in characters that its words are spread to (a joint masthead, 7.2.4)."""
    beside: Words = ()
    """In a joint masthead 文件, which stands at the right of all its lines."""
    beside_lines: int = 0
    """How many lines before this one it stands beside, at half their height."""
    landscape: bool = False
    """It opens a part that stands on sheets turned on their side, up to the next new page."""
    fewer_chars: int = 0
    """How many characters fewer its lines have than others: they stand further apart (7.3.5.5)."""
    whole: bool = False
    """Its lines stand on one page."""
    keep_next: bool = False
    """Its last line stays on the page of what follows, whatever the role's look asks for."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One line with words at its left and at its right edge."""

    role: Role
    left: Words
    right: Words
    gap: float = 0
    """Empty lines above."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule (the red one of the head): `layout` says how wide, how thick and how far below
    the line before it, or how far above the paper's lower edge."""

    role: Role


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, head and notes are lines of their own roles."""

    columns: tuple[Column, ...]
    head: tuple[tuple[Words, ...], ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: Words
    notes: tuple[Words, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption."""

    figure: Figure


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart, and its figures in words, with the caption and the notes below it."""

    chart: Chart
    said: Words
    caption: Words
    notes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a page."""

    apart: bool = False
    """The page is an even one behind an empty page, and neither of them is numbered: an imprint
    (GB/T 9704-2012 7.5)."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The imprint (版记): groups of lines between rules, at the foot of the last page."""

    groups: tuple[tuple[Line | Pair, ...], ...]


Piece = Line | Pair | Ruled | Grid | Picture | Plot | NewPage | Foot
