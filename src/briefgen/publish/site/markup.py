"""The tags of a finished page as the checks see them: names, attributes, lines.

Not a full reading of HTML: our own pages are read back, whose attributes are quoted. Not what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(
    r"<!--.*?-->|<(?P<name>[a-zA-Z][\w:-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"([^\s=/\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_TOLD = re.compile(
    r"\s(?:id|href|src|srcset|name|action|data|poster|http-equiv|xlink:href)\s*=", re.IGNORECASE
)
"""A tag without one of these attributes says nothing that is checked."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: its name and the names of its attributes in small letters; the line it begins on."""

    name: str
    attributes: Mapping[str, str]
    line: int


def tags(html: str) -> Iterator[Tag]:
    """The start tags of a page that name, address or describe something, in their order."""
    line, last = 1, 0
    for match in _TAG.finditer(html):
        rest = match["rest"]
        if not rest or _TOLD.search(rest) is None:
            continue
        line, last = line + html.count("\n", last, match.start()), match.start()
        yield Tag(match["name"].lower(), _attributes(rest), line)


def _attributes(rest: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] if match[2] is not None else match[3])
        for match in _ATTRIBUTE.finditer(rest)
    }
