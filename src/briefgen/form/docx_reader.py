"""Reads the text of a Word file: paragraphs in order, those of tables and text boxes where they stand.

Not the package and not what is measured. What was deleted under tracked changes is not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from briefgen.form.docx_numbering import Numbering
from briefgen.form.docx_rules import borders_of, drawn_strokes, table_strokes
from briefgen.form.docx_story import MM_PER_TWIP, TWIPS, Box, Paragraph, Run, Section, Table, Where
from briefgen.form.docx_styles import Raw, Styles, flat, laid_over, number
from briefgen.form.docx_xml import MC, WP, W, inside, local

DEEPEST = 12
"""Tables and boxes inside one another."""
_GONE = (f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}txbxContent")
_BOX = f"{W}txbxContent"
_AROUND = frozenset({"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"})
EMU_PER_MM = 36_000
USUAL_SIZE = 20  # half points, OOXML 17.3.2.38


@dataclass(slots=True)
class Reader:
    """Paragraphs and tables as they are read; `sections` are those of the file in order."""

    styles: Styles
    numbering: Numbering
    sections: tuple[Section, ...]
    paragraphs: list[Paragraph] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    boxes: dict[int, Box] = field(default_factory=dict)
    _holders: int = 0
    _section: int = 0

    def read(self, body: Element) -> None:
        """Takes everything that stands in a body."""
        self._blocks(body, "text", self.sections[0].type_width_mm if self.sections else 0, 0, 0)

    def footer(self, part: Element) -> tuple[Paragraph, ...]:
        """The paragraphs of a footer, which do not count as text."""
        apart = Reader(self.styles, Numbering({}), self.sections)
        apart._blocks(part, "footer", self.sections[0].type_width_mm if self.sections else 0, 0, 0)
        return tuple(_framed(paragraph, apart.boxes.get(paragraph.holder)) for paragraph in apart.paragraphs)

    def _blocks(self, holder: Element, where: Where, width: float, number: int, depth: int) -> None:
        if depth > DEEPEST:
            return
        for one in holder:
            if one.tag == f"{W}p":
                self._paragraph(one, where, width, number, depth)
            elif one.tag == f"{W}tbl":
                self._table(one, where, width, number, depth)
            elif local(one) in _AROUND:
                self._blocks(one, where, width, number, depth + 1)

    def _table(self, table: Element, where: Where, width: float, holder: int, depth: int) -> None:
        self._holders += 1
        number, first = self._holders, len(self.paragraphs) + 1
        inner: Where = where if where in ("box", "footer") else "cell"
        for row in inside(table, f"{W}tr", f"{W}tbl"):
            for cell in inside(row, f"{W}tc", f"{W}tbl"):
                self._blocks(cell, inner, width, number, depth + 1)
        self.tables.append(Table(number, table_strokes(table, self.styles, width, first), holder))

    def _paragraph(self, element: Element, where: Where, width: float, holder: int, depth: int) -> None:
        properties = element.find(f"{W}pPr")
        own = flat(properties)
        style = own.get("pStyle", self.styles.usual.get("paragraph", ""))
        raw = laid_over(self.styles.paragraph(style), own)
        place = len(self.paragraphs) + 1
        runs = tuple(self._runs(element, style))
        text = "".join(run.text for run in runs)
        strokes = (*borders_of(raw, width, place), *drawn_strokes(element, place))
        label = self.numbering.label(raw)
        fields = tuple(_fields(element))
        section = min(self._section, max(len(self.sections) - 1, 0))
        self.paragraphs.append(
            Paragraph(place, text, runs, style, where, raw, width, holder, section, label, fields, strokes)
        )
        for content, box in _boxes(element):
            self._holders += 1
            self.boxes[self._holders] = box
            inner: Where = "footer" if where == "footer" else "box"
            self._blocks(content, inner, box.width_mm or width, self._holders, depth + 1)
        if properties is not None and properties.find(f"{W}sectPr") is not None and where == "text":
            self._section += 1

    def _runs(self, paragraph: Element, style: str) -> Iterator[Run]:
        for one in inside(paragraph, f"{W}r", *_GONE):
            text = "".join(_characters(one))
            if text:
                own = flat(one.find(f"{W}rPr"))
                raw = laid_over(self.styles.run(style, own.get("rStyle", "")), own)
                if raw.get("vanish", "0") in ("0", "false", "off"):
                    yield self._run(text, raw)

    def _run(self, text: str, raw: Raw) -> Run:
        face, themed = self.styles.face(raw, "eastAsia")
        size = number(raw, "sz", USUAL_SIZE) / 2
        step = size * number(raw, "w", 100) / 100 + number(raw, "spacing") / TWIPS
        colour = raw.get("color", "auto")
        if colour == "auto" and raw.get("color.themeColor", "text1") not in ("text1", "dark1"):
            colour = "theme"
        latin, _ = self.styles.face(raw, "ascii")
        bold = raw.get("b", "0") not in ("0", "false", "off")
        return Run(text, face, latin, size, step, colour, bold, themed)


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _characters(run: Element) -> Iterator[str]:
    for one in run:
        if one.tag == f"{W}t":
            yield one.text or ""
        elif one.tag.startswith(W):
            yield _SIGNS.get(local(one), "")


def _fields(paragraph: Element) -> Iterator[str]:
    """What the fields of a paragraph compute; a simple field says it in an attribute."""
    spelled = "".join(one.text or "" for one in inside(paragraph, f"{W}instrText", *_GONE))
    if spelled.strip():
        yield " ".join(spelled.split())
    for one in inside(paragraph, f"{W}fldSimple", *_GONE):
        yield one.get(f"{W}instr", "").strip()


def _framed(paragraph: Paragraph, box: Box | None) -> Paragraph:
    """A paragraph of a box in a footer, as if it stood in a frame at the same side."""
    if box is None:
        return paragraph
    return replace(paragraph, raw={**paragraph.raw, "framePr": "1", "framePr.xAlign": box.side or "?"})


def _boxes(paragraph: Element) -> Iterator[tuple[Element, Box]]:
    """The text boxes that a paragraph anchors, each once."""
    for drawing in _drawings(paragraph):
        box = _box(next(drawing.iter(f"{WP}anchor"), drawing))
        for content in inside(drawing, _BOX):
            yield content, box


def _box(anchor: Element) -> Box:
    extent, place = anchor.find(f"{WP}extent"), anchor.find(f"{WP}positionV")
    width, height = (_mm(extent.get(side, "") if extent is not None else "") for side in ("cx", "cy"))
    across = anchor.find(f"{WP}positionH")
    side = (across.findtext(f"{WP}align") or "") if across is not None else ""
    if place is None:
        return Box(width, height, side=side)
    offset, edge = place.findtext(f"{WP}posOffset"), place.findtext(f"{WP}align") or ""
    beside = place.get("relativeFrom")
    top = _mm(offset) if offset and beside == "page" else None
    return Box(width, height, top, edge if beside == "margin" else "", side)


def _mm(emu: str) -> float:
    return int(emu) / EMU_PER_MM if emu.isdecimal() and len(emu) < 12 else 0


def _drawings(paragraph: Element) -> Iterator[Element]:
    """Drawings of either kind: of two versions of one, the first that has words."""
    for run in inside(paragraph, f"{W}r", f"{W}del", f"{W}moveFrom", _BOX):
        for one in run:
            if one.tag == f"{MC}AlternateContent":
                versions = [v for v in one if next(v.iter(_BOX), None) is not None]
                yield from versions[:1]
            elif local(one) in ("drawing", "pict", "object"):
                yield one


def sections_of(body: Element, parts: Mapping[str, str]) -> tuple[Section, ...]:
    """The sheets of a body in order; `parts` are the names of footers by the ids that refer to them."""
    found: list[Section] = []
    for one in inside(body, f"{W}sectPr", f"{W}sectPrChange", _BOX):
        found.append(_section(one, parts, found[-1].footers if found else {}))
    return tuple(found)


def _section(element: Element, parts: Mapping[str, str], before: Mapping[str, str]) -> Section:
    raw = flat(element)
    footers = dict(before)
    for one in element.findall(f"{W}footerReference"):
        id = next((value for key, value in one.items() if key.endswith("}id")), "")
        footers[one.get(f"{W}type", "default")] = parts.get(id, "")
    mm = {key: abs(number(raw, key)) * MM_PER_TWIP for key in raw if key.startswith(("pgSz.", "pgMar."))}
    gutter = mm.get("pgMar.gutter", 0)
    return Section(
        mm.get("pgSz.w", 0), mm.get("pgSz.h", 0), mm.get("pgMar.top", 0), mm.get("pgMar.bottom", 0),
        mm.get("pgMar.left", 0) + gutter, mm.get("pgMar.right", 0), mm.get("pgMar.footer", 0),
        raw.get("docGrid.type", "default") if "docGrid" in raw else "",
        number(raw, "docGrid.linePitch"), number(raw, "docGrid.charSpace"),
        footers, raw.get("titlePg", "0") not in ("0", "false", "off"), int(number(raw, "pgNumType.start")),
    )  # fmt: skip
