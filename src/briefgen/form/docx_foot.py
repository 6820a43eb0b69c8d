"""Measures of a Word file: the numbers of pages in their footers (F21).

Not the imprint above them: that is `docx_imprint`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.docx_case import Case, mm, pt
from briefgen.form.docx_story import MM_PER_TWIP, Paragraph, Section
from briefgen.form.scripts import FACE_NAMES, face_class, face_word
from briefgen.rules import page as rules

PT_MM = 25.4 / 72
INDENT_MM = 0.7
SIZE_PT = 0.1
BELOW_MM, BELOW_LOOSE_MM = 0.7, 2.0
"""How far the dash may be off where its line is exact, and where the face decides its height."""
Words = tuple[str, str]


def page_numbers(case: Case) -> Iterator[Diagnostic]:
    """F21: a number in the footer of every kind of page; the first of a letter has none (10.1)."""
    outer = case.layout.page_number.side == "outer"
    footers = case.story.footers.values()
    if case.story.sections and not any(_is_number(p) for paragraphs in footers for p in paragraphs):
        yield case.whole(rules.PAGE_NUMBER, problem_zh="没有", problem_en="is missing")
        return
    told: set[Words] = set()
    if outer and not case.story.even_differs and case.story.sections:
        told.add(("不分单双页（没有打开“奇偶页不同”）", "is the same on odd and even pages"))
    told |= set(_restarts(case.story.sections))
    for section in case.story.sections:
        found = {k: set(_footer_faults(case, section, k)) for k in _kinds(section, case.story.even_differs)}
        shared = found["default"] & found.get("even", set())
        told |= shared
        for kind, faults in found.items():
            zh, en = _PAGES[kind]
            told |= {(f"{zh}{a}", f"on {en} {b}") for a, b in faults - shared}
    if case.parts.kind == "letter" and case.story.sections and not case.story.sections[0].first_differs:
        told.add(("印在信函的首页", "stands on the first page of a letter"))
    for zh, en in sorted(told):
        yield case.whole(rules.PAGE_NUMBER, problem_zh=zh, problem_en=en)


def _restarts(sections: Sequence[Section]) -> Iterator[Words]:
    """Numbers begin with 1 and go on through the annexes (7.5)."""
    for index, section in enumerate(sections):
        if section.first_number > 1 or (index and section.first_number):
            start = section.first_number
            zh = f"从 {start} 开始" if not index else f"在第 {index + 1} 节又从 {start} 开始，应当连续"
            yield zh, f"starts at {start}" if not index else f"starts again at {start} in section {index + 1}"


_PAGES: dict[str, Words] = {
    "default": ("单页", "odd pages"),
    "even": ("双页", "even pages"),
    "first": ("首页", "page 1"),
}


def _kinds(section: Section, even: bool) -> Iterator[str]:
    yield "default"
    if even:
        yield "even"
    if section.first_differs:
        yield "first"


def _footer_faults(case: Case, section: Section, kind: str) -> Iterator[Words]:
    paragraphs = case.story.footers.get(section.footers.get(kind, ""), ())
    numbered = next(filter(_is_number, paragraphs), None)
    if kind == "first" and case.parts.kind == "letter":
        if numbered is not None:
            yield "不该有：信函首页不显示", "should not stand there: a letter has none on page 1"
    elif numbered is None:
        yield "没有", "is missing"
    else:
        faults = [*_form_faults(case, numbered)]
        if not section.landscape:
            faults += [
                *_side_faults(case, numbered, kind),
                *_height_faults(case, section, paragraphs, numbered),
            ]
        yield from faults


def _is_number(paragraph: Paragraph) -> bool:
    """Whether a field of a paragraph gives the number of the page."""
    return any(re.match(r"PAGE\b", field, re.I) for field in paragraph.fields)


def _form_faults(case: Case, number: Paragraph) -> Iterator[Words]:
    look, form = case.layout.look(Role.PAGE_NUMBER), case.layout.page_number.form
    shown = re.sub(r"\s", "", re.sub(r"\d+", "{}", number.text)) or "{}"
    if shown != re.sub(r"\s", "", form):
        yield f"写作“{number.text.strip()}”，应当写作“{form.format(1)}”", f"reads “{number.text.strip()}”"
    sizes = {run.size_pt for run in number.runs if run.text.strip()}
    if any(abs(size - look.size_pt) > SIZE_PT for size in sizes):
        found = "、".join(pt(size) for size in sorted(sizes))
        yield f"是 {found}，应当是 {pt(look.size_pt)}", f"is {found} large, not {pt(look.size_pt)}"
    faces = {run.face for run in number.runs if run.text.strip() and not run.text.strip().isdecimal()}
    for face in sorted(faces):
        if face_class(face) != look.face:
            word = face_word(face) or "?"
            yield (
                f"是{word}，应当是{FACE_NAMES[look.face]}",
                f"is set in {word}, not in {FACE_NAMES[look.face]}",
            )


_OPPOSITE = {"left": "right", "right": "left", "center": "center"}


def _side_faults(case: Case, number: Paragraph, kind: str) -> Iterator[Words]:
    side = case.layout.page_number.side
    wanted = side if side != "outer" else "left" if kind == "even" else "right"
    framed = number.raw.get("framePr.xAlign", "")
    if framed == "?":  # a box at a place that only a program can compute
        return
    align = {"outside": wanted, "inside": _OPPOSITE[wanted]}.get(framed, framed) or number.align
    words = {"left": ("居左", "left"), "right": ("居右", "right"), "center": ("居中", "centred")}
    if align != wanted:
        zh, en = words.get(align, words["left"])
        yield f"{zh}，应当{words[wanted][0]}", f"is {en}, not {words[wanted][1]}"
    elif wanted != "center" and not framed:
        look = case.layout.look(Role.PAGE_NUMBER)
        char = case.layout.char_of(look) * PT_MM
        found = number.first_mm if wanted == "left" else number.indent_mm("right")
        own = number.main.size_pt * PT_MM
        if min(abs(found - char), abs(found - own)) > INDENT_MM:
            yield f"空 {mm(found)}，应当空一字", f"stands {mm(found)} in, not one character"


def _height_faults(
    case: Case, section: Section, paragraphs: Sequence[Paragraph], number: Paragraph
) -> Iterator[Words]:
    """Where the dash stands: half a line above the foot of the number's line, which ends where the footer
    does."""
    below = paragraphs[paragraphs.index(number) :]
    lines = [p.line_twips * MM_PER_TWIP if p.exact else p.main.size_pt * 1.3 * PT_MM for p in below]
    from_edge = section.footer_mm + sum(lines[1:]) + lines[0] / 2
    found, wanted = section.bottom_mm - from_edge, case.layout.page_number.below_mm
    loose = BELOW_MM if all(p.exact for p in below) else BELOW_LOOSE_MM
    if abs(found - wanted) > loose and number.where == "footer" and not number.raw.get("framePr"):
        yield (
            f"的一字线距版心下边缘约 {mm(found)}，应当是 {mm(wanted)}",
            f"stands some {mm(found)} below the type area, not {mm(wanted)}",
        )
