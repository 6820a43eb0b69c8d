"""What the gate is told of the files it searches: names, days, and what is let pass.

Not how any of it is written in briefgen.toml or in a record.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from briefgen.diagnostics import Rule, Span


@dataclass(frozen=True, slots=True)
class Allowed:
    """One thing that is let pass: an entry of [[publish.allow]]."""

    rule: str
    """The code or the name of a rule of the gate."""
    reason: str
    span: Span
    """Where it is written."""
    text: str = ""
    """The words or the number that may stand; empty: anything that the rule finds."""
    file: str = ""
    """The files where it may stand, as a pattern with * and ?; empty: all."""

    def covers(self, rule: Rule, file: str, value: str) -> bool:
        """Whether it lets this value of a file pass. Blanks and hyphens in numbers do not matter."""
        return (
            bool(self.reason.strip())
            and self.rule.casefold() in (rule.code.casefold(), rule.name)
            and (not self.text or _bare(self.text) == _bare(value))
            and (not self.file or fnmatchcase(file, self.file))
        )


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a set of files that are published together: a document, or pages of a site."""

    minors: frozenset[str] = frozenset()
    """Names of children, by their records."""
    private: frozenset[str] = frozenset()
    """Other names that records keep back."""
    record: Span | None = None
    """Where the document is recorded; None for pages that are no document, which need no days."""
    dated: date | None = None
    """成文日期; None is a finding where there is a record."""
    undated: bool = False
    """Whether the record says why it has no day of its own, or is of a kind that needs none."""
    published: date | None = None
    """发布日期; None is a finding where there is a record."""
    allowed: tuple[Allowed, ...] = ()
    shipped: frozenset[str] = frozenset()
    """SHA-256 of files that come with briefgen or its libraries unchanged: fonts, the search program.
    They are not opened, but their names are searched."""


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()
