"""What a ledger holds: the printed lines of a document and the numbers in them.

Not how they are found, and not how they are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefgen.diagnostics import Span
from briefgen.document.pieces import Role
from briefgen.model.origin import Moment, Order, Origin, Phrase
from briefgen.model.quantity import Quantity

Kind = Literal["bound", "derived", "literal", "structural", "name"]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line: a paragraph, a heading, a table cell. `number` counts from 1 in printing order;
    `piece` is the index of its piece in the flow, `under` the heading that it stands under."""

    number: int
    text: str
    role: Role
    piece: int
    under: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed number. `offset` is where it starts in its line, in characters."""

    id: str
    """n1, n2, … in printing order."""
    text: str
    kind: Kind
    value: str
    """The exact amount in its unit, a day (ISO 8601), the key of a period, or empty."""
    unit: str
    line: int
    offset: int
    behind: Origin | None = None
    place: Span | None = None
    """Where the template or the prose prints it, or where it is typed."""
    counted: bool = False
    """Of a typed number: it has a unit, is a fraction, or lengthens the digits of a value."""

    @property
    def end(self) -> int:
        return self.offset + len(self.text)

    @property
    def quantity(self) -> Quantity | None:
        """The amount behind it, if there is one."""
        match self.behind:
            case Quantity():
                return self.behind
            case Moment() | Phrase() | Order() | None:
                return None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every number of a document, in printing order."""

    document: str
    lines: tuple[Printed, ...]
    entries: tuple[Entry, ...]
    _by_line: Mapping[int, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[int, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.line, []).append(entry)
        object.__setattr__(self, "_by_line", {line: tuple(held) for line, held in found.items()})

    def on(self, line: Printed) -> tuple[Entry, ...]:
        """The numbers of a line."""
        return self._by_line.get(line.number, ())
