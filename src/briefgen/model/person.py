"""People whom a record is about: never printed, kept from every edition, and looked for before publication.

Not the names of those who sign or write: those are printed, and public.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from briefgen.model.fields import Day, Flag, Line

ADULT = 18
"""The age of majority in years (《未成年人保护法》第二条)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whom a record is about (当事人)."""

    name: Line
    born: Day | None = None
    minor: Flag = False
    """Whether this is a child, where the birthday is not known."""

    def is_minor(self, day: datetime.date) -> bool:
        """Whether this person is under 18 on a day."""
        if self.born is None:
            return bool(self.minor)
        birthday = (self.born.year + ADULT, self.born.month, self.born.day)
        return (day.year, day.month, day.day) < birthday
