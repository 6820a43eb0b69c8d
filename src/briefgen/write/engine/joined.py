"""One element in the tag tree for each element of the text: the engine makes one for each page it stands on.

Not the tags themselves: those are the engine's. Not an import of it: `pdf` hands its modules in.
ISO 14289-1 7.1 asks for the logical structure; a paragraph over two pages is one P.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from inspect import signature
from typing import Any

PARAMETERS = ("box", "parent", "pdf", "page_number", "nums", "annotations", "tags")
APART = frozenset(("table", "a", "img"))
"""A table repeats its head on every page, a link has an annotation on each."""
PASSED = frozenset(("html", "body"))


@dataclass(slots=True)
class _Tree:
    """What has been built of one file: of each element of the text its tag and the last page of it."""

    last: dict[int, tuple[Any, int]] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)
    """The elements that are being built, outermost first."""
    apart: int = 0
    """How many of them are tables or links."""


def install(module: Any) -> None:
    """Teaches the engine's module; does nothing if its function is not the one it knows."""
    stock = getattr(module, "_build_box_tree", None)
    if stock is None or tuple(signature(stock).parameters) != PARAMETERS:
        return

    def build(box: Any, parent: Any, pdf: Any, page: int, *rest: Any) -> Any:
        tree: _Tree = pdf.__dict__.setdefault("briefgen_tree", _Tree())
        made = stock(box, parent, pdf, page, *rest)
        element = getattr(box, "element", None)
        if element is None or element.tag in PASSED or tree.apart or id(element) in tree.open:
            yield from made
            return
        tree.open.append(id(element))
        tree.apart += element.tag in APART
        yield from _joined(made, tree, pdf, page)
        tree.apart -= element.tag in APART
        tree.open.pop()

    module._build_box_tree = build


def _joined(made: Iterator[Any], tree: _Tree, pdf: Any, page: int) -> Iterator[Any]:
    """What is made of a box, but for what has joined the same part of the text on the page before."""
    name = tree.open[-1]
    for element in made:
        earlier, before = tree.last.get(name, (None, page))
        if tree.apart or earlier is None or before == page:
            tree.last[name] = element, page
            yield element
        else:
            _adopt(earlier, element, pdf)
            tree.last[name] = earlier, page


def _adopt(earlier: Any, made: Any, pdf: Any) -> None:
    """Moves the children of an element to the one that stands for the same part of the text."""
    for child in made["K"]:
        pdf.objects[int(child.split()[0])]["P"] = earlier.reference
    earlier["K"].extend(made["K"])
    made.clear()  # an empty object stays in the file: the engine's writer cannot leave one out
