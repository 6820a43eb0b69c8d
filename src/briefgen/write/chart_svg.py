"""Charts as SVG and PNG, drawn by vl-convert in the pinned font, and remembered by what they are drawn from.

Not what is drawn: that is `chart_spec`. The one door to vl-convert.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from briefgen import fonts
from briefgen.document.charts import Fault, alternative, fault
from briefgen.document.tree import Chart, plain
from briefgen.fonts.named import named
from briefgen.kept import keep, place, remembered
from briefgen.write.chart_missing import ChartEngineMissing
from briefgen.write.chart_spec import chart_spec
from briefgen.write.chart_theme import FAMILY, SITE, SITE_NARROW, SITE_SMALL, Theme

__all__ = [
    "SITE",
    "SITE_NARROW",
    "SITE_SMALL",
    "ChartEngineMissing",
    "Theme",
    "Undrawable",
    "chart_png",
    "chart_svg",
    "drawing",
]

FORM = "1"
"""Changes when the drawing changes, so that nobody sees what an older program has kept."""
VEGA_LITE = "6.4"
FONT = "Briefgen Sans"
"""The family of the table of fonts that the words of charts are drawn in."""
SVG = "http://www.w3.org/2000/svg"
STATM, DATA = Path("/proc/self/statm"), 5
RESERVED_MB = 640
"""What the engine (V8) asks the system for, measured; of this it holds about 110 MB."""
HIGHEST = 3
"""Pixels of a PNG for each pixel of the drawing."""


class Undrawable(Exception):
    """A chart that cannot be drawn honestly; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault)


def chart_svg(chart: Chart, theme: Theme = SITE, *, id: str) -> str:
    """The chart as one svg element that a strict content security policy lets pass: presentation attributes
    only. Its title is the caption, its description the figures in words.

    Raises Undrawable and ChartEngineMissing.
    """
    opening, inner = drawing(chart, theme)
    title, told = escape(plain(chart.caption), quote=False), escape(alternative(chart), quote=False)
    named = f' role="img" aria-labelledby="{id}-t {id}-d"'
    words = f'<title id="{id}-t">{title}</title><desc id="{id}-d">{told}</desc>'
    family = escape(theme.family.replace('"', "'"))
    return f'<svg xmlns="{SVG}"{opening}{named} font-family="{family}">{words}{inner}</svg>'


def chart_png(chart: Chart, theme: Theme) -> bytes:
    """The chart as a PNG. Raises Undrawable and ChartEngineMissing."""
    opening, inner = drawing(chart, theme)
    svg = f'<svg xmlns="{SVG}"{opening} font-family="{FAMILY}">{inner}</svg>'

    def make() -> bytes:
        drawn: bytes = _engine().svg_to_png(svg, scale=HIGHEST)
        return drawn

    return kept(f"png {HIGHEST} {svg}", "png", make)


def drawing(chart: Chart, theme: Theme) -> tuple[str, str]:
    """The attributes of size, and what stands inside the svg element; its words name no font."""
    found = fault(chart)
    if found is not None:
        raise Undrawable(found)
    spec = json.dumps(chart_spec(chart, theme), ensure_ascii=False, sort_keys=True)

    def make() -> bytes:
        drawn: str = _engine().vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])
        return _cleaned(drawn).encode("utf-8")

    opening, _, inner = kept(f"svg {spec}", "svg", make).decode("utf-8").partition("\n")
    return opening, inner


def kept(source: str, ending: str, make: Callable[[], bytes]) -> bytes:
    """What is made from a source, remembered by it, by the font and by the version of the engine."""
    font = fonts.table().families[FONT].regular.sha256
    whole = f"{FORM} {_version()} {font} {source}".encode()
    path = place("charts", f"{hashlib.sha256(whole).hexdigest()}.{ending}")
    with suppress(OSError):
        return remembered(path)
    made = make()
    keep(path, made)
    return made


@cache
def _version() -> str:
    from importlib import metadata

    try:
        return metadata.version("vl-convert-python")
    except metadata.PackageNotFoundError:
        raise ChartEngineMissing from None


@cache
def _engine() -> Any:
    """The engine, told of the one font that it may use. It ends the process where it finds no room, so it is
    not started then: MemoryError."""
    _hold_room()
    try:
        import vl_convert
    except ImportError:
        raise ChartEngineMissing from None
    font = fonts.table().families[FONT].regular
    folder = tempfile.TemporaryDirectory(prefix="briefgen-")
    atexit.register(folder.cleanup)
    Path(folder.name, "chart.otf").write_bytes(named(fonts.path_of(font), font.sha256, FAMILY))
    vl_convert.register_font_directory(folder.name)
    return vl_convert


def _hold_room() -> None:
    """Raises MemoryError where this process may not have as much memory as the engine reserves."""
    if sys.platform != "linux":
        return
    import resource

    most, _ = resource.getrlimit(resource.RLIMIT_DATA)
    held = int(STATM.read_bytes().split()[DATA]) * resource.getpagesize()
    if most != resource.RLIM_INFINITY and held + RESERVED_MB * 1024**2 > most:
        raise MemoryError(f"charts take {RESERVED_MB} MB")


# ---- what the engine draws, without what no reader needs

KEPT = frozenset(
    ("transform", "d", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "width", "height", "fill", "stroke")
) | frozenset(("stroke-width", "stroke-dasharray", "opacity", "text-anchor", "font-size", "font-weight"))
NUMBER = re.compile(r"-?\d+\.\d{3,}")


def _cleaned(svg: str) -> str:
    """The attributes of size on the first line, then the drawing."""
    root = ElementTree.fromstring(svg)
    opening = "".join(f' {name}="{root.get(name)}"' for name in ("width", "height", "viewBox"))
    return opening + "\n" + "".join(_element(child) for child in root)


def _element(element: ElementTree.Element) -> str:
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if tag == "path" and (element.get("display") == "none" or "background" in element.get("class", "")):
        return ""
    inner = "".join(_element(child) for child in element)
    text = escape(element.text or "", quote=False) if tag in ("text", "tspan") else ""
    if not inner and not text and tag in ("g", "text", "tspan"):
        return ""
    attributes = "".join(f' {name}="{value}"' for name, value in _attributes(element))
    if tag == "g" and not attributes:
        return inner
    return f"<{tag}{attributes}>{text}{inner}</{tag}>"


def _attributes(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if name not in KEPT or (name, value) in (("opacity", "1"), ("transform", "translate(0,0)")):
            continue
        if name == "font-weight" and value == "normal":
            continue
        yield name, escape(NUMBER.sub(lambda match: f"{float(match[0]):.2f}", value))
