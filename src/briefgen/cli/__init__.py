"""The command line: the only place that prints or exits.

Not logic: each command, a file of this folder, asks another room and shows what came back.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from briefgen import __version__
from briefgen.cli.session import CLEAN, ENVIRONMENT, INTERRUPTED, USAGE, Session, debugging
from briefgen.texts import language, say
from briefgen.usage import Choice, Group, explained

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
STDERR = 2


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line and exits."""
    given = sys.argv[1:] if arguments is None else arguments
    session = Session(language(given, os.environ))
    _open_streams()
    for stream in (sys.stdout, sys.stderr):  # a console that lacks a character shows a mark for it
        if hasattr(stream, "reconfigure"):
            encoding = None if stream.isatty() else "utf-8"  # files and pipes: one encoding anywhere
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    sys.exit(_run(given, session))


def _open_streams() -> None:
    """Gives the process the streams that it was started without: what goes there is lost, and no fault."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= STDERR:
        pass
    os.close(descriptor)
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _run(arguments: list[str], session: Session) -> int:
    try:
        code = briefgen.main(arguments, prog_name="briefgen", standalone_mode=False, obj=session)
        sys.stdout.flush()
    except click.UsageError as error:
        click.echo(explained(error, session.lang), err=True)
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        click.echo(say("interrupted", session.lang), err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # the reader of our output has gone: nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None and error.errno in FULL:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be written fails as well
            problem = say("error.disk-full", session.lang)
            with suppress(OSError):
                click.echo(
                    say("error", session.lang) + say("error.stream", session.lang, problem=problem), err=True
                )
            return ENVIRONMENT
        if debugging():
            import traceback

            traceback.print_exc()
        problem = f"{type(error).__name__}: {error}".splitlines()[0]
        click.echo(say("fault", session.lang, problem=problem), err=True)
        return ENVIRONMENT
    return code if isinstance(code, int) else CLEAN


COMMANDS = {
    "new": "briefgen.cli.new",
    "build": "briefgen.cli.build",
    "check": "briefgen.cli.check",
    "verify": "briefgen.cli.verify",
    "publish": "briefgen.cli.publish",
    "form": "briefgen.cli.form",
    "trace": "briefgen.cli.trace",
    "explain": "briefgen.cli.inspect",
    "schema": "briefgen.cli.inspect",
    "doctor": "briefgen.cli.inspect",
}
"""The module of each command, in the order of the help page."""


@click.group("briefgen", cls=Group, modules=COMMANDS, invoke_without_command=True)
@click.option("-C", "folder", type=click.Path(), default=".", metavar="DIR")
@click.option("--lang", type=Choice(("zh", "en")), metavar="zh|en", expose_value=False)
@click.option("--version", is_flag=True)
@click.pass_context
def briefgen(ctx: click.Context, folder: str, version: bool) -> None:
    session: Session = ctx.obj
    session.folder = folder
    if version:
        click.echo(f"briefgen {__version__}")
        ctx.exit(CLEAN)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit(CLEAN)
