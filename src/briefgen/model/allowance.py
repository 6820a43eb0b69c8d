"""What a line of a workspace lets pass: rules, the reason, and the lines that it holds for.

Not whether it may: that is `check/allowances`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.diagnostics import Span


@dataclass(frozen=True, slots=True)
class Allowance:
    """The leave of some lines to break rules: 放行."""

    words: tuple[str, ...]
    """Codes or names of rules, as they are written; none where it cannot be understood."""
    reason: str
    """Empty where none is given."""
    span: Span
    """Where it is written."""
    first: int
    last: int
    """The lines, or the row of a workbook, that it holds for."""
    text: str = ""
    """As it is written."""
    named: tuple[tuple[str, ...], ...] = ()
    """For each of `words` the texts in the brackets behind it, which alone pass: BG201(40户、30户)."""
    printed: bool = False
    """Whether it stands inside a text, which prints it."""

    def texts(self, at: int) -> tuple[str, ...]:
        """The texts that the word at this index names; none where it names no texts."""
        return self.named[at] if at < len(self.named) else ()
