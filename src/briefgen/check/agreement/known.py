"""What the records know that a document may print: its facts, its places' observations, their sums and rates.

Not what it does print. Made once for a workspace and a place, when a typed number asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from briefgen.bounded import Bounded
from briefgen.check.paper import Paper
from briefgen.check.records.figures import said
from briefgen.compose.views import fact_amount
from briefgen.diagnostics import Span
from briefgen.model.briefing import Briefing, Bulletin
from briefgen.model.derivation import rate
from briefgen.model.fact import Fact
from briefgen.model.formula import FormulaError, names, parsed
from briefgen.model.indicator import Indicator, Member, Observation
from briefgen.model.quantity import Amount, Pair, Quantity, Range, UnitMismatch, half_up, quantities, total
from briefgen.model.query import QueryError
from briefgen.model.section import Case, Measure, Section
from briefgen.model.watch import Kept
from briefgen.model.workspace import Workspace

MOST_CELLS, MOST_AXES, MOST_RATES = 400, 4, 200
"""Observations and dimensions of one indicator at one place whose sums are made, and rates of one place."""
SHOWN_DECIMALS = 2
MOST_HELD = 2000
"""Observations of one indicator at one place: among more, any number is near one by chance."""
MOST_OBSERVED = 5000
"""Observations of an indicator that rates are made of: each of them is looked at for each rate."""
MOST_PLACES = 50
"""Places whose figures are held at a time."""


@dataclass(frozen=True, slots=True)
class Known:
    """One figure of the records. `words` are what a text may call it, `where` the conditions that
    single it out; `partner` is the other half of a pair, `parts` what a sum is made of."""

    quantity: Quantity
    title: str
    span: Span
    write: str
    words: tuple[str, ...] = ()
    indicator: str = ""
    where: Mapping[str, str] = field(default_factory=dict)
    partner: Quantity | None = None
    parts: tuple[Known, ...] = ()

    @property
    def said(self) -> str:
        """The figure in words; a quotient with two decimals."""
        if not self.quantity.rounded:
            return said(self.quantity)
        value = half_up(self.quantity.value, SHOWN_DECIMALS)
        return said(replace(self.quantity, value=value.normalize() if value else value))

    @property
    def is_pair(self) -> bool:
        """Whether it is the households of a pair."""
        return self.partner is not None and self.quantity.unit.over == ("户",)


class Holdings:
    """The figures of a workspace, by place and by document."""

    __slots__ = ("_at", "_of", "_rates", "workspace")

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._at: Kept[str | None, tuple[Known, ...]] = Bounded(MOST_PLACES)
        self._of: Kept[str, tuple[Known, ...]] = Bounded(MOST_PLACES)
        self._rates: Kept[str | None, tuple[Known, ...]] = Bounded(MOST_PLACES)

    def of(self, paper: Paper) -> tuple[Known, ...]:
        """Every figure that a document may mean: its facts, then observations, then sums."""

        def held() -> tuple[Known, ...]:
            return (*_facts(paper), *(known for place in _places(paper) for known in self.at(place)))

        return self.workspace.remembered(self._of, paper.document.id, held)

    def at(self, place: str | None) -> tuple[Known, ...]:
        """The observations at a place, and their sums over dimensions and periods."""
        return self.workspace.remembered(self._at, place, lambda: self._made_at(place))

    def rates(self, paper: Paper) -> tuple[Known, ...]:
        """The derived indicators of a document's places, for every detail that observations have."""
        return tuple(known for place in _places(paper) for known in self._rates_at(place))

    def observation(self, quantity: Quantity) -> Observation | None:
        """The observation that a stored figure comes from."""
        source = quantity.source
        id = source.name.partition("(")[0] if source is not None else ""
        if source is None or id not in self.workspace.indicators:
            return None
        return self.workspace.observation_from(id, source.span)

    def member(self, key: str, id: str) -> Member | None:
        """A member of a dimension."""
        dimension = self.workspace.dimensions.get(key)
        members = dimension.members if dimension is not None else ()
        return next((member for member in reversed(members) if member.id == id), None)

    def title(self, indicator: Indicator, where: Mapping[str, str]) -> str:
        """What a figure is, in words: 已落实搬迁对象（2017年，同步搬迁人口）."""
        said = [_year(id) if key == "period" else self._names(key, id)[0] for key, id in where.items()]
        return str(indicator.name) + (f"（{'，'.join(said)}）" if said else "")

    # ---- observations

    def _made_at(self, place: str | None) -> tuple[Known, ...]:
        held: list[Known] = []
        for id, observations in self.workspace.observations_at(place).items():
            if len(observations) > MOST_HELD:
                continue
            held += (known for one in observations for known in self._cells(one))
            held += self._sums(self.workspace.indicators[id], observations)
        return tuple(sorted(held, key=lambda known: bool(known.parts)))

    def _cells(self, one: Observation) -> Iterator[Known]:
        where = conditions(one)
        indicator = self.workspace.indicators[one.indicator]
        yield from self._known(indicator, where, one.amount, "value", one.span)

    def _known(
        self,
        indicator: Indicator,
        where: Mapping[str, str],
        amount: Amount | None,
        query: str,
        span: Span,
        parts: tuple[Known, ...] = (),
    ) -> Iterator[Known]:
        title, words = self.title(indicator, where), self._words(indicator, where)
        id = str(indicator.id)
        asked = ", ".join((repr(id), *(f"{key}={value!r}" for key, value in where.items())))
        query = "pair" if isinstance(amount, Pair) and query == "value" else query
        for half in quantities(amount):
            suffix, partner = "", None
            if isinstance(amount, Pair):
                first = half is amount.households
                suffix = ".households" if first else ".persons"
                partner = amount.persons if first else amount.households
            own = tuple(part for part in parts if part.quantity.unit.dimension == half.unit.dimension)
            place = half.source.span if half.source is not None else span
            write = f"{{{{ {query}({asked}){suffix} }}}}"
            yield Known(half, title, place, write, words, id, where, partner, own)

    def _words(self, indicator: Indicator, where: Mapping[str, str]) -> tuple[str, ...]:
        named = (name for key, id in where.items() if key != "period" for name in self._names(key, id))
        return (str(indicator.name), *named)

    def _names(self, key: str, id: str) -> tuple[str, ...]:
        member = self.member(key, id)
        return spoken(member) if member is not None else (id,)

    # ---- sums

    def _sums(self, indicator: Indicator, observations: tuple[Observation, ...]) -> Iterator[Known]:
        if not indicator.additive or not 2 <= len(observations) <= MOST_CELLS:
            return
        shapes: dict[tuple[str, ...], list[Observation]] = {}
        for one in observations:
            if one.amount is not None and not isinstance(one.amount, Range):
                shapes.setdefault(tuple(conditions(one)), []).append(one)
        for axes, cells in shapes.items():
            for count in range(len(axes)) if len(axes) <= MOST_AXES else ():
                for kept in combinations(axes, count):
                    yield from self._grouped(indicator, cells, kept, [a for a in axes if a not in kept])

    def _grouped(
        self, indicator: Indicator, cells: list[Observation], kept: tuple[str, ...], summed: list[str]
    ) -> Iterator[Known]:
        groups: dict[tuple[str, ...], list[Observation]] = {}
        for one in cells:
            where = conditions(one)
            groups.setdefault(tuple(where[key] for key in kept), []).append(one)
        for values, group in groups.items():
            if len(group) < 2 or any(self._overlaps(key, group) for key in summed):
                continue
            amount = _sum([one.amount for one in group if one.amount is not None])
            parts = tuple(known for one in group for known in self._cells(one))
            where = dict(zip(kept, values, strict=True))
            yield from self._known(indicator, where, amount, "total", group[0].span, parts)

    def _overlaps(self, key: str, group: list[Observation]) -> bool:
        """Whether members or periods of a group count some of the same."""
        found = {value for one in group if (value := one.at(key)) is not None}
        if key == "period":
            return len(found) > 1 and len({len(value) for value in found}) > 1
        return any(
            set(member.overlaps) & found for id in found if (member := self.member(key, id)) is not None
        )

    # ---- rates

    def _rates_at(self, place: str | None) -> tuple[Known, ...]:
        return self.workspace.remembered(self._rates, place, lambda: tuple(self._made_rates(place)))

    def _made_rates(self, place: str | None) -> Iterator[Known]:
        held: dict[str, dict[tuple[tuple[str, str], ...], Mapping[str, str]]] = {}
        for known in self.at(place):
            held.setdefault(known.indicator, {})[tuple(known.where.items())] = known.where
        made = 0
        for id, indicator in self.workspace.indicators.items():
            for where in self._details(indicator, held):
                made += 1
                if made > MOST_RATES:
                    return
                found = self._rate(str(id), {**({"place": place} if place else {}), **where})
                if found is not None:
                    at = self.workspace.span("indicator", str(id), "formula")
                    yield from self._known(indicator, where, found, "rate", at)

    def _details(
        self,
        indicator: Indicator,
        held: Mapping[str, Mapping[tuple[tuple[str, str], ...], Mapping[str, str]]],
    ) -> Iterator[Mapping[str, str]]:
        try:
            read = names(parsed(str(indicator.formula))) if indicator.formula else ()
        except FormulaError:
            return
        if any(len(self.workspace.observations_of(name)) > MOST_OBSERVED for name in read):
            return
        first = next((name for name in read if name in held), "")
        yield from held.get(first, {}).values()

    def _rate(self, id: str, where: Mapping[str, str]) -> Quantity | None:
        try:
            return rate(self.workspace, id, where)
        except (QueryError, ArithmeticError, UnitMismatch, FormulaError):
            return None


