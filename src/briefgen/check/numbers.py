"""Numbers in the finished document that no record stands behind.

Not the arithmetic of bound ones. Chinese numerals are left to the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.texts import lines
from briefgen.document.tree import Document, Text, Value
from briefgen.rules import numbers

COUNTED = (
    "户|人次|人|名|个|套|所|处|座|家|项|件|条|种|类|级|次|场|期|篇|份|元|美元|亩|公顷|平方米|平方公里|"
    "立方米|公里|千米|米|吨|千克|公斤|千瓦时|千瓦|辆|台|头|只|株|棵|村|乡镇|年|月|日|天|周|小时|分钟|岁|"
    "倍|成|百分点|%|％|‰"
)
_TYPED = re.compile(
    rf"\d[\d,.]*[余多]?(?:万亿|亿|万|千|百)?[余多]?(?:{COUNTED})"
    r"|\d[\d,.]*(?=▯)|(?<=▯)[,.]?\d[\d,.]*"  # digits that lengthen those of a value
)

_NAMES = re.compile("“[^”]*”|《[^》]*》")


def unbound_number(document: Document, home: Span) -> Iterator[Diagnostic]:
    """BG201: digits with a unit, or beside a value's, in typed text. Quoted words and titles of
    documents are names."""
    for line in lines(document):
        typed = "".join(part.text if isinstance(part, Text) else _hidden(part.text) for part in line)
        for match in _TYPED.finditer(_NAMES.sub(lambda name: "＿" * len(name[0]), typed)):
            yield numbers.UNBOUND_NUMBER.at(_place(line, match.start()) or home, text=match[0])


def _hidden(value: str) -> str:
    return "".join("▯" if char.isdigit() else "＿" for char in value)


def _place(line: tuple[Text | Value, ...], at: int) -> Span | None:
    """Where the character at an offset of a line was typed."""
    for part in line:
        if at < len(part.text):
            return replace(part.span, column=part.span.column + at) if part.span is not None else None
        at -= len(part.text)
    return None
