"""Finds the numbers of a ledger that a person asks about: by text, value or id.

Not their stories: those are told by `story`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from briefgen.ledger.entry import Entry, Kind

NEAR = 5
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def matches(entries: Iterable[Entry], asked: str) -> tuple[Entry, ...]:
    """The numbers printed as asked (34.54%) or with this id (n12); if there are none, those of this
    value, with or without unit and commas."""
    held, wanted = tuple(entries), _plain(asked)
    exact = tuple(entry for entry in held if entry.id == wanted or _plain(entry.text) == wanted)
    return exact or tuple(entry for entry in held if wanted in _values(entry))


def nearest(entries: Iterable[Entry], asked: str) -> tuple[str, ...]:
    """Printed numbers that look like the one asked for."""
    texts = {_plain(entry.text): entry.text for entry in entries if entry.kind != "structural"}
    found = get_close_matches(_plain(asked), texts, n=NEAR, cutoff=0.5)
    return tuple(texts[text] for text in found)


def of_kinds(entries: Iterable[Entry], kinds: tuple[Kind, ...]) -> tuple[Entry, ...]:
    """The numbers of some kinds; no kinds mean all."""
    return tuple(entry for entry in entries if not kinds or entry.kind in kinds)


def _plain(text: str) -> str:
    """Without spaces and commas, full-width signs as half-width ones."""
    return re.sub(r"[\s,]", "", unicodedata.normalize("NFKC", text))


def _values(entry: Entry) -> tuple[str, ...]:
    """The other ways to name a number."""
    digits = _DIGITS.search(entry.text)
    printed = (_plain(digits[0]),) if digits is not None else ()
    return (*printed, entry.value, entry.value + entry.unit) if entry.value else printed
