"""The bytes of a Word file to its story: package, styles, text, footers and what stands beside the text.

Not measuring: that is `docx`.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefgen.form.docx_numbering import numbering_of
from briefgen.form.docx_package import Package, Words, opened
from briefgen.form.docx_reader import Reader, sections_of
from briefgen.form.docx_story import Paragraph, Section, Story
from briefgen.form.docx_styles import Styles, styles_of
from briefgen.form.docx_xml import W, local, switched

_BESIDE = ("header", "footer", "footnotes", "endnotes", "comments")
"""Parts with words of their own, by the start of their names."""
_OFF = frozenset({"0", "false", "off", "none"})
_BLOCKS = (f"{W}p", f"{W}tbl", f"{W}sdt")


def story_of(content: bytes) -> Story:
    """The story of a Word file. Raises Unmeasurable."""
    package = opened(content)
    body = package.root.find(f"{W}body")
    body = body if body is not None else package.root
    styles = styles_of(package.related("styles"), package.related("theme"))
    own = package.relations.get(package.main, {})
    sections = sections_of(body, {id: one.target for id, one in own.items() if one.kind == "footer"})
    reader = Reader(styles, numbering_of(package.related("numbering")), sections)
    reader.read(body)
    return Story(
        tuple(reader.paragraphs),
        tuple(reader.tables),
        sections,
        _footers(package, reader, sections),
        (*package.faults, *_body_faults(body, styles)),
        reader.boxes,
        _listed_faces(package.related("fontTable")),
        switched(_setting(package, "evenAndOddHeaders")),
        tuple(_other_texts(package)),
        tuple(_properties(package)),
        tuple(_drafts(body)),
        tuple(_themed(styles, reader.paragraphs)),
    )


def _footers(
    package: Package, reader: Reader, sections: tuple[Section, ...]
) -> dict[str, tuple[Paragraph, ...]]:
    names = {name for section in sections for name in section.footers.values()}
    return {name: reader.footer(package.parts[name]) for name in sorted(names) if name in package.parts}


def _setting(package: Package, name: str) -> Element | None:
    settings = package.related("settings")
    return settings.find(f"{W}{name}") if settings is not None else None


def _listed_faces(table: Element | None) -> frozenset[str]:
    faces = table.findall(f"{W}font") if table is not None else []
    return frozenset(face.get(f"{W}name", "") for face in faces)


def _other_texts(package: Package) -> Iterator[str]:
    """The words of headers, footers, notes and comments."""
    for name, root in package.parts.items():
        if name.rpartition("/")[2].startswith(_BESIDE) and not name.endswith(".rels"):
            for paragraph in root.iter(f"{W}p"):
                yield "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def _properties(package: Package) -> Iterator[str]:
    for name, root in package.parts.items():
        if name.startswith("docProps/"):
            yield from (one.text for one in root.iter() if one.text and one.text.strip())


_DRAFTS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (("修订", "tracked changes"), (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")),
    (("批注", "comments"), (f"{W}commentReference",)),
    (("底色", "highlights"), (f"{W}highlight",)),
    (("隐藏的文字", "hidden text"), (f"{W}vanish",)),
)


def _drafts(body: Element) -> Iterator[tuple[Words, int]]:
    """What a draft leaves in the text; the mark of a paragraph's end counts too."""
    for words, tags in _DRAFTS:
        found = [one for tag in tags for one in body.iter(tag) if one.get(f"{W}val") not in _OFF]
        if found:
            yield words, len(found)


def _themed(styles: Styles, paragraphs: list[Paragraph]) -> Iterator[str]:
    """Where Chinese faces are left to the theme: defaults, and styles in use."""
    if "rFonts.eastAsiaTheme" in styles.defaults[1]:
        yield "docDefaults"
    for style in sorted({p.style for p in paragraphs if p.shown.strip()}):
        if "rFonts.eastAsiaTheme" in styles.run(style):
            yield style


def _body_faults(body: Element, styles: Styles) -> Iterator[Words]:
    if not len(body) or body[-1].tag != f"{W}sectPr":
        yield "正文最后没有页面设置（sectPr）", "the text does not end with a page set-up (sectPr)"
    used = {
        one.get(f"{W}val", "") for tag in ("pStyle", "rStyle", "tblStyle") for one in body.iter(f"{W}{tag}")
    }
    for style in sorted(used - styles.named.keys()):
        yield f"样式 {style} 不存在", f"the style {style} does not exist"
    for cell in body.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag not in _BLOCKS[::2]:
            yield "有表格单元格不以段落结尾", "a table cell does not end with a paragraph"
            break
    if any(local(inner) == "p" and inner.tag == f"{W}p" for p in body.iter(f"{W}p") for inner in p):
        yield "有段落套在段落里", "a paragraph stands inside another"
