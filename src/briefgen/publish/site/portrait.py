"""What the site knows of an indicator before it makes a page: its figures, the newest one, who prints it.

Not a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.model.formula import names, parsed
from briefgen.model.indicator import Indicator
from briefgen.model.workspace import Workspace
from briefgen.publish.site.amounts import amount_text
from briefgen.publish.site.days import newest
from briefgen.publish.site.figures import Figure, figures, when
from briefgen.publish.site.grid import members_words, place_name, time_words
from briefgen.publish.site.printings import Printing, printings
from briefgen.publish.site.site import Site

OTHERS = "其他"
"""The subject of indicators that name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """An indicator of the site."""

    indicator: Indicator
    figures: tuple[Figure, ...]
    printings: tuple[Printing, ...] = ()
    readers: tuple[Indicator, ...] = ()
    """The indicators whose formulas read it."""
    changed: str = ""
    """When a document that prints it last changed."""

    @property
    def id(self) -> str:
        """The id of the indicator."""
        return str(self.indicator.id)

    @property
    def address(self) -> str:
        """Its folder below the site's root."""
        return address_of(self.id)

    @property
    def subject(self) -> str:
        """What it is listed under."""
        return str(self.indicator.subject or OTHERS)

    @property
    def newest(self) -> Figure | None:
        """The figure of the newest time: of the whole where there is one, else the first one."""
        shown = [one for one in self.figures if one.amount is not None]
        return max(shown, key=lambda one: (when(one.time), not one.members), default=None)


@dataclass(frozen=True, slots=True)
class Teaser:
    """An indicator in few words: its name, its newest figure, where and when that holds, its page."""

    name: str
    text: str
    about: str
    address: str


def portraits(site: Site) -> Iterator[Portrait]:
    """Every indicator of the site, in the order of the records, one after the other."""
    printed, read = printings(site.documents), readers(site.workspace)
    for id, indicator in site.workspace.indicators.items():
        held = printed.get(id, ())
        yield Portrait(
            indicator=indicator,
            figures=figures(site.workspace, indicator),
            printings=held,
            readers=read.get(id, ()),
            changed=newest(site.settings, (one.document for one in held)),
        )


def teaser(workspace: Workspace, portrait: Portrait) -> Teaser:
    """An indicator in few words."""
    newest = portrait.newest
    text = amount_text(newest.amount) if newest is not None and newest.amount is not None else ""
    about = about_words(workspace, newest) if newest is not None else ""
    return Teaser(str(portrait.indicator.name), text, about, portrait.address)


def about_words(workspace: Workspace, figure: Figure) -> str:
    """What a figure is of: 于都县，2018年，县城."""
    time = time_words(figure.period, figure.as_of) if figure.time is not None else ""
    parts = (place_name(workspace, figure.place), time, members_words(workspace, figure.members))
    return "，".join(part for part in parts if part)


def address_of(id: str) -> str:
    """The folder of an indicator below the site's root."""
    return f"indicators/{id}/"


def readers(workspace: Workspace) -> Mapping[str, tuple[Indicator, ...]]:
    """By the id of each indicator those whose formulas read it."""
    found: dict[str, list[Indicator]] = {}
    for indicator in workspace.indicators.values():
        if indicator.formula is not None:
            for id in dict.fromkeys(names(parsed(str(indicator.formula)))):
                found.setdefault(id, []).append(indicator)
    return {id: tuple(held) for id, held in found.items()}
