"""What is measured on the pages of a PDF, one function a row of the standard.

Not reading the file, and not the words of findings.
"""

from __future__ import annotations

from briefgen.form.measures import area, elements, faces, foot, grid, head, prose, signature
from briefgen.form.measures.case import Case, Measure

__all__ = ["MEASURES", "OF_PLACES", "Case"]

MEASURES: tuple[Measure, ...] = (
    area.paper_size,
    area.left_margin,
    area.width,
    area.top_margin,
    area.inside,
    grid.lines_per_page,
    grid.line_pitch,
    grid.chars_per_line,
    grid.justified,
    prose.indents,
    prose.line_edges,
    prose.numbers,
    faces.body_type,
    faces.stray_faces,
    faces.glyphs,
    faces.heading_faces,
    head.titles,
    head.masthead,
    head.head_rule,
    head.title_place,
    elements.elements,
    foot.imprint_rules,
    foot.imprint_text,
    foot.page_numbers,
    prose.first_page,
    signature.signature,
    prose.stranded,
    faces.colours,
    faces.fonts,
)
"""In the order of the rows F01 to F30."""
OF_PLACES: frozenset[Measure] = frozenset(
    {
        area.left_margin, area.width, area.top_margin, area.inside,
        grid.lines_per_page, grid.chars_per_line, grid.justified,
        prose.indents, head.titles, head.masthead, head.head_rule, head.title_place,
        foot.imprint_rules, foot.imprint_text, foot.page_numbers, signature.signature,
    }
)  # fmt: skip
"""Those that say nothing of a file on other paper: everything stands elsewhere on it."""
