"""How the source of a number is cited on paper (出处): file and line, or sheet and cell.

Not the story of the number: that is `story`, which this cuts short.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from briefgen.diagnostics import Span
from briefgen.ledger.story import Step

MOST_PLACES = 6
_NOTES = re.compile("；(?:来源|注)：.*", re.DOTALL)
_ID = re.compile(r"（[a-z0-9_.-]+）")


def place(span: Span) -> str:
    """A place for a reader on paper: file and line, or file, sheet and cell."""
    return f"{span.file}:{span.line}" if span.cell is None else f"{span.file}:{span.sheet}!{span.cell}"


def brief(step: Step) -> str:
    """What a step says, without the notes of its record, and without its id where it has a name."""
    return _ID.sub("", _NOTES.sub("", step.text_zh))


def spans(steps: Iterable[Step]) -> Iterator[Span]:
    """The places of steps and of what they rest on."""
    for step in steps:
        if step.span is not None:
            yield step.span
        yield from spans(step.children)


class Names:
    """The names of files without their folders, where no two are the same."""

    def __init__(self, files: Iterable[str]) -> None:
        by_path = {file: PurePosixPath(file).name for file in files}
        counts = Counter(by_path.values())
        self._short = {file: name for file, name in by_path.items() if counts[name] == 1}

    @property
    def legend(self) -> str:
        """In which folders the files stand."""
        folders: dict[str, list[str]] = {}
        for file, name in sorted(self._short.items()):
            folders.setdefault(PurePosixPath(file).parent.as_posix(), []).append(name)
        return "；".join(f"{'、'.join(names)} 在 {folder}/" for folder, names in folders.items())

    def cited(self, places: Iterable[Span]) -> str:
        """Places, those of one file together."""
        by_file: dict[str, dict[str, None]] = {}
        for span in places:
            file = self._short.get(span.file, span.file)
            by_file.setdefault(file, {})[place(span).removeprefix(f"{span.file}:")] = None
        return "；".join(f"{file}:{_some(tuple(rests))}" for file, rests in by_file.items())


def _some(rests: tuple[str, ...]) -> str:
    return "、".join(rests[:MOST_PLACES]) + (f"等{len(rests)}处" if len(rests) > MOST_PLACES else "")
