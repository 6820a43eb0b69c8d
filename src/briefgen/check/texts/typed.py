"""The texts that people typed: those of records that print, and those of the workspace's templates.

Not the finished document, where marks are mended already and values stand among the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from briefgen.check.texts.masks import masked
from briefgen.compose.packaged import LARGEST
from briefgen.diagnostics import Span
from briefgen.files import TooLarge, Unreadable, contents
from briefgen.load.guard import utf8_text
from briefgen.load.shape import hints
from briefgen.model.briefing import Annex, Recipients, Unknown
from briefgen.model.fields import Line, Prose, Scalar
from briefgen.model.section import ColumnSpec, Item, TableSpec
from briefgen.model.workspace import Workspace

Role = Literal["paragraph", "heading", "annex", "recipient", "cell", "note", "line", "template"]
"""What a text is in its document. A `line` is a name or a label; a `note` stands under a table."""

PARAGRAPHS = frozenset({"paragraphs", "lead", "text", "closing", "preamble", "effect", "bridge", "items"})
HEADINGS = frozenset({"title", "heading", "head", "subtitle"})
UNPRINTED = frozenset(
    {"id", "note", "source", "tags", "template", "formula", "code", "file", "aliases", "unit", "printed"}
    | {"where", "overlaps"}
)
"""Fields that print nothing, or what somebody else typed: an erratum's `printed`."""
_TEMPLATES = "templates"


class Typed(NamedTuple):
    """One text, its Jinja hidden. `group` is the same for the texts of one section. `scalar` is
    None for a line of a template, which starts at `start` of its file."""

    text: str
    role: Role
    field: str
    group: int
    span: Span
    scalar: Scalar | None = None
    start: int = 0

    @property
    def running(self) -> bool:
        """Whether it is running text: sentences."""
        return self.role in ("paragraph", "note", "template")

    @property
    def branching(self) -> bool:
        """Whether parts of it may not print."""
        return "\x01" in self.text


def typed_texts(workspace: Workspace) -> tuple[Typed, ...]:
    """Every typed text of a workspace: of records in the order of their fields, then of templates."""
    walk = _Walk()
    for records in (
        workspace.places.values(),
        workspace.organs.values(),
        workspace.dimensions.values(),
        workspace.indicators.values(),
        workspace.cases.values(),
        workspace.measures.values(),
        workspace.written(),
    ):
        for record in records:
            walk.part(record)
    return (*walk.found, *_template_texts(workspace.root, walk.group + 1))


@dataclass(slots=True)
class _Walk:
    """What has been found on the way through the records."""

    found: list[Typed] = field(default_factory=list)
    group: int = 0

    def part(self, record: Any) -> None:
        """Takes the texts of a record, or of a part of one."""
        self.group += 1
        group = self.group
        kind: type = type(record)
        for name, role in text_fields(kind):
            value = getattr(record, name)
            if value:
                self.take(value, name, role, group)

    def take(self, value: Any, name: str, role: Role, group: int) -> None:
        """Takes the texts of a value. Items belong to the section that they stand in."""
        kind = type(value)
        if kind is Scalar:
            if value.span.file:
                self.found.append(Typed(masked(str(value)), role, name, group, value.span, value))
        elif kind is tuple:
            for one in value:
                self.take(one, name, role, group)
        elif kind is dict:
            for one in value.values():
                self.take(one, name, role, group)
        elif kind is Item:
            for inner, inner_role in text_fields(Item):
                self.take(getattr(value, inner), inner, inner_role, group)
        elif value is not None and kind not in (str, bool):
            self.part(value)


@lru_cache(maxsize=256)
def text_fields(record: type) -> tuple[tuple[str, Role], ...]:
    """The fields of a record type that hold texts or parts, and what their texts are."""
    if record is Unknown or not is_dataclass(record):
        return ()
    return tuple(
        (one.name, _role(record, one.name, hints(record)[one.name]))
        for one in fields(record)
        if one.name not in UNPRINTED and _holds_text(hints(record)[one.name])
    )


def _role(record: type, name: str, hint: Any) -> Role:
    if record is Recipients:
        return "recipient"
    if record is Annex:
        return "annex"
    if record is ColumnSpec:
        return "cell"
    if record is TableSpec:
        return "cell" if name == "rows" else "note" if name == "notes" else "line"
    if name in HEADINGS:
        return "heading"
    return "paragraph" if name in PARAGRAPHS and _holds(hint, Prose) else "line"


def _holds_text(hint: Any) -> bool:
    return _holds(hint, Line) or _holds(hint, Prose)


def _holds(hint: Any, wanted: Any) -> bool:
    """Whether a type is a kind of text, or may hold one; a part of a record may hold any."""
    if hint == wanted:
        return True
    if get_origin(hint) is Annotated:
        return _holds(get_args(hint)[0], wanted)
    if isinstance(hint, type) and is_dataclass(hint):
        return hint.__module__.startswith("briefgen.model.") and hint.__name__ not in ("Period", "Amount")
    return any(_holds(one, wanted) for one in get_args(hint))


def _template_texts(root: Path, group: int) -> Iterator[Typed]:
    """The lines of the workspace's own templates. The packaged ones are not its author's."""
    for path in sorted((root / _TEMPLATES).rglob("*.j2")):
        file = path.relative_to(root).as_posix()
        try:
            text, _ = utf8_text(contents(root, file, LARGEST), file)
        except (Unreadable, TooLarge):
            continue  # composing tells it where the template is used
        if text is not None:
            yield from _lines(text, file, group)


def _lines(text: str, file: str, group: int) -> Iterator[Typed]:
    start = 0
    for line in masked(text).split("\n"):
        bare = line.strip(" \t\r\x01")
        if bare and not bare.startswith(":::"):
            yield Typed(line, "template", "", group, Span(file), None, start)
        start += len(line) + 1
