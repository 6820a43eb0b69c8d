"""Whether the formula of an indicator gives what its unit says, as far as units tell.

Not whether it can be read: that is `references`. Not what it comes to.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.limit import capped
from briefgen.model.derivation import AMONG_PLACES, COUNTED
from briefgen.model.fields import Scalar
from briefgen.model.formula import FormulaError, Term, names, parsed
from briefgen.model.growth import PLACE
from briefgen.model.indicator import PAIRED, Indicator
from briefgen.model.unit import PERCENTAGE, POINTS, RATIO, Unit, unit
from briefgen.model.workspace import Workspace
from briefgen.rules import numbers, references, wording

CONVERSIONS = frozenset(map(Decimal, (1, 12, 100, 1000, 10000)))
"""Numbers of a formula that convert units, and have no other source."""
HALVES = {"households": "户", "persons": "人"}


class Unjoinable(Exception):
    """Two units that a formula adds or subtracts; `at` is the offset of the sign."""

    def __init__(self, left: Unit, right: Unit, at: int) -> None:
        super().__init__(f"{left.text} / {right.text}")
        self.left, self.right, self.at = left, right, at


def formula_unit(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG208 and BG222: formulas whose units do not agree, with each other or with the indicator's."""
    return tuple(
        capped(
            finding
            for indicator in workspace.indicators.values()
            if indicator.formula is not None
            for finding in _of_indicator(workspace, indicator, indicator.formula)
        )
    )


def unknown_axis(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG511: means and shares along a dimension that the indicator does not have."""
    return tuple(capped(_axes(workspace)))


def unsourced_constant(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG512: numbers in formulas that convert no units."""
    return tuple(capped(_constants(workspace)))


def _constants(workspace: Workspace) -> Iterator[Diagnostic]:
    for indicator in workspace.indicators.values():
        if indicator.formula is not None and (term := _parsed(indicator.formula)) is not None:
            for one in _numbers(term):
                if one.number not in CONVERSIONS:
                    place = _inside(indicator.formula, one.at)
                    number = f"{one.number:f}"
                    yield references.UNSOURCED_CONSTANT.at(place, name=indicator.name, number=number)


def _numbers(term: Term) -> Iterator[Term]:
    if term.sign == "number":
        yield term
    for operand in term.operands:
        yield from _numbers(operand)


def _axes(workspace: Workspace) -> Iterator[Diagnostic]:
    for indicator in workspace.indicators.values():
        if indicator.formula is not None and (term := _parsed(indicator.formula)) is not None:
            for call in _calls(term):
                yield from _axis(workspace, indicator.formula, call)


def _axis(workspace: Workspace, formula: Scalar, call: Term) -> Iterator[Diagnostic]:
    for id in names(call.operands[0]):
        indicator = workspace.indicators.get(id)
        if indicator is None or indicator.formula is not None:
            continue  # unknown ones are told by `references`, derived ones by what they read
        known = (AMONG_PLACES, "period", *indicator.dimensions)
        for axis in (word for word in call.options if word not in known):
            place = _inside(formula, formula.find(axis, call.at))
            yield references.NOT_A_DIMENSION.at(place, indicator=id, dimension=axis, known="、".join(known))


def _calls(term: Term) -> Iterator[Term]:
    if term.sign == "call" and term.name in ("mean", "share"):
        yield term
    for operand in term.operands:
        yield from _calls(operand)


def _parsed(formula: Scalar) -> Term | None:
    try:
        return parsed(str(formula))
    except (FormulaError, RecursionError):
        return None


def _of_indicator(workspace: Workspace, indicator: Indicator, formula: Scalar) -> Iterator[Diagnostic]:
    term = _parsed(formula)
    try:
        found = unit_of(workspace, term) if term is not None else None
    except Unjoinable as error:
        (left_zh, left_en), (right_zh, right_en) = _said(error.left), _said(error.right)
        yield numbers.UNIT_MISMATCH.at(
            _inside(formula, error.at), left_zh=left_zh, left_en=left_en, right_zh=right_zh, right_en=right_en
        )
        return
    declared = unit(str(indicator.unit))
    if found is None or found.dimension == declared.dimension:
        return
    (declared_zh, declared_en), (found_zh, found_en) = _said(declared), _said(found)
    related = Related(_inside(formula, 0), "公式在这里", "the formula")
    yield wording.FORMULA_UNIT.at(
        indicator.unit.span,
        related,
        indicator=indicator.id,
        formula=formula,
        declared_zh=declared_zh,
        declared_en=declared_en,
        found_zh=found_zh,
        found_en=found_en,
    )


def unit_of(workspace: Workspace, term: Term) -> Unit | None:
    """The unit that a formula comes out in, as far as its indicators tell. A quotient of one unit
    counts as a percentage."""
    match term.sign:
        case "number":
            return RATIO
        case "name":
            return _of_name(workspace, term)
        case "call":
            return _of_call(workspace, term)
        case _:
            left, right = (unit_of(workspace, operand) for operand in term.operands)
            return _joined(term, left, right) if left is not None and right is not None else None


def _of_name(workspace: Workspace, term: Term) -> Unit | None:
    indicator = workspace.indicators.get(term.name)
    if indicator is None:
        return None
    if indicator.unit == PAIRED:
        return unit(HALVES[term.part]) if term.part else None
    return unit(str(indicator.unit))


def _of_call(workspace: Workspace, term: Term) -> Unit | None:
    first = unit_of(workspace, term.operands[0])
    match term.name:
        case "growth" | "share":
            return PERCENTAGE
        case "change":
            return POINTS if first == PERCENTAGE else first
        case "rank":
            return PLACE
        case "count":
            return unit(next((word for word in term.options if word != AMONG_PLACES), COUNTED))
        case _:  # mean
            return first


def _joined(term: Term, left: Unit, right: Unit) -> Unit:
    if term.sign == "*":
        return left.times(right)
    if term.sign == "/":
        quotient = left.per(right)
        return PERCENTAGE if quotient.is_ratio else quotient
    if left.dimension != right.dimension:
        raise Unjoinable(left, right, term.at)
    return POINTS if term.sign == "-" and left == right == PERCENTAGE else left


def _said(of: Unit) -> tuple[str, str]:
    return (of.text, of.text) if of.text else ("没有单位的数", "a bare number")


def _inside(formula: Scalar, at: int) -> Span:
    """A place inside a formula, which is one line."""
    span = formula.span
    quote = 0 if formula.plain or formula.block else 1
    return Span(span.file, span.line, span.column + quote + at)
