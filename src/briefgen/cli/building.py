"""What `briefgen build` does where something may have changed: the build, and what is said of it.

Not the options: those are `build`. Not the stages: those are the room `build` of the package.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.build import stages
from briefgen.cli.outcome import FORMATS, code, show, speak, tell_next
from briefgen.cli.session import CLEAN, FOUND, Session, tell
from briefgen.diagnostics import has_errors
from briefgen.report.progress import progress
from briefgen.report.summary import Tally, table
from briefgen.texts import say
from briefgen.usage import UsageFault

if TYPE_CHECKING:
    from briefgen.build.output import Holder
    from briefgen.build.stages import Order, Outcome
    from briefgen.edition import Projection
    from briefgen.model.sensitivity import Edition


@dataclass(frozen=True, slots=True)
class Run:
    """One call of `build`: what is made, where to, and what is said of it."""

    session: Session
    order: Order
    folder: Path
    strict: bool
    explain: bool
    projection: Projection | None = None
    """What the documents of an edition are built from; the workspace itself where None."""


def built_as(run: Run, edition: Edition) -> int:
    """Builds the documents of an edition."""
    from briefgen.cli.edition import place_of, projected, refused

    refuse_records(run.session, run.folder)
    place = place_of(run.folder, edition)
    projection = projected(run.order.root, place, edition)
    if not has_errors(projection.findings):
        return built(replace(run, order=replace(run.order, root=place), projection=projection))
    outcome = refused(run.order.root, projection)
    speak(run.session, outcome)
    show(run.session, outcome, sys.stderr)
    return code(outcome, run.strict)


def built(run: Run) -> int:
    """Builds, and says what came of it; the code of exit."""
    refuse_records(run.session, run.folder)
    outcome = told(run)
    well = not run.strict or _measured(run.session, outcome, run.order)
    return code(outcome, run.strict, wrote=True) or (CLEAN if well else FOUND)


def _measured(session: Session, outcome: Outcome, order: Order) -> bool:
    from briefgen.cli.form import measured

    return measured(session, outcome, order.limits, order.jobs)


def refuse_records(session: Session, folder: Path) -> None:
    """Refuses an output folder that is the workspace itself, or stands in its records."""
    if _among_records(session.root, folder):
        raise UsageFault("error.output", {"folder": folder})


def told(run: Run) -> Outcome:
    """Builds, and says what came of it."""
    session, began = run.session, time.monotonic()
    with progress(sys.stderr.isatty(), session.lang) as advance:
        outcome = stages.build(run.order, run.folder, advance, lambda holder: tell_waiting(session, holder))
    if run.projection is not None:
        outcome = replace(outcome, findings=run.projection.told(outcome.findings))
    took = time.monotonic() - began
    speak(session, outcome)
    if run.explain:
        _explain(session, outcome)
    show(session, outcome, sys.stderr)
    _tell_built(session, outcome, run.folder, run.strict, took)
    return outcome


def unchanged(session: Session, outcome: Outcome, folder: Path, explain: bool) -> int:
    """Says again what was found by the build that left everything as it is; the code of exit."""
    speak(session, outcome)
    if explain:
        _explain(session, outcome)
    show(session, outcome, sys.stderr)
    _tell_built(session, outcome, folder, strict=False)
    return code(outcome, strict=False, wrote=True)


def _explain(session: Session, outcome: Outcome) -> None:
    """Says of each document why it was made anew, or that it was not."""
    for id in outcome.documents:
        told = [reason.told(session.lang) for reason in outcome.reasons.get(id, ())]
        if id in outcome.fresh:
            tell(session, "build.is-fresh", id=id)
        for words in told:
            tell(session, "build.reason", id=id, reason=words)


def tell_waiting(session: Session, holder: Holder) -> None:
    """Says whom it waits for."""
    zh, en = holder.told()
    who = {"zh": f"（{zh}）" if zh else "", "en": f" ({en})" if en else ""}[session.lang]
    tell(session, "build.waiting", who=who)


def _among_records(root: Path, folder: Path) -> bool:
    """Whether an output folder is the workspace itself, or stands in its records."""
    from briefgen.build.manifest import INPUT_FOLDERS

    workspace, chosen = root.resolve(), folder.resolve()
    inputs = [(workspace / name).resolve() for name in INPUT_FOLDERS]
    return chosen == workspace or any(chosen.is_relative_to(place) for place in inputs)


def _tell_built(
    session: Session, outcome: Outcome, folder: Path, strict: bool, took: float | None = None
) -> None:
    proofs = len(outcome.stopped)
    written = {path.parent.name for path in outcome.written} - set(outcome.stopped)
    if written and len(outcome.fresh) == len(outcome.documents):
        tell(session, "build.unchanged", documents=len(written), folder=folder)
    elif written:
        left = len(outcome.documents) - len(written)
        files = sum(path.suffix[1:] in FORMATS for path in outcome.written)  # not the ledgers
        text = say("build.done", session.lang, documents=len(written), files=files, folder=folder)
        fresh = len(written.intersection(outcome.fresh))
        text += say("build.kept", session.lang, fresh=fresh) if fresh else ""
        click.echo(text + (say("build.partly", session.lang, left=left) if left else ""), err=True)
    elif outcome.documents and not proofs:
        tell(session, "build.none")
    if outcome.left:
        tell(session, "build.left", left=len(outcome.left))
    if proofs:
        tell(session, "build.proofs", count=proofs, folder=folder)
    if took is not None:
        click.echo(table(_tally(outcome, written, took), session.lang), nl=False, err=True)
    tell_next(session, outcome, strict, "check" if not written else "")


def _tally(outcome: Outcome, written: set[str], seconds: float) -> Tally:
    """How many documents came to what."""
    built, fresh = len(written.difference(outcome.fresh)), len(written.intersection(outcome.fresh))
    failed, left = len(outcome.failed), len(outcome.left)
    stopped = len(outcome.documents) - built - fresh - failed - left
    suffixes = Counter(path.suffix[1:] for path in outcome.written if path.parent.name not in outcome.stopped)
    files = tuple((name.upper(), suffixes[name]) for name in FORMATS)
    return Tally(built, fresh, stopped, failed, left, files, seconds)
