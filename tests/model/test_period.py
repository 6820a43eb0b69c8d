"""Periods as they are written, compared and said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.period import Period, PeriodError, period_of


@pytest.mark.parametrize(
    ("written", "key", "text"),
    [
        ("2016", "2016", "2016年"),
        ("2016年", "2016", "2016年"),
        ("2016-09", "2016-09", "2016年9月"),
        ("2016年9月", "2016-09", "2016年9月"),
        ("2016-Q3", "2016-Q3", "2016年第三季度"),
        ("2016年第三季度", "2016-Q3", "2016年第三季度"),
        ("2016年3季度", "2016-Q3", "2016年第三季度"),
        ("2016-H1", "2016-H1", "2016年上半年"),
        ("2016年下半年", "2016-H2", "2016年下半年"),
        ("2016/2017", "2016/2017", "2016—2017年"),
        ("2016—2017年", "2016/2017", "2016—2017年"),
        ("2016-02-29", "2016-02-29", "2016年2月29日"),
        ("2016年9月5日", "2016-09-05", "2016年9月5日"),
        ("近3年", "近3年", "近3年"),
        ("“十三五”", "“十三五”", "“十三五”"),
        (" 2016 ", "2016", "2016年"),
    ],
)
def test_a_period_is_read_and_said(written: str, key: str, text: str) -> None:
    assert period_of(written) == Period(key, text)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "2016-13",
        "2016-00",
        "2016-9",
        "2015-02-29",
        "2016-02-30",
        "2016年13月",
        "2017/2016",
        "2016/2016",
        "16",
        "2016.9",
        "2023-12-31T00:00:00Z",
    ],
)
def test_what_is_no_period_is_refused(written: str) -> None:
    with pytest.raises(PeriodError):
        period_of(written)


@given(st.text(max_size=12))
def test_any_text_is_a_period_or_refused_and_its_key_reads_as_itself(text: str) -> None:
    try:
        period = period_of(text)
    except PeriodError:
        return
    assert period_of(period.key) == period
