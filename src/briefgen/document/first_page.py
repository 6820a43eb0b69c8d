"""A masthead of many issuers is set smaller, so that text stands on the first page (GB/T 9704-2012 7.3.3).

Not how a line of it fits the measure: that is `masthead`.
"""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.layout import MM_PT
from briefgen.document.roles import Role
from briefgen.document.tree import Document

BELOW = 9
"""Lines between masthead and the second line of text: two empty ones and the number, two below the rule, one
below the title, the recipient and two of text."""
RULE_MM = 5
"""Room of the red rule."""
SMALLEST_PT = 30.0
"""House: a name of an issuer stays larger than the title, and higher than 10 mm."""


def with_text_on_first_page(document: Document) -> Document:
    """The document with so low a joint masthead that title and text stand below it."""
    layout, look = document.layout, document.layout.look(Role.MARK)
    names = len(document.head.mark) if document.head is not None and document.format == "common" else 0
    top = layout.mark_top_mm(Role.MARK)
    if names < 2 or top is None or not document.articles:
        return document
    title = len(document.articles[0].title) * layout.look(Role.TITLE).line_pt
    above = (top - layout.top_mm + RULE_MM) * MM_PT
    room = (layout.lines - BELOW) * layout.pitch_pt - above - title
    share = max(room / names / look.line_pt, SMALLEST_PT / look.size_pt)
    if share >= 1:
        return document
    smaller = replace(look, size_pt=round(look.size_pt * share, 1), line_pt=round(look.line_pt * share, 1))
    return replace(document, layout=replace(layout, looks={**layout.looks, Role.MARK: smaller}))
