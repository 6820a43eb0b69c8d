"""Formulas of derived indicators: names, numbers, + - * /, brackets and functions, as a tree.

Not their results: those are `derivation`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from briefgen.model.place import Level

_TOKEN = re.compile(
    r"\s*(?:(?P<name>[^\W\d]\w*(?:-\w+)*(?:\.[^\W\d]\w*)*(?:\[[^\]]*\])?(?:\.\w+)?)|(?P<sign>[-+*/(),])|(?P<number>\d+(?:\.\d+)?))"
)


@dataclass(frozen=True, slots=True)
class Term:
    """A parsed formula: a name with its fixed dimensions, a constant, a sign over two terms, or a
    call of a function (`name`) with its operands and the words behind them."""

    sign: Literal["name", "number", "+", "-", "*", "/", "call"]
    name: str = ""
    part: Literal["", "households", "persons"] = ""
    where: tuple[tuple[str, str], ...] = ()
    number: Decimal = Decimal(0)
    operands: tuple[Term, ...] = field(default=())
    options: tuple[str, ...] = ()
    at: int = field(default=0, compare=False)
    """The 0-based offset in the formula."""


@dataclass(frozen=True, slots=True)
class Function:
    """What a function takes: so many formulas (`bare`: names of indicators only), then words."""

    terms: int
    words: tuple[int, int]
    """The fewest and the most words after the formulas."""
    example: str
    choices: tuple[frozenset[str], ...] = ()
    """Words of one choice exclude each other; without choices any word stands."""
    bare: bool = False


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "growth": Function(1, (0, 1), "growth(moved, previous)", (frozenset({"previous"}),)),
        "change": Function(1, (0, 1), "change(moved, previous)", (frozenset({"previous"}),)),
        "rank": Function(
            1,
            (0, 2),
            "rank(moved, province, ascending)",
            (frozenset({"ascending", "descending"}), frozenset(get_args(Level))),
        ),
        "mean": Function(2, (0, 1), "mean(price, users, place)"),
        "count": Function(1, (0, 2), "count(moved, 个, place)", bare=True),
        "share": Function(1, (1, 1), "share(moved, group)", bare=True),
    }
)


LONGEST = 500
"""Characters of a formula; real ones have fewer than fifty."""
DEEPEST = 50
"""Brackets inside brackets."""


class FormulaError(ValueError):
    """Not a formula; `at` is the 0-based offset of the fault, `zh` and `en` say more if there is more."""

    def __init__(self, text: str, at: int, zh: str = "", en: str = "") -> None:
        super().__init__(text)
        self.at, self.zh, self.en = at, zh, en


@lru_cache(maxsize=1024)
def parsed(formula: str) -> Term:
    """Reads a formula: `a.persons` picks one of a pair, `a[siting=central]` fixes a dimension,
    `growth(a)` calls a function; a minus stands between spaces."""
    if len(formula) > LONGEST:
        zh, en = f"公式太长，最多 {LONGEST} 个字符", f"the formula is too long, {LONGEST} characters at most"
        raise FormulaError("", LONGEST, zh, en)
    tokens = _tokens(formula)
    _hold_depth(tokens)
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


def _hold_depth(tokens: Tokens) -> None:
    depth = 0
    for _, text, at in tokens:
        depth += (text == "(") - (text == ")")
        if depth > DEEPEST:
            raise FormulaError("", at, "括号套得太深", "too many brackets inside brackets")


def _sum(tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    left, rest = _product(tokens, end)
    while rest and rest[0][1] in ("+", "-"):
        right, after = _product(rest[1:], end)
        left, rest = Term("+" if rest[0][1] == "+" else "-", operands=(left, right), at=rest[0][2]), after
    return left, rest


def _product(tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    left, rest = _atom(tokens, end)
    while rest and rest[0][1] in ("*", "/"):
        right, after = _atom(rest[1:], end)
        left, rest = Term("*" if rest[0][1] == "*" else "/", operands=(left, right), at=rest[0][2]), after
    return left, rest


def _atom(tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    if not tokens:
        raise FormulaError("", end)
    kind, text, at = tokens[0]
    if kind == "name" and len(tokens) > 1 and tokens[1][1] == "(":
        return _call(text, at, tokens[2:], end)
    if kind == "name":
        return _name(text, at), tokens[1:]
    if kind == "number":
        return Term("number", number=Decimal(text), at=at), tokens[1:]
    if text == "(":
        inner, rest = _sum(tokens[1:], end)
        return inner, _after(")", rest, end)
    raise FormulaError("", at)


def _after(sign: str, tokens: Tokens, end: int) -> Tokens:
    if not tokens or tokens[0][1] != sign:
        raise FormulaError("", tokens[0][2] if tokens else end)
    return tokens[1:]


# ---- functions


def _call(name: str, at: int, tokens: Tokens, end: int) -> tuple[Term, Tokens]:
    """A call, from behind its opening bracket: formulas first, then words."""
    function = FUNCTIONS.get(name)
    if function is None:
        known = "、".join(FUNCTIONS)
        zh, en = f"没有函数 {name}，可用的有 {known}", f"there is no function {name}, only {known}"
        raise FormulaError(name, at, zh, en)
    operands, rest = _operands(name, function, tokens, end)
    options, rest = _options(name, function, rest, end)
    return Term("call", name, operands=operands, options=options, at=at), _after(")", rest, end)


def _operands(name: str, function: Function, tokens: Tokens, end: int) -> tuple[tuple[Term, ...], Tokens]:
    found: list[Term] = []
    rest = tokens
    while len(found) < function.terms:
        if found:
            if not rest or rest[0][1] != ",":
                raise _misused(name, function, rest[0][2] if rest else end)
            rest = rest[1:]
        if not rest or rest[0][1] in (",", ")"):
            raise _misused(name, function, rest[0][2] if rest else end)
        at = rest[0][2]
        term, rest = _sum(rest, end)
        if function.bare and term.sign != "name":
            raise _misused(name, function, at)
        found.append(term)
    return tuple(found), rest


def _options(name: str, function: Function, tokens: Tokens, end: int) -> tuple[tuple[str, ...], Tokens]:
    found: list[str] = []
    rest = tokens
    while rest and rest[0][1] == ",":
        if len(rest) < 2 or rest[1][0] != "name" or len(found) == function.words[1]:
            raise _misused(name, function, rest[1][2] if len(rest) > 1 else end)
        _hold_choice(name, function, found, rest[1][1], rest[1][2])
        found.append(rest[1][1])
        rest = rest[2:]
    if len(found) < function.words[0]:
        raise _misused(name, function, rest[0][2] if rest else end)
    return tuple(found), rest


def _hold_choice(name: str, function: Function, found: list[str], word: str, at: int) -> None:
    """A word is one of its function's, and no second one of the same choice."""
    if not function.choices:
        return
    choice = next((c for c in function.choices if word in c), None)
    if choice is None:
        known = "、".join(sorted(w for c in function.choices for w in c))
        zh, en = f"{name} 不认识“{word}”，可以写 {known}", f"{name} does not know {word}, only {known}"
        raise FormulaError(word, at, zh, en)
    if any(other in choice for other in found):
        other = next(o for o in found if o in choice)
        zh, en = f"{other} 与 {word} 只能写一个", f"{other} and {word} exclude each other"
        raise FormulaError(word, at, zh, en)


def _misused(name: str, function: Function, at: int) -> FormulaError:
    zh = f"{name} 写成 {function.example}" + ("，括号里先写一个指标" if function.bare else "")
    en = f"{name} is written {function.example}" + (", an indicator first" if function.bare else "")
    return FormulaError(name, at, zh, en)


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
        return Term("name", head.removesuffix(".households"), "households", tuple(where), at=at)
    if head.endswith(".persons"):
        return Term("name", head.removesuffix(".persons"), "persons", tuple(where), at=at)
    return Term("name", head, "", tuple(where), at=at)
