"""The folders of a publication: the website's, and beside it the one where it is made.

Not their contents. Nothing of the folder where it is made is ever uploaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HISTORY = "history.json"
"""The file of the website that knows every version; a folder that holds it is a website of ours."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a publication stands."""

    site: Path
    state: Path

    @classmethod
    def of(cls, site: Path) -> Places:
        """The places of a website; a link in its place leads to the folder that is meant."""
        found = site.resolve()
        return cls(found, found.parent / f".briefgen-{found.name}")

    @property
    def public(self) -> Path:
        """The projected workspace: all that the process knows that makes the website."""
        return self.state / "public"

    @property
    def made(self) -> Path:
        """What that process writes."""
        return self.state / "made"

    @property
    def documents(self) -> Path:
        """The documents, built: a folder each."""
        return self.made / "documents"

    @property
    def pages(self) -> Path:
        """The pages of the website and its search index, without the files of documents."""
        return self.made / "pages"

    @property
    def caches(self) -> Path:
        """What that process remembers."""
        return self.made / "caches"

    @property
    def scratch(self) -> Path:
        """Its temporary files."""
        return self.made / "scratch"

    @property
    def staged(self) -> Path:
        """The new website, until it takes the place of the old one; the old one afterwards."""
        return self.state / "staged"

    @property
    def recorded(self) -> Path:
        """What stands in the folder of the website, as far as it was put there from here."""
        return self.state / "site.json"

    @property
    def passed(self) -> Path:
        """What the gate has searched and let pass."""
        return self.state / "gate.json"
