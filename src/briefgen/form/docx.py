"""A DOCX measured: as its styles and settings declare it, not as some program lays it out.

Not reading it: that is `docx_file`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefgen.diagnostics import Diagnostic
from briefgen.form.docx_case import Case
from briefgen.form.docx_elements import drafts, elements
from briefgen.form.docx_file import story_of
from briefgen.form.docx_foot import page_numbers
from briefgen.form.docx_head import masthead, red_rule, title_place
from briefgen.form.docx_imprint import imprint_rules, imprint_text
from briefgen.form.docx_paper import (
    filling,
    grid,
    indent,
    justified,
    line_breaking,
    margins,
    measure,
    paper,
    pitch,
)
from briefgen.form.docx_parts import NUMBER, Parts, parts_of
from briefgen.form.docx_sign import signature
from briefgen.form.docx_story import Paragraph, Story
from briefgen.form.docx_type import (
    body_type,
    colours,
    heading_faces,
    heading_levels,
    listed_faces,
    stray_face,
    theme,
    titles,
)
from briefgen.form.findings import Figure, Measured, Passage, PassageRole, at_paragraph, capped, whole
from briefgen.form.profile import Profile
from briefgen.form.texts import placeholders, text_findings
from briefgen.rules import page as rules

MEASURES: tuple[Callable[[Case], Iterator[Diagnostic]], ...] = (
    paper, margins, pitch, filling, grid, measure, justified, indent, line_breaking,
    body_type, theme, stray_face, heading_faces, heading_levels, titles,
    masthead, red_rule, title_place, imprint_rules, imprint_text, page_numbers, signature,
    elements, drafts, colours, listed_faces,
)  # fmt: skip


def measured(file: str, content: bytes, profile: Profile) -> Measured:
    """Everything that is wrong with a Word file, and its figures; `file` is what places say.

    Raises Unmeasurable for what is no Word file, or a dangerous one.
    """
    story = story_of(content)
    parts = parts_of(story, profile)
    case = Case(file, story, parts, profile.layout)
    found = [finding for one in MEASURES for finding in one(case)]
    found += [rules.BROKEN_PACKAGE.at(whole(file), problem_zh=zh, problem_en=en) for zh, en in story.faults]
    found += text_findings(_passages(case))
    found += placeholders(Passage(text, whole(file)) for text in dict.fromkeys(story.properties))
    return Measured(file, "docx", parts.kind, parts.guessed, capped(file, found), _figures(story, parts))


def _passages(case: Case) -> Iterator[Passage]:
    roles = _roles(case.parts)
    for paragraph in case.story.paragraphs:
        text = paragraph.shown.replace("\n", "")
        if text.strip():
            role = roles.get(paragraph.number, "other")
            yield Passage(text, at_paragraph(case.file, paragraph.number), role)
    for text in dict.fromkeys(case.story.other_texts):
        yield Passage(text, whole(case.file), "other")


def _roles(parts: Parts) -> dict[int, PassageRole]:
    """What paragraphs are, by their numbers; the last that claims one has it."""
    numbers = [p for p in parts.head if NUMBER.fullmatch(p.text.strip())]
    by_part: tuple[tuple[PassageRole, Iterable[Paragraph]], ...] = (
        ("body", parts.text),
        ("number", numbers),
        ("body", (heading for heading, _ in parts.headings)),
        ("body", parts.running),
        ("sign", parts.signature),
        ("imprint", parts.imprint),
        ("title", parts.titles),
    )
    return {paragraph.number: role for role, held in by_part for paragraph in held}


def _figures(story: Story, parts: Parts) -> tuple[Figure, ...]:
    paragraphs, headings, tables = len(story.text), len(parts.headings), len(story.tables)
    return (
        Figure("paragraphs", paragraphs, f"{paragraphs} 段", _counted(paragraphs, "paragraph")),
        Figure("headings", headings, f"{headings} 个层次标题", _counted(headings, "heading")),
        Figure("tables", tables, f"{tables} 个表格", _counted(tables, "table")),
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
