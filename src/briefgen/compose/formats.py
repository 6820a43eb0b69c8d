"""The format that the document of a record is in.

Not the document: that is `compose`.
"""

from __future__ import annotations

from briefgen.document.tree import Format
from briefgen.model.briefing import AnyBriefing, Bulletin, Official


def format_of(briefing: AnyBriefing) -> Format:
    """The format that the document of a record is in."""
    if isinstance(briefing, Bulletin):
        return "bulletin"
    return briefing.format if isinstance(briefing, Official) else "plain"
