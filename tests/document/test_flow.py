"""The order of the official elements, and the room between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.flow import flow, width
from briefgen.document.layout import STANDARD
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Piece, Role, Ruled
from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
    Column,
    ContentsEntry,
    Document,
    Emph,
    Format,
    Head,
    Heading,
    Imprint,
    Paragraph,
    Properties,
    Signature,
    Table,
    Text,
    Words,
    plain,
)

PROPERTIES = Properties("题", "", "", (), "")


def w(text: str) -> Words:
    return (Text(text),)


def document(**slots: object) -> Document:
    base = Document("d", "official", "common", PROPERTIES, (Article((w("标题"),)),))
    return replace(base, **slots)  # type: ignore[arg-type]


def names(pieces: tuple[Piece, ...]) -> list[str]:
    return [
        str(piece.role) if isinstance(piece, Line | Pair | Ruled) else type(piece).__name__
        for piece in pieces
    ]


def line(pieces: tuple[Piece, ...], role: Role) -> Line:
    return next(p for p in pieces if isinstance(p, Line) and p.role is role)


def test_a_common_document_has_its_elements_in_the_order_of_the_standard() -> None:
    pieces = flow(
        document(
            head=Head("000001", "机密", "特急", (w("某县文件"),), number=w("某府〔2021〕1号")),
            articles=(Article((w("标题"),), recipient=w("各乡镇："), blocks=(Paragraph(w("正文。")),)),),
            attachment_list=(w("名单"),),
            signature=Signature((w("某县"),), w("2021年1月1日")),
            remark=w("附注"),
            attachments=(Attachment("附件", w("名单"), ()),),
            imprint=Imprint((("抄送", w("某局。")),), w("某办"), w("2021年1月1日印发")),
        )
    )
    assert names(pieces) == [
        "copy-number",
        "secrecy",
        "urgency",
        "mark",
        "number",
        "head-rule",
        "title",
        "recipient",
        "body",
        "attachment-list",
        "sign-organ",
        "sign-date",
        "remark",
        "NewPage",
        "attachment-label",
        "attachment-title",
        "Foot",
    ]


def test_the_title_stands_two_lines_below_the_rule_and_the_text_one_below_the_title() -> None:
    pieces = flow(
        document(
            head=Head(mark=(w("某县文件"),)),
            articles=(Article((w("标题"),), blocks=(Paragraph(w("正文。")),)),),
        )
    )
    assert line(pieces, Role.TITLE).gap == 2
    assert line(pieces, Role.BODY).gap == 1


def test_the_number_stands_two_lines_below_the_mark() -> None:
    pieces = flow(document(head=Head(mark=(w("某县文件"),), number=w("某府〔2021〕1号"))))
    assert line(pieces, Role.NUMBER).gap == 2


@pytest.mark.parametrize(
    ("form", "role", "top"),
    [
        ("common", Role.MARK, 72),
        ("bulletin", Role.SERIES, 49),
        ("letter", Role.LETTER_MARK, 30),
        ("order", Role.ORDER_MARK, 57),
        ("minutes", Role.MINUTES_MARK, 72),
    ],
)
def test_every_format_has_its_mark_at_its_height(form: Format, role: Role, top: float) -> None:
    pieces = flow(document(format=form, head=Head(mark=(w("某县"),))))
    assert line(pieces, role).top_mm == top


def test_lines_above_the_mark_take_their_room_from_its_distance() -> None:
    alone = flow(document(head=Head(mark=(w("某县文件"),))))
    below = flow(document(head=Head("000001", mark=(w("某县文件"),))))
    assert line(alone, Role.MARK).gap - line(below, Role.MARK).gap == pytest.approx(1)


def test_the_lines_of_a_joint_masthead_are_spread_to_the_widest() -> None:
    assert [m.spread_chars for m in marks("某县水利局", "某县住建局办公室")] == [8, 8]


def marks(*lines: str) -> list[Line]:
    pieces = flow(document(head=Head(mark=tuple(map(w, lines)))))
    return [p for p in pieces if isinstance(p, Line) and p.role is Role.MARK]


def test_the_word_document_stands_beside_the_names_of_joint_issuers() -> None:
    first, second, beside = marks("某县水利局", "某县发展改革局文件")
    assert [plain(m.words) for m in (first, second, beside)] == ["某县水利局", "某县发展改革局", "文件"]
    assert {m.spread_chars for m in (first, second, beside)} == {7}
    assert [m.beside_lines for m in (first, second, beside)] == [0, 0, 2]
    assert first.top_mm == 72


def test_a_single_issuer_keeps_the_word_document_in_its_line() -> None:
    assert [plain(m.words) for m in marks("某县水利局文件")] == ["某县水利局文件"]


def test_the_word_document_alone_is_a_line_like_others() -> None:
    assert [m.beside for m in marks("某县水利局", "文件")] == [(), ()]


def test_a_house_says_how_much_space_stands_above_a_role() -> None:
    note = replace(STANDARD.look(Role.NUMBER), gap_lines=0.5)
    house = replace(STANDARD, looks={**STANDARD.looks, Role.NUMBER: note})
    pieces = flow(document(layout=house, head=Head(mark=(w("某县文件"),), number=w("某府〔2021〕1号"))))
    assert line(pieces, Role.NUMBER).gap == 0.5


def test_a_letter_has_its_number_below_a_double_rule_and_another_at_the_foot() -> None:
    pieces = flow(
        document(format="letter", head=Head(urgency="特急", mark=(w("某局"),), number=w("某函〔2021〕1号")))
    )
    assert names(pieces)[:4] == ["letter-foot-rule", "letter-mark", "letter-rule", "letter-number"]
    pair = pieces[3]
    assert isinstance(pair, Pair)
    assert (plain(pair.left), plain(pair.right)) == ("特急", "某函〔2021〕1号")


def test_an_order_has_no_rule_and_its_text_two_lines_below_the_number() -> None:
    pieces = flow(
        document(
            format="order",
            head=Head(mark=(w("某县人民政府令"),), number=w("第2号")),
            articles=(Article((), blocks=(Paragraph(w("现予公布。")),)),),
        )
    )
    assert names(pieces) == ["order-mark", "number", "body"]
    assert line(pieces, Role.BODY).gap == 2


def test_the_names_of_signers_stand_one_below_the_other() -> None:
    signers = (w("周明远"), w("何静"), w("欧阳立华"), w("陈立"))
    pieces = flow(document(head=Head(mark=(w("某县文件"),), number=w("某府〔2021〕1号"), signers=signers)))
    assert [plain(p.right) for p in pieces if isinstance(p, Pair)] == [
        "签发人：周明远　　何静",
        "欧阳立华　陈立",
    ]


def test_signers_stand_two_a_line_with_the_number_on_the_last() -> None:
    pieces = flow(
        document(
            head=Head(
                mark=(w("某县文件"),), number=w("某府〔2021〕1号"), signers=(w("甲一"), w("乙二"), w("丙三"))
            )
        )
    )
    pairs = [p for p in pieces if isinstance(p, Pair)]
    assert [(plain(p.left), plain(p.right)) for p in pairs] == [
        ("", "签发人：甲一　乙二"),
        ("某府〔2021〕1号", "丙三　　　"),
    ]
    assert isinstance(pairs[0].right[1], Emph)


@pytest.mark.parametrize(
    ("organ", "date", "seal", "organ_right", "date_right"),
    [
        ("某某县人民政府", "2021年1月4日", False, 2, 1),  # 7 and 6 characters: the date 2 in
        ("某县", "2021年1月4日", False, 8, 2),  # 2 and 6: the date ends 2 short, the name shifts
        ("某某县人民政府", "2021年1月4日", True, 3.5, 4),  # name centred on the date
    ],
)
def test_the_signature_ends_as_7_3_5_says(
    organ: str, date: str, seal: bool, organ_right: float, date_right: float
) -> None:
    pieces = flow(document(signature=Signature((w(organ),), w(date), seal)))
    assert line(pieces, Role.SIGN_ORGAN).right_chars == organ_right
    assert line(pieces, Role.SIGN_DATE).right_chars == date_right


@pytest.mark.parametrize(
    ("signature", "gaps"),
    [
        (Signature((w("某县"),), w("2021年1月4日")), [1, 0]),  # 7.3.5.2
        (Signature((w("某县"),), w("2021年1月4日"), seal=True), [2, 0]),  # 7.3.5.1, a seal of 42 mm
        (Signature((), w("2021年1月4日"), posts=(w("县长"),)), [3, 2]),  # 7.3.5.3, a stamp of 20 mm
    ],
)
def test_empty_lines_above_a_signature_leave_room(signature: Signature, gaps: list[float]) -> None:
    article = Article((w("标题"),), blocks=(Paragraph(w("一。")),))
    pieces = flow(document(articles=(article,), signature=signature))
    signed = (Role.SIGN_ORGAN, Role.SIGN_DATE)
    assert [p.gap for p in pieces if isinstance(p, Line) and p.role in signed] == gaps


def test_the_last_text_line_stays_with_the_signature() -> None:
    pieces = flow(
        document(
            articles=(Article((w("标题"),), blocks=(Paragraph(w("一。")), Paragraph(w("二。")))),),
            signature=Signature((w("某县"),), w("2021年1月4日")),
        )
    )
    assert [p.keep_next for p in pieces if isinstance(p, Line) and p.role is Role.BODY] == [False, True]


def test_the_text_above_a_list_of_attachments_stays_with_the_signature_too() -> None:
    pieces = flow(
        document(
            articles=(Article((w("标题"),), blocks=(Paragraph(w("一。")), Paragraph(w("二。")))),),
            attachment_list=(w("名单"), w("清单")),
            signature=Signature((), w("2021年1月4日")),
        )
    )
    kept = [(p.role, p.keep_next) for p in pieces if isinstance(p, Line)]
    assert kept[1:] == [
        (Role.BODY, False),
        (Role.BODY, True),
        (Role.ATTACHMENT_LIST, True),
        (Role.ATTACHMENT_LIST, True),
        (Role.SIGN_DATE, False),
    ]


def test_one_attachment_has_no_number_and_two_have() -> None:
    one = flow(document(attachment_list=(w("名单"),)))
    two = flow(document(attachment_list=(w("名单"), w("清单"))))
    texts = [plain(p.words) for p in (*one, *two) if isinstance(p, Line) and p.role is Role.ATTACHMENT_LIST]
    assert texts == ["附件：名单", "附件：1.名单", "　　　2.清单"]


def test_contents_lead_to_their_articles() -> None:
    pieces = flow(
        document(
            format="bulletin",
            contents=(ContentsEntry(w("甲　上"), 1, "article-1"), ContentsEntry(w("乙"), 1, "article-2")),
            articles=(Article((w("甲"), w("上"))), Article((w("乙"),))),
        )
    )
    goals = [p.goal for p in pieces if isinstance(p, Line) and p.goal]
    targets = [p.target for p in pieces if isinstance(p, Line) and p.target]
    assert goals == targets == ["article-1", "article-2"]
    assert plain(line(pieces, Role.CONTENTS_1).words) == "甲　上"


def test_headings_get_targets_and_their_further_lines_none() -> None:
    pieces = flow(document(articles=(Article((w("标题"),), blocks=(Heading(1, w("一、甲"), (w("乙"),)),)),)))
    lines = [p for p in pieces if isinstance(p, Line) and p.role is Role.HEADING_1]
    assert [p.target for p in lines] == ["s1-1", ""]


def test_an_attachment_starts_a_page_and_the_imprint_comes_last() -> None:
    table = Table((), (), ())
    pieces = flow(
        document(
            attachments=(Attachment("附件", w("表"), (table,)),), imprint=Imprint(copies=w("（共印3份）"))
        )
    )
    assert [type(p) for p in pieces[1:]] == [NewPage, Line, Line, Grid, Foot]


def test_half_width_characters_count_half() -> None:
    assert width(w("2021年1月4日")) == 6


def wide(caption: str, text: str = "") -> tuple[Block, ...]:
    table = Table((Column(),), (), ((w("甲"),),), w(caption), landscape=True)
    return (Paragraph(w(text)), table) if text else (table,)


@pytest.mark.parametrize(("text", "turned"), [("", True), ("字" * 300, True), ("字" * 301, False)])
def test_the_title_of_wide_tables_stands_on_their_sheets_unless_there_is_much_text(
    text: str, turned: bool
) -> None:
    pieces = flow(document(articles=(Article(title=(w("线路表"),), blocks=wide("站点", text)),)))
    assert line(pieces, Role.TITLE).landscape is turned
