"""The door to pdfminer: a PDF becomes sheets of glyphs and strokes.

Not what they mean: that is `lines`, `roles` and the measures.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdffont import PDFFont, PDFType3Font, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSEOF
from pdfminer.utils import apply_matrix_pt

from briefgen.form.drawing import Point, bounds, filled, is_rule, joined, pieces, straight
from briefgen.form.faults import Unmeasurable
from briefgen.form.pdf_fonts import Fonts
from briefgen.form.sheet import MM, Box, Colour, Font, Glyph, Paper, Sheet, Stroke, around

MOST_PAGES = 2000
LEAST_PT, MOST_PT = 0.5, 10_000
"""Type of other sizes is no text: a damaged file, or a mark that nobody sees."""
HIDDEN = (3, 7)
"""Text rendering modes without ink: the layer under a scanned picture."""


def read(content: bytes) -> Paper:
    """The sheets of a PDF; Unmeasurable where it cannot be opened."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        return _paper(PDFDocument(PDFParser(io.BytesIO(content))))
    except PDFPasswordIncorrect:
        raise _locked() from None
    except (MemoryError, Unmeasurable):
        raise
    except RecursionError:
        raise _damaged("对象层层套用", "its objects contain one another") from None
    except PSEOF as error:
        raise _damaged("文件不完整", "it is cut short") from error
    except Exception as error:  # a damaged file can fail anywhere in a parser
        raise _damaged("结构读不通", "its structure cannot be read") from error


def _paper(document: PDFDocument) -> Paper:
    manager = Fonts()
    sheets: list[Sheet] = []
    fonts: dict[Font, None] = {}
    for number, page in enumerate(PDFPage.create_pages(document), 1):
        if number > MOST_PAGES:
            raise _endless()
        device = _Device(manager, page)
        _Interpreter(manager, device).process_page(page)
        sheets.append(device.sheet(number))
        fonts |= dict.fromkeys(map(_font, device.fonts))
    if not sheets:
        raise _empty()
    return Paper(tuple(sheets), tuple(fonts))


def _locked() -> Unmeasurable:
    return Unmeasurable(
        "有打开密码", "it needs a password", "请对方去掉密码再发来", "ask for it without a password"
    )


def _damaged(zh: str, en: str) -> Unmeasurable:
    return Unmeasurable(
        f"PDF 已损坏（{zh}）", f"the PDF is damaged ({en})", "请对方重新导出", "ask for a new export"
    )


def _endless() -> Unmeasurable:
    zh, en = f"超过 {MOST_PAGES} 页", f"it has more than {MOST_PAGES} pages"
    return Unmeasurable(zh, en, "拆成几份再量", "split it and measure the parts")


def _empty() -> Unmeasurable:
    return Unmeasurable("里面没有页", "it has no pages", "请对方重新导出", "ask for a new export")


class _Interpreter(PDFPageInterpreter):
    """pdfminer's, with the line width that the format begins with."""

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.graphicstate.linewidth = 1


