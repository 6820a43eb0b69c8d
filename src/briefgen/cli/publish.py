"""`briefgen publish`: signed documents as a website, put in the place of the former one.

Not the stages: those are the room `publish`. The day of publication is read here, and nowhere below.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.check import REPORTS, write_report
from briefgen.cli.outcome import MOST, code_of, stops, view
from briefgen.cli.repository import in_repository
from briefgen.cli.session import CLEAN, ENVIRONMENT, Session, debugging, tell
from briefgen.texts import say
from briefgen.usage import Choice, Command, Count, Day, UsageFault

if TYPE_CHECKING:
    from briefgen.publish.order import Order, Outcome

BEIJING = datetime.timezone(datetime.timedelta(hours=8))
PORT = 8000
SHOWN = 8
"""How many changed files are named."""


@click.command("publish", cls=Command)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--check", "only_check", is_flag=True)
@click.option("--preview", is_flag=True)
@click.option("--port", type=Count(0, 65_535), metavar="PORT", default=PORT)
@click.option("--withdraw", multiple=True, metavar="ID...")
@click.option("--why", metavar="TEXT", default="")
@click.option("--date", "day", type=Day(), metavar="DAY")
@click.option("--output-format", "report_name", type=Choice(REPORTS), metavar="FORMAT", default="text")
@click.option("--output-file", "report_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--all", "every", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--force", is_flag=True)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.option("--timeout", type=Count(1, 86_400), metavar="SECONDS", default=60)
@click.option("--memory", type=Count(64, 1_048_576), metavar="MB", default=2048)
@click.option("--wait", type=Count(0, 86_400), metavar="SECONDS", default=60)
@click.pass_obj
def publish(
    session: Session,
    output: Path | None,
    only_check: bool,
    preview: bool,
    port: int,
    withdraw: tuple[str, ...],
    why: str,
    day: datetime.date | None,
    report_name: Any,
    report_file: Path | None,
    every: bool,
    strict: bool,
    force: bool,
    jobs: int | None,
    timeout: int,
    memory: int,
    wait: int,
) -> int:
    from briefgen.build.work.limits import Limits
    from briefgen.publish.order import Order

    session.most = None if every or report_file is not None else MOST
    site = output if output is not None else session.root / "site"
    _refuse(session, site)
    if withdraw and not (why.strip() and why.isprintable()):
        raise UsageFault("error.why", {})
    order = Order(
        root=session.root,
        site=site,
        day=day or datetime.datetime.now(BEIJING).date(),
        withdrawn=withdraw,
        why=why,
        replace=not (only_check or preview),
        stage=preview,
        strict=strict,
        force=force,
        jobs=jobs,
        limits=Limits(timeout, memory),
        wait_s=wait,
    )
    outcome = _published(session, order)
    if not _report(session, outcome, report_name, report_file):
        return ENVIRONMENT
    found = code_of(outcome.findings, strict)
    _tell(session, outcome, order, found)
    if found == CLEAN and outcome.staged is not None:
        return _serve(session, outcome.staged, port)
    return found


def _refuse(session: Session, site: Path) -> None:
    """Refuses a folder that holds the workspace, or stands in its records."""
    from briefgen.cli.building import refuse_records

    refuse_records(session, site)
    if session.root.resolve().is_relative_to(site.resolve()):
        raise UsageFault("error.output", {"folder": site})


def _published(session: Session, order: Order) -> Outcome:
    from briefgen.cli.building import tell_waiting
    from briefgen.publish.stages import publish as published
    from briefgen.report.progress import progress

    with progress(sys.stderr.isatty(), session.lang) as shown:

        def advance(stage: str, done: int, total: int, name: str) -> None:
            shown(done, total, f"{say(f'publish.at.{stage}', session.lang)} {name}")

        outcome = published(order, advance, lambda holder: tell_waiting(session, holder))
    session.asked = session.asked or outcome.language
    return outcome


def _report(session: Session, outcome: Outcome, name: Any, file: Path | None) -> bool:
    """Puts the findings out; whether that could be done."""
    from briefgen.report import report

    stream = sys.stdout if file is None else None
    text = report(name, outcome.findings, in_repository(view(session, stream), name), outcome.passed)
    if debugging():
        click.echo("".join(outcome.details), nl=False, err=True)
    if file is not None:
        return write_report(session, file, text)
    click.echo(text, nl=False)
    return True


def _tell(session: Session, outcome: Outcome, order: Order, found: int) -> None:
    """What became of the website, in a line or two."""
    count, folder = len(outcome.documents), order.site
    if found != CLEAN:
        stopping = next(one for one in outcome.findings if stops(one, order.strict))
        tell(session, "publish.stopped", folder=folder)
        tell(session, "more", command=f"briefgen explain {stopping.code}")
    elif outcome.staged is None and not outcome.replaced:
        warned = any(one.severity == "warning" for one in outcome.findings)
        tell(session, "publish.warned" if warned else "publish.checked", documents=count)
        tell(session, "next", command=session.command("publish"))
    elif outcome.replaced and not outcome.changes:
        tell(session, "publish.unchanged", documents=count, folder=folder)
    else:
        _tell_changes(session, outcome)
        if outcome.replaced:
            tell(session, "publish.done", documents=count, folder=folder)


def _tell_changes(session: Session, outcome: Outcome) -> None:
    changes = outcome.changes
    added, changed, removed = len(changes.added), len(changes.changed), len(changes.removed)
    kept = changes.kept
    tell(session, "publish.changes", added=added, changed=changed, removed=removed, kept=kept)
    if changes.foreign:
        names = "、".join(changes.foreign[:SHOWN]) + ("……" if len(changes.foreign) > SHOWN else "")
        tell(session, "publish.foreign", count=len(changes.foreign), names=names)


def _serve(session: Session, folder: Path, port: int) -> int:
    """Serves the website to this machine until Ctrl-C."""
    from briefgen.publish.preview import serving

    try:
        with serving(folder, port) as server:
            tell(session, "publish.serving", address=server.address)
            server.wait()
    except OSError as error:
        problem = error.strerror or str(error)
        said = say("publish.unserved", session.lang, port=port, problem=problem)
        click.echo(say("error", session.lang) + said, err=True)
        return ENVIRONMENT
    except KeyboardInterrupt:
        tell(session, "watch.ends")
    return CLEAN
