"""The stages in order: load, check the records, then for each document compose, check, write, put out.

Not printing, and no exit codes: findings come back, and what was written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from briefgen.build import worker
from briefgen.build.assembly import SETTINGS, STAGES, Assembly, Made, Page
from briefgen.build.delivery import Delivery
from briefgen.build.echoes import is_formula_echo, is_template_echo, unworkable
from briefgen.build.weighing import Scales, Weighed
from briefgen.build.worker import Failed, Limits
from briefgen.config import Config, Format, load_config
from briefgen.diagnostics import Diagnostic, Lang, Passed, Span, has_errors, in_order
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules
from briefgen.rules import load as load_rules
from briefgen.rules.guess import hint

Advance = Callable[[int, int, str], None]
"""Called with how many documents are done, how many there are, and the id of the last."""


USUAL = Limits()
LISTED = 12
"""How many ids a message lists at most."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. No names mean all documents, no formats those of the workspace's settings."""

    root: Path
    names: tuple[str, ...] = ()
    formats: tuple[Format, ...] = ()
    as_printed: bool = False
    jobs: int | None = None
    limits: Limits = USUAL
    proof: bool = False
    """Whether a proof copy and a checklist are written as well; of a document with errors, only the proof."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: findings in order, documents asked for, files written, tracebacks of faults."""

    findings: tuple[Diagnostic, ...]
    documents: tuple[str, ...] = ()
    written: tuple[Path, ...] = ()
    details: tuple[str, ...] = ()
    """For debugging only."""
    language: Lang | None = None
    """The language that the workspace asks for; None if its settings cannot be read."""
    passed: tuple[Passed, ...] = ()
    """What the lines of the workspace let pass."""
    stopped: tuple[str, ...] = ()
    """Documents with errors, of which only the proof copy was written."""
    unchecked: tuple[str, ...] = ()
    """Documents that could not be composed, so that nothing in them was checked."""
    pages: Mapping[str, Page] = field(default_factory=dict)
    """What the pages of the documents that were written are to look like, by id."""


@dataclass(frozen=True, slots=True)
class _Project:
    """A workspace whose documents can be composed, and which of them are asked for."""

    workspace: Workspace
    config: Config
    scales: Scales
    ids: tuple[str, ...]


@dataclass(slots=True)
class _Course:
    """What has been found so far."""

    findings: list[Diagnostic] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    language: Lang | None = None
    complete: bool = True
    """Whether every document, and all records, could be looked at."""
    stopped: list[str] = field(default_factory=list)
    """Documents that errors stop, and of which there is a proof copy."""
    unchecked: list[str] = field(default_factory=list)
    """Documents that could not be composed."""
    pages: dict[str, Page] = field(default_factory=dict)
    """What the pages of the documents that are written are to look like."""

    def take(self, weighed: Weighed) -> None:
        self.findings += weighed.findings
        self.passed += weighed.passed


def check(order: Order, advance: Advance) -> Outcome:
    """Everything that can be found without writing a file."""
    course = _Course()
    project = _ready(order, course)
    if project is not None:
        _only_checked(project, order, advance, course)
    return _outcome(course, project)


def build(order: Order, output: Path, advance: Advance) -> Outcome:
    """Writes the documents asked for; one with errors is not written, and its last output stays."""
    from briefgen.compose.templates import packaged_templates

    delivery = Delivery(order.root, output, packaged_templates())
    course = _Course()
    project = _ready(order, course)
    if project is None:
        return _outcome(course, project)
    # An error in the records that documents share stops them all: none of them can be trusted.
    stopped = has_errors(_shared(course.findings))
    if stopped and not order.proof:
        _only_checked(project, order, advance, course)
        return _outcome(course, project)
    with delivery.opened() as descriptors:
        formats = (order.formats or project.config.formats) if descriptors and not stopped else ()
        for id, made in _made(project, order, formats, descriptors, advance, course):
            delivery.put(id, _named(id, made, order.as_printed))
            course.pages |= {} if made.page is None else {id: made.page}
        if not order.names and not stopped:
            delivery.tell_orphans(_briefings(order.root))
    course.take(project.scales.weigh(delivery.findings))
    return _outcome(course, project, tuple(delivery.written))


