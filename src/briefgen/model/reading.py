"""How a value of a file becomes one of a record: marks in type hints that pydantic asks when it validates.

Not the field types: those are `fields`. pydantic's own marks would do the same, but then every program that
only uses records would wait for pydantic; here it is imported when a validator is made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import PydanticCustomError
    from pydantic_core.core_schema import CoreSchema


class Reader:
    """Reads a value as it stands in a file; `schema` is the JSON Schema that editors are told."""

    __slots__ = ("read", "schema")

    def __init__(self, read: Callable[[Any], Any], schema: dict[str, Any]) -> None:
        self.read, self.schema = read, schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_plain_validator_function

        return no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


class Before:
    """Changes a value before its type is looked at; `accepts` is the type that a file may hold instead."""

    __slots__ = ("accepts", "change")

    def __init__(self, change: Callable[[Any], Any], accepts: Any = None) -> None:
        self.change, self.accepts = change, accepts

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core.core_schema import no_info_before_validator_function

        schema = handler(source)
        accepts = handler.generate_schema(self.accepts) if self.accepts is not None else None
        return no_info_before_validator_function(self.change, schema=schema, json_schema_input_schema=accepts)


def wrong(kind: str, what: str) -> PydanticCustomError:
    """What a reader raises; `load/faults` knows the kinds."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(kind, what)
