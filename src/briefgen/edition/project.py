"""A workspace to the files of an edition: what its readers may see is copied, nothing else is written.

Not building: that is done from the folder, by a process that is given nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.config import load_config
from briefgen.diagnostics import Diagnostic, Related, Span, has_errors, in_order
from briefgen.edition.comparing import differences, expected
from briefgen.edition.copies import Copies, copied, edition_words
from briefgen.edition.listing import FIRST, listing, shown_allowances
from briefgen.edition.plan import Kept, Plan, planned
from briefgen.edition.replacing import removed, replaced
from briefgen.edition.small import small_facts, small_rows
from briefgen.load.withheld import written_withheld
from briefgen.load.workspace import load_workspace
from briefgen.model.sensitivity import Edition
from briefgen.model.withheld import FILE
from briefgen.model.workspace import Workspace
from briefgen.rules import editions as rules


@dataclass(frozen=True, slots=True)
class Projection:
    """What came of it. With an error among the findings the folder is empty, and must not be built."""

    files: tuple[str, ...] = ()
    """What was written, by path in the folder; `withheld.json` is one of them."""
    withheld: tuple[Kept, ...] = ()
    """What was left out: line N of `withheld.json` is withheld[N - 2]."""
    findings: tuple[Diagnostic, ...] = ()
    """What is wrong, by places of the workspace."""
    unsigned: tuple[str, ...] = field(default=())
    """The ids of the documents that were left out because they are not signed."""

    def told(self, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Findings made in the folder; places of `withheld.json` become those of the workspace."""
        return tuple(map(self._told, findings))

    def _told(self, finding: Diagnostic) -> Diagnostic:
        related = tuple(Related(self._place(one.span), one.zh, one.en) for one in finding.related)
        return replace(finding, span=self._place(finding.span), related=related)

    def _place(self, span: Span) -> Span:
        at = span.line - FIRST if span.file == FILE else -1
        return self.withheld[at].place if 0 <= at < len(self.withheld) else span


def project(
    root: Path,
    folder: Path,
    edition: Edition,
    *,
    drafts: bool = False,
    without: frozenset[str] = frozenset(),
    suppress_below: int = 0,
) -> Projection:
    """Writes the edition of the workspace at `root` into `folder`; other files there are left alone.

    Every line stands where it stood, so that the places of findings are those of the workspace. Documents
    that are not signed are left out, unless `drafts` asks for them, and those `without`, which are not for
    readers yet, but for one that shares its file with others that are. Observations of indicators with
    `suppress: true` below `suppress_below`, and those that they could be worked out from, are left out of
    the public edition. The folder is read again and compared; what differs is an error, and all is removed.
    """
    config, faults = load_config(root)
    workspace, found = load_workspace(root)
    if config is None or has_errors((*faults, *found)):
        removed(folder)
        fault = rules.NOT_SOUND.at(Span("briefgen.toml"), **edition_words(edition))
        return Projection(findings=in_order([*faults, *found, fault]))
    below = suppress_below if edition == "public" else 0
    small = small_rows(workspace, below) | small_facts(workspace, below)
    plan = planned(workspace, config.editions, edition, drafts, small, without)
    copies = None if plan.findings else copied(root, workspace, expected(workspace, plan, False), plan)
    if copies is None or copies.findings:
        removed(folder)
        findings = plan.findings if copies is None else tuple(copies.findings)
        return Projection(findings=in_order([*findings]), unsigned=plan.unsigned)
    return _written(workspace, plan, copies, folder, below)


def _written(workspace: Workspace, plan: Plan, copies: Copies, folder: Path, below: int) -> Projection:
    """The files put into the folder, and read again."""
    withheld, kept = listing(workspace, plan, below)
    passed = tuple(shown_allowances(workspace.allowances, copies.files))
    written = {**copies.files, FILE: written_withheld(withheld, passed).encode()}
    replaced(folder, written)
    made = Projection(tuple(sorted(written)), kept, (), plan.unsigned)
    findings = in_order(list(_checked(workspace, plan, copies, folder, made)))
    if has_errors(findings):
        removed(folder)
    return replace(made, findings=findings)


def _checked(
    workspace: Workspace, plan: Plan, copies: Copies, folder: Path, made: Projection
) -> Iterator[Diagnostic]:
    """What is wrong with the folder: faults of records that ask for what is not there, and differences."""
    again, found = load_workspace(folder)
    if has_errors(found):
        yield from made.told(found)
        return
    for span, zh, en in differences(expected(workspace, plan, copies.remarks), again):
        yield rules.NOT_AS_PLANNED.at(span, **edition_words(plan.edition), what_zh=zh, what_en=en)
