"""`briefgen new`: a workspace, or the record of a briefing.

Not the files it makes: those are `scaffold`.
"""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.session import CLEAN, ENVIRONMENT, Session, tell
from briefgen.model.kinds import KIND_NAMES
from briefgen.texts import say
from briefgen.usage import Choice, Command, UsageFault

KINDS = tuple(KIND_NAMES)


@click.command("new", cls=Command)
@click.argument("kind", type=Choice(("workspace", *KINDS)), metavar="KIND")
@click.argument("name", metavar="NAME")
@click.pass_obj
def new(session: Session, kind: str, name: str) -> int:
    from briefgen import scaffold

    try:
        if kind == "workspace":
            return _new_workspace(session, Path(name))
        file = scaffold.new_record(session.root, kind, name)
    except scaffold.Refused as refused:
        raise UsageFault(refused.key, refused.values) from None
    except OSError as error:
        text = say("new.unwritable", session.lang, path=error.filename or name, problem=error.strerror)
        click.echo(say("error", session.lang) + text, err=True)
        return ENVIRONMENT
    tell(session, "new.record.done", file=file)
    tell(session, "new.record.next", command=session.command(f"build {name}"))
    return CLEAN


def _new_workspace(session: Session, folder: Path) -> int:
    from briefgen import scaffold

    scaffold.new_workspace(folder)
    made = Session(session.asked, str(folder))
    tell(session, "new.workspace.done", folder=folder)
    tell(session, "next", command=made.command("build"))
    tell(session, "next", command=made.command(f"new bulletin {folder.absolute().name}-02"))
    return CLEAN
