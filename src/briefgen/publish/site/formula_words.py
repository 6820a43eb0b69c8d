"""The formula of a derived indicator in words that a reader understands, its indicators as links.

Not its result: that is `model.derivation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.document.numerals import plain_digits
from briefgen.model.formula import Term, parsed
from briefgen.model.indicator import Indicator
from briefgen.model.workspace import Workspace

SIGNS = {"+": " + ", "-": " − ", "*": " × ", "/": " ÷ "}
PARTS = {"": "", "households": "户数", "persons": "人数"}
LEVELS = {
    "country": "国家",
    "province": "省级",
    "prefecture": "市级",
    "county": "县级",
    "township": "乡镇",
    "village": "村级",
    "other": "其他",
}
PLACE = "place"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a formula; `indicator` is the id of the one that they name, if they name one."""

    text: str
    indicator: str = ""


def formula_words(workspace: Workspace, indicator: Indicator) -> tuple[Piece, ...]:
    """The formula of an indicator; nothing where it has none."""
    if indicator.formula is None:
        return ()
    return tuple(_pieces(workspace, parsed(str(indicator.formula))))


def _pieces(workspace: Workspace, term: Term) -> Iterator[Piece]:
    if term.sign == "number":
        yield Piece(plain_digits(term.number))
    elif term.sign == "name":
        yield from _named(workspace, term)
    elif term.sign == "call":
        yield from _call(workspace, term)
    else:
        left, right = term.operands
        yield from _inside(workspace, left, bracketed=term.sign in "*/" and left.sign in ("+", "-"))
        yield Piece(SIGNS[term.sign])
        bracketed = (
            right.sign in SIGNS if term.sign in "-/" else term.sign == "*" and right.sign in ("+", "-")
        )
        yield from _inside(workspace, right, bracketed=bracketed)


def _inside(workspace: Workspace, term: Term, *, bracketed: bool) -> Iterator[Piece]:
    if bracketed:
        yield Piece("（")
    yield from _pieces(workspace, term)
    if bracketed:
        yield Piece("）")


def _named(workspace: Workspace, term: Term) -> Iterator[Piece]:
    indicator = workspace.indicators.get(term.name)
    yield Piece(str(indicator.name), term.name) if indicator is not None else Piece("未公开的指标")
    told = (*(_member(workspace, key, member) for key, member in term.where), PARTS[term.part])
    words = "，".join(word for word in told if word)
    if words:
        yield Piece(f"（{words}）")


def _member(workspace: Workspace, key: str, member: str) -> str:
    if key == PLACE:
        place = workspace.places.get(member)
        return str(place.name) if place is not None else ""
    dimension = workspace.dimensions.get(key)
    members = dimension.members if dimension is not None else ()
    return next((str(one.name) for one in members if one.id == member), "")


def _call(workspace: Workspace, term: Term) -> Iterator[Piece]:
    """A function: its formula, and what is done with it."""
    yield from _inside(workspace, term.operands[0], bracketed=term.operands[0].sign in SIGNS)
    match term.name:
        case "growth":
            yield Piece(f"比{_before(term)}的增长率")
        case "change":
            yield Piece(f"比{_before(term)}的增减数")
        case "rank":
            order = "从低到高" if "ascending" in term.options else "从高到低"
            level = next((LEVELS[word] for word in term.options if word in LEVELS), "同一上级")
            yield Piece(f"在{level}各地中{order}的位次")
        case "mean":
            yield Piece("的平均数，以")
            yield from _inside(workspace, term.operands[1], bracketed=False)
            yield Piece("为权数")
        case "count":
            yield Piece("有数的地方数" if PLACE in term.options else "的项数")
        case "share":
            yield Piece(f"占{_whole(workspace, term.options[0])}的比重")
        case _:
            raise AssertionError(term.name)


def _before(term: Term) -> str:
    return "上期" if "previous" in term.options else "上年同期"


def _whole(workspace: Workspace, axis: str) -> str:
    if axis == PLACE:
        return "上一级地方"
    dimension = workspace.dimensions.get(axis)
    return f"全部{dimension.name}" if dimension is not None else "全部"
