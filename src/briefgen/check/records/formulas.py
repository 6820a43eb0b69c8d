"""Whether a reported figure comes out of the figures it follows from, within their rounding.

Not derived figures, which are never stored. A formula of a fact reads facts of the same record;
an observation of a derived indicator is held against what the indicator's formula comes to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, DecimalException, localcontext

from briefgen.check.records.figures import Figure, half, halves, most, reach, rounded, said, titled
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.limit import capped, clipped
from briefgen.load.unseen import asked, part_words
from briefgen.model import derivation, query
from briefgen.model.fact import Fact
from briefgen.model.fields import Scalar
from briefgen.model.formula import LONGEST, FormulaError, Term, parsed
from briefgen.model.indicator import Observation
from briefgen.model.interval import Agreement, Interval, agreement, interval_of
from briefgen.model.period import Period
from briefgen.model.quantity import PRECISION, Amount, Pair, Quantity, Range, UnitMismatch
from briefgen.model.unit import POINTS, Unit
from briefgen.model.workspace import Workspace
from briefgen.rules import totals as rules

TIMES = {POINTS.over: 0, ("倍",): 0, ("成",): 1}
"""Words that a ratio may be written in, as powers of ten: 0.3 is 3成; 百分点 are hundredths as % is."""


class Unusable(Exception):
    """Why a formula cannot be worked out, in both languages."""

    def __init__(self, zh: str, en: str, at: int = 0) -> None:
        super().__init__(en)
        self.zh, self.en, self.at = zh, en, at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a formula comes to in the unit of the reported figure: the value as computed, and what the
    exact one can be; both in base units."""

    value: Decimal
    possible: Interval
    sources: tuple[Quantity, ...]


