"""The names that rows of observations may use for places, indicators and members.

Not references of records: those are ids, and are checked later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic
from briefgen.load.limit import Guesses, clipped
from briefgen.model.fields import Scalar
from briefgen.model.indicator import Dimension, Indicator, Member
from briefgen.model.place import Place
from briefgen.rules import references as rules

Named = Place | Indicator | Member


@dataclass(frozen=True, slots=True)
class Names:
    """The records of one kind by id and by name; a name may be several records'."""

    kind: str
    ids: Mapping[str, tuple[str, ...]]
    guesses: Guesses = field(default_factory=Guesses)

    def find(self, word: Scalar) -> tuple[str | None, list[Diagnostic]]:
        """The id of the record that a cell means."""
        text = word.strip()
        found = self.ids.get(text, ())
        if len(found) == 1:
            return found[0], []
        zh, file = rules.KIND_NAMES[self.kind]
        if found:
            ids = "、".join(found)
            return None, [rules.AMBIGUOUS_NAME.at(word.span, name=text, kind=self.kind, kind_zh=zh, ids=ids)]
        guess = self.guesses.hint(text, word.span, self.ids)
        shown = clipped(text)
        return None, [
            rules.UNKNOWN_RECORD.at(word.span, id=shown, kind=self.kind, kind_zh=zh, file=file, **guess)
        ]


def names(kind: str, records: Iterable[Named]) -> Names:
    """Looks records up by id first, then by full and short name."""
    listed = list(records)
    found: dict[str, tuple[str, ...]] = {}
    for record in listed:
        for name in {str(n) for n in (record.name, getattr(record, "short", None)) if n}:
            found[name] = (*found.get(name, ()), str(record.id))
    return Names(kind, {**found, **{str(r.id): (str(r.id),) for r in listed}})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that a row may name."""

    places: Names
    indicators: Names
    members: Mapping[str, Names]
    indicator: Mapping[str, Indicator]


def vocabulary(
    places: Mapping[str, Place], indicators: Mapping[str, Indicator], dimensions: Mapping[str, Dimension]
) -> Vocabulary:
    """The names of a workspace."""
    return Vocabulary(
        names("place", places.values()),
        names("indicator", indicators.values()),
        {d.id: names("member", d.members) for d in dimensions.values()},
        indicators,
    )
