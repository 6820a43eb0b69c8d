"""The words of a drawing as outlines: what the paper shows asks for no font.

Not the drawing: that is `chart_svg`, and only what it draws is read here.
"""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree

from briefgen import fonts
from briefgen.fonts.outlines import outlined
from briefgen.write.chart_svg import FONT, kept

MOVED = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")
BEFORE = {"middle": 0.5, "end": 1.0}
"""The share of its width that words stand before their place."""


def with_outlines(inner: str) -> str:
    """What stands inside an svg element, every text of it a path, without the white behind it: a draft's
    mark lies below."""

    def make() -> bytes:
        root = ElementTree.fromstring(f"<svg>{inner}</svg>")
        return "".join(_element(child) for child in root if child.get("fill") != "white").encode("utf-8")

    return kept(f"outlines {inner}", "outlines.svg", make).decode("utf-8")


def _element(element: ElementTree.Element) -> str:
    if element.tag == "text":
        return _text(element)
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    return f"<{element.tag}{attributes}>{''.join(_element(child) for child in element)}</{element.tag}>"


def _text(element: ElementTree.Element) -> str:
    """A text, line by line; lines after the first are spans that say how far below they stand."""
    size = float(element.get("font-size", "10").removesuffix("px"))
    before = BEFORE.get(element.get("text-anchor", ""), 0.0)
    down = 0.0
    paths: list[str] = []
    for line in (element, *element):
        down += float(line.get("dy", "0")) if line is not element else 0.0
        if line.text:
            paths.append(_line(line.text, size, before, down))
    moved = MOVED.search(element.get("transform", ""))
    place = f' transform="translate({moved[1]},{moved[2]})"' if moved else ""
    return f'<g fill="{element.get("fill", "#000")}"{place}>{"".join(paths)}</g>'


def _line(text: str, size: float, before: float, down: float) -> str:
    path, width = outlined(fonts.path_of(fonts.table().families[FONT].regular), text, size)
    return f'<path transform="translate({-before * width:.2f},{down:.2f})" d="{path}"/>'
