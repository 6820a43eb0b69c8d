"""Forms in typed text: document numbers, dates, numbering, ranges, units.

Not whether a figure is true: that is asked of the records.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.texts.pages import Change, Hit, Page
from briefgen.check.texts.typed import Typed
from briefgen.diagnostics import Diagnostic
from briefgen.rules import textual as rules

# ---- document numbers

_YEAR_OF_NUMBER = re.compile(
    r"(?P<open>[\[［【（(]) ?(?P<year>(?:19|20)\d\d|▯+) ?(?P<close>[\]］】）)])"
    r"(?= ?第?(?:\d{1,5}|▯+) ?[号號](?!楼|线|院))"
    r"|(?<=[发發字函办辦振规议通秘综])20\d\d\d{1,4}(?=[号號])"
)
_SEQUENCE = re.compile(
    r"[〔\[［【（(](?:(?:19|20)\d\d|▯+)[〕\]］】）)] ?(?P<extra>第0*|0+)(?P<rest>[1-9]\d{0,4}|▯+) ?[号號]"
)


_CODE = re.compile(r"[\u4e00-\u9fff]*$")
_LEADING = re.compile(".*(?:[根依]据|依照|参照|对照|贯彻|落实|执行|[印转]发|关于|[按见以的])照?")
"""Words that lead to a document number and are no part of its organ's code."""
LONGEST_CODE = 10
_REST = re.compile(r"[^号號\n]{1,60}[号號]?")


def year_brackets(page: Page) -> Iterator[Diagnostic]:
    """BG321: [2024]3号; without brackets at all there is no telling where the year ends."""
    for hit in page.hits(_YEAR_OF_NUMBER, ("号", "號")):
        changes: tuple[Change, ...] = ()
        if hit.group("open"):
            opened, closed = hit.at("open"), hit.at("close")
            changes = ((opened, opened + 1, "〔"), (closed, closed + 1, "〕"))
        text = _whole_number(hit.typed.text, hit.start)
        yield page.found(rules.YEAR_BRACKETS, hit.typed, hit.start, hit.end, changes, text=text)


def _whole_number(text: str, year: int) -> str:
    """A document number from its organ's code to 号."""
    code = _CODE.search(text[max(year - LONGEST_CODE, 0) : year])
    rest = _REST.match(text, year)
    return (_LEADING.sub("", code[0]) if code else "") + (rest[0] if rest else "").replace("▯", "")


def document_number_form(page: Page) -> Iterator[Diagnostic]:
    """BG322: 〔2024〕第3号, 〔2024〕03号."""
    for hit in page.hits(_SEQUENCE, ("号", "號")):
        start, extra = hit.at("extra"), hit.group("extra")
        end = start + len(extra)
        text = "".join(hit.match[0].split())
        shown = text if "▯" not in text else extra + "…号"
        changes = ((start, end, ""),)
        yield page.found(rules.NUMBER_FORM, hit.typed, start, end, changes, text=shown, extra=extra)


# ---- dates

_ZERO = re.compile(r"0(?=[1-9][月日])(?<![0-9A-Za-z.,:/+\-].)")
_CENTURIES = ("一八", "一九", "二〇", "二○", "二零")
_HAN_YEAR = re.compile(r"(?<![一二三四五六七八九十百千万〇零○])[一二][一二三四五六七八九〇零○]{3}年(?!级)")
_SHORT_YEAR = re.compile(r"[0-3]\d年(?:(?=(?:\d{1,2}|▯+)月)(?<![0-9▯.]...)|(?=[底末初])(?<=[至到自从于]...))")
_TITLE = re.compile(r"《[^》\0]{0,60}$")


