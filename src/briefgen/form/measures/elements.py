"""Document number and addressee of a PDF (GB/T 9704-2012 7.2.5, 7.3.2).

Not the masthead above them, and not the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case, mm, pt
from briefgen.form.roles import words_of
from briefgen.form.scripts import ADDRESSED, face_class, face_word
from briefgen.rules import office

NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,5}号")
OFF_MM, SIZE_OFF_PT = 1.0, 0.3


def elements(case: Case) -> Iterator[Diagnostic]:
    """The number is centred, or stands a character in beside a signatory; the addressee is flush, with ：."""
    if case.kind != "official":
        return
    page = case.reading.pages[0]
    number = next((line for line in page.of("mast") if NUMBER.fullmatch(line.text)), None)
    if number is not None:
        for zh, en in _number_faults(case, number):
            yield _told(case, number, ("发文字号", "the document number"), zh, en)
    last = max((line.y for line in page.of("title")), default=0)
    below = (p for p in case.reading.paragraphs if p[0].page == 1 and p[0].y > last)
    first = next(below, None)
    if last and first is not None and ADDRESSED.fullmatch(words_of(first)):
        if words_of(first)[-1] not in "：:":
            yield _told(case, first[0], ("主送机关", "the addressee"), "末尾没有冒号", "does not end with ：")
        if (room := case.off_left(first[0].x0)) > OFF_MM:
            zh, en = f"空了 {mm(room)}，应当顶格", f"stands {mm(room)} in, not flush"
            yield _told(case, first[0], ("主送机关", "the addressee"), zh, en)


def _number_faults(case: Case, line: TextLine) -> Iterator[tuple[str, str]]:
    look = case.layout.look(Role.NUMBER)
    if abs(case.off_centre(line.middle)) > OFF_MM and abs(case.off_left(line.x0) - case.cell) > OFF_MM:
        yield "没有居中", "is not centred"
    if abs(line.size - look.size_pt) > SIZE_OFF_PT:
        yield f"是 {pt(line.size)}，应当是 {pt(look.size_pt)}", f"is {pt(line.size)}, not {pt(look.size_pt)}"
    if face_class(line.face) not in (look.face, None):
        yield f"是{face_word(line.face)}", f"is set in {face_word(line.face)}"


def _told(case: Case, line: TextLine, element: tuple[str, str], zh: str, en: str) -> Diagnostic:
    words = {"problem_zh": zh, "problem_en": en, "element_zh": element[0], "element_en": element[1]}
    return office.ELEMENT_LAYOUT.at(case.at(line), text=line.start, **words)
