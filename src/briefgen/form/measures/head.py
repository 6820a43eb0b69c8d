"""The head of page 1: masthead, red rule, title (GB/T 9704-2012 7.2.4, 7.2.7, 7.3.1, 10.1 to 10.3).

Not its text. Where ink begins is taken from the base line and the share of the em that Chinese faces fill.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case, aside, fine, mm, pt
from briefgen.form.measures.faces import is_title_face
from briefgen.form.measures.prose import title_blocks
from briefgen.form.profile import Kind
from briefgen.form.roles import Paragraph, words_of
from briefgen.form.scripts import face_word
from briefgen.form.sheet import MM, Stroke
from briefgen.rules import page as rules

INK_TOP_EM, INK_FOOT_EM = 0.81, 0.13
"""Of the em between base line and ink: faces have 0.77 to 0.85, and 0.08 to 0.17."""
CENTRED_MM, MARK_CENTRED_MM, MARK_TOP_MM = 0.5, 1.0, 1.5
LEAST_MARK_MM = 10
TITLE_SIZE_OFF_PT = 0.5
RULE_OFF_MM, RULE_GAP_OFF_MM = 0.5, 0.8
RULE_THICK_MM = 0.345, 0.605  # practice; the standard gives no thickness
MOST_TITLE_LINES = 3
TITLE_EMPTY_LINES, TITLE_OFF_LINES = 2, 0.45
MARKS: dict[Kind, Role] = {
    "official": Role.MARK,
    "letter": Role.LETTER_MARK,
    "order": Role.ORDER_MARK,
    "minutes": Role.MINUTES_MARK,
}
"""Kinds whose standard says where the masthead stands; that of a bulletin is house style."""
TITLED = frozenset({"official", "letter", "bulletin"})
RULED = frozenset({"official", "bulletin"})


def masthead(case: Case) -> Iterator[Diagnostic]:
    """F15, F16: a red masthead, centred, high enough, its ink where the standard puts it."""
    if case.kind == "plain":
        return
    reds = [line for line in case.reading.pages[0].lines if line.red]
    if not reds:
        yield _mark(case, None, "不见红色的文字", "is missing: no text is red")
        return
    main = max(reds, key=lambda line: line.size)
    if main.size * MM < LEAST_MARK_MM:
        size = mm(main.size * MM)
        yield _mark(case, main, f"只有 {size} 高，不够醒目", f"is only {size} high")
    if case.kind in MARKS and not is_title_face(main.face, case.layout):
        yield _mark(case, main, f"是{face_word(main.face)}", f"is set in {face_word(main.face)}")
    for line in reds:
        if line.role == "mast" and line.gap < 3 and abs(case.off_centre(line.middle)) > MARK_CENTRED_MM:
            zh, en = aside(case.off_centre(line.middle))
            yield _mark(case, line, f"没有居中：{zh}", f"is not centred: {en}")
    yield from _mark_top(case, [x for x in reds if x.size >= 0.7 * main.size])


def _mark_top(case: Case, reds: list[TextLine]) -> Iterator[Diagnostic]:
    wanted = case.layout.look(MARKS[case.kind]).top_mm if case.kind in MARKS else None
    highest = min(reds, key=lambda line: line.y - INK_TOP_EM * line.size * MM)
    top = highest.y - INK_TOP_EM * highest.size * MM
    if wanted is not None and abs(top - wanted) > MARK_TOP_MM:
        yield _mark(
            case,
            highest,
            f"上边缘距上页边约 {mm(top)}，应当是 {mm(wanted)}",
            f"starts some {mm(top)} below the paper's edge, it should be {mm(wanted)}",
        )


def _mark(case: Case, line: TextLine | None, zh: str, en: str) -> Diagnostic:
    span = case.page(1) if line is None else case.at(line)
    return rules.MARK_LAYOUT.at(span, problem_zh=zh, problem_en=en)


def head_rule(case: Case) -> Iterator[Diagnostic]:
    """F17: a red rule as wide as the type area, 4 mm below the line above it; two double ones in a letter."""
    sheet = case.reading.pages[0].sheet
    reds = [s for s in sheet.strokes if s.level and s.colour == "red" and s.length > 50]
    if case.kind == "letter":
        yield from _letter_rules(case, reds)
        return
    if not reds:
        if case.kind in RULED:
            yield _rule(case, "不见了", "is missing")
        return
    if case.kind == "plain":
        return
    rule = max(reds, key=lambda stroke: stroke.length)
    left = case.layout.left_mm
    fits = abs(case.off_left(rule.box.x0)) <= RULE_OFF_MM and abs(case.off_right(rule.box.x1)) <= RULE_OFF_MM
    if not fits:
        yield from _width(case, rule, left, left + case.layout.type_width_mm)
    least, most = RULE_THICK_MM
    own = (abs(rule.thick - stroke * MM) < 0.1 for stroke in case.layout.rule(Role.HEAD_RULE).strokes_pt)
    if not (least <= rule.thick <= most or any(own)):
        yield _rule(case, f"粗 {fine(rule.thick)}", f"is {fine(rule.thick)} thick")
    yield from _gap(case, rule.box.y0, Role.HEAD_RULE)


def _letter_rules(case: Case, reds: list[Stroke]) -> Iterator[Diagnostic]:
    """A double rule 4 mm below the mark, and one 20 mm above the paper's foot, both 170 mm (10.1)."""
    half = case.layout.rule(Role.LETTER_RULE).width_mm / 2
    paper = case.layout.page_width_mm / 2
    head = [stroke for stroke in reds if stroke.y < case.layout.page_height_mm / 2]
    foot = [stroke for stroke in reds if stroke not in head]
    for strokes, zh, en in ((head, "上面", "upper"), (foot, "下面", "lower")):
        if len(strokes) < 2:
            yield _rule(case, f"{zh}缺一条双线", f"lacks the {en} double line")
        for stroke in strokes[:1]:
            yield from _width(case, stroke, paper - half, paper + half)
    if head:
        yield from _gap(case, head[0].box.y0, Role.LETTER_RULE)
    wanted = case.layout.rule(Role.LETTER_FOOT_RULE).bottom_mm
    low = case.layout.page_height_mm - max((stroke.box.y1 for stroke in foot), default=0)
    if foot and wanted is not None and abs(low - wanted) > 1:
        zh = f"下面的双线距下页边 {mm(low)}，应当是 {mm(wanted)}"
        yield _rule(case, zh, f"at the foot is {mm(low)} from the paper's edge, it should be {mm(wanted)}")


