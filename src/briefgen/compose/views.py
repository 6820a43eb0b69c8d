"""Records as templates see them: read-only, references followed, facts as values.

Not the records themselves: a view adds where each part stands and whose facts its prose prints.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, get_args, get_type_hints

from briefgen.compose.bound import Bound
from briefgen.compose.unseen import hold_all, lost_part
from briefgen.compose.values import Couple, Date, Interval, Listing, Number, Structural, When
from briefgen.diagnostics import Span
from briefgen.model.fact import Fact
from briefgen.model.fields import Refers, Scalar
from briefgen.model.indicator import Dimension, Indicator
from briefgen.model.notation import measured
from briefgen.model.period import Period
from briefgen.model.place import Organ, Place
from briefgen.model.quantity import Amount, Pair, Quantity, Range, Source
from briefgen.model.section import Case, Measure
from briefgen.model.unit import unit
from briefgen.model.workspace import Workspace

KINDS: dict[type, str] = {
    Place: "place",
    Organ: "organ",
    Case: "case",
    Measure: "measure",
    Indicator: "indicator",
    Dimension: "dimension",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a prose text can name: the records around it, innermost last."""

    workspace: Workspace
    names: Mapping[str, object]

    def inside(self, **names: object) -> Scope:
        """The scope with more names, which win."""
        return replace(self, names={**self.names, **names})


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of a record with the scope it is read in."""

    text: Scalar
    scope: Scope

    def __eq__(self, other: object) -> bool:
        return str(self.text) == (str(other.text) if isinstance(other, Prose) else other)

    def __hash__(self) -> int:
        return hash(str(self.text))

    def __lt__(self, other: object) -> bool:
        return str(self.text) < str(other.text if isinstance(other, Prose) else other)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __repr__(self) -> str:
        return "<Prose>"


class View:
    """A record, or a part of one."""

    __slots__ = ("_key", "_path", "_record", "_scope")

    def __init__(
        self, record: Any, scope: Scope, key: tuple[str, str], path: tuple[str | int, ...] = ()
    ) -> None:
        self._record, self._scope, self._key, self._path = record, scope, key, path

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        known = field_names(self._class)
        if name not in known:
            raise AttributeError(name)
        if not self._path and (lost := lost_part(self._scope.workspace, self._key, name)) is not None:
            return lost
        value = getattr(self._record, name)
        if isinstance(self._record, Place):
            value = _place_word(self._record, name, value)
        if isinstance(self._record, Organ) and value is None and name in ("short", "local"):
            value = self._record.short or self._record.name
        refers = reference_kinds(self._class).get(name)
        return self._wrapped(value, (*self._path, name), refers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, View) and self._key == other._key and self._path == other._path

    def __hash__(self) -> int:
        return hash((self._key, self._path))

    @property
    def _class(self) -> type:
        return type(self._record)

    @property
    def _names(self) -> tuple[str, ...]:
        return field_names(self._class)

    def _wrapped(self, value: Any, path: tuple[str | int, ...], refers: str | None) -> object:
        if isinstance(value, tuple):
            return tuple(self._wrapped(v, (*path, i), refers) for i, v in enumerate(value))
        if isinstance(value, Mapping):
            if all(isinstance(v, Fact) for v in value.values()) and path[-1] == "facts":
                return Facts(value, self._scope, self._key)
            return {k: self._wrapped(v, (*path, k), None) for k, v in value.items()}
        if isinstance(value, Scalar):
            if refers is not None:
                return record_view(self._scope, refers, str(value))
            return Prose(value, self._scope)
        name = ".".join((self._key[1], *(str(p) for p in path)))
        if isinstance(value, bool | str) or value is None:
            return value
        span = self._scope.workspace.span(*self._key, *path)
        if isinstance(value, int):
            return Number(Quantity(Decimal(value), source=Source(name, span)))
        if isinstance(value, Decimal):
            return Number(Quantity(value, source=Source(name, span)))
        if isinstance(value, datetime.date):
            return Date(value, span, name)
        if isinstance(value, Period):
            return When(value, span, name)
        if is_dataclass(value):
            return View(value, self._scope, self._key, path)
        return value


class Facts:
    """The facts of a record, by alias, with those of the records around it behind them."""

    __slots__ = ("_facts", "_key", "_outer", "_scope")

    def __init__(
        self,
        facts: Mapping[str, Fact],
        scope: Scope,
        key: tuple[str, str],
        outer: Facts | None = None,
    ) -> None:
        self._facts, self._scope, self._key, self._outer = facts, scope, key, outer

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        if name in self._facts:
            return fact_value(self._facts[name], self._scope, self._key, name)
        lost = lost_part(self._scope.workspace, self._key, "facts", name)
        if lost is not None:
            return lost
        if self._outer is not None:
            return getattr(self._outer, name)
        raise AttributeError(name)

    def __getitem__(self, name: str) -> object:
        if name.startswith("_"):
            raise KeyError(name)
        try:
            return getattr(self, name)
        except AttributeError as error:
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        hold_all(self._scope.workspace, self._key, "facts")
        return iter(self._facts)

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self._facts, *(self._outer._names if self._outer is not None else ()))


def fact_value(fact: Fact, scope: Scope, key: tuple[str, str], alias: str) -> object:
    """A fact as a value: amount, list, day or fixed phrase."""
    name = f"{key[1]}.{alias}"
    span = scope.workspace.span(*key, "facts", alias)
    note = "facts", alias, "note"
    about: dict[str, object] = {
        "label": Prose(fact.label, scope) if fact.label else None,
        "note": Prose(fact.note, scope) if fact.note else lost_part(scope.workspace, key, *note),
        "source": Prose(fact.source, scope) if fact.source else None,
        "place": record_view(scope, "place", str(fact.place)) if fact.place else None,
        "period": When(fact.period, span, name) if fact.period else None,
    }
    if fact.items is not None:
        return Listing(tuple(fact.items), span, name)
    if fact.day is not None:
        return Date(fact.day, span, name)
    if fact.text is not None:
        return Structural(str(fact.text), Source(name, span))
    amount = fact_amount(fact)
    return amount_value(amount, about) if amount is not None else None


def fact_amount(fact: Fact) -> Amount | None:
    """The amount a fact stores, whichever way it was written."""
    if isinstance(fact.households, Quantity) and isinstance(fact.persons, Quantity):
        return Pair(_in_unit(fact.households, "户"), _in_unit(fact.persons, "人"))
    value = fact.value or fact.persons or fact.households
    if value is None:
        return None
    word = fact.unit or ("人" if value is fact.persons else "户" if value is fact.households else "")
    return measured(value, str(word))


def amount_value(amount: Amount, about: Mapping[str, object] | None = None) -> Bound:
    """An amount as a value for templates."""
    match amount:
        case Quantity():
            return Number(amount, about=about or {})
        case Pair():
            return Couple(amount, about or {})
        case Range():
            return Interval(amount, about=about or {})


def record_view(scope: Scope, kind: str, id: str) -> View | None:
    """The record of a kind by id, in its own scope; None where the reference dangles (reported
    by `check`)."""
    workspace = scope.workspace
    records: Mapping[str, Any] = {
        "place": workspace.places,
        "organ": workspace.organs,
        "indicator": workspace.indicators,
        "dimension": workspace.dimensions,
        "case": workspace.cases,
        "measure": workspace.measures,
        "briefing": workspace.briefings,
    }[kind]
    record = records.get(id)
    if record is None:
        return None
    return View(record, scope_of(scope, kind, record), (kind, id))


def scope_of(scope: Scope, kind: str, record: Any) -> Scope:
    """The scope of a record's own prose: its facts, place and errata before those around it."""
    if kind not in ("case", "measure", "briefing"):
        return scope
    key = (kind, str(record.id))
    names = dict(scope.names)
    inner = Scope(scope.workspace, names)
    if record.place is not None:
        names["place"] = record_view(scope, "place", str(record.place))
    names["errata"] = {**_mapping(names.get("errata")), **_errata(record)}
    outer = names.get("f")
    names["f"] = Facts(record.facts, inner, key, outer if isinstance(outer, Facts) else None)
    names["doc" if kind == "briefing" else kind] = View(record, inner, key)
    if kind == "briefing":
        names.update(_matched(inner, key))
    return inner


