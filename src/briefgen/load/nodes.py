"""What a file holds before it is a record: scalars, mappings and lists that know their places.

Not records: nothing here knows what a key means.
"""

from __future__ import annotations

from typing import TypeAlias

from briefgen.diagnostics import Span
from briefgen.model.fields import Scalar


class MappingNode(dict[str, "Node"]):
    """A mapping; its keys are `Scalar`. `broken` says that a fault was found inside."""

    __slots__ = ("broken", "places", "span")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span, self.broken = span, False
        self.places: dict[str, Span] = {}

    def __setitem__(self, key: str, value: Node) -> None:
        super().__setitem__(key, value)
        if isinstance(key, Scalar):
            self.places.setdefault(key, key.span)

    def key_span(self, key: str) -> Span:
        """Where a key stands."""
        return self.places.get(key, self.span)


class ListNode(list["Node"]):
    """A list. `broken` says that a fault was found inside."""

    __slots__ = ("broken", "span")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span, self.broken = span, False


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


def value_spans(node: Node) -> dict[Path_, Span]:
    """The place of every value under a node, by its path."""
    found: dict[Path_, Span] = {}
    _collect(node, (), found)
    return found


def _collect(node: Node, path: Path_, found: dict[Path_, Span]) -> None:
    if isinstance(node, MappingNode):
        for key, value in node.items():
            found[(*path, str(key))] = value.span
            _collect(value, (*path, str(key)), found)
    elif isinstance(node, ListNode):
        for index, value in enumerate(node):
            found[(*path, index)] = value.span
            _collect(value, (*path, index), found)
