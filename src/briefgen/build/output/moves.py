"""Files replaced one by one where folders cannot be exchanged: a journal says what is under way, and whoever
starts next goes on with it, so that old and new are never left side by side.

Not the staging of files: that is `exchange`.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.output.files import link, sync_folder, write_file
from briefgen.build.output.places import FORMER, LARGEST, REPLACING, STAGED, WORK, is_name
from briefgen.files import regular


@dataclass(frozen=True, slots=True)
class Move:
    """One folder's files on their way: taken from `source` (staged or former); those it lacks are removed."""

    id: str
    source: str
    names: Mapping[str, tuple[str, ...]]
    """The files, and the hashes that each has before and after: another one is a person's work."""


def replace(output: Path, id: str, names: tuple[str, ...]) -> None:
    """Puts the staged files of these names in place. Raises OSError, and then the folder is as it was."""
    target, former = output / id, output / WORK / FORMER / id
    former.mkdir(parents=True)
    for name in names:
        if os.path.lexists(target / name):
            link(target / name, former / name)
    sync_folder(output / WORK / STAGED)
    try:
        _go(output, STAGED, id, names)
    except OSError:
        undo(output, id, names)
        raise


def undo(output: Path, id: str, names: tuple[str, ...]) -> None:
    """Puts the former files back. Raises OSError, and then the next start goes on with it."""
    _go(output, FORMER, id, names)


def pending(output: Path) -> Move | None:
    """What a build that was killed had under way. Raises OSError."""
    try:
        content = regular(output / WORK / REPLACING, LARGEST)
    except FileNotFoundError:
        return None
    try:
        said = json.loads(content)
        names = {str(name): tuple(map(str, hashes)) for name, hashes in said["names"].items()}
        move = Move(str(said["id"]), str(said["source"]), names)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    plain = all(map(is_name, (move.id, *move.names))) and move.id != WORK
    return move if plain and move.source in (STAGED, FORMER) else None


def is_pending(output: Path) -> bool:
    """Whether anything is under way."""
    return os.path.lexists(output / WORK / REPLACING)


def recover(output: Path) -> tuple[tuple[Path, Path], ...]:
    """Goes on with what was under way; gives the files that a person changed since, and the names that they
    are kept under. Raises OSError."""
    move = pending(output)
    if move is None or not (output / move.id).is_dir():  # nothing, or a person took the folder away
        with suppress(FileNotFoundError):
            (output / WORK / REPLACING).unlink()
        return ()
    kept = tuple(_kept(output, move))
    _finish(output, move)
    return kept


def free_name(folder: Path, name: str) -> str:
    """A name beside a file for the version of it that a person changed."""
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 (a name, not a path)
    tried = f"{stem}.edited{suffix}"
    number = 1
    while os.path.lexists(folder / tried):
        number += 1
        tried = f"{stem}.edited-{number}{suffix}"
    return tried


def _go(output: Path, source: str, id: str, names: tuple[str, ...]) -> None:
    places = tuple(output / WORK / folder / id for folder in (STAGED, FORMER))
    known = {name: tuple(found for place in places if (found := _hash(place / name))) for name in names}
    said = {"id": id, "source": source, "names": known}
    write_file(output / WORK / REPLACING, json.dumps(said, ensure_ascii=False).encode())
    _finish(output, Move(id, source, known))


def _finish(output: Path, move: Move) -> None:
    source, target = output / WORK / move.source / move.id, output / move.id
    for name in move.names:
        scratch = target / f".{name}.new"
        scratch.unlink(missing_ok=True)
        if os.path.lexists(source / name):
            link(source / name, scratch)
            scratch.replace(target / name)
            scratch.unlink(missing_ok=True)  # a link to the very same file is not moved
        else:
            (target / name).unlink(missing_ok=True)
    sync_folder(target)
    (output / WORK / REPLACING).unlink(missing_ok=True)
    sync_folder(output / WORK)


def _kept(output: Path, move: Move) -> Iterator[tuple[Path, Path]]:
    """Gives what a person changed in the meantime another name."""
    target = output / move.id
    for name, known in move.names.items():
        file = target / name
        if (found := _hash(file)) is not None and found not in known:
            other = target / free_name(target, name)
            link(file, other)
            yield file, other


def _hash(file: Path) -> str | None:
    """The hash of a file; None if there is none."""
    try:
        return hashlib.sha256(regular(file, sys.maxsize)).hexdigest()
    except (FileNotFoundError, IsADirectoryError):
        return None
