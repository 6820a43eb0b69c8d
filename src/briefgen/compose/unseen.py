"""Parts of records that readers of an edition may not see: a template that asks for one gets a lost value.

Not observations: those are refused by the query (`model/query`).
"""

from __future__ import annotations

from collections.abc import Callable

from briefgen.compose.bound import Lost, Refused
from briefgen.diagnostics import Diagnostic, Span
from briefgen.load.unseen import asked, part_words
from briefgen.model.withheld import ANY, Thing
from briefgen.model.workspace import Workspace

Key = tuple[str, str]


def lost_part(workspace: Workspace, key: Key, *path: str) -> Lost | None:
    """What stands for a field, fact or erratum that is not there because readers may not see it."""
    withheld = workspace.withheld
    thing = withheld.part(*key, *path) if withheld is not None else None
    return None if thing is None else Lost(_finding(workspace, thing, key, path[-1]))


def hold_part(workspace: Workspace, key: Key, *path: str) -> None:
    """Refuses to go on without a part that readers may not see."""
    found = lost_part(workspace, key, *path)
    if found is not None:
        raise Refused(found.finding)


def hold_all(workspace: Workspace, key: Key, field: str) -> None:
    """Refuses to list the facts or errata of a record where readers may not see one of them."""
    hold_part(workspace, key, field)
    withheld = workspace.withheld
    thing = withheld.part(*key, field, ANY) if withheld is not None else None
    if thing is not None:
        raise Refused(_finding(workspace, thing, key, field))


def _finding(workspace: Workspace, thing: Thing, key: Key, name: str) -> Callable[[Span], Diagnostic]:
    withheld = workspace.withheld
    assert withheld is not None
    return lambda span: asked(withheld, thing, span, *part_words(*key, name))
