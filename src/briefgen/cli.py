"""The command line: the only place that prints or exits.

Not logic: each command asks another room and shows what came back.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from briefgen import __version__
from briefgen.model.kinds import KIND_NAMES
from briefgen.texts import language, say
from briefgen.usage import Choice, Command, Count, Group, UsageFault, explained

if TYPE_CHECKING:
    from briefgen.build.stages import Outcome
    from briefgen.diagnostics import Diagnostic, Lang, Rule
    from briefgen.report import View

FORMATS = ("html", "pdf", "docx", "txt")
REPORTS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
KINDS = tuple(KIND_NAMES)
SCHEMAS = {
    "places": "data/places.yaml",
    "organs": "data/organs.yaml",
    "indicators": "data/indicators/*.yaml",
    "dimensions": "data/vocab/dimensions.yaml",
    "observations": "data/observations/*.yaml",
    "case": "data/cases/*.yaml",
    "measures": "data/measures/*.yaml",
    "briefing": "briefings/**/*.yaml",
}
"""What has a JSON Schema: the kinds of files, and where they stand."""
CLEAN, FOUND, USAGE, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 130
BROKEN_PROJECT = frozenset({"BG100", "BG101", "BG102", "BG701"})
"""Findings that say that nothing can be done here: the project or the command line is wrong."""
BROKEN_MACHINE = frozenset({"BG720", "BG721", "BG732", "BG799"})
LACKING = frozenset({"BG710", "BG711"})
"""Findings that say that this machine lacks something; they count where nothing was written."""
FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
STDERR = 2
WIDTH = 100


@dataclass(slots=True)
class Session:
    """What the options before the command say. `asked` is the language asked for, if any."""

    asked: Lang | None = None
    root: Path = Path()

    @property
    def lang(self) -> Lang:
        return self.asked or "zh"

    @property
    def prefix(self) -> str:
        """The way from here to the workspace, as it stands in front of paths."""
        return "" if self.root == Path() else f"{self.root.as_posix()}/"

    def command(self, words: str) -> str:
        """A command of briefgen for this workspace."""
        place = "" if self.root == Path() else f" -C {_quoted(str(self.root))}"
        return f"briefgen{place} {words}"


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
        if _debugging():
            traceback.print_exc()
        problem = f"{type(error).__name__}: {error}".splitlines()[0]
        click.echo(say("fault", session.lang, problem=problem), err=True)
        return ENVIRONMENT
    return code if isinstance(code, int) else CLEAN


@click.group("briefgen", cls=Group, invoke_without_command=True)
@click.option("-C", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR")
@click.option("--lang", type=Choice(("zh", "en")), metavar="zh|en", expose_value=False)
@click.option("--version", is_flag=True)
@click.pass_context
def briefgen(ctx: click.Context, folder: Path, version: bool) -> None:
    session: Session = ctx.obj
    session.root = folder
    if version:
        click.echo(f"briefgen {__version__}")
        ctx.exit(CLEAN)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit(CLEAN)


# ---- new


@briefgen.command("new", cls=Command)
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
    _tell(session, "new.record.done", file=file)
    _tell(session, "new.record.next", command=session.command(f"build {name}"))
    return CLEAN


def _new_workspace(session: Session, folder: Path) -> int:
    from briefgen import scaffold

    scaffold.new_workspace(folder)
    made = Session(session.asked, folder)
    _tell(session, "new.workspace.done", folder=folder)
    _tell(session, "next", command=made.command("build"))
    _tell(session, "next", command=made.command(f"new bulletin {folder.absolute().name}-02"))
    return CLEAN


# ---- build and check


@briefgen.command("build", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--format", "formats", type=Choice(FORMATS, several=True), metavar="FORMAT,...", default=())
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--strict", is_flag=True)
@click.option("--as-printed", is_flag=True)
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
    jobs: int | None,
    timeout: int,
    memory: int,
) -> int:
    from briefgen.build import stages
    from briefgen.build.worker import Limits
    from briefgen.report.progress import progress

    limits = Limits(timeout, memory)
    order = stages.Order(session.root, names, formats, as_printed, jobs, limits)
    folder = output if output is not None else session.root / "output"
    if _among_records(session.root, folder):
        raise UsageFault("error.output", {"folder": folder})
    with progress(sys.stderr.isatty()) as advance:
        outcome = stages.build(order, folder, advance)
    _speak(session, outcome)
    _show(session, outcome, sys.stderr)
    _tell_built(session, outcome, folder, strict)
    return _code(outcome, strict, wrote=True)


def _among_records(root: Path, folder: Path) -> bool:
    """Whether an output folder is the workspace itself, or stands in its records."""
    from briefgen.build.manifest import INPUT_FOLDERS

    workspace, chosen = root.resolve(), folder.resolve()
    inputs = [(workspace / name).resolve() for name in INPUT_FOLDERS]
    return chosen == workspace or any(chosen.is_relative_to(place) for place in inputs)


def _tell_built(session: Session, outcome: Outcome, folder: Path, strict: bool) -> None:
    written = {path.parent.name for path in outcome.written}
    if written:
        left = len(outcome.documents) - len(written)
        text = say(
            "build.done", session.lang, documents=len(written), files=len(outcome.written), folder=folder
        )
        click.echo(text + (say("build.partly", session.lang, left=left) if left else ""), err=True)
    elif outcome.documents:
        _tell(session, "build.none")
    _tell_next(session, outcome, strict, "check" if not written else "")


@briefgen.command("check", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--output-format", "report_name", type=Choice(REPORTS), metavar="FORMAT", default="text")
@click.option("--output-file", "report_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--strict", is_flag=True)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.option("--timeout", type=Count(1, 86_400), metavar="SECONDS", default=60)
@click.option("--memory", type=Count(64, 1_048_576), metavar="MB", default=2048)
@click.pass_obj
def check(
    session: Session,
    names: tuple[str, ...],
    report_name: Any,
    report_file: Path | None,
    strict: bool,
    jobs: int | None,
    timeout: int,
    memory: int,
) -> int:
    from briefgen.build import stages
    from briefgen.build.worker import Limits
    from briefgen.report import report
    from briefgen.report.progress import progress

    order = stages.Order(session.root, names, jobs=jobs, limits=Limits(timeout, memory))
    with progress(sys.stderr.isatty()) as advance:
        outcome = stages.check(order, advance)
    _speak(session, outcome)
    stream = sys.stdout if report_file is None else None
    text = report(report_name, outcome.findings, _view(session, stream))
    if report_file is None:
        click.echo(text, nl=False)
    elif not _write_report(session, report_file, text):
        return ENVIRONMENT
    _details(outcome)
    if not outcome.findings:
        _tell(session, "check.done", documents=len(outcome.documents))
    _tell_next(session, outcome, strict, "build")
    return _code(outcome, strict)


def _write_report(session: Session, file: Path, text: str) -> bool:
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
    _tell(session, "check.written", file=file)
    return True


def _speak(session: Session, outcome: Outcome) -> None:
    """Takes the workspace's language where neither the command line nor the locale names one."""
    session.asked = session.asked or outcome.language


