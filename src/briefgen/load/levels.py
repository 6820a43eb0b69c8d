"""What is wrong with the levels that records give their fields.

Not what is left out because of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.model.sensitivity import FREE
from briefgen.model.workspace import KINDS, Workspace
from briefgen.rules import editions as rules
from briefgen.rules.guess import hint
from briefgen.rules.references import KIND_NAMES


def field_faults(workspace: Workspace) -> Iterator[Diagnostic]:
    """BG601: fields that cannot be kept from readers alone."""
    fields = dict(KINDS)
    for kind, known in FREE.items():
        for record in getattr(workspace, fields[kind]).values():
            for name in record.sensitivity.fields if record.sensitivity is not None else ():
                if name not in known:
                    yield rules.CANNOT_WITHHOLD.at(
                        workspace.span(kind, str(record.id), "sensitivity", "fields", name),
                        kind=kind,
                        kind_zh=KIND_NAMES[kind][0],
                        field=name,
                        known="、".join(known),
                        **hint(name, known),
                    )
