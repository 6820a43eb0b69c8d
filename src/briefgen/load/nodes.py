"""What a file holds before it is a record: scalars, mappings and lists that know their places.

Not records: nothing here knows what a key means.
"""

from __future__ import annotations

from typing import TypeAlias

from briefgen.diagnostics import Span
from briefgen.model.fields import Place, Scalar


class MappingNode(dict[str, "Node"]):
    """A mapping; its keys are `Scalar`, and know where they stand first. `broken` says that a fault was
    found inside."""

    __slots__ = ("_keys", "broken", "place")

    def __init__(self, place: Span | Place) -> None:
        self.place, self.broken = place, False
        self._keys: dict[str, str] | None = None

    @property
    def span(self) -> Span:
        """Where it begins."""
        place = self.place
        if not isinstance(place, Span):
            place = self.place = Span(*place)
        return place

    def key_span(self, key: str) -> Span:
        """Where a key stands."""
        if self._keys is None or len(self._keys) != len(self):
            self._keys = {own: own for own in self}
        own = self._keys.get(key)
        return own.span if isinstance(own, Scalar) else self.span


class ListNode(list["Node"]):
    """A list. `broken` says that a fault was found inside."""

    __slots__ = ("broken", "place")

    def __init__(self, place: Span | Place) -> None:
        self.place, self.broken = place, False

    @property
    def span(self) -> Span:
        """Where it begins."""
        place = self.place
        if not isinstance(place, Span):
            place = self.place = Span(*place)
        return place


Node: TypeAlias = Scalar | MappingNode | ListNode
Path_ = tuple[str | int, ...]


def merged(defaults: MappingNode, entry: MappingNode) -> MappingNode:
    """The entry, with what it leaves out taken from the defaults."""
    made = MappingNode(entry.span)
    made.broken = entry.broken or defaults.broken
    for key, value in defaults.items():
        if key not in entry:
            made[key] = value
    for key, value in entry.items():
        made[key] = value
    return made


def value_places(node: Node) -> dict[Path_, Place]:
    """The place of every value under a node, by its path: parts of spans, for few are ever asked for."""
    found: dict[Path_, Place] = {}
    _collect(node, (), found)
    return found


def _collect(node: Node, path: Path_, found: dict[Path_, Place]) -> None:
    if isinstance(node, MappingNode):
        for key, value in node.items():
            inside = (*path, str(key))
            found[inside] = _parts(value.place)
            if not isinstance(value, Scalar):
                _collect(value, inside, found)
    elif isinstance(node, ListNode):
        for index, value in enumerate(node):
            found[*path, index] = _parts(value.place)
            if not isinstance(value, Scalar):
                _collect(value, (*path, index), found)


def _parts(place: Span | Place) -> Place:
    if isinstance(place, Span):
        return place.file, place.line, place.column, place.end_line, place.end_column
    return place