class Same:
    """A workspace as a key: that one, not one like it."""

    __slots__ = ("workspace",)

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.workspace is self.workspace

    def __hash__(self) -> int:
        return id(self.workspace)


def holdings_of(workspace: Workspace) -> Holdings:
    """The figures of a workspace; the same ones for the same workspace."""
    return _holdings(Same(workspace))


@lru_cache(maxsize=2)
def _holdings(same: Same) -> Holdings:
    return Holdings(same.workspace)


def conditions(one: Observation) -> dict[str, str]:
    """The conditions that single an observation out at its place."""
    period = {"period": one.period.key} if one.period is not None else {}
    return {**period, **dict(one.dimensions)}


def spoken(member: Member) -> tuple[str, ...]:
    """Every word for a member, the fullest first."""
    return tuple(str(word) for word in (member.name, member.short, *member.aliases) if word)


def _sum(amounts: list[Amount]) -> Amount | None:
    pairs = [amount for amount in amounts if isinstance(amount, Pair)]
    if len(pairs) == len(amounts):
        return Pair(total(tuple(p.households for p in pairs)), total(tuple(p.persons for p in pairs)))
    single = tuple(amount for amount in amounts if isinstance(amount, Quantity))
    try:
        return total(single) if len(single) == len(amounts) else None
    except UnitMismatch:
        return None


