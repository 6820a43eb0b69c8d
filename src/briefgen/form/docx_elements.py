"""Measures of a Word file: document number, addressee, note (7.2.5, 7.3.2, 7.3.6), and traces of drafts.

Not the masthead above them, and not the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.pieces import Role
from briefgen.form.docx_case import Case, mm, pt
from briefgen.form.docx_parts import NUMBER
from briefgen.form.docx_sign import cells_of_blanks
from briefgen.form.docx_story import Paragraph
from briefgen.form.scripts import ADDRESSED, FACE_NAMES, SENTENCE_ENDS, face_class, face_word
from briefgen.rules import office

SIZE_PT = 0.1
FLUSH_MM = 1.0
PT_MM = 25.4 / 72
NOTE = re.compile("(?:联系人|联系电话|联系方式|此件)[^。]{0,60}")
Words = tuple[str, str]
NUMBERED: Words = ("发文字号", "the document number")
RECIPIENT: Words = ("主送机关", "the addressee")
REMARK: Words = ("附注", "the note")


def elements(case: Case) -> Iterator[Diagnostic]:
    """What stands by itself around the text of an official document."""
    if case.parts.kind != "official":
        return
    number = next((p for p in case.parts.head if NUMBER.fullmatch(p.text.strip())), None)
    if number is not None:
        yield from _told(case, number, NUMBERED, _number_faults(case, number))
    recipient = _recipient(case)
    if recipient is not None:
        yield from _told(case, recipient, RECIPIENT, _recipient_faults(recipient))
    remark = _bare_remark(case)
    if remark is not None:
        yield from _told(case, remark, REMARK, [("没有加圆括号", "does not stand in （）")])


def drafts(case: Case) -> Iterator[Diagnostic]:
    """Tracked changes, comments, highlights and hidden text."""
    for (zh, en), count in case.story.drafts:
        yield case.whole(office.DRAFT_LEFT, what_zh=zh, what_en=en, count=count)


def _told(case: Case, paragraph: Paragraph, element: Words, faults: Iterable[Words]) -> Iterator[Diagnostic]:
    for zh, en in faults:
        words = {"problem_zh": zh, "problem_en": en, "element_zh": element[0], "element_en": element[1]}
        yield case.once(office.ELEMENT_LAYOUT, [paragraph], text=paragraph.first_words, **words)


def _number_faults(case: Case, number: Paragraph) -> Iterator[Words]:
    look, main = case.layout.look(Role.NUMBER), number.main
    flush = not cells_of_blanks(number.text) and number.first_mm < FLUSH_MM
    if number.where == "text" and number.align in ("left", "both") and flush:
        yield "没有居中", "is not centred"
    if abs(main.size_pt - look.size_pt) > SIZE_PT:
        size, wanted = pt(main.size_pt), pt(look.size_pt)
        yield f"是 {size}，应当是 {wanted}", f"is {size} large, not {wanted}"
    if main.face and not main.themed and face_class(main.face) not in (look.face, None):
        word, own = face_word(main.face), FACE_NAMES[look.face]
        yield f"是{word}，应当是{own}", f"is set in {word}, not in {own}"


def _recipient(case: Case) -> Paragraph | None:
    """The line below the first title that names who gets the document."""
    if not case.parts.titles:
        return None
    first = next((p for p in case.parts.text if p.number > case.parts.titles[0].number), None)
    fits = first is not None and first.align != "center" and ADDRESSED.fullmatch(first.text.strip())
    return first if fits else None


def _recipient_faults(paragraph: Paragraph) -> Iterator[Words]:
    if not paragraph.text.strip().endswith(("：", ":")):
        yield "末尾没有冒号", "does not end with ："
    found = paragraph.first_mm + cells_of_blanks(paragraph.text) * paragraph.main.size_pt * PT_MM
    if found > FLUSH_MM:
        yield f"空了 {mm(found)}，应当顶格", f"stands {mm(found)} in, not flush"


def _bare_remark(case: Case) -> Paragraph | None:
    """A note below the date that stands without brackets."""
    date = case.parts.signature[-1].number if case.parts.signature else None
    after = next((p for p in case.parts.text if date is not None and p.number > date), None)
    text = after.text.strip() if after is not None else ""
    return after if NOTE.fullmatch(text) and text[-1] not in SENTENCE_ENDS else None
