"""Where a title may break, and how gladly: between words, outside of names, numbers and brackets.

Not how many lines, and not which of the places: that is `title_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from briefgen.compose.segments import Segment, segments
from briefgen.document.titles import NO_END, NO_START, ends_badly, fits, pairs, starts_badly

Joints = Mapping[int, float]
"""Offsets at which a line may end, each with its cost: 0 is as good as it gets."""

Span = tuple[int, int]

LONGEST = 200
"""Characters of a title whose words are looked up in the text under it."""
RELUCTANT = 30.0
"""The cost of a break that stands only where nothing else fits."""
TOGETHER = -4.0
"""The cost of a break before 关于 below several organs, which then stand on lines of their own."""

_NUMBER = r"\d+(?:[.,:]\d+)*"
_FIGURE = re.compile(
    r"\d{4}年度?(?:\d{1,2}(?:[—～~至-]\d{1,2})?月(?:\d{1,2}日)?)?"
    rf"|第?{_NUMBER}(?:[—～~至-]{_NUMBER})?(?:[%％‰]|[万亿千百]*)"
    r"|[〇一二三四五六七八九]{4}年"
    r"|第[一二三四五六七八九十百]+"
    r"|[A-Za-z][A-Za-z0-9.+-]*"
)
SPACE = "　"
_TIMES = "年月日度"
_REALMS = "省市县区旗镇乡州盟"
_BODIES = "村局委办厅部署院校站所馆处科股组队率员者型化性类级式费网"
"""Characters that make one name or term with the noun before them; a realm's name goes on, a body's ends."""
_WEAK = ("工作", "情况", "问题", "事宜", "事项")
"""Nouns that close a phrase and say little without it."""
_OPENERS = (
    "做好 抓好 办好 建好 加强 加快 加大 推进 推动 促进 开展 深化 完善 健全 建立 优化 调整 "
    "解决 落实 贯彻 巩固 提升 提高 扩大 印发 转发 批转 公布 发布 同意 请求 商请 申请 拨付 "
    "给予 设立 成立 切实 进一步 持续 继续 全面 扎实 认真 统筹 严格 明确 撤销 废止 修订 修改 "
    "举办 召开 参加 报送 征求 打造 助力 构建 强化"
)
_LEADING = frozenset(_OPENERS.split())
"""Words that open a phrase: a line that starts with one reads well, one that ends with one does not."""
_HANDS_ON = ("转发", "印发", "批转", "发布", "公布", "废止", "修订", "报送")
"""Verbs that a whole title, or a long name, follows."""
_FORMS = ("办法", "方案", "意见", "细则", "规定", "计划", "规划", "要点", "制度", "条例", "清单", "名单")
"""Kinds of documents: each stays with the word that says what it is about."""
_KINDS = "级型式性"
_ATTRIBUTES = ("后续", "集中", "公共", "基层", "专项", "综合", "重大", "重点", "联合", "统一", "易地", "城乡")
"""What says of which kind the next word is: ends of words, and words that the dictionary has as others."""


def joints(
    text: str,
    *,
    chars: float,
    names: Iterable[str] = (),
    values: Iterable[Span] = (),
    around: str = "",
) -> Joints:
    """The joints of a title on lines of so many characters.

    `values` are the places of bound numbers; `around` is the text under the title: words that always stand
    together in it are one term.
    """
    words = segments(text)
    around = around if len(text) <= LONGEST else ""
    closed = {at for start, end in _wholes(text, words, names, values, chars) for at in range(start + 1, end)}
    long = [(start, end) for start, end in pairs(text) if not fits(text[start:end], chars)]
    found: dict[int, float] = {}
    for left, right in pairwise(words):
        at = right.start
        cost = None if at in closed else _cost(text, left, right)
        if cost is not None:
            inside = any(start < at < end for start, end in long)
            found[at] = cost + _cohesion(left.text, right.text, around) + RELUCTANT * inside
    return found


def _wholes(
    text: str, words: Sequence[Segment], names: Iterable[str], values: Iterable[Span], chars: float
) -> Iterator[Span]:
    """What never breaks: brackets and names that fit a line, figures with their units, bound numbers."""
    yield from values
    yield from _figures(text, words)
    yield from ((start, end) for start, end in pairs(text) if fits(text[start:end], chars))
    for name in names:
        if name in text and fits(name, chars):
            yield from (match.span() for match in re.finditer(re.escape(name), text))


def _figures(text: str, words: Sequence[Segment]) -> Iterator[Span]:
    """Figures; one without a unit of its own takes the word behind it along."""
    ends = {word.start: word.end for word in words}
    for match in _FIGURE.finditer(text):
        end = match.end()
        has_unit = text[end - 1] in _TIMES or match[0].isalpha()
        yield match.start(), end if has_unit else ends.get(end, end)


def _cost(text: str, left: Segment, right: Segment) -> float | None:
    """The cost of a break between two words; None where there is none to be."""
    before, after = left.text[-1], right.text[0]
    if before in NO_END or after in NO_START:
        return None
    if SPACE in (before, after):
        return 0 if before != SPACE else None
    leans = right.tag[0] == "u" or starts_badly(text[right.start : right.start + 2])
    if leans or ends_badly(left.text):
        return RELUCTANT
    if right.text == "关于":
        return TOGETHER if SPACE in text[: right.start] else 0
    counts = left.tag[0] == "m" and left.text not in _TIMES and after not in "《“（"
    if counts or right.tag[0] in "qkf":
        return None
    if before in "，、；：》”）" or left.text == "的" or right.text in ("《", "“", "（"):
        return _cost_at_mark(left, right)
    return _cost_of_words(left, right)


def _cost_at_mark(left: Segment, right: Segment) -> float:
    if left.text[-1] in "》”）" and right.text not in _LEADING:
        return 3.2
    return 2.5 if right.text == "（" else 1


def _cost_of_words(left: Segment, right: Segment) -> float | None:
    """Between words: some open a phrase, some close one, and some lean on their neighbour."""
    if len(right.text) == 1 and right.text in _REALMS + _BODIES:
        return None if left.tag[0] == "n" else 6
    lone = 4 * (len(left.text) == 1 and left.text not in _BODIES) + 4 * (len(right.text) == 1)
    if left.text in _HANDS_ON:
        return 3
    if left.tag[0] in "pcd" or left.text in _LEADING:
        return lone + 7
    if left.tag[0] == "b" or left.text[-1] in _KINDS or left.text in _ATTRIBUTES:
        return lone + 5
    if right.text in _FORMS or right.text in _WEAK:
        return 5 if right.text in _FORMS else 3
    if right.tag[0] == "c":
        return 2
    if right.tag[0] == "p" or right.text in _LEADING or left.tag[0] in "tfm" or left.text in _WEAK:
        return lone + 1.2
    return lone + (3 if left.tag == "v" else 2.2)


def _cohesion(left: str, right: str, around: str) -> float:
    """Up to 3 for two words that the text does not part."""
    together = around.count(left + right)
    if together < 2:
        return 0
    return 3 * together / min(around.count(left), around.count(right))