def date_form(page: Page) -> Iterator[Diagnostic]:
    """BG323: leading zeros, years in Chinese digits, years of two digits."""
    for hit in page.hits(_ZERO):
        text = hit.typed.text[hit.start : hit.start + 3]
        changes = ((hit.start, hit.end, ""),)
        yield _date(page, hit, text, "编了虚位 0", "it has a leading zero", changes)
    for hit in page.hits(_HAN_YEAR, _CENTURIES):
        if not _TITLE.search(hit.typed.text[max(hit.start - 60, 0) : hit.start]):
            yield _date(page, hit, hit.match[0], "年份用了汉字", "its year is in Chinese digits")
    for hit in page.hits(_SHORT_YEAR):
        yield _date(page, hit, hit.match[0], "年份只有两位", "its year has two digits only")


def _date(page: Page, hit: Hit, text: str, zh: str, en: str, changes: tuple[Change, ...] = ()) -> Diagnostic:
    return page.found(
        rules.DATE_FORM, hit.typed, hit.start, hit.end, changes, text=text, problem_zh=zh, problem_en=en
    )


# ---- numbering

_HAN = "一二三四五六七八九十"
_AT_START = re.compile(
    rf"(?P<digit>\d{{1,2}})(?P<stop>、)(?=[\u4e00-\u9fff])(?![{_HAN}]{{1,3}}[是期级季月])"
    rf"|(?P<han>[{_HAN}]{{1,3}})(?P<point>[.．])(?=[\u4e00-\u9fff])"
    rf"|(?P<left>[（(])(?P<inner>[{_HAN}]{{1,3}}|\d{{1,2}})(?P<right>[）)])(?P<after>、?)"
    rf"|(?P<word>第[{_HAN}]{{1,3}}|首先|其次|再次|最后)(?P<pause>、)(?![{_HAN}第其再最])"
)
_INSIDE = re.compile(rf"[0-9{_HAN}先次后](?=、[\u4e00-\u9fff])")
"""The end of a number or an ordinal; what it begins with is read behind a full stop or its like."""
_FIRST = frozenset(f"0123456789{_HAN}（(第首其再最")
_LONGEST = 4
"""Characters of an ordinal: 第十二、."""


def numbering_mark(page: Page) -> Iterator[Diagnostic]:
    """BG324: 1、 一. (一) （一）、 第一、 at the start of a text, and 1、 第一、 inside it."""
    numbered = ("paragraph", "heading", "annex", "note")
    for typed in page.texts:
        if typed.role in numbered and typed.text[:1] in _FIRST and (match := _AT_START.match(typed.text)):
            yield from _misnumbered(page, typed, match)
    for hit in page.hits(_INSIDE):
        text, at = hit.typed.text, hit.start
        stop = next((i for i in range(at, max(at - _LONGEST, 0), -1) if text[i - 1] in "。；："), 0)
        if stop and hit.typed.role in numbered and (match := _AT_START.match(text, stop)):
            yield from _misnumbered(page, hit.typed, match)


def _misnumbered(page: Page, typed: Typed, match: re.Match[str]) -> Iterator[Diagnostic]:
    changes, wanted = _mended(match)
    if changes:
        start, end = match.span()
        yield page.found(rules.NUMBERING_MARK, typed, start, end, changes, text=match[0], wanted=wanted)


def _mended(match: re.Match[str]) -> tuple[tuple[Change, ...], str]:
    for name, mark, right in (("digit", "stop", "."), ("han", "point", "、"), ("word", "pause", "，")):
        if match[name]:
            return ((*match.span(mark), right),), match[name] + right
    changes: list[Change] = []
    changes += [(*match.span("left"), "（")] if match["left"] == "(" else []
    changes += [(*match.span("right"), "）")] if match["right"] == ")" else []
    changes += [(*match.span("after"), "")] if match["after"] else []
    return tuple(changes), f"（{match['inner']}）"


# ---- ranges

