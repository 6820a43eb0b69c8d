"""Pages set by hand for the tests of measures: every figure of the grid can be changed.

Not PDFs: those are in `pages`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import cycle, islice

from briefgen.diagnostics import Diagnostic
from briefgen.document.layout import STANDARD, Layout
from briefgen.form.measures.case import Case, Measure
from briefgen.form.profile import Kind
from briefgen.form.roles import read
from briefgen.form.scripts import is_wide
from briefgen.form.sheet import MM, Box, Font, Glyph, Paper, Sheet, Stroke

CELL = 156 / 28
FANG, KAI, HEI, SONG, TITLE = "FandolFang", "FandolKai", "FandolHei", "FandolSong", "FZXiaoBiaoSong"
WORDS = "图书馆延长夜间开放时间方便读者晚上借阅书籍查找资料街区分馆同总馆通借通还"


@dataclass(frozen=True)
class Setting:
    """How lines are set: that of the standard, or with something changed."""

    left: float = 28
    top: float = 37
    pitch: float = 28.95
    lines: int = 22
    chars: int = 28
    indent: float = 2
    size: float = 16
    face: str = FANG
    step: float = CELL
    colour: str = "black"

    def y(self, slot: float) -> float:
        """The base line of a line of the grid, from 0."""
        return self.top + ((self.pitch - self.size) / 2 + 0.88 * self.size + slot * self.pitch) * MM


RIGHT = Setting()


def type_(size: float, face: str, colour: str = "black") -> Setting:
    """How a line of another size is set, its characters side by side."""
    return Setting(size=size, face=face, colour=colour, step=size * MM)


def words(count: int) -> str:
    """So many characters of text."""
    return "".join(islice(cycle(WORDS), count))


def line(text: str, x: float, y: float, setting: Setting = RIGHT) -> list[Glyph]:
    """One line of glyphs that begins at x; characters that are not wide take half a step."""
    glyphs = []
    for char in text:
        wide = is_wide(char)
        width = setting.size * MM * (1 if wide else 0.5)
        glyphs.append(Glyph(char, x, x + width, y, setting.size, setting.face, setting.colour))
        x += setting.step * (1 if wide else 0.5)
    return glyphs


def centred(text: str, y: float, setting: Setting = RIGHT, off: float = 0) -> list[Glyph]:
    """One line in the middle of the type area, or so far from it."""
    glyphs = line(text, 0, y, setting)
    by = 106 + off - glyphs[-1].x1 / 2
    return [replace(glyph, x0=glyph.x0 + by, x1=glyph.x1 + by) for glyph in glyphs]


def ending(text: str, right: float, y: float, setting: Setting = RIGHT) -> list[Glyph]:
    """One line that ends at a place."""
    glyphs = line(text, 0, y, setting)
    by = right - glyphs[-1].x1
    return [replace(glyph, x0=glyph.x0 + by, x1=glyph.x1 + by) for glyph in glyphs]


def paragraph(text: str, slot: int, setting: Setting = RIGHT) -> list[Glyph]:
    """A paragraph from a line of the grid on, its first line indented, its full lines to the right edge."""
    indent = int(setting.indent)
    rows = [text[: setting.chars - indent]]
    rest = text[setting.chars - indent :]
    rows += [rest[i : i + setting.chars] for i in range(0, len(rest), setting.chars)]
    glyphs: list[Glyph] = []
    for number, row in enumerate(rows):
        x = setting.left + (setting.indent * setting.step if number == 0 else 0)
        drawn = line(row, x, setting.y(slot + number), setting)
        glyphs += _filled(drawn, setting) if number < len(rows) - 1 else drawn
    return glyphs


def _filled(row: list[Glyph], setting: Setting) -> list[Glyph]:
    """The last glyph of a full line ends at the edge: a cell is narrower than a character."""
    edge = setting.left + setting.chars * setting.step
    by = edge - row[-1].x1
    return [*row[:-1], replace(row[-1], x0=row[-1].x0 + by, x1=edge)]


def number(page: int, below: float = 7, text: str | None = None) -> list[Glyph]:
    """A page number where 7.5 puts it."""
    setting = type_(14, SONG)
    y = 262 + below + 0.30 * 14 * MM
    shown = text or f"— {page} —"
    inset = 14 * MM
    glyphs = ending(shown, 184 - inset, y, setting) if page % 2 else line(shown, 28 + inset, y, setting)
    return [glyph for glyph in glyphs if not glyph.text.isspace()]


def rule(x0: float, x1: float, y: float, thick: float = 0.42, colour: str = "red") -> Stroke:
    """A level rule, its upper edge at y."""
    return Stroke(Box(x0, y, x1, y + thick), colour)


def sheet(page: int, *rows: Iterable[Glyph], strokes: Sequence[Stroke] = (), numbered: bool = True) -> Sheet:
    """A page of rows, numbered."""
    glyphs = [glyph for row in rows for glyph in row] + (number(page) if numbered else [])
    return Sheet(page, 210, 297, tuple(glyphs), tuple(strokes), (), ())


def text_pages(lines: int, setting: Setting = RIGHT) -> list[Sheet]:
    """One long paragraph over as many pages as it takes; its last line is half full."""
    count = setting.chars * (lines - 1) - int(setting.indent) + setting.chars // 2
    glyphs = paragraph(words(count), 0, setting)
    rows: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        rows.setdefault(glyph.y, []).append(glyph)
    pages = []
    for start in range(0, len(rows), setting.lines):
        part = list(rows.values())[start : start + setting.lines]
        moved = [replace(g, y=setting.y(slot)) for slot, row in enumerate(part) for g in row]
        pages.append(sheet(len(pages) + 1, moved))
    return pages


@dataclass(frozen=True)
class Head:
    """The head of an official document, in mm from the paper's upper edge, and what can be wrong with it."""

    mark: str = "清河市图书馆文件"
    mark_top: float = 72
    mark_off: float = 0
    mark_size: float = 46
    colour: str = "red"
    rules: tuple[Stroke, ...] = (rule(28, 184, 122.0),)
    title: tuple[str, ...] = ("清河市图书馆关于延长", "夜间开放时间的通知")
    title_size: float = 22
    title_face: str = TITLE
    title_off: float = 0
    title_slot: float = 0
    """How many lines lower the title stands."""
    text: tuple[Glyph, ...] = field(default_factory=tuple)

    def sheet(self) -> Sheet:
        """The first page: head, title and a paragraph."""
        mark = type_(self.mark_size, TITLE, self.colour)
        rows = [centred(self.mark, self.mark_top + 0.81 * self.mark_size * MM, mark, self.mark_off)]
        rows.append(centred("清图发〔2023〕5号", 118 - 0.13 * 16 * MM))
        title = type_(self.title_size, self.title_face)
        first = 122.4 + (2 + self.title_slot) * 28.95 * MM + 24.4 * MM
        for index, words_ in enumerate(self.title):
            rows.append(centred(words_, first + index * 34 * MM, title, self.title_off))
        rows.append(list(self.text) or paragraph(words(60), 15))
        return sheet(1, *rows, strokes=self.rules)


def case(sheets: Sequence[Sheet], kind: Kind = "plain", layout: Layout = STANDARD) -> Case:
    """Pages to be measured."""
    return Case("x.pdf", kind, read(Paper(tuple(sheets), (Font(FANG, True, True),)), layout))


def found(measure: Measure, sheets: Sequence[Sheet], kind: Kind = "plain") -> list[str]:
    """What one measure says of pages: the place and the message of each finding."""
    return [told(finding) for finding in measure(case(sheets, kind))]


def told(finding: Diagnostic) -> str:
    """A finding in one line."""
    return f"{finding.span.inside('zh')} {finding.message('zh')}".strip()
