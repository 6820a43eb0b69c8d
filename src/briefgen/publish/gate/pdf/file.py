"""Every object of a PDF file, found by looking through its bytes, and not by its table: what the table has
forgotten is published, too.

Not what the objects mean: that is `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.publish.gate.opening import Budget
from briefgen.publish.gate.pdf.filters import Undecodable, unpacked
from briefgen.publish.gate.pdf.objects import Broken, Dict, Object, Ref, Stream, parsed

_HEAD = re.compile(rb"(?<![0-9])([0-9]{1,10})[\x00\t\n\f\r ]+([0-9]{1,5})[\x00\t\n\f\r ]+obj\b")
_STREAM = re.compile(rb"[\x00\t\n\f\r ]*stream(?:\r\n|\n|\r)")
_END = re.compile(rb"[\r\n]{0,2}endstream")
_TRAILER = re.compile(rb"trailer[\x00\t\n\f\r ]*(?=<<)")


@dataclass(slots=True)
class File:
    """The objects of a PDF: the latest of each number, and every one that ever was."""

    latest: dict[int, Object | Stream] = field(default_factory=dict)
    every: list[tuple[int, Object | Stream]] = field(default_factory=list)
    loose: list[bytes] = field(default_factory=list)
    """Bytes that stand outside of objects and streams' data."""
    root: Object = None
    locked: bool = False
    earlier: bool = False
    """Whether an object stands there in more than one version."""
    unreadable: list[tuple[int, str]] = field(default_factory=list)
    """Objects that cannot be read, with the filter or nothing."""

    def get(self, value: Object | Stream) -> Object | Stream:
        """What a reference leads to; anything else is itself."""
        for _ in range(20):
            if not isinstance(value, Ref):
                return value
            value = self.latest.get(value.number)
        return None

    def about(self, value: Object | Stream) -> Dict:
        """The dictionary behind a value, empty where there is none."""
        found = self.get(value)
        if isinstance(found, Stream):
            return found.about
        return found if isinstance(found, dict) else {}

    def listed(self, value: Object | Stream) -> list[Object]:
        """The items of an array, or the one thing that stands in its place."""
        found = self.get(value)
        if isinstance(found, list):
            return found
        return [] if value is None or isinstance(value, Stream) else [value]


def file_of(content: bytes, budget: Budget) -> File:
    """The objects of a file."""
    file = File()
    done = at = 0
    while head := _HEAD.search(content, at):
        number = int(head[1])
        try:
            value, end = parsed(content, head.end())
        except Broken:
            at = head.end()
            file.unreadable.append((number, ""))
            continue
        file.loose.append(content[done : head.start()])
        found, at = _with_data(content, value, end, file)
        done = at
        _keep(file, number, found)
    file.loose.append(content[done:])
    for number, one in tuple(file.every):
        _ends(file, one)
        _of_stream(file, number, one, budget)
    _trailers(file, content)
    return file


def _with_data(content: bytes, value: Object, end: int, file: File) -> tuple[Object | Stream, int]:
    start = _STREAM.match(content, end)
    if start is None or not isinstance(value, dict):
        return value, end
    length = value.get("Length")
    if isinstance(length, Ref):
        length = _number_at(content, length.number)
    if isinstance(length, int):
        stop = start.end() + length
        if close := _END.match(content, stop):
            return Stream(value, content[start.end() : stop]), close.end()
    close = _END.search(content, start.end())
    if close is None:
        return Stream(value, content[start.end() :]), len(content)
    return Stream(value, content[start.end() : close.start()]), close.end()


def _number_at(content: bytes, number: int) -> int | None:
    """A length that stands in an object of its own, which may come later."""
    found = re.search(
        rb"(?<![0-9])%d[\x00\t\n\f\r ]+[0-9]+[\x00\t\n\f\r ]+obj[\x00\t\n\f\r ]+([0-9]+)" % number, content
    )
    return int(found[1]) if found else None


def _keep(file: File, number: int, value: Object | Stream) -> None:
    if number in file.latest and file.latest[number] != value:
        file.earlier = True
    file.latest[number] = value
    file.every.append((number, value))


def _ends(file: File, value: Object | Stream) -> None:
    if isinstance(value, Stream) and value.about.get("Type") == "XRef":
        file.root = value.about.get("Root", file.root)
        file.locked = file.locked or "Encrypt" in value.about


def _trailers(file: File, content: bytes) -> None:
    for found in _TRAILER.finditer(content):
        try:
            about, _ = parsed(content, found.end())
        except Broken:
            continue
        if isinstance(about, dict):
            file.root = about.get("Root", file.root)
            file.locked = file.locked or "Encrypt" in about


def _of_stream(file: File, number: int, value: Object | Stream, budget: Budget) -> None:
    if not isinstance(value, Stream) or value.about.get("Type") != "ObjStm":
        return
    try:
        content, _ = unpacked(value, budget)
        for inner, one in _inside(value.about, content):
            _keep(file, inner, one)
    except (Undecodable, Broken):
        file.unreadable.append((number, "ObjStm"))


def _inside(about: Dict, content: bytes) -> Iterator[tuple[int, Object]]:
    """The objects of an object stream: a table of numbers and offsets, then the objects."""
    first = about.get("First")
    if not isinstance(first, int):
        raise Broken
    table = content[:first].split()
    for at in range(0, len(table) - 1, 2):
        yield int(table[at]), parsed(content, first + int(table[at + 1]))[0]
