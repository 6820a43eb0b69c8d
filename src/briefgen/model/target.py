"""What a briefing with `for:` is made for: the places, cases, organs and periods wanted, and one match.

Not finding the matches: that is `load/targets`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from briefgen.model.fields import CaseRef, Line, OrganRef, PeriodField, PlaceRef, Scalar
from briefgen.model.period import Period
from briefgen.model.place import Level
from briefgen.model.reading import Before

Kind = Literal["place", "case", "organ", "period"]
OrganKind = Literal["party", "government", "office", "bank", "mass", "vertical", "group", "enterprise"]


def _many(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _by_id(value: Any) -> Any:
    return {Scalar("id"): value} if isinstance(value, Scalar | list) else value


_SEVERAL = Before(_many, accepts=str | list[str])
PlaceRefs = Annotated[tuple[PlaceRef, ...], _SEVERAL]
CaseRefs = Annotated[tuple[CaseRef, ...], _SEVERAL]
OrganRefs = Annotated[tuple[OrganRef, ...], _SEVERAL]
Words = Annotated[tuple[Line, ...], _SEVERAL]
LevelNames = Annotated[tuple[Level, ...], Before(_many, accepts=Level | list[Level])]
OrganKinds = Annotated[tuple[OrganKind, ...], Before(_many, accepts=OrganKind | list[OrganKind])]
PeriodList = Annotated[tuple[PeriodField, ...], Before(_many, accepts=str | int | list[str | int])]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesWanted:
    """Which places: those that meet every condition given. Ids alone may be written without a key."""

    id: PlaceRefs = ()
    level: LevelNames = ()
    within: PlaceRefs = ()
    """Places that they lie in, however deep."""
    under: PlaceRefs = ()
    """Places that they lie in directly."""
    ending: Words = ()
    """The last character of their names: 县, 区."""
    without: PlaceRefs = ()
    """Those left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesWanted:
    """Which cases: those that meet every condition given. Ids alone may be written without a key."""

    id: CaseRefs = ()
    place: PlaceRefs = ()
    within: PlaceRefs = ()
    """Places that theirs is, or lies in."""
    tag: Words = ()
    without: CaseRefs = ()
    """Those left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrgansWanted:
    """Which organs: those that meet every condition given. Ids alone may be written without a key."""

    id: OrganRefs = ()
    kind: OrganKinds = ()
    place: PlaceRefs = ()
    within: PlaceRefs = ()
    """Places that theirs is, or lies in."""
    without: OrganRefs = ()
    """Those left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsWanted:
    """Every year, half, quarter, month or day from the first to the last. A list of periods may be written
    instead."""

    first: PeriodField
    last: PeriodField


PlacesField = Annotated[PlacesWanted, Before(_by_id)]
CasesField = Annotated[CasesWanted, Before(_by_id)]
OrgansField = Annotated[OrgansWanted, Before(_by_id)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """What documents are made for (`for:`): one for each match, of two kinds one for each pair."""

    place: PlacesField | None = None
    case: CasesField | None = None
    organ: OrgansField | None = None
    period: PeriodsWanted | PeriodList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The match that one document is made for. `family` is the name of the file that it is written in."""

    family: str
    place: str | None = None
    case: str | None = None
    organ: str | None = None
    period: Period | None = None
