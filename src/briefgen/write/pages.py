"""On which page of a PDF each printed line stands, read from the engine's laid out boxes.

Not layout, and not an import of the engine: `pdf` hands its pages in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from briefgen.ledger.places import Mark, Places

TAGS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td", "caption", "figcaption"))
"""Elements that print lines: those that the markup asks an anchor for."""
REPEATED = "th"
FURNITURE = "again"
"""The class of cells that belong to the page and not to the text (续表)."""


def paged(root: Any, numbers: list[int], pages: Iterable[Any]) -> Places:
    """The pages of printed lines; `numbers` are those of each element's first line, in the order of `root`.

    Text that goes on on a further page has a mark where it does.
    """
    elements = numbered_elements(root)
    walk = _Walk({element: _Element(element) for element in elements})
    short: set[int] = set()
    for page_number, page in enumerate(pages, 1):
        walk.lowest = walk.line = 0.0
        walk.enter(page._page_box, None, page_number)
        if page._page_box.content_box_y() + page._page_box.height - walk.lowest > walk.line:
            short.add(page_number)
    marks: list[tuple[Mark, int]] = []
    for number, element in zip(numbers, elements, strict=True):
        marks += (((number, offset), page) for offset, page in walk.elements[element].parts())
    marks.sort()
    return Places(tuple(mark for mark, _ in marks), tuple(page for _, page in marks), frozenset(short))


def numbered_elements(root: Any) -> list[Any]:
    """The elements that print lines, in order."""
    return [e for e in root.iter() if e.tag in TAGS and FURNITURE not in e.get("class", "").split()]


@dataclass(slots=True)
class _Element:
    """An element that prints lines, and how many characters of it each page shows."""

    element: Any
    shown: dict[int, int] = field(default_factory=dict)

    def parts(self) -> list[tuple[int, int]]:
        """Where each page's part of the text starts, and the page."""
        pages = list(self.shown)
        if len(pages) < 2 or self.element.tag == REPEATED:
            return [(0, page) for page in pages[:1]]
        text = "".join(self.element.itertext())
        solid = [offset for offset, char in enumerate(text) if not char.isspace()]
        found, before = [(0, pages[0])], 0
        for page, following in pairwise(pages):
            before += self.shown[page]
            found.append((solid[min(before, len(solid) - 1)], following))
        return found


@dataclass(slots=True)
class _Walk:
    elements: Mapping[Any, _Element]
    lowest: float = 0
    """Where the lowest words of the page end, and (`line`) how high they are."""
    line: float = 0

    def enter(self, box: Any, inside: _Element | None, page: int) -> None:
        """Counts the characters of a box for the element that it stands in."""
        text = getattr(box, "text", None)
        if text is not None:
            if inside is not None:
                inside.shown[page] = inside.shown.get(page, 0) + len("".join(text.split()))
                self.lowest, self.line = max(
                    (self.lowest, self.line), (box.position_y + box.height, box.height)
                )
            return
        if box.element_tag in TAGS:
            inside = self.elements.get(box.element, inside)
        for child in box.children:
            self.enter(child, inside, page)
