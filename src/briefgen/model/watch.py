"""What a document asks of its workspace while it is composed and checked: questions, noted once each.

Not the answers, and not what follows from them: that is `build/freshness`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from briefgen.bounded import Bounded

Question = tuple[str, ...]
"""What is asked, and of what: ("record", "case", "yudu"), ("matching", "moved", "period", "2019")."""

Key = TypeVar("Key")
Value = TypeVar("Value")


Kept = Bounded[Key, tuple[Value, frozenset[Question]]]
"""What was worked out before, with the questions that it took."""


class Watch:
    """The questions of one document. What is worked out once for several documents brings its own along."""

    __slots__ = ("_open",)

    def __init__(self) -> None:
        self._open: list[set[Question]] = [set()]

    def begin(self) -> None:
        """Forgets what was asked: the next document starts."""
        self._open = [set()]

    def asked(self) -> frozenset[Question]:
        """Everything that was asked since the beginning."""
        return frozenset(self._open[0])

    def note(self, *question: str) -> None:
        """Notes a question."""
        self._open[-1].add(question)

    def remembered(self, kept: Kept[Key, Value], key: Key, make: Callable[[], Value]) -> Value:
        """What `make` gives, made once; whoever takes it has asked what it took to make it."""
        found = kept.get(key)
        if found is not None:
            self._open[-1] |= found[1]
            return found[0]
        self._open.append(set())
        try:
            value = make()
        finally:
            asked = self._open.pop()
            self._open[-1] |= asked
        kept.keep(key, (value, frozenset(asked)))
        return value


class Watched(Mapping[str, Value]):
    """The records of a kind; asking for one, or for all there are, is noted."""

    __slots__ = ("_kind", "_records", "_watch")

    def __init__(self, kind: str, records: Mapping[str, Value], watch: Watch) -> None:
        self._kind, self._records, self._watch = kind, records, watch

    def __getitem__(self, id: str) -> Value:
        self._watch.note("record", self._kind, str(id))
        return self._records[id]

    def __contains__(self, id: object) -> bool:
        self._watch.note("record", self._kind, str(id))
        return id in self._records

    def __iter__(self) -> Iterator[str]:
        self._watch.note("members", self._kind)
        return iter(self._records)

    def __len__(self) -> int:
        self._watch.note("members", self._kind)
        return len(self._records)


class Rows(tuple[Value, ...]):
    """All observations; going through them is noted. Queries have narrower questions."""

    watch: Watch

    def __iter__(self) -> Iterator[Value]:
        self.watch.note("observations")
        return super().__iter__()
