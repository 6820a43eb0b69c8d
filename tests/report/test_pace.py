"""The rate at which documents come, and the time that the rest will take."""

from __future__ import annotations

import pytest

from briefgen.report.pace import Pace, rate_words, time_words


def paced(*moments: tuple[float, int]) -> Pace:
    pace = Pace()
    for moment, done in moments:
        pace.note(moment, done)
    return pace


def test_the_rate_is_documents_by_seconds_and_the_rest_follows() -> None:
    pace = paced((100.0, 0), (101.0, 4), (102.0, 8))
    assert pace.rate == 4.0
    assert pace.left(28) == 5.0


@pytest.mark.parametrize("moments", [(), ((1.0, 0),), ((1.0, 0), (2.0, 1)), ((1.0, 0), (1.0, 1), (1.0, 2))])
def test_with_too_little_nothing_is_said(moments: tuple[tuple[float, int], ...]) -> None:
    pace = paced(*moments)
    assert pace.rate is None
    assert pace.left(10) is None


def test_a_burst_of_fresh_documents_is_soon_past() -> None:
    """2,000 documents in a tenth of a second, then one a second: the rate is one a second."""
    pace = paced(*((number / 20_000, number) for number in range(2_000)))
    for number in range(40):
        pace.note(1.0 + number, 2_000 + number)
    assert pace.rate == 1.0


@pytest.mark.parametrize(
    ("rate", "zh", "en"), [(12.34, "12.3 份/秒", "12.3/s"), (0.4, "2.5 秒/份", "2.5 s each")]
)
def test_rates_in_words(rate: float, zh: str, en: str) -> None:
    assert (rate_words(rate, "zh"), rate_words(rate, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (2.84, "2.8 秒", "2.8 s"),
        (48, "48 秒", "48 s"),
        (552, "9 分 12 秒", "9 min 12 s"),
        (3_900, "1 小时 5 分", "1 h 5 min"),
    ],
)
def test_times_in_words(seconds: float, zh: str, en: str) -> None:
    assert (time_words(seconds, "zh"), time_words(seconds, "en")) == (zh, en)