_TIMES = "学?年(?!级|级|龄|以)|月(?!份?龄)|日|季度|[点时](?!段)"
_COUNTED = (
    "万亿|亿|万|千(?!米|克|瓦)|百|户|人|名|位|个|套|所|处|座|家|项|件|条|种|类|级|次|场|期|篇|份|批|支|对|例|宗|笔|"
    "元|角|亩|公顷|平方|立方|公里|千米|厘米|毫米|米|吨|千克|公斤|毫克|克|毫升|升|千瓦|度|辆|台|头|只|株|棵|间|张|本|册|"
    "天|周|小时|分钟|岁|倍|成|页|字|年|月|日|%|％|‰|℃|㎡|(?:kg|km|cm|mm|MB|GB|kW|mg|ml|m|g|t)(?![A-Za-z0-9])"
)
_RANGE_MARKS = ("-", "~", "－", "–", "∼", "〜", "——")
_RANGE = re.compile(
    r"(?<![0-9A-Za-z.,/~～+\-—–号楼栋])(?P<first>\d{1,9}(?:[.,]\d{1,4})?)"
    rf"(?P<unit>%|％|℃|(?:{_COUNTED}){{0,2}})"
    r"(?P<mark>-|~|－|–|∼|〜|——)"
    rf"(?P<last>\d{{1,9}}(?:[.,]\d{{1,4}})?)(?P<counted>学年|季度|{_COUNTED}|[点时])"
)
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}:\d\d(?P<mark>-|~|－|–|～|——)\d{1,2}:\d\d(?![\d:])")
_VALUES = re.compile(r"▯(?P<mark>[~∼〜])(?=[▯\d])")


def range_mark(page: Page) -> Iterator[Diagnostic]:
    """BG327: a hyphen or a tilde in a range. Codes, phone numbers and dates have no unit behind them."""
    for hit in page.hits(_RANGE, _RANGE_MARKS):
        if _ascends(hit):
            yield _range(page, hit, "—" if _is_time(hit) else "～")
    for hit in page.hits(_CLOCK, _RANGE_MARKS):
        yield _range(page, hit, "—")
    for hit in page.hits(_VALUES, _RANGE_MARKS):
        yield _range(page, hit, "～")


def _range(page: Page, hit: Hit, wanted: str) -> Diagnostic:
    start, mark = hit.at("mark"), hit.group("mark")
    end = start + len(mark)
    whole = hit.match[0] if "▯" not in hit.match[0] else "…" + mark + "…"
    return page.found(
        rules.RANGE_MARK,
        hit.typed,
        start,
        end,
        ((start, end, wanted),),
        text=whole,
        mark=mark,
        wanted=whole.replace(mark, wanted),
    )


def _ascends(hit: Hit) -> bool:
    first, last = (float(hit.group(name).replace(",", "")) for name in ("first", "last"))
    return first < last


def _is_time(hit: Hit) -> bool:
    """Years, months and days of the calendar; not how many years something takes."""
    unit, digits = hit.group("counted"), hit.group("first")
    if unit in ("年", "学年"):
        return len(digits) == 4
    return unit in ("月", "日", "季度", "点", "时")


# ---- units

_SIGNS = {
    "k㎡": "平方公里",
    "km²": "平方公里",
    "km2": "平方公里",
    "㎢": "平方公里",
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "㎥": "立方米",
    "m³": "立方米",
    "m3": "立方米",
    "㎞": "公里",
    "㎏": "公斤",
    "㎝": "厘米",
    "㎜": "毫米",
}
_PLAIN_SIGNS = (*"㎢㎡㎥㎞㎏㎝㎜²³", "m2", "m3")
_SIGN = re.compile(
    r"k㎡|[㎢㎡㎥㎞㎏㎝㎜]|(?<![A-Za-z])k?m[²³](?![A-Za-z0-9])|(?<=[\d▯万亿/])k?m[23](?![A-Za-z0-9])"
)


def unit_sign(page: Page) -> Iterator[Diagnostic]:
    """BG335: ㎡ and its like."""
    for hit in page.hits(_SIGN, _PLAIN_SIGNS):
        wanted = _SIGNS.get(hit.match[0])
        if wanted is not None:
            changes = ((hit.start, hit.end, wanted),)
            yield page.found(
                rules.UNIT_SIGN, hit.typed, hit.start, hit.end, changes, text=hit.match[0], wanted=wanted
            )
