"""Lowers a document to pieces: the one place that knows the order of the official elements.

Not their look: that is `layout`. GB/T 9704-2012 7.2-7.4; for bulletins the common house practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from briefgen.document.layout import GAPS, GROUPS, MARK_TOP_MM, PITCH_PT, TOP_MM, Group
from briefgen.document.pieces import (
    Foot,
    Grid,
    Line,
    NewPage,
    Pair,
    Picture,
    Piece,
    Role,
    Ruled,
)
from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
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
    Signature,
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
MM_PER_LINE = PITCH_PT / 72 * 25.4


def flow(document: Document) -> tuple[Piece, ...]:
    """The pieces of a document in printing order."""
    return _kept(tuple(_spaced(_document(document))))


def _spaced(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Gives each line the empty lines that stand between its group and the one before."""
    before: Group | None = None
    for piece in pieces:
        group = _group(piece)
        gap = GAPS.get((before, group), 0) if before is not None else 0
        if gap and isinstance(piece, Line | Pair):
            piece = replace(piece, gap=piece.gap + gap)
        before = None if isinstance(piece, NewPage) else group
        yield piece


def _group(piece: Piece) -> Group:
    if isinstance(piece, Line | Pair | Ruled):
        return GROUPS.get(piece.role, "other")
    return "other"


