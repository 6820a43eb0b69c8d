"""`make bench-site`: websites of 300 and 3,000 documents, and one document of each changed.

Its figures are kept in `site_run.json`, and `make bench` prints the last ones. The largest takes long.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import machine
from commands import BRIEFGEN
from memory import text_of, total_of
from province import write_province
from rows import Row, Section, at_most, failed, page, table

KEPT = Path(__file__).with_suffix(".json")
SIZES = (300, 3_000)
GROWTH, MINUTES, CHANGED_S = 11, 20, 180
MOST = {"worker": 1.25, "index": 2.5}
"""How much more memory is let pass; the index of 300 documents is one part of half the usual size."""
TITLE = "Websites of 300 and 3,000 documents"
REMARK = "The websites are published by `make bench-site` alone; the last figures are repeated."
HOW = """\
The county reports with a table of each city, published with `--jobs 2` into an empty folder: documents as
PDF, DOCX, text and page, all pages, search index, link check, gate, exchange. Then the first sentence of one
table is changed and corrected, and all is published again. Memory is the most that a process of a kind held:
the one that knows the workspace, the one that makes the website, any worker, the program of the index.
Written by the last `make bench-site`, on this machine:"""
SETTINGS = '\n[publish]\nname = "岚江公共服务"\nurl = "https://lanjiang.example/"\ncode = "0000000000"\n'
PUBLISHED = "\npublished: 2026-02-02\n"
CORRECTED = "corrections:\n  - {date: 2026-02-20, text: 改正了开头一句。}\n"
DAY = "2026-03-01"
EVERY_S = 0.25
Role = str
ROLES: tuple[Role, ...] = ("parent", "child", "worker", "index")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication: how long it took, and what each kind of process held at most, in MB."""

    seconds: float
    peak_mb: dict[Role, float]


@dataclass(slots=True)
class Watcher:
    """Looks at the processes of a publication from time to time."""

    pid: int
    most_kb: dict[Role, int] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self.over.wait(EVERY_S):
            self._look(self.pid, "parent")

    def _look(self, pid: int, role: Role) -> None:
        self.most_kb[role] = max(self.most_kb.get(role, 0), total_of(pid, "status", ("VmHWM:",)))
        for task in Path(f"/proc/{pid}/task").glob("*"):
            for child in text_of(task / "children").split():
                self._look(int(child), _role(int(child), role))


def _role(pid: int, parent: Role) -> Role:
    """What a process is, by who began it: a fork has the command of who forked it."""
    command = text_of(Path(f"/proc/{pid}/cmdline"))
    if "pagefind" in command.partition("\0")[0]:
        return "index"
    if parent == "parent" and "briefgen.publish.child" in command:
        return "child"
    return "worker"


