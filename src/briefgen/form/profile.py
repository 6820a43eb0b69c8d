"""What a page is measured against: a layout and the kind of paper.

Not the figures of the standard: those are `document.layout`; not the reading of a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from briefgen.document.layout import STANDARD, Layout
from briefgen.document.tree import Format

Kind = Literal["official", "letter", "order", "minutes", "bulletin", "plain"]
"""通用格式, 信函 (10.1), 命令 (10.2), 纪要 (10.3), 简报, and a page of text without a masthead."""
KINDS: tuple[Kind, ...] = get_args(Kind)
NAMES: dict[Kind, tuple[str, str]] = {
    "official": ("公文（通用格式）", "official document"),
    "letter": ("信函格式", "letter"),
    "order": ("命令（令）格式", "order"),
    "minutes": ("纪要格式", "minutes"),
    "bulletin": ("简报", "bulletin"),
    "plain": ("没有版头的文件", "text without a masthead"),
}
KIND_OF: dict[Format, Kind] = {
    "common": "official",
    "letter": "letter",
    "order": "order",
    "minutes": "minutes",
    "bulletin": "bulletin",
    "plain": "plain",
}
"""The kind of paper that a briefing's `format` makes."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is expected of a file; `kind` None leaves it to the page (`kinds.guessed`)."""

    layout: Layout = STANDARD
    kind: Kind | None = None
