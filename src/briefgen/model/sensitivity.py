"""Who may see a record or a field of it: everyone, the office, or only those who must (公开范围).

Not what is withheld from an edition: that is `withheld`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

from briefgen.model.fields import Scalar
from briefgen.model.reading import Before

Level = Literal["public", "internal", "restricted"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""From what everyone may see to what nearly no one may."""
Edition = Literal["public", "internal"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
"""Each holds its own level and the levels before it; what is restricted is in none."""
SENSITIVE_KINDS = ("place", "organ", "indicator", "observation", "case", "measure", "briefing")
"""What may be kept from an edition; dimensions and their members are words, and public."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Who may see a record (公开范围): one word for all of it, or a word for it and others for some of its
    fields."""

    default: Level | None = None
    """For what `fields` does not name; where it is not given, that of the kind in `[editions]`."""
    fields: dict[str, Level] = field(default_factory=dict)
    """By the names of fields: {note: restricted}."""


def _long_form(value: Any) -> Any:
    return {Scalar("default", value.span): value} if isinstance(value, Scalar) else value


SensitivityField = Annotated[Sensitivity, Before(_long_form, accepts=Sensitivity | Level)]


def highest(*levels: Level | None) -> Level:
    """The narrowest of some levels; those that are not given do not count."""
    return max((level for level in levels if level is not None), key=LEVELS.index, default="public")


def is_shown(level: Level, edition: Edition) -> bool:
    """Whether an edition holds what has a level."""
    return LEVELS.index(level) <= LEVELS.index(edition)


FREE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "place": ("code", "self", "all", "note"),
        "organ": ("note",),
        "indicator": ("note",),
        "case": (
            *("subtitle", "source", "facts", "errata"),
            *("lead", "sections", "closing", "people", "note"),
        ),
        "measure": ("text", "groups", "responsible", "deadline", "facts", "printed", "note"),
        "briefing": ("source", "facts", "errata", "people", "note"),
    }
)
"""The fields of each kind that may be kept from readers alone. Of the others, some a record cannot do
without, and without some, others would silently be worked out or printed differently; a document is shown or
not."""
REMARK, PEOPLE = "note", "people"
ALWAYS: Mapping[str, Level] = MappingProxyType({REMARK: "internal", PEOPLE: "restricted"})
"""Fields that are never wider than this: an editor's remark is for the office, and whom a record is about is
in no edition."""
