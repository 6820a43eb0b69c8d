"""Methods of data classes made when they are first called, where the library is one that we know.

The library writes the text of each method and compiles it when the class is made: some 0.1 ms for each of
six, of which most are never called. Not `__init__`, which is asked for its parameters.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

KNOWN = ((3, 11), (3, 12))
LATER = frozenset(
    ["__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__", "__lt__", "__le__", "__gt__", "__ge__"]
)


def install() -> None:
    """Makes the methods of the classes to come later. Calling it twice changes nothing."""
    stock: Any = getattr(dataclasses, "_create_fn", None)
    if sys.version_info[:2] not in KNOWN or stock is None or hasattr(stock, "stock"):
        return

    def create(name: str, arguments: Sequence[str], body: Sequence[str], **given: Any) -> Callable[..., Any]:
        if name not in LATER:
            made: Callable[..., Any] = stock(name, arguments, body, **given)
            return made
        return _later(name, lambda: stock(name, arguments, body, **given))

    create.stock = stock  # type: ignore[attr-defined]
    dataclasses._create_fn = create  # type: ignore[attr-defined]


def _later(name: str, make: Callable[[], Callable[..., Any]]) -> Callable[..., Any]:
    """A method that makes the real one when it is called, and gives its place to it."""
    real: list[Callable[..., Any]] = []

    def later(self: Any, *given: Any) -> Any:
        if not real:
            real.append(make())
            real[0].__qualname__ = later.__qualname__
            _put_in_place(type(self).__mro__, name, later, real[0])
        return real[0](self, *given)

    later.__name__ = name
    return later


def _put_in_place(owners: Sequence[type], name: str, later: object, real: object) -> None:
    for owner in owners:
        held: Mapping[str, object] = vars(owner)
        if held.get(name) is later:
            setattr(owner, name, real)
