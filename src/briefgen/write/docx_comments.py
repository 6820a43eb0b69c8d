"""The comments of a Word file: their part of the package.

Not where they stand: pins in the words mark that.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.comments import Comment
from briefgen.write.docx_package import NAMESPACES, OPENING
from briefgen.write.docx_text import ILLEGAL, escape

UNSHOWN = "\ufffd"
"""For what a finding quotes and XML cannot hold."""
MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


def comments_xml(comments: Sequence[Comment]) -> str:
    """The text of `word/comments.xml`. No comment says when it was made."""
    inner = "".join(_comment(number, comment) for number, comment in enumerate(comments))
    return f"{OPENING}<w:comments {NAMESPACES}>{inner}</w:comments>"


def _comment(number: int, comment: Comment) -> str:
    paragraphs = (_paragraph(text, "" if n else MARK) for n, text in enumerate(comment.paragraphs))
    return (
        f'<w:comment w:id="{number}" w:author="{escape(comment.author)}"'
        f' w:initials="{escape(comment.initials)}">{"".join(paragraphs)}</w:comment>'
    )


def _paragraph(text: str, mark: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}'
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(ILLEGAL.sub(UNSHOWN, text))}</w:t></w:r></w:p>'
    )
