"""Slots to a finished document: each official element into its place.

Not their order on paper: that is `document/flow`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from briefgen.compose import charts
from briefgen.compose.markdown import inline_words, lines, paragraphs, raw_blocks
from briefgen.compose.marks import words_of
from briefgen.compose.neighbours import misread
from briefgen.compose.normalise import normalised
from briefgen.compose.numbering import numbered
from briefgen.compose.rendering import Rendering
from briefgen.compose.slots import Slot
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.contents import entries
from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
    Chart,
    Document,
    EditorNote,
    Figure,
    Format,
    Head,
    Heading,
    Imprint,
    PageBreak,
    Paragraph,
    Properties,
    Signature,
    Table,
    Words,
    plain,
)
from briefgen.model.fields import MOST_LEVELS
from briefgen.rules import prose
from briefgen.rules.guess import hint

BODY = "正文", "body"
CONTENTS_FROM = 3
"""A bulletin of so many articles lists them."""


@dataclass(slots=True)
class Draft:
    """What the slots have said so far."""

    head: Head = field(default_factory=Head)
    has_head: bool = False
    contents: int | None = None
    """How many levels a contents list has that is asked for; 0 leaves it to the number of articles."""
    articles: list[Article] = field(default_factory=list)
    organs: list[Words] = field(default_factory=list)
    posts: list[Words] = field(default_factory=list)
    sign_date: Words = ()
    remark: Words = ()
    attachments: list[Attachment] = field(default_factory=list)
    imprint: Imprint = field(default_factory=Imprint)
    charts: int = 0
    """How many charts there are so far: they are numbered through the document."""


Take = Callable[[Rendering, Draft, Slot], None]


def assembled(
    state: Rendering,
    found: tuple[Slot, ...],
    *,
    id: str,
    kind: str,
    form: Format,
    properties: Properties,
    draft_copy: bool,
) -> Document:
    """The document that the slots make."""
    draft = Draft()
    for slot in found:
        take = SLOTS.get(slot.name)
        if take is None:
            _report_unknown(state, slot, slot.name)
            continue
        take(state, draft, slot)
    if not _says_anything(draft):
        state.report(_broken(state.span, BODY, "没有标题和正文", "there is neither a title nor a body"))
    document = Document(
        id=id,
        kind=kind,
        format=form,
        properties=properties,
        articles=tuple(draft.articles),
        head=draft.head if draft.has_head else None,
        attachment_list=tuple(a.title for a in draft.attachments),
        signature=_signature(state, draft),
        remark=draft.remark,
        attachments=_labelled(draft.attachments),
        imprint=draft.imprint if draft.imprint != Imprint() else None,
        draft=draft_copy,
    )
    levels = _levels(draft)
    return replace(document, contents=entries(document, levels)) if levels else document


def _levels(draft: Draft) -> int:
    if draft.contents == 0:
        return 1 if len(draft.articles) >= CONTENTS_FROM else 0
    return draft.contents or 0


def _says_anything(draft: Draft) -> bool:
    return any(article.title or article.blocks for article in draft.articles)


def _report_unknown(state: Rendering, slot: Slot, name: str) -> None:
    state.report(prose.UNKNOWN_SLOT.at(slot.span or state.span, name=name, **hint(name, SLOTS)))


def _signature(state: Rendering, draft: Draft) -> Signature | None:
    if not draft.organs and not draft.posts and not draft.sign_date:
        return None
    return Signature(tuple(draft.organs), draft.sign_date, state.style.seal, tuple(draft.posts))


def _labelled(attachments: list[Attachment]) -> tuple[Attachment, ...]:
    """附件, or 附件1, 附件2 where there are several (GB/T 9704-2012 7.3.7)."""
    if len(attachments) == 1:
        return (replace(attachments[0], label="附件"),)
    return tuple(replace(a, label=f"附件{n}") for n, a in enumerate(attachments, 1))


def _words(state: Rendering, slot: Slot) -> Words:
    return normalised(inline_words(state, slot.text.replace("\n", "")))


def _argument(state: Rendering, slot: Slot) -> str:
    return plain(words_of(state, slot.argument))


def _lines(state: Rendering, slot: Slot) -> tuple[Words, ...]:
    return tuple(normalised(words) for words in lines(state, slot.text))


def _blocks(state: Rendering, draft: Draft, slot: Slot) -> tuple[Block, ...]:
    blocks = charts.numbered(numbered(raw_blocks(state, slot.text), state.style), draft.charts)
    draft.charts += sum(isinstance(block, Chart) for block in blocks)
    for block in blocks:
        state.findings += (finding for words in _lines_of(block) for finding in misread(words))
    return tuple(map(_normalised, blocks))


def _lines_of(block: Block) -> tuple[Words, ...]:
    match block:
        case Paragraph(children) | Heading(_, children):
            return (children,)
        case Table():
            return tuple(cell for row in block.rows for cell in row if len(cell) > 1)
        case _:
            return ()


def _normalised(block: Block) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(normalised(children))
        case Heading(level, children, more):
            return Heading(level, normalised(children), tuple(normalised(m) for m in more))
        case Table():
            return replace(
                block,
                head=tuple(tuple(normalised(c) for c in row) for row in block.head),
                rows=tuple(tuple(normalised(c) for c in row) for row in block.rows),
                caption=normalised(block.caption),
                notes=tuple(normalised(n) for n in block.notes),
            )
        case Chart():
            return replace(
                block,
                caption=normalised(block.caption),
                notes=tuple(normalised(n) for n in block.notes),
            )
        case Figure() | PageBreak():
            return block


def _text(state: Rendering, slot: Slot) -> str:
    return plain(_words(state, slot))


def _in_head(name: str, read: Callable[[Rendering, Slot], object]) -> Take:
    def take(state: Rendering, draft: Draft, slot: Slot) -> None:
        draft.has_head = True
        changed: dict[str, Any] = {name: read(state, slot)}
        draft.head = replace(draft.head, **changed)

    return take


def _in_article(name: str) -> Take:
    def take(state: Rendering, draft: Draft, slot: Slot) -> None:
        changed: dict[str, Any] = {name: _words(state, slot)}
        draft.articles[-1] = replace(_article(draft), **changed)

    return take


def _article(draft: Draft) -> Article:
    if not draft.articles:
        draft.articles.append(Article(()))
    return draft.articles[-1]


def _title(state: Rendering, draft: Draft, slot: Slot) -> None:
    title = _lines(state, slot)
    if draft.articles and draft.articles[-1] == Article(()):
        draft.articles.pop()
    draft.articles.append(Article(title))


def _body(state: Rendering, draft: Draft, slot: Slot) -> None:
    article = _article(draft)
    draft.articles[-1] = replace(article, blocks=(*article.blocks, *_blocks(state, draft, slot)))


def _note(state: Rendering, draft: Draft, slot: Slot) -> None:
    found = tuple(normalised(p) for p in paragraphs(state, slot.text))
    if found:
        note = EditorNote(_argument(state, slot) or "编者按", found)
        draft.articles[-1] = replace(_article(draft), note=note)


def _contents(state: Rendering, draft: Draft, slot: Slot) -> None:
    argument = _argument(state, slot)
    if argument not in ("", *map(str, range(1, MOST_LEVELS + 1))):
        zh, en = (
            f"级数是“{argument}”，应为1至{MOST_LEVELS}",
            f"has {argument!r} levels, not 1 to {MOST_LEVELS}",
        )
        state.report(_broken(slot.span or state.span, ("目录", "the contents list"), zh, en))
        return
    draft.contents = int(argument or 0)


def _sign_organ(state: Rendering, draft: Draft, slot: Slot) -> None:
    draft.organs.extend(_lines(state, slot))


def _sign_post(state: Rendering, draft: Draft, slot: Slot) -> None:
    draft.posts.extend(_lines(state, slot))


def _sign_date(state: Rendering, draft: Draft, slot: Slot) -> None:
    draft.sign_date = _words(state, slot)


def _remark(state: Rendering, draft: Draft, slot: Slot) -> None:
    draft.remark = _words(state, slot)


def _attachment(state: Rendering, draft: Draft, slot: Slot) -> None:
    draft.attachments.append(Attachment("", _words(state, slot), ()))


def _attachment_body(state: Rendering, draft: Draft, slot: Slot) -> None:
    if not draft.attachments:
        zh, en = "前面没有 ::: attachment", "there is no ::: attachment before it"
        state.report(_broken(slot.span or state.span, (slot.name, slot.name), zh, en))
        return
    last = draft.attachments[-1]
    draft.attachments[-1] = replace(last, blocks=(*last.blocks, *_blocks(state, draft, slot)))


def _imprint_line(state: Rendering, draft: Draft, slot: Slot) -> None:
    line = (_argument(state, slot), _words(state, slot))
    draft.imprint = replace(draft.imprint, lines=(*draft.imprint.lines, line))


def _in_imprint(name: str) -> Take:
    def take(state: Rendering, draft: Draft, slot: Slot) -> None:
        changed: dict[str, Any] = {name: _words(state, slot)}
        draft.imprint = replace(draft.imprint, **changed)

    return take


def _nothing(state: Rendering, draft: Draft, slot: Slot) -> None:
    if slot.argument:
        _report_unknown(state, slot, _argument(state, slot))
    elif slot.text.strip():
        zh, en = "文字写在了部件之外", "text stands outside every slot"
        state.report(_broken(slot.span or state.span, BODY, zh, en))


def _broken(span: Span, name: tuple[str, str], zh: str, en: str) -> Diagnostic:
    return prose.STRUCTURE.at(span, name_zh=name[0], name_en=name[1], problem_zh=zh, problem_en=en)


SLOTS: dict[str, Take] = {
    "": _nothing,
    "copy-number": _in_head("copy_number", _text),
    "secrecy": _in_head("secrecy", _text),
    "urgency": _in_head("urgency", _text),
    "notice": _in_head("notice", _text),
    "mark": _in_head("mark", _lines),
    "series": _in_head("mark", _lines),
    "sub-series": _in_head("sub_series", _words),
    "number": _in_head("number", _words),
    "signer": _in_head("signers", _lines),
    "issuer": _in_head("issuer", _words),
    "date": _in_head("date", _words),
    "contents": _contents,
    "title": _title,
    "subtitle": _in_article("subtitle"),
    "byline": _in_article("byline"),
    "title-number": _in_article("number"),
    "recipient": _in_article("recipient"),
    "note": _note,
    "body": _body,
    "closing": _in_article("closing"),
    "sign-organ": _sign_organ,
    "sign-post": _sign_post,
    "sign-date": _sign_date,
    "remark": _remark,
    "attachment": _attachment,
    "attachment-body": _attachment_body,
    "imprint": _imprint_line,
    "imprint-organ": _in_imprint("organ"),
    "imprint-date": _in_imprint("date"),
    "copies": _in_imprint("copies"),
}
