"""What a build is about to put out, written down before it is: the journal that the manifest is made of.

Not the manifest: that is written once, at the end of a build; a killed one leaves this.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.output.places import INTENDED, LARGEST, WORK, is_hash, is_name
from briefgen.files import regular


@dataclass(frozen=True, slots=True)
class Intent:
    """What a build is about to put out: the id, the files' hashes by name, and the digest of its inputs."""

    id: str
    files: Mapping[str, str]
    inputs: str


def intend(output: Path, intent: Intent) -> None:
    """Adds an intent to the journal, safe on disk. Raises OSError."""
    said = {"id": intent.id, "files": dict(intent.files), "inputs": intent.inputs}
    line = json.dumps(said, ensure_ascii=False).encode()
    with (output / WORK / INTENDED).open("ab") as file:
        file.write(b"\n" + line + b"\n")  # a line that was cut off spoils no other
        file.flush()
        os.fsync(file.fileno())


def intended(output: Path) -> Iterator[Intent]:
    """What builds were about to put out and have not recorded, the oldest first. Raises OSError."""
    try:
        lines = regular(output / WORK / INTENDED, LARGEST).split(b"\n")
    except FileNotFoundError:
        return
    for line in lines:
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):  # cut off by a crash
            said = json.loads(line)
            files = {str(name): str(found) for name, found in said["files"].items()}
            intent = Intent(str(said["id"]), files, str(said["inputs"]))
            if all(map(is_name, (intent.id, *files))) and all(map(is_hash, (intent.inputs, *files.values()))):
                yield intent


def settle(output: Path) -> None:
    """Forgets what was intended: it is recorded now."""
    with suppress(OSError):
        (output / WORK / INTENDED).unlink(missing_ok=True)
