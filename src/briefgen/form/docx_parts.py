"""What each paragraph of a Word file is for: masthead, title, running text, signature, imprint.

Not whether it is set as it should be: those are the measures of `docx_paper` and its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.document.layout import Layout
from briefgen.form.docx_colours import is_red
from briefgen.form.docx_ends import DATE, SHORT, annexes, imprint_of, signature_of, table_notes
from briefgen.form.docx_story import Paragraph, Story, Stroke
from briefgen.form.profile import Kind, Profile
from briefgen.form.scripts import cells, level_of

NUMBER = re.compile(
    r".{0,20}[〔\[［【（(]\d{4}.{1,3}\d{1,5}号|(\d{4}年)?第[\d一二三四五六七八九十百]{1,6}[期号]"
)
NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十百\d]{1,3}[、.．，）)]")
"""How a heading of the text begins, with a right mark or a wrong one."""
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("minutes", re.compile(r"纪要(（.*）)?$")),
    ("order", re.compile(r"命?令$")),
    ("bulletin", re.compile(r"简报|信息|快报|专报|动态|通讯|参考|工作通报$")),
)
LARGE_PT = 26
"""From here on a line is a masthead (一号)."""
TITLE_PT = 19.5
"""From here on a line below the masthead is a title; 二号 is 22."""
LETTER_RULE_MM = 165


@dataclass(frozen=True, slots=True)
class Parts:
    """The paragraphs of a file by what they are for."""

    kind: Kind
    guessed: bool
    marks: tuple[Paragraph, ...] = ()
    head: tuple[Paragraph, ...] = ()
    """Everything above the title, the masthead included."""
    titles: tuple[Paragraph, ...] = ()
    text: tuple[Paragraph, ...] = ()
    """Everything below the head but titles, signature, notes and imprint."""
    running: tuple[Paragraph, ...] = ()
    """Paragraphs of text, as far as they are sentences."""
    headings: tuple[tuple[Paragraph, str], ...] = ()
    """With the mark of the level; those that run on with their text too."""
    signature: tuple[Paragraph, ...] = ()
    """The names, then the date."""
    imprint: tuple[Paragraph, ...] = ()
    head_strokes: tuple[Stroke, ...] = ()
    """Red rules."""
    body_pt: float = 0
    oversized: tuple[Paragraph, ...] = ()
    """Sentences of another size than the text, which are no notes of a table."""


def parts_of(story: Story, profile: Profile) -> Parts:
    """What everything is for."""
    layout = profile.layout
    imprint = imprint_of(story)
    strokes = _red_strokes(story, layout, imprint)
    filled = [p for p in story.paragraphs if p.shown.strip() and _is_flow(p, layout)]
    flow = _without(filled, imprint)
    marks = _marks(flow, layout)
    start = _head_end(flow, marks, strokes)
    titles = _titles(flow, start, layout)
    head = tuple(p for p in flow if p.number < (titles[0].number if titles else start))
    text = _text(story, _without(flow, titles), start)
    body_pt, signature = _body_size(text, layout), signature_of(text)
    kind = profile.kind or _guessed(marks, strokes, head)
    own = [p for p in _without(text, signature) if abs(p.main.size_pt - body_pt) <= 0.5]
    other = _without(_without(text, signature), own)
    return Parts(
        kind, profile.kind is None, marks, head, titles, tuple(_without(text, signature)),
        tuple(filter(_runs_on, own)), tuple(_headings(own)),
        signature, imprint, strokes, body_pt, tuple(filter(_is_sentence, other)),
    )  # fmt: skip


def _is_flow(paragraph: Paragraph, layout: Layout) -> bool:
    """Whether a paragraph is no cell, or one of a table that sets the masthead of several organs."""
    mark = is_red(paragraph.main.colour, layout) and paragraph.main.size_pt > layout.body_pt + 1
    return paragraph.where in ("text", "box") or (paragraph.where == "cell" and mark)


def _red_strokes(story: Story, layout: Layout, imprint: Sequence[Paragraph]) -> tuple[Stroke, ...]:
    """The red rules that are not those of the imprint."""
    holders = {paragraph.holder for paragraph in imprint} - {0}
    strokes = [stroke for paragraph in _without(story.paragraphs, imprint) for stroke in paragraph.strokes]
    tables = [table for table in story.tables if table.number not in holders]
    strokes += [stroke for table in tables for stroke in table.strokes if stroke.thick_pt]
    return tuple(stroke for stroke in strokes if is_red(stroke.colour, layout))


def _text(story: Story, flow: Sequence[Paragraph], start: int) -> list[Paragraph]:
    """What stands below the head, without the notes of tables and the list of annexes."""
    beside = {*table_notes(story.paragraphs), *annexes(flow)}
    return [p for p in flow if p.number >= start and p.where == "text" and p.number not in beside]


def _without(paragraphs: Sequence[Paragraph], others: Sequence[Paragraph]) -> list[Paragraph]:
    numbers = {other.number for other in others}
    return [paragraph for paragraph in paragraphs if paragraph.number not in numbers]


def _marks(flow: Sequence[Paragraph], layout: Layout) -> tuple[Paragraph, ...]:
    """The lines of the masthead: large, or red and larger than the text, near the beginning. What is
    large and black is one only if a document number or a title follows: else it is the title itself."""
    found: list[Paragraph] = []
    for paragraph in flow[:12]:
        size = paragraph.main.size_pt
        red = is_red(paragraph.main.colour, layout) and size > layout.body_pt + 1
        if size >= LARGE_PT or red:
            found.append(paragraph)
        elif found and size > layout.body_pt + 3.5:
            break
    red_ones = [mark for mark in found if is_red(mark.main.colour, layout)]
    after = [p for p in flow[:20] if found and p.number > found[-1].number]
    goes_on = any(NUMBER.fullmatch(p.text.strip()) or p.main.size_pt >= TITLE_PT for p in after)
    return tuple(found) if red_ones or goes_on else ()


def _head_end(flow: Sequence[Paragraph], marks: Sequence[Paragraph], strokes: Sequence[Stroke]) -> int:
    """The number of the first paragraph below the head: that after the red rule, the document number
    or the masthead, whichever comes last."""
    if not marks:
        return 0
    last = marks[-1].number
    near = [s.paragraph for s in strokes if last - 2 <= s.paragraph <= last + 8]
    numbers = [p.number for p in flow if last < p.number <= last + 8 and NUMBER.fullmatch(p.text.strip())]
    return max([last, *near, *numbers]) + 1


def _titles(flow: Sequence[Paragraph], start: int, layout: Layout) -> tuple[Paragraph, ...]:
    """Titles by their size or level; without any, the centred lines that stand before the text."""
    below = [p for p in flow if p.number >= start and p.where == "text"]
    sized = [p for p in below if p.main.size_pt >= TITLE_PT and not is_red(p.main.colour, layout)]
    first = next((n for n, p in enumerate(below) if _opens_text(p)), len(below))
    said = [p for p in below if p.outline == 1 and not NUMBERED.match(p.shown) and len(p.text) < 80]
    centred = [p for p in below[:first] if p.align == "center" and not _beside_title(p)]
    found = {p.number: p for p in (*sized, *said)}
    if not found or (first < len(below) and min(found) > below[first].number):
        found |= {p.number: p for p in centred[:3]}
    return tuple(found[number] for number in sorted(found))


def _opens_text(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return paragraph.align != "center" and (len(text) > SHORT or text[-1:] in "：:。") and text[:2] != "——"


def _beside_title(paragraph: Paragraph) -> bool:
    """A subtitle, a line with a number or a date, a note in brackets, the head of a list of contents."""
    text = paragraph.text.strip()
    plain = text.replace("　", "").replace(" ", "")
    return (
        text.startswith(("——", "（", "("))
        or bool(NUMBER.fullmatch(text) or DATE.search(text))
        or plain in ("目录", "出席", "目次")
    )


def _body_size(text: Iterable[Paragraph], layout: Layout) -> float:
    """The size of the text: that of the layout where a fair part of it has it, else the commonest."""
    sizes: Counter[float] = Counter()
    for paragraph in text:
        sizes[paragraph.main.size_pt] += len(paragraph.text)
    near = sum(count for size, count in sizes.items() if abs(size - layout.body_pt) <= 0.5)
    if not sizes or near >= 0.3 * sizes.total():
        return layout.body_pt
    return sizes.most_common(1)[0][0]


def _runs_on(paragraph: Paragraph) -> bool:
    """Whether it is a sentence or more: not a label, a heading, an item of the list of annexes."""
    text = paragraph.shown.strip()
    if text.startswith("附件") or text[-1] in "：:" or "\t" in text or "\n" in text:
        return False
    return cells(text) >= SHORT or (text[-1] in "。；！？" and paragraph.align != "center")


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.text.strip().endswith("。") and cells(paragraph.text) >= SHORT


def _headings(text: Iterable[Paragraph]) -> Iterable[tuple[Paragraph, str]]:
    for paragraph in text:
        level = level_of(paragraph.shown.strip())
        if level is not None and paragraph.align in ("left", "both", "distribute"):
            yield paragraph, level[0]


def _guessed(marks: Sequence[Paragraph], strokes: Sequence[Stroke], head: Sequence[Paragraph]) -> Kind:
    """The kind of paper that a head looks like."""
    if any(stroke.width_mm >= LETTER_RULE_MM for stroke in strokes):
        return "letter"
    if not marks:
        return "plain"
    text = re.sub(r"\s", "", "".join(mark.text for mark in marks))
    named = next((kind for kind, pattern in _KINDS if pattern.search(text)), None)
    issue = any(re.search(r"第.{1,6}期|增刊", p.text) for p in head)
    return named or ("bulletin" if issue else "official")
