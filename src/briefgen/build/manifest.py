"""`output/manifest.json`: which inputs made which files, by SHA-256. No clock, stable order.

Not a cache: nothing is skipped because of it. It tells edited and outdated files from fresh ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen import __version__
from briefgen.build.output import write_file
from briefgen.files import shown

NAME = "manifest.json"
VERSION = 1
INPUT_FOLDERS = ("data", "briefings", "templates")
INPUT_FILES = ("briefgen.toml",)


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was written: its hash, and the digest of all inputs of that build."""

    sha256: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in the output folder, as far as briefgen wrote it."""

    inputs: Mapping[str, str] = field(default_factory=dict)
    """The files of the last build's workspace, by path."""
    documents: Mapping[str, Mapping[str, Output]] = field(default_factory=dict)
    """The files of each document, by id and name."""


def sha256(content: bytes) -> str:
    """The hash of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def hashed_inputs(root: Path, packaged: Path | None) -> dict[str, str]:
    """The hashes of every file that a build of this workspace may read. Files whose names are not
    UTF-8 are never read, and loading tells of them."""
    found = {path.relative_to(root).as_posix(): path for path in _input_files(root)}
    if packaged is not None and packaged.resolve() != (root / "templates").resolve():
        found |= {f"briefgen:{path.relative_to(packaged).as_posix()}": path for path in _files(packaged)}
    return {name: hash for name in sorted(found) if shown(name) == name and (hash := _hash(found[name]))}


def digest(inputs: Mapping[str, str]) -> str:
    """One hash for all inputs together, and the version of briefgen."""
    return sha256(json.dumps([__version__, sorted(inputs.items())], ensure_ascii=False).encode())


def read(output: Path) -> Manifest:
    """The manifest of an output folder; an empty one if there is none that can be read."""
    try:
        content = json.loads((output / NAME).read_bytes())
        return Manifest(
            dict(content["inputs"]),
            {
                id: {name: Output(str(row["sha256"]), str(row["inputs"])) for name, row in files.items()}
                for id, files in content["documents"].items()
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def write(output: Path, manifest: Manifest) -> None:
    """Replaces the manifest. Raises OSError."""
    write_file(output / NAME, _text(manifest).encode("utf-8"))


def edited(folder: Path, files: Mapping[str, Output]) -> Iterator[str]:
    """The files of a document that are no longer as they were written."""
    for name, written in files.items():
        try:
            content = (folder / name).read_bytes()
        except OSError:
            continue  # removed, and so not lost by a build
        if sha256(content) != written.sha256:
            yield name


def _text(manifest: Manifest) -> str:
    from briefgen import fonts

    content = {
        "version": VERSION,
        "briefgen": __version__,
        "inputs": dict(sorted(manifest.inputs.items())),
        "fonts": {name: file.sha256 for name, file in sorted(fonts.table().files.items())},
        "documents": {
            id: {name: {"sha256": file.sha256, "inputs": file.inputs} for name, file in sorted(files.items())}
            for id, files in sorted(manifest.documents.items())
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _hash(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None  # loading reports it


def _input_files(root: Path) -> Iterator[Path]:
    for name in INPUT_FILES:
        if (root / name).is_file():
            yield root / name
    for name in INPUT_FOLDERS:
        yield from _files(root / name)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "~$")) for part in inside):
            yield path
