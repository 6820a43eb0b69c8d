"""What closes a Word document or stands beside its text: signature, annexes, notes of tables, imprint.

Not whether it is set as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.form.docx_story import Paragraph, Story
from briefgen.form.scripts import SENTENCE_ENDS, level_of

IMPRINT = re.compile(r"(抄送|抄报|分送|主送|报|送|发|本期增发)[：:]|.*印发$|（?共印.{1,10}份）?$")
IMPRINT_START = re.compile(r"(抄送|抄报|分送|报|送)[：:]|.*[年月日]印发$|（?共印.{1,10}份）?$")
DATE = re.compile(r"[\d〇零○一二三四五六七八九十]{2,4}年.{1,3}月.{1,3}日$")
LONGEST_IMPRINT = 12
"""Paragraphs."""
NOTE_PT = 14
"""Below this size, what follows a table is its notes."""
SHORT = 26
"""Characters of a paragraph that may be a heading or a label; a longer one is running text."""


def imprint_of(story: Story) -> tuple[Paragraph, ...]:
    """The block at the end that tells who else gets the document and who printed it: from the first of
    its labels on, as far as everything below belongs to it."""
    filled = [p for p in story.paragraphs if p.shown.strip() and p.where != "footer"]
    last = filled[-LONGEST_IMPRINT:]
    first = next((n for n, p in enumerate(last) if IMPRINT_START.match(_joined(p))), len(last))
    block = last[first:]
    holders = {p.holder for p in block if p.holder and IMPRINT.match(_joined(p))}
    fits = (p.holder in holders or IMPRINT.match(_joined(p)) or DATE.search(_joined(p)) for p in block)
    return tuple(block) if all(fits) else ()


def _joined(paragraph: Paragraph) -> str:
    return re.sub(r"\s", "", paragraph.text)


def signature_of(text: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The date that closes the text, and the names above it."""
    at = next((n for n in range(len(text) - 1, -1, -1) if _is_sign_date(text[n])), -1)
    if at < 0:  # not at the right: a date that stands alone below the text
        began = next((n for n, p in enumerate(text) if len(p.text) > SHORT), len(text))
        dates = (n for n in range(len(text) - 1, began, -1) if DATE.fullmatch(_joined(text[n])))
        at = next(dates, -1)
    if at < 0:
        return ()
    first = at
    while first and (_is_name(text[first - 1]) or (first == at and _may_be_name(text[first - 1]))):
        first -= 1
    return tuple(text[first : at + 1])


def _is_sign_date(paragraph: Paragraph) -> bool:
    text = _joined(paragraph)
    return bool(DATE.fullmatch(text)) and _aside(paragraph)


def _is_name(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    return _aside(paragraph) and len(text) < SHORT and text[-1] not in SENTENCE_ENDS


def _may_be_name(paragraph: Paragraph) -> bool:
    """A short line above the date, wherever it is set: a name that stands in a wrong place."""
    text = paragraph.text.strip()
    short = len(text) < SHORT and text[-1] not in SENTENCE_ENDS and not text.startswith(("附件", "（", "("))
    return short and level_of(text) is None and paragraph.outline is None


def _aside(paragraph: Paragraph) -> bool:
    """Whether a line stands in the right half, set there or pushed there with blanks."""
    text = paragraph.text
    return paragraph.align == "right" or paragraph.first_mm > 40 or len(text) - len(text.lstrip()) >= 8


def annexes(flow: Iterable[Paragraph]) -> Iterable[int]:
    """The numbers of paragraphs that list the annexes: 附件：1.… and the numbered names below it."""
    listing = False
    for paragraph in flow:
        text = paragraph.shown.strip()
        listing = bool(re.match("附件[：:]", text)) or (listing and bool(re.match(r"\d{1,2}[.．]", text)))
        if listing:
            yield paragraph.number


def table_notes(paragraphs: Sequence[Paragraph]) -> Iterable[int]:
    """The numbers of small paragraphs that follow a table."""
    after = False
    for paragraph in paragraphs:
        if paragraph.where == "cell":
            after = True
        elif paragraph.where == "text" and paragraph.shown.strip():
            after = after and paragraph.main.size_pt < NOTE_PT
            if after:
                yield paragraph.number
