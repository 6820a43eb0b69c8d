"""Splits a rendered template at its slot lines (“::: name argument”).

Not their meaning: that is `assembly`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.compose.rendering import marked_line
from briefgen.diagnostics import Span

_LINE = re.compile(r"^[ \t]*:::[ \t]*([a-z][a-z-]*)?([\U00100000-\U0010fffd]?)[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Slot:
    """One element's text: `name` says which, `argument` is the rest of its line."""

    name: str
    argument: str
    text: str
    span: Span | None = None
    """Where a template opens it."""


def slots(rendered: str) -> tuple[Slot, ...]:
    """The slots in order; text before the first, if any, is a slot without a name."""
    found: list[Slot] = []
    name, argument, span, lines = "", "", None, list[str]()

    def close() -> None:
        text = "\n".join(lines).strip("\n")
        if name or argument or text.strip():
            found.append(Slot(name, argument, text, span))
        lines.clear()

    for line in rendered.splitlines():
        match = _LINE.match(line)
        if match is None:
            lines.append(line)
            continue
        close()
        name, argument = match[1] or "", match[3].strip()
        span = marked_line(match[2]) if match[2] else None
    close()
    return tuple(found)
