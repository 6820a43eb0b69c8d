"""The look of every role, once, as a table: the CSS and the Word styles are both made from it.

Not the order of elements: that is `flow`. Sizes in points, indents in characters (字) of the body
size, space in lines of the body pitch. Sources: GB/T 9704-2012 by clause; *house* marks practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.document.pieces import Role

Face = Literal["fang", "kai", "hei", "song", "biaosong"]
"""仿宋, 楷体, 黑体, 宋体, 小标宋."""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297  # GB/T 9704-2012 5.2.1, A4
TOP_MM, LEFT_MM = 37, 28  # 5.2.1
TYPE_WIDTH_MM, TYPE_HEIGHT_MM = 156, 225  # 5.2.1
RIGHT_MM = PAGE_WIDTH_MM - LEFT_MM - TYPE_WIDTH_MM
BOTTOM_MM = PAGE_HEIGHT_MM - TOP_MM - TYPE_HEIGHT_MM
CHARS, LINES = 28, 22  # 5.2.3
BODY_PT = 16.0  # 5.2.2, 三号
PITCH_PT = 28.95  # 225 mm / 22 lines, rounded down to 579 twips
CHAR_PT = TYPE_WIDTH_MM / 25.4 * 72 / CHARS  # 15.793
RED = "#FF0000"
BLACK = "#000000"


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


LAYOUT: dict[Role, Look] = {
    Role.COPY_NUMBER: Look(),  # 7.2.1
    Role.SECRECY: Look(face="hei"),  # 7.2.2
    Role.URGENCY: Look(face="hei"),  # 7.2.3
    Role.NOTICE: Look(face="hei"),  # house
    Role.MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True),  # 7.2.4
    Role.LETTER_MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True),  # 10.1
    Role.ORDER_MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True),  # 10.2
    Role.MINUTES_MARK: Look("biaosong", 46, 60, "center", color=RED, keep_next=True),  # 10.3
    Role.SERIES: Look("biaosong", 48, 66, "center", color=RED, keep_next=True),  # house
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
    Role.NOTE: Look("kai", align="justify", first_chars=2),  # house
    Role.CONTENTS_TITLE: Look("hei", align="center", before_lines=1, keep_next=True),  # house
    Role.CONTENTS_ENTRY: Look(align="left", left_chars=2, right_chars=2),  # house
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
    Role.IMPRINT: Look(size_pt=14, line_pt=25, align="justify", left_chars=1, right_chars=1),  # 7.4.2
    Role.IMPRINT_PAIR: Look(size_pt=14, line_pt=25, left_chars=1, right_chars=1),  # 7.4.3
    Role.PAGE_NUMBER: Look("song", 14, 14),  # 7.5
}


@dataclass(frozen=True, slots=True)
class Rule:
    """How a rule is drawn: its strokes from top to bottom, as wide as the type area or wider."""

    strokes_pt: tuple[float, ...]
    width_mm: float = TYPE_WIDTH_MM
    before_mm: float = 0
    """From the ink of the line above."""
    after_mm: float = 0
    bottom_mm: float | None = None
    """From the paper's lower edge, for a rule that stands there on the first page."""


STROKE_GAP_PT = 1.2  # house, between the strokes of a double rule

RULES: dict[Role, Rule] = {
    Role.HEAD_RULE: Rule((1.2,), before_mm=4),  # 7.2.7; the thickness is practice
    Role.LETTER_RULE: Rule((2.25, 0.75), 170, before_mm=4, after_mm=4.9),  # 10.1; 7/8 of 三号 below
    Role.LETTER_FOOT_RULE: Rule((0.75, 2.25), 170, bottom_mm=20),  # 10.1
}

IMPRINT_OUTER_MM, IMPRINT_INNER_MM = 0.35, 0.25  # 7.4.1
PAGE_NUMBER_BELOW_MM = 7  # 7.5, from the type area to the dash

