"""The whole command in a new process: one bulletin in three formats, beside a plain script of the libraries.

Not the stages one by one: those are `stages`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from machine import as_installed
from measure import PAIRS, Pairs, Spread, ratios, timed
from rows import Section, against, page

from briefgen import fonts
from briefgen.compose.compose import compose
from briefgen.config import load_config
from briefgen.document.flow import flow
from briefgen.document.pieces import Grid
from briefgen.document.texts import lines_of
from briefgen.document.tree import plain
from briefgen.load.workspace import load_workspace

ROOT = Path(__file__).parents[1]
PLAIN = Path(__file__).parent / "plain"
ID = "jx-bulletin-2019-01"
RECORD = "briefings/2019/jx-bulletin-2019-01.yaml"
WORD = "工作"
"""A word of the record that another one takes the place of in each run."""
GOAL = 0.6
EMPTY_ROUNDS = 3
ROLES: tuple[fonts.RoleName, ...] = ("fang", "hei", "song")
COPIED = ("briefgen.toml", "briefings", "data", "templates")


@dataclass(frozen=True, slots=True)
class _Stage:
    """Folders of both programs, outside the repository."""

    workspace: Path
    records: Path
    output: Path
    caches: Path

    @property
    def record(self) -> str:
        return (ROOT / RECORD).read_text(encoding="utf-8")

    def change(self, number: int) -> str:
        """Writes the records of a run: the text differs from every other run's. Gives the word in it."""
        word = f"{WORD[0]}{chr(0x4E00 + 40 * number)}"
        (self.workspace / RECORD).write_text(self.record.replace(WORD, word), encoding="utf-8")
        return word


def measured() -> Section:
    """Pairs of the command and the script; no output is there before a run."""
    as_installed()
    with _stage() as stage:
        lines = _lines(stage)
        warm = _pairs(lambda n: _ours(stage, n), lambda n: _theirs(stage, n, lines))
        empty = [_with_empty_caches(stage, number) for number in range(EMPTY_ROUNDS)]
        check = _pairs(lambda n: _checked(stage, n), lambda n: _imported())
    what = "cold, one bulletin, three formats"
    return Section(
        "The whole command, cold",
        f"`briefgen build {ID} --format html,pdf,docx` in a new process, beside a plain script that imports"
        " the libraries and calls them (benchmarks/plain): `yaml.safe_load` of the finished text,"
        " a Jinja template, WeasyPrint with the fonts by @font-face and the same tags and PDF/A variant,"
        " python-docx paragraphs. Ours also loads and checks the whole workspace, composes, lists and checks"
        " every figure, and writes a ledger. No output is there before a run, the text differs in every run;"
        f" our caches of fonts, records and compiled templates are warm, as after the first build of a"
        f" workspace. {PAIRS} pairs; a row with empty caches stands below. `check` of one document is what a"
        " pre-commit hook runs.",
        (
            against(f"{what}, against a plain script", "script", warm, GOAL, 0),
            against(
                f"the same with empty caches, {EMPTY_ROUNDS} rounds",
                "script",
                Pairs(Spread(tuple(empty)), warm.theirs, _over(empty, warm.theirs.median)),
                None,
                0,
            ),
            against("`briefgen check` of one document", "import yaml, jinja2", check, None, 0),
        ),
    )


def _pairs(ours: Callable[[int], float], theirs: Callable[[int], float]) -> Pairs:
    """Both in turn, who begins changes; the first two pairs warm up. Each prepares its run and gives the
    milliseconds of the process alone."""
    mine: list[float] = []
    other: list[float] = []
    for number in range(PAIRS + 2):
        for run, times in ((ours, mine), (theirs, other))[:: -1 if number % 2 else 1]:
            took = run(number)
            if number >= 2:
                times.append(took)
    return Pairs(Spread(tuple(mine)), Spread(tuple(other)), ratios(mine, other))


def _over(times: list[float], other: float) -> Spread:
    return Spread(tuple(one / other for one in times))


@contextmanager
def _stage() -> Iterator[_Stage]:
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        stage = _Stage(top / "workspace", top / "records.yaml", top / "output", top / "cache")
        for name in COPIED:
            copy: Callable[..., Any] = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            (stage.workspace).mkdir(exist_ok=True)
            copy(ROOT / name, stage.workspace / name)
        yield stage


def _lines(stage: _Stage) -> list[dict[str, str]]:
    """The words of the finished document with their roles: what the script is given."""
    workspace, _ = load_workspace(stage.workspace)
    config, _ = load_config(stage.workspace)
    assert config is not None
    made, findings = compose(workspace, config, ID)
    if made is None:
        sys.exit(f"{ID} cannot be composed: {findings[0].message('en')}")
    return [
        {
            "role": "cell" if isinstance(piece, Grid) else str(getattr(piece, "role", "other")),
            "text": plain(words),
        }
        for piece in flow(made)
        for words, _ in lines_of(piece)
    ]


def _ours(stage: _Stage, number: int, environment: dict[str, str] | None = None) -> float:
    shutil.rmtree(stage.output, ignore_errors=True)
    stage.change(number)
    place, formats = ("-C", str(stage.workspace)), ("--format", "html,pdf,docx")
    briefgen = [sys.executable, "-m", "briefgen", *place]
    return _run([*briefgen, "build", ID, *formats, "--output", str(stage.output)], environment)


def _theirs(stage: _Stage, number: int, lines: list[dict[str, str]]) -> float:
    shutil.rmtree(stage.output, ignore_errors=True)
    word = stage.change(number)
    changed = [{**line, "text": line["text"].replace(WORD, word)} for line in lines]
    faces = [{"name": role, "url": fonts.path(role).as_uri()} for role in ROLES]
    records = {"title": ID, "faces": faces, "lines": changed}
    stage.records.write_text(yaml.safe_dump(records, allow_unicode=True), encoding="utf-8")
    script = [
        str(PLAIN / "script.py"),
        str(stage.records),
        str(PLAIN / "bulletin.html.j2"),
        str(stage.output),
    ]
    return _run([sys.executable, *script])


def _with_empty_caches(stage: _Stage, number: int) -> float:
    shutil.rmtree(stage.caches, ignore_errors=True)
    return _ours(stage, 100 + number, {**os.environ, "XDG_CACHE_HOME": str(stage.caches)})


def _checked(stage: _Stage, number: int) -> float:
    stage.change(200 + number)
    return _run([sys.executable, "-m", "briefgen", "-C", str(stage.workspace), "check", ID])


def _imported() -> float:
    return _run([sys.executable, "-c", "import yaml, jinja2"])


def _run(command: list[str], environment: dict[str, str] | None = None) -> float:
    """Milliseconds of a process, from its start to its end."""
    took, run = timed(
        lambda: subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    )
    if run.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{run.stdout}{run.stderr}")
    return took


if __name__ == "__main__":
    print("\n".join(page(measured())))
