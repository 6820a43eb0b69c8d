"""The first stage: records loaded, the documents chosen that are asked for, and the records checked.

Not the documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from briefgen.build.assembly import SETTINGS
from briefgen.build.course import Course, Project
from briefgen.build.early import MANY, load, warm
from briefgen.build.order import Order
from briefgen.build.selection import chosen
from briefgen.build.weighing import Scales, Weighed
from briefgen.config import Config, load_config
from briefgen.diagnostics import Diagnostic, has_errors
from briefgen.model.workspace import Workspace
from briefgen.rules import build as rules
from briefgen.rules import load as load_rules


def ready(order: Order, course: Course) -> Project | None:
    """Loads the records; None if no document can be composed from them: then they are checked already."""
    from briefgen.load.workspace import load_workspace

    config, found = load_config(order.root)
    course.findings += found
    if any(finding.rule == load_rules.NO_WORKSPACE for finding in found):
        return None
    course.language = config.language if config is not None else None
    workspace, unweighed = load_workspace(order.root)
    if order.early is not None:
        order.early.begin(warm, workspace.lexicon)
        if len(workspace.observations) > MANY:
            order.early.begin(load, order.root)
    scales = Scales(config or Config(), workspace.allowances)
    weighed = scales.weigh(unweighed)
    loaded = tuple(weighed.findings)
    ids, unknown = _chosen(order, workspace, loaded)
    course.findings += unknown
    course.complete = not has_errors(unweighed)
    documents = tuple(id for id in ids if id in workspace.briefings)
    is_about, is_sound = _concerned(ids, order, workspace), not has_errors(loaded)
    project = Project(workspace, config or Config(), scales, documents, is_about, is_sound)
    _take(weighed, project, course)
    if config is None or has_errors(shared(loaded)):
        look(project, course)
        return None
    course.findings.expect(documents, workspace.targets)
    return project


def look(project: Project, course: Course) -> None:
    """Checks the records, once."""
    _take(project.scales.weigh(_checked(project.workspace, project.is_sound)), project, course)


def _take(weighed: Weighed, project: Project, course: Course) -> None:
    course.findings += filter(project.concerns, weighed.findings)
    course.let_pass(one for one in weighed.passed if project.concerns(one.finding))


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
    if not workspace.briefings and not has_errors(loaded):
        return (), [rules.NO_DOCUMENTS.at(SETTINGS)]
    broken = {Path(finding.span.file).stem for finding in loaded if is_briefing(finding.span.file)}
    return chosen(workspace, order.names, order.select, broken)


def _concerned(ids: tuple[str, ...], order: Order, workspace: Workspace) -> Callable[[Diagnostic], bool]:
    """Whether a finding is about the documents asked for or what they share, not about other documents."""
    if order.is_whole:
        return lambda finding: True
    files, names = {workspace.span("briefing", id).file for id in ids}, frozenset(ids)

    def is_about(finding: Diagnostic) -> bool:
        file = finding.span.file
        return not is_briefing(file) or file in files or Path(file).stem in names

    return is_about


def shared(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What was found in what documents share."""
    return [finding for finding in found if not is_briefing(finding.span.file)]


def briefings(workspace: Workspace) -> frozenset[str] | None:
    """The ids of all briefings, and the names of those that could not be read; None where some of those are
    made of one file (`for:`), so that nobody knows their ids."""
    from briefgen.load.folder import files

    if not all(workspace.families.values()):
        return None
    names = (Path(file).stem for file in files(workspace.root, "briefings"))
    return frozenset((*workspace.briefings, *(name for name in names if name not in workspace.families)))


def is_briefing(file: str) -> bool:
    """Whether a file is the record of a document."""
    return file.startswith("briefings/")
