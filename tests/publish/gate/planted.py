"""Leaks planted one by one, each in a file of its own, by the ids of `leaks.yaml`.

Not the rules that have to tell them: those stand in `leaks.yaml`.
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from docx.oxml import parse_xml
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DecodedStreamObject, NameObject

from briefgen.write.docx import write_docx
from briefgen.write.html import write_html
from briefgen.write.pdf import write_pdf
from form.documents import notice
from publish.gate import files, numbers
from publish.gate.files import (
    PLAIN_LINE,
    changed,
    line,
    runs,
    sheet,
    text_string,
    with_parts,
    word,
    word_of,
)

MINOR, PRIVATE = "张小禾", "欧阳清"
"""Invented names that a record keeps back."""
File = tuple[str, bytes]


def _word_footnote() -> bytes:
    plate = numbers.plate(6)
    note = f'<w:footnotes xmlns:w="{files.WORD}"><w:footnote w:id="2">{runs("执法车", plate[:2], plate[2:])}</w:footnote></w:footnotes>'
    return with_parts(word(), {"word/footnotes.xml": note})


def _word_custom() -> bytes:
    listed = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats'
        f'.org/officeDocument/2006/docPropsVTypes"><property pid="2" name="经办"><vt:lpwstr>{numbers.id_number(8)}</vt:lpwstr></property></Properties>'
    )
    return with_parts(word(), {"docProps/custom.xml": listed})


def _word_alt() -> bytes:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="图片 1" descr="张某的借书证，电话{numbers.mobile(9)}"/></wp:inline></w:drawing></w:r></w:p>'
    )
    return word_of(drawing)


def _word_link() -> bytes:
    def linked(document: Any) -> None:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        document.part.relate_to(f"tel:+86{numbers.mobile(10)}", kind, is_external=True)

    return word(change=linked)


def _word_field() -> bytes:
    number = numbers.id_number(11)
    parts = (f"INCLUDETEXT 附件/{number[:9]}", f"{number[9:]}.docx")
    return word_of(
        "<w:p>" + "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in parts) + "</w:p>"
    )


def _word_comment() -> bytes:
    def commented(document: Any) -> None:
        document.add_comment(
            document.paragraphs[0].runs, f"请张某核对，{numbers.mobile(2)}", author="馆办公室"
        )

    return word(change=commented)


def _word_header() -> bytes:
    def headed(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = f"承办人电话 {numbers.mobile(5)}"

    return word(change=headed)


def _word_revised() -> bytes:
    deleted = f'<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>张某 {numbers.id_number(3)}</w:delText></w:r></w:del></w:p>'
    return word_of(deleted)


def _word_workbook() -> bytes:
    book = files.workbook(("姓名", "证件"), ("张某", numbers.id_number(12)))
    return with_parts(word(), {"word/embeddings/Microsoft_Excel_Sheet1.xlsx": book})


def _word_thumbnail() -> bytes:
    return with_parts(
        word(), {"docProps/thumbnail.jpeg": files.jpeg(comment=f"tel {numbers.mobile(14)}".encode())}
    )


def _word_ink() -> bytes:
    def boxed(document: Any) -> None:
        number = numbers.id_ending("X")
        box = runs(
            numbers.full_width(number[:6]),
            " ",
            numbers.full_width(number[6:14]),
            " ",
            numbers.full_width(number[14:]),
        )
        xml = f'<w:r xmlns:w="{files.WORD}"><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>'
        document.paragraphs[0]._p.append(parse_xml(xml))

    return word(change=boxed)


def _pdf_scattered() -> bytes:
    number = numbers.mobile(17)
    shown = [line(digit, 90 + 8 * at, 700, "G") for at, digit in enumerate(number)]
    return sheet(PLAIN_LINE + "".join(shown[1::2] + shown[::2]))


def _pdf_xmp() -> bytes:
    packet = (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>{numbers.mobile(19)}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>'
    )

    def described(made: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(packet.encode())
        stream.update(
            {NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")}
        )
        made.root_object[NameObject("/Metadata")] = made._add_object(stream.flate_encode())

    return changed(sheet(PLAIN_LINE), described)


def _pdf_earlier() -> bytes:
    first = sheet(PLAIN_LINE + line(f"张某 {numbers.id_number(30)}", y=660))

    def blanked(made: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(PLAIN_LINE.encode())
        made.pages[0][NameObject("/Contents")] = made._add_object(stream)

    return files.added(first, blanked)


def _pdf_objects() -> bytes:
    """Alternative text in a packed object stream, as structure trees are written."""
    inner = f"<</Type/StructElem/S/Figure/Alt{text_string('张某的证件 ' + numbers.id_number(26))}>>"
    data = zlib.compress(f"9 0 {inner}".encode())
    head = f"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
    return sheet(PLAIN_LINE, head + data.decode("latin-1") + "\nendstream")


def _attached(name: str, content: bytes) -> bytes:
    return changed(sheet(PLAIN_LINE), lambda made: made.add_attachment(name, content))


def _pdf_note() -> bytes:
    note = Text(rect=(50, 550, 200, 650), text=f"问张某 {numbers.mobile(24)}")
    return changed(sheet(PLAIN_LINE), lambda made: made.add_annotation(0, note))


def _page(body: str, head: str = "") -> bytes:
    return f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>通知</title>{head}</head><body>{body}</body></html>'.encode()


def _page_parts() -> bytes:
    number = numbers.id_number(31)
    return _page(f"<p>张某<b>{number[:3]}</b>{number[3:10]}<!-- --><span>{number[10:]}</span></p>")


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x013B] = f"Zhang {numbers.mobile(42)}"
    return files.jpeg(exif=exif)


def _png_packed() -> bytes:
    return numbers.png((b"zTXt", b"Comment\0\0" + zlib.compress(numbers.id_number(41).encode())))


def _index() -> bytes:
    words = json.dumps({"url": "/a/", "content": f"联系张某 {numbers.mobile(44)}"}, ensure_ascii=False)
    return gzip.compress(b"pagefind_dcd" + words.encode(), mtime=0)


def _words_index() -> bytes:
    """As pagefind writes its words, in CBOR: before each stands a byte with its length, which may be a letter."""
    listed = [word.encode() for word in ("图书馆", numbers.mobile(45), "夜间")]
    return gzip.compress(
        b"pagefind_dcd\x83" + b"".join(bytes((0x60 + len(one),)) + one for one in listed), mtime=0
    )


def _inside(number: str) -> bytes:
    inner = word(f"补贴发到 {number}")
    return files.packed(名单_docx=inner, 说明_txt="夜间开放安排".encode())


def _notice(old: str, new: str) -> Any:
    return notice({old: new})


def _wrapped() -> bytes:
    """A number that our own PDF breaks at the end of a line, wherever the line ends."""
    number = numbers.id_number(16)
    return sheet(
        PLAIN_LINE
        + line(f"读者张某，身份证号{number[:7]}", y=660)
        + line(f"{number[7:]}，借书证已办。", y=631)
    )


def _data_address() -> bytes:
    held = base64.b64encode(f"张某,{numbers.id_number(50)}".encode()).decode()
    return _page(f'<a href="data:text/csv;base64,{held}">名单</a>')


PLANTED: Mapping[str, Callable[[], File]] = {
    "docx-runs": lambda: ("a.docx", word_of(runs("身份证", *numbers.id_number(1)))),
    "docx-comment": lambda: ("a.docx", _word_comment()),
    "docx-deleted": lambda: ("a.docx", _word_revised()),
    "docx-hidden": lambda: ("a.docx", word_of(runs("电话", numbers.mobile(4), marked="<w:vanish/>"))),
    "docx-header": lambda: ("a.docx", _word_header()),
    "docx-footnote": lambda: ("a.docx", _word_footnote()),
    "docx-author": lambda: (
        "a.docx",
        word(change=lambda document: setattr(document.core_properties, "last_modified_by", PRIVATE)),
    ),
    "docx-custom-property": lambda: ("a.docx", _word_custom()),
    "docx-alternative": lambda: ("a.docx", _word_alt()),
    "docx-link": lambda: ("a.docx", _word_link()),
    "docx-field": lambda: ("a.docx", _word_field()),
    "docx-workbook": lambda: ("a.docx", _word_workbook()),
    "docx-custom-xml": lambda: (
        "a.docx",
        with_parts(word(), {"customXml/item1.xml": f"<card no='{numbers.card(13)}'/>"}),
    ),
    "docx-thumbnail": lambda: ("a.docx", _word_thumbnail()),
    "docx-text-box": lambda: ("a.docx", _word_ink()),
    "docx-written": lambda: (
        "a.docx",
        write_docx(_notice("联系人：馆办公室", f"联系人：张某，{numbers.mobile(15)}")),
    ),
    "xlsx-number": lambda: ("a.xlsx", files.workbook(("电话",), (int(numbers.mobile(51)),))),
    "pdf-lines": lambda: ("a.pdf", _wrapped()),
    "pdf-written": lambda: (
        "a.pdf",
        write_pdf(_notice("联系人：馆办公室", f"联系人：张某，{numbers.mobile(52)}")),
    ),
    "pdf-scattered": lambda: ("a.pdf", _pdf_scattered()),
    "pdf-white": lambda: ("a.pdf", sheet(PLAIN_LINE + "1 1 1 rg 3 Tr " + line(numbers.mobile(18), font="G"))),
    "pdf-xmp": lambda: ("a.pdf", _pdf_xmp()),
    "pdf-author": lambda: (
        "a.pdf",
        changed(sheet(PLAIN_LINE), lambda made: made.add_metadata({"/Author": MINOR})),
    ),
    "pdf-attachment": lambda: (
        "a.pdf",
        _attached("名单.csv", f"姓名,证件\n张某,{numbers.id_number(21)}\n".encode()),
    ),
    "pdf-attachment-packed": lambda: ("a.pdf", _attached("附件.zip", _inside(numbers.card(22)))),
    "pdf-bookmark": lambda: (
        "a.pdf",
        changed(
            sheet(PLAIN_LINE),
            lambda made: made.add_outline_item(title=f"张某 {numbers.mobile(23)}", page_number=0),
        ),
    ),
    "pdf-note": lambda: ("a.pdf", _pdf_note()),
    "pdf-link": lambda: (
        "a.pdf",
        sheet(PLAIN_LINE, f"<</Type/Action/S/URI/URI(tel:+86-{numbers.mobile(25)})>>"),
    ),
    "pdf-alternative": lambda: ("a.pdf", _pdf_objects()),
    "pdf-replacement": lambda: (
        "a.pdf",
        sheet(f"/Span<</ActualText{text_string(numbers.id_number(27))}>>BDC\n{PLAIN_LINE}EMC\n"),
    ),
    "pdf-field": lambda: (
        "a.pdf",
        sheet(PLAIN_LINE, f"<</FT/Tx/T(name)/V{text_string(numbers.mobile(28))}>>"),
    ),
    "pdf-script": lambda: (
        "a.pdf",
        sheet(PLAIN_LINE, f"<</S/JavaScript/JS(app.alert\\('{numbers.mobile(29)}'\\))>>"),
    ),
    "pdf-earlier": lambda: ("a.pdf", _pdf_earlier()),
    "html-written": lambda: (
        "a.html",
        write_html(_notice("联系人：馆办公室", f"联系人：张某，{numbers.mobile(53)}")),
    ),
    "html-tags": lambda: ("a.html", _page_parts()),
    "html-entities": lambda: (
        "a.html",
        _page(
            "".join(
                f"&#{ord(d)};" if at % 2 else f"&#x{ord(d):x};" for at, d in enumerate(numbers.mobile(32))
            )
        ),
    ),
    "html-attribute": lambda: ("a.html", _page(f'<p data-reader="{numbers.id_number(33)}">张某</p>')),
    "html-comment": lambda: ("a.html", _page(f"<!-- 原稿：张某，{numbers.mobile(34)} --><p>张某</p>")),
    "html-json": lambda: (
        "a.html",
        _page(f'<script type="application/json">{{"readers": [{{"tel": {numbers.mobile(35)}}}]}}</script>'),
    ),
    "html-drawing": lambda: (
        "a.html",
        _page(f"<svg><text>{numbers.mobile(36)[:3]}<tspan>{numbers.mobile(36)[3:]}</tspan></text></svg>"),
    ),
    "html-data": lambda: ("a.html", _data_address()),
    "json-number": lambda: ("a.json", json.dumps({"rows": [[1, int(numbers.mobile(37))]]}).encode()),
    "csv-card": lambda: ("a.csv", f"姓名,卡号\n张某,{numbers.card(38, '621700', 19)}\n".encode("gb18030")),
    "csv-passport": lambda: ("a.csv", f"姓名,护照号码\n张某,{numbers.passport(46)}\n".encode()),
    "svg-title": lambda: (
        "a.svg",
        f'<svg xmlns="http://www.w3.org/2000/svg"><title>张某 {numbers.mobile(47)}</title></svg>'.encode(),
    ),
    "txt-unseen": lambda: (
        "a.txt",
        ("证件" + "\u200b".join(numbers.full_width(numbers.id_number(39))) + "。").encode(),
    ),
    "txt-old": lambda: ("a.txt", f"张某，身份证{numbers.old_id_number(40)}".encode()),
    "txt-parted": lambda: (
        "a.txt",
        f"电话：{numbers.mobile(48)[:3]}-{numbers.mobile(48)[3:7]}-{numbers.mobile(48)[7:]}".encode(),
    ),
    "txt-chinese": lambda: ("a.txt", f"电话{numbers.chinese(numbers.mobile(49))}".encode()),
    "txt-mixed": lambda: ("a.txt", f"电话{numbers.mixed(numbers.mobile(55), 2)}，张某".encode()),
    "txt-capitals": lambda: ("a.txt", f"手机：{numbers.capitals(numbers.mobile(56))}".encode()),
    "txt-mixed-id": lambda: ("a.txt", f"证件{numbers.mixed(numbers.id_number(57), 6)}".encode()),
    "txt-capitals-card": lambda: (
        "a.txt",
        f"卡号{' '.join(numbers.capitals(numbers.card(58))[at : at + 4] for at in range(0, 19, 4))}".encode(),
    ),
    "txt-minor": lambda: ("a.txt", f"受助学生{MINOR[0]}　{MINOR[1:]}等3人".encode()),
    "png-packed": lambda: ("a.png", _png_packed()),
    "png-behind": lambda: ("a.png", numbers.png(behind=numbers.id_number(54).encode())),
    "jpeg-exif": lambda: ("a.jpg", _exif()),
    "file-name": lambda: (f"张某_{numbers.id_number(43)}.txt", "夜间开放安排".encode()),
    "search-page": lambda: ("pagefind/fragment/zh_1.pf_fragment", _index()),
    "search-words": lambda: ("pagefind/index/zh_1.pf_index", _words_index()),
    "txt-unfilled": lambda: ("a.txt", "截至XX月XX日，共发放借书证3200张（待核实）。".encode()),
    "html-internal": lambda: ("a.html", _page("<p>内部资料，注意保存</p>")),
    "docx-draft": lambda: ("a.docx", word("关于延长夜间开放时间的通知", "（送审稿）")),
    "txt-no-day": lambda: ("a.txt", "2023年2月30日前完成。".encode()),
}


@cache
def planted(id: str) -> File:
    """A planted file, made once."""
    return PLANTED[id]()
