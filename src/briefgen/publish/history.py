"""`history.json`: every version of every document that stood on the website, with its hashes.

Not the documents. It is public, and part of the website; what it says decides what counts as changed.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from briefgen.publish.site.site import Download

VERSION = 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NAME = re.compile(r"\w[\w.-]*")
_WORDS = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*")
_HASH = re.compile(r"[0-9a-f]{64}")
Format = Literal["pdf", "docx", "txt"]
FORMATS: tuple[Format, ...] = ("pdf", "docx", "txt")
"""What readers download."""


class Unreadable(Exception):
    """Why a history says nothing, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(frozen=True, slots=True)
class Entry:
    """One version: the day it was put there (ISO 8601), how many corrections it told, its files."""

    day: str
    corrections: int
    files: tuple[Download, ...]

    @property
    def words(self) -> str:
        """The hash of the text file: of the words, whatever the pages look like."""
        return next((file.sha256 for file in self.files if file.format == "txt"), "")


@dataclass(frozen=True, slots=True)
class Past:
    """What was published of one document: its number in its year, its versions, the oldest first."""

    year: int
    sequence: int
    versions: tuple[Entry, ...]
    withdrawn: tuple[str, str] | None = None
    """The day of its withdrawal and the reason."""


@dataclass(frozen=True, slots=True)
class History:
    """What was published, by the id of the document."""

    documents: Mapping[str, Past] = field(default_factory=dict)

    def last(self, year: int) -> int:
        """The last number that was given in a year."""
        return max((one.sequence for one in self.documents.values() if one.year == year), default=0)

    def standing(self) -> tuple[str, ...]:
        """The documents that are on the website."""
        return tuple(id for id, past in self.documents.items() if past.withdrawn is None)


def written(history: History) -> bytes:
    """The file; equal histories give equal bytes."""
    documents = {id: _document(past) for id, past in sorted(history.documents.items())}
    said = {"version": VERSION, "documents": documents}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes) -> History:
    """What a file says. Raises Unreadable."""
    try:
        said = json.loads(content)
        if said["version"] != VERSION:
            raise Unreadable("它的版本不认识", "its version is not known")
        return History({_matching(_NAME, id): _past(one) for id, one in said["documents"].items()})
    except (ValueError, RecursionError) as error:
        raise Unreadable("它不是完整的 JSON", "it is no whole JSON") from error
    except (KeyError, TypeError, AttributeError) as error:
        zh, en = "里面缺少应有的内容，或类型不对", "what it must hold is absent or of another type"
        raise Unreadable(zh, en) from error


def _document(past: Past) -> dict[str, object]:
    versions = [_entry(number, one) for number, one in enumerate(past.versions, 1)]
    said: dict[str, object] = {"year": past.year, "sequence": past.sequence, "versions": versions}
    if past.withdrawn is not None:
        day, why = past.withdrawn
        said["withdrawn"] = {"date": day, "why": why}
    return said


def _entry(number: int, entry: Entry) -> dict[str, object]:
    files = {file.name: {"size": file.size, "sha256": file.sha256} for file in entry.files}
    return {"version": number, "date": entry.day, "corrections": entry.corrections, "files": files}


def _past(said: Any) -> Past:
    withdrawn = said.get("withdrawn")
    return Past(
        _whole(said["year"]),
        _whole(said["sequence"]),
        tuple(_version(one) for one in said["versions"]),
        None if withdrawn is None else (_day(withdrawn["date"]), _matching(_WORDS, withdrawn["why"])),
    )


def _version(said: Any) -> Entry:
    files = tuple(_file(name, one) for name, one in said["files"].items())
    return Entry(_day(said["date"]), _whole(said["corrections"]), files)


def _file(name: str, said: Any) -> Download:
    found = format_of(_matching(_NAME, name))
    if found is None:
        raise TypeError(name)
    return Download(found, name, _whole(said["size"]), _matching(_HASH, said["sha256"]))


def format_of(name: str) -> Format | None:
    """The format of a file that readers download, by its name; None of another file."""
    suffix = name.rpartition(".")[2]
    return next((known for known in FORMATS if suffix == known), None)


def _whole(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise TypeError(said)
    return said


def _text(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError(said)
    said.encode()  # half a surrogate pair cannot be written again
    return said


def _day(said: Any) -> str:
    """A day that there is. Raises TypeError."""
    try:
        return datetime.date.fromisoformat(_matching(_DAY, said)).isoformat()
    except ValueError as error:
        raise TypeError(said) from error


def _matching(form: re.Pattern[str], said: Any) -> str:
    if form.fullmatch(_text(said)) is None:
        raise TypeError(said)
    return str(said)


def numbered(history: History, asked: Iterable[tuple[str, int]]) -> dict[str, tuple[int, int]]:
    """Year and number of every document: those that it has, or else the next ones of its year, in the order
    in which they are asked for."""
    known = {id: (past.year, past.sequence) for id, past in history.documents.items()}
    lasts: dict[int, int] = {}
    for id, year in asked:
        if id not in known:
            lasts[year] = lasts.get(year, history.last(year)) + 1
            known[id] = (year, lasts[year])
    return known
