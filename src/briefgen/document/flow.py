"""Lowers a document to pieces: the one place that knows the order of the official elements.

Not their look: that is `layout`. GB/T 9704-2012 7.2-7.4; for bulletins the common house practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from briefgen.document.anchors import anchored
from briefgen.document.charts import described
from briefgen.document.layout import Layout
from briefgen.document.pieces import (
    Foot,
    Grid,
    Line,
    NewPage,
    Pair,
    Picture,
    Piece,
    Plot,
    Role,
    Ruled,
)
from briefgen.document.roles import CONTENTS
from briefgen.document.signature import signature_lines
from briefgen.document.spacing import GAPS, GROUPS, Group
from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
    Chart,
    Document,
    Emph,
    Figure,
    Format,
    Head,
    Heading,
    Imprint,
    Inline,
    PageBreak,
    Paragraph,
    RunIn,
    Table,
    Text,
    Value,
    Words,
    plain,
)

HEADINGS = (Role.CHAPTER, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


MARKS: dict[Format, Role] = {
    "plain": Role.MARK,
    "bulletin": Role.SERIES,
    "common": Role.MARK,
    "letter": Role.LETTER_MARK,
    "order": Role.ORDER_MARK,
    "minutes": Role.MINUTES_MARK,
}


def flow(document: Document) -> tuple[Piece, ...]:
    """The pieces of a document in printing order."""
    return _kept(tuple(_spaced(_document(document), document.layout)))


def _spaced(pieces: Iterator[Piece], layout: Layout) -> Iterator[Piece]:
    """Gives each line the empty lines that stand between its group and the one before, or those that
    the house wants above its role."""
    before: Group | None = None
    role: Role | None = None
    for piece in pieces:
        group = _group(piece)
        gap = GAPS.get((before, group), 0) if before is not None else 0
        if isinstance(piece, Line | Pair):
            look = layout.look(piece.role)
            if look.gap_lines is not None and piece.role is not role and look.top_mm is None:
                piece = replace(piece, gap=look.gap_lines - look.before_lines)
            elif gap:
                piece = replace(piece, gap=piece.gap + gap)
        before = None if isinstance(piece, NewPage) else group
        role = piece.role if isinstance(piece, Line | Pair | Ruled) else None
        yield piece


def _group(piece: Piece) -> Group:
    if isinstance(piece, Line | Pair | Ruled):
        return GROUPS.get(piece.role, "other")
    return "other"


def _kept(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Keeps the end of the text, and a list of attachments below it, with the signature, so that no page
    holds a signature without text (GB/T 9704-2012 7.3.5.5)."""
    kept = list(pieces)
    at = next((n for n, piece in enumerate(kept) if _has(piece, Role.SIGN_ORGAN, Role.SIGN_DATE)), 0) - 1
    while at >= 0 and isinstance(last := kept[at], Line):
        kept[at] = replace(last, keep_next=True)
        if last.role is not Role.ATTACHMENT_LIST:
            break
        at -= 1
    return tuple(kept)


def _has(piece: Piece, *roles: Role) -> bool:
    return isinstance(piece, Line) and piece.role in roles


def _document(document: Document) -> Iterator[Piece]:
    if document.head is not None:
        yield from _head(document, document.head)
    if len(document.articles) > 1:
        yield from _contents(document)
    for index, article in enumerate(document.articles, 1):
        yield from _article(document, article, index)
    yield from _end(document)
    for number, attachment in enumerate(document.attachments, 1):
        yield from _attachment(attachment, number)
    if document.imprint is not None:
        yield from _imprint(document.imprint)


def _head(document: Document, head: Head) -> Iterator[Piece]:
    if document.format == "letter":
        yield from _letter_head(head, document.layout)
        return
    above = tuple(_above(head))
    yield from above
    yield from _mark(head, document.layout, MARKS[document.format], len(above))
    if head.sub_series:
        yield Line(Role.SUB_SERIES, (Text("（"), *head.sub_series, Text("）")))
    yield from _number(head)
    if head.issuer or head.date:
        gap = 0.5 if document.format in ("bulletin", "minutes") else 0
        yield Pair(Role.ISSUER_DATE, head.issuer, head.date, gap=gap)
    if document.format != "order":
        yield Ruled(Role.HEAD_RULE)


