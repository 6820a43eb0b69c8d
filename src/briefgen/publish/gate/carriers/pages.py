"""HTML: its text across inline tags, attributes, comments, scripts, styles and properties.

Not a browser: nothing is left out because it is not shown.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

from briefgen.publish.gate.carriers.texts import lines, plain_text, script, values, without_data
from briefgen.publish.gate.opening import Opening
from briefgen.publish.gate.pieces import BLOCK, CELL, Joined, Piece, Stamp, Told, Where

TEXT = Where("正文", "the text", "line", main=True)
ATTRIBUTES = Where("标签的属性", "an attribute")
COMMENTS = Where("HTML 注释", "an HTML comment", "line", main=True)
SCRIPT = Where("脚本", "a script", "line", main=True)
STYLE = Where("样式", "a style sheet", "line", main=True)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tspan",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
CELLS = frozenset(("td", "th", "li", "option"))
DAYS = frozenset(("pubdate", "dcterms.created", "dcterms.modified", "dcterms.date", "article:published_time"))
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:--!?>|\Z)"
    r"|<(?P<raw>script|style)\b(?P<rawtag>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+)>(?P<code>.*?)(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<tag>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+)>"
    r"|<[!?](?P<other>[^>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\n\f]+")
"""Blanks in the source of a page are one blank on it."""
_ATTRIBUTE = re.compile(r"""([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
DRAWN = frozenset(
    ("d", "points", "transform", "viewbox", "style", "class", "srcset", "integrity", "nonce", "id")
)
"""Attributes that are for programs: coordinates, digests."""


def page(text: str, opening: Opening) -> Iterator[Told]:
    """Everything an HTML page says."""
    text, told = without_data(text.replace("\r\n", "\n"), opening)
    yield from told
    parts, starts = _Flow(), lines(text)
    tags: dict[str, str] = {}
    done = 0
    for token in _TOKEN.finditer(text):
        parts.add(text[done : token.start()], done)
        done = token.end()
        if name := token["name"]:
            parts.gap(name.lower())
            if "=" in token["tag"] and not token["end"]:
                tags.setdefault(token["tag"], name.lower())
        elif code := token["raw"]:
            parts.gap(code.lower())
            tags.setdefault(token["rawtag"], code.lower())
            yield from _code(
                code.lower(), token["rawtag"], token["code"] or "", _line(starts, token.start("code"))
            )
        elif words := token["comment"] or token["other"]:
            yield Piece(html.unescape(words), COMMENTS, "prose", _from(words, _line(starts, token.start())))
    parts.add(text[done:], done)
    yield parts.piece(starts)
    yield from _attributes(tags)


class _Flow:
    """The text of a page, and where each part of it stood."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._marks: list[tuple[int, int]] = []
        self._length = 0

    def add(self, text: str, at: int) -> None:
        if text:
            self._marks.append((self._length, at))
            self._put(_SPACE.sub(" ", html.unescape(text) if "&" in text else text))

    def gap(self, tag: str) -> None:
        if tag not in INLINE:
            self._put("\n" if tag == "br" else CELL if tag in CELLS else BLOCK)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def piece(self, starts: tuple[tuple[int, int], ...]) -> Piece:
        numbers: list[tuple[int, int]] = []
        line = 0
        for offset, at in self._marks:
            while line < len(starts) and starts[line][0] <= at:
                line += 1
            numbers.append((offset, starts[line - 1][1] if line else 1))
        return Piece("".join(self._parts), TEXT, "prose", tuple(numbers))


def _line(starts: tuple[tuple[int, int], ...], at: int) -> int:
    return starts[bisect_right(starts, (at, 1 << 60)) - 1][1] if starts else 1


def _from(text: str, line: int) -> tuple[tuple[int, int], ...]:
    return tuple((offset, number + line - 1) for offset, number in lines(text))


def _code(name: str, tag: str, text: str, line: int) -> Iterator[Told]:
    if not text.strip():
        return
    if name == "script" and "json" in tag:
        try:
            yield from values(text, Where("脚本里的 JSON", "the JSON in a script"))
        except (ValueError, RecursionError):
            yield from plain_text(text, SCRIPT)
        return
    for piece in script(text, SCRIPT if name == "script" else STYLE):
        yield Piece(piece.text, piece.where, piece.kind, _from(piece.text, line))


def _attributes(tags: dict[str, str]) -> Iterator[Told]:
    said, drawn = Joined(), Joined()
    for tag, name in tags.items():
        found = [(key.lower(), html.unescape(a or b or c)) for key, a, b, c in _ATTRIBUTE.findall(tag)]
        for key, value in found:
            label = f"<{name} {key if len(key) < 30 else '…'}>"
            if key in DRAWN:
                drawn.add(value, label)
                continue
            said.add(value, label)
            if "%" in value:
                said.add(unquote(value), label)
            if any(char.isdigit() for char in key):
                said.add(key, f"<{name}>")
        if name == "meta":
            yield from _stamp(dict(found))
    if said:
        yield said.piece(ATTRIBUTES)
    if drawn:
        yield drawn.piece(ATTRIBUTES, "code")


def _stamp(attributes: dict[str, str]) -> Iterator[Stamp]:
    name = attributes.get("name") or attributes.get("property") or ""
    if name.lower() in DAYS and (day := day_in(attributes.get("content", ""))):
        yield Stamp(day, Where(f"网页属性 {name}", f"the property {name}"))


def day_in(text: str) -> date | None:
    """The day that a text begins with, as 2019-01-10; None where there is none."""
    found = _DAY.match(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
