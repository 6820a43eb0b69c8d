"""Long lists in parts, each with a page of its own.

Not the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """A part of a list: its number from 1, its address below the list's own, the addresses of all parts."""

    number: int
    items: tuple[Item, ...]
    addresses: tuple[str, ...]

    @property
    def address(self) -> str:
        """Its own address."""
        return self.addresses[self.number - 1]

    @property
    def words(self) -> tuple[str, ...]:
        """第2页, where there are several."""
        return (f"第{self.number}页",) if len(self.addresses) > 1 else ()


def parts(address: str, items: tuple[Item, ...], most: int) -> tuple[Part[Item], ...]:
    """A list in parts of so many items; the first part stands at the list's own address."""
    count = max(-(-len(items) // most), 1)
    addresses = tuple(address if number == 1 else f"{address}{number}/" for number in range(1, count + 1))
    return tuple(
        Part(number, items[(number - 1) * most : number * most], addresses) for number in range(1, count + 1)
    )
