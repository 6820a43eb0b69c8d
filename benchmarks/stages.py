"""The stages of a build, each timed alone, and the whole command in a new process.

Not the comparison with other programs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from measure import Spread, timed
from rows import Section, page, table

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

ROOT = Path(__file__).parents[1]
SAMPLES = (
    "jx-bulletin-2019-01",
    "guizhou-follow-up",
    "relocation-report",
    "kaizhou-survey",
    "guangfeng-rules",
)
WARM_ROUNDS, COLD_ROUNDS = 7, 5
HOW = f"""\
One process that has built these documents before, {WARM_ROUNDS} rounds. `load` reads the whole workspace,
`check` looks at all its records and at the one document; the others are for the one document. The garbage
collector runs before each stage and rests during it. Times are milliseconds."""
COLD = f"""\
`python -m briefgen build ID` in a new process: all four formats, no former output, {COLD_ROUNDS} rounds. The
font cache and the system's cache of files are warm."""
STAGES = ("load", "check", "compose", "html", "pdf", "docx", "txt")
WRITERS: dict[str, Callable[[Document], bytes]] = {
    "html": write_html,
    "pdf": write_pdf,
    "docx": write_docx,
    "txt": write_text,
}


def measured() -> Section:
    """Every stage of some samples, and the whole command."""
    times = warm(ROOT, Config(), SAMPLES, WARM_ROUNDS)
    whole = cold(ROOT, SAMPLES, COLD_ROUNDS)
    return Section("Each stage", HOW, (), tuple(_tables(times, whole)))


def _tables(times: dict[str, dict[str, Spread]], whole: dict[str, Spread]) -> Iterator[str]:
    rows = ((id, *(times[id][stage].text(1) for stage in STAGES)) for id in times)
    yield from table(("sample", *STAGES), rows)
    yield from ("", "### The whole command, cold", "", COLD, "")
    yield from table(("sample", "build"), ((id, spread.text(0)) for id, spread in whole.items()))


def document(workspace: Workspace, config: Config, id: str) -> Document:
    """The finished document; a benchmark of a faulty one would time nothing."""
    made, findings = compose(workspace, config, id)
    if made is None:
        raise RuntimeError(f"{id} cannot be composed: {findings[0].message('en')} at {findings[0].span}")
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
        raise RuntimeError(f"briefgen build {id} failed:\n{run.stderr}")
    return took


if __name__ == "__main__":
    print("\n".join(page(measured())))
