"""`output/manifest.json`: which inputs made which files, by SHA-256, and with what. No clock, stable order.

Not a cache: nothing is skipped because of it. It tells edited and outdated files from fresh ones, and the
command `verify` proves an output folder by it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.build.output.files import write_file
from briefgen.build.output.places import WORK, is_hash, is_name
from briefgen.files import shown

NAME = "manifest.json"
VERSION = 2
LARGEST = 256 * 1024 * 1024
INPUT_FOLDERS = ("data", "briefings", "templates")
INPUT_FILES = ("briefgen.toml",)


class Unusable(Exception):
    """Why a manifest says nothing, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


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
    reads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The inputs that each document read, and the fonts (`font:` and the name), by id; one that is not here
    may have read any."""
    briefgen: str = __version__
    versions: Mapping[str, str] = field(default_factory=dict)
    """What the last build was made with, by name; see `versions`."""
    fonts: Mapping[str, str] = field(default_factory=dict)
    """The hashes of the font files, by name."""


def sha256(content: bytes) -> str:
    """The hash of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def hashed_inputs(root: Path, packaged: Path | None) -> dict[str, str]:
    """The hashes of every file that a build of this workspace may read. Files whose names are not
    UTF-8 are never read, and loading tells of them."""
    found = {path.relative_to(root).as_posix(): path for path in _input_files(root)}
    if packaged is not None and packaged.resolve() != (root / "templates").resolve():
        found |= {f"briefgen:{path.relative_to(packaged).as_posix()}": path for path in _files(packaged)}
    return {name: hash for name in sorted(found) if shown(name) == name and (hash := hashed(found[name]))}


def hashed(path: Path) -> str | None:
    """The hash of a file; None if it cannot be read."""
    try:
        if not path.is_file():
            return None  # a pipe would be waited for
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def digest(inputs: Mapping[str, str]) -> str:
    """One hash for all inputs together, and the version of briefgen."""
    return sha256(json.dumps([__version__, sorted(inputs.items())], ensure_ascii=False).encode())


def read(output: Path) -> Manifest:
    """The manifest of an output folder, or its copy in the work folder, or an empty one."""
    for path in (output / NAME, output / WORK / NAME):
        with suppress(Unusable):
            return load(path)
    return Manifest()


def load(path: Path) -> Manifest:
    """A manifest. Raises Unusable where it is absent, torn, or says what no build would."""
    try:
        return _manifest(json.loads(content_of(path)))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError among them
        raise Unusable("它不是完整的 JSON", "it is no whole JSON") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise Unusable(
            "里面缺少应有的内容，或类型不对", "what it must hold is absent or of another type"
        ) from error


def is_as_written(path: Path) -> bool:
    """Whether a manifest that can be loaded says what a build wrote, by the hash that it ends with."""
    said = json.loads(content_of(path))
    return bool(said["version"] != VERSION or said.pop("seal", None) == _seal(said))


def content_of(path: Path) -> bytes:
    """The bytes of a manifest. Pipes and devices are never opened: they may have no end. Raises Unusable."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise Unusable("它不是普通文件", "it is no ordinary file")
        if found.st_size > LARGEST:
            raise Unusable("文件太大，不像是生成记录", "it is too large for a record of a build")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unusable("没有这个文件", "there is no such file") from None
    except OSError as error:
        raise Unusable(error.strerror or "", error.strerror or "") from error


def written(manifest: Manifest) -> bytes:
    """A manifest as it is written."""
    content = _plain_of(manifest)
    return (json.dumps({**content, "seal": _seal(content)}, ensure_ascii=False, indent=1) + "\n").encode()


def write(output: Path, content: bytes) -> None:
    """Replaces the manifest, and its copy for the case that somebody deletes it. Raises OSError."""
    write_file(output / NAME, content)
    with suppress(OSError):  # a copy that is older harms nobody
        copy = output / WORK / NAME
        copy.unlink(missing_ok=True)
        os.link(output / NAME, copy)


def _plain_of(manifest: Manifest) -> dict[str, Any]:
    readings = {_key(names): list(names) for names in manifest.reads.values()}
    return {
        "version": VERSION,
        "briefgen": manifest.briefgen,
        "made_with": dict(sorted(manifest.versions.items())),
        "fonts": dict(sorted(manifest.fonts.items())),
        "inputs": dict(sorted(manifest.inputs.items())),
        "readings": dict(sorted(readings.items())),
        "documents": {
            id: _document(files, manifest.reads.get(id)) for id, files in sorted(manifest.documents.items())
        },
    }


def _seal(content: Mapping[str, Any]) -> str:
    """The hash of all that a manifest says: somebody who edits it by hand is noticed; it proves no more."""
    told = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return sha256(told.encode("utf-8", "surrogatepass"))


def _document(files: Mapping[str, Output], reads: tuple[str, ...] | None) -> dict[str, Any]:
    """`reads` names one of the readings, since many documents read the same files; null is any."""
    rows = {name: {"sha256": file.sha256, "inputs": file.inputs} for name, file in sorted(files.items())}
    return {"reads": None if reads is None else _key(reads), "files": rows}


def _key(names: tuple[str, ...]) -> str:
    return sha256("\n".join(names).encode())[:16]


def _manifest(said: Any) -> Manifest:
    """What was read, if it is of the right shape and its names stay within their folders."""
    if (version := said["version"]) not in (1, VERSION):
        raise Unusable(f"不认识它的版本 {version!r}", f"its version {version!r} is not known")
    documents, reads = {}, {}
    for id, document in said["documents"].items():
        rows = document["files"] if said["version"] == VERSION else document
        documents[_plain(id)] = {
            _plain(name): Output(_hash(row["sha256"]), _hash(row["inputs"])) for name, row in rows.items()
        }
        if said["version"] == VERSION and document["reads"] is not None:
            reads[id] = tuple(_inside(name) for name in said["readings"][document["reads"]])
    return Manifest(
        {_inside(name): _hash(found) for name, found in said["inputs"].items()},
        documents,
        reads,
        _text_of(said["briefgen"]),
        {_text_of(name): _text_of(found) for name, found in said.get("made_with", {}).items()},
        {_plain(name): _hash(found) for name, found in said["fonts"].items()},
    )


def _plain(name: Any) -> str:
    """The name of a file or folder, and no way out of the folder that it stands in."""
    if not isinstance(name, str) or not is_name(name):
        raise Unusable(f"里面有不能用的文件名 {name!r}", f"it holds a name that no file may have: {name!r}")
    return name


def _inside(name: Any) -> str:
    """The path of an input, which stays within the workspace."""
    parts = _text_of(name).removeprefix("briefgen:").removeprefix("font:").split("/")
    if "\0" in name or any(part in ("", ".", "..") for part in parts):
        raise Unusable(f"里面有不能用的路径 {name!r}", f"it holds a path that leads elsewhere: {name!r}")
    return _text_of(name)


def _hash(found: Any) -> str:
    if not isinstance(found, str) or not is_hash(found):
        raise Unusable(f"里面的 {found!r} 不是 SHA-256", f"{found!r} in it is no SHA-256")
    return found


def _text_of(found: Any) -> str:
    if not isinstance(found, str):
        raise TypeError(found)
    found.encode()  # half a surrogate pair cannot be written again
    return found


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
