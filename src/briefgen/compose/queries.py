"""The functions that templates query observations with: value, pair, total, rate, count.

Not the arithmetic: that is the ledger's. A query without an answer gives a lost value.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import DecimalException

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.compose.bound import Bound, Lost, Refused, mismatch, unworkable
from briefgen.compose.rendering import current
from briefgen.compose.values import Number, When, named, plain_word
from briefgen.compose.views import Prose, View, amount_value
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.model import ledger
from briefgen.model.quantity import UnitMismatch
from briefgen.model.workspace import Workspace
from briefgen.rules import numbers
from briefgen.rules.guess import hint

Query = Callable[[Workspace, str, dict[str, str]], Bound]


FAULTS = (ledger.LedgerError, ZeroDivisionError, DecimalException, UnitMismatch)
"""What a query without an honest answer raises."""


def lost(error: ledger.LedgerError | UnitMismatch | ArithmeticError, id: str, where: dict[str, str]) -> Lost:
    """What stands for the answer to a query that raised one of FAULTS."""
    match error:
        case ledger.LedgerError():
            return Lost(_finding(current().workspace, error))
        case UnitMismatch(left=left, right=right):
            return Lost(mismatch(left, right))
        case _:
            said = ledger.LedgerError(id, where).query
            return Lost(unworkable(error, said, said))


def _query(run: Query) -> Callable[..., Bound]:
    @pass_context
    def query(context: Context, indicator: object = None, *rest: object, **where: object) -> Bound:
        if rest or not isinstance(indicator, str | View | Prose):
            return _no_indicator(rest[0] if rest else indicator)
        id, fixed = _member(indicator), _where(context, where)
        try:
            return run(current().workspace, id, fixed)
        except FAULTS as error:
            return lost(error, id, fixed)

    return query


value = _query(lambda w, id, where: amount_value(ledger.one(w, id, where)))
total = _query(lambda w, id, where: amount_value(ledger.summed(w, id, where)))
pair = _query(lambda w, id, where: amount_value(ledger.pair(w, id, where)))
rate = _query(lambda w, id, where: Number(ledger.rate(w, id, where)))


def count(word: str) -> Callable[..., Bound]:
    """A count of observations in a counting unit (个)."""
    return _query(lambda w, id, where: Number(ledger.count(w, id, where, plain_word(word))))


@pass_context
def count_query(context: Context, indicator: object = None, word: str = "", **where: object) -> Bound:
    """`count('moved', '个', period=2016)`."""
    return count(word)(context, indicator, **where)


def _where(context: Context, where: dict[str, object]) -> dict[str, str]:
    fixed = {k: _member(v) for k, v in where.items() if v is not None}
    if "place" not in fixed:
        place = context.resolve("place")
        if isinstance(place, View):
            fixed = {"place": str(place._record.id), **fixed}
    return fixed


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


def _misused(query: str, related: tuple[Related, ...], zh: str, en: str) -> Callable[[Span], Diagnostic]:
    return lambda span: numbers.WRONG_SHAPE.at(span, *related, what=query, why_zh=zh, why_en=en)


def _finding(workspace: Workspace, error: ledger.LedgerError) -> Callable[[Span], Diagnostic]:
    query = error.query
    related = tuple(Related(o.span, "这条观测值", "this observation") for o in error.matches[:4])
    if error.indicator in workspace.indicators:
        at = workspace.span("indicator", error.indicator)
        related = (*related, Related(at, "指标在这里定义", "the indicator is defined here"))
    match error:
        case ledger.UnknownIndicator():
            guess = hint(error.indicator, workspace.indicators)
            return lambda span: numbers.UNKNOWN_INDICATOR.at(span, name=error.indicator, **guess)
        case ledger.UnknownDimension():
            return lambda span: numbers.UNKNOWN_DIMENSION.at(
                span, *related, indicator=error.indicator, detail=error.detail
            )
        case ledger.NotReported():
            return lambda span: numbers.NOT_REPORTED.at(span, *related, query=query)
        case ledger.Ambiguous():
            number = len(error.matches)
            return lambda span: numbers.AMBIGUOUS.at(span, *related, query=query, count=number)
        case ledger.NotAdditive():
            zh = f"（{error.detail}有重叠）" if error.detail else ""
            en = f" ({error.detail} overlaps)" if error.detail else ""
            return lambda span: numbers.NOT_ADDITIVE.at(
                span, *related, query=query, detail_zh=zh, detail_en=en
            )
        case ledger.NotAPair():
            return _misused(query, related, "指标不是户人成对的", "the indicator counts no pairs (户人)")
        case ledger.NoFormula():
            return _misused(
                query, related, "指标没有 formula，不能用 rate()", "the indicator has no formula for rate()"
            )
        case _:
            return lambda span: numbers.MISSING_OBSERVATION.at(span, *related, query=query)
