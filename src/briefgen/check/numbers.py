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
    "户次|户|人次|人|名|位|个|套|所|处|座|家|项|件|条|种|类|级|次|场|期|篇|份|批|支|组|对|门|例|宗|笔|"
    "元|美元|角|亩|公顷|平方米|平方公里|平方千米|立方米|公里|千米|厘米|毫米|米|吨|千克|公斤|毫克|克|毫升|升|"
    "千瓦时|千瓦|度|摄氏度|辆|台|头|只|株|棵|间|栋|幢|张|本|册|部(?!门)|口|餐|桌|床|村|乡镇|年|月|日|天|周|小时|分钟|岁|"
    "倍|成|百分点|%|％|‰|㎡|㎥|㎞|㎏|℃|°C|(?:kg|km|cm|mm|KB|MB|GB|TB|kW|mg|ml|m²|m³|g|m|t)(?![A-Za-z0-9])"
)
_SPLIT = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_GAP = f"(?:[{_SPLIT}]*[ \u00a0\u2000-\u200a\u202f]?[{_SPLIT}]*)"
_DIGITS = r"(?<!\d)(?<!附件)\d(?:[\d,.]*\d)?"
_WORDS = (
    "名[单称]|项目|条[例款]|组[织成]|对[于照应口]|位于|本[次着]|级别|类[别似]|支[持付]|克服|"
    "人[员民]|度过|日常"
)
"""Words that begin like a unit, after a number and a space."""
_TYPED = re.compile(
    rf"{_DIGITS}(?! (?:{_WORDS}))"
    rf"(?:{_GAP}[+＋余多来几])?{_GAP}(?:万亿|亿|万|千|百)?[余多]?{_GAP}(?:{COUNTED})"
    r"|(?<![\d/▯])\d{1,4}/\d{1,4}(?![\d/▯])"
    r"|\d[\d,.]*(?=▯)|(?<=▯)[,.]?\d[\d,.]*"  # digits that lengthen those of a value
)

LONGEST_NAME, LONGEST_TITLE = 12, 40
"""Characters of a quoted name and of a document's title; a longer text is a sentence."""
_NAMES = re.compile(rf"“[^”，。；,;]{{1,{LONGEST_NAME}}}”|《[^》，。；,;]{{1,{LONGEST_TITLE}}}》")


def unbound_number(document: Document, home: Span) -> Iterator[Diagnostic]:
    """BG201: digits with a unit, or beside a value's, in typed text. Short quoted words and titles
    of documents are names."""
    for line in lines(document):
        typed = "".join(part.text if isinstance(part, Text) else _hidden(part.text) for part in line)
        for match in _TYPED.finditer(_NAMES.sub(_masked, typed)):
            yield numbers.UNBOUND_NUMBER.at(_place(line, match.start()) or home, text=match[0])


def _masked(name: re.Match[str]) -> str:
    """A name without its digits; what is nothing but a number is none."""
    return name[0] if _TYPED.fullmatch(name[0][1:-1]) else "＿" * len(name[0])


def _hidden(value: str) -> str:
    return "".join("▯" if char.isdigit() else "＿" for char in value)


def _place(line: tuple[Text | Value, ...], at: int) -> Span | None:
    """Where the character at an offset of a line was typed."""
    for part in line:
        if at < len(part.text):
            return replace(part.span, column=part.span.column + at) if part.span is not None else None
        at -= len(part.text)
    return None
