"""What stands for the answer to a query that has none: a lost value, with the finding that says why.

Not the queries.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import DecimalException

from briefgen.compose.bound import Lost, mismatch, unworkable
from briefgen.compose.rendering import current
from briefgen.compose.values import told
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.unseen import asked
from briefgen.model import query
from briefgen.model.formula import FormulaError
from briefgen.model.quantity import Source, UnitMismatch
from briefgen.model.workspace import Workspace
from briefgen.rules import numbers, prose, wording
from briefgen.rules.guess import hint

FAULTS = (query.QueryError, ZeroDivisionError, DecimalException, UnitMismatch, RecursionError, FormulaError)
"""What a query without an honest answer raises."""
DEFINED = ("指标在这里定义", "the indicator is defined here")


def lost(
    error: query.QueryError | UnitMismatch | ArithmeticError | RecursionError | FormulaError,
    id: str,
    where: dict[str, str],
) -> Lost:
    """What stands for the answer to a query that raised one of FAULTS."""
    match error:
        case query.NotReported(query=said, matches=(first, *_)):
            return Lost(_finding(current().workspace, error), Source(said, first.span))
        case query.QueryError():
            return Lost(_finding(current().workspace, error))
        case UnitMismatch(left=left, right=right):
            return Lost(_of_formula(mismatch(left, right), id))
        case RecursionError():
            zh, en = f"指标 {id} 的公式绕成了圈", f"the formula of {id} goes round in a circle"
            return Lost(_of_formula(_failed(zh, en), id))
        case FormulaError():
            zh, en = f"指标 {id} 的公式读不懂", f"the formula of {id} cannot be read"
            return Lost(_of_formula(_failed(zh, en), id))
        case _:
            said = query.QueryError(id, where).query
            return Lost(unworkable(error, said, said))


def _failed(zh: str, en: str) -> Callable[[Span], Diagnostic]:
    return lambda span: prose.TEMPLATE_FAILED.at(span, problem_zh=zh, problem_en=en)


def _of_formula(found: Callable[[Span], Diagnostic], id: str) -> Callable[[Span], Diagnostic]:
    """The finding with the indicator whose formula cannot be worked out."""
    at = current().workspace.span("indicator", id)
    return lambda span: replace(found(span), related=(Related(at, *DEFINED),))


def _misused(said: str, related: tuple[Related, ...], zh: str, en: str) -> Callable[[Span], Diagnostic]:
    return lambda span: numbers.WRONG_SHAPE.at(span, *related, what=said, why_zh=zh, why_en=en)


def _finding(workspace: Workspace, error: query.QueryError) -> Callable[[Span], Diagnostic]:
    said = error.query
    related = tuple(Related(o.span, "这条观测值", "this observation") for o in error.matches[:4])
    if error.indicator in workspace.indicators:
        at = workspace.span("indicator", error.indicator)
        related = (*related, Related(at, *DEFINED))
    match error:
        case query.UnknownIndicator():
            guess = hint(error.indicator, workspace.indicators)
            return lambda span: numbers.UNKNOWN_INDICATOR.at(span, name=error.indicator, **guess)
        case query.NotShown(thing=thing):
            held = workspace.withheld
            assert held is not None
            return lambda span: asked(held, thing, span, f"观测值 {said}", f"the observation {said}")
        case query.UnknownDimension():
            return lambda span: numbers.UNKNOWN_DIMENSION.at(
                span, *related, indicator=error.indicator, detail=error.detail
            )
        case query.NotReported():
            return lambda span: numbers.NOT_REPORTED.at(span, *related, query=said)
        case query.Ambiguous():
            number = len(error.matches)
            return lambda span: numbers.AMBIGUOUS.at(span, *related, query=said, count=number)
        case query.NotAdditive():
            zh = f"（{error.detail}有重叠）" if error.detail else ""
            en = f" ({error.detail} overlaps)" if error.detail else ""
            return lambda span: numbers.NOT_ADDITIVE.at(
                span, *related, query=said, detail_zh=zh, detail_en=en
            )
        case query.NotAPair():
            return _misused(said, related, "指标不是户人成对的", "the indicator counts no pairs (户人)")
        case query.NoFormula():
            return _misused(
                said, related, "指标没有 formula，不能用 rate()", "the indicator has no formula for rate()"
            )
        case query.NoBase():
            return _without_base(error, related)
        case query.NoPeriodBefore():
            zh = f"{error.detail}没有上一期" if error.detail else "没有写 period"
            en = f"none is before {error.detail}" if error.detail else "no period is named"
            return lambda span: wording.NO_PERIOD_BEFORE.at(span, *related, query=said, why_zh=zh, why_en=en)
        case query.NoRank():
            zh, en = "没有写 place，或它没有上级和下级", "no place is named, or none is above or under it"
            if error.detail:
                zh, en = f"“{error.detail}”里没有同级的其他地方", f"none of its level in {error.detail}"
            return lambda span: wording.NOT_COMPARABLE.at(span, *related, query=said, why_zh=zh, why_en=en)
        case query.NotTheWhole():
            parts, whole = told(error.parts), told(error.whole)
            return lambda span: wording.NOT_THE_WHOLE.at(span, *related, parts=parts, whole=whole)
        case _:
            return lambda span: numbers.MISSING_OBSERVATION.at(span, *related, query=said)


def _without_base(error: query.NoBase, related: tuple[Related, ...]) -> Callable[[Span], Diagnostic]:
    now, said = told(error.now), error.query
    zh = f"{told(error.base)}（{said}）" if error.base is not None else f"没有报的数（{said}）"
    en = f"{told(error.base)} ({said})" if error.base is not None else f"what was not reported ({said})"
    places = error.base.sources if error.base is not None else ()
    bases = tuple(Related(source.span, "基数在这里", "the base") for source in places[:1])
    return lambda span: wording.GROWTH_BASE.at(span, *bases, *related, now=now, base_zh=zh, base_en=en)
