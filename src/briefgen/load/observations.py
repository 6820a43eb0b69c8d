"""Rows to observations: names to ids, words to amounts, units held against the indicator's.

Not files: the three forms of rows are read beside it. Not sums: those are the ledger's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load import faults
from briefgen.load.columns import NAMES
from briefgen.load.limit import clipped
from briefgen.load.rows import Row
from briefgen.load.vocabulary import Names, Vocabulary
from briefgen.model.fields import Scalar
from briefgen.model.indicator import PAIRED, Indicator, Observation
from briefgen.model.notation import AFTER, BEFORE, INSIDE, NotationError, amount_of, measured, named
from briefgen.model.period import Period, PeriodError, period_of
from briefgen.model.quantity import Amount, Pair, Quantity, Range
from briefgen.model.sensitivity import Level
from briefgen.model.unit import unit
from briefgen.rules import records as record_rules
from briefgen.rules import references
from briefgen.rules import rows as row_rules

NOT_REPORTED = "缺报"
LEVEL_WORDS: dict[str, Level] = {
    "public": "public",
    "公开": "public",
    "internal": "internal",
    "内部": "internal",
    "restricted": "restricted",
    "受限": "restricted",
}
"""What the column of who may see a row says."""
Status: TypeAlias = Literal["reported", "inferred", "missing"]
STATUSES: dict[str, Status] = {
    "reported": "reported",
    "上报": "reported",
    "inferred": "inferred",
    "推定": "inferred",
    "missing": "missing",
    NOT_REPORTED: "missing",
}
_APPROX = (*BEFORE, *INSIDE, *AFTER)
_FIGURES = ("value", "households", "persons")


@dataclass(frozen=True, slots=True)
class _Reading:
    """One row being read, and what is wrong with it so far."""

    row: Row
    vocabulary: Vocabulary
    findings: list[Diagnostic]

    def text(self, column: str) -> str:
        return str(self.row.cells[column]).strip() if column in self.row.cells else ""


def observation(row: Row, vocabulary: Vocabulary) -> tuple[Observation | None, list[Diagnostic]]:
    """The observation of a row, or what is wrong with it."""
    reading = _Reading(row, vocabulary, [])
    indicator = _indicator(reading)
    place = _id(reading, "place", vocabulary.places)
    period, as_of = _period(reading, "period"), _period(reading, "as_of")
    if indicator is None:
        return None, reading.findings
    dimensions = _dimensions(reading, indicator)
    status = _status(reading)
    sensitivity = _sensitivity(reading)
    amount = _amount(reading, indicator) if status in ("reported", "inferred") else None
    if reading.findings or status is None:
        return None, reading.findings
    figure = next((row.cells[c].span for c in _FIGURES if c in row.cells), row.span)
    keys = (place, period.key if period else None, as_of.key if as_of else None, *(m for _, m in dimensions))
    name = f"{indicator.id}({', '.join(k for k in keys if k)})"
    made = Observation(
        indicator=indicator.id,
        place=place,
        period=period,
        as_of=as_of,
        dimensions=dimensions,
        amount=None if amount is None else named(amount, name),
        status=status,
        source=reading.text("source"),
        note=reading.text("note"),
        span=figure,
        sensitivity=sensitivity,
    )
    return made, []


def figure_of(one: Observation) -> tuple[object, ...]:
    """Which figure an observation gives."""
    return one.indicator, one.place, one.period, one.as_of, one.dimensions


def duplicates(found: Iterable[Observation]) -> list[Diagnostic]:
    """Observations of the same figure: same indicator, place, time and dimensions."""
    first: dict[tuple[object, ...], Observation] = {}
    findings: list[Diagnostic] = []
    for one in found:
        other = first.setdefault(figure_of(one), one)
        if other is one:
            continue
        words = (one.indicator, one.place, one.period, one.as_of, *(m for _, m in one.dimensions))
        what = "、".join(str(w) for w in words if w)
        related = Related(other.span, "第一次报在这里", "first reported here")
        findings.append(row_rules.DUPLICATE_OBSERVATION.at(one.span, related, what=what))
    return findings


def _indicator(reading: _Reading) -> Indicator | None:
    if "indicator" not in reading.row.cells:
        reading.findings.append(
            row_rules.MISSING_CELL.at(reading.row.span, column="indicator", column_zh=NAMES["indicator"])
        )
        return None
    id = _id(reading, "indicator", reading.vocabulary.indicators)
    return None if id is None else reading.vocabulary.indicator[id]


def _id(reading: _Reading, column: str, names: Names) -> str | None:
    if column not in reading.row.cells:
        return None
    id, findings = names.find(reading.row.cells[column])
    reading.findings.extend(findings)
    return id


def _period(reading: _Reading, column: str) -> Period | None:
    cell = reading.row.cells.get(column)
    if cell is None:
        return None
    try:
        return period_of(cell)
    except PeriodError:
        reading.findings.append(faults.bad_period(cell))
        return None


def _dimensions(reading: _Reading, indicator: Indicator) -> tuple[tuple[str, str], ...]:
    """Members in the order of the indicator's dimensions, whatever the order of columns."""
    found: dict[str, str] = {}
    for dimension, names in reading.vocabulary.members.items():
        if dimension not in reading.row.cells:
            continue
        member = _id(reading, dimension, names)
        if dimension not in indicator.dimensions:
            reading.findings.append(
                references.NOT_A_DIMENSION.at(
                    reading.row.cells[dimension].span,
                    indicator=indicator.id,
                    dimension=dimension,
                    known="、".join(indicator.dimensions) or "—",
                )
            )
        elif member is not None:
            found[dimension] = member
    return tuple((d, found[d]) for d in indicator.dimensions if d in found)


