"""What came of building or checking, shown: findings, the next command, the code of exit.

Not finding anything: see `build` and `check` of this folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.session import CLEAN, ENVIRONMENT, FOUND, USAGE, Session, debugging, quoted, tell

if TYPE_CHECKING:
    from briefgen.build.stages import Outcome
    from briefgen.diagnostics import Diagnostic
    from briefgen.report import View

FORMATS = ("html", "pdf", "docx", "txt")
PROOF = ".proof.docx"
BROKEN_PROJECT = frozenset(
    ["BG100", "BG101", "BG102", "BG658", "BG660", "BG701", "BG750", "BG751", "BG752", "BG753"]
)
"""Findings that say that nothing can be done here: the project or the command line is wrong."""
BROKEN_MACHINE = frozenset(
    [
        *("BG665", "BG667", "BG668", "BG720", "BG721", "BG725", "BG732"),
        *("BG745", "BG746", "BG747", "BG799"),
    ]
)
LACKING = frozenset({"BG710", "BG711"})
"""Findings that say that this machine lacks something; they count where nothing was written."""
WIDTH = 100
MOST = 20
"""How many findings of one rule a person is told, unless all are asked for."""
LISTED = 8
"""How many ids a message lists at most."""


def speak(session: Session, outcome: Outcome) -> None:
    """Takes the workspace's language where neither the command line nor the locale names one."""
    session.asked = session.asked or outcome.language


def show(session: Session, outcome: Outcome, stream: Any) -> None:
    """Prints every finding as text."""
    if outcome.findings or outcome.passed:
        from briefgen.report import report

        text = report("text", outcome.findings, view(session, stream), outcome.passed)
        click.echo(text, nl=False, file=stream)
    details(outcome)


def details(outcome: Outcome) -> None:
    """Prints the tracebacks of faults, if they are asked for."""
    if debugging():
        click.echo("".join(outcome.details), nl=False, err=True)


def unlooked(session: Session, outcome: Outcome) -> None:
    """Names the documents that could not be composed: more may be found in them."""
    ids = outcome.unchecked
    if ids:
        listed = "、".join(ids[:LISTED]) + ("……" if len(ids) > LISTED else "")
        tell(session, "unchecked", documents=len(ids), ids=listed)


def view(session: Session, stream: Any) -> View:
    """How findings are shown on a stream; None is a file."""
    import shutil

    from briefgen.report import View

    shown = stream is not None and stream.isatty()
    colour = shown and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((WIDTH, 24)).columns if shown else WIDTH
    return View(session.lang, session.root, session.prefix, colour, width, session.most)


def tell_next(session: Session, outcome: Outcome, strict: bool, following: str) -> None:
    """The next useful command: about the first rule that stops us, or the one that follows."""
    stopping = next((f for f in outcome.findings if stops(f, strict)), None)
    if stopping is not None:
        tell(session, "more", command=f"briefgen explain {stopping.code}")
    elif following:
        tell(session, "next", command=session.command(following))
    elif outcome.written:
        tell(session, "next", command=f"{_opener()} {quoted(str(_first(outcome)))}")


def code(outcome: Outcome, strict: bool, wrote: bool = False) -> int:
    """The code of exit. `wrote` says that files were asked for."""
    found = code_of(outcome.findings, strict)
    codes = {finding.code for finding in outcome.findings if finding.severity != "info"}
    return ENVIRONMENT if found != USAGE and wrote and codes & LACKING and not outcome.written else found


def code_of(findings: tuple[Diagnostic, ...], strict: bool) -> int:
    """The code of exit for what was found."""
    errors = {finding.code for finding in findings if finding.severity == "error"}
    if errors & BROKEN_PROJECT:
        return USAGE
    if errors & BROKEN_MACHINE:
        return ENVIRONMENT
    return FOUND if any(stops(finding, strict) for finding in findings) else CLEAN


def _first(outcome: Outcome) -> Path:
    """The file to look at: of the first document that was asked for the proof copy, or else the web page, if
    there is one."""
    by_id = {path.parent.name: path.parent for path in outcome.written}
    folder = next(by_id[id] for id in outcome.documents if id in by_id)
    files = [path for path in outcome.written if path.parent == folder and path.suffix[1:] in FORMATS]
    return min(files, key=lambda path: (not path.name.endswith(PROOF), FORMATS.index(path.suffix[1:])))


def stops(finding: Diagnostic, strict: bool) -> bool:
    """Whether a finding makes a command fail."""
    return finding.severity == "error" or (strict and finding.severity == "warning")


def _opener() -> str:
    return {"win32": "start", "darwin": "open"}.get(sys.platform, "xdg-open")
