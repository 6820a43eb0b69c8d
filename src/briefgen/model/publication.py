"""When a document is published, how it was corrected, and that it was withdrawn.

Not the website: that is the room `publish`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from briefgen.model.fields import TEXT, Day, Line, Prose
from briefgen.model.reading import Reader, wrong

_FORM = re.compile(r"(\d{4}-\d{2}-\d{2})(?: ((?:[01]\d|2[0-3]):[0-5]\d))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the minute of it where that is given."""

    day: datetime.date
    time: str | None = None
    """09:30."""

    def told(self, usual: str) -> str:
        """Day and minute, `2019-01-10 09:30`; with the usual minute where none is given."""
        return f"{self.day.isoformat()} {self.time or usual}"


def _moment(value: Any) -> Moment:
    found = _FORM.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise wrong("moment", "a day, or a day and a minute expected")
    try:
        return Moment(datetime.date.fromisoformat(found[1]), found[2])
    except ValueError as error:
        raise wrong("no_such_day", "this day does not exist") from error


MomentField = Annotated[Moment, Reader(_moment, TEXT)]
"""A day, or a day and a minute: 2019-01-10, 2019-01-10 09:30."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was corrected in a document after it was published (更正说明), for its readers."""

    date: Day
    text: Prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a document was taken off the website, when and why."""

    date: Day
    why: Line
