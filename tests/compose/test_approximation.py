"""Round numbers with the word that is true of the exact one."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import paragraph

FACTS = (
    "people: 11.92万人, above: 12.04万人, exact: 12万人, low: 1.192万人, homes: 345户, staff: 5563名, "
    "money: 3.48亿元, some: 约300人, down: -3户, few: 3户, road: 118.6公里"
)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ f.people|nearly }}", "近12万人"),
        ("{{ f.people|to('人')|nearly('万人') }}", "近12万人"),
        ("{{ f.homes|nearly('户', 10) }}", "近350户"),
        ("{{ f.money|nearly('亿元', 0.1) }}", "近3.5亿元"),
        ("{{ f.above|over }}", "超12万人"),
        ("{{ f.above|over('万人', 1, '逾') }}", "逾12万人"),
        ("{{ f.above|over('万人', 1, '余') }}", "12万余人"),
        ("{{ f.staff|over('名', 100, '余') }}", "5500余名"),
        ("{{ f.staff|over('名', 500, '余') }}", "5500余名"),
        ("{{ f.homes|over('户', 100, '多') }}", "300多户"),
        ("{{ f.above|about }}", "约12万人"),
        ("{{ f.people|about }}", "约12万人"),
        ("{{ f.road|about('公里', 10) }}", "约120公里"),
        ("{{ f.some|about('人', 100) }}", "约300人"),
    ],
)
def test_a_round_number_near_the_exact_one_is_said(tmp_path: Path, source: str, expected: str) -> None:
    found = paragraph(tmp_path, source, FACTS)
    assert (found.text, found.messages) == (expected, [])


@pytest.mark.parametrize(
    ("source", "code", "message"),
    [
        ("{{ f.exact|nearly }}", "BG223", "准确数是 12万人，不能说“近12万人”：正好是这个数"),
        ("{{ f.above|nearly }}", "BG223", "准确数是 12.04万人，不能说“近13万人”：差得太远"),
        ("{{ f.low|nearly }}", "BG223", "准确数是 1.192万人，不能说“近2万人”：差得太远"),
        ("{{ f.homes|nearly('户', 50) }}", "", "近350户"),
        ("{{ f.exact|over }}", "BG223", "准确数是 12万人，不能说“超12万人”：正好是这个数"),
        ("{{ f.homes|over('户', 100) }}", "BG223", "准确数是 345户，不能说“超300户”：超得太多"),
        ("{{ f.staff|over('名', 1000, '余') }}", "", "5000余名"),
        ("{{ f.staff|over('名', 250, '余') }}", "", "5500余名"),
        ("{{ f.homes|over('户', 110, '余') }}", "BG223", "准确数是 345户，不能说“330余户”：超得太多"),
        ("{{ f.few|over('户', 10) }}", "BG223", "准确数是 3户，不能说“超0户”：超得太多"),
        ("{{ f.homes|about('户', 500) }}", "BG223", "准确数是 345户，不能说“约500户”：差得太远"),
        ("{{ f.few|about('户', 10) }}", "BG223", "准确数是 3户，不能说“约0户”：差得太远"),
        ("{{ f.down|nearly('户', 10) }}", "BG223", "准确数是 -3户，不能说“近0户”：差得太远"),
        ("{{ f.some|nearly('人', 100) }}", "BG215", "这里不能用 300人：它本身带“约”"),
        ("{{ f.people|nearly('户') }}", "BG208", "单位不同，不能相加减或比较：万人 与 户"),
        ("{{ f.homes|over('户', 100, '近') }}", "BG215", "这里不能用 近：写 超、超过、逾、余、多 之一"),
        ("{{ f.homes|nearly('户', 0) }}", "BG215", "这里不能用 0：取整的单位是大于零的数"),
        ("{{ f.homes|nearly('户', 'x') }}", "BG215", "这里不能用 x：取整的单位是大于零的数"),
    ],
)
def test_a_word_that_is_untrue_of_the_exact_figure_is_refused(
    tmp_path: Path, source: str, code: str, message: str
) -> None:
    found = paragraph(tmp_path, source, FACTS)
    if not code:
        assert (found.text, found.messages) == (message, [])
        return
    assert list(zip(found.codes, found.messages, strict=True)) == [(code, message)]


def test_the_exact_figure_stays_behind_the_words(tmp_path: Path) -> None:
    found = paragraph(tmp_path, "{{ f.people|nearly }}", FACTS)
    assert found.values == [("近12万人", ["d.people"])]
