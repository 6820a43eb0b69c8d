"""`briefgen check`: findings; nothing is written but a report or mends that are asked for.

Not the checks: those are the room `check`; not the formats of reports: those are `report`.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen import start
from briefgen.cli.outcome import MOST, code, details, show, speak, tell_next, unlooked, view
from briefgen.cli.repository import in_repository
from briefgen.cli.session import ENVIRONMENT, Session, selected, tell
from briefgen.texts import say
from briefgen.usage import Choice, Command, Count

if TYPE_CHECKING:
    from briefgen.build.stages import Order, Outcome
    from briefgen.report import ReportName

UNREADABLE = ("BG10", "BG11")
"""How the codes begin of what is said of files that cannot be read."""
EDITIONS = ("public", "internal")
REPORTS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")


@click.command("check", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--select", multiple=True, metavar="KEY:VALUE...")
@click.option("--edition", type=Choice(EDITIONS), metavar="EDITION")
@click.option("--fix", is_flag=True)
@click.option("--diff", is_flag=True)
@click.option("--output-format", "report_name", type=Choice(REPORTS), metavar="FORMAT", default="text")
@click.option("--output-file", "report_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--all", "every", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.option("--timeout", type=Count(1, 86_400), metavar="SECONDS", default=60)
@click.option("--memory", type=Count(64, 1_048_576), metavar="MB", default=2048)
@click.pass_obj
def check(
    session: Session,
    names: tuple[str, ...],
    select: tuple[str, ...],
    edition: Any,
    fix: bool,
    diff: bool,
    report_name: Any,
    report_file: Path | None,
    every: bool,
    strict: bool,
    jobs: int | None,
    timeout: int,
    memory: int,
) -> int:
    start.quicken()
    from briefgen.build.early import early
    from briefgen.build.work.limits import Limits

    if edition is not None:
        from briefgen.cli.edition import refuse_beside

        refuse_beside(edition, {"--fix": fix, "--diff": diff})
    session.most = None if every or report_file is not None else MOST
    limits = Limits(timeout, memory)
    begun = None if diff or fix else early(jobs, limits, ())  # mending checks twice
    try:
        from briefgen.build import stages
        from briefgen.build.shared_files import widened

        named, conditions = selected(names, select)
        asked = widened(session.root, named)
        order = stages.Order(session.root, asked, jobs=jobs, limits=limits, select=conditions, early=begun)
        if diff:
            return _preview(session, order, strict)
        outcome, well = _mended(session, order) if fix else (_checked(session, order, edition), True)
    finally:
        if begun is not None:
            begun.stop()
            start.keep()
    stream = sys.stdout if report_file is None else None
    if not _report(session, outcome, report_name, stream, report_file):
        return ENVIRONMENT
    details(outcome)
    unlooked(session, outcome)
    if not outcome.findings:
        tell(session, "check.done", documents=len(outcome.documents))
    tell_next(session, outcome, strict, "build")
    return code(outcome, strict) if well else ENVIRONMENT


def _checked(session: Session, order: Order, edition: Any) -> Outcome:
    from briefgen.build import stages
    from briefgen.report.progress import progress

    if edition is not None:
        from briefgen.cli.edition import checked

        outcome = checked(order, edition)
        speak(session, outcome)
        return outcome
    with progress(sys.stderr.isatty()) as advance:
        outcome = stages.check(order, advance)
    speak(session, outcome)
    return outcome


def _preview(session: Session, order: Order, strict: bool) -> int:
    """Shows what would be mended, and nothing else on standard output."""
    from briefgen.build import mend
    from briefgen.report.progress import progress

    with progress(sys.stderr.isatty()) as advance:
        outcome, plan = mend.preview(order, advance)
    speak(session, outcome)
    if unreadable := tuple(f for f in outcome.findings if f.code.startswith(UNREADABLE) and f.fix is None):
        show(session, replace(outcome, findings=unreadable, passed=()), sys.stderr)
    click.echo("".join(one.diff() for one in plan.files), nl=False)
    key = "check.fixable" if plan.files else "check.unfixable"
    tell(session, key, mends=plan.mends, files=len(plan.files))
    return code(outcome, strict)


def _mended(session: Session, order: Order) -> tuple[Outcome, bool]:
    """Mends and tells of it; what is left, and whether every file could be written."""
    from briefgen.build import mend
    from briefgen.report.progress import progress

    with progress(sys.stderr.isatty()) as advance:
        mending = mend.mended(order, advance)
    speak(session, mending.outcome)
    count, names = len(mending.files), "、".join(f"{session.prefix}{file}" for file in mending.files)
    key = "check.fixed" if count else "check.unfixable"
    if count or mending.fault is None:
        tell(session, key, mends=mending.mends, files=count, names=names)
    if mending.fault is not None:
        path = f"{session.prefix}{mending.stopped}"
        said = say("check.unmended", session.lang, path=path, problem=mending.fault.strerror)
        click.echo(say("error", session.lang) + said, err=True)
    return mending.outcome, mending.fault is None


def _report(session: Session, outcome: Outcome, name: ReportName, stream: Any, file: Path | None) -> bool:
    """Puts the report out; whether that could be done."""
    from briefgen.report import report

    shown = in_repository(view(session, stream), name)
    text = report(name, outcome.findings, shown, outcome.passed)
    if file is not None:
        return write_report(session, file, text)
    click.echo(text, nl=False)
    return True


def write_report(session: Session, file: Path, text: str) -> bool:
    """Puts a report into a file; whether that could be done."""
    from briefgen.build.output import write_file

    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            with file.open("wb") as target:  # a link, a pipe, a device: what stands there stays
                target.write(text.encode("utf-8"))
        else:
            write_file(file, text.encode("utf-8"))
    except OSError as error:
        said = say("new.unwritable", session.lang, path=file, problem=error.strerror)
        click.echo(say("error", session.lang) + said, err=True)
        return False
    tell(session, "check.written", file=file)
    return True
