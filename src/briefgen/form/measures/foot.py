"""The foot of a PDF: imprint and page numbers (GB/T 9704-2012 7.4, 7.5).

Not what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case, aside, fine, mm, pt
from briefgen.form.roles import Page
from briefgen.form.scripts import face_class, face_word
from briefgen.form.sheet import MM, Stroke
from briefgen.rules import page as rules

THICK_OFF_MM, WIDE_OFF_MM, FOOT_OFF_MM, PLACE_OFF_MM = 0.055, 0.5, 1.0, 0.5
DASH_EM, DASH_OFF_MM = 0.30, 0.55
"""Of the em between base line and dash; faces have 0.27 to 0.31."""
RECEIVERS = re.compile(r"^(抄送|抄报|分送|主送|报|送|发)[：:]")
DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")


def imprint_rules(case: Case) -> Iterator[Diagnostic]:
    """F19: first and last 0.35 mm, those between 0.25 mm, as wide as the type area, the last on its edge."""
    lines = tuple(case.reading.lines("imprint"))
    if not lines:
        return
    page = case.reading.pages[lines[0].page - 1]
    found = _rules_around(page, lines)
    faults = _letter_faults(found) if case.kind == "letter" else _rule_faults(case, found, lines)
    for zh, en in faults:
        yield rules.IMPRINT_RULES.at(case.page(page.number), problem_zh=zh, problem_en=en)


def _rules_around(page: Page, lines: Sequence[TextLine]) -> list[Stroke]:
    """The nearest rule above the imprint, and those in it and below."""
    low, high = lines[0].y - 16, lines[-1].y + 12
    found = [s for s in page.sheet.strokes if s.level and s.colour in ("black", "red") and s.length > 100]
    near = [stroke for stroke in found if low <= stroke.y <= high]
    above = [stroke for stroke in near if stroke.y < lines[0].y]
    return [*above[-1:], *(stroke for stroke in near if stroke.y >= lines[0].y)]


def _letter_faults(found: Sequence[Stroke]) -> Iterator[tuple[str, str]]:
    if found:
        yield "不该有：信函的版记不加分隔线", "should not be there: a letter's imprint has none"


def _rule_faults(case: Case, found: Sequence[Stroke], lines: Sequence[TextLine]) -> Iterator[tuple[str, str]]:
    needed = 3 if RECEIVERS.match(lines[0].text) and lines[-1].text.endswith("印发") else 2
    widths = (case.layout.type_width_mm, case.right - case.left)
    if len(found) < needed:
        yield f"只有 {len(found)} 条，应当有 {needed} 条", f"are {len(found)}, they should be {needed}"
        return
    if any(stroke.colour == "red" for stroke in found):
        yield "是红色，应当是黑色", "are red, they should be black"
    for index, stroke in enumerate(found):
        outer = index in (0, len(found) - 1)
        wanted = case.layout.imprint_outer_mm if outer else case.layout.imprint_inner_mm
        if abs(stroke.thick - wanted) > THICK_OFF_MM:
            thick = fine(stroke.thick)
            zh, en = ("首条或末条", "first or last") if outer else ("中间的", "middle")
            yield (
                f"{zh}粗 {thick}，应当是 {fine(wanted)}",
                f"{en} one is {thick} thick, it should be {fine(wanted)}",
            )
        if min(abs(stroke.length - own) for own in widths) > WIDE_OFF_MM:
            wide = mm(stroke.length)
            yield f"长 {wide}，应当是 {mm(widths[0])}", f"are {wide} long, they should be {mm(widths[0])}"
    off = found[-1].y - case.bottom
    if abs(off) > FOOT_OFF_MM:
        yield f"末条离版心下边缘 {mm(abs(off))}", f"end {mm(abs(off))} from the foot of the type area"


def imprint_text(case: Case) -> Iterator[Diagnostic]:
    """F20: 14 pt 仿宋, a character in on both sides; how an entry ends is told by the rules on words."""
    for line in case.reading.lines("imprint"):
        for zh, en in (*_type_faults(case, line), *_place_faults(case, line)):
            yield rules.IMPRINT_TEXT.at(case.at(line), text=line.start, problem_zh=zh, problem_en=en)


def _type_faults(case: Case, line: TextLine) -> Iterator[tuple[str, str]]:
    look = case.layout.look(Role.IMPRINT)
    if abs(line.size - look.size_pt) > 0.3:
        yield f"是 {pt(line.size)}，应当是 {pt(look.size_pt)}", f"is {pt(line.size)}, not {pt(look.size_pt)}"
    if face_class(line.face) not in (look.face, None):
        yield f"是{face_word(line.face)}", f"is set in {face_word(line.face)}"


def _place_faults(case: Case, line: TextLine) -> Iterator[tuple[str, str]]:
    inset = case.layout.look(Role.IMPRINT).size_pt * MM
    starts = RECEIVERS.match(line.text) or line.text.endswith("印发")
    if starts and abs(case.off_left(line.x0 - inset)) > PLACE_OFF_MM:
        found = mm(line.x0 - case.left)
        yield (
            f"左空 {found}，应当左空一字（{mm(inset)}）",
            f"is {found} in at the left, it should be {mm(inset)}",
        )
    if line.text.endswith("印发") and abs(case.off_right(line.x1 + inset)) > PLACE_OFF_MM:
        found = mm(case.right - line.x1)
        yield (
            f"右空 {found}，应当右空一字（{mm(inset)}）",
            f"is {found} in at the right, it should be {mm(inset)}",
        )


def page_numbers(case: Case) -> Iterator[Diagnostic]:
    """F21: — 1 — in 14 pt 宋体, right on odd pages, left on even ones, the dash 7 mm below the type area."""
    for page in case.reading.portrait:
        line = next((x for x in page.of("foot") if re.search(r"\d", x.text)), None)
        bare = case.kind == "letter" and page.number == 1  # 10.1
        if line is None:
            if page.of("body") and not bare and not _is_after_blank(case, page):
                words = {"problem_zh": "不见了", "problem_en": "is missing"}
                yield rules.PAGE_NUMBER.at(case.page(page.number), **words)
        elif bare:
            words = {"problem_zh": "信函首页不显示", "problem_en": "should not stand on page 1 of a letter"}
            yield rules.PAGE_NUMBER.at(case.at(line), **words)
        else:
            for zh, en in _number_faults(case, page, line):
                yield rules.PAGE_NUMBER.at(case.at(line), problem_zh=zh, problem_en=en)


def _is_after_blank(case: Case, page: Page) -> bool:
    """Whether it has the imprint and follows an empty page: then neither has a number (7.5)."""
    before = case.reading.pages[page.number - 2] if page.number > 1 else None
    return before is not None and not before.lines and bool(page.of("imprint"))


def _number_faults(case: Case, page: Page, line: TextLine) -> Iterator[tuple[str, str]]:
    form = case.layout.page_number.form.replace(" ", "")
    match = re.fullmatch(re.escape(form).replace(r"\{\}", r"(\d+)"), line.text)
    if match is None:
        yield f"写作“{line.text[:12]}”", f"reads “{line.text[:12]}”"
        return
    wanted = _counted(case, page)
    if int(match[1]) != wanted and _runs_wrong(case, page, int(match[1]) - wanted):
        yield f"是 {match[1]}，应当是 {wanted}", f"is {match[1]}, it should be {wanted}"
    look = case.layout.look(Role.PAGE_NUMBER)
    if any(abs(glyph.size - look.size_pt) > 0.3 for glyph in line.glyphs):
        yield f"是 {pt(line.size)}，应当是 {pt(look.size_pt)}", f"is {pt(line.size)}, not {pt(look.size_pt)}"
    if face_class(line.face) not in (look.face, None):
        yield f"是{face_word(line.face)}", f"is set in {face_word(line.face)}"
    yield from _number_place(case, int(match[1]), line)


def _counted(case: Case, page: Page) -> int:
    """The number of a page: empty ones are not counted (7.5)."""
    return sum(bool(before.lines) for before in case.reading.pages[: page.number])


def _runs_wrong(case: Case, page: Page, off: int) -> bool:
    """Whether numbers begin to be off at this page: the next ones follow from it."""
    before = next((x for x in reversed(case.reading.portrait) if x.number < page.number), None)
    shown = next((re.search(r"\d+", x.text) for x in before.of("foot")), None) if before else None
    return before is None or shown is None or int(shown[0]) - _counted(case, before) != off


def _number_place(case: Case, number: int, line: TextLine) -> Iterator[tuple[str, str]]:
    wanted = case.layout.page_number
    inset = case.layout.look(Role.PAGE_NUMBER).size_pt * MM
    if wanted.side == "center":
        off, zh, en = case.off_centre(line.middle), "应当居中", "should be centred"
    elif wanted.side == "right" or number % 2:
        off, zh, en = case.off_right(line.x1 + inset), "应当居右空一字", "should be right, one character in"
    else:
        off, zh, en = case.off_left(line.x0 - inset), "应当居左空一字", "should be left, one character in"
    if abs(off) > PLACE_OFF_MM:
        side = aside(off)
        yield f"{zh}，现在{side[0]}", f"{en}, it stands {side[1]}"
    if line.text[0] in "—-–" and len(line.glyphs) > 1 and line.glyphs[1].x0 - line.glyphs[0].x1 < 0.5:
        yield "一字线和数字之间没有空隙", "has no room between dash and digits"
    below = line.y - DASH_EM * line.size * MM - case.bottom
    if abs(below - wanted.below_mm) > DASH_OFF_MM:
        zh = f"的一字线在版心下 {mm(below)}，应当是 {mm(wanted.below_mm)}"
        yield zh, f"has its dash {mm(below)} below the type area, it should be {mm(wanted.below_mm)}"