def _width(case: Case, rule: Stroke, left: float, right: float) -> Iterator[Diagnostic]:
    off = max(abs(rule.box.x0 - left), abs(rule.box.x1 - right))
    if off > RULE_OFF_MM:
        found, wanted = f"{mm(rule.box.x0)}–{mm(rule.box.x1)}", f"{mm(left)}–{mm(right)}"
        yield _rule(
            case, f"左右位置是 {found}，应当是 {wanted}", f"goes from {found}, it should go from {wanted}"
        )


def _gap(case: Case, top: float, role: Role) -> Iterator[Diagnostic]:
    """Whether a rule stands 4 mm, or as the house has it, below the ink of the line above."""
    above = [line for line in case.reading.pages[0].lines if line.y < top]
    if not above:
        return
    last = max(above, key=lambda line: line.y)
    gap = top - last.y - INK_FOOT_EM * last.size * MM
    allowed = RULE_GAP_OFF_MM + 0.04 * last.size * MM
    wanted = case.layout.rule(role).before_mm
    if abs(gap - wanted) > allowed:
        zh = f"在上面一行之下约 {mm(gap)}，应当是 {mm(wanted)}"
        yield _rule(case, zh, f"is some {mm(gap)} below the line above, it should be {mm(wanted)}")


def _rule(case: Case, zh: str, en: str) -> Diagnostic:
    return rules.HEAD_RULE.at(case.page(1), problem_zh=zh, problem_en=en)


