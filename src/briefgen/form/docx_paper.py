"""Measures of a Word file: paper, margins, grid, lines, characters, indents (F01 to F09).

Not faces and not the elements around the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.docx_case import GRIDS, Case, grouped, mm, pt
from briefgen.form.docx_story import LINE, TWIPS, Paragraph, Section
from briefgen.form.docx_styles import number
from briefgen.form.scripts import cells, is_ideograph
from briefgen.rules import office
from briefgen.rules import page as rules

PAPER_MM = 0.5
AREA_MM = 1.0  # GB/T 9704-2012 5.2.1
PITCH_TWIPS = 2.0
INDENT_MM = 0.41
FLUSH_MM = 0.5
GRID_UNIT = 4096
SPILL = 0.02
"""Of a character: how much less than 28 characters still are 28."""


def paper(case: Case) -> Iterator[Diagnostic]:
    """F01: the size of the paper, upright or across."""
    layout = case.layout
    wanted = sorted((layout.page_width_mm, layout.page_height_mm))
    for size in dict.fromkeys((s.width_mm, s.height_mm) for s in case.story.sections):
        if any(abs(a - b) > PAPER_MM for a, b in zip(sorted(size), wanted, strict=True)):
            expected = f"{mm(layout.page_width_mm)}×{mm(layout.page_height_mm)}"
            yield case.whole(rules.PAPER_SIZE, found=f"{mm(size[0])}×{mm(size[1])}", expected=expected)


def margins(case: Case) -> Iterator[Diagnostic]:
    """F02 and F03: head, binding edge, and the type area that is left. Where the paper has another size
    the type area follows from that."""
    layout = case.layout
    seen: set[tuple[str, str]] = set()
    for section in case.story.sections:
        for zh, en, found, expected in _sides(section, case):
            if abs(found - expected) > AREA_MM and (zh, mm(found)) not in seen:
                seen.add((zh, mm(found)))
                yield case.whole(
                    rules.PAGE_MARGIN, side_zh=zh, side_en=en, found=mm(found), expected=mm(expected)
                )
    if not case.story.sections:
        paper_size = f"{mm(layout.page_width_mm)}×{mm(layout.page_height_mm)}"
        yield case.whole(rules.PAPER_SIZE, found="—", expected=paper_size)


def _sides(section: Section, case: Case) -> Iterator[tuple[str, str, float, float]]:
    layout = case.layout
    if not section.landscape:
        yield "天头（上边距）", "head (top margin)", section.top_mm, layout.top_mm
        yield "订口（左边距）", "binding edge (left margin)", section.left_mm, layout.left_mm
    width, height = layout.type_width_mm, layout.type_height_mm
    if section.landscape:
        width, height = height, width
    long, short = max(section.width_mm, section.height_mm), min(section.width_mm, section.height_mm)
    if abs(long - layout.page_height_mm) <= PAPER_MM and abs(short - layout.page_width_mm) <= PAPER_MM:
        yield "版心宽", "width of the type area", section.type_width_mm, width
        yield "版心高", "height of the type area", section.type_height_mm, height


def pitch(case: Case) -> Iterator[Diagnostic]:
    """F04 and F05: the height of a line of text, and how many fill the type area."""
    told = {p.number: case.line_twips(p) for p in case.flow}
    off = [(_said(p, told[p.number]), p) for p in case.flow if not _right(case, told[p.number])]
    for found, paragraphs in grouped(off).items():
        expected = pt(case.layout.pitch_pt)
        yield case.once(rules.LINE_PITCH, paragraphs, found=found, expected=expected, count=len(paragraphs))
    known = Counter(line for line in told.values() if line)
    if known and case.upright:
        common = known.most_common(1)[0][0]
        area = min(section.type_height_mm for section in case.upright) * 1440 / 25.4
        lines = int((area + 1) / common)
        if lines != case.layout.lines:
            yield case.whole(rules.LINES_PER_PAGE, found=lines, expected=case.layout.lines)


def _right(case: Case, line: float | None) -> bool:
    return line is not None and abs(line - case.pitch_twips) <= PITCH_TWIPS


def _said(paragraph: Paragraph, line: float | None) -> str:
    if line is not None:
        return pt(line / TWIPS)
    if paragraph.raw.get("spacing.lineRule", "auto") == "auto":
        return f"{paragraph.line_twips / LINE:g}×"
    return f"≥{pt(paragraph.line_twips / TWIPS)}"


def filling(case: Case) -> Iterator[Diagnostic]:
    """F04: what leaves a page a line or two short although its lines have the right height."""
    for zh, en, off in (
        ("开着孤行控制", "have widow control on", [p for p in case.flow if p.on("widowControl", True)]),
        ("有段前段后间距", "have space before or after", [p for p in case.flow if _spaced(case, p)]),
    ):
        if off:
            yield case.once(office.PAGE_FILLING, off, count=len(off), problem_zh=zh, problem_en=en)


def _spaced(case: Case, paragraph: Paragraph) -> bool:
    """Whether there is space that is no whole number of lines."""
    spaces = (paragraph.space_lines(side, case.pitch_twips) for side in ("before", "after"))
    return any(abs(space - round(space)) > 0.05 for space in spaces)


def grid(case: Case) -> Iterator[Diagnostic]:
    """F05: the pitch of the sheet's grid; the characters that it gives are counted by `measure`."""
    for kind, twips in dict.fromkeys((s.grid, s.pitch_twips) for s in case.upright):
        expected = pt(case.layout.pitch_pt)
        if kind in GRIDS and abs(twips - case.pitch_twips) > PITCH_TWIPS:
            yield case.whole(
                office.DOCUMENT_GRID,
                found_zh=f"跨度 {pt(twips / TWIPS)} 的行网格",
                found_en=f"one of lines with a pitch of {pt(twips / TWIPS)}",
                expected_zh=f"是跨度 {expected} 的行网格",
                expected_en=f"have a pitch of {expected}",
            )


