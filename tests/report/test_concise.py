"""Findings one a line."""

from __future__ import annotations

from dataclasses import replace

from briefgen.report import View
from briefgen.report.concise import concise
from report.findings import ERROR, NOTE, WARNING


def test_each_finding_is_one_line(view: View) -> None:
    assert concise((WARNING, ERROR, NOTE), view) == (
        "briefings/a.yaml:1:12: BG299 “人数”可疑 [doubtful]\n"
        "data/moved.yaml:2:8: BG221 各项之和是 1203户，总数写作 1230户 [sum-mismatch]\n"
        "data/居民.xlsx:一季度!C7: BG298 已注意 [noted]\n"
    )


def test_a_line_feed_in_a_figure_does_not_break_the_line(view: View) -> None:
    finding = replace(WARNING, params=(("text", "人\n数"),))
    assert concise((finding,), view) == "briefings/a.yaml:1:12: BG299 “人 数”可疑 [doubtful]\n"


def test_nothing_found_is_no_line(view: View) -> None:
    assert concise((), view) == ""
