"""What surrounds a build and must not be seen in its bytes: hash seed, time zone, locale, workers, folder.

Not a test: the matrix of all of them, and a handful that has each at least once.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from samples.builds import briefgen, copy_workspace

SEEDS = ("0", "1", "42", "4711", "4294967295")
ZONES = ("UTC", "Asia/Shanghai", "Pacific/Kiritimati")
LOCALES = ("C", "tr_TR.UTF-8", "zh_CN.GB18030")
"""Plain; another decimal point and another capital of i; another encoding of texts and of file names."""
WORKERS = ("1", "2", "4")
PLACES = ("beside", "另 一处/里面")
"""Where workspace and output stand: called from within, and by a long path from elsewhere."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One way of building."""

    seed: str
    zone: str
    locale: str
    workers: str
    place: str

    @property
    def name(self) -> str:
        return f"seed {self.seed}, {self.zone}, {self.locale}, {self.workers} workers, {self.place}"


def every() -> Iterator[Surroundings]:
    """The whole product: 270."""
    return (Surroundings(*one) for one in product(SEEDS, ZONES, LOCALES, WORKERS, PLACES))


def some() -> Iterator[Surroundings]:
    """Six in which every value stands at least once."""
    for number in range(6):
        yield Surroundings(
            SEEDS[number % 5],
            ZONES[number % 3],
            LOCALES[number // 2],
            WORKERS[-number % 3],
            PLACES[number % 2],
        )


@dataclass(frozen=True, slots=True)
class Stage:
    """The workspace in both places, and the locales that were made for it."""

    folder: Path
    locales: Path

    def workspace(self, place: str) -> Path:
        return self.folder / place / "samples"


def stage(root: Path, folder: Path) -> Stage:
    """Copies the workspace to both places and makes the locales; the system's own are few."""
    for place in PLACES:
        copy_workspace(root, folder / place / "samples")
    locales = folder / "locales"
    locales.mkdir()
    for name in LOCALES[1:]:
        language, _, charset = name.partition(".")
        subprocess.run(["localedef", "-i", language, "-f", charset, locales / name], check=False)
    return Stage(folder, locales)


def digests(stage: Stage, around: Surroundings, *arguments: str, cache: Path | None = None) -> dict[str, str]:
    """The SHA-256 of every file that a build from nothing writes; the output goes away again. `cache` is
    where files are kept between builds, if not where the user's are."""
    workspace, output = stage.workspace(around.place), stage.folder / around.place / "output"
    within = around.place == PLACES[0]
    run = briefgen(
        *(() if within else ("-C", workspace)),
        "build",
        *("--output", "../output" if within else output),
        *("--jobs", around.workers),
        *arguments,
        cwd=workspace if within else stage.folder,
        environment={
            "PYTHONHASHSEED": around.seed,
            "TZ": around.zone,
            "LC_ALL": around.locale,
            "LANG": around.locale,
            "LOCPATH": str(stage.locales),
            "PYTHONUTF8": "0",
            "PYTHONIOENCODING": "utf-8",  # what the test reads
            **({"XDG_CACHE_HOME": str(cache)} if cache is not None else {}),
        },
    )
    assert run.returncode == 0, f"{around.name}: {run.stderr[-2000:]}"
    found = hashed(output)
    shutil.rmtree(output)
    return found


def hashed(output: Path) -> dict[str, str]:
    """The SHA-256 of every file of an output folder, but for its own workroom."""
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.rglob("*"))
        if path.is_file() and ".briefgen" not in path.relative_to(output).parts
    }
