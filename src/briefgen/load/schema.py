"""JSON Schema for each kind of file, so that an editor completes and checks while one types.

Not the check itself: loading is stricter, and its messages say more.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any, Literal, TypeAlias, get_args

from pydantic import ConfigDict, TypeAdapter
from pydantic.json_schema import PydanticJsonSchemaWarning

from briefgen.load.columns import NAMES
from briefgen.load.observations import LEVEL_WORDS, NOT_REPORTED, STATUSES
from briefgen.load.records import BRIEFINGS
from briefgen.model.indicator import Dimension, Indicator
from briefgen.model.lexicon import Lexicon
from briefgen.model.place import Organ, Place
from briefgen.model.section import Case, Measure
from briefgen.model.target import Loop

Json: TypeAlias = dict[str, Any]
FileKind = Literal[
    "places",
    "organs",
    "indicators",
    "dimensions",
    "lexicon",
    "observations",
    "case",
    "measures",
    "briefing",
]
FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Json = {"type": "string"}
_FILLED_IN: Json = {"type": "string", "pattern": r"\{\{.*\}\}"}
_TEXTS: Json = {"type": "array", "items": _TEXT}
_CELL: Json = {"type": ["string", "number"]}
_SHORT_FORMS: dict[str, list[Json]] = {
    "Fact": [{"type": ["string", "number"]}, {"type": "array", "items": _TEXT}],
    "Item": [_TEXT],
    **{name: [_TEXT, _TEXTS] for name in ("PlacesWanted", "CasesWanted", "OrgansWanted")},
}
"""What may stand in a file instead of a record written in full."""


def schema(kind: FileKind) -> Json:
    """The JSON Schema (draft 2020-12) of a kind of file."""
    return {"$schema": DIALECT, "title": f"briefgen {kind}", **_MAKERS[kind]()}


def _list_of(word: str, record: type) -> Callable[[], Json]:
    def made() -> Json:
        root, definitions = _record(record)
        records = {"type": "array", "items": root}
        defaults = {"type": "object", "description": "What the records below have in common."}
        wrapped = {
            "type": "object",
            "properties": {"defaults": defaults, word: records},
            "required": [word],
            "additionalProperties": False,
        }
        return {"anyOf": [records, wrapped], "$defs": definitions}

    return made


def _one(record: type) -> Callable[[], Json]:
    def made() -> Json:
        root, definitions = _record(record)
        return {**root, "$defs": definitions}

    return made


def _briefing() -> Json:
    roots: list[Json] = []
    definitions: Json = {}
    for record in BRIEFINGS.values():
        root, found = _record(record)
        roots.append(root)
        definitions |= {name: _filled_in(one) for name, one in found.items()}
    loop, found = _record(Loop)
    for record in BRIEFINGS.values():
        definitions[record.__name__]["properties"]["for"] = loop
    return {"oneOf": roots, "$defs": definitions | found}


def _filled_in(node: Any) -> Any:
    """The same, where days, whole numbers and ids may be filled in for each document of `for:`."""
    if isinstance(node, list):
        return [_filled_in(one) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") == "integer" or node.get("format") == "date" or "pattern" in node:
        return {"anyOf": [node, _FILLED_IN]}
    return {key: _filled_in(value) for key, value in node.items()}


def _observations() -> Json:
    cells = {key: _described(_CELL, zh) for key, zh in NAMES.items()}
    cells["sensitivity"] = _described({"enum": list(LEVEL_WORDS)}, NAMES["sensitivity"])
    cells["status"] = _described({"enum": list(STATUSES)}, NAMES["status"])
    cells["value"] = _described(_CELL, f"{NAMES['value']}；没有报来的写 {NOT_REPORTED}")
    row = {
        "type": "object",
        "properties": cells,
        "additionalProperties": _CELL,
        "description": "Fixed columns, and the dimensions of the indicator.",
    }
    table = {
        "type": "object",
        "properties": {
            **cells,
            "columns": {"type": "array", "items": _TEXT},
            "rows": {"type": "array", "items": {"type": "array", "items": _CELL}},
        },
        "additionalProperties": _CELL,
        "required": ["columns", "rows"],
        "description": "Many rows of the same columns; keys beside columns and rows hold for all rows.",
    }
    rows = {"type": "array", "items": {"$ref": "#/$defs/Row"}}
    tables = {"type": "array", "items": {"$ref": "#/$defs/Table"}}
    wrapped = {
        "type": "object",
        "properties": {"defaults": {"$ref": "#/$defs/Row"}, "observations": rows, "tables": tables},
        "additionalProperties": False,
    }
    return {"anyOf": [rows, wrapped], "$defs": {"Row": row, "Table": table}}


_MAKERS: dict[FileKind, Callable[[], Json]] = {
    "places": _list_of("places", Place),
    "organs": _list_of("organs", Organ),
    "indicators": _list_of("indicators", Indicator),
    "dimensions": _list_of("dimensions", Dimension),
    "lexicon": _one(Lexicon),
    "observations": _observations,
    "case": _one(Case),
    "measures": _list_of("measures", Measure),
    "briefing": _briefing,
}


def _described(of: Json, text: str) -> Json:
    return {**of, "description": text}


def _record(record: type) -> tuple[Json, Json]:
    """A reference to a record's schema, and the definitions behind it. Descriptions are the
    docstrings of the record and of its fields."""
    config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
    either: Any = record | None  # a configuration cannot be given to a dataclass itself
    adapter: TypeAdapter[Any] = TypeAdapter(either, config=config)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PydanticJsonSchemaWarning)  # a default that is a record
        made = adapter.json_schema(mode="validation")
    definitions = {name: _plain(one) for name, one in made["$defs"].items()}
    return {"$ref": f"#/$defs/{record.__name__}"}, definitions


def _plain(node: Any) -> Any:
    """Without null, which no file may hold, without generated titles and defaults that say
    nothing; with the short forms that stand for a record."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    if "properties" in node:
        properties = {key: _plain(value) for key, value in node["properties"].items()}
        return {**_plain({k: v for k, v in node.items() if k != "properties"}), "properties": properties}
    kept = {k: v for k, v in node.items() if k != "title" and not (k == "default" and v in (None, [], {}))}
    options = [o for o in kept.get("anyOf", ()) if o != {"type": "null"}]
    if len(options) == 1:
        kept = {**{k: v for k, v in kept.items() if k != "anyOf"}, **options[0]}
    elif options:
        kept["anyOf"] = options
    made = {key: _plain(value) for key, value in kept.items()}
    short = _SHORT_FORMS.get(str(made.get("$ref", "")).rpartition("/")[2])
    if short is None:
        return made
    return {**{k: v for k, v in made.items() if k != "$ref"}, "anyOf": [{"$ref": made["$ref"]}, *short]}
