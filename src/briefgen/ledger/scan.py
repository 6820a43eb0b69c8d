"""Finds the numbers in typed text: quantities, order marks and names, in digits and in Chinese numerals.

Not bound values: those are nodes of the document. What counts as a quantity: docs/decisions/0006.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from briefgen.document.numerals import chinese_value
from briefgen.model.lexicon import Lexicon

Typed = Literal["literal", "structural", "name"]

VALUE_DIGIT, VALUE_CHAR = "▯", "＿"
"""What stands in a line for the outer digits and for the other characters of a bound value."""
NUMERALS = "零〇○一二三四五六七八九十廿卅卌皕弌弍弎弐百千万亿两半"
CAPITALS, WORDLY = "壹贰叁柒捌玖拾佰仟", "肆伍陆"
"""Numerals as sums of money are written, and those of them that words hold too: 队伍, 大陆."""
FRACTIONS = "¼½¾⅐-⅞"
SIGNS = "Ⅰ-Ⅻ㉑-㉟㊱-㊿⑴-⒛"
"""Numbers of one character: Ⅳ, ㉑, ⑵, ⒛; they count where they stand between words and a unit."""
HAS_NUMERAL = re.compile(rf"[\d①-⑳{SIGNS}{FRACTIONS}{NUMERALS}{CAPITALS}]")
LONGEST_NAME, LONGEST_TITLE = 12, 40
"""Characters of a quoted name and of a document's title; a longer text is a sentence."""


@dataclass(frozen=True, slots=True)
class Typing:
    """A number as typed: where in its line, what it is, and the amount it says if it is one."""

    start: int
    end: int
    kind: Typed
    text: str
    value: Decimal | None = None
    unit: str = ""
    counted: bool = False
    """Whether it has a unit, is a fraction, or lengthens the digits of a value."""


def typed_numbers(line: str, lexicon: Lexicon) -> Iterator[Typing]:
    """The numbers typed in a line, in order; `line` has its values masked by `masked`."""
    starts, pattern = _patterns(lexicon)
    at = 0
    if opening := _OPENING.match(line):
        at = opening.end()
        yield Typing(opening.start("mark"), at, "structural", opening["mark"])
    while (start := starts.search(line, at)) is not None:
        match = pattern.match(line, start.start())
        at = start.end() if match is None or _is_open(match, pattern, lexicon) else match.end()
        if match is not None and at == match.end() and match.lastgroup != "word":
            yield _typing(match)


def masked(value: str) -> str:
    """A bound value's text as `typed_numbers` wants to see it: nothing in it is typed."""
    if not value:
        return ""
    first, last = (VALUE_DIGIT if char.isdigit() else VALUE_CHAR for char in (value[0], value[-1]))
    return first + VALUE_CHAR * (len(value) - 2) + last if len(value) > 1 else first


def _is_open(match: re.Match[str], pattern: re.Pattern[str], lexicon: Lexicon) -> bool:
    """Whether quotes or brackets are to be read inside: “3户” and “完成20户” hold a number, and a value
    is no name; 《新增20张床位的批复》 is the title of a document."""
    if match.lastgroup not in ("quoted", "title"):
        return False
    words = match[0][1:-1]
    if VALUE_DIGIT in words or VALUE_CHAR in words or not HAS_NUMERAL.search(words):
        return True
    if words not in lexicon.names and not words.endswith(_DOCUMENTS) and _large(lexicon).search(words):
        return True
    inside = pattern.match(words)
    return inside is not None and inside.end() == len(words) and inside.lastgroup in ("counted", "chinese")


def _typing(match: re.Match[str]) -> Typing:
    start, end = match.span()
    text = match[0]
    match match.lastgroup:
        case "quoted" | "title" | "name" | "number":
            return Typing(start, end, "name", text)
        case "order" | "mark":
            return Typing(start, end, "structural", text)
        case "counted":
            value, unit = _amount(text)
            return Typing(start, end, "literal", text, value, unit, counted=True)
        case "chinese":
            words = match["numeral"] or match["capital"]
            unit = text[len(words) :].lstrip("余多来")
            value = chinese_value(re.sub("[余多]", "", words))
            return Typing(start, end, "literal", text, value, unit, counted=True)
        case _:
            return Typing(start, end, "literal", text)


def _amount(text: str) -> tuple[Decimal | None, str]:
    """The number that counted digits say, and their unit."""
    text = text.replace("．", ".")
    digits = re.match(rf"\d[\d,]*(?:\.\d+)?(?![\d.,{FRACTIONS}])", text)
    if digits is None:
        return None, ""
    return Decimal(digits[0].replace(",", "")), text[digits.end() :].strip(" 　·（）()").lstrip("+＋余多来几")


# ---- the expressions