def _show(session: Session, outcome: Outcome, stream: Any) -> None:
    from briefgen.report import report

    click.echo(report("text", outcome.findings, _view(session, stream)), nl=False, file=stream)
    _details(outcome)


def _details(outcome: Outcome) -> None:
    if _debugging():
        click.echo("".join(outcome.details), nl=False, err=True)


def _view(session: Session, stream: Any) -> View:
    import shutil

    from briefgen.report import View

    shown = stream is not None and stream.isatty()
    colour = shown and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((WIDTH, 24)).columns if shown else WIDTH
    return View(session.lang, session.root, session.prefix, colour, width)


def _tell_next(session: Session, outcome: Outcome, strict: bool, following: str) -> None:
    """The next useful command: about the first rule that stops us, or the one that follows."""
    stopping = next((f for f in outcome.findings if _stops(f, strict)), None)
    if stopping is not None:
        _tell(session, "more", command=f"briefgen explain {stopping.code}")
    elif following:
        _tell(session, "next", command=session.command(following))
    elif outcome.written:
        _tell(session, "next", command=f"{_opener()} {_quoted(str(_first(outcome)))}")


def _first(outcome: Outcome) -> Path:
    """The file to look at: of the first document that was asked for, the web page if there is one."""
    by_id = {path.parent.name: path.parent for path in outcome.written}
    folder = next(by_id[id] for id in outcome.documents if id in by_id)
    files = [path for path in outcome.written if path.parent == folder]
    return min(files, key=lambda path: FORMATS.index(path.suffix[1:]))


