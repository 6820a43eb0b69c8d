"""Which documents print an indicator, with the printed words and where they stand.

Not the figures themselves: a document may print what it works out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.publish.site.site import Published
from briefgen.write.web_page import Use


@dataclass(frozen=True, slots=True)
class Printing:
    """A document that prints an indicator, and where."""

    document: Published
    uses: tuple[Use, ...]


def printings(documents: Iterable[Published]) -> Mapping[str, tuple[Printing, ...]]:
    """By the id of each indicator the documents that print it, in their order."""
    found: dict[str, list[Printing]] = {}
    for document in documents:
        held: dict[str, list[Use]] = {}
        for use in document.uses:
            held.setdefault(use.indicator, []).append(use)
        for indicator, uses in held.items():
            found.setdefault(indicator, []).append(Printing(document, tuple(uses)))
    return {indicator: tuple(held) for indicator, held in found.items()}
