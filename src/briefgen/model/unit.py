"""Units of measure, with the algebra that sums, rates and products need.

Not printing: a unit prints as it was written; derived ones are spelt here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

SCALES = {"万亿": 12, "千亿": 11, "百亿": 10, "亿": 8, "千万": 7, "百万": 6, "万": 4}
WHOLE_WORDS = frozenset({"千克", "千米", "千瓦", "千瓦时", "百分点", "万能"})
MEASURED = frozenset(
    {"元", "美元", "亩", "公顷", "平方米", "平方公里", "平方千米", "立方米", "立方", "米", "公里", "千米"}
    | {"厘米", "毫米", "吨", "公斤", "千克", "克", "升", "毫升", "千瓦", "千瓦时", "百分点", "个百分点"}
)
"""Words of units that are measured (money, area, length, weight); things are not counted in them."""
PERCENT = "%"
POINT = "百分点"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: base words above and below the stroke, and a power of ten (万元/人: 元, 人, 4).

    The empty unit is a bare ratio; `%` is a ratio with scale -2. A 百分点 is what two percentages
    differ by: it has the scale of % and a dimension of its own.
    """

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    scale: int = 0
    text: str = field(default="", compare=False)

    @property
    def dimension(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What two amounts must share to be added."""
        return self.over, self.under

    @property
    def is_ratio(self) -> bool:
        """Whether it measures nothing: a share, a percentage."""
        return not self.over and not self.under

    @property
    def base_text(self) -> str:
        """The written unit without its scale word."""
        _, rest = _split_scale(self.text)
        return rest

    @property
    def scale_text(self) -> str:
        """The scale word (万, 亿), if one is written."""
        return self.text[: len(self.text) - len(self.base_text)]

    def times(self, other: Unit) -> Unit:
        """The unit of a product."""
        return _reduced(self.over + other.over, self.under + other.under, self.scale + other.scale)

    def per(self, other: Unit) -> Unit:
        """The unit of a quotient."""
        return _reduced(self.over + other.under, self.under + other.over, self.scale - other.scale)


RATIO = Unit()
PERCENTAGE = Unit((), (), -2, PERCENT)
POINTS = Unit((POINT,), (), -2, "个百分点")


@lru_cache(maxsize=1024)
def unit(text: str) -> Unit:
    """Reads a written unit: 人, 万元, 元/人, 万元/户, %, 人次."""
    if text == "":
        return RATIO
    if text in (PERCENT, "％"):
        return PERCENTAGE
    above, _, below = text.partition("/")
    if above in (POINT, POINTS.text):
        return replace(POINTS, under=(below,) if below else (), text=text if below else POINTS.text)
    scale, base = _split_scale(above)
    under_scale, under = _split_scale(below) if below else (0, "")
    return Unit((base,) if base else (), (under,) if under else (), scale - under_scale, text)


def _split_scale(text: str) -> tuple[int, str]:
    if text not in WHOLE_WORDS:
        for word, power in SCALES.items():
            if text.startswith(word):
                return power, text[len(word) :]
    return 0, text


def _reduced(over: tuple[str, ...], under: tuple[str, ...], scale: int) -> Unit:
    left, right = list(over), list(under)
    for word in over:
        if word in right:
            right.remove(word)
            left.remove(word)
    left.sort()
    right.sort()
    return Unit(tuple(left), tuple(right), scale, _spelt(tuple(left), tuple(right), scale))


def _spelt(over: tuple[str, ...], under: tuple[str, ...], scale: int) -> str:
    if not over and not under:
        return PERCENT if scale == -2 else ""
    if (over, under) == (POINTS.over, ()):
        return POINTS.text
    word = next((w for w, power in SCALES.items() if power == scale), "")
    return word + "·".join(over) + ("/" + "·".join(under) if under else "")
