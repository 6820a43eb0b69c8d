"""Periods as they are written, compared and said."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.period import (
    Period,
    PeriodError,
    days,
    following,
    overlap,
    period_of,
    previous,
    year_before,
)


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
        ("2016-01/2016-09", "2016-01/2016-09", "2016年1—9月"),
        ("2016年1—9月", "2016-01/2016-09", "2016年1—9月"),
        ("2016年1至9月", "2016-01/2016-09", "2016年1—9月"),
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
        "2016-09/2016-01",
        "2016-01/2016-13",
        "2016年9—1月",
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


@pytest.mark.parametrize(
    ("of", "before", "last"),
    [
        ("2020", "2019", "2019"),
        ("2020-01", "2019-01", "2019-12"),
        ("2020-10", "2019-10", "2020-09"),
        ("2020-Q1", "2019-Q1", "2019-Q4"),
        ("2020-Q3", "2019-Q3", "2020-Q2"),
        ("2020-H1", "2019-H1", "2019-H2"),
        ("2020-H2", "2019-H2", "2020-H1"),
        ("2020-03-01", "2019-03-01", "2020-02-29"),
        ("2020-02-29", None, "2020-02-28"),
        ("2024-01/2024-09", "2023-01/2023-09", None),
        ("2019/2020", None, None),
        ("近3年", None, None),
        ("0001", None, None),
    ],
)
def test_a_period_has_one_a_year_before_and_one_just_before(
    of: str, before: str | None, last: str | None
) -> None:
    found = year_before(period_of(of)), previous(period_of(of))
    assert [period.key if period is not None else None for period in found] == [before, last]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2016", "2016-09", True),
        ("2016", "2017", False),
        ("2016-Q3", "2016-08", True),
        ("2016-H1", "2016-Q3", False),
        ("2016/2018", "2018/2019", True),
        ("2016-01/2016-09", "2016-09", True),
        ("2016-01/2016-09", "2016-10", False),
        ("2016", "2016", False),
        ("2016", "近3年", False),
    ],
)
def test_periods_overlap_where_they_share_days(one: str, other: str, expected: bool) -> None:
    assert overlap(period_of(one), period_of(other)) is expected
    assert overlap(period_of(other), period_of(one)) is expected


PERIODS = st.one_of(
    st.integers(2, 9999).map(lambda y: f"{y:04}"),
    st.builds("{:04}-{:02}".format, st.integers(2, 9999), st.integers(1, 12)),
    st.builds("{:04}-Q{}".format, st.integers(2, 9999), st.integers(1, 4)),
    st.builds("{:04}-H{}".format, st.integers(2, 9999), st.integers(1, 2)),
    st.dates(min_value=datetime.date(2, 1, 1)).map(datetime.date.isoformat),
).map(period_of)


@given(PERIODS)
def test_the_period_before_ends_the_day_before(period: Period) -> None:
    before = previous(period)
    assert before is not None
    mine, its = days(period), days(before)
    assert mine is not None
    assert its is not None
    assert its[1] + datetime.timedelta(days=1) == mine[0]
    assert not overlap(period, before)


@given(PERIODS)
def test_the_period_a_year_before_is_the_same_part_of_its_year(period: Period) -> None:
    before = year_before(period)
    if period.key.endswith("-02-29"):
        assert before is None
        return
    assert before is not None
    assert before.key == f"{int(period.key[:4]) - 1:04}{period.key[4:]}"
    mine, its = days(period), days(before)
    assert mine is not None
    assert its is not None
    assert (its[0].month, its[0].day) == (mine[0].month, mine[0].day)


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        ("2023", "2024"),
        ("2023-H1", "2023-H2"),
        ("2023-H2", "2024-H1"),
        ("2023-Q3", "2023-Q4"),
        ("2023-Q4", "2024-Q1"),
        ("2023-09", "2023-10"),
        ("2023-12", "2024-01"),
        ("2024-02-28", "2024-02-29"),
        ("2023-12-31", "2024-01-01"),
        ("9999", None),
        ("9999-12-31", None),
        ("2016/2017", None),
        ("2016-01/2016-09", None),
        ("近3年", None),
    ],
)
def test_the_period_after_has_the_same_form(of: str, expected: str | None) -> None:
    found = following(period_of(of))
    assert (None if found is None else found.key) == expected
    assert found is None or previous(found) == period_of(of)
