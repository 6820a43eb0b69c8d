"""Chinese numerals and grouped digits (GB/T 15835-2011).

Not units and not rounding.
"""

from __future__ import annotations

from decimal import Decimal

DIGITS = "零一二三四五六七八九"
ENCIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def chinese(number: int) -> str:
    """A count in words: 0 零, 12 十二, 105 一百零五, 20030 二万零三十."""
    if number < 0:
        return "负" + chinese(-number)
    if number == 0:
        return "零"
    text = _grouped_words(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _grouped_words(number: int) -> str:
    for size, word in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")):
        if number >= size:
            rest = number % size
            zero = "零" if 0 < rest < size // 10 else ""
            return _grouped_words(number // size) + word + zero + (_grouped_words(rest) if rest else "")
    return _thousands(number)


def _thousands(number: int) -> str:
    text, pending = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if pending and text else "") + DIGITS[digit] + word
            pending = False
        elif text:
            pending = True
    return text


def year_digits(year: int) -> str:
    """A year digit by digit: 二〇一九."""
    return "".join("〇" if d == "0" else DIGITS[int(d)] for d in str(year))


def encircled(number: int) -> str:
    """① to ⑳; beyond that （21）."""
    return ENCIRCLED[number - 1] if 1 <= number <= len(ENCIRCLED) else f"（{number}）"


def grouped(digits: str) -> str:
    """Thousands commas from five digits on: 10,090 but 3200."""
    whole, point, rest = digits.partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.removeprefix("-")
    return sign + (f"{int(whole):,}" if len(whole) > 4 else whole) + point + rest


def plain_digits(value: Decimal) -> str:
    """Digits without exponent."""
    return format(value, "f")


_CAPITALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_TENS = {"廿": 20, "卅": 30}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_VALUES = {**{char: value for value, char in enumerate(DIGITS)}, "〇": 0, "两": 2}


def chinese_value(words: str) -> Decimal | None:
    """The number that Chinese numerals say (十二, 二〇一九, 叁万, 廿三, 半); None if they say none."""
    words = words.translate(_CAPITALS)
    if words == "半":
        return Decimal("0.5")
    if words and all(char in _VALUES for char in words):
        return Decimal("".join(str(_VALUES[char]) for char in words))
    total = section = digit = 0
    for char in words:
        if char in _VALUES:
            digit = _VALUES[char]
        elif char in _TENS:
            section += _TENS[char]
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit = 0
        elif char in _LARGE:
            total = (total + section + digit) * _LARGE[char]
            section = digit = 0
        else:
            return None
    return Decimal(total + section + digit) if words else None
