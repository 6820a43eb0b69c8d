"""Indicators, dimensions and observations: what is counted, along what, and each count.

Not queries: those are the ledger's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from briefgen.diagnostics import Span
from briefgen.model.fields import Decimals, DimensionRef, Flag, Ident, Line, Prose
from briefgen.model.period import Period
from briefgen.model.quantity import Amount

PAIRED = "户人"
"""The unit of an indicator that counts households and persons together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One value of a dimension."""

    id: Ident
    name: Line
    short: Line | None = None
    overlaps: tuple[Line, ...] = ()
    """Members that count some of the same people; they are never added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A dimension of observations (口径): population group, kind of site. Its `members` close it."""

    id: Ident
    name: Line
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What is counted or measured (指标). `unit` is 户人 where households and persons are one
    fact. `formula` derives it from others: committed.persons / target.persons."""

    id: Ident
    name: Line
    unit: Line
    kind: Literal["stock", "flow", "rate", "standard"] = "stock"
    dimensions: tuple[DimensionRef, ...] = ()
    """Besides place and period, which every indicator has."""
    additive: Flag = True
    """Whether its observations may be summed."""
    formula: Line | None = None
    digits: Decimals | None = None
    """Decimals of a derived figure, where a use does not ask for others."""
    note: Prose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One reported figure: an indicator at a place and a time, along dimensions.
    `amount` is None where the report itself is missing (缺报)."""

    indicator: str
    place: str | None
    period: Period | None
    as_of: Period | None
    dimensions: tuple[tuple[str, str], ...]
    amount: Amount | None
    status: Literal["reported", "inferred", "missing"]
    source: str
    note: str
    span: Span

    def at(self, key: str) -> str | None:
        """Its value along a dimension, by id; `place` and `period` are dimensions too."""
        if key == "place":
            return self.place
        if key == "period":
            return self.period.key if self.period else None
        return dict(self.dimensions).get(key)


_TOKEN = re.compile(
    r"\s*(?:(?P<name>[^\W\d]\w*(?:-\w+)*(?:\.[^\W\d]\w*)*(?:\[[^\]]*\])?(?:\.\w+)?)|(?P<sign>[-+*/()])|(?P<number>\d+(?:\.\d+)?))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A parsed formula: a name with its fixed dimensions, a constant, or a sign over two terms."""

    sign: Literal["name", "number", "+", "-", "*", "/"]
    name: str = ""
    part: Literal["", "households", "persons"] = ""
    where: tuple[tuple[str, str], ...] = ()
    number: Decimal = Decimal(0)
    operands: tuple[Term, ...] = field(default=())


class FormulaError(ValueError):
    """Not a formula; `at` is the 0-based offset of the fault."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__(text)
        self.at = at


def parsed(formula: str) -> Term:
    """Reads a formula of indicator names, + - * / and brackets; `a.persons` picks one of a pair,
    `a[siting=central]` fixes a dimension; a sign stands between spaces."""
    tokens = _tokens(formula)
    term, rest = _sum(tokens, len(formula))
    if rest:
        raise FormulaError(formula, rest[0][2])
    return term


Tokens = tuple[tuple[str, str, int], ...]


def names(term: Term) -> tuple[str, ...]:
    """The indicator ids that a formula reads."""
    if term.sign == "name":
        return (term.name,)
    return tuple(name for operand in term.operands for name in names(operand))


def _tokens(formula: str) -> Tokens:
    found: list[tuple[str, str, int]] = []
    at = 0
    text = formula.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise FormulaError(formula, at)
        found.append((match.lastgroup, match[match.lastgroup], match.start(match.lastgroup)))
        at = match.end()
    return tuple(found)


def _sum(tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    left, rest = _product(tokens, end)
    while rest and rest[0][1] in "+-":
        right, after = _product(rest[1:], end)
        left, rest = Term("+" if rest[0][1] == "+" else "-", operands=(left, right)), after
    return left, rest


def _product(tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    left, rest = _atom(tokens, end)
    while rest and rest[0][1] in "*/":
        right, after = _atom(rest[1:], end)
        left, rest = Term("*" if rest[0][1] == "*" else "/", operands=(left, right)), after
    return left, rest


def _atom(tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    if not tokens:
        raise FormulaError("", end)
    kind, text, at = tokens[0]
    if kind == "name":
        return _name(text, at), tokens[1:]
    if kind == "number":
        return Term("number", number=Decimal(text)), tokens[1:]
    if text == "(":
        inner, rest = _sum(tokens[1:], end)
        if not rest or rest[0][1] != ")":
            raise FormulaError("", rest[0][2] if rest else end)
        return inner, rest[1:]
    raise FormulaError("", at)


def _name(text: str, at: int) -> Term:
    head, bracket, tail = text.partition("[")
    inside, _, after = tail.partition("]")
    head += after
    where: list[tuple[str, str]] = []
    for pair in inside.split(",") if bracket else ():
        key, sign, member = pair.partition("=")
        if not sign:
            raise FormulaError(text, at)
        where.append((key.strip(), member.strip()))
    if head.endswith(".households"):
        return Term("name", head.removesuffix(".households"), "households", tuple(where))
    if head.endswith(".persons"):
        return Term("name", head.removesuffix(".persons"), "persons", tuple(where))
    return Term("name", head, "", tuple(where))