def _outcome(course: _Course, project: _Project | None, written: tuple[Path, ...] = ()) -> Outcome:
    ids = project.ids if project is not None else ()
    findings, passed = in_order(course.findings), _passed_once(course.passed)
    details, stopped = tuple(course.details), tuple(course.stopped)
    unchecked = tuple(id for id in ids if id in course.unchecked)
    pages = course.pages
    return Outcome(findings, ids, written, details, course.language, passed, stopped, unchecked, pages)


def _passed_once(passed: Iterable[Passed]) -> tuple[Passed, ...]:
    by_finding = {one.finding: one for one in passed}
    return tuple(by_finding[finding] for finding in in_order([*by_finding]))


def _only_checked(project: _Project, order: Order, advance: Advance, course: _Course) -> None:
    for _ in _made(project, order, (), (), advance, course):
        pass


def _named(id: str, made: Made, as_printed: bool) -> dict[str, bytes]:
    """Files with the figures as printed have a name that nobody takes for the right one."""
    ending = ".as-printed" if as_printed else ""
    contents: tuple[tuple[str, bytes], ...] = (*made.files, *made.review)
    files = {f"{id}{ending}.{name}": content for name, content in contents}
    return files | ({f"ledger{ending}.json": made.ledger} if made.ledger else {})


# ---- records


def _ready(order: Order, course: _Course) -> _Project | None:
    """Loads and checks the records; None if no document can be composed from them."""
    from briefgen.load.workspace import load_workspace

    config, found = load_config(order.root)
    course.findings += found
    if any(finding.rule == load_rules.NO_WORKSPACE for finding in found):
        return None
    course.language = config.language if config is not None else None
    workspace, unweighed = load_workspace(order.root)
    scales = Scales(config if config is not None else Config(), workspace.allowances)
    weighed = scales.weigh(unweighed)
    loaded = tuple(weighed.findings)
    ids, unknown = _chosen(order, workspace, loaded)
    course.findings += unknown
    course.complete = not has_errors(unweighed)
    weighed += scales.weigh(_checked(workspace, sound=not has_errors(loaded)))
    course.findings += (finding for finding in weighed.findings if _about(finding, ids, order, workspace))
    course.passed += (one for one in weighed.passed if _about(one.finding, ids, order, workspace))
    if config is None or has_errors(_shared(loaded)):
        return None
    return _Project(workspace, config, scales, tuple(id for id in ids if id in workspace.briefings))


def _checked(workspace: Workspace, sound: bool) -> Iterator[Diagnostic]:
    """What is wrong with the records; where some could not be read, the others would be blamed for it."""
    from briefgen.check import check_records
    from briefgen.check.allowances import allowance_faults

    yield from allowance_faults(workspace.allowances)
    if sound:
        yield from check_records(workspace)


