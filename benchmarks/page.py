"""Measures the pages of every sample, of the other workspaces and of a long document, and writes what it
finds to docs/official-page-figures.md. About a minute; with LibreOffice two.

Not a test: the tests fail where a figure here would be wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from briefgen import fonts  # noqa: E402
from briefgen.build.stages import Order, build  # noqa: E402
from briefgen.form.findings import Measured  # noqa: E402
from briefgen.form.measure import Task, measured  # noqa: E402
from briefgen.form.profile import KIND_OF, Profile  # noqa: E402
from briefgen.write.docx import write_docx  # noqa: E402
from briefgen.write.pdf import write_pdf  # noqa: E402
from samples.builds import WATERWORKS, copy_workspace  # noqa: E402
from write.test_pdf_body import document, mixed  # noqa: E402

PAGE = ROOT / "docs" / "official-page-figures.md"
LIBRARIES = ROOT / "tests" / "workspaces" / "libraries"
LONG = 110
"""Pages of the long document."""
HEAD = """\
<!-- Made by benchmarks/page.py; do not edit it here. -->
# The official page, measured

Every file against its own layout (the house's where it has one), by the measures of `briefgen form`.
*Full* pages are those that the text goes on after without a forced break; *running* lines are those that
do not end a paragraph. The long document and the libraries hold quotations, faces and glyphs on purpose that
the measures remark on. `make page` writes this again.

| files | number | pages | full pages | of them with 22 lines | running lines | flush right | findings |
|---|---|---|---|---|---|---|---|"""


COUNTED = ("pages", "full_pages", "right_pages", "running_lines")


@dataclass(frozen=True, slots=True)
class Made:
    """Finished files of one kind, and what each is measured against."""

    name: str
    tasks: tuple[Task, ...]

    def of(self, ending: str) -> tuple[Task, ...]:
        """Those of a format."""
        return tuple(task for task in self.tasks if task.path.suffix == ending)


def main() -> None:
    """Builds, measures and writes the page."""
    with tempfile.TemporaryDirectory(prefix="briefgen-page-") as name:
        folder = Path(name)
        sets = (
            _workspace("samples", ROOT, folder),
            _workspace("waterworks, another province", WATERWORKS, folder),
            _workspace("libraries, awkward texts", LIBRARIES, folder),
            _long(folder / "long"),
        )
        rows = [row(made.name + ", PDF", made.of(".pdf")) for made in sets]
        rows += [row(made.name + ", DOCX", made.of(".docx")) for made in sets]
        rows += [row(made.name + ", DOCX in LibreOffice", _printed(made, folder)) for made in sets]
    PAGE.write_text("\n".join((HEAD, *rows, "")), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def row(name: str, tasks: tuple[Task, ...]) -> str:
    """One line of the table; a DOCX has no pages of its own."""
    found = [measured(task) for task in tasks]
    sums = [f"{sum(_figures(found, key)):.0f}" for key in COUNTED]
    shown = [*sums, _even(found)] if any(_figures(found, "pages")) else ["–"] * 5
    return f"| {name} | {len(found)} | {' | '.join(shown)} | {_faults(found)} |"


def _faults(found: list[Measured]) -> int:
    """Findings that are more than notes."""
    return sum(finding.severity != "info" for one in found for finding in one.findings)


def _figures(found: list[Measured], key: str) -> Iterator[float]:
    for one in found:
        yield from (float(figure.value) for figure in one.figures if figure.key == key)


def _even(found: list[Measured]) -> str:
    """The share of running lines that end at the right edge, over all files."""
    lines, even = 0.0, 0.0
    for one in found:
        figures = {figure.key: float(figure.value) for figure in one.figures if figure.key != "kind"}
        lines += figures.get("running_lines", 0)
        even += figures.get("running_lines", 0) * figures.get("justified", 0) / 100
    return f"{even / lines * 100:.2f} %" if lines else "–"


def _workspace(name: str, root: Path, folder: Path) -> Made:
    copy = copy_workspace(root, folder / name.partition(",")[0])
    outcome = build(Order(copy), copy / "output", lambda done, all, id: None)
    if not outcome.written:
        raise SystemExit(f"{name}: not built")
    return Made(
        name,
        tuple(
            Task(path.name, path, Profile(page.layout, KIND_OF[page.format]))
            for path in outcome.written
            if path.suffix in (".pdf", ".docx") and (page := outcome.pages[path.parent.name])
        ),
    )


def _long(folder: Path) -> Made:
    text = document(mixed(LONG))
    folder.mkdir()
    files = {"long.pdf": write_pdf(text), "long.docx": write_docx(text)}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = Profile(text.layout, KIND_OF[text.format])
    return Made("long document", tuple(Task(name, folder / name, profile) for name in files))


def _printed(made: Made, folder: Path) -> tuple[Task, ...]:
    """The Word files as LibreOffice prints them, with the pinned fonts under the office's names."""
    program = shutil.which("soffice")
    if program is None:
        return ()
    to = folder / "printed" / made.tasks[0].path.parent.name
    words = made.of(".docx")
    subprocess.run(
        [
            *(program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(to), *(str(task.path) for task in words)),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf")},
        capture_output=True,
        check=True,
    )
    return tuple(Task(task.shown, to / f"{task.path.stem}.pdf", task.profile) for task in words)


if __name__ == "__main__":
    main()
