"""The stages in order: load, check the records, then for each document compose, check, write, put out.

Workers may begin with documents while the records are checked; nothing is put out before. Not printing, and
no exit codes: findings come back, and what was written.
"""

from __future__ import annotations

import gc
from pathlib import Path

from briefgen.build.assembly import Made
from briefgen.build.course import Course, Project
from briefgen.build.delivery import Delivery
from briefgen.build.documents import ahead, made
from briefgen.build.freshness import state
from briefgen.build.freshness.book import WORK, Book, Edition
from briefgen.build.freshness.inputs import Snapshot
from briefgen.build.freshness.keeping import shelf_of
from briefgen.build.freshness.machine import Machine, begun
from briefgen.build.freshness.remember import remember
from briefgen.build.order import Advance, Order, Outcome
from briefgen.build.output import Waiting
from briefgen.build.ready import briefings, look, ready, shared
from briefgen.build.running import Ahead
from briefgen.diagnostics import has_errors, in_order

SUFFIXES = {"web": "page.json"}
"""How the names of files end whose format is named otherwise."""
__all__ = ["Advance", "Order", "Outcome", "build", "check"]


def check(order: Order, advance: Advance) -> Outcome:
    """Everything that can be found without writing a file."""
    course = Course()
    project = ready(order, course)
    if project is not None:
        with ahead(project, order) as given:
            look(project, course)
            _only_checked(project, order, advance, course, given)
    return _outcome(course, project)


def build(order: Order, output: Path, advance: Advance, waiting: Waiting | None = None) -> Outcome:
    """Writes the documents asked for; one with errors is not written, and its last output stays."""
    from briefgen.compose.packaged import packaged_templates

    snapshot = Snapshot(str(order.root))
    delivery = Delivery(order.root, output, packaged_templates(), order.force, order.wait_s, waiting)
    course = Course()
    project = ready(order, course)
    if project is None:
        return _outcome(course, project)
    lasting = order.superseded is not None  # a watch: libraries may be replaced under it
    if not lasting:
        gc.freeze()  # a build ends soon: nobody need look through its records for garbage
    machine = Machine(state.read(str(output)).machine, begun() if lasting else "")
    wanted = order.formats or project.config.formats
    shelf = shelf_of(output, output / WORK, machine.content, order.as_printed, order.proof)
    with ahead(project, order, wanted, shelf) as given:
        look(project, course)
        # An error in the records that documents share stops them all: none of them can be trusted.
        stopped = has_errors(shared(course.findings))
        if stopped and not order.proof:
            _only_checked(project, order, advance, course, given)
            return _outcome(course, project)
        with delivery.opened() as descriptors:
            formats = wanted if descriptors and not stopped else ()
            edition = Edition(formats, order.as_printed, order.proof, order.force)
            book = Book(
                project.workspace, project.config, snapshot, machine.content, output, edition, delivery.inputs
            )
            noted = book if formats else None
            for id, one in made(project, order, formats, descriptors, advance, course, noted, given):
                _deliver(id, one, order, delivery, book)
                course.pages |= {} if one.page is None else {id: one.page}
            known = briefings(project.workspace) if order.is_whole and not stopped else None
            if known is not None:
                delivery.tell_orphans(known)
    for id, seen in course.held:
        book.take(id, seen, {})
    course.take(project.scales.weigh(delivery.findings))
    outcome = _outcome(course, project, (*_kept(course, output), *delivery.written))
    if order.key and formats:
        remember(outcome, output, snapshot, machine, order.key)
    return outcome


def _deliver(id: str, one: Made, order: Order, delivery: Delivery, book: Book) -> None:
    """Puts a document's files out, or lets those stand that are as they would be."""
    files = _named(id, one, order.as_printed)
    reads = book.reads(one.seen) if one.seen is not None else one.reads
    if delivery.put(id, files, one.kept, reads or None) and one.files:
        book.take(id, one.seen, files, reads)


def _kept(course: Course, output: Path) -> tuple[Path, ...]:
    """The files that are as they were."""
    return tuple(output / id / name for id, one in course.fresh.items() for name in one.kept)


def _outcome(course: Course, project: Project | None, written: tuple[Path, ...] = ()) -> Outcome:
    ids = project.ids if project is not None else ()
    findings = course.findings.told()
    passed = tuple(course.passed[finding] for finding in in_order([*course.passed]))
    details, stopped, failed = tuple(course.details), tuple(course.stopped), frozenset(course.unchecked)
    unchecked = tuple(id for id in ids if id in failed)
    return Outcome(
        findings,
        ids,
        written,
        details,
        course.language,
        passed,
        stopped,
        unchecked,
        course.pages,
        tuple(course.left),
        tuple(id for id in ids if id in course.fresh),
        course.reasons,
        tuple(course.failed),
    )


def _only_checked(
    project: Project, order: Order, advance: Advance, course: Course, given: Ahead | None
) -> None:
    for _ in made(project, order, (), (), advance, course, given=given):
        pass


def _named(id: str, made: Made, as_printed: bool) -> dict[str, bytes]:
    """Files with the figures as printed have a name that nobody takes for the right one."""
    ending = ".as-printed" if as_printed else ""
    contents: tuple[tuple[str, bytes], ...] = (*made.files, *made.review)
    files = {f"{id}{ending}.{SUFFIXES.get(name, name)}": content for name, content in contents}
    return files | ({f"ledger{ending}.json": made.ledger} if made.ledger else {})
