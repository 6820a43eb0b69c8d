"""手机号: mobile numbers of the mainland, with or without +86.

Not landlines and hotlines: those are an office's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.publish.gate.detectors.digits import Run
from briefgen.publish.gate.detectors.hits import Hit, covered
from briefgen.publish.gate.pieces import Kind
from briefgen.rules import gate as rules

_MOBILE = re.compile(r"1(?:[38][0-9]|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|9[0-35-9])[0-9]{8}")
_COUNTRY = re.compile(r"(?:00)?86|0")
_SHAPES = frozenset(
    (
        (11,),
        (3, 4, 4),
        (3, 8),
        (7, 4),
        (4, 3, 4),
        (4, 4, 3),
        (3, 3, 5),
        (3, 2, 2, 4),
        (3, 2, 3, 3),
        (3, 2, 2, 2, 2),
        (5, 6),
        (1,) * 11,
    )
)
_AMOUNT = re.compile(
    r"[ \u3000]?(?:元|万元|亿元|美元|户|人|吨|千瓦|千克|公斤|公里|平方|立方|亩|公顷|米"
    r"|[%％‰]|次|件|字节|个|条|kWh|㎡|B\b)"
)
_MONEY = re.compile(r"[¥￥$€][ \u3000]?$|人民币[ \u3000]?$|(?<![0-9])0\.$|[0-9],$")
_WORD = re.compile(r"(?i)(?:tel|phone|mobile|mob|fax|call|sms|wechat|weixin|wx)[_:=]?$")


def mobile_numbers(text: str, run: Run, kind: Kind) -> Iterator[Hit]:
    """BG611."""
    country = _COUNTRY.match(run.digits) if len(run.digits) > 11 else None
    number = run.digits[country.end() :] if country else run.digits
    if not _MOBILE.fullmatch(number) or not _grouped(run, country.end() if country else 0):
        return
    if not _joined(text, run, kind) and not _AMOUNT.match(text, run.end):
        start = max(run.start - 3, 0)
        if not _MONEY.search(text[start : run.start]):
            yield Hit(rules.MOBILE_NUMBER, run.start, number, covered(number))


def _grouped(run: Run, country: int) -> bool:
    """Whether the digits are parted as people part them, or by the end of a line."""
    if run.over_a_line:
        return not country
    if len(run.joints) == 1 and "\n" in run.joints[0]:
        return False
    if run.stacked and run.shape != (1,) * 11:
        return False
    if country and run.joints and run.digits[0] == "0" and run.joints[0].strip() == ".":
        return False  # 0.13…: a fraction
    if country and run.shape[0] == country:
        return run.shape[1:] in _SHAPES
    if country and run.shape[0] > country:
        return (run.shape[0] - country, *run.shape[1:]) in _SHAPES
    return run.shape in _SHAPES and run.alike


def _joined(text: str, run: Run, kind: Kind) -> bool:
    """Whether it is part of something longer: a word, a series parted alike, a fraction."""
    if not run.whole and any(joint and joint.strip(" \n\u3000") for joint in (run.before, run.after)):
        return True
    if run.after.startswith(".") or (
        run.before == "." and not (kind == "prose" and _is_item(text, run.start - 1))
    ):
        return True
    return kind != "raw" and (_in_word(text, run.start, -1) or _in_word(text, run.end, 1))


def _in_word(text: str, at: int, step: int) -> bool:
    char = text[at - 1 : at] if step < 0 else text[at : at + 1]
    if not (char.isascii() and char.isalpha()):
        return False
    return step > 0 or not _WORD.search(text[max(at - 8, 0) : at])


def _is_item(text: str, dot: int) -> bool:
    """Whether the dot is that of an item of a list: 1.138…, and no decimal point."""
    return bool(re.search(r"(?:^|[^0-9.])[1-9][0-9]?$", text[max(dot - 3, 0) : dot]))
