"""The look of every role and the geometry of the page, as one value: styles of CSS and Word come from it.

Not the order of elements: that is `flow`. Sizes in points, indents in characters (字) of the body
size, space in lines of the body pitch. Sources: GB/T 9704-2012 by clause; *house* marks practice.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefgen.document.roles import Role

Face = Literal["fang", "kai", "hei", "song", "biaosong"]
"""仿宋, 楷体, 黑体, 宋体, 小标宋."""
Side = Literal["outer", "center", "right"]
"""Where page numbers stand: outer is right on odd pages and left on even ones."""

MM_PT = 72 / 25.4
BODY_PT = 16.0  # GB/T 9704-2012 5.2.2, 三号
PITCH_PT = 28.95  # 225 mm / 22 lines, rounded down to 579 twips
RED = "#FF0000"
BLACK = "#000000"
SQUEEZED = 0.985  # of its width: 28 characters of 16 pt stand in 156 mm, 5.2.3


@dataclass(frozen=True, slots=True)
class Look:
    """How one role is set."""

    face: Face = "fang"
    size_pt: float = BODY_PT
    line_pt: float = PITCH_PT
    align: Literal["justify", "left", "center", "right"] = "left"
    first_chars: float = 0
    left_chars: float = 0
    right_chars: float = 0
    before_lines: float = 0
    after_lines: float = 0
    color: str = BLACK
    keep_next: bool = False
    outline: int | None = None
    """Level in Word's navigation and in PDF bookmarks, from 1."""
    top_mm: float | None = None
    """Where the ink of a masthead starts, from the paper's upper edge; only mastheads have it."""
    width_mm: float | None = None
    """How wide the words of a masthead are spread or condensed; None for as wide as they are."""
    gap_lines: float | None = None
    """Empty lines above the first line of this role, in place of those that the standard asks for."""


LOOKS: Mapping[Role, Look] = {
    Role.COPY_NUMBER: Look(),  # 7.2.1
    Role.SECRECY: Look(face="hei"),  # 7.2.2
    Role.URGENCY: Look(face="hei"),  # 7.2.3
    Role.NOTICE: Look(face="hei"),  # house
    Role.MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True, top_mm=72),  # 7.2.4
    Role.LETTER_MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True, top_mm=30),  # 10.1
    Role.ORDER_MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True, top_mm=57),  # 10.2
    Role.MINUTES_MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True, top_mm=72),  # 10.3
    Role.SERIES: Look("biaosong", 48, 66, "center", color=RED, keep_next=True, top_mm=49),  # house
    Role.SUB_SERIES: Look("kai", 18, align="center", keep_next=True),  # house
    Role.NUMBER: Look(align="center", keep_next=True),  # 7.2.5
    Role.NUMBER_SIGNER: Look(left_chars=1, right_chars=1, keep_next=True),  # 7.2.6
    Role.SIGNER: Look(face="kai"),  # 7.2.6, the name
    Role.ISSUER_DATE: Look(left_chars=1, right_chars=1, keep_next=True),  # house
    Role.HEAD_RULE: Look(color=RED, keep_next=True),  # 7.2.7
    Role.LETTER_RULE: Look(color=RED, keep_next=True),  # 10.1
    Role.LETTER_NUMBER: Look(keep_next=True),  # 10.1
    Role.LETTER_FOOT_RULE: Look(color=RED),  # 10.1
    Role.TITLE: Look("biaosong", 22, 34, "center", keep_next=True, outline=1),  # 7.3.1
    Role.ARTICLE_TITLE: Look("biaosong", 22, 34, "center", keep_next=True, outline=1),
    Role.SUBTITLE: Look("kai", align="center", keep_next=True),  # house
    Role.BYLINE: Look("kai", align="center", keep_next=True),  # house
    Role.TITLE_NUMBER: Look(align="center", keep_next=True),  # house
    Role.RECIPIENT: Look(align="justify"),  # 7.3.2
    Role.NOTE: Look("kai", 15, align="justify", first_chars=2, left_chars=2, right_chars=2),  # house
    Role.CONTENTS_TITLE: Look("hei", align="center", before_lines=1, keep_next=True),  # house
    Role.CONTENTS_1: Look(size_pt=14),  # house
    Role.CONTENTS_2: Look(size_pt=14, left_chars=2),  # house
    Role.CONTENTS_3: Look(size_pt=14, left_chars=4),  # house
    Role.CHAPTER: Look(
        "biaosong", align="center", before_lines=1, after_lines=1, keep_next=True, outline=2
    ),  # house
    Role.HEADING_1: Look("hei", align="justify", first_chars=2, keep_next=True, outline=2),  # 7.3.3
    Role.HEADING_2: Look("kai", align="justify", first_chars=2, keep_next=True, outline=3),  # 7.3.3
    Role.HEADING_3: Look(align="justify", first_chars=2, keep_next=True, outline=4),  # 7.3.3
    Role.HEADING_4: Look(align="justify", first_chars=2, keep_next=True, outline=5),  # 7.3.3
    Role.BODY: Look(align="justify", first_chars=2),  # 7.3.3
    Role.CLOSING: Look("kai", align="right", right_chars=1),  # house
    Role.ATTACHMENT_LIST: Look(align="justify", left_chars=2),  # 7.3.4, one line before
    Role.SIGN_ORGAN: Look(align="right", keep_next=True),  # 7.3.5
    Role.SIGN_DATE: Look(align="right"),  # 7.3.5
    Role.REMARK: Look(align="justify", first_chars=2),  # 7.3.6
    Role.ATTACHMENT_LABEL: Look("hei", keep_next=True),  # 7.3.7
    Role.ATTACHMENT_TITLE: Look(
        "biaosong", 22, 34, "center", before_lines=1, after_lines=1, keep_next=True, outline=1
    ),  # 7.3.7; the size is practice
    Role.CAPTION: Look("hei", 14, 24, "center", before_lines=0.5, keep_next=True),  # house
    Role.TABLE_HEAD: Look("hei", 12, 18, "center", keep_next=True),  # house
    Role.TABLE_CELL: Look(size_pt=12, line_pt=18),  # house
    Role.TABLE_NOTE: Look("kai", 12, 18, "justify"),  # house
    Role.CHART: Look("hei", 10.5, 14),  # house: the words inside a chart
    Role.IMPRINT: Look(size_pt=14, line_pt=25, align="justify", left_chars=1, right_chars=1),  # 7.4.2
    Role.IMPRINT_PAIR: Look(size_pt=14, line_pt=25, left_chars=1, right_chars=1),  # 7.4.3
    Role.PAGE_NUMBER: Look("song", 14, 14),  # 7.5
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How a rule is drawn: its strokes from top to bottom, as wide as the type area or wider."""

    strokes_pt: tuple[float, ...]
    width_mm: float = 156
    before_mm: float = 0
    """From the ink of the line above."""
    after_mm: float = 0
    bottom_mm: float | None = None
    """From the paper's lower edge, for a rule that stands there on the first page."""


