"""Imprint, page numbers, signature: F19 to F21, F23."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD, PageNumber
from briefgen.form.measures import foot, signature
from briefgen.form.profile import Kind
from briefgen.form.sheet import MM, Glyph, Sheet, Stroke
from form.sheets import (
    CELL,
    FANG,
    HEI,
    KAI,
    RIGHT,
    SONG,
    case,
    ending,
    found,
    line,
    number,
    paragraph,
    rule,
    sheet,
    told,
    type_,
    words,
)

INSET = 14 * MM
RULES = (
    rule(28, 184, 244.0, 0.35, "black"),
    rule(28, 184, 252.8, 0.25, "black"),
    rule(28, 184, 261.65, 0.35, "black"),
)


def imprint(
    rules: tuple[Stroke, ...] = RULES,
    size: float = 14,
    face: str = FANG,
    left: float = INSET,
    right: float = INSET,
) -> list[Sheet]:
    """A last page with text and an imprint."""
    setting = type_(size, face)
    copies = line("抄送：市文化和旅游局，市教育局。", 28 + left, 250, setting)
    organ = line("清河市图书馆办公室", 28 + left, 259, setting)
    date = ending("2023年5月8日印发", 184 - right, 259, setting)
    return [sheet(1, paragraph(words(80), 0), copies, organ, date, strokes=rules)]


def signed(name_room: float, date_room: float, name: str = "清河市图书馆", body: bool = True) -> list[Sheet]:
    """A page with a name and a date that end so many characters from the right edge."""
    text = [paragraph(words(80), 0)] if body else []
    rows = [
        ending(name, 184 - name_room * CELL, RIGHT.y(5)),
        ending("2023年5月8日", 184 - date_room * CELL, RIGHT.y(6)),
    ]
    return [sheet(1, *text, *rows)]


def test_an_imprint_of_the_standard_has_nothing_to_say() -> None:
    assert found(foot.imprint_rules, imprint(), "official") == []
    assert found(foot.imprint_text, imprint(), "official") == []


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ((), "第1页 版记的分隔线只有 0 条，应当有 3 条"),
        ((RULES[0], RULES[2]), "第1页 版记的分隔线只有 2 条，应当有 3 条"),
        (
            (rule(28, 184, 244, 0.7, "black"), *RULES[1:]),
            "第1页 版记的分隔线首条或末条粗 0.70 mm，应当是 0.35 mm",
        ),
        (
            (RULES[0], rule(28, 170, 252.8, 0.25, "black"), RULES[2]),
            "第1页 版记的分隔线长 142 mm，应当是 156 mm",
        ),
        (
            (*RULES[:2], rule(28, 184, 264.65, 0.35, "black")),
            "第1页 版记的分隔线末条离版心下边缘 2.8 mm",
        ),
    ],
)
def test_faulty_rules_of_an_imprint_are_told(rules: tuple[Stroke, ...], said: str) -> None:
    assert found(foot.imprint_rules, imprint(rules), "official") == [said]


def test_a_letter_has_no_rules_in_its_imprint() -> None:
    assert found(foot.imprint_rules, imprint(()), "letter") == []
    said = ["第1页 版记的分隔线不该有：信函的版记不加分隔线"]
    assert found(foot.imprint_rules, imprint(), "letter") == said


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (imprint(face=KAI), "第1页第4行 版记“抄送：市文化和旅游局，市教育…”是楷体"),
        (imprint(size=12), "第1页第4行 版记“抄送：市文化和旅游局，市教育…”是 12 pt，应当是 14 pt"),
        (imprint(left=0), "第1页第4行 版记“抄送：市文化和旅游局，市教育…”左空 0 mm，应当左空一字（4.9 mm）"),
        (imprint(right=0), "第1页第5行 版记“清河市图书馆办公室2023年…”右空 0 mm，应当右空一字（4.9 mm）"),
    ],
)
def test_faulty_lines_of_an_imprint_are_told(pages: list[Sheet], said: str) -> None:
    assert found(foot.imprint_text, pages, "official")[0] == said


def numbered(*feet: list[Glyph]) -> list[Sheet]:
    """Pages of text with these at their feet."""
    return [sheet(n, paragraph(words(60), 0), row, numbered=False) for n, row in enumerate(feet, 1)]


def test_page_numbers_of_the_standard_have_nothing_to_say() -> None:
    assert found(foot.page_numbers, numbered(number(1), number(2), number(3))) == []


@pytest.mark.parametrize(
    ("feet", "said"),
    [
        ([[]], "第1页 页码不见了"),
        ([number(1, text="- 1 -")], "第1页第4行 页码写作“-1-”"),
        ([number(1, text="1")], "第1页第4行 页码写作“1”"),
        ([number(1), number(2, text="— 3 —")], "第2页第4行 页码是 3，应当是 2"),
        ([number(1, below=10)], "第1页第4行 页码的一字线在版心下 10 mm，应当是 7 mm"),
        ([number(1, text="—1—")], "第1页第4行 页码一字线和数字之间没有空隙"),
        (
            [ending("— 1 —", 110, 262 + 7 + 0.3 * INSET, type_(14, SONG))],
            "第1页第4行 页码应当居右空一字，现在偏左 69.1 mm",
        ),
        (
            [ending("— 1 —", 184 - INSET, 262 + 7 + 0.3 * INSET, type_(14, HEI))],
            "第1页第4行 页码是黑体",
        ),
    ],
)
def test_faulty_page_numbers_are_told(feet: list[list[Glyph]], said: str) -> None:
    assert said in found(foot.page_numbers, [strip(page) for page in numbered(*feet)])


def strip(page: Sheet) -> Sheet:
    """A page without the blanks that no reader keeps."""
    return replace(page, glyphs=tuple(glyph for glyph in page.glyphs if not glyph.text.isspace()))


def test_empty_pages_are_not_counted_and_the_imprint_after_one_has_no_number() -> None:
    empty = sheet(2, numbered=False)
    last = replace(imprint()[0], number=3, glyphs=tuple(g for g in imprint()[0].glyphs if g.y < 262))
    pages = [sheet(1, paragraph(words(60), 0)), empty, last]
    assert found(foot.page_numbers, pages) == []
    third = sheet(3, paragraph(words(60), 0), [*number(2)], numbered=False)
    assert found(foot.page_numbers, [strip(page) for page in (pages[0], empty, third)]) == []


def test_an_even_page_has_its_number_at_the_left() -> None:
    wrong = ending("— 2 —", 184 - INSET, 262 + 7 + 0.3 * INSET, type_(14, SONG))
    said = found(foot.page_numbers, [strip(page) for page in numbered(number(1), wrong)])
    assert len(said) == 1
    assert said[0].startswith("第2页第4行 页码应当居左空一字，现在偏右")


def test_the_first_page_of_a_letter_has_no_number() -> None:
    assert found(foot.page_numbers, numbered([], number(2)), "letter") == []
    assert found(foot.page_numbers, numbered(number(1)), "letter") == ["第1页第4行 页码信函首页不显示"]


def test_a_house_may_have_its_numbers_in_the_middle() -> None:
    layout = replace(STANDARD, page_number=PageNumber(side="center"))
    middle = [replace(g, x0=g.x0 + by, x1=g.x1 + by) for g in number(1) if (by := 106 - _middle(number(1)))]
    measured = case(numbered(middle), "plain", layout)
    assert [told(finding) for finding in foot.page_numbers(measured)] == []
    assert len(found(foot.page_numbers, numbered(middle))) == 1


def _middle(row: list[Glyph]) -> float:
    return (row[0].x0 + row[-1].x1) / 2


@pytest.mark.parametrize(
    "pages",
    [
        signed(2, 0),  # name and date of six characters: the date starts two after the name
        signed(7, 2, "图书馆"),  # the date is longer: it ends two in, and the name starts two before it
        signed(2, 6, "清河市图书馆和各区图书馆"),
        signed(4, 4),  # with a seal: the date ends four characters in, the name in its middle
    ],
)
def test_a_signature_of_the_standard_has_nothing_to_say(pages: list[Sheet]) -> None:
    assert found(signature.signature, pages) == []


def test_names_one_below_the_other_share_their_date() -> None:
    rows = [
        ending("清河市图书馆和各区图书馆", 184 - 2 * CELL, RIGHT.y(5)),
        ending("清河市图书馆", 184 - 2 * CELL, RIGHT.y(6)),
        ending("2023年5月8日", 184 - 6 * CELL, RIGHT.y(7)),
    ]
    assert found(signature.signature, [sheet(1, paragraph(words(80), 0), *rows)]) == []


def test_names_in_a_row_leave_room_for_their_seals() -> None:
    rows = [
        ending("清河市图书馆", 184 - 12 * CELL, RIGHT.y(5))
        + ending("清河市博物馆", 184 - 4 * CELL, RIGHT.y(5)),
        ending("2023年5月8日", 184 - 4 * CELL, RIGHT.y(6)),
    ]
    assert found(signature.signature, [sheet(1, paragraph(words(80), 0), *rows)]) == []


def test_the_place_of_a_name_with_a_blank_in_it_goes_by_its_width() -> None:
    name = ending("周明远", 184 - 2 * CELL, RIGHT.y(5)) + ending("馆长", 184 - 6 * CELL, RIGHT.y(5))
    rows = [name, ending("2023年5月8日", 184, RIGHT.y(6))]
    assert found(signature.signature, [sheet(1, paragraph(words(80), 0), *rows)]) == []


@pytest.mark.parametrize("kind", ["official", "plain"])
def test_a_signature_at_the_wrong_place_is_told(kind: Kind) -> None:
    assert found(signature.signature, signed(0, 3), kind) == [
        "第1页第4行 署名和成文日期右空 0.0 字和 3.0 字，不盖章时应当是 2 字和 0 字"
    ]


@pytest.mark.parametrize("rooms", [(2, 20), (20, 0)])
def test_a_name_or_a_date_at_the_left_is_told(rooms: tuple[float, float]) -> None:
    assert len(found(signature.signature, signed(*rooms))) == 1


def test_a_date_below_a_sentence_is_no_signature() -> None:
    rows = [paragraph("请于五月底前报送。", 3), ending("2023年5月8日", 184, RIGHT.y(4))]
    assert found(signature.signature, [sheet(1, paragraph(words(80), 0), *rows)]) == []


def test_a_signature_on_a_page_of_its_own_is_told() -> None:
    pages = signed(2, 0, body=False)
    assert found(signature.signature, [sheet(1, paragraph(words(80), 0)), replace(pages[0], number=2)]) == [
        "第2页第1行 署名和成文日期单独排在一页，这一页没有正文"
    ]
