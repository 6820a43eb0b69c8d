"""Counts that announce a list, against the list.

Not the order of the marks (一是, 二是): that is in `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.check.agreement.reading import Reading
from briefgen.diagnostics import Diagnostic
from briefgen.document.flow import HEADINGS
from briefgen.document.numerals import chinese, chinese_value
from briefgen.document.pieces import Role
from briefgen.ledger.entry import Printed
from briefgen.rules import agreement as rules

_COUNT = (
    r"(?P<count>[两二三四五六七八九十]{1,3}|(?<![\d.,])\d{1,2})(?P<unit>个|种|项|类|条|大|点|件|步|道|方面)"
)
_NOUNS = (
    "方面|方式|措施|办法|做法|途径|要求|任务|问题|环节|渠道|工作|特点|原因|步骤|重点|抓手|机制|制度|举措|模式|"
    "条件|情形|阶段|成效|目标|内容|部分|意见|建议|经验|短板|优势|行动|工程|原则"
)
_ANNOUNCED = re.compile(rf"{_COUNT}[^，。；：、（“”\d]{{0,8}}?(?P<end>：|，即|，分别是|，分别为|，包括：|。)")
_LED = re.compile(
    "以下|如下|下列|主要有|主要是|分为|分成|围绕|突出|抓好|抓住|做好|做到|开展|坚持|采取|从|有|存在"
)
_LISTED = re.compile("等" + _COUNT + "(?!以上|左右|多|余)")
_BEFORE_LIST = re.compile("[，。；：（）“”《》]")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）")
_MARK = re.compile(r"(?<![一二三四五六七八九十第])([一二三四五六七八九十]{1,2})是(?!否)")
_LINE_MARKS = (
    re.compile(r"^[　 ]*([一二三四五六七八九十]{1,2})是"),
    re.compile(r"^[　 ]*（([一二三四五六七八九十]{1,2})）"),
    re.compile(r"^[　 ]*第([一二三四五六七八九十]{1,2})，"),
    re.compile(r"^[　 ]*(\d{1,2})\.(?!\d)"),
    re.compile(r"^[　 ]*（(\d{1,2})）"),
)
_JOINTS = re.compile("以及|和|与|及")
_HEADED = re.compile(rf"“?{_COUNT}(?P<noun>[\u4e00-\u9fff]{{2,4}})”?")
LEVELS = {role: level for level, role in enumerate(HEADINGS)}
RUNNING = frozenset({Role.BODY, *HEADINGS})


def miscounted_list(reading: Reading) -> Iterator[Diagnostic]:
    """BG242: the list that follows, or stands before, has another number of items."""
    lines = reading.lines
    for at, line in enumerate(lines):
        if line.role not in RUNNING:
            continue
        for announced in _announcements(line, lines[at + 1 :]):
            yield rules.MISCOUNTED_LIST.at(
                reading.at(line, announced.offset),
                text=announced.text,
                count=announced.count,
                list_zh=f"：{announced.items}" if announced.items else "",
                list_en=f": {announced.items}" if announced.items else "",
            )


@dataclass(frozen=True, slots=True)
class _Wrong:
    """An announcement whose list does not agree."""

    text: str
    offset: int
    count: int
    items: str = ""


def _announcements(line: Printed, after: tuple[Printed, ...]) -> Iterator[_Wrong]:
    if line.role in LEVELS:
        yield from _headed(line, after)
        return
    text = line.text
    if "：" in text or "一是" in text or "，即" in text or "，分别" in text or text.endswith("。"):
        matches = tuple(_ANNOUNCED.finditer(text))
        for number, match in enumerate(matches):
            limit = matches[number + 1].start() if number + 1 < len(matches) else len(text)
            yield from _followed(line, match, limit, after)
    if "等" in text and "、" in text:
        for match in _LISTED.finditer(text):
            yield from _preceded(text, match)


# ---- what follows


def _followed(
    line: Printed, match: re.Match[str], limit: int, after: tuple[Printed, ...]
) -> Iterator[_Wrong]:
    said, end, text = _number(match["count"]), match["end"], line.text
    if said is None or said < 2:
        return
    rest = text[match.end() : limit]
    marked = _marked(rest) if rest else _marked_lines(after)
    is_announcer = re.search(_NOUNS, match[0]) is not None or match["unit"] == "方面"
    if marked >= 2 and (end == "：" or (is_announcer and _LED.search(text[: match.start()][-12:]))):
        if marked != said:
            yield _Wrong(_told(match), match.start(), marked)
        return
    if end != "。" and rest and not marked:
        yield from _joined(match, rest, said)


def _marked(rest: str) -> int:
    """How many items 一是, 二是 … stand right behind."""
    first = _MARK.search(rest)
    if first is None or first[1] != "一" or first.start() > 2:
        return 0
    expected = 1
    for match in _MARK.finditer(rest):
        if match[1] == chinese(expected):
            expected += 1
        elif match[1] == "一" and match.start() != first.start():
            break
    return expected - 1


def _marked_lines(after: tuple[Printed, ...]) -> int:
    """How many of the next lines carry marks of one kind, from the first on."""
    if not after:
        return 0
    pattern = next((p for p in _LINE_MARKS if (m := p.match(after[0].text)) and _number(m[1]) == 1), None)
    if pattern is None:
        return 0
    role, expected = after[0].role, 1
    for line in after:
        match = pattern.match(line.text)
        if match is not None and _number(match[1]) == expected and line.role == role:
            expected += 1
        elif match is not None or line.role in LEVELS:
            break
    return expected - 1


def _joined(match: re.Match[str], rest: str, said: int) -> Iterator[_Wrong]:
    """三个安置点：甲、乙和丙。"""
    hidden = _QUOTED.sub(lambda quoted: "＿" * len(quoted[0]), rest)
    stop = re.search("[。；：！？]", hidden)
    listed = hidden[: stop.start()] if stop is not None else hidden
    if "、" not in listed or "等" in listed or "，" in listed or re.search(r"\d", listed):
        return
    least, most = _items(listed)
    if not least <= said <= most:
        yield _Wrong(_told(match), match.start(), least, rest[: len(listed)])


# ---- what stands before


def _preceded(text: str, match: re.Match[str]) -> Iterator[_Wrong]:
    """甲、乙、丙等两种方式: more are listed than announced."""
    start = max((found.end() for found in _BEFORE_LIST.finditer(text, 0, match.start())), default=0)
    listed, said = text[start : match.start()], _number(match["count"])
    least, _ = _items(listed)
    if said is not None and 2 <= said < least:
        yield _Wrong(match[0], match.start("count"), least, listed)


def _items(listed: str) -> tuple[int, int]:
    """How many items, if 和 and 与 join words inside an item, and if they join items."""
    least = listed.count("、") + 1
    last = listed.rpartition("、")[2]
    joints = len(_JOINTS.findall(listed))
    return least + (1 if _joins_items(last, listed) else 0), least + joints


def _joins_items(last: str, listed: str) -> bool:
    """Whether the last 、 item is two items of the others' length: 甲、乙和丙."""
    parts = _JOINTS.split(last)
    if len(parts) != 2:
        return False
    others = [len(part) for part in listed.split("、")[1:-1]]
    longest = max(others, default=0)
    return bool(others) and all(0 < len(part) <= longest for part in parts)


# ---- headings


def _headed(line: Printed, after: tuple[Printed, ...]) -> Iterator[_Wrong]:
    """构建“五个体系”, with headings below that each build one 体系."""
    match = _HEADED.search(line.text)
    said = _number(match["count"]) if match is not None else None
    if match is None or said is None or said < 2:
        return
    noun, level = match["noun"][:2], LEVELS[line.role]
    below = [one for one in _below(after, level) if noun in one.text.partition("。")[0]]
    if len(below) >= 2 and len(below) != said:
        yield _Wrong(match[0].strip("“”"), match.start(), len(below))


def _below(after: tuple[Printed, ...], level: int) -> Iterator[Printed]:
    """The headings of the next level under a heading."""
    deeper: int | None = None
    for line in after:
        found = LEVELS.get(line.role)
        if found is None:
            continue
        if found <= level and not (found == level and deeper is None and line.piece == after[0].piece):
            return
        deeper = deeper or found
        if found == deeper:
            yield line


def _number(text: str) -> int | None:
    value = int(text) if text.isdigit() else chinese_value(text)
    return int(value) if value is not None else None


def _told(match: re.Match[str]) -> str:
    return match[0][: -len(match["end"])]