MARK_TOP_MM: dict[Role, float] = {
    Role.MARK: TOP_MM + 35,  # 7.2.4
    Role.LETTER_MARK: 30,  # 10.1
    Role.ORDER_MARK: TOP_MM + 20,  # 10.2
    Role.MINUTES_MARK: TOP_MM + 35,  # 10.3
    Role.SERIES: TOP_MM + 12,  # house
}
"""Where the first line of a masthead starts, from the paper's upper edge."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of a masthead line, the space between its characters, and how wide they are drawn."""

    size_pt: float
    spacing_pt: float
    scale: float = 1


FULL, SPREAD = 0.98, 0.62  # house: shares of the measure that a masthead may take, and tries to


def fitted(look: Look, chars: float) -> Fit:
    """A masthead of so many characters: a long one gets smaller, a short one is spread."""
    measure = CHAR_PT * CHARS
    size = min(look.size_pt, measure * FULL / max(chars, 1))
    room = measure * SPREAD - size * chars
    spacing = min(room / (chars - 1), size / 2) if chars > 1 and room > 0 else 0
    return Fit(round(size, 2), round(spacing, 2))


NARROWEST = 0.6  # house: how far offices condense the characters of a long masthead


def condensed(look: Look, chars: float) -> Fit:
    """A masthead of so many characters: a long one is drawn narrower first, then smaller."""
    measure = CHAR_PT * CHARS
    size = min(look.size_pt, measure * FULL / (max(chars, 1) * NARROWEST))
    scale = min(measure * FULL / (size * max(chars, 1)), 1)
    if scale == 1:
        return fitted(look, chars)
    return Fit(round(size, 2), 0, round(scale, 4))


Group = Literal[
    "above", "mark", "number", "head", "contents", "title", "note", "text", "list", "sign", "other"
]

GROUPS: dict[Role, Group] = {
    Role.COPY_NUMBER: "above",
    Role.SECRECY: "above",
    Role.URGENCY: "above",
    Role.NOTICE: "above",
    Role.MARK: "mark",
    Role.LETTER_MARK: "mark",
    Role.ORDER_MARK: "mark",
    Role.MINUTES_MARK: "mark",
    Role.NUMBER: "number",
    Role.NUMBER_SIGNER: "number",
    Role.LETTER_NUMBER: "head",
    Role.HEAD_RULE: "head",
    Role.CONTENTS_TITLE: "contents",
    Role.CONTENTS_ENTRY: "contents",
    Role.TITLE: "title",
    Role.ARTICLE_TITLE: "title",
    Role.SUBTITLE: "title",
    Role.BYLINE: "title",
    Role.TITLE_NUMBER: "title",
    Role.NOTE: "note",
    Role.RECIPIENT: "text",
    Role.BODY: "text",
    Role.HEADING_1: "text",
    Role.HEADING_2: "text",
    Role.HEADING_3: "text",
    Role.HEADING_4: "text",
    Role.CLOSING: "text",
    Role.ATTACHMENT_LIST: "list",
    Role.SIGN_ORGAN: "sign",
    Role.SIGN_DATE: "sign",
}

GAPS: dict[tuple[Group, Group], float] = {
    ("mark", "number"): 2,  # 7.2.5 and 10.2, two empty lines below the mark
    ("number", "text"): 2,  # 10.2, an order has no title
    ("number", "title"): 2,  # 10.2
    ("head", "title"): 2,  # 7.3.1, two empty lines below the red rule
    ("head", "text"): 2,  # house, a text without a title
    ("contents", "title"): 2,  # house
    ("text", "title"): 2,  # house, between the articles of an issue
    ("other", "title"): 2,
    ("title", "text"): 1,  # 7.3.2
    ("title", "note"): 1,
    ("note", "text"): 1,
    ("text", "list"): 1,  # 7.3.4
    ("other", "list"): 1,
    ("text", "sign"): 1,  # 7.3.5.2
    ("list", "sign"): 1,
    ("other", "sign"): 1,
}
"""Empty lines where one group of elements follows another."""
