"""`briefgen build`: documents written to the output folder.

Not the stages: those are the room `build`. Where nothing has changed, little more than this is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from briefgen import start
from briefgen.cli.session import CLEAN, selected, tell
from briefgen.usage import Choice, Command, Count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.build.work.processes import Processes
    from briefgen.cli.session import Session

EDITIONS = ("public", "internal")
FORMATS = ("html", "pdf", "docx", "txt")
COSTLY = ("pdf", "docx")
"""Formats that take long to begin with: where none is asked for, the workspace may want them."""
UNSAID = frozenset(
    [
        *("output", "strict", "force", "explain", "every", "fail_fast"),
        *("jobs", "timeout", "memory", "cluster", "watch", "wait"),
    ]
)
"""Options that neither shape what is written nor what is found: a build without them came to the same."""


@click.command("build", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--select", multiple=True, metavar="KEY:VALUE...")
@click.option("--edition", type=Choice(EDITIONS), metavar="EDITION")
@click.option("--format", "formats", type=Choice(FORMATS, several=True), metavar="FORMAT,...", default=())
@click.option("--output", type=click.Path(), metavar="DIR")
@click.option("--strict", is_flag=True)
@click.option("--as-printed", is_flag=True)
@click.option("--proof", is_flag=True)
@click.option("--force", is_flag=True)
@click.option("--explain", is_flag=True)
@click.option("--all", "every", is_flag=True)
@click.option("--fail-fast/--keep-going", default=False)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.option("--timeout", type=Count(1, 86_400), metavar="SECONDS", default=60)
@click.option("--memory", type=Count(64, 1_048_576), metavar="MB", default=2048)
@click.option("--cluster", metavar="ADDRESS")
@click.option("--watch", is_flag=True)
@click.option("--wait", type=Count(0, 86_400), metavar="SECONDS", default=60)
@click.pass_context
def build(
    ctx: click.Context,
    names: tuple[str, ...],
    select: tuple[str, ...],
    edition: Any,
    formats: tuple[Any, ...],
    output: str | None,
    strict: bool,
    as_printed: bool,
    proof: bool,
    force: bool,
    explain: bool,
    every: bool,
    fail_fast: bool,
    jobs: int | None,
    timeout: int,
    memory: int,
    cluster: str | None,
    watch: bool,
    wait: int,
) -> int:
    session: Session = ctx.obj
    folder, key = output if output is not None else f"{session.folder}/output", _key(ctx)
    anew = force or strict or watch or edition is not None
    said = None if anew else _unchanged(session.folder, folder, key)
    if said is not None and not (said["findings"] or said["passed"] or explain):
        session.asked = session.asked or said["language"]
        tell(session, "build.unchanged", documents=len(said["documents"]), folder=_shown(folder))
        return CLEAN
    if said is not None and (code := _replayed(session, said, folder, explain, every)) is not None:
        return code
    if edition is not None:
        from briefgen.cli.edition import refuse_beside

        refuse_beside(edition, {"--watch": watch})
    begun = _begun(jobs, timeout, memory, formats) if cluster is None and not watch else None
    try:
        from pathlib import Path

        from briefgen.build.stages import Order
        from briefgen.build.work.limits import Limits
        from briefgen.cli.outcome import MOST

        session.most = None if every else MOST
        names, conditions = selected(names, select)
        order = Order(
            session.root,
            names,
            formats,
            as_printed,
            jobs,
            Limits(timeout, memory),
            proof,
            fail_fast,
            key=key,
            select=conditions,
            force=force,
            wait_s=wait,
            cluster=cluster,
            early=begun,
        )
        from briefgen.cli import building

        run = building.Run(session, order, Path(folder), strict, explain)
        if watch:
            from briefgen.cli.watching import watched

            return watched(run)
        return building.built(run) if edition is None else building.built_as(run, edition)
    finally:
        if begun is not None:
            begun.stop()
            start.keep()


def _begun(jobs: int | None, timeout: int, memory: int, formats: tuple[str, ...]) -> Processes:
    """Processes that import what documents take, while this one imports what records take."""
    start.quicken()
    from briefgen.build.early import early
    from briefgen.build.work.limits import Limits

    return early(jobs, Limits(timeout, memory), formats or COSTLY)


def _replayed(
    session: Session, said: Mapping[str, Any], folder: str, explain: bool, every: bool
) -> int | None:
    """Tells what was found the last time; None if what was written down of it cannot be told."""
    from pathlib import Path

    from briefgen.build.freshness.remember import outcome_of
    from briefgen.cli import building
    from briefgen.cli.outcome import MOST

    session.most = None if every else MOST
    try:
        outcome = outcome_of(said, Path(folder))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None
    return building.unchanged(session, outcome, Path(folder), explain)


def _unchanged(root: str, folder: str, key: str) -> Mapping[str, Any] | None:
    from briefgen.build.freshness.unchanged import unchanged

    return unchanged(root, folder, key)


def _key(ctx: click.Context) -> str:
    """The options that shape what is written and what is found."""
    return repr(sorted((name, value) for name, value in ctx.params.items() if name not in UNSAID and value))


def _shown(folder: str) -> str:
    return folder.removeprefix("./")
