"""One short text for a value: equal for values of equal content and equal places, whatever made them.

Not for values of any kind: records, observations, settings and what they are made of.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from briefgen.diagnostics import Span
from briefgen.model.fields import Scalar
from briefgen.model.unit import Unit

SIZE = 16
"""Bytes of a fingerprint."""
Parts = list[str]


def fingerprint(*values: object) -> str:
    """The fingerprint of values in their order. Raises TypeError for what has no content to compare."""
    parts: Parts = []
    for value in values:
        _walk(value, parts)
    return digest("\x1f".join(parts))


def digest(text: str) -> str:
    """The fingerprint of a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).hexdigest()


def _walk(value: Any, parts: Parts) -> None:
    kind: type = type(value)
    (_WRITERS.get(kind) or _writer(kind))(value, parts)


def _text(value: str, parts: Parts) -> None:
    parts.append(f"{len(value)}'{value}")


def _scalar(value: Scalar, parts: Parts) -> None:
    parts.append(f"{len(value)}'{value}{value.plain:d}{value.block:d}")
    _span(value.span, parts)


def _span(value: Span, parts: Parts) -> None:
    parts.append(
        f"@{value.file}:{value.line}:{value.column}:{value.end_line}:{value.end_column}"
        f":{value.sheet}:{value.cell}:{value.page}:{value.paragraph}"
    )


def _unit(value: Unit, parts: Parts) -> None:
    """Equal units may be written otherwise: 元/人, 万元/万人."""
    parts.append(f"{value.over}{value.under}{value.scale}{len(value.text)}'{value.text}")


def _plain(value: object, parts: Parts) -> None:
    parts.append(f"{type(value).__name__} {value}")


def _sequence(value: tuple[object, ...], parts: Parts) -> None:
    parts.append(f"[{len(value)}")
    for item in value:
        _walk(item, parts)


def _set(value: frozenset[str], parts: Parts) -> None:
    _sequence(tuple(sorted(value)), parts)


def _mapping(value: Mapping[Any, object], parts: Parts) -> None:
    parts.append(f"{{{len(value)}")
    for key, item in value.items():
        _walk(key, parts)
        _walk(item, parts)


_WRITERS: dict[type, Callable[[Any, Parts], None]] = {
    str: _text,
    Scalar: _scalar,
    Span: _span,
    Unit: _unit,
    tuple: _sequence,
    list: _sequence,
    frozenset: _set,
    set: _set,
    **dict.fromkeys((bool, int, float, Decimal, datetime.date, type(None)), _plain),
}


@cache
def _writer(kind: type) -> Callable[[Any, Parts], None]:
    """How values of a type without a row in the table are written: settings, records and their parts."""
    if is_dataclass(kind):
        return _record_writer(kind)
    for known, writer in ((Mapping, _mapping), (str, _text)):
        if issubclass(kind, known):
            return writer
    raise TypeError(f"no fingerprint of a {kind.__name__}")


def _record_writer(kind: type) -> Callable[[Any, Parts], None]:
    names = tuple(one.name for one in fields(kind) if one.compare)

    def record(value: Any, parts: Parts) -> None:
        parts.append(kind.__name__)
        for name in names:
            _walk(getattr(value, name), parts)

    return record
