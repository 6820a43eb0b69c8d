"""Which places lie in which: those above a place, those directly under it, those of a level inside it.

Not their figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.place import Place
from briefgen.model.workspace import Workspace


def above(workspace: Workspace, id: str | None) -> Iterator[Place]:
    """The places around a place, from the nearest outwards."""
    seen = {id}
    place = workspace.places.get(id or "")
    while place is not None and place.parent is not None and place.parent not in seen:
        seen.add(str(place.parent))
        place = workspace.places.get(place.parent)
        if place is not None:
            yield place


def under(workspace: Workspace, id: str | None) -> tuple[str, ...]:
    """The places directly under a place, in file order."""
    workspace.note("under", *(() if id is None else (id,)))
    places = workspace.plain.places.values()
    return tuple(str(p.id) for p in places if p.parent is not None and p.parent == id)


def inside(workspace: Workspace, around: Place, level: str) -> tuple[str, ...]:
    """The places of a level anywhere inside a place, in file order."""
    workspace.note("inside", str(around.id), level)
    plain = workspace.plain
    same = (str(p.id) for p in plain.places.values() if p.level == level)
    return tuple(id for id in same if any(place.id == around.id for place in above(plain, id)))
