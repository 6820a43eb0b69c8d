"""Installs the fonts of the table into the user's data folder, out of Debian's packages.

Not a font manager: it knows the table's files and nothing else. Needs apt-get and dpkg-deb, but neither root
nor TeX; where the packages are installed already, their files are used.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path("/")


def main() -> int:
    """Installs what is absent or altered; 1 if something stays so."""
    try:
        fonts.require()
    except fonts.FontsMissing as missing:
        wanted = [fonts.table().files[name] for name in (*missing.absent, *missing.altered)]
    else:
        write_fontconfig(fonts.folder())
        return 0

    fonts.folder().mkdir(parents=True, exist_ok=True)
    write_fontconfig(fonts.folder())
    wanted = [file for file in wanted if not install(file, ROOT)]
    for source in dict.fromkeys(file.source for file in wanted):
        with tempfile.TemporaryDirectory() as scratch:
            tree = unpacked(source, Path(scratch))
            if tree is not None:
                wanted = [file for file in wanted if file.source != source or not install(file, tree)]
    for file in wanted:
        print(
            f"fonts: {file.name} not installed: {file.source.package} {file.source.version} has it",
            file=sys.stderr,
        )
    return 1 if wanted else 0


def install(file: fonts.FontFile, tree: Path) -> bool:
    """Puts the file into the fonts folder if `tree` holds it and it has the pinned bytes."""
    member = tree / file.source.folder / file.member
    if not member.is_file():
        return False
    scratch = fonts.folder() / f".{file.name}.{os.getpid()}"
    try:
        if file.face is None:
            shutil.copyfile(member, scratch)
        else:
            extract(member, file.face, scratch)
        if hashlib.sha256(scratch.read_bytes()).hexdigest() != file.sha256:
            print(f"fonts: {member} does not give the pinned {file.name}", file=sys.stderr)
            return False
        scratch.replace(fonts.folder() / file.name)
    finally:
        scratch.unlink(missing_ok=True)
    return True


def extract(collection: Path, face: str, target: Path) -> None:
    """Writes one face of a collection as a font of its own.

    The bytes are the same each time: tables are copied, not made anew.
    """
    from fontTools.ttLib import TTCollection, TTFont

    with TTCollection(collection, lazy=True) as opened:
        names = [font["name"].getDebugName(4) for font in opened.fonts]
    with TTFont(
        collection, fontNumber=names.index(face), lazy=True, recalcTimestamp=False, recalcBBoxes=False
    ) as font:
        font.save(target, reorderTables=None)


def unpacked(source: fonts.Source, scratch: Path) -> Path | None:
    """Downloads the source's package and unpacks its font folder; None if it cannot be had."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        print("fonts: no apt-get or dpkg-deb here", file=sys.stderr)
        return None
    print(f"fonts: fetching {source.package} {source.version}", flush=True)
    # Another version than the pinned one may still hold the same fonts: the hash will tell.
    if not download([f"{source.package}={source.version}", source.package], scratch):
        print(f"fonts: apt-get has no {source.package}; is `apt-get update` due?", file=sys.stderr)
        return None
    tree = scratch / "tree"
    tree.mkdir()
    archive = subprocess.Popen(
        ["dpkg-deb", "--fsys-tarfile", *map(str, scratch.glob("*.deb"))], stdout=subprocess.PIPE
    )
    done = subprocess.run(
        ["tar", "-x", "-C", str(tree), f"./{source.folder}"], stdin=archive.stdout, check=False
    )
    archive.wait()
    return tree if done.returncode == 0 else None


def download(packages: Iterable[str], scratch: Path) -> bool:
    """Downloads the first of these packages that apt-get finds, after an update if it finds none."""
    packages = list(packages)
    fetch = ["apt-get", "download", "--quiet=2", "-o", "APT::Sandbox::User=root"]
    for update in (False, True):
        if update:
            subprocess.run(["apt-get", "update", "--quiet=2"], check=False, capture_output=True)
        for package in packages:
            if (
                subprocess.run([*fetch, package], cwd=scratch, check=False, capture_output=True).returncode
                == 0
            ):
                return True
    return False


FONTCONFIG = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<!-- For programs that look fonts up by name, such as LibreOffice: the names that offices use. -->
<fontconfig>
  <dir prefix="relative">.</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
{rows}
</fontconfig>
"""

# 小标宋 is heavy without being asked for bold.
ALIAS = """\
  <match target="pattern">
    <test name="family"><string>{name}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
  </match>"""
HEAVY_ALIAS = ALIAS.replace(
    "  </match>",
    """\
    <edit name="weight" mode="assign" binding="strong"><const>bold</const></edit>
  </match>""",
)

# These two files say that they are regular.
BOLD = """\
  <match target="scan">
    <test name="postscriptname"><string>{name}</string></test>
    <edit name="weight" mode="assign"><const>bold</const></edit>
  </match>"""
MISLABELLED = ("FandolHei-Bold", "FandolSong-Bold")

OFFICE_NAMES = {
    "FandolFang": ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK"),
    "FandolKai": ("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK"),
    "FandolHei": ("黑体", "SimHei", "方正黑体_GBK"),
    "FandolSong": ("宋体", "SimSun", "方正书宋_GBK"),
}
HEAVY_NAMES = {"Noto Serif CJK SC": ("方正小标宋简体", "方正小标宋_GBK")}


def write_fontconfig(folder: Path) -> None:
    """Writes fonts.conf beside the fonts."""
    rows = [BOLD.format(name=name) for name in MISLABELLED]
    for alias, table in ((ALIAS, OFFICE_NAMES), (HEAVY_ALIAS, HEAVY_NAMES)):
        rows += [alias.format(name=name, family=family) for family, names in table.items() for name in names]
    content = FONTCONFIG.format(rows="\n".join(rows))
    target = folder / "fonts.conf"
    if not target.is_file() or target.read_text(encoding="utf-8") != content:
        target.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
