"""Small Word files out of a few words of XML, for what no writer of ours makes.

Not files that Word would like: only what a test is about is in them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from briefgen.form.docx_file import story_of
from briefgen.form.docx_story import Story

OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" xmlns:r="{OFFICE}/officeDocument/2006/relationships"'
    f' xmlns:a="{OFFICE}/drawingml/2006/main" xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:mc="{OFFICE}/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
SHEET = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984"'
    ' w:left="1588" w:header="851" w:footer="1446" w:gutter="0"/></w:sectPr>'
)
TYPES = (
    f'<Types xmlns="{OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="a/rels"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
KINDS = {"styles": "styles", "theme": "theme", "numbering": "numbering", "settings": "settings"}


def word(body: str, sheet: str = SHEET, **parts: str) -> bytes:
    """A file with this body; parts are the children of `styles`, `numbering` and so on."""
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{sheet}</w:body></w:document>",
    }
    relations = {f"rId{n}": (kind, f"{kind}.xml") for n, kind in enumerate(parts, 1)}
    files["word/_rels/document.xml.rels"] = _relations(relations)
    for kind, content in parts.items():
        root = "a:theme" if kind == "theme" else f"w:{kind}"
        files[f"word/{kind}.xml"] = f"<{root} {NAMESPACES}>{content}</{root}>"
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return stream.getvalue()


def story(body: str, sheet: str = SHEET, **parts: str) -> Story:
    """The story of such a file."""
    return story_of(word(body, sheet, **parts))


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    held = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    dress = f"<w:rPr>{run}</w:rPr>" if run else ""
    return f'<w:p>{held}<w:r>{dress}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def style(
    id: str, paragraph: str = "", run: str = "", based: str = "", kind: str = "paragraph", usual: bool = False
) -> str:
    """A style."""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    default = ' w:default="1"' if usual else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{id}"><w:name w:val="{id}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _relations(given: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for id, (kind, target) in given.items()
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{inner}</Relationships>'
