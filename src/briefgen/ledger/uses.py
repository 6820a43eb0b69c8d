"""Where a record is used: the printed numbers and derived indicators that a correction would touch.

Not composing: the ledgers of all documents are handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from briefgen.diagnostics import Span
from briefgen.ledger.entry import Entry, Ledger
from briefgen.ledger.records import Records
from briefgen.model.formula import FormulaError, names, parsed
from briefgen.model.indicator import Indicator
from briefgen.model.origin import Origin
from briefgen.model.quantity import Quantity, Source
from briefgen.model.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is asked about: a line of a file, or a cell of a workbook."""

    file: str
    line: int | None = None
    sheet: str = ""
    cell: str = ""

    def holds(self, span: Span) -> bool:
        """Whether something stands here."""
        if span.file != self.file or (self.sheet and span.sheet != self.sheet):
            return False
        if self.cell:
            return span.cell == self.cell
        return self.line is not None and span.line <= self.line <= _last(span)


@dataclass(frozen=True, slots=True)
class Use:
    """A printed number that a correction would touch."""

    ledger: Ledger
    entry: Entry


@dataclass(frozen=True, slots=True)
class Uses:
    """Everything that a correction would touch."""

    indicators: tuple[str, ...]
    """The ids asked about, by name or because they are defined at the spot."""
    derived: tuple[Indicator, ...]
    """Indicators whose formulas read one of them, or a number that stands at the spot."""
    printed: tuple[Use, ...]
    records: tuple[Source, ...]
    """The records asked about that are printed somewhere."""
    held: bool = False
    """Whether a record stands at the spot, printed or not."""

    @property
    def concerns_nothing(self) -> bool:
        """Whether nothing is known of what was asked about."""
        return not (self.indicators or self.derived or self.printed or self.held)


_SPOT = re.compile(
    r"(?P<file>.+\.\w+):(?:(?:(?P<sheet>[^:!]+)!)?(?P<cell>[A-Za-z]{1,3}\d+)|(?P<line>\d+)(?::\d+)?)"
)


def spot_of(text: str, root: str = "") -> Spot | None:
    """Reads data/moved.yaml:12, data/moved.yaml:12:5, data/fund.xlsx:资金!F2 and data/fund.xlsx:F2; the
    way to the workspace in front of it is left out."""
    match = _SPOT.fullmatch(text)
    if match is None:
        return None
    line = int(match["line"]) if match["line"] else None
    file = match["file"].replace("\\", "/").removeprefix(f"{root}/").removeprefix("./")
    return Spot(file, line, match["sheet"] or "", (match["cell"] or "").upper())


def uses_of_indicators(records: Records, ledgers: Iterable[Ledger], ids: tuple[str, ...]) -> Uses:
    """What reads the figures of indicators, through formulas too."""
    derived = indicators_reading(records.workspace, ids)
    return _uses(ledgers, ids, derived, lambda source: _indicator(source, records) in ids)


def uses_of_spot(records: Records, ledgers: Iterable[Ledger], spot: Spot) -> Uses:
    """What reads a number that stands at a place, is printed from it, or comes of a formula there."""
    workspace = records.workspace
    defined = tuple(id for id in workspace.indicators if _defined_at(workspace, id, spot))
    if defined:
        return uses_of_indicators(records, ledgers, defined)
    held = tuple(sorted({o.indicator for o in workspace.observations if spot.holds(o.span)}))
    facts = frozenset(_facts_at(workspace, spot))

    def stands_here(source: Source) -> bool:
        return spot.holds(source.span) or (source.span.file == spot.file and source.name in facts)

    uses = _uses(ledgers, (), indicators_reading(workspace, held), stands_here, spot)
    return replace(uses, held=bool(held or facts))


def lines_near(workspace: Workspace, ledgers: Iterable[Ledger], spot: Spot) -> tuple[int, ...]:
    """The nearest lines of a file that hold numbers, one before and one after."""
    spans = [o.span for o in workspace.observations]
    spans += (source.span for ledger in ledgers for e in ledger.entries for source in _sources(e.behind))
    spans += (entry.place for ledger in ledgers for entry in ledger.entries if entry.place is not None)
    lines = sorted({span.line for span in spans if span.file == spot.file})
    wanted = spot.line or 0
    before, after = [line for line in lines if line < wanted], [line for line in lines if line > wanted]
    return (*before[-1:], *after[:1])


def _uses(
    ledgers: Iterable[Ledger],
    indicators: tuple[str, ...],
    derived: tuple[Indicator, ...],
    concerned: Callable[[Source], bool],
    spot: Spot | None = None,
) -> Uses:
    printed: list[Use] = []
    records: dict[Source, None] = {}
    for ledger in ledgers:
        for entry in ledger.entries:
            found = [source for source in _sources(entry.behind) if concerned(source)]
            records.update(dict.fromkeys(found))
            from_here = spot is not None and entry.place is not None and spot.holds(entry.place)
            if found or from_here or _defined_by(entry.behind, indicators):
                printed.append(Use(ledger, entry))
    return Uses(indicators, derived, tuple(printed), tuple(records))


def indicators_reading(workspace: Workspace, ids: tuple[str, ...]) -> tuple[Indicator, ...]:
    """Indicators whose formulas read some indicators, directly or through others."""
    reached, found = set(ids), dict[str, Indicator]()
    formulas = {id: set(_read(one)) for id, one in workspace.indicators.items() if one.formula is not None}
    growing = True
    while growing:
        new = [id for id, read in formulas.items() if id not in found and read & reached]
        found.update((id, workspace.indicators[id]) for id in new)
        reached.update(new)
        growing = bool(new)
    return tuple(found.values())


def _read(indicator: Indicator) -> tuple[str, ...]:
    try:
        return names(parsed(indicator.formula)) if indicator.formula is not None else ()
    except FormulaError:
        return ()  # loading reports it


def _defined_at(workspace: Workspace, id: str, spot: Spot) -> bool:
    spans = workspace.spans.get(("indicator", id))
    return spans is not None and any(map(spot.holds, (spans.whole, *(span for _, span in spans.all()))))


def _defined_by(behind: Origin | None, indicators: tuple[str, ...]) -> bool:
    if not isinstance(behind, Quantity) or not indicators:
        return False
    if behind.defined is not None and behind.defined.name in indicators:
        return True
    return any(_defined_by(operand, indicators) for operand in behind.operands)


def _facts_at(workspace: Workspace, spot: Spot) -> Iterator[str]:
    """The facts of which a part stands at a place: an item of a list, a label."""
    for (_, id), spans in workspace.spans.items():
        for path, span in spans.all() if spans.whole.file == spot.file else ():
            if path[0] == "facts" and len(path) > 1 and spot.holds(span):
                yield f"{id}.{path[1]}"


def _indicator(source: Source, records: Records) -> str:
    """The indicator that an observation, or a fact that says so, belongs to."""
    id, bracket, _ = source.name.partition("(")
    if bracket:
        return id
    fact = records.fact(source)
    return str(fact.indicator) if fact is not None and fact.indicator is not None else ""


def _sources(behind: Origin | None) -> Iterator[Source]:
    if isinstance(behind, Quantity):
        if behind.source is not None:
            yield behind.source
        for operand in behind.operands:
            yield from _sources(operand)
    elif behind is not None:
        yield from behind.sources


def _last(span: Span) -> int:
    if span.end_line is None or span.cell is not None:
        return span.line
    return span.end_line - (1 if span.end_column == 1 and span.end_line > span.line else 0)
