"""Splits a rendered template at its slot lines (“::: name argument”).

Not their meaning: that is `assembly`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(r"^:::[ \t]*([a-z][a-z-]*)?[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Slot:
    """One element's text: `name` says which, `argument` is the rest of its line, `line` the
    number of that line in the rendered text."""

    name: str
    argument: str
    text: str


def slots(rendered: str) -> tuple[Slot, ...]:
    """The slots in order; text before the first, if any, is a slot without a name."""
    found: list[Slot] = []
    name, argument, lines = "", "", list[str]()

    def close() -> None:
        text = "\n".join(lines).strip("\n")
        if name or text.strip():
            found.append(Slot(name, argument, text))
        lines.clear()

    for line in rendered.splitlines():
        match = _LINE.match(line)
        if match is None:
            lines.append(line)
            continue
        close()
        name, argument = match[1] or "", match[2].strip()
    close()
    return tuple(found)
