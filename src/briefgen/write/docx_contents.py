"""The contents list (目录) of a Word file: a TOC field that holds its entries and their page numbers.

Not the page numbers themselves: a page maker gives them. Word and WPS show what the field holds, without
asking; when someone updates it, they count anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.document.pieces import Line, Piece
from briefgen.document.roles import CONTENTS, Role
from briefgen.write.docx_styles import STYLES


@dataclass(frozen=True, slots=True)
class Listing:
    """The list of one document: the anchors of its entries in order, the pages that they stand on as far
    as they are known, and the field that finds them again."""

    goals: tuple[str, ...] = ()
    pages: Mapping[str, int] = field(default_factory=dict)
    finds: str = ""

    def entry(self, line: Line, bookmark: str, content: str) -> str:
        """The runs of an entry: its words, dots, and its page."""
        number = self.pages.get(line.goal)
        shown = f"<w:r><w:t>{number}</w:t></w:r>" if number is not None else ""
        page = f"<w:r><w:tab/></w:r>{_begin(_page_of(bookmark))}{shown}{_END}"
        link = f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}{page}</w:hyperlink>'
        opens = _begin(self.finds) if self.finds and line.goal == self.goals[0] else ""
        closes = _END if self.finds and line.goal == self.goals[-1] else ""
        return f"{opens}{link}{closes}"


def listing(pieces: tuple[Piece, ...], pages: Mapping[str, int]) -> Listing:
    """The list of a document's pieces."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    depths = {line.goal: CONTENTS.index(line.role) + 1 for line in lines if line.role in CONTENTS}
    if not depths:
        return Listing()
    styles = {line.role: depths[line.target] for line in lines if line.target in depths}
    return Listing(tuple(depths), pages, _finds(styles))


def _finds(styles: Mapping[Role, int]) -> str:
    """The instruction of the TOC field. A heading inside a paragraph has no style that Word could look
    for: such a list is no field, its page numbers are."""
    if Role.BODY in styles:
        return ""
    listed = ",".join(f"{STYLES[role].shown},{depth}" for role, depth in styles.items())
    return f'TOC \\h \\z \\t "{listed}"'


def _page_of(bookmark: str) -> str:
    return f"PAGEREF {bookmark} \\h"


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {_escaped(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _escaped(instruction: str) -> str:
    return instruction.replace('"', "&quot;")


_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
