"""The running text of a document's records, each text with the record whose facts it prints.

Not the finished words: expressions stand in them as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.compose.places import place_of, prose_name
from briefgen.diagnostics import Span
from briefgen.model.briefing import Annex, AnyBriefing, EditorNote, Entry, Outlook, Problem, Step
from briefgen.model.fact import Fact
from briefgen.model.fields import Scalar
from briefgen.model.section import Case, Group, Item, Measure, Section, TableSpec
from briefgen.model.workspace import Workspace

Owner = AnyBriefing | Case | Measure

_PARTS: dict[type, tuple[str, ...]] = {
    EditorNote: ("text",),
    Entry: ("editor_note", "lead", "sections", "closing"),
    Section: ("lead", "paragraphs", "items", "closing", "table", "sections"),
    Item: ("head", "text", "items"),
    Outlook: ("lead", "bridge"),
    Problem: ("heading", "text"),
    Step: ("heading", "text"),
    Annex: ("table", "sections"),
    TableSpec: ("rows", "notes"),
    Case: ("lead", "sections", "closing"),
    Measure: ("text", "groups"),
    Group: ("items",),
}
"""The fields of each part that hold running text or parts, in the order of printing."""
_BODY = (
    *("editor_note", "lead", "preamble", "articles", "sections", "outlook", "problems", "steps", "tables"),
    *("closing", "effect", "remark", "attachments"),
)
"""Those of a document."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text; `in_table` says that it is a cell of a table or its note."""

    text: Scalar
    owner: Owner
    in_table: bool

    def place(self, at: int) -> Span:
        """Where the character at an offset stands."""
        before = self.text[:at]
        line_start = before.rfind("\n") + 1
        return place_of(prose_name(self.text), before.count("\n") + 1, at - line_start + 1)


def passages(workspace: Workspace, briefing: AnyBriefing) -> tuple[Passage, ...]:
    """The texts of a document and of the cases and measures that it names."""
    found: list[Passage] = []
    for name in _BODY:
        _walk(getattr(briefing, name, ()), briefing, found, workspace, in_table=False)
    return tuple(found)


def cases(workspace: Workspace, briefing: AnyBriefing) -> Iterator[Case]:
    """The cases that a bulletin names."""
    for entry in getattr(briefing, "articles", ()):
        if entry.case is not None and entry.case in workspace.cases:
            yield workspace.cases[entry.case]


def _walk(value: Any, owner: Owner, found: list[Passage], workspace: Workspace, in_table: bool) -> None:
    if isinstance(value, Scalar):
        found.append(Passage(value, owner, in_table))
    elif isinstance(value, tuple):
        for one in value:
            _walk(one, owner, found, workspace, in_table)
    elif value is not None:
        _part(value, owner, found, workspace, in_table)


def _part(part: Any, owner: Owner, found: list[Passage], workspace: Workspace, in_table: bool) -> None:
    if isinstance(part, Entry) and part.case is not None and part.case in workspace.cases:
        case = workspace.cases[part.case]
        _part(case, case, found, workspace, in_table)
    for name in _PARTS.get(type(part), ()):
        inside = in_table or isinstance(part, TableSpec)
        _walk(getattr(part, name), owner, found, workspace, inside)
    if isinstance(part, Section):
        for id in part.measures:
            measure = workspace.measures.get(id)
            if measure is not None:
                _part(measure, measure, found, workspace, in_table)


# ---- words with their facts filled in

_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ALIAS = re.compile(r"\s*f\.(\w+)")
UNKNOWN = "\ufffc"
"""Stands for an expression that is no fact."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with its facts written into it, and where each of its characters comes from."""

    text: str
    passage: Passage
    starts: tuple[tuple[int, int], ...]
    """Offsets here and there, of the beginning of each piece."""
    facts: tuple[tuple[int, Fact], ...]
    """The facts in it, each with its offset."""

    def place(self, at: int) -> Span:
        """Where the character at an offset of the filled text stands."""
        here, there, is_typed = max(s for s in self._pieces() if s[0] <= at)
        return self.passage.place(there + (at - here if is_typed else 0))

    def _pieces(self) -> Iterator[tuple[int, int, bool]]:
        return ((here, there, number % 2 == 0) for number, (here, there) in enumerate(self.starts))


def filled(
    passage: Passage,
    write: Callable[[Fact, str], str],
    otherwise: Callable[[str, Passage], str] | None = None,
) -> Filled:
    """The text with each expression of one fact written out, `write` being given the fact and the filters
    behind it; others as a mark or as `otherwise` says."""
    text = str(passage.text)
    pieces: list[str] = []
    starts: list[tuple[int, int]] = []
    facts: list[tuple[int, Fact]] = []
    length = at = 0
    for match in _EXPRESSION.finditer(text):
        typed = text[at : match.start()]
        alias = _ALIAS.match(match[1])
        fact = passage.owner.facts.get(alias[1]) if alias is not None else None
        if fact is not None:
            facts.append((length + len(typed), fact))
            word = write(fact, match[1][alias.end() :] if alias is not None else "")
        else:
            word = otherwise(match[1], passage) if otherwise is not None else UNKNOWN
        starts += [(length, at), (length + len(typed), match.start())]
        pieces += [typed, word]
        length, at = length + len(typed) + len(word), match.end()
    starts.append((length, at))
    return Filled("".join((*pieces, text[at:])), passage, tuple(starts), tuple(facts))
