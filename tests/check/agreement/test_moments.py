"""Stock figures of two dates in one sentence, and old ones called present (BG248)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import told

THEN = "pair('connected', period=2021, area='hill', way='shared')"
NOW = "pair('connected', period=2022, area='plain', way='shared')"
ISSUED = "date_issued: 2024-03-01\n"


def test_two_dates_without_a_word_are_told(tmp_path: Path) -> None:
    ((code, message),) = told(tmp_path, f"山区接通{{{{ {THEN} }}}}，坝区接通{{{{ {NOW} }}}}。")
    assert code == "BG248"
    assert "2021年的数" in message
    assert "2022年的数" in message


@pytest.mark.parametrize(
    "text",
    [
        f"2021年山区接通{{{{ {THEN} }}}}，2022年坝区接通{{{{ {NOW} }}}}。",
        f"接通户数由{{{{ {THEN}.households }}}}上升到{{{{ {NOW}.households }}}}。",
        f"山区接通{{{{ {THEN} }}}}。坝区接通{{{{ {NOW} }}}}。",
        f"山区、坝区分别接通{{{{ {THEN} }}}}和{{{{ {NOW} }}}}。",
    ],
)
def test_dates_that_the_words_tell_apart_are_not(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


def test_an_old_figure_is_not_the_present_one(tmp_path: Path) -> None:
    ((code, message),) = told(tmp_path, f"目前山区接通{{{{ {THEN} }}}}。", extra=ISSUED)
    assert (code, message) == ("BG248", "时点不清：“目前”的312户是2021年的数，句中没有写明")
    assert told(tmp_path, f"截至2021年底，目前山区接通{{{{ {THEN} }}}}。", extra=ISSUED) == []
    assert told(tmp_path, f"目前坝区接通{{{{ {NOW} }}}}。", extra="date_issued: 2023-03-01\n") == []


def test_figures_are_not_later_than_the_day_that_they_are_told_of(tmp_path: Path) -> None:
    day = "  seen: {day: 2022-06-15}\n"
    text = f"截至{{{{ f.seen }}}}，坝区接通{{{{ {NOW} }}}}。"
    assert [code for code, _ in told(tmp_path, text, extra=day + ISSUED)] == ["BG248"]
    assert [code for code, _ in told(tmp_path, text, extra=day + "date_issued: 2022-06-01\n")] == ["BG235"]
    assert told(tmp_path, text, extra=day.replace("06-15", "12-31") + ISSUED) == []
