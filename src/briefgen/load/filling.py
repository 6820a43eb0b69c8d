"""The names of `for:` in ids, dates and numbers of issues, filled in when a file is read: {{ place.id }}.

Not paragraphs and titles: those are worked out when a document is composed, so that their data stay bound.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from functools import cache, lru_cache
from typing import Annotated, Any, get_args, get_origin

from briefgen.diagnostics import Diagnostic
from briefgen.load.limit import Guesses, clipped
from briefgen.load.nodes import ListNode, MappingNode, Node
from briefgen.load.shape import choices, hints
from briefgen.load.targets import Chosen
from briefgen.model.fact import Fact
from briefgen.model.fields import Line, Prose, Scalar
from briefgen.model.period import Period, days, following, previous
from briefgen.model.place import Organ, Place
from briefgen.model.reading import Reader
from briefgen.model.section import Case
from briefgen.rules import references
from briefgen.rules import targets as rules

FIELDS: Mapping[str, tuple[str, ...]] = {
    "place": ("id", "name", "short", "code", "level", "parent"),
    "case": ("id", "place", "as_of"),
    "organ": ("id", "name", "short", "local", "place", "kind"),
    "period": ("year", "half", "quarter", "month", "day", "first", "last", "next", "previous"),
}
"""What may be filled in of each kind; a period itself is written {{ period }}."""
_EXPRESSION = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)
_NAME = re.compile(r"(\w+)(?:\.(\w+))?")


class NotGiven(Exception):
    """What a record does not have; `finding` says so."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__()
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Gap:
    """A text with an expression in it that is worked out when the file is read. In a `loose` one, a line that
    prints, others are left to the template."""

    text: Scalar
    loose: bool


def gaps(node: Node, hint: Any) -> Iterator[Gap]:
    """The texts under a node that are filled in when it is read, by the type that is asked for there."""
    if isinstance(node, Scalar):
        if "{{" in node and not _is_prose(hint):
            yield Gap(node, Line in _leaves(hint))
    elif isinstance(node, ListNode):
        inner = next((get_args(one)[0] for one in choices(hint) if get_origin(one) is tuple), Any)
        for item in node:
            yield from gaps(item, inner)
    else:
        for key, value in node.items():
            yield from gaps(value, _hint_of(hint, str(key)))


def names_of(text: str) -> Iterator[tuple[str, str, str]]:
    """The expressions of a text: as written, the name, the field (empty if there is none, ? if it is no
    name)."""
    for match in _EXPRESSION.finditer(text):
        name = _NAME.fullmatch(match[1])
        yield match[0], name[1] if name else match[1], (name[2] or "") if name else "?"


def unfillable(gap: Gap, kinds: tuple[str, ...], guesses: Guesses) -> Iterator[Diagnostic]:
    """What a text asks for that no document of this loop has."""
    known = words(kinds)
    for written, name, field in () if gap.loose else names_of(gap.text):
        word = f"{name}.{field}" if field else name
        if word not in known:
            hint = guesses.hint(word, gap.text.span, known)
            yield rules.NOT_IN_LOOP.at(gap.text.span, text=clipped(written), known="、".join(known), **hint)


@lru_cache(maxsize=64)
def words(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Every name that may be filled in for a loop over these kinds."""
    fields = tuple(f"{kind}.{field}" for kind in kinds for field in FIELDS[kind])
    return (*fields, "period") if "period" in kinds else fields


def filled(node: Node, gaps: Collection[int], chosen: Chosen) -> Node:
    """A copy of the node with its gaps, given by the identity of their texts, filled in. Raises NotGiven."""
    if isinstance(node, Scalar):
        return _filled(node, chosen) if id(node) in gaps else node
    if isinstance(node, ListNode):
        listed = ListNode(node.span)
        listed.broken = node.broken
        listed.extend(filled(item, gaps, chosen) for item in node)
        return listed
    made = MappingNode(node.span)
    made.broken = node.broken
    for key, value in node.items():
        made[key] = filled(value, gaps, chosen)
    return made


def _filled(text: Scalar, chosen: Chosen) -> Scalar:
    said, known = str(text), words(tuple(chosen))
    for written, name, field in names_of(text):
        if (f"{name}.{field}" if field else name) not in known:
            continue
        word = word_of(chosen[name], field)
        if word is None:
            raise NotGiven(_not_given(text, written, name, field, chosen))
        said = said.replace(written, word)
    return Scalar(said, text.span, text.plain, text.block)


def word_of(match: Any, field: str) -> str | None:
    """A field of a match as text; None where it is not given."""
    if isinstance(match, Period):
        return _of_period(match, field)
    if isinstance(match, Place | Organ) and field == "short":
        return str(match.short or match.name)
    if isinstance(match, Organ) and field == "local":
        return str(match.local or match.short or match.name)
    value = getattr(match, field)
    return None if value is None else str(value)


def _of_period(period: Period, field: str) -> str | None:
    span = days(period)
    if not field or span is None:
        return None if field else period.key
    first, last = span
    other = {"next": following, "previous": previous}.get(field)
    if other is not None:
        found = other(period)
        return None if found is None else found.key
    lasts = (last - first).days + 1
    match field:
        case "year":
            return str(first.year)
        case "half" if lasts < 185:
            return str((first.month - 1) // 6 + 1)
        case "quarter" if lasts < 93:
            return str((first.month - 1) // 3 + 1)
        case "month" if lasts < 32:
            return str(first.month)
        case "day" if lasts == 1:
            return str(first.day)
        case "first":
            return first.isoformat()
        case "last":
            return last.isoformat()
        case _:
            return None


def _not_given(text: Scalar, written: str, kind: str, field: str, chosen: Chosen) -> Diagnostic:
    match = chosen[kind]
    zh, en = _cure(kind, field)
    return rules.NOT_GIVEN.at(
        text.span, record=called(match), field=field, text=written, cure_zh=zh, cure_en=en
    )


def _cure(kind: str, field: str) -> tuple[str, str]:
    if kind not in references.KIND_NAMES:  # a period has no file, and no id
        return "改用 {{ period }} 或 {{ period.year }}", "use {{ period }} or {{ period.year }}"
    file = references.KIND_NAMES[kind][1]
    return f"在 {file} 给它补上 {field}，或改用 id", f"give it a {field} in {file}, or use the id"


def called(match: Any) -> str:
    """A match as people name it: 于都县, the id of a case, 2023年1月."""
    if isinstance(match, Period):
        return match.text
    return str(match.id) if isinstance(match, Case) else str(match.name)


# ---- types


def _hint_of(hint: Any, key: str) -> Any:
    for one in choices(hint):
        if is_dataclass(one) and isinstance(one, type) and key in hints(one):
            return hints(one)[key]
        if get_origin(one) is dict:
            return get_args(one)[1]
    return Any


@cache
def _is_prose(hint: Any) -> bool:
    """Whether a text of this type is a paragraph, or something written short that begins with one."""
    leaves = _leaves(hint)
    return Prose in leaves or not any(get_origin(one) is Annotated or one is Fact for one in leaves)


@cache
def _leaves(hint: Any) -> tuple[Any, ...]:
    """The scalars of a type, through unions and lists, and the records that may be written short."""
    if get_origin(hint) is Annotated:
        is_scalar = any(isinstance(mark, Reader) for mark in hint.__metadata__)
        return (hint,) if is_scalar else _leaves(get_args(hint)[0])
    if is_dataclass(hint):
        return (hint,)
    return tuple(leaf for inner in get_args(hint) for leaf in _leaves(inner))