STROKE_GAP_PT = 1.2  # house, between the strokes of a double rule

RULES: Mapping[Role, Rule] = {
    Role.HEAD_RULE: Rule((1.2,), before_mm=4),  # 7.2.7; the thickness is practice
    Role.LETTER_RULE: Rule((2.25, 0.75), 170, before_mm=4, after_mm=4.9),  # 10.1; 7/8 of 三号 below
    Role.LETTER_FOOT_RULE: Rule((0.75, 2.25), 170, bottom_mm=20),  # 10.1
}


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number at the foot of a page (GB/T 9704-2012 7.5)."""

    side: Side = "outer"
    form: str = "— {} —"
    below_mm: float = 7
    """From the type area to the ink of its dashes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page and the looks on it; without arguments that of GB/T 9704-2012. Equal values are the same
    layout, wherever they come from: writers keep what they made for one."""

    name: str = ""
    """The house it belongs to; the standard has no name."""
    page_width_mm: float = 210  # 5.2.1, A4
    page_height_mm: float = 297
    top_mm: float = 37  # 5.2.1
    left_mm: float = 28
    type_width_mm: float = 156
    type_height_mm: float = 225
    body_pt: float = BODY_PT
    pitch_pt: float = PITCH_PT
    red: str = RED
    imprint_outer_mm: float = 0.35  # 7.4.1
    imprint_inner_mm: float = 0.25
    imprint_even_page: bool = False
    """Whether the imprint stands on an even page, as two-sided printing has it (practice)."""
    page_number: PageNumber = PageNumber()
    looks: Mapping[Role, Look] = field(default_factory=lambda: LOOKS, hash=False, repr=False)
    rules: Mapping[Role, Rule] = field(default_factory=lambda: RULES, hash=False, repr=False)

    @property
    def right_mm(self) -> float:
        """The margin at the right."""
        return self.page_width_mm - self.left_mm - self.type_width_mm

    @property
    def bottom_mm(self) -> float:
        """The margin at the foot."""
        return self.page_height_mm - self.top_mm - self.type_height_mm

    @property
    def type_width_pt(self) -> float:
        """The measure."""
        return self.type_width_mm / 25.4 * 72

    @property
    def chars(self) -> int:
        """Characters of the body size in a line (5.2.3: 28)."""
        return math.floor(self.type_width_pt / (self.body_pt * SQUEEZED))

    @property
    def lines(self) -> int:
        """Lines of the body pitch on a page (5.2.3: 22)."""
        return math.floor(self.type_height_mm * MM_PT / self.pitch_pt)

    @property
    def char_pt(self) -> float:
        """The width of one character (字): 15.793 pt."""
        return self.type_width_mm / 25.4 * 72 / self.chars

    @property
    def line_mm(self) -> float:
        """The height of one line."""
        return self.pitch_pt / 72 * 25.4

    @property
    def normal(self) -> Look:
        """How a line without a role of its own is set."""
        return Look(size_pt=self.body_pt, line_pt=self.pitch_pt)

    def look(self, role: Role) -> Look:
        """How a role is set."""
        return self.looks[role]

    def rule(self, role: Role) -> Rule:
        """How a rule is drawn; KeyError for a role that is none."""
        return self.rules[role]

    def mark_top_mm(self, role: Role) -> float | None:
        """Where the ink of a masthead starts, from the paper's upper edge; None for other roles."""
        return self.looks[role].top_mm

    def char_of(self, look: Look) -> float:
        """The width of one character in a line of a look: the grid's, or its own size where smaller."""
        return self.char_pt if look.size_pt >= self.body_pt else look.size_pt


STANDARD = Layout()
"""GB/T 9704-2012."""
