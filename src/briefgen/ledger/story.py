"""The story of a printed number, as a tree: formula, operands, rounding, and the places of the records.

Not its layout on a terminal, in a page or in a comment: those lay the steps out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.diagnostics import Lang, Span
from briefgen.ledger.entry import Entry, Kind
from briefgen.ledger.records import Records
from briefgen.model.notation import BEFORE, INSIDE
from briefgen.model.origin import Moment, Order, Phrase
from briefgen.model.quantity import Quantity, half_up

MOST_TERMS = 6
"""Operands that a formula spells out; more are counted."""
MOST_ITEMS = 12
"""Names of a list that are told."""
SHOWN_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a story: what it says, where that stands, and the steps that it rests on."""

    text_zh: str
    text_en: str
    span: Span | None = None
    children: tuple[Step, ...] = ()

    def text(self, lang: Lang) -> str:
        """What it says in a language."""
        return self.text_zh if lang == "zh" else self.text_en


KINDS: Mapping[Kind, tuple[str, str]] = {
    "bound": ("记录里的数", "a number of the records"),
    "derived": ("由记录里的数算出", "computed from numbers of the records"),
    "literal": ("手工写在文中，没有记录", "typed by hand, with no record behind it"),
    "structural": ("序号或编号，不表示数量", "a mark of order, not an amount"),
    "name": ("名称或固定说法里的数，不表示数量", "part of a name or a fixed phrase, not an amount"),
}
"""The kinds of numbers, in both languages."""


def story(entry: Entry, records: Records) -> Step:
    """How a printed number came about. The first step's place is where it is printed from."""
    zh, en = KINDS[entry.kind]
    return Step(f"{entry.text}：{zh}", f"{entry.text}: {en}", entry.place, _behind(entry, records))


def _behind(entry: Entry, records: Records) -> tuple[Step, ...]:
    behind = entry.behind
    match behind:
        case None:
            return ()
        case Quantity():
            return (derivation(behind, records), *_printing(entry, behind, records))
        case Moment(key, source):
            told = records.told(source)
            return (Step(f"{key}　{told.zh}", f"{key}  {told.en}", source.span),)
        case Order(number, source):
            told = records.told(source)
            return (Step(f"{number}　{told.zh}", f"{number}  {told.en}", source.span),)
        case Phrase(source):
            told = records.told(source)
            return (Step(told.zh, told.en, source.span),)


def derivation(quantity: Quantity, records: Records) -> Step:
    """How an amount comes about, from the records up."""
    source = quantity.source
    if quantity.operation == "count":
        return _count(quantity, records)
    if source is not None and not quantity.operands:
        said, told = amount(quantity), records.told(source)
        return Step(f"{said}　{told.zh}", f"{said}  {told.en}", source.span)
    quantity = _direct(quantity)
    if not quantity.operands:
        said = amount(quantity)
        return Step(f"{said}　常数", f"{said}  a constant")
    zh, en = _calculation(quantity)
    below = tuple(derivation(operand, records) for operand in quantity.operands)
    return Step(zh, en, None, (*_definition(quantity, records), *below))


def formula(quantity: Quantity) -> tuple[str, str] | None:
    """The formula with the operands' values and the result, in both languages; None if there is none."""
    direct = _direct(quantity)
    return _calculation(direct) if direct.operands and direct.operation != "count" else None


def _direct(quantity: Quantity) -> Quantity:
    """A computed amount told in another scale is computed in that scale, which spares a step."""
    inner = quantity.operands[0] if quantity.operation == "in" else quantity
    if inner is quantity or not inner.operands or inner.operation == "count":
        return quantity
    defined = quantity.defined or inner.defined
    return _direct(replace(inner, value=quantity.value, unit=quantity.unit, defined=defined))


def _definition(quantity: Quantity, records: Records) -> tuple[Step, ...]:
    """The named indicator whose formula it is."""
    if quantity.defined is None:
        return ()
    id, span = quantity.defined.name, quantity.defined.span
    indicator = records.indicator(id)
    name = f"{indicator.name}（{id}）" if indicator is not None else id
    formula = f" = {indicator.formula}" if indicator is not None and indicator.formula else ""
    return (Step(f"指标 {name}{formula}", f"indicator {name}{formula}", span),)


def _count(quantity: Quantity, records: Records) -> Step:
    """A count: of the items of a list, or of observations."""
    said = amount(quantity)
    if quantity.source is None:
        below = tuple(derivation(operand, records) for operand in quantity.operands)
        return Step(f"{said} = 符合条件的记录条数", f"{said} = how many records fit", None, below)
    told, fact = records.told(quantity.source), records.fact(quantity.source)
    items = fact.items if fact is not None and fact.items is not None else ()
    names = "、".join(items[:MOST_ITEMS]) + ("……" if len(items) > MOST_ITEMS else "")
    zh = f"{said} = 清单 {told.zh} 的项数" + (f"：{names}" if names else "")
    en = f"{said} = items of the list {told.en}" + (f": {names}" if names else "")
    return Step(zh, en, quantity.source.span)


