"""A PDF as a carrier: the text of its pages, and everything else that its objects say.

Not the syntax of objects, and not the operators of pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from xml.parsers import expat

from briefgen.publish.gate.carriers.markup import markup
from briefgen.publish.gate.carriers.packages import unsearchable
from briefgen.publish.gate.carriers.pictures import is_picture, picture
from briefgen.publish.gate.carriers.raw import numbers, raw
from briefgen.publish.gate.opening import Opening
from briefgen.publish.gate.pdf.content import Content, by_place, in_order, shown
from briefgen.publish.gate.pdf.file import File, file_of
from briefgen.publish.gate.pdf.filters import Undecodable, unpacked
from briefgen.publish.gate.pdf.fonts import UNKNOWN, Font, font_of
from briefgen.publish.gate.pdf.objects import Dict, Name, Object, Ref, Stream, text_of
from briefgen.publish.gate.pieces import Flaw, Joined, Piece, Stamp, Told, Where
from briefgen.rules import gate as rules

WHOLE = Where("PDF", "the PDF", main=True)
OBJECTS = Where("PDF", "the PDF:")
XMP = Where("PDF 的 XMP 属性", "the XMP properties of the PDF", "line")
REMARKS = frozenset(
    [
        "Text",
        "FreeText",
        "Highlight",
        "Underline",
        "Squiggly",
        "StrikeOut",
        "Caret",
        "Ink",
        "Popup",
        "Stamp",
        "Redact",
        "Sound",
        "Movie",
    ]
)
"""Annotations that people leave on a page."""
WORDS = {
    "Alt": ("替代文字", "alternative text"),
    "ActualText": ("代替的文字", "replacement text"),
    "E": ("缩写的全称", "an expansion"),
    "URI": ("链接", "a link"),
    "Contents": ("批注", "an annotation"),
    "JS": ("脚本", "a script"),
    "T": ("表单域的名称", "the name of a field"),
    "TU": ("表单域的说明", "the label of a field"),
    "V": ("表单域的内容", "the value of a field"),
    "DV": ("表单域的内容", "the value of a field"),
    "Author": ("作者", "the author"),
    "Title": ("标题", "a title"),
    "Subject": ("主题", "the subject"),
    "Keywords": ("关键词", "the keywords"),
    "F": ("文件名", "a file name"),
    "UF": ("文件名", "a file name"),
    "Desc": ("附件的说明", "the description of an attachment"),
}
SILENT = frozenset(("ID", "CheckSum", "Panose", "O", "U", "OE", "UE", "Perms"))
"""Keys of strings that are digests, not text."""
_DAY = re.compile(r"D:([0-9]{4})([0-9]{2})([0-9]{2})")
_REMARK = re.compile(rb"%[^\r\n]{6,}")
_SHOWS = re.compile(rb"T[jJ]\b|['\"]\s")
LARGE_NUMBER, LONG_NAME = 10**10, 8


def pdf(content: bytes, opening: Opening) -> Iterator[Told]:
    """Everything that a PDF says."""
    file = file_of(content, opening.budget)
    if file.locked:
        yield unsearchable(WHOLE, "有密码", "it is encrypted")
        return
    yield from _structure(file, content)
    reader = _Streams(file, opening)
    yield from reader.pages()
    yield from _strings(file)
    yield from reader.others()
    yield from raw(
        b"\n".join(file.loose), Where("PDF 的各对象之间", "what lies between the objects of the PDF")
    )


def _structure(file: File, content: bytes) -> Iterator[Told]:
    if not file.every or file.about(file.root).get("Pages") is None:
        yield unsearchable(WHOLE, "已损坏", "it is damaged")
    for number, what in file.unreadable:
        yield unsearchable(
            WHOLE, f"对象 {number} 读不通 {what}".rstrip(), f"object {number} cannot be read {what}".rstrip()
        )
    if file.earlier or (content.count(b"startxref") > 1 and b"/Linearized" not in content[:2048]):
        params = ("what_zh", "以前的版本"), ("what_en", "an earlier version")
        yield Flaw(rules.REVISION_LEFT, WHOLE, params=params)
    for _, value in file.every:
        if isinstance(value, dict) and value.get("Subtype") in REMARKS and "Rect" in value:
            yield Flaw(rules.COMMENT_LEFT, WHOLE)
            break


class _Streams:
    """The streams of a file, each read once."""

    def __init__(self, file: File, opening: Opening) -> None:
        self._file, self._opening = file, opening
        self._fonts: dict[int, Font] = {}
        self._done: set[int] = set()
        self._named = _named_fonts(file)
        self._attached = _attached(file)

    def pages(self) -> Iterator[Told]:
        """The text of every page, in the order of the page tree; pages that it has lost come last."""
        listed = list(_pages(self._file))
        seen = {id(page) for page, _ in listed}
        lost = [
            one
            for _, one in self._file.every
            if isinstance(one, dict) and one.get("Type") == "Page" and id(one) not in seen
        ]
        for number, (page, resources) in enumerate(
            (*listed, *((page, page.get("Resources")) for page in lost)), 1
        ):
            streams = [self._file.get(one) for one in self._file.listed(page.get("Contents"))]
            whole = self._file.get(page.get("Contents"))
            if isinstance(whole, Stream):
                streams = [whole]
            data = b"\n".join([self._data(one) for one in streams if isinstance(one, Stream)])
            fonts = self._fonts_of(resources)
            where = Where("正文", "the text", "line", number, main=True)
            yield from self._texts(shown(data, fonts), where)
            yield from raw(b"\n".join(_REMARK.findall(data)), where)

    def _texts(self, content: Content, where: Where) -> Iterator[Told]:
        """The runs of a stream in the order of the file, and as they stand on the page."""
        placed = by_place(content.runs)
        text = in_order(content.runs)
        if placed != content.runs:
            ordered = in_order(placed)
            yield _page(ordered, where)
            text = text if text != ordered else ""
        if text:
            yield _page(text, where)
        if content.replaced:
            yield _page(in_order(content.replaced), where)
        if content.odd or UNKNOWN in text:
            yield unsearchable(where, "有些文字读不出来", "some of its text cannot be made out")
        said = Joined()
        for key, value in content.said:
            said.add(text_of(value), WORDS.get(key, (key,))[0])
        if said:
            yield said.piece(Where(f"第{where.page}页", f"page {where.page}:"))

    def others(self) -> Iterator[Told]:
        """What every other stream holds."""
        for number, stream in self._file.every:
            if isinstance(stream, Stream) and id(stream) not in self._done:
                try:
                    yield from self._other(number, stream)
                except Undecodable as error:
                    where = Where(f"PDF 的对象 {number}", f"object {number} of the PDF")
                    yield unsearchable(
                        where,
                        f"压缩方法不认识或已损坏（{error}）",
                        f"damaged or packed in an unknown way ({error})",
                    )

    def _other(self, number: int, stream: Stream) -> Iterator[Told]:
        about = stream.about
        if about.get("Type") in ("ObjStm", "XRef"):
            return
        data, left = unpacked(stream, self._opening.budget)
        where = Where(f"PDF 的对象 {number}", f"object {number} of the PDF")
        name = self._attached.get(id(stream))
        if name is not None or about.get("Type") == "EmbeddedFile":
            yield from self._opening.inner(
                name or f"{number}", data, f"附件 {name or number}", f"the attachment {name or number}"
            )
        elif about.get("Subtype") == "XML" or data[:5] == b"<?xpa":
            yield from _xmp(data)
        elif left or about.get("Subtype") == "Image":
            yield from picture(data, self._opening.budget) if is_picture(data) else numbers(data, where)
        elif (
            about.get("Subtype") in ("OpenType", "CIDFontType0C", "Type1C")
            or "Length1" in about
            or "N" in about
        ):
            yield from numbers(data, where)
        else:
            yield from self._drawn(number, about, data, where)

    def _drawn(self, number: int, about: Dict, data: bytes, where: Where) -> Iterator[Told]:
        """Forms, appearances of annotations, glyphs that are drawn: any stream may show text."""
        if about.get("Subtype") == "Form" or _SHOWS.search(data):
            yield from self._texts(
                shown(data, self._fonts_of(about.get("Resources"))), Where(where.zh, where.en, "line")
            )
        yield from raw(data, where)

    def _data(self, stream: Stream) -> bytes:
        self._done.add(id(stream))
        try:
            return unpacked(stream, self._opening.budget)[0]
        except Undecodable:
            self._done.discard(id(stream))  # told with the others
            return b""

    def _fonts_of(self, resources: Object) -> Callable[[str], Font | None]:
        listed = self._file.about(self._file.about(resources).get("Font")) or self._named

        @cache
        def found(name: str) -> Font | None:
            value = listed.get(name, self._named.get(name))
            about = self._file.about(value)
            if not about:
                return None
            if id(about) not in self._fonts:
                self._fonts[id(about)] = font_of(self._file, about, self._opening.budget)
            return self._fonts[id(about)]

        return found


def _page(text: str, where: Where) -> Piece:
    from_lines = [(0, 1)]
    at = text.find("\n")
    while at >= 0:
        from_lines.append((at + 1, len(from_lines) + 1))
        at = text.find("\n", at + 1)
    return Piece(text, where, "prose", tuple(from_lines))


def _named_fonts(file: File) -> Dict:
    """Every font by the names that resources call it, for streams that do not say whose they are."""
    found: Dict = {}
    for _, value in file.every:
        about = value.about if isinstance(value, Stream) else value
        if isinstance(about, dict):
            for holder in (about, file.about(about.get("Resources"))):
                fonts = holder.get("Font")
                if isinstance(fonts, dict | Ref):
                    found |= file.about(fonts)
    return found


def _attached(file: File) -> dict[int, str]:
    """The streams of attached files, by their identity, with their names."""
    found: dict[int, str] = {}
    for _, value in file.every:
        if isinstance(value, dict) and "EF" in value:
            given = next((value[key] for key in ("UF", "F") if isinstance(value.get(key), bytes)), b"")
            name = text_of(given) if isinstance(given, bytes) else ""
            for one in file.about(value.get("EF")).values():
                found[id(file.get(one))] = name
    return found


def _pages(file: File) -> Iterator[tuple[Dict, Object]]:
    """The pages of the tree with their resources, which they may have from above."""
    stack: list[tuple[Object, Object]] = [(file.about(file.root).get("Pages"), None)]
    seen: set[int] = set()
    while stack:
        reference, above = stack.pop()
        node = file.about(reference)
        if not node or id(node) in seen:
            continue
        seen.add(id(node))
        resources = node.get("Resources", above)
        if "Kids" in node:
            stack += [(kid, resources) for kid in reversed(file.listed(node.get("Kids")))]
        else:
            yield node, resources


def _strings(file: File) -> Iterator[Told]:
    """Every string of every object by its key, long names and large numbers."""
    said, codes = Joined(), Joined()
    for number, value in file.every:
        for key, one in _scalars(value.about if isinstance(value, Stream) else value):
            zh = WORDS.get(key, (key[:24],))[0]
            if isinstance(one, bytes):
                text = text_of(one)
                said.add(text, f"{zh}（对象 {number}）")
                if key in ("CreationDate", "ModDate") and (day := _day(text)):
                    yield Stamp(day, Where(f"PDF 属性 {key}", f"the property {key} of the PDF"))
            elif isinstance(one, Name):
                codes.add(one, f"名称（对象 {number}）")
            else:
                codes.add(str(one), f"数字（对象 {number}）")
    if said:
        yield said.piece(OBJECTS)
    if codes:
        yield codes.piece(OBJECTS, "code")


def _scalars(value: Object) -> Iterator[tuple[str, bytes | Name | int]]:
    """Every string, long name and large number below an object with the key it stands under, and the keys
    where they are long."""
    stack: list[tuple[str, Object]] = [("", value)]
    while stack:
        key, one = stack.pop()
        if isinstance(one, dict):
            stack += [(below, two) for below, two in one.items() if below not in SILENT]
            stack += [(below[:3], Name(below)) for below in one if len(below) > 10]
        elif isinstance(one, list):
            stack += [(key, two) for two in one]
        elif isinstance(one, Name):
            if len(one) > LONG_NAME:
                yield key, one
        elif isinstance(one, bytes) or (isinstance(one, int) and one >= LARGE_NUMBER):
            yield key, one


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _xmp(data: bytes) -> Iterator[Told]:
    try:
        yield from markup(data.strip(b"\x00 \n\r\t"), XMP)
    except (expat.ExpatError, ValueError):
        yield from raw(data, XMP, "prose")
