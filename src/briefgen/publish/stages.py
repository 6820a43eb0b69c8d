"""The stages of a publication, in order: choose, project, make (in another process), search, replace.

Not printing, and no exit codes. This process knows the whole workspace, and writes no page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.build import notices, output
from briefgen.build.output import Waiting
from briefgen.build.weighing import Scales
from briefgen.config import Config, load_config
from briefgen.config.publishing import Publishing
from briefgen.diagnostics import Diagnostic, Passed, Severity, Span, has_errors, in_order
from briefgen.edition import Projection, project
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.publish import index, process, record, staging
from briefgen.publish.child import Made, Request
from briefgen.publish.choice import WORDS, Choice, Why, chosen, left_out, not_to_withdraw
from briefgen.publish.folder import Listed
from briefgen.publish.gate.about import About
from briefgen.publish.gating import gated
from briefgen.publish.history import History, Unreadable, read
from briefgen.publish.known import Known
from briefgen.publish.order import Advance, Order, Outcome
from briefgen.publish.places import HISTORY, Places
from briefgen.publish.standing import Standing, stands
from briefgen.rules import publish as rules

WAIT_S = 60


@dataclass(slots=True)
class _Course:
    """What has been found so far."""

    findings: list[Diagnostic] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    details: list[str] = field(default_factory=list)

    def outcome(self, config: Config | None, made: Made | None = None) -> Outcome:
        return Outcome(
            in_order(self.findings),
            tuple(self.passed),
            made.documents if made is not None else (),
            details=tuple(self.details),
            language=config.language if config is not None else None,
        )


def publish(order: Order, advance: Advance, waiting: Waiting | None = None) -> Outcome:
    """Makes the website, and puts it in the place of the former one if nothing keeps it from that."""
    course, places = _Course(), Places.of(order.site)
    config, found = load_config(order.root)
    course.findings += found
    if config is None:
        return course.outcome(config)
    if config.publishing is None:
        course.findings.append(rules.NOT_SET_UP.at(Span("briefgen.toml")))
        return course.outcome(config)
    with ExitStack() as held:
        wait_s = WAIT_S if order.wait_s is None else order.wait_s
        try:
            staging.hold_own(places)
            held.enter_context(output.locked(places.state, wait_s, waiting))
            staging.recover(places)
            return _published(order, config, config.publishing, places, course, advance)
        except output.Busy as busy:
            course.findings.append(notices.busy(places.site.name, busy.holder, wait_s))
        except staging.Linked as fault:
            folder = fault.folder.relative_to(places.state.parent).as_posix()
            course.findings.append(rules.LINK_OF_OURS.at(Span(folder, page=0), folder=folder))
        except OSError as error:
            course.findings.append(_not_replaced(places, error))
        return course.outcome(config)


def _published(
    order: Order,
    config: Config,
    settings: Publishing,
    places: Places,
    course: _Course,
    advance: Advance,
) -> Outcome:
    course.findings += index.missing()
    if has_errors(course.findings):
        return course.outcome(config)
    history = _history(places, course)
    workspace, choice = _chosen(order, config, course)
    if workspace is not None and history is not None:
        course.findings += not_to_withdraw(order.withdrawn, workspace, history.standing())
    if workspace is None or history is None or has_errors(course.findings):
        return course.outcome(config)
    without, below = frozenset(choice.left), settings.suppress_below
    projection = project(order.root, places.public, "public", without=without, suppress_below=below)
    course.findings += projection.findings
    if has_errors(course.findings):
        return course.outcome(config)
    withdrawn = _withdrawn(workspace, history, order, choice)
    made = _made(order, choice, withdrawn, places, course, projection, advance)
    choice = choice.without(frozenset(made.hidden))
    course.findings += left_out(choice, workspace)
    course.findings += _gone(workspace, withdrawn, choice)
    known = Known(workspace, settings, order.day)
    return _replaced(order, made, known.about, places, course, advance, config)


def _history(places: Places, course: _Course) -> History | None:
    """What was published before; None where that cannot be read."""
    try:
        return read((places.site / HISTORY).read_bytes())
    except FileNotFoundError:
        return History()
    except Unreadable as fault:
        file = f"{places.site.name}/{HISTORY}"
        course.findings.append(
            rules.BAD_HISTORY.at(Span(file), file=file, problem_zh=fault.zh, problem_en=fault.en)
        )
        return None


def _chosen(order: Order, config: Config, course: _Course) -> tuple[Workspace | None, Choice]:
    """The documents to be published."""
    workspace, found = load_workspace(order.root)
    weighed = Scales(config, workspace.allowances).weigh(found)
    course.findings += weighed.findings
    if has_errors(weighed.findings):
        return None, Choice((), {})
    choice = chosen(workspace, order.day)
    if not choice.ids:
        course.findings += (rules.NOTHING.at(Span("briefings", page=0)), *left_out(choice, workspace))
    return workspace, choice


def _made(
    order: Order,
    choice: Choice,
    history: History,
    places: Places,
    course: _Course,
    projection: Projection,
    advance: Advance,
) -> Made:
    """What the other process makes of the projected workspace."""
    made = str(places.made)
    request = Request(choice.ids, history, order.day, made, order.force, order.jobs, order.limits)
    try:
        came = process.made(request, places, advance)
    except process.Stopped as fault:
        course.findings.append(rules.CHILD_FAILED.at(Span("briefgen.toml"), problem=fault.problem))
        course.details.append(fault.details)
        return Made()
    course.findings += projection.told(came.findings)
    course.passed += came.passed
    course.details += came.details
    return came


# ---- what was published before


def _withdrawn(workspace: Workspace, history: History, order: Order, choice: Choice) -> History:
    """The history with the withdrawals that are new."""
    documents = dict(history.documents)
    for id, past in history.documents.items():
        if past.withdrawn is None and (told := _withdrawal(workspace, id, order)) is not None:
            documents[id] = replace(past, withdrawn=told)
    return History(documents)


def _withdrawal(workspace: Workspace, id: str, order: Order) -> tuple[str, str] | None:
    """When a document was taken off, and why; None if nobody did."""
    briefing = workspace.briefings.get(id)
    if briefing is not None and briefing.withdrawn is not None:
        return briefing.withdrawn.date.isoformat(), str(briefing.withdrawn.why)
    return (order.day.isoformat(), order.why) if id in order.withdrawn else None


def _gone(workspace: Workspace, history: History, choice: Choice) -> Iterator[Diagnostic]:
    """Documents that were published, and are missing although nobody took them off."""
    for id in history.standing():
        if id in choice.ids:
            continue
        why: Why = choice.left.get(id, "absent")
        zh, en = WORDS[why]
        place = workspace.span("briefing", id) if id in workspace.briefings else Span("briefings", page=0)
        yield rules.GONE.at(place, id=id, why_zh=zh, why_en=en)


# ---- the gate, and the folder


def _replaced(
    order: Order,
    made: Made,
    about: Callable[[str], About],
    places: Places,
    course: _Course,
    advance: Advance,
    config: Config,
) -> Outcome:
    known = record.read(places.recorded)
    standing = stands(places.site, made.files, known, order.force)
    course.findings += standing.findings
    foreign = tuple(_foreign(places, standing))
    course.findings += gated(
        (*made.files, *foreign),
        about,
        places.made,
        places.passed,
        advance,
        jobs=order.jobs,
        limits=order.limits,
    )
    if not made.complete and not has_errors(course.findings):
        course.findings.append(_incomplete(made))
    outcome = course.outcome(config, made)
    if has_errors(outcome.findings) or (order.strict and _warned(outcome)):
        return outcome
    outcome = replace(outcome, changes=standing.changes(made.files))
    advance("folder", 0, 1, "")
    if order.stage or (order.replace and outcome.changes):
        staging.staged(places, made.files, standing)
    if order.stage or not order.replace:
        return replace(outcome, staged=places.staged if order.stage else None)
    if outcome.changes:
        record.intend(places.recorded, made.files)
        staging.swapped(places)
    with suppress(OSError):  # the new website stands; what was intended is still written down
        record.settle(places.recorded, places.site, made.files)
    staging.swept(places)
    return replace(outcome, replaced=True)


def _incomplete(made: Made) -> Diagnostic:
    """Why there is no website although nothing that was found is an error."""
    if not made.documents:
        return rules.NOTHING.at(Span("briefings", page=0))
    return rules.CHILD_FAILED.at(Span("briefgen.toml"), problem="the website is not complete")


def _warned(outcome: Outcome) -> bool:
    return any(finding.severity is Severity.WARNING for finding in outcome.findings)


def _foreign(places: Places, standing: Standing) -> Iterator[Listed]:
    """Files of others are searched as well: they are uploaded with the rest."""
    for path in sorted(standing.foreign):
        file = places.site / path
        yield Listed(path, str(file), file.stat().st_size, standing.files[path])


def _not_replaced(places: Places, error: OSError) -> Diagnostic:
    place = Span(places.site.name, page=0)
    problem = error.strerror or str(error)
    if error.filename is not None:
        problem += f" ({Path(str(error.filename)).name})"
    return rules.NO_SWAP.at(place, folder=places.site.name, problem=problem)
