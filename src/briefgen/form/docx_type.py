"""Measures of a Word file: faces, sizes, levels, colours (F11 to F14, F24, F26, F27).

Not where things stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.document.layout import Face
from briefgen.document.pieces import Role
from briefgen.form.docx_case import Case, grouped, pt
from briefgen.form.docx_colours import is_black, is_red
from briefgen.form.docx_story import Paragraph, Run
from briefgen.form.scripts import (
    ARTICLE,
    FACE_NAMES,
    cells,
    face_class,
    face_word,
    is_ideograph,
)
from briefgen.rules import office
from briefgen.rules import page as rules

SIZE_PT = 0.1
STRAY = 0.02
LONGEST_HEADING = 60
"""Of the text: a face that sets less stands among those of another."""
RUN_ON = "。；，："
NOTES = (Role.BODY, Role.NOTE, Role.REMARK, Role.RECIPIENT)
ANNEX = re.compile(r"附件\s*\d{0,2}[：:]?")
LEVEL_ROLES = {
    "一、": Role.HEADING_1,
    "（一）": Role.HEADING_2,
    "1.": Role.HEADING_3,
    "（1）": Role.HEADING_4,
}


def body_type(case: Case) -> Iterator[Diagnostic]:
    """F11: the face and size of the running text; a paragraph in 楷体 is a note, one word in bold face a
    heading that runs on."""
    size = case.layout.body_pt
    if abs(case.parts.body_pt - size) > SIZE_PT:
        found = [p for p in case.parts.running if abs(p.main.size_pt - size) > SIZE_PT]
        if found:
            yield _body(case, found)
        return
    faces: Counter[Face | None] = Counter()
    for paragraph in case.parts.running:
        faces[face_class(paragraph.main.face)] += len(paragraph.text)
    common = faces.most_common(1)[0][0] if faces else "fang"
    wanted = case.layout.look(Role.BODY).face
    named = [p for p in case.parts.running if not p.main.themed and not _is_house(case, p)]
    off = [p for p in named if _is_off(face_class(p.main.face), common, wanted)]
    for paragraphs in grouped([(p.main.face, p) for p in off]).values():
        yield _body(case, paragraphs)
    bold = [p for p in case.parts.running if p.main.bold and _is_all_bold(p)]
    if bold:
        yield _body(case, bold)
    for paragraph in case.parts.oversized:
        if not _is_house(case, paragraph):
            yield _body(case, [paragraph])


def _is_house(case: Case, paragraph: Paragraph) -> bool:
    """Whether a paragraph is set as the layout wants a note or its like."""
    looks = (case.layout.look(role) for role in NOTES)
    main, kind = paragraph.main, face_class(paragraph.main.face)
    return any(kind == look.face and abs(main.size_pt - look.size_pt) <= SIZE_PT for look in looks)


def _is_all_bold(paragraph: Paragraph) -> bool:
    """Whether a paragraph is bold through and through, and longer than a heading."""
    heavy = sum(len(run.text) for run in paragraph.runs if run.bold)
    return cells(paragraph.text) > LONGEST_HEADING and heavy > 0.9 * len(paragraph.text)


def _is_off(kind: Face | None, common: Face | None, wanted: Face) -> bool:
    if kind == wanted:
        return False
    return kind == common or kind not in ("kai", "hei")


def _body(case: Case, paragraphs: list[Paragraph]) -> Diagnostic:
    face, size = case.layout.look(Role.BODY).face, pt(case.layout.body_pt)
    main = paragraphs[0].main
    word = face_word(main.face) or "没有指定的字体"
    heavy = ("加粗", " bold") if main.bold else ("", "")
    return case.once(
        rules.BODY_TYPE,
        paragraphs,
        found_zh=f"{pt(main.size_pt)} {word}{heavy[0]}",
        found_en=f"{pt(main.size_pt)} {face_word(main.face) or 'a face that nothing names'}{heavy[1]}",
        expected_zh=f"{size} {FACE_NAMES[face]}",
        expected_en=f"{size} {FACE_NAMES[face]}",
    )


def theme(case: Case) -> Iterator[Diagnostic]:
    """F11: Chinese faces that the theme decides."""
    named = dict.fromkeys(run.face for p in case.story.paragraphs for run in p.runs if run.themed)
    styles = case.story.themed_styles
    direct = [p for p in case.story.paragraphs if any(r.themed and _han(r) for r in p.runs)]
    if styles and (direct or "docDefaults" not in styles or len(styles) > 1):
        yield case.whole(office.THEME_FACE, where=", ".join(styles[:4]), found=next(iter(named), "?") or "?")
    elif direct:
        where = f"“{direct[0].first_words}”"
        yield case.once(office.THEME_FACE, direct, where=where, found=direct[0].main.face or "?")


def stray_face(case: Case) -> Iterator[Diagnostic]:
    """F12: a few characters of running text in a face that belongs to no part of a document."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Paragraph, str]] = {}
    for paragraph in case.parts.running:
        for run in paragraph.runs:
            if _han(run) and run.face != paragraph.main.face and face_class(run.face) in ("song", None):
                counts[run.face] += len(run.text)
                first.setdefault(run.face, (paragraph, run.text.strip()[:8]))
    for face, count in counts.items():
        paragraph, text = first[face]
        yield case.once(rules.STRAY_FACE, [paragraph], face=face or "?", count=count, text=text)