def _above(head: Head) -> Iterator[Line]:
    for role, mark in (
        (Role.COPY_NUMBER, Value(head.copy_number, None)),
        (Role.SECRECY, Value(head.secrecy, None)),
        (Role.URGENCY, Text(head.urgency)),
        (Role.NOTICE, Text(head.notice)),
    ):
        if mark.text:
            yield Line(role, (mark,))


def _mark(head: Head, layout: Layout, role: Role, lines_above: int) -> Iterator[Line]:
    """The masthead's first line starts at its height, whatever stands above it."""
    top = layout.mark_top_mm(role) or layout.top_mm
    gap = max((top - layout.top_mm) / layout.line_mm - lines_above, 0)
    names, beside = _joint(head.mark, role)
    widest = max((width(line) for line in names), default=0) if len(names) > 1 else 0
    for index, line in enumerate(names):
        mark = Line(role, line, spread_chars=widest, beside=beside)
        yield mark if index else replace(mark, gap=gap, top_mm=top)
    if beside:
        yield Line(role, beside, spread_chars=widest, beside=beside, beside_lines=len(names))


DOCUMENT = "文件"


def _joint(marks: tuple[Words, ...], role: Role) -> tuple[tuple[Words, ...], Words]:
    """The names of several issuers, and 文件 at the end of the last one, which stands beside them all
    (GB/T 9704-2012 7.2.4)."""
    match marks[-1:] if len(marks) > 1 and role is Role.MARK else ():
        case ((*before, Text(text, span)),) if text.endswith(DOCUMENT) and text != DOCUMENT:
            last: Words = (*before, Text(text.removesuffix(DOCUMENT), span))
            return (*marks[:-1], last), (Text(DOCUMENT),)
        case _:
            return marks, ()


def _number(head: Head) -> Iterator[Line | Pair]:
    if not head.signers:
        if head.number:
            yield Line(Role.NUMBER, head.number)
        return
    pairs = [head.signers[n : n + 2] for n in range(0, len(head.signers), 2)]
    columns = tuple(max(round(width(p[n])) for p in pairs if n < len(p)) for n in range(len(pairs[0])))
    for index, pair in enumerate(pairs):
        label = "签发人：" if index == 0 else ""
        last = index == len(pairs) - 1
        names = Emph(_spread(pair, columns))
        yield Pair(Role.NUMBER_SIGNER, head.number if last else (), (Text(label), names))


def _spread(names: tuple[Words, ...], columns: tuple[int, ...]) -> Words:
    """Names, each as wide as its column, so that those below stand under the first ones."""
    spread: list[Inline] = []
    for index, column in enumerate(columns):
        name = names[index] if index < len(names) else ()
        missing = column - round(width(name)) + (index > 0 and not name)
        spread += [Text("　")] if index and name else []
        spread += [*name, Text("　" * missing)] if missing > 0 else name
    return tuple(spread)


def _letter_head(head: Head, layout: Layout) -> Iterator[Piece]:
    """GB/T 9704-2012 10.1: marks of urgency at the left under the rule, the number at the right."""
    yield Ruled(Role.LETTER_FOOT_RULE)
    yield from _mark(head, layout, Role.LETTER_MARK, 0)
    yield Ruled(Role.LETTER_RULE)
    marks: list[Words] = [(Value(head.copy_number, None),)] if head.copy_number else []
    below = Value(head.secrecy, None), Text(head.urgency)
    marks += [(RunIn(1, (mark,)),) for mark in below if mark.text]
    yield Pair(Role.LETTER_NUMBER, marks[0] if marks else (), head.number)
    for words in marks[1:]:
        yield Pair(Role.LETTER_NUMBER, words, ())


SHORT = 300
"""Characters that may stand with a wide table on its sheets; a longer text stands on upright ones."""


def _turned(blocks: tuple[Block, ...]) -> bool:
    """Whether these blocks are wide tables with a few words of their own: then their title stands on
    the sheets of the tables, too (GB/T 9704-2012 8)."""
    tables = [block for block in blocks if isinstance(block, Table)]
    texts = [block for block in blocks if isinstance(block, Paragraph)]
    if not tables or len(tables) + len(texts) < len(blocks) or not all(t.landscape for t in tables):
        return False
    return sum(len(plain(text.children)) for text in texts) <= SHORT


