"""What making documents imports, in a process that begins with it while the records are still being loaded.

Not a document: `running` gives it those. Little is imported here, so that it can begin at once.
"""

from __future__ import annotations

import os
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from briefgen.build.work.limits import Limits
from briefgen.build.work.processes import Processes

if TYPE_CHECKING:
    from briefgen.model.lexicon import Lexicon

ALWAYS = ("compose.compose", "ledger.ledger", "ledger.json", "check.of_documents", "write.html", "write.text")
"""The modules that a document takes, whatever its formats."""
WORD, PAPER = "write.docx", "write.pdf"


def early(jobs: int | None, limits: Limits, formats: tuple[str, ...]) -> Processes:
    """Processes that import what documents take; no formats mean that any may come. They wait for
    `running.made`, or for an end."""
    return Processes(jobs or cores(), limits, preload, (formats or ("pdf", "docx"),))


def preload(formats: tuple[str, ...]) -> None:
    """Imports what documents take: processes that are forked afterwards have it.

    Not the fonts: the engine's library may start threads for them, and those are lost in a fork.
    """
    for name in (*ALWAYS, *([WORD] if "docx" in formats else []), *([PAPER] if "pdf" in formats else [])):
        import_module(f"briefgen.{name}")
    if "pdf" in formats:
        from briefgen.write.pdf_engine import EngineMissing, engine

        with suppress(EngineMissing):  # told with the document
            engine()


def warm(lexicon: Lexicon) -> None:
    """What a process makes once for all documents: expressions of the words, the characters of the fonts."""
    from briefgen import fonts
    from briefgen.ledger.scan import typed_numbers

    tuple(typed_numbers("", lexicon))
    with suppress(fonts.FontsMissing):  # told with the document
        for role in fonts.CUT:
            fonts.own(role)


def cores() -> int:
    """How many processors we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
