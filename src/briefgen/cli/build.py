"""`briefgen build`: documents written to the output folder.

Not the stages: those are the room `build`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.form import measured
from briefgen.cli.outcome import FORMATS, code, show, speak, tell_next
from briefgen.cli.session import CLEAN, FOUND, Session, tell
from briefgen.texts import say
from briefgen.usage import Choice, Command, Count, UsageFault

if TYPE_CHECKING:
    from briefgen.build.stages import Outcome


@click.command("build", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--format", "formats", type=Choice(FORMATS, several=True), metavar="FORMAT,...", default=())
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--strict", is_flag=True)
@click.option("--as-printed", is_flag=True)
@click.option("--proof", is_flag=True)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.option("--timeout", type=Count(1, 86_400), metavar="SECONDS", default=60)
@click.option("--memory", type=Count(64, 1_048_576), metavar="MB", default=2048)
@click.pass_obj
def build(
    session: Session,
    names: tuple[str, ...],
    formats: tuple[Any, ...],
    output: Path | None,
    strict: bool,
    as_printed: bool,
    proof: bool,
    jobs: int | None,
    timeout: int,
    memory: int,
) -> int:
    from briefgen.build import stages
    from briefgen.build.worker import Limits
    from briefgen.report.progress import progress

    limits = Limits(timeout, memory)
    order = stages.Order(session.root, names, formats, as_printed, jobs, limits, proof)
    folder = output if output is not None else session.root / "output"
    if _among_records(session.root, folder):
        raise UsageFault("error.output", {"folder": folder})
    with progress(sys.stderr.isatty()) as advance:
        outcome = stages.build(order, folder, advance)
    speak(session, outcome)
    show(session, outcome, sys.stderr)
    _tell_built(session, outcome, folder, strict)
    well = not strict or measured(session, outcome, limits, order.jobs)
    return code(outcome, strict, wrote=True) or (CLEAN if well else FOUND)


def _among_records(root: Path, folder: Path) -> bool:
    """Whether an output folder is the workspace itself, or stands in its records."""
    from briefgen.build.manifest import INPUT_FOLDERS

    workspace, chosen = root.resolve(), folder.resolve()
    inputs = [(workspace / name).resolve() for name in INPUT_FOLDERS]
    return chosen == workspace or any(chosen.is_relative_to(place) for place in inputs)


def _tell_built(session: Session, outcome: Outcome, folder: Path, strict: bool) -> None:
    proofs = len(outcome.stopped)
    written = {path.parent.name for path in outcome.written} - set(outcome.stopped)
    if written:
        left = len(outcome.documents) - len(written)
        files = sum(path.suffix[1:] in FORMATS for path in outcome.written)  # not the ledgers
        text = say("build.done", session.lang, documents=len(written), files=files, folder=folder)
        click.echo(text + (say("build.partly", session.lang, left=left) if left else ""), err=True)
    elif outcome.documents and not proofs:
        tell(session, "build.none")
    if proofs:
        tell(session, "build.proofs", count=proofs, folder=folder)
    tell_next(session, outcome, strict, "check" if not written else "")
