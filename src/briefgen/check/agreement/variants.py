"""Names of records printed with a wrong character, or with characters in another order.

Not misspelt ids and references: loading tells those. A name is looked for by its halves, so that the
slip must lie in one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.check.agreement.known import Same
from briefgen.check.agreement.reading import Reading
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.model.briefing import Bulletin
from briefgen.model.workspace import Workspace
from briefgen.rules import staleness as rules

SHORTEST = 4
"""Characters of a name without its place and its class word (局, 办公室)."""
_CLASSES = re.compile(
    "(?:委员会|办公室|领导小组|中心|支队|大队|支行|分行|局|委|办|处|部|厅|科|站|院|校|所|县|市|省|区|乡|镇|村)$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_TELLING = frozenset(
    "零一二三四五六七八九十百千两东西南北中上下左右前后内外大小老新甲乙丙丁省市县区州乡镇村街总分男女正副"
)
"""Characters that make another name: 东河镇 is not 西河镇."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a record holds."""

    text: str
    span: Span
    is_title: bool = False
    """Whether it is the title of a document, which texts print in 《》."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a workspace, and those worth a look by their halves: where in the name a half starts."""

    known: frozenset[str]
    halves: tuple[tuple[frozenset[str], str, tuple[tuple[Name, int], ...]], ...]
    """The characters of a half come first: most documents lack some."""


def name_variant(reading: Reading) -> Iterator[Diagnostic]:
    """BG352: a name is nearly, and not quite, one that a record holds."""
    text = "\n".join(line.text for line in reading.lines)
    reading.paper.workspace.note("variants", text)
    for found, name in variants(text, reading.paper.workspace.plain):
        yield _finding(reading, found, name)


def variants(text: str, workspace: Workspace) -> Iterator[tuple[str, Name]]:
    """What stands in a text that is nearly a name of the records, with that name."""
    names = _names(Same(workspace))
    told, held = set[str](), frozenset(text)
    for needed, half, whole in names.halves:
        count = text.count(half) if needed <= held else 0
        if count and count > sum(text.count(name.text) for name, _ in whole):
            for found, name, at in _variants(text, half, whole):
                if found not in told and not _is_known(text, at, found, name, names):
                    told.add(found)
                    yield found, name


def _variants(text: str, half: str, whole: tuple[tuple[Name, int], ...]) -> Iterator[tuple[str, Name, int]]:
    at = text.find(half)
    while at >= 0:
        for name, offset in whole:
            start = at - offset
            found = text[max(start, 0) : start + len(name.text)]
            if start < 0 or found == name.text or (name.is_title and text[start - 1 : start] != "《"):
                continue
            if _is_variant(found, name.text):
                yield found, name, start
        at = text.find(half, at + 1)


def _finding(reading: Reading, found: str, name: Name) -> Diagnostic:
    line = next(line for line in reading.lines if found in line.text)
    place = reading.at(line, line.text.index(found))
    related = Related(name.span, f"记录里是“{name.text}”", f"the record says “{name.text}”")
    return rules.NAME_VARIANT.at(place, related, text=found, name=name.text)


def _is_variant(found: str, name: str) -> bool:
    if len(found) != len(name) or found[0] != name[0] or _HAN.fullmatch(found) is None:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(found, name, strict=True)) if a != b]
    if len(wrong) == 1:
        (at,) = wrong
        return at < len(name) - 1 and not {found[at], name[at]} & _TELLING
    return sorted(found) == sorted(name)


def _is_known(text: str, start: int, found: str, name: Name, names: _Names) -> bool:
    """Whether the words belong to another name of the records, or stand beside the right one: then
    the text speaks of the difference."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    if found in names.known or name.text in text[first : last if last >= 0 else len(text)]:
        return True
    around = text[max(start - 8, 0) : start + len(found) + 8]
    return any(found in other and other in around for other in names.known)


@lru_cache(maxsize=2)
def _names(same: Same) -> _Names:
    held, places = tuple(names_known(same.workspace)), _place_words(same.workspace)
    long = {one.text: one for one in held if _is_long(one.text, places)}
    halves: dict[str, list[tuple[Name, int]]] = {}
    for name in long.values():
        if any(name.text[start:] in long for start in range(1, len(name.text))):
            continue  # 区农业农村局 is found as 农业农村局
        middle = (len(name.text) + 1) // 2
        halves.setdefault(name.text[:middle], []).append((name, 0))
        halves.setdefault(name.text[middle:], []).append((name, middle))
    found = ((_needed(half, names), half, tuple(names)) for half, names in halves.items())
    return _Names(frozenset(one.text for one in held), tuple(found))


def _needed(half: str, names: list[tuple[Name, int]]) -> frozenset[str]:
    return frozenset(half + "《") if all(name.is_title for name, _ in names) else frozenset(half)


def _place_words(workspace: Workspace) -> dict[str, tuple[int, ...]]:
    """The names of places with their turns: a workspace may hold thousands."""
    found: dict[str, tuple[int, ...]] = {}
    words = (word for place in workspace.places.values() for word in (place.name, place.short) if word)
    for turn, word in enumerate(words):
        found[str(word)] = (*found.get(str(word), ()), turn)
    return found


def _is_long(name: str, places: dict[str, tuple[int, ...]]) -> bool:
    """Whether enough is left of a name without the places it begins with, taken off one after another in
    their order, and without its class word."""
    core, turn = name, -1
    while following := [
        (later, size) for size in range(1, len(core)) for later in places.get(core[:size], ()) if later > turn
    ]:
        turn, size = min(following)
        core = core[size:]
    return len(_CLASSES.sub("", core)) >= SHORTEST and _HAN.fullmatch(name) is not None


def names_known(workspace: Workspace) -> Iterator[Name]:
    """Every name: of series, organs, places, cases and documents."""
    for id, briefing in workspace.briefings.items():
        if isinstance(briefing, Bulletin):
            for name in (briefing.series.name, briefing.series.sub):
                if name:
                    yield Name(str(name), name.span)
        if len(briefing.title) == 1:
            yield Name(str(briefing.title[0]), workspace.span("briefing", str(id), "title"), is_title=True)
    for organ in workspace.organs.values():
        for name in (organ.name, organ.short, organ.local, *organ.aliases):
            if name:
                yield Name(str(name), name.span)
    for place in workspace.places.values():
        yield Name(str(place.name), place.name.span)
    for id, case in workspace.cases.items():
        for line in case.title:
            yield Name(str(line), workspace.span("case", str(id), "title"))