def publish(root: Path, site: Path) -> Published:
    """Publishes with the shipped command; one that finds something is no measurement."""
    start = time.perf_counter()
    command = [BRIEFGEN, "-C", root, "publish", "--output", site, "--jobs", "2", "--date", DAY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        watcher = Watcher(process.pid)
        thread = threading.Thread(target=watcher.watch)
        thread.start()
        said, _ = process.communicate()
        seconds = time.perf_counter() - start
        watcher.over.set()
        thread.join()
    if process.returncode:
        raise RuntimeError(f"briefgen publish ended with {process.returncode}: {said.strip()[-600:]}")
    return Published(seconds, {role: watcher.most_kb.get(role, 0) / 1024 for role in ROLES})


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: the first publication, one with a changed document, and the files that this one changed."""

    documents: int
    first: Published
    again: Published
    touched: dict[str, int]
    files: int


def measured(documents: int) -> Measured:
    """Publishes a province of so many documents, then one of them changed."""
    folder = Path(tempfile.mkdtemp(prefix="briefgen-bench-"))
    try:
        root, site = folder / "province", folder / "www" / "site"
        tables = _write(root, documents)
        first = publish(root, site)
        before = _state(site)
        _change(tables[0])
        again = publish(root, site)
        after = _state(site)
        touched = Counter(_group(path) for path in after if before.get(path) != after[path])
        return Measured(documents, first, again, dict(sorted(touched.items())), len(after))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(root: Path, documents: int) -> list[Path]:
    """A province of so many documents: eleven a city, one of them its table."""
    counties = next(n for n in range(documents) if n + -(-n // 10) >= documents)
    write_province(root, counties, tables=True)
    settings = root / "briefgen.toml"
    settings.write_text(settings.read_text() + SETTINGS)
    tables = sorted((root / "briefings/cities").glob("*.yaml"))
    for record in (root / "briefings/county-report.yaml", *tables):
        record.write_text(record.read_text().rstrip("\n") + PUBLISHED)
    return tables


def _change(record: Path) -> None:
    said = record.read_text()
    changed = said.replace("lead: 本表汇总", "lead: 此表汇总")
    assert changed != said
    record.write_text(changed + CORRECTED)


def _state(site: Path) -> dict[str, tuple[int, int]]:
    found = ((file.relative_to(site).as_posix(), file.stat()) for file in site.rglob("*") if file.is_file())
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found}


def _group(path: str) -> str:
    first, slash, _ = path.partition("/")
    return f"{first}/" if slash else path


def main() -> None:
    """Measures the sizes named, or all; only a run of all is kept."""
    machine.as_installed()
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    found = [measured(size) for size in sizes]
    rows = tuple(_rows(found[0], found[-1])) if sizes == SIZES else ()
    section = Section(TITLE, HOW, rows, (*machine.facts(), "", *_lines(found)))
    if sizes == SIZES:
        kept = {"rows": [asdict(row) for row in section.rows], "lines": section.lines}
        KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print("\n".join(page(section)))
    sys.exit(1 if any(row.met is False for row in section.rows) else 0)


def last() -> Section:
    """What the last run of all found."""
    if not KEPT.exists():
        return Section(TITLE, HOW, (failed(TITLE, "never measured: make bench-site"),))
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return Section(TITLE, HOW, tuple(Row(**row) for row in kept["rows"]), tuple(kept["lines"]))


def _rows(few: Measured, many: Measured) -> Iterator[Row]:
    what, against = f"{many.documents:,} documents published", f"against {few.documents:,}"
    yield at_most(what, many.first.seconds / 60, MINUTES, "min")
    yield at_most(f"{what}, one changed", many.again.seconds, CHANGED_S, "s")
    yield at_most(
        f"{what}, times that of {few.documents:,}", many.first.seconds / few.first.seconds, GROWTH, "×"
    )
    for role, most in MOST.items():
        growth = many.first.peak_mb[role] / few.first.peak_mb[role]
        yield at_most(f"memory per {role}, {many.documents:,} {against}", growth, most, "×", 2)


def _lines(found: list[Measured]) -> Iterator[str]:
    measured = (
        "published, s",
        "ms a document",
        "one changed, s",
        *(f"{role}, MB" for role in ROLES),
        "files",
    )
    yield from table(("documents", *measured), map(_row, found))
    yield from ("", "Files that one changed document changed:", "")
    yield from (f"- of {one.documents:,}: {_told(one)}" for one in found)


def _row(one: Measured) -> tuple[str, ...]:
    seconds = one.first.seconds
    times = (f"{seconds:.0f}", f"{seconds / one.documents * 1000:.0f}", f"{one.again.seconds:.0f}")
    memory = (f"{one.first.peak_mb[role]:.0f}" for role in ROLES)
    return (f"{one.documents:,}", *times, *memory, f"{one.files:,}")


def _told(one: Measured) -> str:
    groups = ", ".join(f"`{name}` {count:,}" for name, count in one.touched.items())
    return f"{sum(one.touched.values()):,} of {one.files:,} ({groups})"


if __name__ == "__main__":
    main()
