"""`briefgen build --watch`: builds, waits for saved files, and builds what they touch, until Ctrl-C.

Not the build, and not the looking out: `building`, and `watch` of the room `build`.
"""

from __future__ import annotations

import time
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from briefgen.build.early import preload
from briefgen.build.preview import Preview
from briefgen.build.watch import lookout
from briefgen.build.work.results import Superseded
from briefgen.cli import building
from briefgen.cli.building import Run
from briefgen.cli.session import CLEAN, Session, debugging, tell
from briefgen.texts import say

if TYPE_CHECKING:
    from briefgen.build.order import Order

LISTED = 5
"""How many documents a line lists at most."""


def watched(run: Run) -> int:
    """Builds again and again; an interrupt is the usual end, and no fault."""
    session = run.session
    building.refuse_records(session, run.folder)
    try:
        with lookout(session.root) as out:
            order = replace(run.order, superseded=out.is_news)
            preview = Preview(order, run.folder)
            _round(replace(run, order=order), preview)
            tell(session, "watch.begins")
            _warm(session, order)
            while True:
                files = out.saved()
                _show(session, preview, files)
                _round(replace(run, order=replace(order, force=False)), preview)
                tell(session, "watch.waits")
    except KeyboardInterrupt:
        tell(session, "watch.ends")
        return CLEAN


def _show(session: Session, preview: Preview, files: frozenset[str]) -> None:
    """Puts out what a person looks at first."""
    began = time.monotonic()
    try:
        ids = preview.show(files)
    except Superseded:
        return
    except Exception as error:
        _fault(session, error)
        return
    if ids:
        listed = "、".join(ids[:LISTED]) + ("……" if len(ids) > LISTED else "")
        tell(session, "watch.shown", ids=listed, seconds=f"{time.monotonic() - began:.2f}")


def _round(run: Run, preview: Preview) -> None:
    """One build, whatever comes of it: the next save may mend it."""
    try:
        outcome = building.told(run)
        preview.settle(outcome.written)
        preview.learn()
    except Superseded:
        tell(run.session, "watch.superseded")
    except Exception as error:
        _fault(run.session, error)


def _warm(session: Session, order: Order) -> None:
    """Imports once what every round takes."""
    try:
        preload(order.formats or ("pdf", "docx"))
    except Exception as error:
        _fault(session, error)


def _fault(session: Session, error: Exception) -> None:
    if debugging():
        traceback.print_exc()
    problem = f"{type(error).__name__}: {error}".splitlines()[0]
    click.echo(say("fault", session.lang, problem=problem), err=True)
