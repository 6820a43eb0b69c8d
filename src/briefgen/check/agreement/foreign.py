"""What is typed or printed directly behind a value and reads as its unit, but is another one.

Not the units of values that are computed with: those are refused when the document is composed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from briefgen.check.agreement.reading import Reading
from briefgen.diagnostics import Diagnostic
from briefgen.ledger.entry import Entry, Printed
from briefgen.model.lexicon import Lexicon
from briefgen.model.unit import Unit
from briefgen.rules import agreement as rules

NUMERAL = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两]")
SIGNS = ("%", "％", "‰")
SHORT = frozenset("户人名元亩米吨倍番册次个家处座所项条件套间盏台辆株棵岁村县年天")
"""Units of one character that begin few other words; of the longer ones all are looked at."""
THINGS = frozenset("个处座所家项条件种类套台辆间栋幢支盏张本部")
FAMILIES = (
    THINGS | {"村", "县", "乡", "镇", "乡镇"},
    frozenset(("人", "名", "位", "口")),
    frozenset(("元", "块", "元人民币")),
    frozenset(("平方米", "㎡", "平米", "平方")),
    frozenset(("公里", "千米", "km")),
    frozenset(("公斤", "千克", "kg")),
    frozenset(("天", "日", "工作日", "个工作日")),
    frozenset(("年", "周年", "岁", "周岁")),
    frozenset(("%", "％", "‰", "成", "倍", "折", "百分点", "个百分点")),
)
"""Units that one amount may be told in."""
DOUBLED = ("户", "人", "名", "元", "亩", "公里", "平方米", "吨", "个百分点", "番", "倍", *SIGNS)
"""What makes no word behind another unit: 20户人，"""
_STOP = r"(?=[，。；、：！？）”,;]|$)"
_SCALE = r"(?:万亿|亿|千万|百万|万)"
_LAST = "[万亿]"


def foreign_unit(reading: Reading) -> Iterator[Diagnostic]:
    """BG254: a unit, a scale or another value directly behind a value that has its own unit."""
    paper = reading.paper
    for line in paper.ledger.lines:
        held = paper.ledger.on(line)
        for entry, following in zip_longest(held, held[1:]):
            behind = _behind(line, entry, following, paper.workspace.lexicon)
            if behind:
                own = entry.unit or "没有单位"
                yield rules.FOREIGN_UNIT.at(
                    entry.place or paper.home, text=entry.text + behind, behind=behind, own=own
                )


def _behind(line: Printed, entry: Entry, following: Entry | None, lexicon: Lexicon) -> str:
    """What stands behind a value and must not; empty if nothing does."""
    quantity = entry.quantity
    if quantity is None or not entry.text or entry.end >= len(line.text):
        return ""
    is_bare = NUMERAL.match(entry.text[-1]) is not None
    if following is not None and following.offset == entry.end and following.kind != "literal":
        return following.text if _touches(entry, following, is_bare=is_bare) else ""
    if is_bare:
        return _other_unit(line.text, entry.end, quantity.unit, _units(lexicon))
    return _second_unit(line.text, entry, quantity.unit, frozenset(lexicon.units))


def _touches(entry: Entry, following: Entry, *, is_bare: bool) -> bool:
    """Whether two values run together: digits to digits, or 20户20户."""
    if following.quantity is None:
        return False
    if is_bare:
        return NUMERAL.match(following.text) is not None
    return bool(entry.unit) and entry.unit == following.unit and following.text.endswith(entry.text[-1])


def _other_unit(text: str, at: int, own: Unit, units: re.Pattern[str]) -> str:
    """The unit behind bare digits if it is not theirs."""
    word, base = own.text.partition("/")[0], own.base_text.partition("/")[0]
    found = units.match(text, at)
    if not base or found is None or text.startswith((word, f"个{word}"), at):
        return ""
    scale, unit = found["scale"] or "", found["unit"] or ""
    if scale != own.scale_text:
        return found[0]
    is_same = not unit or unit.startswith(base) or any(base in one and unit in one for one in FAMILIES)
    return "" if is_same else found[0]


def _second_unit(text: str, entry: Entry, own: Unit, units: frozenset[str]) -> str:
    """The unit or scale behind a printed unit."""
    base = own.base_text
    if not base or not entry.text.endswith(base):
        return ""
    found = _DOUBLED.match(text, entry.end)
    if found is None or base + found[0] in units or (base, found[0]) in (("元", "户"), ("%", "人")):
        return ""
    is_noun = base in THINGS and found[0] in ("户", "人", "名", "元")
    return "" if is_noun and found[0] != base else found[0]


_DOUBLED = re.compile(rf"(?:{_SCALE}|{_SCALE}?(?:{'|'.join(DOUBLED)})){_STOP}")


@lru_cache(maxsize=8)
def _units(lexicon: Lexicon) -> re.Pattern[str]:
    """A scale, a unit or both, and no word that begins like one."""
    latin = (word for word in lexicon.symbols if not "\u4e00" <= word[0] <= "\u9fff")
    words = {*SIGNS, *latin, *(word for word in lexicon.units if len(word) > 1 or word in SHORT)}
    listed = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    others = "|".join(map(re.escape, lexicon.lookalikes)) or "(?!)"
    unit = f"(?!{others})(?P<unit>{listed})"
    return re.compile(rf"[ 余多来]?(?P<scale>{_SCALE})?[余多]?(?:{unit}|(?<={_LAST}){_STOP})")
