"""What two machines must have in common to make the same bytes, and in what they differ.

Not the settings of a workspace: those travel with its files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from briefgen import __version__, fonts
from briefgen.build.versions import versions

PACKAGE = Path(__file__).parents[2]
CODE = frozenset({".py", ".toml", ".yaml", ".j2"})


class NoCluster(Exception):
    """The cluster cannot be used: why, and in a few words what is wrong with it."""

    def __init__(
        self, why: Literal["missing", "unreachable", "idle", "unlike"], address: str, problem: str
    ) -> None:
        super().__init__(why, address, problem)
        self.why, self.address, self.problem = why, address, problem


@cache
def likeness() -> dict[str, str]:
    """All that shapes bytes on this machine, by name: briefgen, its libraries, the fonts."""
    return {"briefgen": f"{__version__} {_code()[:8]}", **versions(), "fonts": _fonts()}


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, ...]:
    """In what another machine differs, as a person reads it."""
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return tuple(f"{name} {there.get(name, '—')} (≠ {here.get(name, '—')})" for name in names)


def _code() -> str:
    """The hash of this package, which may be a working copy of which versions say nothing."""
    found = sorted(path for path in PACKAGE.rglob("*") if path.suffix in CODE)
    rows = [(path.relative_to(PACKAGE).as_posix().encode(), path.read_bytes()) for path in found]
    return hashlib.sha256(b"\0".join(part for row in rows for part in row)).hexdigest()


def _fonts() -> str:
    """The hash of the pinned fonts, or those of them that are not there."""
    try:
        fonts.require()
    except fonts.FontsMissing as missing:
        return "".join(f"-{name}" for name in (*missing.absent, *missing.altered))
    files = sorted((name, file.sha256) for name, file in fonts.table().files.items())
    return hashlib.sha256(repr(files).encode()).hexdigest()[:8]
