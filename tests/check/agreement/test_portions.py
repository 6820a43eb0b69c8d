"""Shares of one whole that are too large, or do not print as 100 % (BG243, BG249)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import findings, told, workspace


@pytest.mark.parametrize(
    "text",
    [
        "山区、坝区、河谷用水量分别占45%、38%、27%。",
        "{{ value('stations') }}水站中，山区、坝区分别占55.5%、44.7%。",
    ],
)
def test_shares_over_a_hundred_are_told(text: str, tmp_path: Path) -> None:
    ((code, message),) = told(tmp_path, text)
    assert code == "BG243"
    assert "超过100%" in message


@pytest.mark.parametrize(
    "text",
    [
        "山区、坝区、河谷用水量分别占45%、38%、17%。",
        "山区、坝区、河谷用水量分别占33.4%、33.3%、33.4%。",  # what rounding adds
        "洗衣、做饭、浇园的分别占85%、98%、37%（可多选）。",
        "山区、坝区用水量分别增长65%、48%。",
        "山区通水率、坝区通水率分别达到95%、98%。",
    ],
)
def test_shares_that_fit_or_are_no_parts_are_not(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []


def test_computed_parts_that_overlap_are_not_added(tmp_path: Path) -> None:
    share = "{{{{ value('users', use='{}')|share(value('users', use='home')) }}}}"
    text = "家庭占" + share.format("home") + "，商户占" + share.format("shop") + "。"
    assert told(tmp_path, text) == []


def test_a_column_that_rounds_off_a_hundred_wants_a_note(tmp_path: Path) -> None:
    assert _table(tmp_path, "") == [("BG249", "各部分比例印出来合计99.9%，不是100%，表下没有说明")]
    assert _table(tmp_path, "    notes: 因四舍五入，合计可能不等于100%。\n") == []


def _table(root: Path, notes: str) -> list[tuple[str, str]]:
    rows = "".join(f"      - [{name}, '{{{{ f.{name}|share(f.all)|digits(1) }}}}']\n" for name in "abc")
    table = (
        "id: t\nkind: table\ntitle: 三片用水\nplace: qingtan\nstatus: draft\n"
        "facts: {a: 100吨, b: 100吨, c: 100吨, all: 300吨}\n"
        "tables:\n  - columns: [{title: 片}, {title: 比例}]\n    rows:\n" + rows + notes
    )
    workspace(root, "供水平稳。", files={"briefings/t.yaml": table})
    return [(one.code, one.message("zh")) for one in findings(root, "t")]
