"""The documents of a build, each composed, checked and written by a worker; what is found in them is sifted.

Not the records, and not the output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import assert_never

from briefgen.build import running
from briefgen.build.assembly import SETTINGS, STAGES, Assembly, Made
from briefgen.build.course import Course, Project
from briefgen.build.early import MANY
from briefgen.build.echoes import is_formula_echo, is_template_echo, unworkable
from briefgen.build.freshness.book import Book
from briefgen.build.freshness.keeping import EMPTY, Shelf
from briefgen.build.freshness.replay import sifted
from briefgen.build.freshness.trace import Store
from briefgen.build.order import Advance, Order
from briefgen.build.ready import is_briefing, shared
from briefgen.build.running import Ahead
from briefgen.build.versions import versions
from briefgen.build.work.likeness import NoCluster
from briefgen.build.work.limits import Failed, Limits
from briefgen.config import Format
from briefgen.diagnostics import Diagnostic, Span, has_errors
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules
from briefgen.rules import cluster as cluster_rules

Start = tuple[str, int, int, str | None]
"""A file, a line and a column, or a cell."""


@contextmanager
def ahead(
    project: Project, order: Order, formats: tuple[Format, ...] = (), shelf: Shelf = EMPTY
) -> Iterator[Ahead | None]:
    """Lets processes that wait make documents while the records are still being checked: those of which
    nothing is remembered, for they have to be made anyhow. What is not taken in the block is dropped. A proof
    copy says what was found in the records, and waits for it."""
    early, many = order.early, len(project.workspace.observations) > MANY
    most = running.at_once(order.jobs, len(project.ids))
    ids = () if early is None or many or order.proof else tuple(_unknown(project, order, shelf, most))
    if early is None or not ids:
        yield None
        return
    given = project.workspace, project.config, project.scales, formats, order.as_printed
    found = running.ahead(ids, Assembly(*given, shelf=shelf), early, most)
    try:
        yield found
    finally:
        found.drop()


def _unknown(project: Project, order: Order, shelf: Shelf, most: int) -> Iterator[str]:
    """Documents that are to be made, whatever else is found; not all of them."""
    ordered = running.longest_first(project.ids, running.sizes(project.ids, project.workspace))
    if order.force or shelf.work is None:
        return iter(ordered[:most])
    store = Store(shelf.work)
    return islice((id for id in ordered if store.read(id + shelf.editions[1]) is None), most)


def made(
    project: Project,
    order: Order,
    formats: tuple[Format, ...],
    descriptors: tuple[int, ...],
    advance: Advance,
    course: Course,
    book: Book | None = None,
    given: Ahead | None = None,
) -> Iterator[tuple[str, Made]]:
    """Makes every document in workers, unless the book says that it is as it was; gives those without errors,
    and of the others the proof copies that are asked for. Workers have those `given` already."""
    assembly = Assembly(
        project.workspace,
        project.config,
        project.scales,
        formats,
        order.as_printed,
        proof=order.proof and bool(descriptors),
        known=tuple(course.findings) if order.proof else (),
        shelf=book.shelf if book is not None else EMPTY,
    )
    if given is not None and (given.assembly.formats, given.assembly.shelf) == (formats, assembly.shelf):
        assembly = given.assembly
    course.fresh, course.reasons = sifted(book, project, assembly)
    known = _Known.of(course.findings, project.workspace)
    left, total = dict.fromkeys(project.ids), len(project.ids)
    advance(0, total, "")
    meanwhile = _ready_to_take(book) if book is not None else None
    with closing(_results(project, order, assembly, descriptors, course, meanwhile, given)) as results:
        for id, result in chain(course.fresh.items(), results):
            del left[id]
            advance(total - len(left), total, id)
            if isinstance(result, Failed):
                _fail(id, result, order.limits, project.workspace, course)
            else:
                yield from _taken(id, result, known, course)
            if order.fail_fast and not (isinstance(result, Made) and known.is_sound(id, result)):
                break
    course.left += left if order.fail_fast else ()
    course.complete &= not left
    edition = project.workspace.withheld  # in one, much that lines let pass is not found any more
    if order.is_whole and not order.as_printed and edition is None and _looked_at_all(course):
        course.take(project.scales.weigh(project.scales.unused(course.passed.values())))


@dataclass(frozen=True, slots=True)
class _Known:
    """What was wrong before anything was composed: it stops documents, and is not told again."""

    workspace: Workspace
    faulty: frozenset[str]
    """The files with errors."""
    starts: frozenset[Start]
    """Where those errors begin."""
    stopped: bool
    """Whether the records that documents share have errors."""
    broken: frozenset[Span]
    """Where formulas stand that cannot be worked out."""

    @classmethod
    def of(cls, findings: Iterable[Diagnostic], workspace: Workspace) -> _Known:
        errors = [finding for finding in findings if has_errors([finding])]
        faulty = frozenset(finding.span.file for finding in errors)
        starts = frozenset(map(_start, errors))
        return cls(workspace, faulty, starts, bool(shared(errors)), unworkable(errors, workspace))

    def new(self, id: str, made: Made) -> Iterator[Diagnostic]:
        """What was found in a document, without what is the same fault once more."""
        file = self.workspace.span("briefing", id).file
        echoing = any(place == file or not is_briefing(place) for place in self.faulty)
        for finding in made.weighed.findings:
            echoes = (echoing and is_template_echo(finding)) or is_formula_echo(finding, self.broken)
            if not echoes and (made.checked or _start(finding) not in self.starts):
                yield finding

    def is_sound(self, id: str, made: Made) -> bool:
        """Whether a document may be put out."""
        file = self.workspace.span("briefing", id).file
        return not (self.stopped or file in self.faulty or has_errors(made.weighed.findings))


def _ready_to_take(book: Book) -> Callable[[], None]:
    """Makes ready what is needed once the first document is there."""

    def get_ready() -> None:
        book.prepare()
        versions()

    return get_ready


def _results(
    project: Project,
    order: Order,
    assembly: Assembly,
    descriptors: tuple[int, ...],
    course: Course,
    meanwhile: Callable[[], None] | None,
    given: Ahead | None,
) -> Generator[tuple[str, Made | Failed]]:
    """What workers make of the documents that are not fresh; nothing where no worker can be had."""
    stale = [id for id in project.ids if id not in course.fresh]
    try:
        yield from running.made(
            stale,
            assembly,
            jobs=order.jobs,
            limits=order.limits,
            closed=descriptors,
            cluster=order.cluster,
            superseded=order.superseded,
            early=order.early,
            given=given,
            meanwhile=meanwhile,
        )
    except NoCluster as fault:
        course.findings.append(_no_cluster(fault))


def _taken(id: str, made: Made, known: _Known, course: Course) -> Iterator[tuple[str, Made]]:
    """Notes what was found in a document; gives what of it may be put out."""
    course.findings.take(id, known.new(id, made))
    course.let_pass(made.weighed.passed)
    course.complete &= made.checked
    course.unchecked += [] if made.checked else [id]
    if known.is_sound(id, made):
        yield id, made
    elif made.review:
        course.stopped.append(id)
        yield id, made.stopped
    elif made.seen is not None and has_errors(made.weighed.findings):
        course.held.append((id, made.seen))


def _fail(id: str, failed: Failed, limits: Limits, workspace: Workspace, course: Course) -> None:
    course.findings.take(id, [_failure(id, failed, limits, workspace)])
    course.details += [failed.detail] if failed.detail else []
    course.failed.append(id)
    course.complete = False


def _looked_at_all(course: Course) -> bool:
    """Whether nothing was left unchecked: only then it is known which allowances are not used."""
    return course.complete and all(finding.code != rules.FONTS_MISSING.code for finding in course.findings)


def _start(finding: Diagnostic) -> Start:
    """Where a finding begins: what is found there while composing is the same fault once more."""
    return finding.span.file, finding.span.line, finding.span.column, finding.span.cell


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


def _no_cluster(fault: NoCluster) -> Diagnostic:
    match fault.why:
        case "missing":
            return cluster_rules.CLUSTER_MISSING.at(SETTINGS, address=fault.address)
        case "unlike":
            return cluster_rules.CLUSTER_UNLIKE.at(SETTINGS, address=fault.address, problem=fault.problem)
        case "idle":
            zh, en = "：没有一台机器可用", ": it has no worker"
        case "unreachable":
            zh, en = f"：{fault.problem}", f": {fault.problem}"
        case _:
            assert_never(fault.why)
    return cluster_rules.CLUSTER_UNREACHABLE.at(SETTINGS, address=fault.address, problem_zh=zh, problem_en=en)
