"""Faces, sizes and colours of the text of a PDF (GB/T 9704-2012 5.2.2, 5.2.4, 7.3.3).

Not those of titles, marks and imprints: they are judged where they stand.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.document.layout import Layout, Look
from briefgen.document.pieces import Role
from briefgen.form.lines import TextLine
from briefgen.form.measures.case import Case, pt
from briefgen.form.roles import Paragraph, words_of
from briefgen.form.scripts import ARTICLE, FACE_NAMES, face_class, face_word, is_ideograph, is_latin, level_of
from briefgen.form.sheet import Glyph
from briefgen.rules import page as rules

SIZE_OFF_PT = 0.15
LEAST_SHARE = 0.95
MOST_ASIDE = 0.15
"""The share of text in 楷体 up to which it counts as notes and 按语."""
LONGEST_RUN_IN = 60
PLAIN_SONG = re.compile(r"simsun|宋体")
STRAY_SHARE, FOREIGN_SHARE = 0.005, 0.02
OF_TEXT = ("fang", "kai", "hei")
"""Classes that text may change to for a few words."""
BOTH_SCRIPTS = frozenset("“”‘’—…·")
"""Marks that Latin faces have too."""
SMALLEST_JUDGED_PT = 13.5
HEADINGS = {
    "一、": Role.HEADING_1,
    "（一）": Role.HEADING_2,
    "1.": Role.HEADING_3,
    "（1）": Role.HEADING_4,
}


def body_type(case: Case) -> Iterator[Diagnostic]:
    """F11: the text is in one face of its class, at its size; headings and notes have their own."""
    glyphs = _text_glyphs(case)
    if not glyphs:
        return
    wanted = case.layout.look(Role.BODY)
    kinds = Counter((glyph.face, round(glyph.size, 1)) for glyph in glyphs)
    (face, size), _ = kinds.most_common(1)[0]
    right = {kind: n for kind, n in kinds.items() if kind[0] == face and _fits(kind, wanted)}
    if sum(right.values()) > LEAST_SHARE * len(glyphs):
        return
    odd, count = (face, size), kinds[face, size]
    if _fits(odd, wanted):
        odd, count = next(kind for kind in kinds.most_common() if kind[0] not in right)
    line = next(x for x in case.reading.body if any((g.face, round(g.size, 1)) == odd for g in x.glyphs))
    found, share = f"{pt(odd[1])} {face_word(odd[0])}", f"{count / len(glyphs):.0%}"
    words = {"found_zh": f"{found}（{share}）", "found_en": f"{found} ({share})"}
    expected = f"{pt(wanted.size_pt)} {FACE_NAMES[wanted.face]}"
    yield rules.BODY_TYPE.at(case.at(line), **words, expected_zh=expected, expected_en=expected)


def _fits(kind: tuple[str, float], wanted: Look) -> bool:
    """Whether a face and a size are those of the text; a class that nobody knows may be right."""
    return face_class(kind[0]) in (wanted.face, None) and abs(kind[1] - wanted.size_pt) <= SIZE_OFF_PT


def _text_glyphs(case: Case) -> tuple[Glyph, ...]:
    """The Chinese characters of the text itself: no headings, no paragraphs that are 楷体 all through."""
    plain: list[Glyph] = []
    aside: list[Glyph] = []
    for paragraph in case.reading.paragraphs:
        glyphs = _after_label(paragraph)
        kai = all(face_class(glyph.face) == "kai" for glyph in glyphs)
        (aside if kai else plain).extend(glyphs)
    few = len(aside) <= MOST_ASIDE * (len(plain) + len(aside))
    return tuple(plain if few else [*plain, *aside])


def _after_label(paragraph: Paragraph) -> tuple[Glyph, ...]:
    glyphs = [glyph for line in paragraph for glyph in line.glyphs]
    start = max(_label("".join(glyph.text[0] for glyph in glyphs)), _run_in(glyphs))
    return tuple(glyph for glyph in glyphs[start:] if is_ideograph(glyph.text))


def _run_in(glyphs: Sequence[Glyph]) -> int:
    """How many characters open a paragraph in a face of headings, before its text (段首句)."""
    kinds = [face_class(glyph.face) for glyph in glyphs]
    end = next((i for i, kind in enumerate(kinds) if kind not in ("hei", "kai")), len(glyphs))
    return end if end < min(len(glyphs), LONGEST_RUN_IN) else 0


def _label(text: str) -> int:
    """How many characters at the start of a paragraph are a heading: 第一条, 一、…, （一）…。"""
    if article := ARTICLE.match(text):
        return article.end()
    level = level_of(text)
    if level is None or level[1] == "fang":
        return 0
    stop = text.find("。")
    return len(text) if stop < 0 else stop + 1


def heading_faces(case: Case) -> Iterator[Diagnostic]:
    """F13: 一、 is 黑体, （一） 楷体, 1. and （1） 仿宋, all at 16 pt; under 第一条 items are 仿宋."""
    articles = any(ARTICLE.match(paragraph[0].text) for paragraph in case.reading.paragraphs)
    for paragraph in case.reading.paragraphs:
        first = paragraph[0]
        level = level_of(words_of(paragraph))
        lead = [glyph for glyph in first.glyphs[:8] if is_ideograph(glyph.text)][:4]
        if level is None or not first.indented or not lead:
            continue
        look = case.layout.look(HEADINGS[level[0]])
        allowed = (look.face, "fang") if articles and level[0] == "（一）" else (look.face,)
        face = Counter(glyph.face for glyph in lead).most_common(1)[0][0]
        size = Counter(round(glyph.size, 1) for glyph in lead).most_common(1)[0][0]
        expected_pt = look.size_pt + case.reading.body_pt - case.layout.body_pt
        if face_class(face) in (*allowed, None) and abs(size - expected_pt) <= SIZE_OFF_PT:
            continue
        found, expected = f"{pt(size)} {face_word(face)}", f"{pt(look.size_pt)} {FACE_NAMES[look.face]}"
        words = {"found_zh": found, "found_en": found, "expected_zh": expected, "expected_en": expected}
        yield rules.HEADING_FACE.at(case.at(first), text=first.start, level=level[0], **words)


def stray_faces(case: Case) -> Iterator[Diagnostic]:
    """F12: no face that sets a few characters only, in the file or in the text, and no single character of
    another face in a line."""
    lines = [line for line in case.reading.lines() if line.role != "figure"]
    rare = _rare(lines, STRAY_SHARE)
    foreign = {face for face in _rare(case.reading.body, FOREIGN_SHARE) if face_class(face) not in OF_TEXT}
    strays: dict[str, list[tuple[TextLine, Glyph]]] = defaultdict(list)
    for line in lines:
        unwanted = rare | foreign if line.role == "body" else rare
        for index, glyph in enumerate(line.glyphs):
            chinese = not glyph.text.isascii() and glyph.text not in BOTH_SCRIPTS
            if chinese and (glyph.face in unwanted or _alone(line, index)):
                strays[glyph.face].append((line, glyph))
    for face, found in strays.items():
        text = "".join(dict.fromkeys(glyph.text for _, glyph in found))[:6]
        yield rules.STRAY_FACE.at(case.at(found[0][0]), face=face, count=len(found), text=text)


def _rare(lines: Sequence[TextLine], share: float) -> set[str]:
    """Faces with less than a share of the characters that never set a line of their own; no Latin ones."""
    counts = Counter(glyph.face for line in lines for glyph in line.glyphs)
    leading = {line.face for line in lines if _leads(line)}
    least = share * sum(counts.values())
    return {face for face, n in counts.items() if n < least and face not in leading and not is_latin(face)}


def _leads(line: TextLine) -> bool:
    """Whether one face sets nearly all of a line."""
    same = sum(glyph.face == line.face for glyph in line.glyphs)
    return len(line.glyphs) >= 3 and same >= 0.75 * len(line.glyphs)


def _alone(line: TextLine, index: int) -> bool:
    """Whether a character stands between two of another face, that of its line."""
    if line.role not in ("body", "title") or not 0 < index < len(line.glyphs) - 1:
        return False
    before, here, after = (glyph.face for glyph in line.glyphs[index - 1 : index + 2])
    return before == after == line.face != here


def glyphs(case: Case) -> Iterator[Diagnostic]:
    """F12, F27: every character has a glyph, and its glyph says which character it is."""
    faulty = [(x, g) for x in case.reading.lines() for g in x.glyphs if g.fault]
    if faulty:
        text = "".join(dict.fromkeys(glyph.text for _, glyph in faulty))[:6]
        yield rules.GLYPHLESS.at(case.at(faulty[0][0]), count=len(faulty), text=text)


def colours(case: Case) -> Iterator[Diagnostic]:
    """F26, F15: text is black, and nothing but the masthead red; small type is not judged (charts)."""
    strays: dict[str, list[TextLine]] = defaultdict(list)
    for line in case.reading.lines():
        for glyph in line.glyphs:
            judged = glyph.size >= SMALLEST_JUDGED_PT and line.role != "figure"
            red = glyph.colour == "red" and line.role != "mast"
            if judged and (red or glyph.colour not in ("black", "red", "?")):
                strays[glyph.colour].append(line)
    for colour, lines in strays.items():
        found = "#ff0000" if colour == "red" else colour
        yield rules.STRAY_COLOUR.at(case.at(lines[0]), found=found, text=lines[0].start)


def fonts(case: Case) -> Iterator[Diagnostic]:
    """F27: every font is inside the file and has a table of its characters."""
    for font in case.reading.fonts:
        if not font.embedded:
            words = {"problem_zh": "没有嵌入", "problem_en": "is not embedded"}
            yield rules.FONT_NOT_EMBEDDED.at(case.whole, face=font.name, **words)
        if not font.readable:
            words = {"problem_zh": "没有文字编码表", "problem_en": "has no table of characters"}
            yield rules.FONT_NOT_EMBEDDED.at(case.whole, face=font.name, **words)


def is_title_face(name: str, layout: Layout) -> bool:
    """Whether a title may have this face: for 小标宋 files often take a bold 宋体, not a plain one."""
    wanted, kind = layout.look(Role.TITLE).face, face_class(name)
    stands_in = wanted == "biaosong" and kind == "song" and not PLAIN_SONG.search(name.casefold())
    return kind in (wanted, None) or stands_in
