"""Properties of Word as they end up: defaults, styles along their chain, and what a paragraph or run adds.

Not what they mean on the page: that is `docx_story`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from briefgen.form.docx_xml import A, W, local

Raw = Mapping[str, str]
"""Properties by element, or element and attribute: `jc` both, `ind.firstLine` 632, `pBdr.bottom.sz` 10."""

LONGEST_CHAIN = 50
"""Styles that stand on one another; a ring ends there too."""
_NUMBER = re.compile(r"[-+]?\d{1,9}(?:\.\d{1,9})?")
_SYNONYMS = {
    "ind.start": "ind.left",
    "ind.end": "ind.right",
    "ind.startChars": "ind.leftChars",
    "ind.endChars": "ind.rightChars",
}
_THEMED = {"rFonts.eastAsia": "rFonts.eastAsiaTheme", "rFonts.ascii": "rFonts.asciiTheme"}
_UNDONE = {
    **_THEMED,
    "ind.hanging": "ind.firstLine",
    "ind.firstLine": "ind.hanging",
    "ind.hangingChars": "ind.firstLineChars",
    "ind.firstLineChars": "ind.hangingChars",
}
"""A property, and the one that it puts out of force when it is set later."""


def flat(properties: Element | None) -> dict[str, str]:
    """The properties of one `w:pPr` or `w:rPr`."""
    found: dict[str, str] = {}
    for one in properties if properties is not None else ():
        name = local(one)
        if name in ("pBdr", "numPr"):
            for inner in one:
                found[f"{name}.{local(inner)}"] = inner.get(f"{W}val", "")
                found |= _attributes(f"{name}.{local(inner)}", inner)
        elif name == "tabs":
            stops = [stop.get(f"{W}pos", "") for stop in one if stop.get(f"{W}val") in ("right", "end")]
            found |= {"tabs.right": stops[-1]} if stops else {}
        elif name not in ("rPr", "sectPr", "pPrChange", "rPrChange"):
            found[name] = one.get(f"{W}val", "1")
            found |= _attributes(name, one)
    return found


def _attributes(name: str, element: Element) -> dict[str, str]:
    named = ((f"{name}.{key.rpartition('}')[2]}", value) for key, value in element.items())
    return {_SYNONYMS.get(key, key): value for key, value in named}


def laid_over(under: Raw, over: Raw) -> dict[str, str]:
    """Properties with later ones over them."""
    undone = {_UNDONE[key] for key in over if key in _UNDONE} - over.keys()
    return {**{key: value for key, value in under.items() if key not in undone}, **over}


def is_on(raw: Raw, name: str, default: bool = False) -> bool:
    """Whether a property that is on or off is on."""
    return raw[name] not in ("0", "false", "off", "none") if name in raw else default


def number(raw: Raw, name: str, default: float = 0) -> float:
    """A property that is a number; the default where it is none, or none that Word takes."""
    value = raw.get(name)
    return float(value) if value is not None and _NUMBER.fullmatch(value) else default


@dataclass(slots=True)
class Styles:
    """The styles of a file. `themes` are the faces of the theme: `minorEastAsia` 等线."""

    named: Mapping[str, Element]
    defaults: tuple[dict[str, str], dict[str, str]]
    """Of paragraphs, and of runs."""
    usual: Mapping[str, str]
    """The style of what names none, by type: paragraph, character, table."""
    themes: Mapping[str, str]
    _paragraphs: dict[str, dict[str, str]] = field(default_factory=dict)
    _runs: dict[str, dict[str, str]] = field(default_factory=dict)

    def paragraph(self, style: str) -> dict[str, str]:
        """What a paragraph of a style has before it adds its own."""
        if style not in self._paragraphs:
            self._paragraphs[style] = self._along(style, "pPr", self.defaults[0])
        return self._paragraphs[style]

    def run(self, style: str, character: str = "") -> dict[str, str]:
        """What a run has in a paragraph of a style, with a character style over it."""
        key = f"{style}\0{character}"
        if key not in self._runs:
            under = self._along(style, "rPr", self.defaults[1])
            self._runs[key] = self._along(character, "rPr", under)
        return self._runs[key]

    def _along(self, style: str, part: str, under: dict[str, str]) -> dict[str, str]:
        for element in self.chain(style):
            under = laid_over(under, flat(element.find(f"{W}{part}")))
        return under

    def chain(self, style: str) -> tuple[Element, ...]:
        """The style and those that it stands on, the lowest first."""
        found: list[Element] = []
        while style in self.named and len(found) < LONGEST_CHAIN:
            found.append(self.named[style])
            based = found[-1].find(f"{W}basedOn")
            style = based.get(f"{W}val", "") if based is not None else ""
        return tuple(reversed(found))

    def face(self, run: Raw, slot: str) -> tuple[str, bool]:
        """The face of a slot (`eastAsia`, `ascii`), and whether it comes from the theme."""
        theme = run.get(f"rFonts.{slot}Theme")
        if theme is not None:
            return self.themes.get(theme, ""), True
        return run.get(f"rFonts.{slot}", ""), False


def styles_of(styles: Element | None, theme: Element | None) -> Styles:
    """The styles of a style sheet and a theme; either may be missing."""
    elements = styles.findall(f"{W}style") if styles is not None else []
    usual = {
        one.get(f"{W}type", ""): one.get(f"{W}styleId", "")
        for one in elements
        if one.get(f"{W}default") in ("1", "true", "on")
    }
    return Styles(
        {one.get(f"{W}styleId", ""): one for one in elements},
        (_default(styles, "pPr"), _default(styles, "rPr")),
        usual,
        _themes(theme),
    )


def _default(styles: Element | None, part: str) -> dict[str, str]:
    return flat(styles.find(f"{W}docDefaults/{W}{part}Default/{W}{part}")) if styles is not None else {}


def _themes(theme: Element | None) -> dict[str, str]:
    """Faces by the names that properties use; a theme for all scripts lists the Chinese one as Hans."""
    found: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        holder = next(theme.iter(f"{A}{kind}Font"), None) if theme is not None else None
        if holder is None:
            continue
        latin, east = holder.find(f"{A}latin"), holder.find(f"{A}ea")
        hans = next((f for f in holder.findall(f"{A}font") if f.get("script") == "Hans"), None)
        found[f"{kind}Ascii"] = found[f"{kind}HAnsi"] = _typeface(latin)
        found[f"{kind}EastAsia"] = _typeface(east) or _typeface(hans)
    return found


def _typeface(element: Element | None) -> str:
    return element.get("typeface", "") if element is not None else ""
