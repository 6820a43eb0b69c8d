"""Counts that nothing can come to: half a person, fewer than none.

Not averages, shares and differences, which may be fractions or negative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.records.figures import Figure, halves, least, most, said, titled
from briefgen.diagnostics import Diagnostic
from briefgen.load.limit import capped
from briefgen.model.indicator import PAIRED, Indicator, Observation
from briefgen.model.quantity import Quantity
from briefgen.model.unit import unit
from briefgen.model.workspace import Workspace
from briefgen.rules import totals as rules

_COUNTED = (
    "户 户次 人 人次 名 位 口 个 套 所 处 座 家 项 项次 件 件次 条 种 类 场 场次 批 批次 期 届 次 篇 份 "
    "支 组 对 例 例次 宗 笔 台 台次 架 架次 艘 列 趟 辆 辆次 车次 班次 班 头 只 匹 羽 尾 株 棵 间 栋 幢 "
    "本 册 册次 枚 盏 张 村 乡镇 镇 乡 县 剂次 床位 座位 车位 泊位"
)
COUNTED = frozenset(_COUNTED.split())
"""Units of what is counted one by one."""
_AVERAGE = re.compile("均|每")
_DIFFERENCE = re.compile("净|差|变[化动]|增减|(?<!新)增|减")


def impossible_count(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG239: observations of counting indicators that are negative or hold a fraction."""
    counting = (i for i in workspace.indicators.values() if _counts(i))
    return tuple(capped(found for i in counting for found in _of(workspace, i)))


def _counts(indicator: Indicator) -> bool:
    if indicator.kind not in ("stock", "flow") or indicator.formula is not None:
        return False
    written = unit(str(indicator.unit))
    bases = ("户",) if indicator.unit == PAIRED else written.over
    return not written.under and len(bases) == 1 and bases[0] in COUNTED


def _of(workspace: Workspace, indicator: Indicator) -> Iterator[Diagnostic]:
    average = _AVERAGE.search(indicator.name) is not None
    difference = _DIFFERENCE.search(indicator.name) is not None
    for one in workspace.observations_of(indicator.id):
        for _, figure in halves(one.amount):
            if not difference and least(figure).value < 0:
                yield _impossible(workspace, one, figure, "是负数", "never fewer than none")
            elif not average and not (_is_whole(least(figure)) and _is_whole(most(figure))):
                yield _impossible(workspace, one, figure, "有小数", "never in fractions")


def _is_whole(quantity: Quantity) -> bool:
    exponent = quantity.value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent + quantity.unit.scale >= 0:
        return True
    value = quantity.value.scaleb(quantity.unit.scale)
    return value == value.to_integral_value()


def _impossible(workspace: Workspace, one: Observation, figure: Figure, zh: str, en: str) -> Diagnostic:
    source = least(figure).source
    return rules.IMPOSSIBLE_COUNT.at(
        source.span if source is not None else one.span,
        name=titled(one, workspace),
        value=said(figure),
        unit=least(figure).unit.base_text,
        why_zh=zh,
        why_en=en,
    )
