"""Finished documents to Word files.

Not their layout: `flow` orders the elements, `layout` says how each looks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from briefgen.document.comments import Comment, pinned
from briefgen.document.flow import flow
from briefgen.document.layout import Layout
from briefgen.document.pieces import Piece, Plot
from briefgen.document.tree import Document, Figure
from briefgen.ledger.places import Places, Written, places
from briefgen.write.docx_body import Body, body
from briefgen.write.docx_comments import comments_xml
from briefgen.write.docx_faces import PROFILES, Profile
from briefgen.write.docx_package import NAMESPACES, OPENING, frame
from briefgen.write.docx_properties import core_properties
from briefgen.write.docx_text import escape
from briefgen.write.docx_zip import Entry, archive, deflate
from briefgen.write.imprint_page import on_even_page
from briefgen.write.kept import loosened
from briefgen.write.targets import target_pages

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMMENTS = f'<Relationship Id="rIdComments" Type="{RELATION}/comments" Target="comments.xml"/>'
EXTENSIONS = {"image/png": "png", "image/jpeg": "jpeg"}
KEPT_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"


def write_docx(document: Document, profile: Profile = "gb2312") -> bytes:
    """The document as a Word file; `profile` names the faces of the office it is for.

    Raises ValueError where a text holds a character that XML forbids.
    """
    return docx_written(document, profile).content


def write_proof(document: Document, comments: Sequence[Comment], profile: Profile = "gb2312") -> bytes:
    """The same with comments at their words: a proof copy (校样)."""
    return docx_written(document, profile, comments).content


def docx_written(
    document: Document,
    profile: Profile = "gb2312",
    comments: Sequence[Comment] = (),
    pages: Places | None = None,
) -> Written:
    """The same, and for each printed line its paragraph in the order of `word/document.xml`, those of
    text boxes among them. `pages` are those of the PDF, for the contents list, for an imprint on an even
    page, and for text that has to stay with its signature."""
    if profile not in PROFILES:
        raise ValueError(f"no face profile {profile!r}: there are {', '.join(PROFILES)}")
    letter = document.format == "letter"
    pieces = flow(document)
    if pages is not None:
        pieces = loosened(pieces, pages)
        pieces = on_even_page(pieces, pages) if document.layout.imprint_even_page else pieces
    targets = target_pages(document, pages) if pages is not None else {}
    around = frame(document.layout, profile, document.draft, letter, bool(comments), _native(pieces))
    story = body(pinned(pieces, comments), around.sheets, not letter, targets)
    story_xml = f"{OPENING}<w:document {NAMESPACES}><w:body>{story.xml}</w:body></w:document>"
    own = _relationships(story) + (COMMENTS if comments else "")
    relationships = f"{around.relationships}{own}</Relationships>"
    content = archive(
        (
            *around.before,
            deflate("word/document.xml", story_xml.encode()),
            deflate("word/_rels/document.xml.rels", relationships.encode()),
            deflate("docProps/core.xml", core_properties(document.properties).encode()),
            *((deflate("word/comments.xml", comments_xml(comments).encode()),) if comments else ()),
            *_media(story),
            *_charts(story, document.layout, profile),
            *around.after,
        )
    )
    return Written(content, places(story.noted))


def _relationships(story: Body) -> str:
    links = (
        f'<Relationship Id="{rid}" Type="{RELATION}/hyperlink"'
        f' Target="{escape(quote(url, KEPT_IN_ADDRESSES))}" TargetMode="External"/>'
        for url, rid in story.links.items()
    )
    pictures = (
        f'<Relationship Id="{rid}" Type="{RELATION}/image" Target="{_path(number, figure)}"/>'
        for number, (figure, rid) in enumerate(story.pictures.items(), 1)
    )
    charts = (
        f'<Relationship Id="{rid}" Type="{RELATION}/chart" Target="charts/chart{number}.xml"/>'
        for number, rid in enumerate(story.charts.values(), 1)
    )
    return "".join((*links, *pictures, *charts))


def _media(story: Body) -> tuple[Entry, ...]:
    return tuple(
        deflate(f"word/{_path(number, figure)}", figure.data)
        for number, figure in enumerate(story.pictures, 1)
    )


def _native(pieces: Sequence[Piece]) -> int:
    """How many different charts Word draws itself."""
    plots = {piece for piece in pieces if isinstance(piece, Plot)}
    if not plots:
        return 0
    from briefgen.write.docx_chart import is_native  # most documents have no chart

    return sum(is_native(plot.chart) for plot in plots)


def _charts(story: Body, layout: Layout, profile: Profile) -> Iterator[Entry]:
    if not story.charts:
        return
    from briefgen.write.docx_chart import parts

    for number, plot in enumerate(story.charts, 1):
        yield from parts(number, plot, layout, profile)


def _path(number: int, figure: Figure) -> str:
    return f"media/image{number}.{EXTENSIONS[figure.media_type]}"
