"""What writers receive: a linear list of pieces, each with a role.

Not the order of the official elements (that is `flow`) and not their look (that is `layout`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.document.tree import Column, Figure, Words


class Role(StrEnum):
    """The part an official element plays; `layout` gives each its face, size and place."""

    COPY_NUMBER = "copy-number"
    SECRECY = "secrecy"
    URGENCY = "urgency"
    NOTICE = "notice"
    MARK = "mark"
    SERIES = "series"
    SUB_SERIES = "sub-series"
    NUMBER = "number"
    NUMBER_SIGNER = "number-signer"
    SIGNER = "signer"
    ISSUER_DATE = "issuer-date"
    HEAD_RULE = "head-rule"
    LETTER_MARK = "letter-mark"
    ORDER_MARK = "order-mark"
    MINUTES_MARK = "minutes-mark"
    LETTER_RULE = "letter-rule"
    LETTER_NUMBER = "letter-number"
    LETTER_FOOT_RULE = "letter-foot-rule"
    TITLE = "title"
    ARTICLE_TITLE = "article-title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    TITLE_NUMBER = "title-number"
    RECIPIENT = "recipient"
    NOTE = "note"
    CONTENTS_TITLE = "contents-title"
    CONTENTS_ENTRY = "contents-entry"
    CHAPTER = "chapter"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    BODY = "body"
    CLOSING = "closing"
    ATTACHMENT_LIST = "attachment-list"
    SIGN_ORGAN = "sign-organ"
    SIGN_DATE = "sign-date"
    REMARK = "remark"
    ATTACHMENT_LABEL = "attachment-label"
    ATTACHMENT_TITLE = "attachment-title"
    CAPTION = "caption"
    TABLE_HEAD = "table-head"
    TABLE_CELL = "table-cell"
    TABLE_NOTE = "table-note"
    IMPRINT = "imprint"
    IMPRINT_PAIR = "imprint-pair"
    PAGE_NUMBER = "page-number"


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
    """A rule (the red one of the head): `layout.RULES` says how wide, how thick and how far below
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
class NewPage:
    """What follows starts a page."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The imprint (版记): groups of lines between rules, at the foot of the last page."""

    groups: tuple[tuple[Line | Pair, ...], ...]


Piece = Line | Pair | Ruled | Grid | Picture | NewPage | Foot
