"""Chinese text to words. The one door to rjieba, whose dictionary is read when the first text needs it.

Not a grammar: the class of a word is the dictionary's guess.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A word, where it starts, and its class in the letters of the ICTCLAS tag set: n, v, m, p, uj …"""

    text: str
    start: int
    tag: str

    @property
    def end(self) -> int:
        """Where the next word starts."""
        return self.start + len(self.text)


def segments(text: str) -> tuple[Segment, ...]:
    """The words of a text in order, nothing left out."""
    from rjieba import tag

    found: list[Segment] = []
    at = 0
    for word, kind in tag(
        text, False
    ):  # no guesses: unknown words stay apart, and joints between them are dear
        found.append(Segment(word, at, kind))
        at += len(word)
    return tuple(found)
