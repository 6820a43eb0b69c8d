"""The parts that every Word file of a kind shares, made once with python-docx and kept deflated.

Not the document's own parts: its body, links, pictures and properties are `docx`.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache

import docx
from docx.document import Document as Package
from docx.section import _Footer, _Header

from briefgen.document.layout import Layout
from briefgen.write.docx_faces import Profile, font_table
from briefgen.write.docx_furniture import empty_footer, page_number, turned_page_number, watermark
from briefgen.write.docx_section import Sheets
from briefgen.write.docx_styles import comment_styles, style_sheet
from briefgen.write.docx_zip import Entry, deflate

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OPENING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OWN = ("docProps/core.xml", "word/document.xml", "word/_rels/document.xml.rels")
"""Parts that differ from document to document."""

TYPES = "[Content_Types].xml"
COMMENTS_TYPE = (
    '<Override PartName="/word/comments.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
)

WORKBOOK_TYPE = (
    '<Default Extension="xlsx" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>'
)
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"

UNWANTED = ("stylesWithEffects", "numbering", "webSettings", "customXml", "thumbnail")
"""Relationships of python-docx's template that do harm or nothing."""

PICTURES = {"png": "image/png", "jpeg": "image/jpeg"}

SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    "<w:compat><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)

APPLICATION = (
    f'{OPENING}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>briefgen</Application></Properties>"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a document's own parts: entries before and after them, the sections' footers
    and the relationships that its body already has."""

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    sheets: Sheets
    relationships: str


@cache
def frame(
    layout: Layout,
    profile: Profile,
    draft: bool,
    first_differs: bool,
    commented: bool = False,
    charts: int = 0,
) -> Frame:
    """The shared parts of all files with this profile, draft mark and kind of first page, with or without
    comments, and with so many charts."""
    package = docx.Document()
    _drop_unwanted(package)
    unnumbered = first_differs or layout.imprint_even_page
    footers, turned = _footers(package, layout, unnumbered), _turned_footers(package, layout)
    headers = _headers(package, unnumbered) if draft else ()
    files = _files(package)
    styles = style_sheet(layout, profile) + (comment_styles() if commented else "")
    files["word/styles.xml"] = _part("styles", styles)
    files["word/settings.xml"] = _part("settings", SETTINGS)
    files["word/fontTable.xml"] = _part("fonts", font_table(profile))
    files["docProps/app.xml"] = APPLICATION.encode()
    files |= {f.path: _part("ftr", f.content) for f in (*footers, *turned)}
    files |= {h.path: _part("hdr", h.content) for h in headers}
    if commented:
        files[TYPES] = files[TYPES].replace(b"</Types>", f"{COMMENTS_TYPE}</Types>".encode())
    if charts:
        files[TYPES] = files[TYPES].replace(b"</Types>", f"{_chart_types(charts)}</Types>".encode())
    first = (TYPES, "_rels/.rels")
    return Frame(
        tuple(deflate(name, files[name]) for name in first),
        tuple(deflate(name, files[name]) for name in sorted(files) if name not in (*first, *OWN)),
        Sheets(layout, _references(headers), _references(footers), _references(turned), first_differs),
        files["word/_rels/document.xml.rels"].decode().removesuffix("</Relationships>"),
    )


def _chart_types(charts: int) -> str:
    parts = (
        f'<Override PartName="/word/charts/chart{number}.xml" ContentType="{CHART_TYPE}"/>'
        for number in range(1, charts + 1)
    )
    return WORKBOOK_TYPE + "".join(parts)


@dataclass(frozen=True, slots=True)
class _Furniture:
    """A header or footer: the pages it is for, its relationship, its file and its paragraph."""

    kind: str
    rid: str
    path: str
    content: str


def _drop_unwanted(package: Package) -> None:
    """Takes out the template's ballast."""
    for holder in (package.part, package.part.package):
        for rid, relationship in tuple(holder.rels.items()):
            if relationship.reltype.rsplit("/", 1)[-1] in UNWANTED:
                del holder.rels[rid]


def _footers(package: Package, layout: Layout, unnumbered: bool) -> tuple[_Furniture, ...]:
    section = package.sections[0]
    made = [
        _furniture(package, "default", section.footer, page_number("right", layout)),
        _furniture(package, "even", section.even_page_footer, page_number("left", layout)),
    ]
    if unnumbered:
        made.append(_furniture(package, "first", section.first_page_footer, empty_footer()))
    return tuple(made)


def _turned_footers(package: Package, layout: Layout) -> tuple[_Furniture, ...]:
    """python-docx makes footers only for a section, so one is added for their sake; its place in the
    body goes with the template's body."""
    section = package.add_section()
    return (
        _furniture(package, "default", section.footer, turned_page_number("right", layout)),
        _furniture(package, "even", section.even_page_footer, turned_page_number("left", layout)),
    )


def _headers(package: Package, unnumbered: bool) -> tuple[_Furniture, ...]:
    section = package.sections[0]
    made = [
        _furniture(package, "default", section.header, watermark(1)),
        _furniture(package, "even", section.even_page_header, watermark(2)),
    ]
    if unnumbered:
        made.append(_furniture(package, "first", section.first_page_header, watermark(3)))
    return tuple(made)


def _furniture(package: Package, kind: str, holder: _Header | _Footer, content: str) -> _Furniture:
    holder.is_linked_to_previous = False
    part = holder.part
    rid = next(rid for rid, r in package.part.rels.items() if r.target_part is part)
    return _Furniture(kind, rid, part.partname.membername, content)


def _references(furniture: tuple[_Furniture, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((f.kind, f.rid) for f in furniture)


def _files(package: Package) -> dict[str, bytes]:
    """The package as python-docx saves it, with the types of pictures declared."""
    stream = io.BytesIO()
    package.save(stream)
    with zipfile.ZipFile(stream) as saved:
        files = {name: saved.read(name) for name in saved.namelist()}
    types = files[TYPES].decode()
    missing = "".join(
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in PICTURES.items()
        if f'Extension="{extension}"' not in types
    )
    files[TYPES] = types.replace("</Types>", f"{missing}</Types>").encode()
    return files


def _part(root: str, content: str) -> bytes:
    return f"{OPENING}<w:{root} {NAMESPACES}>{content}</w:{root}>".encode()
