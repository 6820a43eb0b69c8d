"""Facts of one label that differ and are both printed (BG240)."""

from __future__ import annotations

from pathlib import Path

from check.written import told

FACTS = """  tot: {value: 3850盏, label: 路灯总数}
  other: {value: 3580盏, label: 路灯总数}
  then: {value: 3420盏, label: 路灯总数, period: 2021}
"""


def test_two_facts_of_one_label_are_told(tmp_path: Path) -> None:
    ((code, message),) = told(tmp_path, "路灯{{ f.tot }}。", "各镇上报{{ f.other }}。", extra=FACTS)
    assert code == "BG240"
    assert "本文另印有“路灯总数”3850盏" in message


def test_one_that_is_not_printed_or_is_of_another_time_is_not(tmp_path: Path) -> None:
    assert told(tmp_path, "路灯{{ f.tot }}。", extra=FACTS) == []
    assert told(tmp_path, "路灯{{ f.tot }}，2021年{{ f.then }}。", extra=FACTS) == []
