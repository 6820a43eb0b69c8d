"""How one document numbers, joins and prints: parameters, with the standard's forms as defaults.

Not type and page: that is `document/layout`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefgen.model.fields import Decimals, Flag, Whole

Mark = Literal["一、", "（一）", "1.", "（1）", "章", "条", "无"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Style parameters of a document."""

    numbering: tuple[Mark, ...] | None = None
    """The mark of each heading level; 无 leaves a level unnumbered; 条 counts through the document.
    Default: 一、（一）1.（1）, in an article 无."""
    run_in: tuple[Whole, ...] | None = None
    """Heading levels (1 to 4) that run into their first paragraph (段首句). Default: 3 and 4; in a
    survey also 1, in an article 2."""
    items: Literal["joined", "apart"] = "joined"
    """Whether 一是… items run on in one paragraph or stand apart."""
    item_mark: Literal["一是", "（一）", "（1）", "1.", "①", "第一，", "无"] = "一是"
    """The mark of list items."""
    range_mark: Literal["～", "—", "至"] = "～"
    """Between two numbers (GB/T 15834-2011 4.13)."""
    grouping: Flag = False
    """Whether numbers of five digits and more get thousands commas."""
    percent_digits: Decimals = 2
    """Decimals of a percentage that a use does not ask for."""
    trim_zeros: Flag = True
    """Whether 98.90% prints as 98.9%."""
    issue_form: Literal["〔年〕第N期", "年第N期", "第N期"] = "〔年〕第N期"
    """How a bulletin's issue number is written."""
    year_brackets: Literal["〔〕", "［］", "（）"] = "〔〕"
    """Around the year of an issue or document number (GB/T 9704-2012 7.2.5)."""
    seal: Flag = False
    """Whether the signature leaves room for a seal (GB/T 9704-2012 7.3.5.1)."""


STANDARD: tuple[Mark, ...] = ("一、", "（一）", "1.", "（1）")  # GB/T 9704-2012 7.3.3
UNNUMBERED: tuple[Mark, ...] = ("无", "无", "无", "无")
RUN_IN: dict[str, tuple[int, ...]] = {"survey": (1, 3, 4), "article": (2, 3, 4)}


def resolved(style: Style, kind: str) -> Style:
    """The style with the defaults of a kind filled in."""
    numbering = STANDARD if kind != "article" else UNNUMBERED
    return replace(
        style,
        numbering=style.numbering if style.numbering is not None else numbering,
        run_in=style.run_in if style.run_in is not None else RUN_IN.get(kind, (3, 4)),
    )


def form_of(style: Style, level: int) -> Mark:
    """The mark form of a heading level; levels beyond the style's are unnumbered."""
    marks = style.numbering or STANDARD
    return marks[level - 1] if level <= len(marks) else "无"
