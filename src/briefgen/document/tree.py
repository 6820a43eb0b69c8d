"""The document tree: a finished document, with every number and number mark already printed.

Not HTML and not Word: writers lower it, they decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefgen.diagnostics import Span
from briefgen.document.layout import STANDARD, Layout
from briefgen.model.origin import Origin

Align = Literal["left", "center", "right", "decimal"]
Format = Literal["plain", "bulletin", "common", "letter", "order", "minutes"]
ChartKind = Literal["bars", "lines", "stacked", "ranked"]
"""分组柱形图, 折线图, 占比堆积图, 排序条形图."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand; `span` is where their first character stands, if a file holds them."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A printed number and what stands behind it, nothing behind a mark of order (一、); `span` is
    the expression that prints it."""

    text: str
    behind: Origin | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Weighty words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emph:
    """Words set apart in 楷体."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class RunIn:
    """A heading that opens its paragraph (段首句), in the face of its level (1 to 4); at level 0 it has no
    mark, and is set bold in the face of the text."""

    level: int
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    children: tuple[Inline, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Break:
    """A forced line break."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a comment (批注) begins or ends, by its number; it prints nothing."""

    comment: int
    opens: bool


Inline = Text | Value | Strong | Emph | RunIn | Link | Break | Pin
Words = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a paragraph of its own; its number (一、) is part of `children`. Level 1 to 4;
    level 0 is a chapter (章)."""

    level: int
    children: Words
    lines: tuple[Words, ...] = ()
    """Further lines of a heading of several lines."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph; an opening `RunIn` makes it a run-in heading."""

    children: Words


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. `weight` is its share of the width."""

    align: Align = "left"
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` rows repeat on every page. Every row has as many cells as `columns`."""

    columns: tuple[Column, ...]
    head: tuple[tuple[Words, ...], ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: Words = ()
    notes: tuple[Words, ...] = ()
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A checked picture: its bytes (PNG or JPEG), pixel size, alternative text and caption."""

    data: bytes
    media_type: Literal["image/png", "image/jpeg"]
    width: int
    height: int
    alt: str
    caption: Words = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a chart: how much is drawn (None draws a gap), what stands beside the drawing, and the
    words that tell it."""

    amount: Decimal | None
    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart (统计图): names along its axis, its series, and for each series a point under every name.
    Stacked points are percentages of their bar; ranked ones stand in the order in which they print."""

    kind: ChartKind
    names: tuple[Words, ...]
    series: tuple[Words, ...]
    points: tuple[tuple[Point, ...], ...]
    unit: str = ""
    caption: Words = ()
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a page."""


Block = Heading | Paragraph | Table | Figure | Chart | PageBreak


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the red rule (版头; in a bulletin 报头)."""

    copy_number: str = ""
    """份号: six digits."""
    secrecy: str = ""
    """密级和保密期限."""
    urgency: str = ""
    """紧急程度."""
    mark: tuple[Words, ...] = ()
    """发文机关标志: one line an organ; in a bulletin the series name (刊名)."""
    sub_series: Words = ()
    """The bulletin's column, printed in full-width brackets under the series name."""
    number: Words = ()
    """发文字号, or the bulletin's 期号 line."""
    signers: tuple[Words, ...] = ()
    """签发人 (documents to a superior only)."""
    issuer: Words = ()
    """编印单位, left above the bulletin's red rule."""
    date: Words = ()
    """The issue's date, right above the bulletin's red rule."""
    notice: str = ""
    """内部资料 注意保存 and the like, top left of a bulletin."""


@dataclass(frozen=True, slots=True)
class EditorNote:
    """按语: label (编者按, 按) and its paragraphs."""

    label: str
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One titled text: a whole document has one, a bulletin issue has several."""

    title: tuple[Words, ...]
    subtitle: Words = ()
    """副题, without its ——."""
    byline: Words = ()
    note: EditorNote | None = None
    number: Words = ()
    """A document number that stands under the title (rules without a 版头)."""
    recipient: Words = ()
    """主送机关, with its colon."""
    blocks: tuple[Block, ...] = ()
    closing: Words = ()
    """Contributor or responsible office (供稿单位, 责任处室), set right at the end."""


@dataclass(frozen=True, slots=True)
class Signature:
    """署名 and 成文日期, in one of three ways: organs and date (GB/T 9704-2012 7.3.5.2), the same with room
    for seals (7.3.5.1), or posts with room for stamps of names and the date (7.3.5.3)."""

    organs: tuple[Words, ...]
    date: Words = ()
    seal: bool = False
    posts: tuple[Words, ...] = ()
    """签发人职务: those whose stamps (签名章) stand in place of the organs."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: `label` is 附件, 附件1 …; starts a page."""

    label: str
    title: Words
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记 (in a bulletin 报尾): `lines` are label and names (报, 送, 发, 主送, 抄送); then the
    printing organ with its date, or the number of copies, or both."""

    lines: tuple[tuple[str, Words], ...] = ()
    organ: Words = ()
    date: Words = ()
    """With 印发 at its end."""
    copies: Words = ()
    """（共印N份）."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents list (目录): its words, its depth (1 to 3), the anchor that it leads to."""

    words: Words
    depth: int
    goal: str


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself. `date` is the document's own date (ISO 8601) or empty."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: str


@dataclass(frozen=True, slots=True)
class Document:
    """A finished document. Each official element has its slot because it occurs at most once."""

    id: str
    kind: str
    format: Format
    properties: Properties
    articles: tuple[Article, ...]
    head: Head | None = None
    contents: tuple[ContentsEntry, ...] = ()
    """目录, where the document asks for it."""
    attachment_list: tuple[Words, ...] = ()
    """附件说明: the names, numbered when there are two or more."""
    signature: Signature | None = None
    remark: Words = ()
    """附注, without its brackets."""
    attachments: tuple[Attachment, ...] = ()
    imprint: Imprint | None = None
    draft: bool = False
    layout: Layout = STANDARD
    """How it looks: the standard's, or a house's."""


def plain(words: Words) -> str:
    """The words without their dress."""
    parts: list[str] = []
    for word in words:
        match word:
            case Text(text) | Value(text):
                parts.append(text)
            case Strong(children) | Emph(children) | Link(children):
                parts.append(plain(children))
            case RunIn(_, children):
                parts.append(plain(children))
            case Break():
                parts.append("\n")
            case Pin():
                pass
    return "".join(parts)
