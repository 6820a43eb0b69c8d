"""Units: reading, scales, and the algebra of rates and products."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.unit import PERCENTAGE, RATIO, Unit, unit

WORDS = ["人", "户", "元", "套", "平方米", "人次"]
SCALED = ["", "万", "亿", "百万"]


@pytest.mark.parametrize(
    ("text", "over", "under", "scale"),
    [
        ("人", ("人",), (), 0),
        ("万元", ("元",), (), 4),
        ("千万元", ("元",), (), 7),
        ("亿元/万人", ("元",), ("人",), 4),
        ("万元/户", ("元",), ("户",), 4),
        ("千克", ("千克",), (), 0),
        ("个百分点", ("百分点",), (), -2),
        ("百分点/年", ("百分点",), ("年",), -2),
        ("人次", ("人次",), (), 0),
    ],
)
def test_a_unit_is_read(text: str, over: tuple[str, ...], under: tuple[str, ...], scale: int) -> None:
    assert unit(text) == Unit(over, under, scale)
    assert unit(text).text == text


def test_percent_is_a_ratio_of_a_hundredth() -> None:
    assert unit("%") == unit("％") == PERCENTAGE
    assert (PERCENTAGE.is_ratio, PERCENTAGE.scale) == (True, -2)
    assert unit("") == RATIO


def test_a_rate_times_its_base_is_the_amount() -> None:
    assert unit("万元/人").times(unit("人")) == unit("万元")
    assert unit("万元").per(unit("户")) == unit("万元/户")
    assert unit("人").per(unit("人")) == RATIO
    assert unit("亿元").per(unit("万人")) == unit("亿元/万人")


def test_the_same_words_in_another_order_are_the_same_unit() -> None:
    assert unit("人").times(unit("元")) == unit("元").times(unit("人"))


@pytest.mark.parametrize(
    ("text", "scale", "base"),
    [("万元", "万", "元"), ("元", "", "元"), ("千瓦时", "", "千瓦时"), ("百万吨", "百万", "吨")],
)
def test_a_written_unit_has_a_scale_word_and_a_base(text: str, scale: str, base: str) -> None:
    assert (unit(text).scale_text, unit(text).base_text) == (scale, base)


@given(st.sampled_from(SCALED), st.sampled_from(WORDS), st.sampled_from(SCALED), st.sampled_from(WORDS))
def test_a_product_divided_by_a_factor_is_the_other_factor(s: str, a: str, t: str, b: str) -> None:
    left, right = unit(s + a), unit(t + b)
    assert left.times(right).per(right) == left
