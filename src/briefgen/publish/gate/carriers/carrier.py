"""The reader for a file, by what it is: by its first bytes, and for texts by its name.

Not the readers themselves. What no reader knows is a finding: nothing passes unsearched.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from xml.parsers import expat

from briefgen.publish.gate.carriers.fonts import font, is_font
from briefgen.publish.gate.carriers.markup import markup
from briefgen.publish.gate.carriers.packages import package, unsearchable
from briefgen.publish.gate.carriers.pages import page
from briefgen.publish.gate.carriers.pictures import is_picture, picture
from briefgen.publish.gate.carriers.raw import decoded, raw
from briefgen.publish.gate.carriers.texts import plain_text, script, table, values, without_data
from briefgen.publish.gate.opening import Opening, Overfull, inflated
from briefgen.publish.gate.pdf.reading import pdf
from briefgen.publish.gate.pieces import Flaw, Piece, Told, Where
from briefgen.rules import gate as rules

FILE = Where("文件", "the file", main=True)
GZIP = 16 + zlib.MAX_WBITS
WASM = b"\x00asm"
PAGEFIND = b"pagefind_dcd"
"""What pagefind puts before each part of its index, inside of gzip."""
HEAD = 200
"""Where gzip keeps the name that a file had."""
MOST_FILE = 128 << 20


def read(name: str, content: bytes, opening: Opening) -> Iterator[Told]:
    """Everything that a file says."""
    try:
        if len(content) > MOST_FILE:
            raise Overfull(f"超过 {MOST_FILE >> 20} MB", f"it is over {MOST_FILE >> 20} MB")
        yield from _read(name, content, opening)
    except Overfull as full:
        yield Flaw(rules.OVERFULL, FILE, params=(("problem_zh", full.zh), ("problem_en", full.en)))
    except RecursionError:
        yield unsearchable(FILE, "里面层层套用", "its parts contain one another")


def _read(name: str, content: bytes, opening: Opening) -> Iterator[Told]:
    if content[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in content[:1024]:
        yield from pdf(content, opening)
    elif content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from package(content, opening)
    elif content.startswith(b"\x1f\x8b"):
        yield from _gzip(name, content, opening)
    elif is_picture(content):
        yield from picture(content, opening.budget)
    elif is_font(content):
        yield from font(content, opening.budget)
    elif content.startswith((WASM, PAGEFIND)) or _ending(name) == "ico":
        yield from _known(content, opening)
    else:
        yield from _text(name, content, opening)


def _gzip(name: str, content: bytes, opening: Opening) -> Iterator[Told]:
    """Every member of a gzip file."""
    inside = name.removesuffix(".gz")
    yield from raw(content[:HEAD], Where("压缩数据的开头", "the head of the packed data"))
    while content:
        try:
            unpacked, content = inflated(content, opening.budget, GZIP)
        except zlib.error:
            yield from raw(content, Where("压缩数据之后", "what follows the packed data"))
            return
        yield from opening.inner(inside, unpacked, "压缩数据", "the packed data")


def _known(content: bytes, opening: Opening) -> Iterator[Told]:
    """Files for programs, with their texts among other bytes."""
    if content.startswith(PAGEFIND + b"{"):
        yield from opening.inner("index.json", content[len(PAGEFIND) :], "检索数据", "the search index")
    else:
        yield from raw(content, Where("二进制数据", "binary data"))


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def _text(name: str, content: bytes, opening: Opening) -> Iterator[Told]:
    text = decoded(content)
    if text is None:
        yield unsearchable(FILE, "这种文件认不出", "a kind of file that is not known")
        yield from raw(content, Where("文件里的字节", "bytes of the file"))
        return
    ending, start = _ending(name), text[:500].lstrip().lower()
    if ending in ("html", "htm", "xhtml") or start.startswith(("<!doctype html", "<html")):
        yield from page(text, opening)
    elif ending in ("xml", "svg", "rels", "atom", "rss", "xsl", "kml", "gpx") or start.startswith(
        ("<?xml", "<svg")
    ):
        yield from _markup(text, opening)
    else:
        yield from _other(ending, text, opening)


def _markup(text: str, opening: Opening) -> Iterator[Told]:
    text, told = without_data(text, opening)
    yield from told
    try:
        yield from markup(_as_utf8(text), Where("正文", "the text", "line", main=True))
    except (expat.ExpatError, ValueError):
        yield unsearchable(FILE, "不是完好的 XML", "it is no sound XML")
        yield from plain_text(text)


def _as_utf8(text: str) -> bytes:
    """Without a declaration, which may name the encoding that the file had; lines stay where they are."""
    end = text.find("?>") + 2 if text.startswith("<?xml") else 0
    return ("\n" * text.count("\n", 0, end) + text[end:]).encode("utf-8", "replace")


def _values(text: str) -> list[Piece] | None:
    """What JSON says; None where it is none, and is read as a text."""
    try:
        return list(values(text))
    except (ValueError, RecursionError):
        return None


def _other(ending: str, text: str, opening: Opening) -> Iterator[Told]:
    if ending in ("json", "webmanifest", "map", "geojson") and (said := _values(text)) is not None:
        yield from said
        return
    if text.startswith(("{\\rtf", "%!PS")) or ending in ("eml", "mht", "mhtml"):
        yield unsearchable(FILE, "这种文件里的文字是编码过的", "the text of such a file is encoded")
    text, told = without_data(text, opening)
    yield from told
    if ending in ("js", "mjs", "css"):
        yield from script(text)
    elif ending in ("csv", "tsv"):
        yield from table(text)
    else:
        yield from plain_text(text)
