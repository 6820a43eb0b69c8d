"""The stages of a build, each timed alone, and the whole command in a new process.

Not the comparison with other programs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measure import Spread, timed

from briefgen.check import check_document, check_records
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.document.tree import Document
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.write.docx import write_docx
from briefgen.write.html import write_html
from briefgen.write.pdf import write_pdf
from briefgen.write.text import write_text

STAGES = ("load", "check", "compose", "html", "pdf", "docx", "txt")
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "html": write_html,
    "pdf": write_pdf,
    "docx": write_docx,
    "txt": write_text,
}


def document(workspace: Workspace, config: Config, id: str) -> Document:
    """The finished document; a benchmark of a faulty one would time nothing."""
    made, findings = compose(workspace, config, id)
    if made is None:
        sys.exit(f"{id} cannot be composed: {findings[0].message('en')} at {findings[0].span}")
    return made


def warm(root: Path, config: Config, ids: tuple[str, ...], rounds: int) -> dict[str, dict[str, Spread]]:
    """Every stage of every document, in a process that has already built all of them once."""
    found: dict[str, dict[str, list[float]]] = {id: {stage: [] for stage in STAGES} for id in ids}
    for number in range(rounds + 1):
        for id in ids:
            for stage, took in _once(root, config, id).items():
                if number:  # the first round warms up: imports, fonts, compiled templates
                    found[id][stage].append(took)
    return {id: {s: Spread(tuple(times)) for s, times in stages.items()} for id, stages in found.items()}


def _once(root: Path, config: Config, id: str) -> dict[str, float]:
    times: dict[str, float] = {}
    times["load"], (workspace, _) = timed(lambda: load_workspace(root))
    times["compose"], made = timed(lambda: document(workspace, config, id))
    times["check"], _ = timed(lambda: _checked(made, workspace))
    for name, write in WRITERS.items():
        times[name], _ = timed(partial(write, made))
    return times


def _checked(made: Document, workspace: Workspace) -> None:
    """All that is checked, the ledger among it: findings are made one by one as they are asked for."""
    check_records(workspace)
    for _ in check_document(made, ledger_of(made, workspace.lexicon), workspace):
        pass


def cold(root: Path, ids: tuple[str, ...], rounds: int) -> dict[str, Spread]:
    """The whole command in a new process, all formats, without any former output."""
    found: dict[str, list[float]] = {id: [] for id in ids}
    for number in range(rounds + 1):
        for id in ids:
            took = _command(root, id)
            if number:  # the first round fills the font cache and the cache of files
                found[id].append(took)
    return {id: Spread(tuple(times)) for id, times in found.items()}


def _command(root: Path, id: str) -> float:
    folder = tempfile.mkdtemp()
    try:
        command = [sys.executable, "-m", "briefgen", "-C", str(root), "build", id, "--output", folder]
        took, run = timed(lambda: subprocess.run(command, capture_output=True, text=True, check=False))
    finally:
        shutil.rmtree(folder)
    if run.returncode:
        sys.exit(f"briefgen build {id} failed:\n{run.stderr}")
    return took
