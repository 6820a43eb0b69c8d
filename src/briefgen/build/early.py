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
    from pathlib import Path

    from briefgen.model.lexicon import Lexicon
    from briefgen.model.workspace import Workspace

ALWAYS = ("compose.compose", "ledger.ledger", "check.of_documents")
"""The modules that a document takes that is only checked."""
WRITTEN = ("ledger.json", "write.html", "write.text")
"""Those that one takes besides that is written, whatever its formats."""
COSTLY = {"docx": "write.docx", "pdf": "write.pdf"}
MANY = 5_000
"""A workspace of more observations is not sent to processes which began before it was loaded: it takes longer
to send it than to load it once more from what is remembered on disk."""
_loaded: Workspace | None = None


def early(jobs: int | None, limits: Limits, formats: tuple[str, ...]) -> Processes:
    """Processes that import what documents take. They wait for `running.made`, or for an end."""
    return Processes(jobs or cores(), limits, preload, (formats,))


def preload(formats: tuple[str, ...]) -> None:
    """Imports what documents take, without formats to be checked: processes forked afterwards have it.

    Not the fonts: the engine's library may start threads for them, and those are lost in a fork.
    """
    written = (*WRITTEN, *(module for format, module in COSTLY.items() if format in formats))
    for name in (*ALWAYS, *(written if formats else ())):
        import_module(f"briefgen.{name}")
    if "pdf" in formats:
        from briefgen.write.pdf_engine import EngineMissing, engine

        with suppress(EngineMissing):  # told with the document
            engine()


def warm(lexicon: Lexicon) -> None:
    """What a process makes once for all documents: expressions of the words, the characters of the fonts."""
    from briefgen import fonts, start
    from briefgen.ledger.scan import typed_numbers

    tuple(typed_numbers("“共20户”", lexicon))
    with suppress(fonts.FontsMissing):  # told with the document
        for role in fonts.CUT:
            fonts.own(role)
    start.keep()


def load(root: Path) -> None:
    """Loads the records in a process that waits for what is to be made of them."""
    global _loaded
    from briefgen.load.workspace import load_workspace

    _loaded, _ = load_workspace(root)


def loaded() -> Workspace | None:
    """The records that this process has loaded, if it has."""
    return _loaded


def cores() -> int:
    """How many processors we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
