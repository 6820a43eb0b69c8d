"""`briefgen form`: finished PDF and DOCX files measured; nothing is written but a report.

Not the measures: those are the room `form`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.check import REPORTS, write_report
from briefgen.cli.outcome import code, show, view
from briefgen.cli.session import CLEAN, ENVIRONMENT, FOUND, USAGE, Session, selected, tell
from briefgen.usage import Choice, Command, Count, UsageFault

if TYPE_CHECKING:
    from briefgen.build.stages import Outcome
    from briefgen.build.work.limits import Limits
    from briefgen.diagnostics import Diagnostic
    from briefgen.document.layout import Layout
    from briefgen.form.findings import Measured
    from briefgen.form.profile import Profile
    from briefgen.report import ReportName

KINDS = ("official", "letter", "order", "minutes", "bulletin", "plain")
UNMEASURABLE = "BG410"
SUFFIXES = (".pdf", ".docx")
FINAL = frozenset({*SUFFIXES, *(f".as-printed{suffix}" for suffix in SUFFIXES)})


@click.command("form", cls=Command)
@click.argument("words", nargs=-1, metavar="[FILE]...")
@click.option("--select", multiple=True, metavar="KEY:VALUE...")
@click.option("--kind", type=Choice(KINDS), metavar="KIND")
@click.option("--house", metavar="NAME")
@click.option(
    "--output-format", "--format", "report_name", type=Choice(REPORTS), metavar="FORMAT", default="text"
)
@click.option("--output-file", "report_file", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--strict", is_flag=True)
@click.option("--verbose", is_flag=True)
@click.option("--jobs", type=Count(1, 256), metavar="N")
@click.option("--timeout", type=Count(1, 86_400), metavar="SECONDS", default=60)
@click.option("--memory", type=Count(64, 1_048_576), metavar="MB", default=2048)
@click.pass_obj
def form(
    session: Session,
    words: tuple[str, ...],
    select: tuple[str, ...],
    kind: Any,
    house: str | None,
    report_name: Any,
    report_file: Path | None,
    strict: bool,
    verbose: bool,
    jobs: int | None,
    timeout: int,
    memory: int,
) -> int:
    from briefgen.build.work.limits import Limits
    from briefgen.form.measure import Task, measure_all
    from briefgen.form.profile import Profile

    files, conditions = selected(words, select)
    if not (files or conditions):
        raise UsageFault("form.what", {})
    layout = _layout(session, house)
    profile = Profile(layout, kind)
    tasks = [Task(_shown(file), file, profile) for file in map(Path, dict.fromkeys(files))]
    if conditions:
        built, wrong = _built(session, conditions)
        if wrong:
            show(session, wrong, sys.stderr)
            return code(wrong, strict)
        own = house is None and kind is None
        tasks += [Task(_shown(file), file, by if own else profile) for file, by in built]
    every = tuple(measure_all(tasks, jobs or os.cpu_count() or 1, Limits(timeout, memory)))
    text = _report(session, every, layout, report_name, sys.stdout if report_file is None else None)
    if report_file is None:
        click.echo(text, nl=False)
    elif not write_report(session, report_file, text):
        return ENVIRONMENT
    _summarise(session, every, layout, verbose, report_name == "text" and report_file is None)
    findings = tuple(finding for one in every for finding in one.findings)
    if stopping := next((finding for finding in findings if finding.severity == "error"), None):
        tell(session, "more", command=f"briefgen explain {stopping.code}")
    return _code(findings, strict)


def _built(
    session: Session, conditions: tuple[str, ...]
) -> tuple[tuple[tuple[Path, Profile], ...], Outcome | None]:
    """The PDF and DOCX files of the documents that meet conditions, as they were built, each with what it is
    measured against; or what is wrong with the conditions."""
    from briefgen.build.stages import Outcome
    from briefgen.build.tracing import traced
    from briefgen.compose.formats import format_of
    from briefgen.form.profile import KIND_OF, Profile

    loaded, findings = traced(session.root, select=conditions)
    if loaded is None:
        return (), Outcome(findings)
    found = []
    for id in loaded.ids:
        briefing = loaded.workspace.briefings[id]
        profile = Profile(loaded.config.layout(briefing.house or ""), KIND_OF[format_of(briefing)])
        folder = session.root / "output" / id
        files = (folder / f"{id}{suffix}" for suffix in SUFFIXES)
        found += [(file, profile) for file in files if file.is_file()]
    if not found:
        command = session.command("build " + " ".join(f"--select {one}" for one in conditions))
        raise UsageFault("form.unbuilt", {"count": len(loaded.ids), "command": command})
    return tuple(found), None


def measured(session: Session, outcome: Outcome, limits: Limits, jobs: int | None) -> bool:
    """Measures the PDF and DOCX files of a build, each by its own layout; whether all is as it should be."""
    from briefgen.form.measure import Task, measure_all
    from briefgen.form.profile import KIND_OF, Profile

    tasks = []
    for path in outcome.written:
        page = outcome.pages.get(path.parent.name)
        if page is not None and _is_final(path):
            tasks.append(Task(_shown(path), path, Profile(page.layout, KIND_OF[page.format])))
    every = tuple(measure_all(tasks, jobs or os.cpu_count() or 1, limits))
    findings = tuple(finding for one in every for finding in one.findings)
    click.echo(_reported(session, findings, "text", sys.stderr), nl=False, err=True)
    faults = sum(finding.severity != "info" for finding in findings)
    tell(session, "build.measured" if tasks else "build.unmeasured", files=len(tasks), findings=faults)
    return not any(finding.severity == "error" for finding in findings)


def _is_final(path: Path) -> bool:
    """Whether a file is a document as it is sent out: no proof copy, no checklist."""
    return path.name.removeprefix(path.parent.name) in FINAL


def _shown(file: Path) -> str:
    """A path as findings tell it: with slashes, and nothing that cannot be printed."""
    from briefgen.files import shown

    name = shown(file.as_posix())
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _layout(session: Session, house: str | None) -> Layout:
    """The layout of a house of the workspace, or that of the standard."""
    from briefgen.config import load_config
    from briefgen.document.layout import STANDARD

    config, _ = load_config(session.root)
    if config is not None:
        session.asked = session.asked or config.language
    if house is None:
        return STANDARD
    houses = {} if config is None else config.houses
    if house not in houses:
        known = "、".join(houses) or "—"
        raise UsageFault("form.no-house", {"name": house, "known": known})
    return houses[house]


def _report(
    session: Session, every: tuple[Measured, ...], layout: Layout, name: ReportName, stream: Any
) -> str:
    text = _reported(session, tuple(finding for one in every for finding in one.findings), name, stream)
    return _with_files(session, every, layout, text) if name == "json" else text


def _reported(session: Session, findings: tuple[Diagnostic, ...], name: ReportName, stream: Any) -> str:
    """Findings in a format; their files are named from here, not from the workspace."""
    from briefgen.report import report

    return report(name, findings, replace(view(session, stream), root=Path(), prefix=""))


def _with_files(session: Session, every: tuple[Measured, ...], layout: Layout, text: str) -> str:
    """The report in JSON with what was measured of each file."""
    import json

    from briefgen.form.summary import content

    told = json.loads(text) | {"files": [content(one, layout, session.lang) for one in every]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _summarise(
    session: Session, every: tuple[Measured, ...], layout: Layout, verbose: bool, apart: bool
) -> None:
    """A line a file for the person, and the pages left out."""
    from briefgen.form.summary import left_out, told

    if apart and any(one.findings for one in every):
        click.echo(err=True)
    for one in every:
        click.echo(told(one, layout, session.lang), err=True)
        if verbose and (said := left_out(one, session.lang)):
            click.echo(said, err=True)


def _code(findings: tuple[Diagnostic, ...], strict: bool) -> int:
    """The code of exit: 2 where a file could not be measured."""
    if any(finding.code == UNMEASURABLE for finding in findings):
        return USAGE
    stops = {"error", "warning"} if strict else {"error"}
    return FOUND if any(finding.severity in stops for finding in findings) else CLEAN