def _article(document: Document, article: Article, index: int) -> Iterator[Piece]:
    turned = document.head is None and len(document.articles) == 1 and _turned(article.blocks)
    role = Role.TITLE if index == 1 else Role.ARTICLE_TITLE
    for number, line in enumerate(article.title):
        opens = number == 0
        yield Line(role, line, target=f"article-{index}" if opens else "", landscape=opens and turned)
    if article.subtitle:
        yield Line(Role.SUBTITLE, (Text("——"), *article.subtitle))
    if article.byline:
        yield Line(Role.BYLINE, article.byline)
    if article.number:
        yield Line(Role.TITLE_NUMBER, article.number)
    if article.note is not None:
        first, *rest = article.note.paragraphs
        label = RunIn(0, (Text(f"{article.note.label}："),))
        yield Line(Role.NOTE, (label, *first))
        for paragraph in rest:
            yield Line(Role.NOTE, paragraph)
    if len(document.articles) == 1:
        yield from _contents(document)
    if article.recipient:
        yield Line(Role.RECIPIENT, article.recipient)
    goals = frozenset(entry.goal for entry in document.contents)
    yield from _blocks(article.blocks, f"s{index}", goals)
    if article.closing:
        yield Line(Role.CLOSING, article.closing)


def _contents(document: Document) -> Iterator[Piece]:
    """The contents list: before the first of several titles, else between the title and the text."""
    if document.contents:
        yield Line(Role.CONTENTS_TITLE, (Text("目　录"),))
    for entry in document.contents:
        yield Line(CONTENTS[entry.depth - 1], entry.words, goal=entry.goal)


def _blocks(blocks: tuple[Block, ...], prefix: str, goals: frozenset[str] = frozenset()) -> Iterator[Piece]:
    for block, anchor in anchored(blocks, prefix):
        match block:
            case Heading(level, children, lines):
                yield Line(HEADINGS[level], children, target=anchor)
                for line in lines:
                    yield Line(HEADINGS[level], line)
            case Paragraph(children):
                yield Line(Role.BODY, children, target=anchor if anchor in goals else "")
            case Table():
                yield Grid(
                    block.columns,
                    block.head,
                    block.rows,
                    block.caption,
                    block.notes,
                    block.landscape,
                )
            case Figure():
                yield Picture(block)
            case Chart():
                yield Plot(block, described(block), block.caption, block.notes)
            case PageBreak():
                yield NewPage()
            case _:
                assert_never(block)


def _end(document: Document) -> Iterator[Piece]:
    names = document.attachment_list
    for number, name in enumerate(names, 1):
        label = "附件：" if number == 1 else "　　　"
        mark = f"{number}." if len(names) > 1 else ""
        yield Line(Role.ATTACHMENT_LIST, (Text(label + mark), *name), hang_chars=3 + len(mark) / 2)
    if document.signature is not None:
        yield from signature_lines(document.signature, document.layout.chars)
    if document.remark:
        yield Line(Role.REMARK, (Text("（"), *document.remark, Text("）")))


def _attachment(attachment: Attachment, number: int) -> Iterator[Piece]:
    yield NewPage()
    yield Line(Role.ATTACHMENT_LABEL, (Text(attachment.label),), landscape=_turned(attachment.blocks))
    yield Line(Role.ATTACHMENT_TITLE, attachment.title, target=f"attachment-{number}")
    yield from _blocks(attachment.blocks, f"a{number}")


def _imprint(imprint: Imprint) -> Iterator[Piece]:
    groups: list[tuple[Line | Pair, ...]] = []
    names = tuple(
        Line(Role.IMPRINT, (Text(f"{label}："), *words), hang_chars=len(label) + 1)
        for label, words in imprint.lines
    )
    if names:
        groups.append(names)
    if imprint.organ or imprint.date:
        groups.append((Pair(Role.IMPRINT_PAIR, imprint.organ, imprint.date),))
    if imprint.copies:
        groups.append((Pair(Role.IMPRINT_PAIR, (), imprint.copies),))
    yield Foot(tuple(groups))


def width(words: Words) -> float:
    """The width of words in characters (字): ASCII counts half."""
    return sum(0.5 if ord(c) < 128 else 1 for c in plain(words))
