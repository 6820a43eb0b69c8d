"""What a detector gives: a rule, where in the text, and the words that were found, told in part only.

Not the place in the file: `search` works that out.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """One find in a text; `value` is whole and never leaves the gate, `shown` may be printed."""

    rule: Rule
    start: int
    value: str
    shown: str


def covered(value: str) -> str:
    """A number with its first two and last two characters: 11…37. A log must not be a leak."""
    return f"{value[:2]}…{value[-2:]}"