class _Device(PDFTextDevice):
    """Collects what a page draws."""

    ctm: Any

    def __init__(self, manager: Fonts, page: PDFPage) -> None:
        super().__init__(manager)
        self._glyph_of = manager.glyph_of
        self._left, self._top, self.width, self.height = _frame(page)
        self.fonts: dict[PDFFont, str] = {}
        self._hidden = False
        self._glyphs: list[Glyph] = []
        self._strokes: list[Stroke] = []
        self._shapes: list[Box] = []
        self._pictures: list[Box] = []
        self._turned = 0

    def sheet(self, number: int) -> Sheet:
        """What was drawn, as a value."""
        return Sheet(
            number,
            self.width * MM,
            self.height * MM,
            tuple(self._glyphs),
            joined(self._strokes),
            tuple(self._shapes),
            tuple(self._pictures),
            self._turned,
        )

    def render_string(self, textstate: Any, *rest: Any) -> None:
        self._hidden = textstate.render in HIDDEN
        super().render_string(textstate, *rest)

    def render_char(
        self,
        matrix: Any,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        table = self._glyph_of.get(font)
        glyph = cid if table is None else table.get(cid, 0)
        advance = font.char_width(glyph) * fontsize * scaling
        text, fault = _character(font, cid, glyph)
        if text and not self._hidden:
            across, skew, _, up, _, _ = matrix
            if across <= 0 or up <= 0 or abs(skew) > abs(across) / 1000:
                self._turned += 1
            elif LEAST_PT <= fontsize * up <= MOST_PT:
                x, y = self._place(apply_matrix_pt(matrix, (0, rise)))
                face = self.fonts.get(font) or self.fonts.setdefault(font, _name(font))
                colour = _colour(graphicstate.ncolor, ncs)
                end = x + advance * across * MM
                self._glyphs.append(Glyph(text, x, end, y, fontsize * up, face, colour, fault))
        return advance

    def render_image(self, name: str, stream: Any) -> None:
        corners = [self._place(apply_matrix_pt(self.ctm, p)) for p in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self._pictures.append(bounds(corners))

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        outlines = [self._points(piece) for piece in pieces(path)]
        outlines = [points for points in outlines if len(points) > 1]
        curved = any(step[0] in "cvy" for step in path)
        if fill and outlines:
            colour = _colour(graphicstate.ncolor, getattr(graphicstate, "ncs", None))
            self._keep(filled([bounds(points) for points in outlines], evenodd), colour, curved)
        if stroke and outlines:
            colour = _colour(graphicstate.scolor, getattr(graphicstate, "scs", None))
            a, b, c, d, _, _ = self.ctm
            width = float(graphicstate.linewidth or 0) * abs(a * d - b * c) ** 0.5 * MM
            level = [box for points in outlines for box in straight(points, width)]
            boxes = level or [bounds(points) for points in outlines]
            self._keep(boxes, colour, curved)

    def _keep(self, boxes: Sequence[Box], colour: Colour, curved: bool) -> None:
        if colour == "white":
            return
        rules = [] if curved else [box for box in boxes if is_rule(box)]
        self._strokes += [Stroke(box, colour) for box in rules]
        if not rules and boxes:
            self._shapes.append(around(tuple(boxes)))

    def _points(self, piece: Sequence[Any]) -> list[Point]:
        ends = [(step[i], step[i + 1]) for step in piece for i in range(1, len(step) - 1, 2)]
        return [self._place(apply_matrix_pt(self.ctm, end)) for end in ends]

    def _place(self, point: Point) -> Point:
        return (point[0] - self._left) * MM, (self._top - point[1]) * MM


def _frame(page: PDFPage) -> tuple[float, float, float, float]:
    """Left and top of the visible page where pdfminer counts from, its width and height, in points."""
    x0, y0, x1, y1 = page.mediabox
    if page.rotate % 360:
        wide, high = (y1 - y0, x1 - x0) if page.rotate % 180 else (x1 - x0, y1 - y0)
        return 0, high, wide, high
    left, low, right, high = page.cropbox or page.mediabox
    return left - x0, high - y0, right - left, high - low


def _character(font: PDFFont, cid: int, glyph: int) -> tuple[str, Any]:
    """What a code stands for, empty for blanks, and whether there is anything wrong with it."""
    try:
        text = font.to_unichr(cid)
    except PDFUnicodeNotDefined:
        return "\ufffd", "text"
    if not text or text.isspace() or text in "\u00ad\u200b\ufeff":
        return "", ""
    if font.is_multibyte() and glyph == 0:
        return text, "glyph"
    plain = unicodedata.normalize("NFKC", text) if "\u2e80" <= text[0] <= "\u2fdf" else text
    strange = plain != text or unicodedata.category(text[0]) in ("Co", "Cn", "Cc")
    return plain, "text" if strange else ""


def _font(font: PDFFont) -> Font:
    drawn = isinstance(font, PDFType3Font)
    inside = drawn or any(key in font.descriptor for key in ("FontFile", "FontFile2", "FontFile3"))
    known = getattr(font, "unicode_map", None) is not None or bool(getattr(font, "cid2unicode", None))
    return Font(_name(font), inside, known)


def _name(font: PDFFont) -> str:
    """The name of a font without the mark of a subset."""
    name = str(getattr(font, "basefont", "") or font.fontname or "unnamed")
    if name.startswith(("b'", 'b"')):
        name = _decoded(name[2:-1])
    return re.sub(r"^[A-Z]{6}\+", "", name)


def _decoded(escaped: str) -> str:
    """The name behind Python's form of bytes: programs for Windows write names in GBK."""
    raw = escaped.encode("latin-1", "replace").decode("unicode_escape").encode("latin-1", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return escaped


def _colour(values: Any, space: Any) -> Colour:
    parts = tuple(values) if isinstance(values, tuple | list) else (values,)
    if values is None:
        return "black"
    if not all(isinstance(part, int | float) for part in parts) or len(parts) not in (1, 3, 4):
        return "?"
    if len(parts) == 1:
        ink = getattr(space, "name", "") in ("Separation", "DeviceN")
        parts = (1 - parts[0] if ink else parts[0],) * 3
    elif len(parts) == 4:
        parts = tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    return _named(*parts)


def _named(red: float, green: float, blue: float) -> Colour:
    """Y80 M80 in ink is red too, where a fifth of green and blue is left; so is dark red."""
    if red > 0.6 and max(green, blue) <= 0.3 and red - max(green, blue) > 0.45:
        return "red"
    if max(red, green, blue) <= 0.21:
        return "black"
    if min(red, green, blue) >= 0.97:
        return "white"
    return "#" + "".join(f"{round(min(max(part, 0), 1) * 255):02x}" for part in (red, green, blue))
