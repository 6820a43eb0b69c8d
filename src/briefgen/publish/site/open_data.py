"""The figures of an indicator as files for others to compute with: CSV for spreadsheets, JSON by a schema.

Not the page. What is not shown there is not in the files either.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefgen.document.numerals import plain_digits
from briefgen.model.indicator import PAIRED, Indicator
from briefgen.model.quantity import Pair, Quantity, Range
from briefgen.model.unit import unit
from briefgen.model.workspace import Workspace
from briefgen.publish.site.amounts import amount_text, value_in
from briefgen.publish.site.figures import Figure, axes
from briefgen.publish.site.formula_words import formula_words
from briefgen.publish.site.grid import WHOLE, member_name, place_name

if TYPE_CHECKING:
    from briefgen.config.publishing import Publishing

SCHEMA = "briefgen.indicator/1"
"""The form of the JSON files and its version, which grows where a reader of the old form would fail."""
BOM = "\ufeff"
"""By it Excel knows UTF-8."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A text that begins with one of these is run by spreadsheets as a formula."""
STATES: Mapping[str, str] = MappingProxyType(
    {"reported": "上报", "inferred": "推定", "derived": "推算", "missing": "缺报", "small": "不公开"}
)
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "stock": "时点数（某一时点上有多少）",
        "flow": "时期数（一段时间里的合计）",
        "rate": "比率",
        "standard": "标准",
    }
)


@dataclass(frozen=True, slots=True)
class Value:
    """One number of a figure: the halves of households and persons, and the ends of a range, are several."""

    part: str
    """households, persons, low, high, or empty."""
    number: Decimal | None
    unit: str
    approx: str = ""
    """The word that was reported with it: 约, 近, 余."""


def csv_file(workspace: Workspace, indicator: Indicator, figures: tuple[Figure, ...]) -> bytes:
    """The figures as CSV (RFC 4180) that Excel opens as it is: a number a line."""
    keys = axes(indicator, figures)
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(tuple(_headings(workspace, keys)))
    for one in figures:
        writer.writerows(tuple(_lines(workspace, indicator, one, keys)))
    return out.getvalue().encode("utf-8")


def json_file(
    workspace: Workspace, settings: Publishing, indicator: Indicator, figures: tuple[Figure, ...]
) -> bytes:
    """The figures as JSON; `assets/indicator.schema.json` says what stands in it."""
    head = {
        "schema": SCHEMA,
        "id": str(indicator.id),
        "name": str(indicator.name),
        "unit": str(indicator.unit),
        "kind": indicator.kind,
        "formula": "".join(piece.text for piece in formula_words(workspace, indicator)) or None,
        "note": str(indicator.note) if indicator.note else None,
        "publisher": settings.organ or settings.name,
        "page": settings.address(quote(f"indicators/{indicator.id}/")),
        "dimensions": [_dimension(workspace, id) for id in axes(indicator, figures)],
        "places": [_place(workspace, id) for id in dict.fromkeys(one.place for one in figures) if id],
    }
    lines = [f"  {json.dumps(key)}: {_json(value)}," for key, value in head.items()]
    rows = ",\n".join(
        f"    {_row(indicator, one, value)}" for one in figures for value in values(indicator, one)
    )
    observations = f'  "observations": [\n{rows}\n  ]' if rows else '  "observations": []'
    return "\n".join(("{", *lines, observations, "}", "")).encode("utf-8")


def schema() -> bytes:
    """What stands in the JSON files, as JSON Schema."""
    return files("briefgen.publish.site").joinpath("assets", "indicator.schema.json").read_bytes()


def values(indicator: Indicator, figure: Figure) -> Iterator[Value]:
    """The numbers of a figure, in the indicator's unit."""
    whole = unit(str(indicator.unit))
    match figure.amount:
        case Pair(households, persons):
            yield _value("households", households, "户")
            yield _value("persons", persons, "人")
        case Range(low, high):
            yield _value("low", low, whole.text)
            yield _value("high", high, whole.text)
        case Quantity() as found:
            yield _value("", found, whole.text)
        case None if indicator.unit == PAIRED:
            yield Value("households", None, "户")
            yield Value("persons", None, "人")
        case None:
            yield Value("", None, whole.text)


def safe(text: str) -> str:
    """A text that no spreadsheet runs: one that would begin a formula gets an apostrophe in front."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _value(part: str, found: Quantity, word: str) -> Value:
    number = value_in(found, unit(word))
    if number is None:
        return Value(part, found.value, found.unit.text, found.approx)
    return Value(part, number, word, found.approx)


PARTS: Mapping[str, str] = MappingProxyType(
    {"": "", "households": "户数", "persons": "人数", "low": "下限", "high": "上限"}
)


def _headings(workspace: Workspace, keys: tuple[str, ...]) -> Iterator[str]:
    yield from ("指标编号 indicator", "指标 name", "地点编号 place", "地点 place_name")
    yield from ("时期 period", "时期说明 period_text", "时点 as_of")
    for key in keys:
        dimension = workspace.dimensions.get(key)
        name = str(dimension.name) if dimension is not None else key
        yield from (f"{name}编号 {key}", f"{name} {key}_name")
    yield from (
        "分项 part",
        "数值 value",
        "单位 unit",
        "约数 approx",
        "印法 text",
        "状态 state",
        "来源 source",
        "说明 note",
    )


def _lines(
    workspace: Workspace, indicator: Indicator, figure: Figure, keys: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    members = dict(figure.members)
    named = tuple(
        part
        for key in keys
        for part in (
            members.get(key, ""),
            member_name(workspace, key, members[key]) if key in members else WHOLE,
        )
    )
    period, as_of = figure.period, figure.as_of
    for value in values(indicator, figure):
        yield (
            *map(
                safe,
                (str(indicator.id), str(indicator.name), figure.place, place_name(workspace, figure.place)),
            ),
            *map(safe, (period.key, period.text) if period else ("", "")),
            as_of.key if as_of else "",
            *map(safe, named),
            PARTS[value.part],
            plain_digits(value.number) if value.number is not None else "",
            *map(
                safe,
                (value.unit, value.approx, amount_text(figure.amount) if figure.amount is not None else ""),
            ),
            STATES[figure.state],
            *map(safe, (figure.source, figure.note)),
        )


def _dimension(workspace: Workspace, id: str) -> dict[str, object]:
    found = workspace.dimensions.get(id)
    members = [{"id": str(one.id), "name": str(one.name)} for one in (found.members if found else ())]
    return {"id": id, "name": str(found.name) if found else id, "members": members}


def _place(workspace: Workspace, id: str) -> dict[str, object]:
    found = workspace.places.get(id)
    if found is None:
        return {"id": id, "name": id, "level": None}
    return {"id": id, "name": str(found.name), "level": found.level}


def _row(indicator: Indicator, figure: Figure, value: Value) -> str:
    """One number as a line; the digits stand as they are, which no float would keep."""
    cells = {
        "place": _json(figure.place or None),
        "period": _json(figure.period.key if figure.period else None),
        "as_of": _json(figure.as_of.key if figure.as_of else None),
        "dimensions": _json(dict(figure.members)),
        "part": _json(value.part or None),
        "value": plain_digits(value.number) if value.number is not None else "null",
        "unit": _json(value.unit),
        "approx": _json(value.approx or None),
        "text": _json(amount_text(figure.amount) if figure.amount is not None else None),
        "state": _json(figure.state),
        "source": _json(figure.source or None),
        "note": _json(figure.note or None),
    }
    return "{" + ", ".join(f'"{key}": {cell}' for key, cell in cells.items()) + "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
