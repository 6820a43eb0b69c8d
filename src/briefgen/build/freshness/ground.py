"""What the answers to a document's questions rest on: files as they were read. While that is the same, so are
all answers, and none of its questions is asked again.

Not the answers: where the ground has changed, `answers` tells whether they have.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefgen.bounded import Bounded
from briefgen.build.freshness.answers import ABSENT, FIELDS, MOST_GIVEN, Answers
from briefgen.build.freshness.fingerprint import digest
from briefgen.build.freshness.unseen import unseen
from briefgen.model.workspace import Workspace

if TYPE_CHECKING:
    from briefgen.model.indicator import Observation
    from briefgen.model.watch import Question

UNSURE = ""
"""The ground of which nobody can tell whether it is the same."""


def rests(asked: Iterable[Question]) -> tuple[Question, ...]:
    """What the answers to questions rest on, each once."""
    return tuple(sorted(set(map(_rest, asked))))


def _rest(question: Question) -> Question:
    kind, *asked = question
    match kind:
        case "matching":
            place = dict(zip(asked[1::2], asked[2::2], strict=True)).get("place")
            return "observations", asked[0], *(() if place is None else (place,))
        case "stored":
            return "file", asked[1]
        case "under" | "inside":
            return "all", "place"
        case "variants" | "named" | "words":
            return "whole", kind
        case _:
            return question


class Ground:
    """The ground of one workspace."""

    def __init__(self, workspace: Workspace, answers: Answers) -> None:
        self._workspace, self._answers = workspace.plain, answers
        self._origins = self._workspace.origins
        self._known: Bounded[Question, str | None] = Bounded(MOST_GIVEN)

    def of(self, rests: Iterable[Question]) -> str:
        """The fingerprint of all that answers rest on."""
        return _joined([], [self._once(rest) for rest in rests]) or UNSURE

    def _once(self, rest: Question) -> str | None:
        if rest not in self._known:
            found = self._of(rest)
            self._known.keep(rest, None if found is None else found + unseen(self._workspace.withheld, rest))
        return self._known[rest]

    def _of(self, rest: Question) -> str | None:
        """What one of them is now; None where that is not known."""
        kind, *asked = rest
        match kind:
            case "record":
                return self._record(*asked)
            case "all":
                return self._records(*asked)
            case "observations":
                return self._rows(
                    self._workspace.observations_of(*asked) if asked else self._workspace.observations
                )
            case "at":
                held = self._workspace.observations_at(asked[0] if asked else None)
                return self._rows(one for rows in held.values() for one in rows)
            case "file":
                return self._origins.get(asked[0], ABSENT) if self._origins else None
            case "whole":
                return self._answers.whole(*asked)
            case _:
                return self._answers.sure(rest)

    def _record(self, kind: str, id: str) -> str | None:
        """The file that a record stands in; what one is made for (`for:`) stands in its own."""
        spans = self._workspace.spans.get(("briefing" if kind == "target" else kind, id))
        found = None if spans is None else self._origins.get(spans.whole.file)
        return found or self._answers.sure(("record", kind, id))

    def _records(self, kind: str) -> str | None:
        ids: Iterable[str] = getattr(self._workspace, FIELDS[kind])
        return _joined([*ids], [self._record(kind, id) for id in ids])

    def _rows(self, rows: Iterable[Observation]) -> str | None:
        """The files of rows, in order. Which of a file's rows answer depends on nothing but the file."""
        files = dict.fromkeys(one.span.file for one in rows)
        return _joined([], [self._origins.get(file) for file in files])


def _joined(names: list[str], found: list[str | None]) -> str | None:
    known = [one for one in found if one is not None]
    return digest("\n".join((*names, *known))) if len(known) == len(found) else None