def _year(key: str) -> str:
    return f"{key}年" if key.isdigit() else key.replace("/", "—")


# ---- facts


def records_of(paper: Paper) -> Iterator[tuple[str, Briefing | Case | Measure]]:
    """The records whose facts a document may print, with their kinds."""
    workspace, briefing = paper.workspace, paper.workspace.briefings.get(paper.document.id)
    if briefing is None:
        return
    yield "briefing", briefing
    if isinstance(briefing, Bulletin):
        cases = (workspace.cases.get(str(entry.case)) for entry in briefing.articles if entry.case)
        yield from (("case", case) for case in cases if case is not None)
    for id in _measures(getattr(briefing, "sections", ())):
        if (measure := workspace.measures.get(id)) is not None:
            yield "measure", measure


def _measures(sections: tuple[Section, ...]) -> Iterator[str]:
    for section in sections:
        yield from map(str, section.measures)
        yield from _measures(section.sections)


def _places(paper: Paper) -> tuple[str | None, ...]:
    places = [str(record.place) for _, record in records_of(paper) if record.place is not None]
    return (*dict.fromkeys(places), None)


def _facts(paper: Paper) -> Iterator[Known]:
    for kind, record in records_of(paper):
        for alias, fact in record.facts.items():
            span = paper.workspace.span(kind, str(record.id), "facts", str(alias))
            yield from _fact(str(alias), fact, span)


def _fact(alias: str, fact: Fact, span: Span) -> Iterator[Known]:
    amount = fact_amount(fact)
    title = str(fact.label or alias)
    for half in quantities(amount):
        suffix, partner = "", None
        if isinstance(amount, Pair):
            first = half is amount.households
            suffix = ".households" if first else ".persons"
            partner = amount.persons if first else amount.households
        elif isinstance(amount, Range):
            suffix = ".low" if half is amount.low else ".high"
        place = half.source.span if half.source is not None else span
        yield Known(
            half,
            title,
            place,
            f"{{{{ f.{alias}{suffix} }}}}",
            (str(fact.label),) if fact.label else (),
            partner=partner,
        )
