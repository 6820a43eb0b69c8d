"""JSON Schema of the file kinds, held against what the loader accepts and refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest

from briefgen.load.records import BRIEFINGS
from briefgen.load.schema import DIALECT, FILE_KINDS, FileKind, schema
from briefgen.model.indicator import Dimension, Indicator
from briefgen.model.lexicon import Lexicon
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure

RECORDS: list[tuple[FileKind, type]] = [
    ("places", Place),
    ("organs", Organ),
    ("indicators", Indicator),
    ("dimensions", Dimension),
    ("lexicon", Lexicon),
    ("case", Case),
    ("measures", Measure),
    *(("briefing", record) for record in BRIEFINGS.values()),
]


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from nodes(value)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_names_its_dialect_and_resolves_every_reference(kind: FileKind) -> None:
    made = json.loads(json.dumps(schema(kind)))
    assert made["$schema"] == DIALECT
    references = {n["$ref"].removeprefix("#/$defs/") for n in nodes(made) if isinstance(n.get("$ref"), str)}
    assert references <= set(made["$defs"])


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_no_schema_allows_null(kind: FileKind) -> None:
    assert '"null"' not in json.dumps(schema(kind))


@pytest.mark.parametrize(("kind", "record"), RECORDS, ids=[r.__name__ for _, r in RECORDS])
def test_a_record_has_the_keys_of_its_type_and_no_others(kind: FileKind, record: type) -> None:
    made = schema(kind)["$defs"][record.__name__]
    more = ["for"] if kind == "briefing" else []
    assert list(made["properties"]) == [*(f.name for f in fields(record)), *more]
    assert made["additionalProperties"] is False


def test_keys_are_described_by_the_docstrings_of_the_model() -> None:
    fact = schema("case")["$defs"]["Fact"]
    assert fact["description"].startswith("One fact.")
    assert fact["properties"]["items"]["description"] == "A list of names; its count is taken from it."


def test_what_may_be_written_short_is_allowed_short() -> None:
    case = schema("case")["$defs"]["Case"]["properties"]
    fact = case["facts"]["additionalProperties"]["anyOf"]
    assert fact == [
        {"$ref": "#/$defs/Fact"},
        {"type": ["string", "number"]},
        {"type": "array", "items": {"type": "string"}},
    ]
    assert {"type": "string"} in case["title"]["anyOf"]


def test_a_briefing_is_one_of_the_kinds() -> None:
    made = schema("briefing")
    kinds = [
        made["$defs"][r["$ref"].removeprefix("#/$defs/")]["properties"]["kind"]["const"]
        for r in made["oneOf"]
    ]
    assert kinds == ["bulletin", "report", "rules", "survey", "article", "official", "table"]


def test_observations_have_the_columns_that_every_form_has() -> None:
    row = schema("observations")["$defs"]["Row"]
    assert list(row["properties"]) == [
        "indicator", "place", "period", "as_of", "value", "households", "persons", "unit", "approx", "status", "source", "note", "sensitivity",
    ]  # fmt: skip
    assert row["additionalProperties"] == {"type": ["string", "number"]}


def test_a_briefing_may_be_made_for_each_match() -> None:
    made = schema("briefing")["$defs"]
    assert made["Report"]["properties"]["for"] == {"$ref": "#/$defs/Loop"}
    assert made["Loop"]["properties"]["place"]["anyOf"] == [
        {"$ref": "#/$defs/PlacesWanted"},
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}},
    ]
    levels = made["PlacesWanted"]["properties"]["level"]["anyOf"]
    assert "county" in levels[0]["enum"] and "county" in levels[1]["items"]["enum"]
    filled_in = {"type": "string", "pattern": r"\{\{.*\}\}"}
    assert filled_in in made["Report"]["properties"]["id"]["anyOf"]
    assert filled_in in made["Issue"]["properties"]["number"]["anyOf"]
    assert filled_in not in made["Issue"].get("anyOf", [])
