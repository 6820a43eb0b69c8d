"""The parts that every Word file of a kind shares, made once and kept deflated.

Not the document's own parts: its body, links, pictures and properties are `docx`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from briefgen.document.layout import Layout
from briefgen.write.docx_faces import Profile, font_table
from briefgen.write.docx_furniture import empty_footer, page_number, turned_page_number, watermark
from briefgen.write.docx_section import Sheets
from briefgen.write.docx_skeleton import Place, skeleton
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
    unnumbered = first_differs or layout.imprint_even_page
    bones = skeleton(draft, unnumbered)
    numbers = page_number("right", layout), page_number("left", layout), empty_footer()
    footers = _filled(bones.footers, numbers)
    turned = _filled(bones.turned, (turned_page_number("right", layout), turned_page_number("left", layout)))
    headers = _filled(bones.headers, map(watermark, (1, 2, 3)))
    files = _with_pictures(bones.files)
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


def _filled(places: Iterable[Place], contents: Iterable[str]) -> tuple[_Furniture, ...]:
    """The headers or footers: for usual pages, for even ones, and for the first if that is another one."""
    return tuple(_Furniture(*place, content) for place, content in zip(places, contents, strict=False))


def _references(furniture: tuple[_Furniture, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((f.kind, f.rid) for f in furniture)


def _with_pictures(bare: dict[str, bytes]) -> dict[str, bytes]:
    """The files with the types of pictures declared."""
    files = dict(bare)
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