def measure(case: Case) -> Iterator[Diagnostic]:
    """F06: how many characters stand in a line."""
    steps: Counter[float] = Counter()
    first: dict[float, Paragraph] = {}
    for paragraph in case.parts.running:
        extra = _extra(case.section(paragraph))
        for run in paragraph.runs:
            step = round(run.step_pt + extra, 3)
            steps[step] += sum(map(is_ideograph, run.text))
            first.setdefault(step, paragraph)
    width = case.layout.type_width_mm / 25.4 * 72
    for step, count in steps.most_common():
        fits = int(width / step + SPILL) if step > 0 else 0
        if fits != case.layout.chars and count > 0.02 * steps.total():
            params = {"found": fits, "step": pt(step), "expected": case.layout.chars}
            yield case.once(rules.CHARS_PER_LINE, [first[step]], **params)
            return


def _extra(section: Section | None) -> float:
    """What a grid of characters adds to each, in points."""
    spread = section is not None and section.grid in ("linesAndChars", "snapToChars")
    return section.spread / GRID_UNIT if section is not None and spread else 0


def justified(case: Case) -> Iterator[Diagnostic]:
    """F07: paragraphs of more than one line reach both edges."""
    long = [p for p in case.parts.running if cells(p.shown) > case.layout.chars - 2]
    off = [p for p in long if p.align not in ("both", "distribute")]
    if off:
        yield case.once(office.NOT_JUSTIFIED, off, count=len(off), text=off[0].first_words)


def indent(case: Case) -> Iterator[Diagnostic]:
    """F08: two characters at the first line, nothing at the others. Blanks count as what they look like."""
    chars = case.layout.look(Role.BODY).first_chars
    wanted = chars * case.char_mm
    off: list[tuple[str, Paragraph]] = []
    for paragraph in case.parts.running:
        first = paragraph.first_mm + _blanks(paragraph) * case.char_mm
        asked = number(paragraph.raw, "ind.firstLineChars") == chars * 100 > 0
        if abs(first - wanted) > INDENT_MM and not asked:
            off.append((f"首行从 {mm(first)} 处开始\0starts at {mm(first)}", paragraph))
        elif paragraph.indent_mm("left") > FLUSH_MM:
            left = mm(paragraph.indent_mm("left"))
            off.append((f"整段缩进了 {left}\0is indented as a whole, by {left}", paragraph))
    for found, paragraphs in grouped(off).items():
        zh, en = found.split("\0")
        text = paragraphs[0].first_words
        params = {"text": text, "found_zh": zh, "found_en": en, "expected": mm(wanted)}
        yield case.once(rules.FIRST_INDENT, paragraphs, **params)


def _blanks(paragraph: Paragraph) -> float:
    """The width of the blanks that a paragraph begins with, in characters."""
    text = paragraph.text
    before = text[: len(text) - len(text.lstrip())]
    return sum(1 if char == "\u3000" else 0.5 for char in before)


def line_breaking(case: Case) -> Iterator[Diagnostic]:
    """F09: the rules for the marks at the ends of lines are on unless somebody turns them off."""
    off = [p for p in case.flow if not p.on("kinsoku", True)]
    if off:
        yield case.once(office.LINE_BREAKING_OFF, off, count=len(off))