# ---- formulas


def _calculation(quantity: Quantity) -> tuple[str, str]:
    """The formula with the operands' values and the result, in both languages."""
    parts = tuple(amount(operand) for operand in quantity.operands)
    result = amount(quantity)
    if quantity.operation in _TOLD:
        zh, en = _TOLD[quantity.operation]
        words = {"first": parts[0], "last": parts[-1], "count": str(len(parts)), "result": result}
        return zh.format(**words), en.format(**words)
    formula = _SIGNED.get(quantity.operation, _called)(quantity.operation, parts)
    return f"{formula} = {result}", f"{formula} = {result}"


_TOLD: Mapping[str, tuple[str, str]] = {
    "in": ("{first} = {result}（换算单位）", "{first} = {result} (the unit converted)"),
    "rank": ("{first} 在 {count} 个数里居第 {result}", "{first} is number {result} of {count}"),
    "apportioned": (
        "{first} → {result}（各部分凑整后仍合计一致）",
        "{first} → {result} (rounded so that the parts still add up)",
    ),
}


def _joined(sign: str, parts: tuple[str, ...]) -> str:
    if len(parts) > MOST_TERMS:
        return f"{f' {sign} '.join(parts[: MOST_TERMS - 1])} {sign} …… {sign} {parts[-1]}（{len(parts)}）"
    return f" {sign} ".join(parts)


def _growth(operation: str, parts: tuple[str, ...]) -> str:
    return f"（{parts[0]} − {parts[-1]}）÷ {parts[-1]}"


def _called(operation: str, parts: tuple[str, ...]) -> str:
    return f"{operation}（{'，'.join(parts)}）"


_SIGNED: Mapping[str, Callable[[str, tuple[str, ...]], str]] = {
    "+": lambda _, parts: _joined("+", parts),
    "sum": lambda _, parts: _joined("+", parts),
    "-": lambda _, parts: _joined("−", parts),
    "*": lambda _, parts: _joined("×", parts),
    "/": lambda _, parts: _joined("÷", parts),
    "neg": lambda _, parts: f"−{parts[0]}",
    "abs": lambda _, parts: f"|{parts[0]}|",
    "growth": _growth,
}


def amount(quantity: Quantity) -> str:
    """An amount as a formula names it: 约3000人次, 34.5367…%."""
    digits, word, unit = shown(quantity.value), quantity.approx, quantity.unit.text
    if not word:
        return digits + unit
    if word in BEFORE:
        return word + digits + unit
    return digits + word + unit if word in INSIDE else digits + unit + word


def shown(value: Decimal) -> str:
    """Digits, cut with … where they are too many to read."""
    text = f"{value:f}"
    if "." not in text:
        return text
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    if not decimals:
        return whole
    zeros = len(decimals) - len(decimals.lstrip("0"))
    kept = SHOWN_DECIMALS + (zeros if whole in ("0", "-0") else 0)
    return f"{whole}.{decimals}" if len(decimals) <= kept else f"{whole}.{decimals[:kept]}…"


# ---- printing

_PRINTED = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def _printing(entry: Entry, quantity: Quantity, records: Records) -> tuple[Step, ...]:
    """What printing did to the exact amount: rounding, a misprint kept, other words."""
    match = _PRINTED.search(entry.text)
    if match is None:
        return ()
    digits, decimals = Decimal(match[0].replace(",", "")), len(match[1] or "")
    exact = abs(quantity.value)
    if digits == exact:
        return ()
    said = amount(quantity)
    if digits == half_up(exact, decimals):
        zh = f"保留{decimals}位小数" if decimals else "取整数"
        en = f"to {decimals} decimals" if decimals else "to a whole number"
        text = f"{said} → {entry.text}"
        return (Step(f"{text}（四舍五入，{zh}）", f"{text} (rounded half up, {en})"),)
    return (_misprint(entry, said, records),)


def _misprint(entry: Entry, said: str, records: Records) -> Step:
    file = entry.place.file if entry.place is not None else ""
    erratum = records.misprint(entry.text, file)
    if erratum is None:
        return Step(f"{said} → {entry.text}（换一种说法）", f"{said} → {entry.text} (in other words)")
    text, span = f"{said} → {entry.text}", getattr(erratum.printed, "span", None)
    return Step(f"{text}（勘误：原件如此，按原件印出）", f"{text} (erratum: printed as in the source)", span)
