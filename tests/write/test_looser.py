"""The page before a signature's stays full (GB/T 9704-2012 7.3.5.5)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from briefgen.document.flow import flow
from briefgen.document.layout import STANDARD
from briefgen.document.pieces import Line
from briefgen.document.tree import Article, Document, Paragraph, Properties, Signature
from briefgen.write.looser import Laid, loosened, wanting
from briefgen.write.pdf import write_pdf
from write.documents import p, w
from write.grid import Line as Shown
from write.grid import counts, lines

SIGNATURE = Signature((w("青岚县公园管理处"),), w("2024年5月20日"))
TEXT = (
    "公园里的长椅由管护员每周擦一次，雨后加擦一次，哪一张松了就在台账上记下来，当周修好，"
    "修不好的先围起来，再报县里统一更换。"
)
PARAGRAPH = p(TEXT)  # 60 characters: 62 with its indent, three lines
NEAR = p(TEXT + "各处的钥匙由值班员保管。")  # 74 with its indent: three lines of 28, three of 27
FULL = p(
    TEXT + "各处的钥匙由值班员保管，交接时应签名存档。"
)  # 82 with its indent: three lines of 28, four of 27


def document(blocks: tuple[Paragraph, ...], signature: Signature | None = SIGNATURE) -> Document:
    properties = Properties("题", "", "", (), "")
    return Document("d", "report", "plain", properties, (Article((), blocks=blocks),), signature=signature)


@cache
def shown(*blocks: Paragraph) -> tuple[Shown, ...]:
    """The lines of a signed text, the signature's two at their end."""
    return tuple(lines(write_pdf(document(blocks))))


def short(count: int) -> tuple[Paragraph, ...]:
    return tuple(p("同意。") for _ in range(count))


def test_a_signature_that_fits_leaves_the_text_as_it_is() -> None:
    found = shown(FULL, *short(16))
    assert counts(list(found)) == [19 + 2]


@pytest.mark.parametrize("last", [20, 21, 22])
def test_text_before_a_signature_without_room_fills_its_page(last: int) -> None:
    """20, 21 and 22 lines of text on the second page, and a signature that takes three."""
    found = shown(*short(22), FULL, FULL, FULL, *short(last - 9))
    assert counts(list(found)) == [22, 22, 1 + 2]


def test_a_text_that_cannot_be_set_wider_keeps_a_line_with_the_signature() -> None:
    found = shown(*short(22))
    assert counts(list(found)) == [21, 1 + 2]


def test_a_short_last_paragraph_goes_over_as_a_whole_where_the_page_then_ends_visibly() -> None:
    found = shown(*short(18), PARAGRAPH)
    assert counts(list(found)) == [18, 3 + 2]


def laid(number: int, *rooms: tuple[int, int], role: str = "body", text: str = TEXT) -> Laid:
    return Laid(number, role, text, list(rooms))


SIGN = laid(9, (2, 15), role="sign-organ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((laid(1, (1, 1), (1, 0)), SIGN), 0),  # no text beside the signature
        ((laid(1, (1, 1), (1, 0), (2, 21)), SIGN), 0),  # the page before is full
        ((laid(1, (1, 2), (1, 1), (2, 21)), SIGN), 1),
        ((laid(1, (1, 4), (1, 3), (2, 21)), SIGN), 3),
        ((laid(1, (1, 4), (1, 3)), laid(2, (2, 21), (2, 20)), SIGN), 2),
        ((laid(1, (1, 5), (1, 4)), laid(2, (2, 21), (2, 20)), SIGN), 0),  # the page ends visibly
        ((laid(1, (1, 2), (1, 1)), laid(2, (2, 21), role="heading-1"), laid(3, (2, 20)), SIGN), 0),
        ((laid(1, (1, 1)),), 0),
    ],
)
def test_how_many_lines_a_text_is_short_of(text: tuple[Laid, ...], expected: int) -> None:
    assert wanting(text) == expected


def test_the_fewest_lines_are_set_wider() -> None:
    pieces = flow(document((*short(3), FULL, NEAR, PARAGRAPH)))
    rooms = [(1, 0)] * 3
    text = (
        *(laid(n, (1, 0), text="同意。") for n in (1, 2, 3)),
        *(laid(n, *[(1, 9)] * 3, text=TEXT) for n in range(20, 30)),
        laid(4, *rooms, text=TEXT + "各处的钥匙由值班员保管，交接时应签名存档。"),
        laid(5, *rooms, text=TEXT + "各处的钥匙由值班员保管。"),
        laid(6, (1, 2), (1, 1), (2, 21)),
        SIGN,
    )
    wider = next(loosened(pieces, text, STANDARD))
    assert [piece.fewer_chars for piece in wider if isinstance(piece, Line)] == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_text_without_a_signature_is_left() -> None:
    unsigned = replace(document(short(30)), signature=None)
    assert counts(lines(write_pdf(unsigned))) == [22, 8]