def heading_faces(case: Case) -> Iterator[Diagnostic]:
    """F13: the face of each level. Where a text has articles, （一） marks items and not headings."""
    articles = any(ARTICLE.match(p.text) for p in case.story.text)
    off: list[tuple[str, Paragraph]] = []
    marks: dict[str, tuple[str, Face, Run]] = {}
    for paragraph, mark in case.parts.headings:
        face = case.layout.look(LEVEL_ROLES[mark]).face
        run = next((run for run in paragraph.runs if _han(run)), paragraph.main)
        allowed = (face, "fang") if articles and mark == "（一）" else (face,)
        size_off = abs(run.size_pt - case.parts.body_pt) > SIZE_PT
        if face_class(run.face) not in allowed or size_off:
            key = f"{mark} {run.face} {run.size_pt}"
            off.append((key, paragraph))
            marks[key] = (mark, face, run)
    for key, paragraphs in grouped(off).items():
        mark, face, run = marks[key]
        right = face_class(run.face) == face
        found = f"{pt(run.size_pt)} {face_word(run.face)}" if right else face_word(run.face) or "?"
        expected = f"{pt(case.layout.body_pt)} {FACE_NAMES[face]}" if right else FACE_NAMES[face]
        yield case.once(
            rules.HEADING_FACE, paragraphs, text=paragraphs[0].first_words, level=mark,
            found_zh=found, found_en=found, expected_zh=expected, expected_en=expected,
        )  # fmt: skip


def heading_levels(case: Case) -> Iterator[Diagnostic]:
    """F13 and F24: headings of the first two levels are known to the navigation and stay with their text."""
    pure = [p for p, mark in case.parts.headings if mark in ("一、", "（一）") and _is_pure(p)]
    for rule, off in (
        (office.NO_OUTLINE, [p for p in pure if p.outline is None]),
        (office.HEADING_NOT_KEPT, [p for p in pure if not p.on("keepNext")]),
    ):
        if off:
            yield case.once(rule, off, text=off[0].first_words, count=len(off))


def _is_pure(paragraph: Paragraph) -> bool:
    """Whether a paragraph is nothing but a heading."""
    text = paragraph.shown.strip()
    return text[-1] not in RUN_ON and cells(text) <= 60


def titles(case: Case) -> Iterator[Diagnostic]:
    """F14: size, face, place and lines of each title."""
    if not case.parts.titles and case.parts.kind in ("official", "letter", "minutes"):
        yield case.whole(rules.TITLE_LAYOUT, text="", problem_zh="没有找到", problem_en="was not found")
    for paragraph in case.parts.titles:
        wanted = case.layout.look(Role.ATTACHMENT_TITLE if _is_annexed(case, paragraph) else Role.TITLE)
        for zh, en in _title_faults(paragraph, wanted.size_pt, wanted.face):
            params = {"text": paragraph.first_words, "problem_zh": zh, "problem_en": en}
            yield case.once(rules.TITLE_LAYOUT, [paragraph], **params)


def _is_annexed(case: Case, title: Paragraph) -> bool:
    """Whether a title stands below 附件1."""
    above = next((p for p in reversed(case.story.paragraphs[: title.number - 1]) if p.shown.strip()), None)
    return above is not None and bool(ANNEX.fullmatch(above.text.strip()))


def _title_faults(paragraph: Paragraph, size: float, face: Face) -> Iterator[tuple[str, str]]:
    main = paragraph.main
    if abs(main.size_pt - size) > SIZE_PT:
        yield f"是 {pt(main.size_pt)}，应当是 {pt(size)}", f"is {pt(main.size_pt)} large, not {pt(size)}"
    if paragraph.align != "center":
        yield "没有居中", "is not centred"
    elif paragraph.first_mm > 1 or abs(paragraph.indent_mm("right") - paragraph.indent_mm("left")) > 1:
        yield "有缩进，偏离中线", "is indented and stands off the middle"
    if main.bold:
        yield "加了粗", "is bold"
    if face_class(main.face) != face:
        word = face_word(main.face) or "?"
        yield f"是{word}，应当是{FACE_NAMES[face]}", f"is set in {word}, not in {FACE_NAMES[face]}"
    lines = paragraph.text.strip().split("\n")
    if len(lines) > 3:
        yield f"有 {len(lines)} 行，应当在 3 行以内", f"has {len(lines)} lines, more than 3"
    if any(line.count("《") > line.count("》") for line in lines[:-1]):
        yield "在书名号里换了行", "is broken inside 《》"


def colours(case: Case) -> Iterator[Diagnostic]:
    """F26: black, and red in the head only."""
    off: list[tuple[str, Paragraph]] = []
    above = {p.number for p in case.parts.head} | {p.number for p in case.parts.marks}
    for paragraph in case.story.paragraphs:
        for run in paragraph.runs:
            red = is_red(run.colour, case.layout)
            fits = is_black(run.colour) or (red and paragraph.number in above)
            if run.text.strip() and not fits:
                off.append((run.colour, paragraph))
    for colour, paragraphs in grouped(off).items():
        shown = f"#{colour}" if len(colour) == 6 else colour
        yield case.once(
            rules.STRAY_COLOUR, list(dict.fromkeys(paragraphs)), found=shown, text=paragraphs[0].first_words
        )


def listed_faces(case: Case) -> Iterator[Diagnostic]:
    """F27: every Chinese face in use stands in the font table."""
    used = {run.face for p in case.story.paragraphs for run in p.runs if _han(run) and not run.themed}
    for face in sorted(used - case.story.listed_faces - {""}):
        yield case.whole(
            rules.FONT_NOT_EMBEDDED,
            face=face,
            problem_zh="没有登记在字体表里",
            problem_en="is not in the font table",
        )


def _han(run: Run) -> bool:
    return any(map(is_ideograph, run.text))