_SPLIT = "\u00ad\u200b-\u200f\u2060-\u2064\ufeff"
_GAP = f"(?>[{_SPLIT}]*[ \u00a0\u2000-\u200a\u202f]?[{_SPLIT}]*)"
_DIGITS = r"(?<!\d)\d(?:[\d,.．]*\d)?"
_SCALE = "(?:万亿|亿|千万|百万|万|千|百)?"
_NUMERAL = f"[{NUMERALS}]+"
_ONES = "[一二两三四五六七八九]"
_DOCUMENTS = (
    *("方案", "通知", "意见", "办法", "规划", "计划", "报告", "批复", "决定", "细则", "条例", "规定", "标准"),
    *("规范", "公告", "通告", "通报", "函", "纪要", "指南", "手册", "合同", "协议", "协议书", "名单", "法"),
)
"""How the titles of documents end."""
_NAMING = frozenset("年月日天周时分秒条度") | {"小时", "分钟", "个月", "周年", "周岁", "千伏"}
"""Units that names in quotes hold: “近10年”, “100天”, “新20条”."""
_SPACED = "项目|名单|名称|组成|支部"
"""Words that begin like a unit, after digits and a space: “12 项目” is a line of a list."""
_LIMITS = ("仅", "无", "各", "至少", "只有", "没有", "不足", "共有", "各有", "至少有")
"""一个 behind one of these is "one" and not "a"."""
_LIMITING = "以上|以下|以内|之内|左右"
_RANKED = r"(?<=前)(?<![此之目以日年月天先生跟面提]前)"
"""Behind 前 a number with 名 says how far down a list: 前三名."""
_OPENING = re.compile(
    rf"[　 ]*(?P<mark>{_NUMERAL}、|（{_NUMERAL}）(?:\d{{1,2}}\.(?!\d))?|（\d+）|\d{{1,2}}\.(?!\d))"
)
"""The mark of order that opens a line."""
_PLAIN = {
    "title": rf"《[^》，。；,;]{{1,{LONGEST_TITLE}}}》",
    "quoted": rf"“[^”，。；,;]{{1,{LONGEST_NAME}}}”",
    "number": r"[〔\[［【（(]\d{4}[〕\]］】）)]\s*第?\d+号",
    "order": (
        rf"第(?:\d+|{_NUMERAL})(?:[章节条款项目期号届次批轮版卷页]|部(?!分)|[一二三四]?季度)?"
        rf"|{_RANKED}(?:\d+|{_NUMERAL})[名位强]"
        rf"|附件\d+|(?<=届){_NUMERAL}次(?=全[会体])|[一二三四]季度"
        rf"|二(?<![{NUMERALS}].)[级类期次组班部届轮]"  # to count, one says 两
        rf"|(?<![{NUMERALS}]){_NUMERAL}届(?=[一二三四五六七八九]中|{_NUMERAL}次全|全国|中央|省委|市委|县委|人大)"
    ),
    "mark": (
        rf"[①-⑳]|(?:^|(?<=[，。；：、]))[一二三四五六七八九十]{{1,2}}(?=[是要])"
        rf"|(?<=[：、])(?:（{_NUMERAL}）)?\d{{1,2}}\.(?!\d)"
    ),
}
"""What does not depend on the word list."""