def _stops(finding: Diagnostic, strict: bool) -> bool:
    return finding.severity == "error" or (strict and finding.severity == "warning")


def _code(outcome: Outcome, strict: bool, wrote: bool = False) -> int:
    codes = {finding.code for finding in outcome.findings if finding.severity != "info"}
    errors = {finding.code for finding in outcome.findings if finding.severity == "error"}
    if errors & BROKEN_PROJECT:
        return USAGE
    if errors & BROKEN_MACHINE or (wrote and codes & LACKING and not outcome.written):
        return ENVIRONMENT
    return FOUND if any(_stops(finding, strict) for finding in outcome.findings) else CLEAN


# ---- explain, schema, doctor


@briefgen.command("explain", cls=Command)
@click.argument("code", required=False, metavar="[BG...]")
@click.pass_obj
def explain(session: Session, code: str | None) -> None:
    from briefgen.rules import RULES, find, outline
    from briefgen.rules.guess import nearest

    zh = session.lang == "zh"
    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code} {rule.name:<24} {outline(rule.zh if zh else rule.en)}")
        return
    rule_found = find(code)
    if rule_found is None:
        guess = nearest(code, [word for rule in RULES for word in (rule.code, rule.name)])
        hint = say("hint", session.lang, guess=guess) if guess else ""
        raise UsageFault("explain.unknown", {"code": code, "hint": hint})
    click.echo("\n".join(_explanation(rule_found, session.lang)))


def _explanation(rule: Rule, lang: Lang) -> Iterable[str]:
    from briefgen.report.view import severity_word
    from briefgen.rules import outline

    zh = lang == "zh"
    yield f"{rule.code} {rule.name} ({severity_word(rule.severity, lang)})"
    yield f"  {outline(rule.zh if zh else rule.en)}"
    parts = (
        ("explain.why", rule.why_zh if zh else rule.why_en),
        ("explain.example", rule.example),
        ("explain.cure", outline(rule.help_zh if zh else rule.help_en)),
    )
    for key, text in parts:
        if text:
            yield ""
            yield say(key, lang)
            yield from (f"  {line}" for line in text.split("\n"))


@briefgen.command("schema", cls=Command)
@click.argument("kind", type=Choice(tuple(SCHEMAS)), required=False, metavar="[KIND]")
def schema(kind: Any) -> None:
    import json

    from briefgen.load.schema import schema as schema_of

    if kind is None:
        for name, files in SCHEMAS.items():
            click.echo(f"{name:<12} {files}")
        return
    click.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))


@briefgen.command("doctor", cls=Command)
@click.pass_obj
def doctor(session: Session) -> int:
    from briefgen.doctor import examine

    lang, zh = session.lang, session.lang == "zh"
    symptoms = examine(session.root)
    for symptom in symptoms:
        key = "doctor.ok" if symptom.present else "doctor.missing" if symptom.needed else "doctor.optional"
        detail = f" - {symptom.detail}" if symptom.detail else ""
        click.echo(f"[{say(key, lang)}] {symptom.zh if zh else symptom.en}{detail}")
        if symptom.cure:
            click.echo(f"     {say('doctor.cure', lang, command=symptom.cure)}")
    lacking = [symptom for symptom in symptoms if symptom.needed and not symptom.present]
    if not lacking:
        _tell(session, "doctor.all-well")
        return CLEAN
    effect = ("；" if zh else "; ").join(
        symptom.effect_zh if zh else symptom.effect_en for symptom in lacking
    )
    _tell(session, "doctor.lacking", count=len(lacking), effect=effect)
    return ENVIRONMENT


# ---- words


def _tell(session: Session, key: str, **values: object) -> None:
    """A line for the person, on standard error: standard output is for data."""
    click.echo(say(key, session.lang, **values), err=True)


def _debugging() -> bool:
    return bool(os.environ.get("BRIEFGEN_DEBUG"))


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def _opener() -> str:
    return {"win32": "start", "darwin": "open"}.get(sys.platform, "xdg-open")
