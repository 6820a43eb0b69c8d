"""What stands in the folder of the website compared with what is to stand there.

Nothing is written: that is `staging`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish.folder import Listed
from briefgen.publish.order import Changes
from briefgen.publish.places import HISTORY
from briefgen.publish.record import Record
from briefgen.rules import publish as rules


@dataclass(frozen=True, slots=True)
class Standing:
    """The folder as it stands: the hash of every file by its path, those of them that others put there, and
    what is wrong with it."""

    files: Mapping[str, str]
    foreign: frozenset[str]
    findings: tuple[Diagnostic, ...] = ()

    def changes(self, files: Iterable[Listed]) -> Changes:
        """How the new website differs."""
        new = {one.path: one.sha256 for one in files}
        return Changes(
            tuple(path for path in new if path not in self.files),
            tuple(path for path in new if self.files.get(path, new[path]) != new[path]),
            tuple(sorted(self.files.keys() - new.keys() - self.foreign)),
            sum(self.files.get(path) == found for path, found in new.items()),
            tuple(sorted(self.foreign)),
        )


def stands(site: Path, files: Iterable[Listed], record: Record, force: bool) -> Standing:
    """Looks at the folder. With `force` what people changed in it may be overwritten. Raises OSError."""
    new = {one.path: one.sha256 for one in files}
    is_site = (site / HISTORY).is_file()
    ours = {path.partition("/")[0] for path in new} if is_site and not record.files else set()
    held: dict[str, str] = {}
    foreign: set[str] = set()
    findings: list[Diagnostic] = []
    for path in _paths(site, findings):
        found = held[path] = record.hash_of(path, site / path)
        if record.is_ours(path, found) or path.partition("/")[0] in ours:
            continue
        if path in record.files:
            findings += () if force else (rules.EDITED.at(_place(path), file=path),)
        elif path not in new:
            foreign.add(path)
        elif new[path] != found:
            findings.append(rules.IN_THE_WAY.at(_place(path), file=path))
    if held and not is_site and not force:
        fault = rules.FOREIGN_FOLDER.at(Span(site.name, page=0), folder=site.name)
        return Standing(held, frozenset(foreign), (fault,))
    return Standing(held, frozenset(foreign), tuple(findings))


def _paths(site: Path, findings: list[Diagnostic]) -> Iterator[str]:
    """Every file below a folder; links, pipes and the like are told. Raises OSError: what could not be looked
    at must not pass for what is not there."""
    for folder, names, files in os.walk(site, onerror=_raised) if site.is_dir() else ():
        inside = Path(folder).relative_to(site)
        for name in sorted((*names, *files)):
            file, path = Path(folder) / name, (inside / name).as_posix()
            if file.is_symlink() or not (file.is_dir() or file.is_file()):
                findings.append(rules.LINK_IN_SITE.at(_place(path), file=path))
            elif file.is_file():
                yield path


def _raised(error: OSError) -> None:
    raise error


def _place(path: str) -> Span:
    return Span(path, page=0)
