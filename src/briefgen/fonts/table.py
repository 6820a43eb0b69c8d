"""The committed table of fonts: roles, families, files and where the files come from.

Not the files themselves: whether they are installed is another question, see `fonts`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping

RoleName = Literal["fang", "kai", "hei", "song", "biaosong"]
"""The faces of an official page: 仿宋, 楷体, 黑体, 宋体, 小标宋."""

Style = Literal["regular", "bold"]


@dataclass(frozen=True, slots=True)
class Source:
    """A Debian package that holds font files; `folder` is relative to the root of the file system."""

    package: str
    version: str
    folder: str
    licence: str


@dataclass(frozen=True, slots=True)
class FontFile:
    """One file of the fonts folder; `face` names it in the collection `member`, None if that is a font."""

    name: str
    source: Source
    member: str
    face: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family under the name that style sheets use; `bold` is None where the design has no bold."""

    name: str
    regular: FontFile
    bold: FontFile | None

    def file(self, style: Style) -> FontFile:
        """The file of this style, and the regular one where there is no bold."""
        return self.bold if style == "bold" and self.bold is not None else self.regular


@dataclass(frozen=True, slots=True)
class Role:
    """A class of face that layout asks for: its own family, then the declared fallbacks in order.
    `figures` is the family of digits and Latin letters where the PDF does not take its own."""

    name: RoleName
    chinese: str
    families: tuple[Family, ...]
    figures: Family | None


@dataclass(frozen=True, slots=True)
class Table:
    """All of `table.toml`, in its order."""

    roles: Mapping[RoleName, Role]
    families: Mapping[str, Family]
    files: Mapping[str, FontFile]


@cache
def table() -> Table:
    """The table that comes with the package."""
    raw = tomllib.loads(files(__package__).joinpath("table.toml").read_text(encoding="utf-8"))
    sources = {name: Source(**row) for name, row in raw["sources"].items()}
    fonts = {name: _file(name, row, sources) for name, row in raw["files"].items()}
    families = {
        name: Family(name, fonts[row["regular"]], fonts[row["bold"]] if "bold" in row else None)
        for name, row in raw["families"].items()
    }
    roles = {name: _role(name, raw["roles"][name], families) for name in get_args(RoleName)}
    return Table(MappingProxyType(roles), MappingProxyType(families), MappingProxyType(fonts))


def _file(name: str, row: Mapping[str, str], sources: Mapping[str, Source]) -> FontFile:
    return FontFile(name, sources[row["source"]], row["member"], row.get("face"), row["sha256"])


def _role(name: RoleName, row: Mapping[str, Any], families: Mapping[str, Family]) -> Role:
    own = tuple(families[family] for family in row["families"])
    return Role(name, row["chinese"], own, families[row["figures"]] if "figures" in row else None)
