"""The detectors on plain texts: what counts as a number of which sort, and what does not."""

from __future__ import annotations

import pytest

from briefgen.publish.gate.about import About
from briefgen.publish.gate.detectors.detectors import found
from briefgen.publish.gate.pieces import Kind
from briefgen.publish.gate.plain import plain
from publish.gate.numbers import (
    capitals,
    card,
    card_failing,
    chinese,
    id_ending,
    id_number,
    mixed,
    mobile,
    old_id_number,
    plate,
)

M, ID, C, OLD = mobile(77), id_number(77), card(77), old_id_number(7)


def codes(text: str, kind: Kind = "prose") -> list[str]:
    return [hit.rule.code for hit in found(plain(text).text, kind, About())]


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"身份证号：{ID}",
        f"{ID[:6]} {ID[6:14]} {ID[14:]}",
        f"{ID[:6]}.{ID[6:14]}.{ID[14:]}",
        f"{ID[:9]}\n{ID[9:]}",
        f"20190110{ID}",
        f"id{ID}",
        " ".join(ID[at : at + 2] for at in range(0, 18, 2)),
        id_ending("X").lower(),
        id_ending("X").replace("X", "Ｘ"),
        f"身份证{ID[:17]}{(int(ID[17]) + 1) % 10 if ID[17] != 'X' else 1}",
        mixed(ID, 6),
        capitals(ID),
        f"{chinese(ID[:6])} {ID[6:14]} {capitals(ID[14:])}",
        f"证件号码{OLD}",
        f"张某 {OLD}",
    ],
)
def test_an_id_number_is_found(text: str) -> None:
    assert codes(text) == ["BG610"]


@pytest.mark.parametrize(
    "text",
    [
        M,
        f"{M[:3]}-{M[3:7]}-{M[7:]}",
        f"{M[:3]} – {M[3:7]} – {M[7:]}",
        f"({M[:3]}){M[3:]}",
        f"+86 {M[:3]} {M[3:7]} {M[7:]}",
        f"0086{M}",
        f"86-{M}",
        f"{M[:4]}\n{M[4:]}转办公室",
        "\n".join(M),
        " ".join(M),
        f"1.{M}",
        f"Tel{M}",
        f"a_{M}_b",
        chinese(M),
        capitals(M),
        mixed(M, 3),
        M[:3] + chinese(M[3:7]) + M[7:],
        f"{chinese(M[:3])}-{M[3:7]}-{chinese(M[7:])}",
        " ".join(mixed(M, 5)),
        f"{mixed(M, 4)[:7]}\n{mixed(M, 4)[7:]}转办公室",
        f"+86 {mixed(M, 3)}",
    ],
)
def test_a_mobile_number_is_found(text: str) -> None:
    assert codes(text) == ["BG611"]


@pytest.mark.parametrize(
    "text",
    [
        f"{M}元",
        f"￥{M}",
        f"0.{M}",
        f"{M}.5",
        f"x{M}",
        f"{M}a",
        f"{M}2",
        f"{M[:4]}\n{M[4:]}\n12",
        f"3\t{M[:4]}\n{M[4:]}\t5",
        f"{M[:2]} {M[2:]}",
        f"{M[:3]}-{M[3:7]}-{M[7:]}-1234",
        f"{mixed(M, 3)}元",
        f"{mixed(M, 3)}二",
        f"第{chinese(M[:2])} {M[2:]}",
        "12345678901",
        "14012345678",
        "01012345678",
    ],
)
def test_what_is_no_mobile_number_is_not_found(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        C,
        f"{C[:4]} {C[4:8]} {C[8:12]} {C[12:16]} {C[16:]}",
        f"{C[:4]} {C[4:8]}\n{C[8:12]} {C[12:16]} {C[16:]}",
        f"{C[:8]}\n{C[8:]}",
        capitals(C),
        mixed(C, 8),
        card(3, "4", 16),
        card(3, "9558", 19),
        f"银行卡号：{card_failing(3)}",
    ],
)
def test_a_bank_card_is_found(text: str) -> None:
    assert codes(text) == ["BG612"]


@pytest.mark.parametrize(
    "text", [card_failing(3), f"{C}a", f"0.{C}", card(3, "8", 16), f"{C[:4]}-{C[4:9]}-{C[9:]}"]
)
def test_what_is_no_bank_card_is_not_found(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"车牌{plate(5)}",
        "车牌号赣BA1234",
        "牌照号赣B12345",
        "赣A·D12345",
        "粤B12345D",
        "京A1234警",
        "沪C 12B45",
    ],
)
def test_a_plate_is_found(text: str) -> None:
    assert codes(text) == ["BG614"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ f.n }}", "BG623"),
        ("新增TODO条", "BG623"),
        ("截至XX月", "BG623"),
        ("××同志", "BG623"),
        ("在某某县", "BG623"),
        ("（待补充）", "BG623"),
        ("【此处填写单位】", "BG623"),
        ("#REF!", "BG623"),
        ("机密★1年", "BG624"),
        ("秘  密", "BG624"),
        ("（此件不公开）", "BG624"),
        ("草稿", "BG625"),
        ("（讨论稿）", "BG625"),
        ("13月1日", "BG626"),
        ("2023年2月29日", "BG626"),
        ("四月三十一日", "BG626"),
        ("2023-02-30", "BG626"),
        ("zhangmou1990@163.com", "BG617"),
    ],
)
def test_what_is_left_of_the_work_is_found(text: str, code: str) -> None:
    assert codes(text)[:1] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "张某某",
        "欧阳某某",
        "（草案）",
        "2月29日",
        "国家秘密",
        "待补充的岗位3个",
        "时间待定，另行通知",
        "【通知】",
        "第二十XX",
    ],
)
def test_words_that_are_right_are_not_found(text: str) -> None:
    assert codes(text) == []


def test_numbers_in_programs_are_put_together_with_care() -> None:
    assert codes(f"M{M[:4]} {M[4:8]} {M[8:]}", "code") == []
    assert codes(f"{M[:3]}-{M[3:7]}-{M[7:]}", "code") == ["BG611"]


def test_offsets_lead_back_to_the_text_as_it_was() -> None:
    text = f"电\u200b话\u00ad{'１'}3"
    changed = plain(text)
    assert changed.text == "电话13"
    assert [text[changed.origin(at)] for at in range(4)] == ["电", "话", "１", "3"]


def test_a_long_text_is_searched_like_a_short_one_however_often() -> None:
    assert [codes("字" * 20_000 + M) for _ in range(2)] == [["BG611"], ["BG611"]]
    assert [codes(f"手机{M}") for _ in range(2)] == [["BG611"], ["BG611"]]
