"""YAML text as it is written: each scalar, mapping and list with the characters that it takes.

Not what it means: that is `tree`, which refuses what is faulty. Here the text is known to be good.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from briefgen.load.tree import Parser

Spot = tuple[int, int]
"""A line and a column, counted from 0."""


@dataclass(eq=False, slots=True)
class Written:
    """A part of the text. In a mapping `keys` stand beside `values`; a list has values only. What is written
    in a block ends where its last part ends, so that no comment behind it belongs to it."""

    kind: Literal["scalar", "mapping", "list"]
    start: Spot
    end: Spot
    style: str = ""
    """Of a scalar: | or > for a block, a quote, or nothing; of the others { or [ where brackets stand."""
    text: str = ""
    """What a scalar says."""
    keys: list[Written] = field(default_factory=list)
    values: list[Written] = field(default_factory=list)

    def get(self, key: str) -> Written | None:
        """The value of a key."""
        return next((value for own, value in self.pairs() if own.text == key), None)

    def pairs(self) -> list[tuple[Written, Written]]:
        """Keys with their values; none of what is no mapping."""
        return list(zip(self.keys, self.values, strict=True)) if self.kind == "mapping" else []


def written(text: str) -> Written | None:
    """The one document of a good YAML text; None where it is empty."""
    parser: Any = Parser(text)
    open_: list[Written] = []
    root: Written | None = None
    while (event := parser.get_event()) is not None:
        if isinstance(event, yaml.CollectionEndEvent):
            done = open_.pop()
            done.end = _end(done, event)
            continue
        if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent):
            node = _node(event)
            root = root or node
            if open_:
                _put(open_[-1], node)
            if not isinstance(event, yaml.ScalarEvent):
                open_.append(node)
    return root


def _node(event: Any) -> Written:
    start = event.start_mark.line, event.start_mark.column
    end = event.end_mark.line, event.end_mark.column
    if isinstance(event, yaml.ScalarEvent):
        return Written("scalar", start, end, event.style or "", event.value)
    if isinstance(event, yaml.MappingStartEvent):
        return Written("mapping", start, end, "{" if event.flow_style else "")
    return Written("list", start, end, "[" if event.flow_style else "")


def _put(parent: Written, node: Written) -> None:
    is_key = parent.kind == "mapping" and len(parent.keys) == len(parent.values)
    (parent.keys if is_key else parent.values).append(node)


def _end(node: Written, event: Any) -> Spot:
    if node.keys and node.keys[0].start == node.start:
        node.style = ""  # a pair in a list, without brackets of its own: [a: 1]
    if node.style:
        return event.end_mark.line, event.end_mark.column
    return node.values[-1].end if node.values else node.start
