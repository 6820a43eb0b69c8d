"""The filters of a search index in a settled order: Pagefind 1.5 writes the values of one in another order at
each run, and names the file, and what leads to it, by the hash of what it wrote.

Not the index itself. Its files are CBOR (RFC 8949) behind a mark, packed with gzip.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from cbor2 import CBORDecodeError, dumps, loads

MARK = b"pagefind_dcd"
"""What an unpacked file begins with."""
ENTRY = "pagefind-entry.json"


def settle(made: Path) -> None:
    """Sorts the values of every filter of an index, and names anew what has changed by that.

    `made` is the folder of the index. Raises OSError, and ValueError, KeyError, TypeError where the index is
    not of the kind that is known.
    """
    names = dict(_sorted(file) for file in sorted(made.glob("filter/*.pf_filter")))
    leading = dict(_leading(file, names) for file in sorted(made.glob("*.pf_meta")))
    entry = json.loads((made / ENTRY).read_bytes())
    for one in entry["languages"].values():
        one["hash"] = leading[one["hash"]]
    (made / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _sorted(file: Path) -> tuple[str, str]:
    """Writes a filter anew; its former name and the one that it has now."""
    name, values = _read(file)
    return file.stem, _renamed(file, file.stem, [name, sorted(values)])


def _leading(file: Path, names: dict[str, str]) -> tuple[str, str]:
    """The same for the file that leads to the filters."""
    version, pages, chunks, filters, sorts, fields = _read(file)
    filters = sorted([name, names[former]] for name, former in filters)
    former = file.stem.removeprefix("pagefind.")
    return former, _renamed(file, former, [version, pages, chunks, filters, sorted(sorts), fields])


def _renamed(file: Path, former: str, held: list[object]) -> str:
    """Writes what a file holds now under a name of its own hash, as long as the former was."""
    content = dumps(held)
    language, _, digits = former.rpartition("_")
    name = f"{language}_{hashlib.sha256(content).hexdigest()[: len(digits)]}"
    file.unlink()
    goal = file.with_name(file.name.replace(former, name))
    goal.write_bytes(gzip.compress(MARK + content, mtime=0))
    return name


def _read(file: Path) -> Any:
    content = gzip.decompress(file.read_bytes())
    if not content.startswith(MARK):
        raise ValueError(f"{file.name}: not a file of Pagefind")
    try:
        return loads(content.removeprefix(MARK))
    except CBORDecodeError as error:
        raise ValueError(f"{file.name}: {error}") from error