def titles(case: Case) -> Iterator[Diagnostic]:
    """F14: 22 pt 小标宋, centred, three lines at most, no hour-glass, no break inside 《》."""
    size = case.layout.look(Role.TITLE).size_pt
    blocks = title_blocks(case)
    first = next((block for block in blocks if block[0].page == 1), None)
    if first is None and case.kind in TITLED:
        words = {
            "problem_zh": f"不见了：首页没有 {pt(size)} 的字",
            "problem_en": f"is missing: no text of {pt(size)}",
        }
        yield rules.TITLE_LAYOUT.at(case.page(1), text="", **words)
    if first is not None and abs(first[0].size - size) > TITLE_SIZE_OFF_PT:
        found = pt(first[0].size)
        words = {"problem_zh": f"是 {found}，应当是 {pt(size)}", "problem_en": f"is {found}, not {pt(size)}"}
        yield rules.TITLE_LAYOUT.at(case.at(first[0]), text=first[0].start, **words)
    named = [block for block in blocks if abs(block[0].size - size) <= TITLE_SIZE_OFF_PT]
    for block in named:
        for zh, en in _title_faults(case, block):
            yield rules.TITLE_LAYOUT.at(case.at(block[0]), text=block[0].start, problem_zh=zh, problem_en=en)


def _title_faults(case: Case, block: Paragraph) -> Iterator[tuple[str, str]]:
    worst = max((_off_centre(case, line) for line in block), key=abs)
    if abs(worst) > CENTRED_MM:
        zh, en = aside(worst)
        yield f"没有居中：{zh}", f"is not centred: {en}"
    if len(block) > MOST_TITLE_LINES:
        yield f"有 {len(block)} 行", f"has {len(block)} lines"
    widths = [line.width for line in block]
    if len(widths) == 3 and widths[1] < min(widths[0], widths[2]) - 3.5:
        yield "三行排成了沙漏形", "has the shape of an hour-glass"
    if not is_title_face(block[0].face, case.layout):
        yield f"是{face_word(block[0].face)}", f"is set in {face_word(block[0].face)}"
    if name := _broken_name(block):
        yield f"在{name}里断行", f"is broken inside {name}"


def _off_centre(case: Case, line: TextLine) -> float:
    """How far a line stands right of the middle of the type area; that of a turned sheet is as wide as
    others are high."""
    if not case.reading.pages[line.page - 1].sheet.landscape:
        return case.off_centre(line.middle)
    return line.middle - case.layout.bottom_mm - case.layout.type_height_mm / 2


def _broken_name(block: Paragraph) -> str:
    """A name in 《》, short enough for one line, that a line break cuts."""
    text, end = words_of(block), 0
    for line in block[:-1]:
        end += len(line.text)
        opened = text.rfind("《", 0, end)
        closed = text.find("》", opened)
        if opened >= 0 and closed >= end and closed - opened < 19:
            return text[opened : closed + 1]
    return ""


def title_place(case: Case) -> Iterator[Diagnostic]:
    """F18: two empty lines between the red rule and the title of an official document."""
    page = case.reading.pages[0]
    reds = [s for s in page.sheet.strokes if s.level and s.colour == "red" and s.length > 80]
    title = next(iter(page.of("title")), None)
    if case.kind != "official" or not reds or title is None:
        return
    above = (title.y - max(s.box.y1 for s in reds)) / MM
    own = 0.88 * title.size + 5  # the title in its own line, of some 30 pt
    empty = (above - own) / case.layout.pitch_pt
    if abs(empty - TITLE_EMPTY_LINES) > TITLE_OFF_LINES:
        found, wanted = mm((above - own) * MM), mm(TITLE_EMPTY_LINES * case.layout.pitch_pt * MM)
        yield rules.TITLE_PLACE.at(case.at(title), found=found, expected=wanted)
