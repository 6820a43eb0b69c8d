"""Measures of a Word file: the rules and lines of the imprint (F19 and F20).

Not its words: those are `texts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.docx_case import Case, mm, pt
from briefgen.form.docx_colours import is_red
from briefgen.form.docx_sign import cells_of_blanks
from briefgen.form.docx_story import MM_PER_TWIP, Paragraph, Stroke
from briefgen.form.docx_styles import number
from briefgen.form.scripts import FACE_NAMES, cells, face_class, face_word
from briefgen.rules import page as rules

PT_MM = 25.4 / 72
WIDTH_MM, THICK_MM, INDENT_MM = 1.0, 0.06, 0.7
SIZE_PT = 0.1
FOOT_MM = 3.0
"""How far the box of an imprint may end off the type area: programs fit its height to the text."""
Words = tuple[str, str]


def imprint_rules(case: Case) -> Iterator[Diagnostic]:
    """F19: the first and the last rule thick, those between thin, all at the foot of the type area; a
    letter has none (10.1)."""
    if not case.parts.imprint:
        return
    strokes = _imprint_strokes(case)
    faults = _letter_strokes(strokes) if case.parts.kind == "letter" else _stroke_faults(case, strokes)
    for zh, en in (*faults, *_place_faults(case)):
        yield case.once(rules.IMPRINT_RULES, case.parts.imprint[:1], problem_zh=zh, problem_en=en)


def _imprint_strokes(case: Case) -> list[Stroke]:
    """The rules of the table that the imprint stands in; without one, the borders and lines around it."""
    holders = {p.holder for p in case.parts.imprint}
    tables = [table for table in case.story.tables if table.number in holders]
    if tables:
        return [stroke for table in tables for stroke in table.strokes if stroke.thick_pt]
    first, last = case.parts.imprint[0].number - 2, case.parts.imprint[-1].number + 2
    near = [p for p in case.story.paragraphs if first <= p.number <= last]
    return [stroke for p in near for stroke in p.strokes]


def _place_faults(case: Case) -> Iterator[Words]:
    """Where the box of an imprint ends, if it stands in one and its place is said."""
    holders = {p.holder for p in case.parts.imprint}
    around = {table.holder for table in case.story.tables if table.number in holders}
    foot = case.layout.top_mm + case.layout.type_height_mm
    for box in (case.story.boxes[one] for one in sorted(holders | around) if one in case.story.boxes):
        end = box.top_mm + box.height_mm if box.top_mm is not None else foot
        if box.edge in ("top", "center") or abs(end - foot) > FOOT_MM:
            yield "不在版心的下边缘", "do not stand at the foot of the type area"


def _letter_strokes(strokes: Sequence[Stroke]) -> Iterator[Words]:
    if strokes:
        yield "不该有：信函的版记不加分隔线", "should not be there: the imprint of a letter has none"


def _stroke_faults(case: Case, strokes: Sequence[Stroke]) -> Iterator[Words]:
    if any(is_red(stroke.colour, case.layout) for stroke in strokes):
        yield "是红色，应当是黑色", "are red, they should be black"
    groups = 1 + any("印发" in p.text for p in case.parts.imprint[1:])
    if len(strokes) < groups + 1:
        yield f"只有 {len(strokes)} 条，应当有 {groups + 1} 条", f"are {len(strokes)}, not {groups + 1}"
        return
    width, layout = case.layout.type_width_mm, case.layout
    for index, stroke in enumerate(strokes):
        outer = index in (0, len(strokes) - 1)
        wanted = layout.imprint_outer_mm if outer else layout.imprint_inner_mm
        zh, en = ("首条或末条", "first or last") if outer else ("中间的", "middle")
        thick = stroke.thick_pt * PT_MM
        if abs(thick - wanted) > THICK_MM:
            yield (
                f"{zh}粗 {thick:.2f} mm，应当是 {wanted} mm",
                f"{en} one is {thick:.2f} mm thick, not {wanted} mm",
            )
        if abs(stroke.width_mm - width) > WIDTH_MM:
            yield (
                f"{zh}宽 {mm(stroke.width_mm)}，应当是 {mm(width)}",
                (f"{en} one is {mm(stroke.width_mm)} wide, not {mm(width)}"),
            )


def imprint_text(case: Case) -> Iterator[Diagnostic]:
    """F20: size, face and indents of each line of the imprint."""
    look = case.layout.look(Role.IMPRINT)
    indent = look.left_chars * case.layout.char_of(look) * PT_MM
    for paragraph in case.parts.imprint:
        main = paragraph.main
        faults: list[Words] = []
        if abs(main.size_pt - look.size_pt) > SIZE_PT:
            size, wanted = pt(main.size_pt), pt(look.size_pt)
            faults.append((f"是 {size}，应当是 {wanted}", f"is {size} large, not {wanted}"))
        if face_class(main.face) != look.face:
            word = face_word(main.face) or "?"
            faults.append((f"是{word}，应当是{FACE_NAMES[look.face]}", f"is set in {word}"))
        for zh, en, found in _imprint_indents(paragraph):
            if abs(found - indent) > INDENT_MM:
                faults.append(
                    (
                        f"{zh}空 {mm(found)}，应当是一字",
                        f"stands {mm(found)} in at the {en}, not one character",
                    )
                )
        for problem_zh, problem_en in faults:
            params = {"text": paragraph.first_words, "problem_zh": problem_zh, "problem_en": problem_en}
            yield case.once(rules.IMPRINT_TEXT, [paragraph], **params)


def _imprint_indents(paragraph: Paragraph) -> Iterator[tuple[str, str, float]]:
    """The indents that show: that at the right only where the line reaches it. The number of copies
    stands at the right edge."""
    text = paragraph.text
    if text.startswith("\t") or paragraph.align in ("right", "center"):
        return
    blanks = cells_of_blanks(text) * paragraph.main.size_pt * PT_MM
    yield "左", "left", paragraph.first_mm + blanks
    if "\t" in text or cells(text) * paragraph.main.size_pt * PT_MM > paragraph.width_mm:
        tab = number(paragraph.raw, "tabs.right") * MM_PER_TWIP if "\t" in text else 0
        yield "右", "right", paragraph.width_mm - tab if tab else paragraph.indent_mm("right")
