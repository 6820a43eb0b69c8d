"""Places and organs. Not their facts: those are observations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model.fields import Ident, Line, OrganRef, PlaceRef, Prose
from briefgen.model.sensitivity import SensitivityField

Level = Literal["country", "province", "prefecture", "county", "township", "village", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An administrative division (行政区划)."""

    id: Ident
    name: Line
    level: Level
    short: Line | None = None
    parent: PlaceRef | None = None
    code: Line | None = None
    """Its division code (GB/T 2260), in quotes."""
    self: Line | None = None
    """我县, 我区: made from the name where it is not given."""
    all: Line | None = None
    """全县, 全区: made from the name where it is not given."""
    note: Prose | None = None
    sensitivity: SensitivityField | None = None
    """Who may see it (公开范围): public, internal or restricted; or {fields: {note: restricted}}."""

    @property
    def class_word(self) -> str:
        """The last character of its name: 县, 区, 市, 省, 镇, 乡, 村."""
        return self.name[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ, office or body (机关单位)."""

    id: Ident
    name: Line
    """The full name, as in a signature."""
    short: Line | None = None
    """The name inside a list of organs: 乡村振兴局."""
    local: Line | None = None
    """The name with its place word, first in a list: 区乡村振兴局."""
    place: PlaceRef | None = None
    kind: Literal["party", "government", "office", "bank", "mass", "vertical", "group", "enterprise"] = (
        "government"
    )
    aliases: tuple[Line, ...] = ()
    """Other printed forms of its name."""
    successor: OrganRef | None = None
    note: Prose | None = None
    sensitivity: SensitivityField | None = None
    """Who may see it (公开范围): public, internal or restricted; or {fields: {note: restricted}}."""
