"""Pieces to the body of a Word file, as text.

Not the order of the pieces (that is `flow`) nor their look (that is `layout`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

from briefgen.document.comments import pins_in, pins_of, unpinned, unpinned_plot
from briefgen.document.layout import Layout
from briefgen.document.pieces import (
    Foot,
    Grid,
    Line,
    NewPage,
    Pair,
    Picture,
    Piece,
    Plot,
    Role,
    Ruled,
)
from briefgen.document.texts import numbered
from briefgen.document.tree import Break, Figure, Words, plain
from briefgen.write.docx_contents import Listing, listing
from briefgen.write.docx_head import MARKS, foot_rule, joint, letter_head, mark, rule
from briefgen.write.docx_imprint import imprint, pair_runs
from briefgen.write.docx_paragraph import Paragraph, chars, lines, millimetres, twips
from briefgen.write.docx_picture import picture
from briefgen.write.docx_section import Sheets
from briefgen.write.docx_styles import STYLES
from briefgen.write.docx_table import table
from briefgen.write.docx_text import anchored, runs

JOINED = (Role.TITLE, Role.ARTICLE_TITLE, Role.CHAPTER)
"""Centred roles whose lines are one paragraph, so that the navigation shows one title."""

UNFIT = re.compile(r"\W")
LONGEST_NAME = 40  # characters of a bookmark, a limit of Word
TEXT_LEVEL = 9  # outline level of what is no heading
OPENING_TAG = "<w:p>"


@dataclass(slots=True)
class Body:
    """A body as it grows, with what it refers to: links by address, pictures and charts by content."""

    sheets: Sheets
    layout: Layout
    ruled_imprint: bool
    listing: Listing
    parts: list[Paragraph | str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[Figure, str] = field(default_factory=dict)
    charts: dict[Plot, str] = field(default_factory=dict)
    bookmarks: int = 0
    drawings: int = 0
    sections: int = 0
    starts_page: bool = False
    landscape: bool = False
    turned: bool = False
    """Whether all paragraphs stand on sheets that lie across, up to the next new page."""
    apart: bool = False
    role: Role = Role.BODY
    letter: list[tuple[int, Line]] = field(default_factory=list)
    joint: list[tuple[int, Line]] = field(default_factory=list)
    anchored: str = ""
    paragraphs: int = 0
    """How many paragraphs there are so far, those in tables and boxes among them."""
    noted: list[tuple[int, int | str]] = field(default_factory=list)
    """Numbers of printed lines, and the paragraphs (from 1) that they start."""

    @property
    def xml(self) -> str:
        """The children of `w:body`."""
        self._close_table()
        text = "".join(p if isinstance(p, str) else p.xml for p in self.parts)
        return text + self.sheets.section(self.landscape, not self.sections, self.apart)

    def add(self, piece: Piece, number: int) -> None:
        """Writes one piece; `number` is that of its first printed line."""
        match piece:
            case Line():
                self._line(piece, number)
            case Pair():
                before = (
                    lines(self.layout.look(piece.role).before_lines + piece.gap, self.layout)
                    if piece.gap
                    else None
                )
                style = STYLES[piece.role].id
                self._put(Paragraph(style, pair_runs(piece, self.link), before=before), number)
                self.role = piece.role
            case Ruled(role):
                self._rule(role)
            case Grid():
                self._grid(piece, number)
            case Picture(figure):
                self._picture(figure, number)
            case Plot():
                self._plot(piece, number)
            case NewPage(apart):
                self.turned = False
                self.starts_page = not self.landscape and not apart and bool(self.parts)
                self._upright()
                if apart:
                    self._end_section()
                    self.apart = True
            case Foot():
                self._foot(piece, number)
            case _:
                assert_never(piece)

    def link(self, url: str) -> str:
        """The relationship of an address."""
        return self.links.setdefault(url, f"rIdLink{len(self.links) + 1}")

    def _put(self, paragraph: Paragraph, number: int = 0) -> None:
        self._upright()
        self._append(replace(paragraph, starts_page=True) if self.starts_page else paragraph, number)
        self.starts_page = False

    def _append(self, paragraph: Paragraph, number: int = 0) -> None:
        """Appends a paragraph; `number` is that of the printed line that it starts with, if it has one."""
        self.parts.append(paragraph)
        self.paragraphs += 1
        if number:
            self.noted.append((number, self.paragraphs))

    def _line(self, line: Line, number: int) -> None:
        if line.landscape:
            self._turn()
            self.turned = True
        if line.role is Role.LETTER_MARK:
            self.letter.append((number, line))
        elif line.beside:
            self._joint(line, number)
        elif line.role in MARKS:
            shown = mark(line, self.layout)
            self._put(replace(shown, content=_mark_runs(line, self.layout)), number)
        else:
            self._put(self._paragraph(line), number)
        self.role = line.role

    def _joint(self, line: Line, number: int) -> None:
        """Keeps the names of joint issuers until 文件 comes, which ends their masthead."""
        self.joint.append((number, line))
        if not line.beside_lines:
            return
        above, table = joint(
            tuple((_mark_runs(mark, self.layout), mark) for _, mark in self.joint), self.layout
        )
        self._put(above)
        self.parts.append(table)
        self.noted += ((number, self.paragraphs + n) for n, (number, _) in enumerate(self.joint, 1))
        self.paragraphs += len(self.joint)
        self.joint.clear()

    def _paragraph(self, line: Line) -> Paragraph:
        layout, look = self.layout, self.layout.look(line.role)
        left = chars(look.left_chars + line.hang_chars, look, layout) if line.hang_chars else None
        goes_on = look.outline is not None and not line.target and self.role is line.role
        return Paragraph(
            STYLES[line.role].id,
            self._content(line),
            keep_next=True if line.keep_next and not look.keep_next else None,
            before=lines(look.before_lines + line.gap, layout) if line.gap else None,
            left=left,
            right=None if line.right_chars is None else chars(line.right_chars, look, layout),
            hanging=chars(line.hang_chars, look, layout) if line.hang_chars else None,
            outline=TEXT_LEVEL if goes_on else None,
        )

    def _content(self, line: Line) -> str:
        content = runs(line.words, self.link)
        if line.goal:
            content = self.listing.entry(line, _bookmark(line.goal), content)
        if line.target:
            name, number = _bookmark(line.target), self.bookmarks
            self.bookmarks += 1
            content = (
                f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
            )
        return content

    def _rule(self, role: Role) -> None:
        if role is Role.LETTER_FOOT_RULE:
            self.anchored += foot_rule(self._drawing(), self.layout).run
        elif role is Role.LETTER_RULE:
            marks = tuple(line for _, line in self.letter)
            box, space = letter_head(self._drawing(), marks, self.layout)
            run = self.anchored + _commented(box.run, *marks)
            self._put(Paragraph("Spacer", run, before=space, keep_next=True))
            first = self.paragraphs + self.anchored.count(OPENING_TAG) + 1
            self.noted += ((number, first + n) for n, (number, _) in enumerate(self.letter))
            self.paragraphs += run.count(OPENING_TAG)
            self.anchored = ""
        else:
            for paragraph in rule(role, self.role, self.layout):
                self._put(paragraph)

    def _grid(self, grid: Grid, number: int) -> None:
        if grid.landscape:
            self._turn()
        elif not grid.landscape:
            self._upright()
        if grid.caption:
            self._add_here(Role.CAPTION, grid.caption, number)
        else:
            self._close_table()
            self._part_from_text()
        layout = self.layout
        width = millimetres(layout.type_height_mm if grid.landscape else layout.type_width_mm)
        self.parts.append(table(grid, width, self.starts_page, self.link, layout))
        self.starts_page = False
        cells = sum(len(row) for row in (*grid.head, *grid.rows))
        self.noted += ((number + cell, self.paragraphs + cell) for cell in range(1, cells + 1))
        self.paragraphs += cells
        for note_number, note in enumerate(grid.notes, number + cells + 1):
            self._add_here(Role.TABLE_NOTE, note, note_number, last=note is grid.notes[-1])

    def _part_from_text(self) -> None:
        """Half a line between text and a table without a caption."""
        last = self.parts[-1] if self.parts else None
        if isinstance(last, Paragraph) and not last.section and not self.starts_page:
            self._append(Paragraph("Spacer", before=lines(0.5, self.layout), keep_next=True))

    def _add_here(self, role: Role, words: Words, number: int, last: bool = True) -> None:
        """A paragraph that belongs to a table and stays whole on its sheet, with the next one but for the
        last."""
        paragraph = Paragraph(
            STYLES[role].id,
            runs(words, self.link),
            keep_next=None if last else True,
            keep_lines=True,
            starts_page=self.starts_page,
        )
        self._append(paragraph, number)
        self.starts_page = False

    def _picture(self, figure: Figure, number: int) -> None:
        rid = self.pictures.setdefault(figure, f"rIdPicture{len(self.pictures) + 1}")
        shown = picture(self._drawing(), rid, figure, self.layout)
        self._put(Paragraph("Picture", shown, keep_next=bool(figure.caption) or None))
        if figure.caption:
            words = runs(figure.caption, self.link)
            self._put(Paragraph(STYLES[Role.CAPTION].id, words, keep_next=False, before=0), number)

    def _plot(self, plot: Plot, number: int) -> None:
        """A chart that Word draws itself, or the picture of one whose figures Word would tell otherwise.
        With its caption and its notes it is as high as whole lines."""
        from briefgen.write.docx_chart import SLACK, is_native, pictured, shape, size

        half, drawing = lines(0.5, self.layout), self._drawing()
        bare, extent = unpinned_plot(plot), size(plot, self.layout)
        if is_native(plot.chart):
            rid = self.charts.setdefault(bare, f"rIdChart{len(self.charts) + 1}")
            run = shape(drawing, rid, plain(bare.said), extent)
        else:
            figure = pictured(bare, self.layout)
            rid = self.pictures.setdefault(figure, f"rIdPicture{len(self.pictures) + 1}")
            run = picture(drawing, rid, figure, self.layout, extent)
        run = anchored(run, pins_in(plot.said))
        self._put(Paragraph("Picture", run, keep_next=True, before=half - SLACK, after=0), number)
        below = [(Role.CAPTION, plot.caption), *((Role.TABLE_NOTE, note) for note in plot.notes)]
        for at, (role, words) in enumerate(below, 1):
            last = at == len(below)
            shown = runs(words, self.link)
            after = half if last else None
            self._put(Paragraph(STYLES[role].id, shown, keep_next=not last, after=after), number + at)

    def _foot(self, foot: Foot, number: int) -> None:
        """The anchor leaves room for the imprint: where there is none, it goes to a new page.

        LibreOffice aligns a box 2 mm too high on the first page of a later section: there it gets a
        height of its own.
        """
        if not foot.groups:
            return
        self.turned = False
        box, height = imprint(self._drawing(), unpinned(foot), self.ruled_imprint, self.link, self.layout)
        self._upright()
        if self.sections:
            box = replace(box, top_mm=self.layout.top_mm + self.layout.type_height_mm - box.height_mm)
        self._put(Paragraph("Spacer", _commented(box.run, foot), before=twips(height)))
        inside = numbered(item for group in foot.groups for item in group)
        first = self.paragraphs + 1
        self.noted += ((number + line - 1, first + n) for n, (line, _) in enumerate(inside))
        self.paragraphs += box.content.count(OPENING_TAG)

    def _turn(self) -> None:
        """Begins a sheet that lies across, unless there is one."""
        if not self.landscape:
            self._end_section()
            self.landscape, self.starts_page = True, False

    def _upright(self) -> None:
        """Ends a turned sheet: what follows stands on a new upright one."""
        if self.landscape and not self.turned:
            self._end_section()
            self.landscape = False

    def _end_section(self) -> None:
        """Lets the paragraph before carry the section that ends."""
        if not self.parts:
            return
        self._close_table()
        last = self.parts[-1]
        assert isinstance(last, Paragraph)
        if last.section:
            return  # nothing stands between two sheets
        section = self.sheets.section(self.landscape, not self.sections)
        self.parts[-1] = replace(last, section=section)
        self.sections += 1

    def _close_table(self) -> None:
        """A table needs a paragraph after it, before another table or the end of its sheet."""
        if self.parts and isinstance(self.parts[-1], str):
            self._append(Paragraph("Spacer"))

    def _drawing(self) -> int:
        self.drawings += 1
        return self.drawings


def body(
    pieces: tuple[Piece, ...], sheets: Sheets, ruled_imprint: bool, pages: Mapping[str, int] | None = None
) -> Body:
    """The body of a file that shows these pieces; `pages` are those of anchors, as far as known."""
    grown = Body(sheets, sheets.layout, ruled_imprint, listing(pieces, pages or {}))
    for number, piece in _joined(pieces):
        grown.add(piece, number)
    return grown


def _commented(runs: str, *pieces: Piece) -> str:
    """Runs with the comments on their words around them: Word ignores those in a box (MS-OI29500 2.1.315)."""
    return anchored(runs, (pin for piece in pieces for pin in pins_of(piece)))


def _mark_runs(line: Line, layout: Layout) -> str:
    """The runs of a masthead line, with the comments on it."""
    return _commented(mark(line, layout).content, line)


def _joined(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, Piece]]:
    """Puts the lines of a title into one; each piece with the number of its first printed line."""
    held: Line | None = None
    first = 0
    for number, piece in numbered(pieces):
        if held is not None and isinstance(piece, Line) and piece.role is held.role and not piece.target:
            held = replace(held, words=(*held.words, Break(), *piece.words))
            continue
        if held is not None:
            yield first, held
        held, first = (piece if isinstance(piece, Line) and piece.role in JOINED else None), number
        if held is None:
            yield number, piece
    if held is not None:
        yield first, held


def _bookmark(anchor: str) -> str:
    """An anchor as Word allows it: letters, digits and underlines."""
    name = UNFIT.sub("_", anchor)
    return name[:LONGEST_NAME] if name[:1].isalpha() else f"b_{name}"[:LONGEST_NAME]
