"""Measures of a Word file: masthead, red rule, the place of the title (F15 to F18).

Not the title itself: that is `docx_type`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.docx_case import Case, mm, pt
from briefgen.form.docx_colours import is_red
from briefgen.form.docx_story import MM_PER_TWIP, TWIPS, Paragraph, Stroke
from briefgen.form.profile import Kind
from briefgen.form.scripts import FACE_NAMES, face_class, face_word
from briefgen.rules import page as rules

MARK_ROLES: dict[Kind, Role] = {
    "official": Role.MARK,
    "letter": Role.LETTER_MARK,
    "order": Role.ORDER_MARK,
    "minutes": Role.MINUTES_MARK,
    "bulletin": Role.SERIES,
}
LEAST_MARK_PT = 28  # 10 mm; GB/T 9704-2012 7.2.4 leaves the size to the office: striking and dignified
TOP_MM, SERIES_TOP_MM = 2.0, 5.0
"""How far a masthead may stand off its height, which is estimated; that of a bulletin is house style."""
BASE_SHARE, INK_TOP_EM = 0.8, 0.82
"""Of an exact line, what stands above its base line; of an em, the ink of a Chinese character above it."""
WIDTH_MM = 1.0
RULE_PT = (0.95, 1.8)  # practice: 1 to 1.5 pt
EIGHTH_PT = 0.13
"""Word draws rules by eighths of a point."""
TITLE_LINES = 0.3
TITLE_GAP = 2  # GB/T 9704-2012 7.3.1
FEW = 8
"""Paragraphs between a masthead and its rule."""
Words = tuple[str, str]


def masthead(case: Case) -> Iterator[Diagnostic]:
    """F15 and F16: a masthead that is red, centred and large, its ink at its height."""
    parts = case.parts
    if parts.kind == "plain":
        return
    if not parts.marks:
        yield case.whole(rules.MARK_LAYOUT, problem_zh="没有找到", problem_en="was not found")
        return
    look = case.layout.look(MARK_ROLES[parts.kind])
    for mark in parts.marks:
        for zh, en in _mark_faults(case, mark, mark is parts.marks[0]):
            text = f"“{mark.first_words}”{zh}"
            yield case.once(
                rules.MARK_LAYOUT, [mark], problem_zh=text, problem_en=f"“{mark.first_words}” {en}"
            )
    if face_class(parts.marks[0].main.face) != look.face:
        word, wanted = face_word(parts.marks[0].main.face) or "?", FACE_NAMES[look.face]
        params = {
            "problem_zh": f"是{word}，应当是{wanted}",
            "problem_en": f"is set in {word}, not in {wanted}",
        }
        yield case.once(rules.MARK_LAYOUT, [parts.marks[0]], **params)


def _mark_faults(case: Case, mark: Paragraph, first: bool) -> Iterator[Words]:
    if any(run.text.strip() and not is_red(run.colour, case.layout) for run in mark.runs):
        yield "不是红色", "is not red"
    if mark.where == "text" and mark.align not in ("center", "distribute"):
        yield "没有居中", "is not centred"
    elif mark.where == "text" and abs(mark.first_mm - mark.indent_mm("right")) > 1:
        yield "有缩进，偏离中线", "is indented and stands off the middle"
    if mark.main.size_pt < LEAST_MARK_PT:
        yield f"只有 {pt(mark.main.size_pt)}", f"is only {pt(mark.main.size_pt)} large"
    wanted = case.layout.mark_top_mm(MARK_ROLES[case.parts.kind])
    top = _top(case, mark) if first else None
    loose = SERIES_TOP_MM if case.parts.kind == "bulletin" else TOP_MM
    if top is not None and wanted is not None and abs(top - wanted) > loose:
        yield (
            f"的上边缘距纸边约 {mm(top)}，应当是 {mm(wanted)}",
            f"starts some {mm(top)} below the paper's edge, not {mm(wanted)}",
        )


def _top(case: Case, mark: Paragraph) -> float | None:
    """Where the ink of a masthead starts, from the paper's edge, if every line above has a height that is
    said; None for one in a table."""
    section, line = case.section(mark), case.line_twips(mark)
    if mark.where not in ("text", "box") or section is None or line is None:
        return None
    above = _height_above(case, mark)
    box = case.story.boxes.get(mark.holder)
    start = section.top_mm if mark.where == "text" else box.top_mm if box is not None else None
    if above is None or start is None:
        return None
    ink = line * BASE_SHARE - mark.main.size_pt * TWIPS * INK_TOP_EM
    return start + (above + _space(case, mark, "before") + ink) * MM_PER_TWIP


def _height_above(case: Case, mark: Paragraph) -> float | None:
    """The height of what stands above a masthead in the text or in its box, in twips."""
    twips = 0.0
    for paragraph in case.story.paragraphs[: mark.number - 1]:
        height = case.line_twips(paragraph)
        if paragraph.where == "cell" or height is None:
            return None
        if (paragraph.where, paragraph.holder) == (mark.where, mark.holder):
            twips += height + _space(case, paragraph, "before") + _space(case, paragraph, "after")
    return twips


def _space(case: Case, paragraph: Paragraph, side: str) -> float:
    return paragraph.space_lines(side, case.pitch_twips) * case.pitch_twips


def red_rule(case: Case) -> Iterator[Diagnostic]:
    """F17: the red rule below the head; a letter has two double ones of 170 mm, an order has none."""
    kind, strokes = case.parts.kind, case.parts.head_strokes
    if kind == "plain":
        return
    if kind == "order":
        faults: Iterator[Words] = iter(
            [("不该有：命令没有红线", "should not be there: an order has none")] if strokes else []
        )
    elif kind == "letter":
        faults = _letter_faults(case, strokes)
    else:
        faults = _rule_faults(case, strokes)
    for zh, en in faults:
        yield case.whole(rules.HEAD_RULE, problem_zh=zh, problem_en=en)


def _rule_faults(case: Case, strokes: tuple[Stroke, ...]) -> Iterator[Words]:
    width = case.upright[0].type_width_mm if case.upright else case.layout.type_width_mm
    if not strokes:
        yield "没有找到", "was not found"
        return
    stroke = max(strokes, key=lambda s: s.width_mm)
    if abs(stroke.width_mm - width) > WIDTH_MM:
        yield (
            f"宽 {mm(stroke.width_mm)}，应当是 {mm(width)}",
            f"is {mm(stroke.width_mm)} wide, not {mm(width)}",
        )
    low, high = RULE_PT
    house = case.layout.rule(Role.HEAD_RULE).strokes_pt
    fits = any(abs(stroke.thick_pt - own) <= EIGHTH_PT for own in house)
    if not low <= stroke.thick_pt <= high and not fits:
        yield (
            f"粗 {pt(stroke.thick_pt)}，通常是 1 至 1.5 pt",
            f"is {pt(stroke.thick_pt)} thick, usual are 1 to 1.5 pt",
        )
    titles = case.parts.titles
    if titles and stroke.paragraph > titles[0].number:
        yield "在标题下面", "stands below the title"


def _letter_faults(case: Case, strokes: tuple[Stroke, ...]) -> Iterator[Words]:
    width = case.layout.rule(Role.LETTER_RULE).width_mm
    if len(strokes) < 2:
        yield "不全：信函首页上下各一条双线", "is missing: a letter has a double one above and below"
    for found in dict.fromkeys(mm(s.width_mm) for s in strokes if abs(s.width_mm - width) > WIDTH_MM):
        yield f"宽 {found}，应当是 {mm(width)}", f"is {found} wide, not {mm(width)}"


def title_place(case: Case) -> Iterator[Diagnostic]:
    """F18: two empty lines between the red rule and the title, or what the house wants, where nothing else
    stands between them."""
    strokes, titles = case.parts.head_strokes, case.parts.titles
    if case.parts.kind not in ("official", "minutes", "bulletin") or not strokes or not titles:
        return
    last, title = max(stroke.paragraph for stroke in strokes), titles[0]
    between = case.story.paragraphs[last : title.number - 1]
    heights = [case.line_twips(p) or case.pitch_twips for p in between]
    if last >= title.number or any(p.shown.strip() or p.where != "text" for p in between):
        return
    spaces = [_space(case, p, side) for p in between for side in ("before", "after")]
    found = (sum(heights) + sum(spaces) + _space(case, title, "before")) / case.pitch_twips
    own = case.layout.look(Role.TITLE).gap_lines
    wanted = TITLE_GAP if own is None else own
    if abs(found - wanted) > TITLE_LINES:
        line, shown = mm(case.layout.line_mm), mm(found * case.layout.line_mm)
        yield case.once(rules.TITLE_PLACE, [title], found=shown, expected=f"{wanted:g}×{line}")