@lru_cache(maxsize=8)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The characters that a number can begin with, and one expression for all that may begin there:
    of its parts the first wins."""
    parts = {
        "name": _any(lexicon.names),
        "word": "|".join((_word(lexicon.words), _vague(), _phrase(lexicon), _article(lexicon))),
        **_PLAIN,
        "counted": _counted(lexicon),
        "chinese": _chinese(lexicon),
        "digits": _DIGITS,
    }
    firsts = re.escape("".join(sorted({name[0] for name in lexicon.names})))
    starts = re.compile(rf"[\d,.《“〔\[［【（(第附①-⑳{SIGNS}{FRACTIONS}{NUMERALS}{CAPITALS}{WORDLY}{firsts}]")
    return starts, re.compile("|".join(f"(?P<{group}>{part})" for group, part in parts.items()))


def _counted(lexicon: Lexicon) -> str:
    """Digits with a unit or a scale, a fraction, and digits that lengthen those of a value."""
    return (
        rf"{_DIGITS}(?! (?:{_SPACED}))(?:{_GAP}[+＋余多来几])?{_GAP}{_SCALE}[余多]?{_GAP}"
        rf"(?!{_any(lexicon.lookalikes)}){_any((*lexicon.units, *lexicon.symbols))}"
        rf"|{_DIGITS}(?:万亿|亿|万)"
        rf"|{_DIGITS}[（(]{_SCALE}(?:{_any((*lexicon.units, *lexicon.symbols))})[）)]"
        rf"|(?<!\d)\d[\d,.．]*\d[　·]{_SCALE}(?!{_any(lexicon.lookalikes)}){_any(lexicon.units)}"
        r"|(?<![\d/▯])\d{1,4}/\d{1,4}(?![\d/▯])"
        rf"|\d{{0,9}}[{FRACTIONS}](?:{_GAP}{_any((*lexicon.units, *lexicon.symbols))})?"
        rf"|(?<=[\u4e00-\u9fff])[{SIGNS}](?!{_any(lexicon.lookalikes)}|[类级期型区条项款标]){_any(lexicon.units)}"
        r"|\d[\d,.]*(?=▯)|(?<=▯)[,.]\d[\d,.]*|(?<=▯)\d[\d,.]*"
    )


@lru_cache(maxsize=8)
def _large(lexicon: Lexicon) -> re.Pattern[str]:
    """Two digits or more, or a scale, with a unit: what quotes do not make a name."""
    units = _any(unit for unit in (*lexicon.units, "%", "％", "‰") if unit not in _NAMING)
    naming, others = _any(_NAMING), _any(lexicon.lookalikes)
    number = rf"(?<![\dA-Za-z×])(?:\d[\d,.．]*\d[余多]?{_SCALE}|\d[余多]?(?:万亿|亿|千万|百万|万))"
    return re.compile(rf"{number}[余多]?{_GAP}(?!{naming}|{others}){units}")


def _chinese(lexicon: Lexicon) -> str:
    """Chinese numerals with a unit; 万元 and 千克 without more are units of their own, 每百户 is a base."""
    unit = f"(?!{_any(lexicon.lookalikes)}){_any(lexicon.units)}"
    own = _any(unit for unit in lexicon.units if unit[0] in NUMERALS)
    return (
        rf"(?<![{NUMERALS}几数])(?P<numeral>百分之{_NUMERAL}(?:点{_NUMERAL})?|{_NUMERAL}分之{_NUMERAL}"
        rf"|百分百(?![\u4e00-\u9fff])|半数|一半(?![径岛])"
        rf"|(?!{own})(?![百千]?[万亿]+[余多来]?{unit})(?!零{unit})(?!(?<=[每方])[百千])"
        rf"{_NUMERAL}(?:[点余多]{_NUMERAL})?(?=[余多来]?{unit}))(?:[余多来]?{unit})?"
        rf"|(?<![大队入收])(?P<capital>(?:[壹贰叁柒捌玖]|[{CAPITALS}{WORDLY}](?=[{CAPITALS}{WORDLY}万亿]))"
        rf"[零{CAPITALS}{WORDLY}万亿]*)(?:[余多来]?{unit}|圆)"
    )


def _word(words: Iterable[str]) -> str:
    """The words from their numeral on; what stands before it in them (统一) must stand before it here."""
    ahead: list[str] = []
    behind: dict[tuple[str, int], list[str]] = {}
    for word in words:
        at = next((at for at, char in enumerate(word) if HAS_NUMERAL.match(char)), 0)
        if at:
            behind.setdefault((word[at:], at), []).append(re.escape(word[:at]))
        else:
            ahead.append(word)
    tails = (
        f"{tail[0]}(?<={'|'.join(head + tail[0] for head in heads)}){re.escape(tail[1:])}"
        for (tail, _), heads in behind.items()
    )
    return "|".join((_any(ahead), *tails))


def _vague() -> str:
    """三五个, 十七八岁, 两三百户: two numerals side by side say no figure."""
    pairs = "一二|一两|二三|两三|三四|三五|四五|五六|六七|七八|八九"
    return rf"(?<![{NUMERALS}])(?:{_ONES}?[十百千])?(?:{pairs})(?![零〇○一二三四五六七八九])[十百千万亿]*"


def _phrase(lexicon: Lexicon) -> str:
    """一户一档, 半月一调度: each has its own. 一户户, 一级抓一级: one after the other."""
    units = _any(lexicon.units)
    return (
        rf"[一半](?<![{NUMERALS}].)个?{units}一(?!{units}|[{NUMERALS}])[\u4e00-\u9fff]"
        rf"|{_ONES}(?<![{NUMERALS}].)[日天周月季旬]一(?![{NUMERALS}共直起般律些定并样同度体线再旦经夜]|{units})[\u4e00-\u9fff]"
        r"|一(?P<again>[\u4e00-\u9fff])(?:(?P=again)|[\u4e00-\u9fff]{0,3}一(?P=again))"
    )


def _article(lexicon: Lexicon) -> str:
    """一个体系: "a" and not "one"; 一个月 is a unit of its own."""
    articles = frozenset(lexicon.articles)
    longer = (unit for unit in lexicon.units if unit not in articles and unit.startswith(lexicon.articles))
    free = "".join(f"(?<!{word}一)" for word in _LIMITS)
    return rf"一(?<![{NUMERALS}].){free}(?!{_any(longer)}){_any(articles)}(?!{_LIMITING})"


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first; a Latin one ends where its letters end."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(_ending(word))
    alone = "".join(re.escape(char) for char, behind in rests.items() if behind == [""])
    longer = (_begun(char, behind) for char, behind in rests.items() if behind != [""])
    return "(?:" + ("|".join((*longer, *([f"[{alone}]"] if alone else []))) or "(?!)") + ")"


def _begun(char: str, rests: list[str]) -> str:
    return re.escape(char) + (f"(?:{'|'.join(rests)})" if len(rests) > 1 else rests[0])


def _ending(word: str) -> str:
    """What follows the first character."""
    latin = word[-1].isascii() and word[-1].isalpha()
    return re.escape(word[1:]) + ("(?![A-Za-z0-9])" if latin else "")
