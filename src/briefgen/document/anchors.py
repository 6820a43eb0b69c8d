"""The anchors of headings, by which links and contents lists find them.

Not what a contents list holds: that is `contents`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.document.tree import Block, Heading, Paragraph, RunIn


def anchored(blocks: tuple[Block, ...], prefix: str) -> Iterator[tuple[Block, str]]:
    """Each block with its anchor: headings count through an article, those that open a paragraph apart."""
    headings = openings = 0
    for block in blocks:
        if isinstance(block, Heading):
            headings += 1
            yield block, f"{prefix}-{headings}"
        elif opening_of(block) is not None:
            openings += 1
            yield block, f"{prefix}-r{openings}"
        else:
            yield block, ""


def opening_of(block: Block) -> RunIn | None:
    """The heading that opens a paragraph, if one does."""
    first = block.children[0] if isinstance(block, Paragraph) and block.children else None
    return first if isinstance(first, RunIn) else None
