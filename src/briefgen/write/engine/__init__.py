"""Chinese typesetting for the PDF engine: what it is taught, a file each, where it is a version that we know.

Not an import of the engine: `pdf` hands its modules in. An engine of another version keeps its own ways:
lines are ragged then, and every word is printed (docs/decisions/0008).
"""

from __future__ import annotations

from typing import Any

from briefgen.write.engine import bold, joined, justify, kinsoku, pitch

KNOWN = ("70.",)
"""Versions of WeasyPrint that this was measured with; each file looks at the functions it changes, too."""


def teach(version: str, inline: Any, line_break: Any, draw: Any, tags: Any) -> bool:
    """Teaches the engine's modules, once in a process; False where the version is not one of those."""
    if not version.startswith(KNOWN):
        return False
    justify.install(inline, line_break)
    kinsoku.install(inline)
    pitch.install(inline)
    bold.install(draw)
    joined.install(tags)
    return True
