"""The shape of record types: what their type hints say at a path, and the parts of a record.

Not what a part means.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

Path_ = tuple[str | int, ...]


@lru_cache(maxsize=256)
def hints(record: type) -> dict[str, Any]:
    """The type of each field, with its annotations."""
    return get_type_hints(record, include_extras=True)


def choices(hint: Any) -> tuple[Any, ...]:
    """The members of a union, each bare of annotations; one where it is not a union."""
    if get_origin(hint) is Annotated:
        return choices(get_args(hint)[0])
    if get_origin(hint) in (Union, types.UnionType):
        return tuple(c for arg in get_args(hint) for c in choices(arg))
    return (hint,)


def at(record: Any, path: Path_) -> tuple[Any, ...]:
    """The types that a record type allows at a path; steps that name a member of a union pick it."""
    found = choices(record)
    for step in path:
        found = tuple(c for hint in found for inner in _inside(hint, step) for c in choices(inner))
    return found


def keys_at(record: Any, path: Path_) -> tuple[str, ...]:
    """The keys that a mapping at a path may have."""
    return tuple(f.name for hint in at(record, path) if is_dataclass(hint) for f in fields(hint))


def words_at(record: Any, path: Path_) -> tuple[str, ...]:
    """The fixed words that a scalar at a path may be."""
    return tuple(
        str(word) for hint in at(record, path) if get_origin(hint) is Literal for word in get_args(hint)
    )


def parts(value: Any, wanted: type[T]) -> Iterator[T]:
    """Every part of a type anywhere in a record."""
    if isinstance(value, wanted):
        yield value
    if is_dataclass(value) and not isinstance(value, type):
        part: type = wanted
        for name in _leading(type(value), part):
            yield from parts(getattr(value, name), wanted)
    elif isinstance(value, tuple):
        for one in value:
            yield from parts(one, wanted)


def within(hint: Any) -> Iterator[Any]:
    """A type hint and all hints inside it, each record type entered once."""
    waiting, entered = [hint], set()
    while waiting:
        one = waiting.pop()
        yield one
        if not (isinstance(one, type) and is_dataclass(one)):
            waiting += get_args(one)
        elif one not in entered:
            entered.add(one)
            waiting += hints(one).values()


@cache
def _leading(record: type, wanted: type) -> tuple[str, ...]:
    """The fields of a record type behind which a part of a type can stand; most hold text only."""
    return tuple(
        name
        for name, hint in hints(record).items()
        if any(one is Any or _is_kind(one, wanted) for one in within(hint))
    )


def _is_kind(hint: Any, wanted: type) -> bool:
    return isinstance(hint, type) and is_dataclass(hint) and issubclass(hint, wanted)


def _inside(hint: Any, step: str | int) -> tuple[Any, ...]:
    origin = get_origin(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        if step == hint.__name__:
            return (hint,)
        return (hints(hint)[step],) if step in hints(hint) else ()
    if origin is tuple and isinstance(step, int):
        return (get_args(hint)[0],)
    if origin is dict and isinstance(step, str):
        return (get_args(hint)[1],)
    return ()
