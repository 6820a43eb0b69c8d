"""Words about a file that a message may print: without the numbers and names that it is about.

Not the messages: those are in `rules`.
"""

from __future__ import annotations

import re

from briefgen.publish.gate.about import About

_LONG = re.compile(r"[0-9０-９](?:[ _.\-]?[0-9０-９]){6,}[Xx]?")


def safe(words: str, about: About) -> str:
    """The words with long numbers and the names that are kept back covered."""
    words = _LONG.sub(lambda number: f"{number[0][:2]}…{number[0][-2:]}", words)
    for name in about.minors | about.private:
        if name and name in words:
            words = words.replace(name, name[0] + "*" * (len(name) - 1))
    return words