def irreproducible_figure(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG232 and BG236: facts and observations that their formulas contradict."""
    return tuple(capped((*_facts(workspace), *_observations(workspace))))


# ---- facts


def _facts(workspace: Workspace) -> Iterator[Diagnostic]:
    for kind, records in (
        ("case", workspace.cases),
        ("measure", workspace.measures),
        ("briefing", workspace.briefings),
    ):
        for record in records.values():
            for alias, fact in record.facts.items():
                if fact.formula is not None:
                    home = workspace.span(kind, record.id, "facts", alias)
                    hidden = _hidden(workspace, (kind, str(record.id)), fact.formula)
                    if hidden is not None:
                        yield hidden
                        continue
                    yield from _fact(alias, fact, fact.formula, record.facts, home)


def _hidden(workspace: Workspace, key: tuple[str, str], formula: Scalar) -> Diagnostic | None:
    """The finding of a formula that reads a fact which readers of this edition may not see."""
    withheld = workspace.withheld
    for name in re.findall(r"[^\W\d]\w*", formula) if withheld is not None else ():
        thing = withheld.part(*key, "facts", name) if withheld is not None else None
        if withheld is not None and thing is not None:
            return asked(withheld, thing, formula.span, *part_words(*key, name))
    return None


def _fact(
    alias: str, fact: Fact, formula: Scalar, facts: Mapping[str, Fact], home: Span
) -> Iterator[Diagnostic]:
    try:
        term = _term(formula)
        amount = _amount(fact)
        if amount is None:
            raise Unusable("只有写了数的事实才有公式", "only an amount has a formula")
        for name, reported in halves(amount):
            computed = _worked_out(term, facts, name if isinstance(amount, Pair) else "")
            outcome = _outcome(computed, most(reported).unit)
            yield from _verdict(str(fact.label or alias), reported, outcome, formula, home)
    except Unusable as fault:
        yield rules.UNUSABLE_FORMULA.at(
            _inside(formula, fault.at),
            name=alias,
            formula=clipped(formula),
            problem_zh=fault.zh,
            problem_en=fault.en,
        )


def _term(formula: str) -> Term:
    try:
        return parsed(str(formula))
    except FormulaError as error:
        zh, en = f"从第 {error.at + 1} 个字符起读不懂", f"it cannot be read from character {error.at + 1} on"
        if len(formula) > LONGEST:
            zh, en = error.zh, error.en
        raise Unusable(zh, en, error.at) from error


def _amount(fact: Fact) -> Amount | None:
    if fact.households is not None and fact.persons is not None:
        households, persons = fact.households, fact.persons
        if isinstance(households, Quantity) and isinstance(persons, Quantity):
            return Pair(households, persons)
    return fact.value


def _worked_out(term: Term, facts: Mapping[str, Fact], side: str) -> Quantity:
    """The formula over facts; `side` is the half that a pair gives where none is named."""
    match term.sign:
        case "number":
            return Quantity(term.number, operation="constant")
        case "name":
            return _operand(term, facts, side)
        case "+" | "-" | "*" | "/":
            left, right = (_worked_out(operand, facts, side) for operand in term.operands)
            return _joined(term, left, right)
        case _:
            raise Unusable("事实的公式里没有函数", "the formula of a fact has no functions", term.at)


def _operand(term: Term, facts: Mapping[str, Fact], side: str) -> Quantity:
    fact = facts.get(term.name)
    if fact is None or term.where:
        zh, en = f"没有名为 {term.name} 的事实", f"there is no fact {term.name}"
        raise Unusable(zh, en, term.at)
    amount = _amount(fact)
    figure = half(amount, term.part or side) if isinstance(amount, Pair) and (term.part or side) else amount
    if isinstance(figure, Quantity):
        return figure
    if isinstance(figure, Pair):
        zh = f"{term.name} 是户人成对的数，写 {term.name}.households 或 .persons"
        en = f"{term.name} is a pair, take {term.name}.households or .persons"
    else:
        zh, en = f"{term.name} 不是一个数", f"{term.name} is not one figure"
    raise Unusable(zh, en, term.at)


def _joined(term: Term, left: Quantity, right: Quantity) -> Quantity:
    try:
        match term.sign:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case _:
                return left / right
    except UnitMismatch as error:
        raise _mismatch(error.left, error.right, term.at) from error
    except (ZeroDivisionError, DecimalException) as error:
        zh, en = "除数为零，或数太大", "it divides by zero, or a figure is too large"
        raise Unusable(zh, en, term.at) from error


def _mismatch(left: Unit, right: Unit, at: int = 0) -> Unusable:
    zh = f"单位不同：{left.text or '无单位'} 与 {right.text or '无单位'}"
    en = f"the units differ: {left.text or 'none'} and {right.text or 'none'}"
    return Unusable(zh, en, at)


# ---- observations of derived indicators


def _observations(workspace: Workspace) -> Iterator[Diagnostic]:
    times: Mapping[Span, Period | None] = {}
    for indicator in workspace.indicators.values():
        if indicator.formula is None:
            continue
        for one in workspace.observations_of(indicator.id):
            computed = _derived(workspace, one)
            if computed is None or not isinstance(one.amount, Quantity):
                continue
            try:
                outcome = _outcome(computed, one.amount.unit)
            except Unusable:
                continue  # the unit of the indicator: told where it is defined
            name = titled(one, workspace)
            found = list(_verdict(name, one.amount, outcome, indicator.formula, one.span))
            if found:
                times = times or _times(workspace)
                yield from found if _is_of_one_time(times, one, computed) else ()


def _derived(workspace: Workspace, one: Observation) -> Quantity | None:
    """What the formula comes to at the place, time and groups of an observation; None where the
    figures for it were not reported."""
    where = dict(one.dimensions)
    where |= {k: v for k, v in (("place", one.place), ("period", one.at("period"))) if v is not None}
    try:
        return derivation.rate(workspace, one.indicator, where)
    except (query.QueryError, FormulaError, UnitMismatch, ArithmeticError, RecursionError):
        return None


def _times(workspace: Workspace) -> Mapping[Span, Period | None]:
    """As of when each figure was reported, by its place."""
    return {
        source.span: one.as_of
        for one in workspace.observations
        for _, figure in halves(one.amount)
        if (source := most(figure).source) is not None
    }


def _is_of_one_time(times: Mapping[Span, Period | None], one: Observation, computed: Quantity) -> bool:
    """Whether the figures behind a result were counted when the reported one was."""
    found = (one.as_of, *(times.get(source.span) for source in computed.sources))
    return len({as_of for as_of in found if as_of is not None}) <= 1


# ---- both


def _outcome(computed: Quantity, wanted: Unit) -> Outcome:
    """A result in the unit that was reported. An average may be written without its 人 or 户."""
    possible = interval_of(computed)
    with localcontext(prec=PRECISION):
        value = computed.value.scaleb(computed.unit.scale)
    own = computed.unit
    if own.dimension == wanted.dimension or (own.under and not wanted.under and own.over == wanted.over):
        return Outcome(value, possible, _stored(computed))
    power = TIMES.get(wanted.over) if own.is_ratio and not wanted.under else None
    if own.dimension == POINTS.dimension and wanted.is_ratio:  # what 100% less a share leaves
        power = 0
    if power is None:
        raise _mismatch(own, wanted)
    scaled = Interval(possible.low.scaleb(power), possible.high.scaleb(power))
    return Outcome(value.scaleb(power), scaled, _stored(computed))


def _stored(computed: Quantity) -> tuple[Quantity, ...]:
    if not computed.operation:
        return (computed,)
    found = (q for operand in computed.operands for q in _stored(operand))
    return tuple(dict.fromkeys(found))


def _verdict(name: str, reported: Figure, outcome: Outcome, formula: str, home: Span) -> Iterator[Diagnostic]:
    agrees = _agreement(reported, outcome.possible)
    if agrees == "rounded":
        return
    cut = agrees == "truncated"
    related = (
        Related(q.source.span, f"{_named(q)}{said(q)}", f"{_named(q)}{said(q)}")
        for q in outcome.sources
        if q.source is not None
    )
    source = most(reported).source
    yield rules.IRREPRODUCIBLE.at(
        source.span if source is not None else home,
        *related,
        name=name,
        reported=said(reported),
        formula=formula,
        right=rounded(outcome.value, most(reported)),
        cut_zh="：后面的位数是截掉的，没有四舍五入" if cut else "",
        cut_en=": further decimals were cut off, not rounded" if cut else "",
    )


def _agreement(reported: Figure, possible: Interval) -> Agreement:
    if isinstance(reported, Range):
        return "rounded" if reach(reported).overlaps(possible) else "neither"
    return agreement(reported, possible)


def _named(quantity: Quantity) -> str:
    name = quantity.source.name if quantity.source is not None else ""
    return f"{name} " if name else ""


def _inside(formula: Scalar, at: int) -> Span:
    """A place inside a formula, which is one line."""
    span = formula.span
    quote = 0 if formula.plain or formula.block else 1
    return Span(span.file, span.line, span.column + quote + at)
