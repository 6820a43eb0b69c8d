"""Parts of a Word file as trees: names of elements, and a parser that takes no document type.

Not what the elements mean: that is `docx_styles` and `docx_story`.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

OFFICE = "http://schemas.openxmlformats.org"
W = f"{{{OFFICE}/wordprocessingml/2006/main}}"
R = f"{{{OFFICE}/officeDocument/2006/relationships}}"
A = f"{{{OFFICE}/drawingml/2006/main}}"
WP = f"{{{OFFICE}/drawingml/2006/wordprocessingDrawing}}"
MC = f"{{{OFFICE}/markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"

_STRICT = (
    ("wordprocessingml/main", "wordprocessingml/2006/main"),
    ("officeDocument/relationships", "officeDocument/2006/relationships"),
    ("drawingml/main", "drawingml/2006/main"),
    ("drawingml/wordprocessingDrawing", "drawingml/2006/wordprocessingDrawing"),
)
"""Names of ISO 29500 strict, and what everybody else writes."""
_CHUNK = 1 << 16


class Malformed(Exception):
    """Why a part is no tree, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class _Builder(ElementTree.TreeBuilder):
    """Refuses a document type, and with it every entity."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise Malformed("带有 XML 文档类型或实体", "it holds an XML document type or entities")


def parsed(content: bytes) -> Element:
    """The root of a part. Raises Malformed."""
    for strict, usual in _STRICT if b"purl.oclc.org" in content else ():
        content = content.replace(
            f"http://purl.oclc.org/ooxml/{strict}".encode(), f"{OFFICE}/{usual}".encode()
        )
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
        root = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        said = " ".join(str(error).split())[:80]
        raise Malformed(f"不是完好的 XML（{said}）", f"it is not well-formed ({said})") from error
    if not isinstance(root, Element):
        raise Malformed("是空的", "it is empty")
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def switched(element: Element | None) -> bool:
    """Whether a property that is on or off is there and on."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def inside(element: Element, wanted: str, *closed: str) -> Iterator[Element]:
    """The elements of a name, in order, without looking into those that are closed or wanted."""
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if one.tag == wanted:
            yield one
        elif one.tag not in closed:
            waiting.extend(reversed(one))
