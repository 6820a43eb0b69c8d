"""Levels that records give to fields which cannot be kept from readers alone.

Not what an edition leaves out: that is the room `edition`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.load.levels import field_faults
from briefgen.model.workspace import Workspace


def field_not_withheld(workspace: Workspace) -> Iterator[Diagnostic]:
    """BG601: a level for a field without which a record is none, or says something else."""
    return field_faults(workspace)