def _matched(scope: Scope, key: tuple[str, str]) -> Iterator[tuple[str, object]]:
    """What a document is made for (`for:`), by the names that its texts use."""
    target = scope.workspace.targets.get(key[1])
    if target is None:
        return
    for kind, id in (("place", target.place), ("case", target.case), ("organ", target.organ)):
        if id is not None:
            yield kind, record_view(scope, kind, id)
    if target.period is not None:
        yield "period", When(target.period, scope.workspace.span(*key, "for", "period"), f"{key[1]}.period")


def _errata(record: Any) -> Mapping[str, object]:
    return record.errata if hasattr(record, "errata") else {}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _in_unit(quantity: Quantity, word: str) -> Quantity:
    return quantity if quantity.unit.text else replace(quantity, unit=unit(word))


def _place_word(place: Place, name: str, value: Any) -> Any:
    if value is not None or name not in ("short", "self", "all"):
        return value
    if name == "short":
        return place.name
    return Scalar(("我" if name == "self" else "全") + place.class_word, place.name.span)


@cache
def field_names(record: type) -> tuple[str, ...]:
    """The names a template may read of a record."""
    return tuple(f.name for f in fields(record))


@cache
def reference_kinds(record: type) -> Mapping[str, str]:
    """Which fields of a record name other records, and of which kind."""
    found: dict[str, str] = {}
    for name, hint in get_type_hints(record, include_extras=True).items():
        kind = _refers(hint)
        if kind is not None:
            found[name] = kind
    return found


def _refers(hint: Any) -> str | None:
    for extra in getattr(hint, "__metadata__", ()):
        if isinstance(extra, Refers):
            return extra.kind
    for argument in get_args(hint):
        found = _refers(argument)
        if found is not None:
            return found
    return None


def place_id(scope: Scope) -> str | None:
    """The place that queries mean where they name none."""
    place = scope.names.get("place")
    return str(place._record.id) if isinstance(place, View) else None


def span_of(view: View) -> Span:
    """Where a view's record stands."""
    return view._scope.workspace.span(*view._key, *view._path)