def _chosen(
    order: Order, workspace: Workspace, loaded: tuple[Diagnostic, ...]
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """The ids of the documents asked for, by id or by file."""
    known = workspace.briefings
    if not known and not has_errors(loaded):
        return (), [rules.NO_DOCUMENTS.at(SETTINGS)]
    if not order.names:
        return tuple(known), []
    broken = {Path(finding.span.file).stem for finding in loaded if _is_briefing(finding.span.file)}
    ids: dict[str, None] = {}
    findings = []
    for name in order.names:
        id = Path(name).stem if name.endswith((".yaml", ".yml")) else name
        if id in known or id in broken:
            ids[id] = None
        else:
            listed = "、".join(tuple(known)[:LISTED]) + ("……" if len(known) > LISTED else "")
            findings.append(rules.UNKNOWN_DOCUMENT.at(SETTINGS, id=name, known=listed, **hint(id, known)))
    return tuple(ids), findings


def _about(finding: Diagnostic, ids: tuple[str, ...], order: Order, workspace: Workspace) -> bool:
    """Whether a finding is about the documents asked for or what they share, not about other documents."""
    file = finding.span.file
    if not order.names or not _is_briefing(file) or Path(file).stem in ids:
        return True
    return any(workspace.span("briefing", id).file == file for id in ids)


def _shared(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in found if not _is_briefing(finding.span.file)]


def _briefings(root: Path) -> frozenset[str]:
    """The names of all briefings, those that could not be read among them."""
    from briefgen.load.folder import files

    return frozenset(Path(file).stem for file in files(root, "briefings"))


def _is_briefing(file: str) -> bool:
    return file.startswith("briefings/")


# ---- documents


def _made(
    project: _Project,
    order: Order,
    formats: tuple[Format, ...],
    descriptors: tuple[int, ...],
    advance: Advance,
    course: _Course,
) -> Iterator[tuple[str, Made]]:
    """Makes every document in workers; gives those without errors, and of the others the proof copies that
    are asked for."""
    errors = [finding for finding in course.findings if has_errors([finding])]
    faulty = {finding.span.file for finding in errors}
    told = {_start(finding) for finding in errors}
    stopped = bool(_shared(errors))
    broken = unworkable(errors, project.workspace)
    assembly = Assembly(
        project.workspace,
        project.config,
        project.scales,
        formats,
        order.as_printed,
        proof=order.proof and bool(descriptors),
        known=tuple(course.findings) if order.proof else (),
    )
    jobs, total = _jobs(order, len(project.ids)), len(project.ids)
    results = worker.run(project.ids, assembly, jobs=jobs, limits=order.limits, closed=descriptors)
    advance(0, total, "")
    for done, (id, result) in enumerate(results, 1):
        advance(done, total, id)
        if isinstance(result, Failed):
            course.findings.append(_failure(id, result, order.limits, project.workspace))
            course.details += [result.detail] if result.detail else []
            course.complete = False
            continue
        file = project.workspace.span("briefing", id).file
        echoing = any(place == file or not _is_briefing(place) for place in faulty)
        weighed = result.weighed
        course.findings += (
            finding
            for finding in weighed.findings
            if not (echoing and is_template_echo(finding))
            and not is_formula_echo(finding, broken)
            and (result.checked or _start(finding) not in told)
        )
        course.passed += weighed.passed
        course.complete &= result.checked
        course.unchecked += [] if result.checked else [id]
        if not (stopped or file in faulty or has_errors(weighed.findings)):
            yield id, result
        elif result.review:
            course.stopped.append(id)
            yield id, result.stopped
    if not order.names and not order.as_printed and _looked_at_all(course):
        course.take(project.scales.weigh(project.scales.unused(course.passed)))


def _looked_at_all(course: _Course) -> bool:
    """Whether nothing was left unchecked: only then it is known which allowances are not used."""
    return course.complete and all(finding.code != rules.FONTS_MISSING.code for finding in course.findings)


def _start(finding: Diagnostic) -> tuple[str, int, int, str | None]:
    """Where a finding begins: what is found there while composing is the same fault once more."""
    return finding.span.file, finding.span.line, finding.span.column, finding.span.cell


def _jobs(order: Order, tasks: int) -> int:
    if order.jobs is not None:
        return max(1, order.jobs)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, tasks))


def _failure(id: str, failed: Failed, limits: Limits, workspace: Workspace) -> Diagnostic:
    span = Span(workspace.span("briefing", id).file)
    zh, en = STAGES[failed.stage]
    match failed.why:
        case "time":
            return rules.TOO_SLOW.at(span, id=id, limit=f"{limits.seconds:g}", stage_zh=zh, stage_en=en)
        case "memory":
            return rules.TOO_MUCH_MEMORY.at(span, id=id, limit=limits.memory_mb, stage_zh=zh, stage_en=en)
        case "died":
            return rules.WORKER_DIED.at(span, id=id, problem=failed.problem, stage_zh=zh, stage_en=en)
        case "fault":
            return rules.INTERNAL_FAULT.at(span, id=id, problem=failed.problem, stage_zh=zh, stage_en=en)
        case _:
            assert_never(failed.why)