def _sensitivity(reading: _Reading) -> Level | None:
    cell = reading.row.cells.get("sensitivity")
    if cell is None:
        return None
    level = LEVEL_WORDS.get(cell.strip())
    if level is None:
        reading.findings.append(_unknown_word(reading, cell, LEVEL_WORDS))
    return level


def _status(reading: _Reading) -> Status | None:
    """What a row says of its figure; None, with a finding, where it contradicts itself."""
    cells = reading.row.cells
    figures = [cells[c] for c in _FIGURES if c in cells]
    unreported = [f for f in figures if f.strip() == NOT_REPORTED]
    written = cells.get("status", NOT_REPORTED if unreported else "reported")
    status = STATUSES.get(written.strip())
    if status is None:
        reading.findings.append(_unknown_word(reading, cells["status"], STATUSES))
        return None
    wrong = [f for f in figures if (f in unreported) != (status == "missing")]
    if wrong:
        reading.findings.append(row_rules.STATUS_AND_VALUE.at(wrong[0].span, status=written, value=wrong[0]))
        return None
    return status


def _amount(reading: _Reading, indicator: Indicator) -> Amount | None:
    """The figure of a row; None, with a finding, where there is none that fits."""
    cells = reading.row.cells
    given = [c for c in _FIGURES if c in cells]
    if not given:
        reading.findings.append(row_rules.NO_VALUE.at(reading.row.span))
        return None
    paired = indicator.unit == PAIRED
    allowed = (["value"], ["households", "persons"], ["persons"]) if paired else (["value"],)
    if given not in allowed:
        reading.findings.append(_wrong_columns(indicator, given, cells[given[0]].span))
        return None
    if given == ["value"]:
        return _value(reading, indicator)
    households = _quantity(reading, "households", "户")
    persons = _quantity(reading, "persons", "人")
    if households is None or persons is None:
        return persons
    return Pair(households, persons)


def _wrong_columns(indicator: Indicator, given: list[str], span: Span) -> Diagnostic:
    paired = indicator.unit == PAIRED
    return row_rules.PAIR_OF_INDICATOR.at(
        span,
        indicator=indicator.id,
        expected_zh="要报户数和人数" if paired else f"要报一个数（{indicator.unit}）",
        expected_en="is reported as households and persons" if paired else "is reported as one value",
        found_zh="、".join(NAMES[c] for c in given),
        found_en=", ".join(given),
    )


def _value(reading: _Reading, indicator: Indicator) -> Amount | None:
    amount = _written(reading, "value", "" if indicator.unit == PAIRED else indicator.unit)
    if amount is None:
        return None
    cell = reading.row.cells["value"]
    if indicator.unit == PAIRED:
        persons_only = isinstance(amount, Quantity) and amount.unit == unit("人")
        if not isinstance(amount, Pair) and not persons_only:
            reading.findings.append(_wrong_columns(indicator, ["value"], cell.span))
        return amount
    if isinstance(amount, Pair):
        reading.findings.append(_wrong_columns(indicator, ["households", "persons"], cell.span))
        return amount
    _hold_unit(reading, amount, indicator.unit, indicator.id, cell)
    return amount


def _quantity(reading: _Reading, column: str, word: str) -> Quantity | None:
    if column not in reading.row.cells:
        return None
    amount = _written(reading, column, word)
    if amount is None:
        return None
    cell = reading.row.cells[column]
    if not isinstance(amount, Quantity):
        reading.findings.append(record_rules.BAD_AMOUNT.at(cell.span, value=clipped(cell)))
        return None
    _hold_unit(reading, amount, word, f"{reading.text('indicator')}.{column}", cell)
    return amount


def _hold_unit(
    reading: _Reading, amount: Quantity | Range, expected: str, indicator: str, cell: Scalar
) -> None:
    for quantity in (amount,) if isinstance(amount, Quantity) else (amount.low, amount.high):
        if quantity.unit.dimension != unit(expected).dimension:
            reading.findings.append(
                row_rules.UNIT_OF_INDICATOR.at(
                    cell.span, unit=quantity.unit.text or "—", indicator=indicator, expected=expected
                )
            )
            return


def _written(reading: _Reading, column: str, word: str) -> Amount | None:
    """The amount of a cell, with the row's unit and word of approximation where they apply."""
    cell = reading.row.cells[column]
    try:
        amount = amount_of(cell, cell.span)
    except NotationError:
        reading.findings.append(record_rules.BAD_AMOUNT.at(cell.span, value=clipped(cell)))
        return None
    if column == "value" and "unit" in reading.row.cells:
        word = _unit(reading, amount)
    amount = measured(amount, word)
    if isinstance(amount, Quantity) and "approx" in reading.row.cells:
        return replace(amount, approx=_approx(reading))
    return amount


def _unit(reading: _Reading, amount: Amount) -> str:
    cell = reading.row.cells["unit"]
    own = amount.unit.text if isinstance(amount, Quantity) else ""
    if own and own != cell.strip():
        reading.findings.append(record_rules.TWO_UNITS.at(cell.span, written=own, unit=cell))
    return cell.strip()


def _approx(reading: _Reading) -> str:
    cell = reading.row.cells["approx"]
    if cell.strip() not in _APPROX:
        reading.findings.append(_unknown_word(reading, cell, _APPROX))
    return cell.strip()


def _unknown_word(reading: _Reading, cell: Scalar, known: Iterable[str]) -> Diagnostic:
    guess = reading.vocabulary.places.guesses.hint(cell, cell.span, known)
    return record_rules.BAD_CHOICE.at(cell.span, value=clipped(cell), choices="、".join(known), **guess)
