"""The functions that templates query observations with: value, pair, total, rate, count.

Not the arithmetic: that is `model/query`. A query without an answer gives a lost value.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.compose.bound import Bound, Lost, Refused
from briefgen.compose.rendering import current
from briefgen.compose.unanswered import FAULTS, lost
from briefgen.compose.values import Number, Structural, When, counting_word, named, plain_word
from briefgen.compose.views import Prose, View, amount_value
from briefgen.model import derivation, query
from briefgen.model.period import PeriodError, period_of
from briefgen.model.workspace import Workspace
from briefgen.rules import numbers

Query = Callable[[Workspace, str, dict[str, str]], Bound]


NOT_REPORTED = "缺报"
DASHES = ("—", "——", "…", "/")
"""Marks that tables print for 缺报."""


def _query(run: Query) -> Callable[..., Bound]:
    @pass_context
    def run_query(context: Context, indicator: object = None, *rest: object, **where: object) -> Bound:
        if rest or not isinstance(indicator, str | View | Prose):
            return _no_indicator(rest[0] if rest else indicator)
        id, fixed = _member(indicator), _where(context, where)
        try:
            return run(current().workspace, id, fixed)
        except FAULTS as error:
            return lost(error, id, fixed)

    return run_query


value = _query(lambda w, id, where: amount_value(query.one(w, id, where)))
total = _query(lambda w, id, where: amount_value(query.summed(w, id, where)))
pair = _query(lambda w, id, where: amount_value(query.pair(w, id, where)))
rate = _query(
    lambda w, id, where: Number(derivation.rate(w, id, where), compared=derivation.comparison(w, id, where))
)


def count(word: str) -> Callable[..., Bound]:
    """A count of observations in a counting unit (个)."""
    return _query(lambda w, id, where: Number(query.count(w, id, where, counting_word(word))))


def missing(value: object, word: str = NOT_REPORTED) -> object:
    """The value, or a word (缺报) where the observation says that it was not reported. One that was
    never given is still an error."""
    if not isinstance(value, Lost) or value.unreported is None:
        return value
    return Structural(word if word in DASHES else plain_word(word), value.unreported)


@pass_context
def count_query(context: Context, indicator: object = None, word: str = "", **where: object) -> Bound:
    """`count('moved', '个', period=2016)`."""
    return count(word)(context, indicator, **where)


def _where(context: Context, where: dict[str, object]) -> dict[str, str]:
    fixed = {
        k: _period(v) if k in ("period", "as_of") else _member(v) for k, v in where.items() if v is not None
    }
    if "place" not in fixed:
        place = context.resolve("place")
        if isinstance(place, View):
            fixed = {"place": str(place._record.id), **fixed}
    return fixed


def _period(value: object) -> str:
    """The key of a period, however it is written: 2023-Q4, 2023年第四季度."""
    written = _member(value)
    try:
        return period_of(written).key
    except PeriodError:
        return written


def _member(value: object) -> str:
    if isinstance(value, When):
        return value.period.key
    if isinstance(value, View):
        return str(value._record.id)
    if isinstance(value, Number):
        return f"{value.quantity.value.normalize():f}"
    if isinstance(value, Prose):
        return str(value.text)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    said = named(value)
    raise Refused(
        lambda span: numbers.WRONG_SHAPE.at(
            span,
            what=said,
            why_zh="条件写成编号、时期或一个地点",
            why_en="a condition is an id, a period or a place",
        )
    )


def _no_indicator(given: object) -> Lost:
    said = "()" if given is None else named(given)
    zh, en = "先写指标，条件写成 名称=值", "the indicator comes first, conditions are name=value"
    return Lost(
        lambda span: numbers.WRONG_SHAPE.at(
            span,
            what=said,
            why_zh=f"{zh}，例如 value('moved', period=2019)",
            why_en=f"{en}: value('moved', period=2019)",
        )
    )
