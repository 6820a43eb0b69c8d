"""Packages: DOCX, XLSX, PPTX, ODT and plain ZIP files, with every part and what lies between the parts.

Not what the parts say: each is read by its own kind.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from xml.parsers import expat

from briefgen.publish.gate.carriers.markup import markup
from briefgen.publish.gate.carriers.raw import raw
from briefgen.publish.gate.opening import Opening
from briefgen.publish.gate.pieces import Flaw, Joined, Piece, Told, Where
from briefgen.rules import gate as rules

PARTS = {
    "word/document.xml": ("正文", "the text"),
    "word/comments.xml": ("批注", "the comments"),
    "word/footnotes.xml": ("脚注", "the footnotes"),
    "word/endnotes.xml": ("尾注", "the endnotes"),
    "docProps/core.xml": ("文件属性", "the properties"),
    "docProps/app.xml": ("文件属性", "the properties"),
    "docProps/custom.xml": ("自定义属性", "the custom properties"),
    "xl/sharedStrings.xml": ("单元格", "the cells"),
}
FOLDERS = {
    "word/header": ("页眉", "a header"),
    "word/footer": ("页脚", "a footer"),
    "word/comments": ("批注", "the comments"),
    "word/charts/": ("图表", "a chart"),
    "xl/worksheets/": ("工作表", "a sheet"),
    "customXml/": ("自定义 XML", "custom XML"),
}
OFFICE = ("word/", "xl/", "ppt/")
MARKUP = (".xml", ".rels", ".vml", ".xhtml", ".opf", ".ncx")
KEPT_SIZE = 1 << 17
RECORD = 24
"""Bytes that a ZIP writer may put behind a part to say its size."""


def package(content: bytes, opening: Opening) -> Iterator[Told]:
    """Every part of a package, its list of parts, and bytes that stand in none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            yield from _parts(file, content, opening)
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        OSError,
        EOFError,
        ValueError,
        KeyError,
    ) as error:
        yield unsearchable(
            Where("压缩包", "the package"),
            "已损坏，或压缩方法不认识",
            f"damaged or packed in an unknown way ({error})",
        )


def _parts(file: zipfile.ZipFile, content: bytes, opening: Opening) -> Iterator[Told]:
    names = Joined()
    for info in file.infolist():
        names.add(info.filename, "")
        if info.flag_bits & 1:
            yield unsearchable(_where(info.filename), "有密码", "it needs a password")
        elif not info.is_dir():
            yield from _part(info.filename, _unpacked(file, info, opening), opening)
    yield names.piece(Where("压缩包里的文件名", "a file name in the package"))
    yield from raw(content[file.start_dir :], Where("压缩包的目录", "the directory of the package"))
    yield from _between(file, content)


def _unpacked(file: zipfile.ZipFile, info: zipfile.ZipInfo, opening: Opening) -> bytes:
    most = opening.budget.most(info.compress_size)
    with file.open(info) as stream:
        content = stream.read(most + 1)
    opening.budget.spend(len(content), info.compress_size)
    return content


def _part(name: str, content: bytes, opening: Opening) -> Iterator[Told]:
    if not name.lower().endswith(MARKUP):
        yield from opening.inner(name, content, f"“{name}”", f"“{name}”")
    elif len(content) <= KEPT_SIZE:
        yield from _kept(name, content)
    else:
        yield from _markup(name, content)


@lru_cache(maxsize=128)
def _kept(name: str, content: bytes) -> tuple[Told, ...]:
    """Styles and themes are the same bytes in thousands of documents."""
    return tuple(_markup(name, content))


def _markup(name: str, content: bytes) -> Iterator[Told]:
    where = _where(name)
    office = name.startswith(OFFICE) and name.endswith(".xml")
    try:
        yield from markup(content, where, office)
    except (expat.ExpatError, ValueError, LookupError):
        yield unsearchable(where, "不是完好的 XML", "it is no sound XML")


def _where(name: str) -> Where:
    if name == "word/document.xml":
        return Where(*PARTS[name], "paragraph", main=True)
    found = PARTS.get(name) or next(
        (words for start, words in FOLDERS.items() if name.startswith(start)), None
    )
    zh, en = found or ("部分", "the part")
    return Where(f"{zh}（{name}）", f"{en} ({name})", "paragraph" if name.startswith(OFFICE) else "line")


def _between(file: zipfile.ZipFile, content: bytes) -> Iterator[Told]:
    """Bytes that belong to no listed part: Word does not show them, but they are sent along."""
    done = 0
    for info in sorted(file.infolist(), key=lambda info: info.header_offset):
        yield from _loose(content[done : info.header_offset])
        head = content[info.header_offset : info.header_offset + 30]
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        done = info.header_offset + 30 + lengths + info.compress_size
    yield from _loose(content[done : file.start_dir])


def _loose(content: bytes) -> Iterator[Flaw | Piece]:
    if len(content) > RECORD:
        where = Where("压缩包里各部分之间", "what lies between the parts of the package")
        yield unsearchable(where, "有目录里没有的内容", "there are bytes that its directory does not list")
        yield from raw(content, where)


def unsearchable(where: Where, zh: str, en: str) -> Flaw:
    """That a file or a part of it was not searched, and why."""
    return Flaw(rules.UNSEARCHABLE, where, params=(("problem_zh", zh), ("problem_en", en)))
