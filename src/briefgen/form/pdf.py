"""A PDF measured: read, its kind found, every measure taken.

Not a DOCX: that is `docx`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence

from briefgen.diagnostics import Diagnostic
from briefgen.form import kinds, roles
from briefgen.form.faults import Unmeasurable
from briefgen.form.findings import Figure, LeftOut, Measured, Passage, PassageRole, capped, whole
from briefgen.form.lines import TextLine
from briefgen.form.measures import MEASURES, OF_PLACES, Case
from briefgen.form.measures.area import paper_size
from briefgen.form.measures.foot import DATE
from briefgen.form.measures.full import Full, full_pages
from briefgen.form.measures.grid import justified_share
from briefgen.form.measures.prose import title_blocks
from briefgen.form.profile import Profile
from briefgen.form.roles import IMPRINT, Paragraph, words_of
from briefgen.form.sheet import Sheet
from briefgen.form.texts import text_findings
from briefgen.rules import page as rules

NUMBER = re.compile(r"[〔\[（(【]\d{4}[〕\]）)】].*号")
"""How a document number (发文字号) is known, right or wrong."""
LONE = re.compile(rf"{DATE.pattern}|\d{{4}}[./．\-－]\d{{1,2}}[./．\-－]\d{{1,2}}日?")
"""A date on a line of its own, in a right form or not."""
ENTRY = re.compile(rf"{IMPRINT.pattern}|{DATE.pattern}$")
"""How an entry of the imprint is known; one with a date may lack its 印发."""


def measured(file: str, content: bytes, profile: Profile) -> Measured:
    """What is wrong with the pages of a PDF, with figures; Unmeasurable where it cannot be read."""
    from briefgen.form.pdf_device import read

    paper = read(content)
    scanned = tuple(sheet.number for sheet in paper.sheets if _is_scanned(sheet))
    if any(sheet.turned for sheet in paper.sheets) and not any(sheet.glyphs for sheet in paper.sheets):
        raise _turned()
    reading = roles.read(paper, profile.layout)
    kind = profile.kind or kinds.guessed(reading)
    if all(map(_is_wordless, paper.sheets)):
        every = tuple(sheet.number for sheet in paper.sheets)
        return Measured(file, "pdf", kind, profile.kind is None, (_scan(file, every),))
    case = Case(file, kind, reading)
    findings = [_scan(file, scanned)] if scanned else []
    elsewhere = OF_PLACES if any(paper_size(case)) else frozenset()
    measures = [measure for measure in MEASURES if measure not in elsewhere]
    findings += [finding for measure in measures for finding in measure(case)]
    findings += text_findings(_passages(case))
    pages = full_pages(case)
    figures, left_out = _figures(case, pages), tuple(LeftOut(p.page, p.zh, p.en) for p in pages if p.zh)
    return Measured(file, "pdf", kind, profile.kind is None, capped(file, findings), figures, left_out)


def _turned() -> Unmeasurable:
    zh, en = "所有的字都横着或倒着", "all its text lies on its side or stands on its head"
    return Unmeasurable(zh, en, "把页面转正，重新导出", "turn the pages upright and export them again")


def _is_scanned(sheet: Sheet) -> bool:
    """Whether a page shows something, and no text that can be read; an empty one is no scan (7.5)."""
    return _is_wordless(sheet) and bool(sheet.pictures or sheet.shapes or sheet.strokes)


def _is_wordless(sheet: Sheet) -> bool:
    return not sheet.glyphs and not sheet.turned


def _scan(file: str, pages: tuple[int, ...]) -> Diagnostic:
    listed = "、".join(map(str, pages[:8])) + ("……" if len(pages) > 8 else "")
    plain = ", ".join(map(str, pages[:8])) + (" …" if len(pages) > 8 else "")
    return rules.SCANNED.at(whole(file), pages_zh=f"第 {listed} 页", pages_en=f"page {plain}")


def _figures(case: Case, pages: tuple[Full, ...]) -> tuple[Figure, ...]:
    """The figures of the summary; what there was nothing of is told to programs only."""
    full = [page for page in pages if not page.zh]
    right = sum(page.lines == case.layout.lines for page in full)
    running, off = justified_share(case)
    count, lines = len(case.reading.pages), len(case.reading.body)
    share = 100 * (1 - len(off) / running) if running else 100
    return (
        Figure("pages", count, f"{count} 页", f"{count} pages"),
        Figure("lines", lines, f"{lines} 行正文", f"{lines} lines of text"),
        Figure("full_pages", len(full), "", ""),
        Figure("right_pages", right, *_told_full(len(full), right)),
        Figure("running_lines", running, "", ""),
        Figure("justified", round(share, 1), *_told_share(running, share)),
    )


def _told_full(full: int, right: int) -> tuple[str, str]:
    if not full:
        return "没有整页", "no full page"
    if right == full:
        return f"{full} 个整页行数全部符合", f"all {full} full pages with the right lines"
    return f"{full} 个整页中 {right} 个行数符合", f"{right} of {full} full pages with the right lines"


def _told_share(running: int, share: float) -> tuple[str, str]:
    if not running:
        return "", ""
    return f"{share:.1f}% 的满行齐右", f"{share:.1f}% of the lines that go on justified"


def _passages(case: Case) -> Iterator[Passage]:
    """Titles, paragraphs and what else stands on the pages, lines joined, for the rules on words."""
    for block in title_blocks(case):
        yield Passage(words_of(block), case.at(block[0]), "title")
    for paragraph in case.reading.paragraphs:
        yield Passage(words_of(paragraph), case.at(paragraph[0]), "body")
    for page in case.reading.pages:
        for line in page.of("mast"):
            yield Passage(line.text, case.at(line), "number" if NUMBER.search(line.text) else "other")
        for group in _groups(page.of("imprint"), lambda line: bool(ENTRY.search(line.text))):
            yield Passage(words_of(group), case.at(group[0]), "imprint")
        pitch = 1.2 * case.layout.line_mm
        for group in _groups(page.of("other"), lambda line: bool(LONE.fullmatch(line.text)), pitch):
            role: PassageRole = "sign" if DATE.fullmatch(group[0].text) else "other"
            role = "number" if NUMBER.search(group[0].text) else role
            yield Passage(words_of(group), case.at(group[0]), role)


def _groups(
    lines: Sequence[TextLine], starts: Callable[[TextLine], bool], pitch: float = math.inf
) -> Iterator[Paragraph]:
    """Lines gathered: a new group begins where one starts, and after a gap."""
    group: list[TextLine] = []
    for line in lines:
        if group and (starts(line) or line.y - group[-1].y > pitch):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)
