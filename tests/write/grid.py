"""What stands where on the pages of a PDF, read by pdfplumber alone: lines of body text and the tag tree.

Not a test.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pdfplumber

MM = 72 / 25.4
BODY_PT, PITCH_PT, RIGHT_MM = 16.0, 28.95, 184.0
NO_START = "，。、；：？！）》〉」』】〕”’％%‰℃…—～·,.;:!?)]}"
NO_END = "（《〈「『【〔“‘([{"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of characters of the body size: its page, base line (pt from below), text and right end."""

    page: int
    y: float
    text: str
    left_mm: float
    right_mm: float


def lines(content: bytes) -> list[Line]:
    """The body lines of a file in order."""
    with pdfplumber.open(io.BytesIO(content)) as file:
        return [line for page in file.pages for line in _lines(page)]


def _lines(page: Any) -> Iterator[Line]:
    rows: dict[float, list[dict[str, Any]]] = {}
    for char in page.chars:
        if abs(char["size"] - BODY_PT) < 0.1:
            rows.setdefault(round(char["matrix"][5], 2), []).append(char)
    for y in sorted(rows, reverse=True):
        row = sorted(rows[y], key=lambda char: char["x0"])
        text = "".join(char["text"] for char in row)
        yield Line(page.page_number, y, text, row[0]["x0"] / MM, row[-1]["x1"] / MM)


def counts(found: list[Line]) -> list[int]:
    """Lines of each page."""
    return [sum(line.page == page for line in found) for page in range(1, found[-1].page + 1)]


def steps(found: list[Line]) -> set[float]:
    """The distances of lines that follow one another on a page."""
    return {round(a.y - b.y, 2) for a, b in pairwise(found) if a.page == b.page}


def continued(found: list[Line]) -> list[Line]:
    """Lines whose paragraph goes on: the next one starts at the left edge."""
    return [a for a, b in pairwise(found) if b.left_mm < 30]


def faults(found: list[Line]) -> list[str]:
    """Lines that start or end with a mark that may not stand there, or that split a number or a dash."""
    bad = [line.text for line in found if line.text[-1] in NO_END]
    for before, line in pairwise(found):
        if line.left_mm > 30:
            continue  # a paragraph may start with ——
        numbers = before.text[-1].isascii() and before.text[-1].isdigit() and line.text[0].isdigit()
        if line.text[0] in NO_START or numbers:
            bad.append(f"{before.text} | {line.text}")
    return bad


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tag tree: its name, text and the pages that it stands on."""

    name: str
    text: str
    pages: tuple[int, ...]


def tags(content: bytes, *names: str) -> list[Tag]:
    """The elements of these names, in the order of the tree."""
    with pdfplumber.open(io.BytesIO(content)) as file:
        texts: dict[tuple[int, int], str] = {}
        for page in file.pages:
            for char in page.chars:
                if char.get("mcid") is not None:
                    key = page.page_number, char["mcid"]
                    texts[key] = texts.get(key, "") + char["text"]
        return [tag for root in file.structure_tree for tag in _tags(root, names, texts)]


def _tags(node: dict[str, Any], names: tuple[str, ...], texts: dict[tuple[int, int], str]) -> Iterator[Tag]:
    if node["type"] in names:
        parts = list(_parts(node))
        yield Tag(
            node["type"],
            "".join(texts.get(part, "") for part in parts),
            tuple(sorted({page for page, _ in parts})),
        )
        return
    for child in node.get("children", ()):
        yield from _tags(child, names, texts)


def _parts(node: dict[str, Any]) -> Iterator[tuple[int, int]]:
    for mcid in node.get("mcids", ()):
        yield node["page_number"], mcid
    for child in node.get("children", ()):
        yield from _parts(child)
