"""What an edition leaves out, as a part of the answers to what documents ask: more of it is news.

Not the finding: a document that is made anew tells of it.
"""

from __future__ import annotations

from briefgen.model.sensitivity import FREE
from briefgen.model.watch import Question
from briefgen.model.withheld import ANY, LEVEL, Thing, Withheld

PARTED = ("facts", "errata")


def unseen(withheld: Withheld | None, question: Question) -> str:
    """The marks of what a question would meet if readers could see it; empty where it would meet nothing."""
    things = _met(withheld, question) if withheld is not None else ()
    return "".join(f" {one.name}" for one in things)


def _met(withheld: Withheld, question: Question) -> tuple[Thing, ...]:
    match question:
        case ("matching", indicator, *where):
            return withheld.rows(indicator, dict(zip(where[::2], where[1::2], strict=True)))
        case ("observations", indicator, *place):
            return withheld.rows(indicator, {"place": place[0]} if place else {})
        case ("all", "place"):
            return tuple(one for one in withheld.things if LEVEL in one.marks)
        case ("record", kind, id):
            names = FREE.get(kind, ())
            paths = (*((name,) for name in names), *((name, ANY) for name in names if name in PARTED))
            found = (withheld.part(kind, id, *path) for path in paths)
            return tuple(one for one in found if one is not None)
        case ("under", place):
            return withheld.places_under(place)
        case ("inside", place, level):
            return withheld.places_under(place, level)
        case _:
            return ()
