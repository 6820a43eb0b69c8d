"""Names that records keep back: of children, and others.

Not names that merely look like names: only those that the gate is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefgen.diagnostics import Rule
from briefgen.publish.gate.about import About
from briefgen.publish.gate.detectors.hits import Hit
from briefgen.rules import gate as rules

_GAP = r"[ \n\u00a0\u3000·•‧]{0,3}"
"""Names of two characters are printed with a blank between, to stand even with those of three."""


def names(text: str, about: About) -> Iterator[Hit]:
    """BG615, BG616."""
    for rule, listed in ((rules.MINOR_NAMED, about.minors), (rules.PRIVATE_NAME, about.private)):
        if listed:
            yield from _found(text, rule, listed)


def _found(text: str, rule: Rule, listed: frozenset[str]) -> Iterator[Hit]:
    for found in _pattern(listed).finditer(text):
        value = re.sub(_GAP, "", found[0])
        yield Hit(rule, found.start(), value, value[0] + "*" * (len(value) - 1))


@lru_cache(maxsize=8)
def _pattern(listed: frozenset[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, map(str.strip, listed)), key=lambda name: (-len(name), name))
    return re.compile("|".join(map(_spaced, longest_first)) or r"(?!)")


def _spaced(name: str) -> str:
    bare = re.sub(r"[\s\u3000·•‧]+", "", name)
    if bare.isascii():
        return rf"(?i:\b{re.escape(name)}\b)"
    return _GAP.join(map(re.escape, bare))
