"""The newest figures in few words: those that most documents print, and those of each place.

Not the pages that show them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.publish.site.amounts import amount_text
from briefgen.publish.site.figures import Figure, when
from briefgen.publish.site.grid import members_words, time_words
from briefgen.publish.site.portrait import Portrait, Teaser, portraits, teaser
from briefgen.publish.site.site import Site

MOST_TEASERS = 6


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page and the pages of places show of the figures."""

    teasers: tuple[Teaser, ...] = ()
    """The indicators that most documents print."""
    places: Mapping[str, tuple[Teaser, ...]] = field(default_factory=dict)
    """By the id of each place its indicators, in the order of the records."""


def overview(site: Site) -> Overview:
    """The newest figures of a site."""
    told: list[tuple[int, Teaser]] = []
    places: dict[str, list[Teaser]] = {}
    for portrait in portraits(site):
        one = teaser(site.workspace, portrait)
        if one.text and portrait.printings:
            told.append((-len(portrait.printings), one))
        for place, figure in _newest(portrait).items():
            places.setdefault(place, []).append(_teaser(site, portrait, figure))
    told.sort(key=lambda row: row[0])
    chosen = tuple(one for _, one in told[:MOST_TEASERS])
    return Overview(chosen, {place: tuple(held) for place, held in places.items()})


def _newest(portrait: Portrait) -> dict[str, Figure]:
    """The newest figure of each place: of the whole where there is one."""
    found: dict[str, Figure] = {}
    for one in portrait.figures:
        if one.amount is None or not one.place:
            continue
        held = found.get(one.place)
        if held is None or _rank(one) > _rank(held):
            found[one.place] = one
    return found


def _rank(figure: Figure) -> tuple[tuple[str, str], bool]:
    return when(figure.time), not figure.members


def _teaser(site: Site, portrait: Portrait, figure: Figure) -> Teaser:
    assert figure.amount is not None
    time = time_words(figure.period, figure.as_of) if figure.time is not None else ""
    parts = (time, members_words(site.workspace, figure.members))
    about = "，".join(part for part in parts if part)
    return Teaser(str(portrait.indicator.name), amount_text(figure.amount), about, portrait.address)
