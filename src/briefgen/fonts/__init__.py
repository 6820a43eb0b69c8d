"""The fonts on this machine: for each role of an official page the file that prints it, checked.

Not fetching: that is `scripts/fonts.py`, at set-up. Not the system's fonts: those are never looked at.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from briefgen.fonts.ascii import ascii_of
from briefgen.fonts.cmap import Coverage, coverage
from briefgen.fonts.cut import cut_to
from briefgen.fonts.table import Family, FontFile, Role, RoleName, Source, Style, Table, table

__all__ = [
    "CUT",
    "Family",
    "FontFile",
    "FontsMissing",
    "Role",
    "RoleName",
    "Source",
    "Style",
    "Table",
    "covers",
    "cut",
    "figures",
    "folder",
    "path",
    "path_of",
    "require",
    "table",
]

CURE = "make build"
CUT: dict[RoleName, RoleName] = {
    "fang": "fang",
    "kai": "kai",
    "hei": "hei",
    "song": "song",
    "biaosong": "song",  # of 45,000 glyphs
}
"""To the characters of which role the own font of a role is cut."""


class FontsMissing(Exception):
    """Fonts of the table are absent, or are not the ones that the table pins."""

    def __init__(self, folder: Path, absent: tuple[str, ...], altered: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.absent = absent
        self.altered = altered
        self.cure = CURE
        faults = [f"absent: {', '.join(absent)}"] if absent else []
        faults += [f"not the pinned file: {', '.join(altered)}"] if altered else []
        super().__init__(f"fonts in {folder}: {'; '.join(faults)}. Run: {CURE}")


def folder() -> Path:
    """Where set-up puts the fonts: BRIEFGEN_FONTS, or briefgen/fonts in the user's data folder."""
    of = os.environ.get
    return _folder(of("BRIEFGEN_FONTS"), of("XDG_DATA_HOME"), of("HOME"))


@cache
def _folder(chosen: str | None, data: str | None, home: str | None) -> Path:
    """Asked for with every character; `home` is there only to make another one a new question."""
    if chosen:
        return Path(chosen)
    return (Path(data) if data else Path.home() / ".local" / "share") / "briefgen" / "fonts"


def path(role: RoleName, style: Style = "regular") -> Path:
    """The file of the role's own family; where the design has no bold, bold is the regular file.

    Raises FontsMissing.
    """
    return path_of(table().roles[role].families[0].file(style))


def figures(role: RoleName) -> bytes | None:
    """A font of the digits and Latin letters that the role takes from another family; None if it does not.

    Raises FontsMissing.
    """
    chosen = table().roles[role]
    if chosen.figures is None:
        return None
    font, host = chosen.figures.regular, chosen.families[0].regular
    return ascii_of(path_of(font), font.sha256, path_of(host), host.sha256)


def cut(role: RoleName) -> bytes:
    """The role's own font, cut to the characters of the role that `CUT` names.

    Raises FontsMissing.
    """
    roles = table().roles
    font, wanted = roles[role].families[0].regular, roles[CUT[role]].families[0].regular
    return cut_to(path_of(font), font.sha256, own(CUT[role]), wanted.sha256)


def covers(role: RoleName, char: str, style: Style = "regular") -> Path | None:
    """The file that prints this one character in this role: its own, else a fallback's; None if none has it.

    Raises FontsMissing.
    """
    return _covering(folder(), role, char, style)


def own(role: RoleName, style: Style = "regular") -> Coverage:
    """The characters of the role's own family.

    Raises FontsMissing.
    """
    return _own(folder(), table().roles[role].families[0].file(style))


def require() -> None:
    """Checks every file of the table, so that all that is wrong is said at once. Raises FontsMissing."""
    here = folder()
    found = {name: here / name for name in table().files}
    absent = tuple(name for name, file in found.items() if not file.is_file())
    altered = tuple(
        name
        for name, file in found.items()
        if name not in absent and not _is_pinned(file, table().files[name])
    )
    if absent or altered:
        raise FontsMissing(here, absent, altered)


def path_of(file: FontFile) -> Path:
    """The installed file, read and checked the first time that it is asked for. Raises FontsMissing."""
    return _checked(folder(), file)


@cache
def _covering(here: Path, role: RoleName, char: str, style: Style) -> Path | None:
    for family in table().roles[role].families:
        file = family.file(style)
        if char in _coverage(_checked(here, file), file.sha256):
            return _checked(here, file)
    return None


@cache
def _own(here: Path, file: FontFile) -> Coverage:
    return _coverage(_checked(here, file), file.sha256)


@cache
def _checked(here: Path, file: FontFile) -> Path:
    found = here / file.name
    if not found.is_file():
        # One absent file is seldom alone, and the person should run set-up once.
        raise FontsMissing(here, tuple(name for name in table().files if not (here / name).is_file()))
    if not _is_pinned(found, file):
        raise FontsMissing(here, (), (file.name,))
    return found


def _is_pinned(found: Path, file: FontFile) -> bool:
    stat = found.stat()
    return _sha256(found, stat.st_size, stat.st_mtime_ns) == file.sha256


@cache
def _sha256(found: Path, size: int, mtime_ns: int) -> str:
    """Size and time are there only to make a changed file a new question."""
    with found.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@cache
def _coverage(font: Path, sha256: str) -> Coverage:
    return coverage(font, sha256)
