"""The input files of a workspace as one piece of bytes, for machines that share no folder with this one.

Not the records: each machine loads them from its own copy of the files.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.freshness.inputs import Snapshot

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the same files make the same parcel."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A zip archive, and its hash."""

    digest: str
    content: bytes

    def unpack(self, folder: Path) -> None:
        """Writes the files into a folder. Raises OSError."""
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            archive.extractall(folder)


def packed(root: Path) -> Parcel:
    """The files that a build of this workspace may read, those aside that cannot be read: they are told of
    where they are loaded."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in Snapshot(str(root)).hashes:
            content = _content(root / name)
            if content is not None:
                archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    content = stream.getvalue()
    return Parcel(hashlib.sha256(content).hexdigest(), content)


def _content(path: Path) -> bytes | None:
    try:
        path.as_posix().encode()
        return path.read_bytes()
    except (OSError, UnicodeEncodeError):
        return None
