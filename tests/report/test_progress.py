"""The bar of a terminal: what it says, and that a pipe gets none."""

from __future__ import annotations

import pytest

from briefgen.report.pace import Pace
from briefgen.report.progress import pace_words, progress


def test_a_pipe_gets_no_bar(capfd: pytest.CaptureFixture[str]) -> None:
    with progress(shown=False) as advance:
        advance(0, 2, "")
        advance(2, 2, "b")
    assert capfd.readouterr() == ("", "")


def test_a_bar_tells_how_many_and_which(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with progress(shown=True) as advance:
        advance(0, 2, "")
        advance(1, 2, "report-a")
        advance(2, 2, "report-b")
    shown = capfd.readouterr().err
    assert "2/2" in shown
    assert "report-b" in shown


def test_the_rate_and_the_rest_stand_in_one_word() -> None:
    pace = Pace()
    assert pace_words(pace, 100, "zh") == ""
    for moment, done in ((0.0, 0), (1.0, 5), (2.0, 10)):
        pace.note(moment, done)
    assert pace_words(pace, 100, "zh") == "5.0 份/秒 还要 18 秒"
    assert pace_words(pace, 100, "en") == "5.0/s 18 s left"
