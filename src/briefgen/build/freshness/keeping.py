"""The PDF of the last build, where this one would set the same pages: it takes longer than all the rest.

Not the setting: that is `write/pdf`. What is kept is told by what the pages are made from.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.freshness.fingerprint import digest
from briefgen.build.freshness.trace import Drawn, Store, name_of
from briefgen.build.output.places import LARGEST
from briefgen.files import regular
from briefgen.ledger.places import Places, Written

if TYPE_CHECKING:
    from briefgen.document.tree import Document


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the last build's files and traces stand, and the machine of this one. There may be none."""

    output: Path | None = None
    work: Path | None = None
    machine: str = ""
    editions: tuple[str, str] = ("", "")
    """The ends of the names of the file and of its trace, between id and suffix."""


EMPTY = Shelf()


@dataclass(slots=True)
class Keeping:
    """The PDF of one document; `drawn` is what the next build may know of it."""

    shelf: Shelf
    id: str
    drawn: Drawn | None = None
    _former: Drawn | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.shelf.work is not None:
            trace = Store(self.shelf.work).read(self.id + self.shelf.editions[1])
            self._former = self.drawn = trace.pdf if trace is not None else None

    def written(self, document: Document) -> Written:
        """The PDF. Raises EngineMissing, and briefgen.fonts.FontsMissing."""
        from briefgen.write.pdf import pdf_written

        key, former = self._key(document), self._former
        content = self._content() if former is not None and former.key == key else None
        if former is not None and content is not None:
            self.drawn = former
            return Written(content, former.places)
        made = pdf_written(document)
        self.drawn = Drawn(key, hashlib.sha256(made.content).hexdigest(), made.places)
        return made

    def places(self, document: Document) -> Places:
        """Where its lines would stand, if no PDF is asked for."""
        if self._former is None or self._former.key != self._key(document):
            self._former = None
            self.written(document)
        assert self.drawn is not None
        return self.drawn.places

    def _key(self, document: Document) -> str:
        from briefgen.write.pdf import source_key

        return digest(f"{self.shelf.machine}\n{source_key(document)}")

    def _content(self) -> bytes | None:
        """The file of the last build; None where it is not what was written."""
        if self.shelf.output is None or self._former is None:
            return None
        try:
            path = self.shelf.output / self.id / f"{self.id}{self.shelf.editions[0]}.pdf"
            content = regular(path, LARGEST)
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == self._former.sha256 else None


def shelf_of(output: Path, work: Path, machine: str, as_printed: bool, proof: bool) -> Shelf:
    """The shelf of an output folder, for one edition."""
    return Shelf(output, work, machine, (".as-printed" if as_printed else "", name_of("", as_printed, proof)))
