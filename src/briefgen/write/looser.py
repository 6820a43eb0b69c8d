"""Text before a signature that finds no room below it (GB/T 9704-2012 7.3.5.5): some characters stand a
little further apart, so that the page before stays full and a line of text goes on above the signature. Where
that is not enough, a short last paragraph goes to the signature's page as a whole.

Not the lines of the signature: those are `signature`. Not an import of the engine: `pdf` hands its pages in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import ceil, floor
from typing import Any

from briefgen.document.layout import Layout
from briefgen.document.pieces import Line, Piece, Role
from briefgen.document.texts import numbered
from briefgen.document.titles import size
from briefgen.write.pages import numbered_elements

PX_PT = 0.75
FEWER = (1, 2)  # house: characters that a line of wider set text has less
SPARE = 0.04  # lines by which a paragraph has to be longer, since marks at the ends of lines take room
TRIALS = 3
MOST = 0.25  # house: the share of the lines of a text that may be set wider
BREAK = 4  # house: empty lines that show that a page ends with its paragraph, and is not a line short
LONGEST = 6  # house: lines of a paragraph that may go over to the next page as a whole
SIGNATURE = (Role.SIGN_ORGAN, Role.SIGN_DATE)


@dataclass(slots=True)
class Laid:
    """A paragraph as it was laid out: the number of its printed line, its role and text, and the page of
    each line with the lines that still fit below it there."""

    number: int
    role: str
    text: str
    lines: list[tuple[int, int]] = field(default_factory=list)


def laid_out(root: Any, numbers: list[int], pages: Iterable[Any], layout: Layout) -> tuple[Laid, ...]:
    """The paragraphs of laid out pages, in order; lines on turned sheets are left out."""
    found = {
        element: Laid(number, element.get("class", "").split(" ")[0], "".join(element.itertext()))
        for element, number in zip(numbered_elements(root), numbers, strict=True)
    }
    pitch = layout.pitch_pt / PX_PT
    for number, page in enumerate(pages, 1):
        sheet = page._page_box
        if abs(sheet.width * PX_PT - layout.type_width_pt) < 1:
            _enter(sheet, found, number, sheet.content_box_y() + sheet.height, pitch)
    return tuple(found.values())


def _enter(box: Any, found: dict[Any, Laid], page: int, bottom: float, pitch: float) -> None:
    """Notes the lines of every paragraph inside a box."""
    laid = found.get(box.element) if box.element_tag != "a" else None
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox" and laid is not None:
            room = (bottom - child.position_y - child.height) / pitch
            laid.lines.append((page, floor(room + 0.1)))
        else:
            _enter(child, found, page, bottom, pitch)


def wanting(text: tuple[Laid, ...]) -> int:
    """How many lines the text is short of, so that the page before the signature's is full and one line of
    text stands with the signature; 0 where nothing is to be done."""
    end = next((n for n, laid in enumerate(text) if laid.role in SIGNATURE), 0)
    signed = text[end].lines[0][0] if text[end : end + 1] and text[end].lines else 0
    body = [(page, room, laid) for laid in text[:end] for page, room in laid.lines]
    beside = [laid for page, _, laid in body if page == signed]
    before = [(room, laid) for page, room, laid in body if page == signed - 1]
    if not beside or not before or any(laid.role != Role.BODY for laid in (beside[0], before[-1][1])):
        return 0
    room, along = before[-1][0], sum(laid.role == Role.BODY for laid in beside)
    if room >= BREAK and beside[0].lines[0][0] == signed:
        return 0
    return max(room - along + 1, 0) if room else 0


def loosened(
    pieces: tuple[Piece, ...], text: tuple[Laid, ...], layout: Layout
) -> Iterator[tuple[Piece, ...]]:
    """Ways to set the text otherwise, the least visible first; none where nothing is to be done."""
    wanted = wanting(text)
    if not wanted:
        return
    for more in range(TRIALS):
        if chosen := _chosen(text, wanted + more, layout):
            yield tuple(_wider(piece, chosen.get(number, 0)) for number, piece in numbered(pieces))
    if last := _last(text):
        yield tuple(_whole(piece, number == last) for number, piece in numbered(pieces))


def _wider(piece: Piece, fewer: int) -> Piece:
    return replace(piece, fewer_chars=fewer) if fewer and isinstance(piece, Line) else piece


def _whole(piece: Piece, last: bool) -> Piece:
    return replace(piece, whole=True) if last and isinstance(piece, Line) else piece


def _last(text: tuple[Laid, ...]) -> int:
    """The number of the last paragraph, if it is short and divided and leaves a visible end of the page."""
    end = next(n for n, laid in enumerate(text) if laid.role in SIGNATURE)
    last = next((laid for laid in reversed(text[:end]) if laid.role == Role.BODY), None)
    if last is None or len(last.lines) > LONGEST or last.lines[0][0] == last.lines[-1][0]:
        return 0
    before = [room for page, room in last.lines if page == last.lines[0][0]]
    return last.number if before[-1] + len(before) >= BREAK else 0


def _chosen(text: tuple[Laid, ...], wanted: int, layout: Layout) -> dict[int, int]:
    """The paragraphs that are set wider, and by how many characters a line: as few lines as possible, near
    the signature; none if they are not enough, or too many of all lines."""
    end = next(n for n, laid in enumerate(text) if laid.role in SIGNATURE)
    body = [laid for laid in text[:end] if laid.role == Role.BODY]
    ways = [(laid, fewer, _gain(laid, fewer, layout)) for laid in reversed(body) for fewer in FEWER]
    chosen: dict[int, int] = {}
    widened = 0
    for laid, fewer, gain in sorted(ways, key=lambda way: way[1] * len(way[0].lines) / (way[2] or 0.01)):
        if wanted > 0 and gain and laid.number not in chosen:
            chosen[laid.number] = fewer
            widened += len(laid.lines)
            wanted -= gain
    return chosen if wanted <= 0 and widened <= MOST * sum(len(laid.lines) for laid in body) else {}


def _gain(laid: Laid, fewer: int, layout: Layout) -> int:
    """How many lines longer a paragraph is with so many characters fewer in a line."""
    first = layout.look(Role.BODY).first_chars * layout.char_pt
    spacing = layout.type_width_pt / (layout.chars - fewer) - layout.body_pt
    wide = first + size(laid.text) * layout.body_pt + len(laid.text) * spacing
    return max(ceil(wide / layout.type_width_pt - SPARE) - len(laid.lines), 0)