def _kept(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Keeps the end of the text with the signature, so that no page holds a signature alone
    (GB/T 9704-2012 7.3.5.5)."""
    signed = next((n for n, p in enumerate(pieces) if isinstance(p, Line) and p.role is Role.SIGN_ORGAN), 0)
    last = pieces[signed - 1] if signed else None
    if not isinstance(last, Line):
        return pieces
    return (*pieces[: signed - 1], replace(last, keep_next=True), *pieces[signed:])


def _document(document: Document) -> Iterator[Piece]:
    if document.head is not None:
        yield from _head(document, document.head)
    if document.contents:
        yield Line(Role.CONTENTS_TITLE, (Text("目　录"),))
        for index, title in enumerate(document.contents, 1):
            yield Line(Role.CONTENTS_ENTRY, _one_line(title), goal=f"article-{index}")
    for index, article in enumerate(document.articles, 1):
        yield from _article(document, article, index)
    yield from _end(document)
    for number, attachment in enumerate(document.attachments, 1):
        yield from _attachment(attachment, number)
    if document.imprint is not None:
        yield from _imprint(document.imprint)


def _head(document: Document, head: Head) -> Iterator[Piece]:
    if document.format == "letter":
        yield from _letter_head(head)
        return
    above = tuple(_above(head))
    yield from above
    yield from _mark(head, MARKS[document.format], len(above))
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


def _mark(head: Head, role: Role, lines_above: int) -> Iterator[Line]:
    """The masthead's first line starts at its height, whatever stands above it."""
    top = MARK_TOP_MM[role]
    gap = max((top - TOP_MM) / MM_PER_LINE - lines_above, 0)
    widest = max((width(line) for line in head.mark), default=0) if len(head.mark) > 1 else 0
    for index, line in enumerate(head.mark):
        mark = Line(role, line, spread_chars=widest)
        yield mark if index else replace(mark, gap=gap, top_mm=top)


def _number(head: Head) -> Iterator[Line | Pair]:
    if not head.signers:
        if head.number:
            yield Line(Role.NUMBER, head.number)
        return
    pairs = [head.signers[n : n + 2] for n in range(0, len(head.signers), 2)]
    for index, pair in enumerate(pairs):
        label = "签发人：" if index == 0 else ""
        missing = "　" * round(sum(1 + width(n) for n in pairs[0][len(pair) :]))
        names = (Emph((*_spread(pair), Text(missing))) if missing else Emph(_spread(pair)),)
        last = index == len(pairs) - 1
        yield Pair(Role.NUMBER_SIGNER, head.number if last else (), (Text(label), *names))


def _spread(names: tuple[Words, ...]) -> Words:
    spread: list[Inline] = []
    for name in names:
        spread += [Text("　"), *name] if spread else name
    return tuple(spread)


def _letter_head(head: Head) -> Iterator[Piece]:
    """GB/T 9704-2012 10.1: marks of urgency at the left under the rule, the number at the right."""
    yield Ruled(Role.LETTER_FOOT_RULE)
    yield from _mark(head, Role.LETTER_MARK, 0)
    yield Ruled(Role.LETTER_RULE)
    marks: list[Words] = [(Value(head.copy_number, None),)] if head.copy_number else []
    below = Value(head.secrecy, None), Text(head.urgency)
    marks += [(RunIn(1, (mark,)),) for mark in below if mark.text]
    yield Pair(Role.LETTER_NUMBER, marks[0] if marks else (), head.number)
    for words in marks[1:]:
        yield Pair(Role.LETTER_NUMBER, words, ())


def _article(document: Document, article: Article, index: int) -> Iterator[Piece]:
    role = Role.TITLE if index == 1 else Role.ARTICLE_TITLE
    for number, line in enumerate(article.title):
        yield Line(role, line, target=f"article-{index}" if number == 0 else "")
    if article.subtitle:
        yield Line(Role.SUBTITLE, (Text("——"), *article.subtitle))
    if article.byline:
        yield Line(Role.BYLINE, article.byline)
    if article.number:
        yield Line(Role.TITLE_NUMBER, article.number)
    if article.note is not None:
        first, *rest = article.note.paragraphs
        label = RunIn(1, (Text(f"{article.note.label}："),))
        yield Line(Role.NOTE, (label, *first))
        for paragraph in rest:
            yield Line(Role.NOTE, paragraph)
    if article.recipient:
        yield Line(Role.RECIPIENT, article.recipient)
    yield from _blocks(article.blocks, f"s{index}")
    if article.closing:
        yield Line(Role.CLOSING, article.closing)


def _blocks(blocks: tuple[Block, ...], prefix: str) -> Iterator[Piece]:
    headings = 0
    for block in blocks:
        match block:
            case Heading(level, children, lines):
                headings += 1
                yield Line(HEADINGS[level], children, target=f"{prefix}-{headings}")
                for line in lines:
                    yield Line(HEADINGS[level], line)
            case Paragraph(children):
                yield Line(Role.BODY, children)
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
        yield from _signature(document.signature)
    if document.remark:
        yield Line(Role.REMARK, (Text("（"), *document.remark, Text("）")))


def _signature(signature: Signature) -> Iterator[Piece]:
    """Right pads as in GB/T 9704-2012 7.3.5: without a seal the date starts two characters right
    of the name, or ends two short of the edge when it is longer; with one the date ends four
    short and the names are centred on it."""
    date = width(signature.date)
    for organ in signature.organs:
        name = width(organ)
        if signature.seal:
            right = 4 + (date - name) / 2
        elif date > name:
            right = 4 + date - name
        else:
            right = 2.0
        yield Line(Role.SIGN_ORGAN, organ, right_chars=max(right, 0))
    if signature.date:
        name = max((width(o) for o in signature.organs), default=0)
        right = 4.0 if signature.seal else 2.0 if date > name else name - date
        yield Line(Role.SIGN_DATE, signature.date, right_chars=max(right, 0))


def _attachment(attachment: Attachment, number: int) -> Iterator[Piece]:
    yield NewPage()
    yield Line(Role.ATTACHMENT_LABEL, (Text(attachment.label),))
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


def _one_line(title: tuple[Words, ...]) -> Words:
    words: list[Text] = []
    for line in title:
        if words:
            words.append(Text("　"))
        words.append(Text(plain(line)))
    return tuple(words)


def width(words: Words) -> float:
    """The width of words in characters (字): ASCII counts half."""
    return sum(0.5 if ord(c) < 128 else 1 for c in plain(words))
