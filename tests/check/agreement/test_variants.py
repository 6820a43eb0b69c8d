"""Names that are nearly those of records (BG352)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import found, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("由农村供水管理站负责。", ""),
        ("由农村供水管埋站负责。", "农村供水管埋站"),
        ("由农村供水理管站负责。", "农村供水理管站"),
        ("由农村供水管理战负责。", ""),  # the last character: another word may begin there
        ("由农村引水管理站、农村供水管理站负责。", ""),  # beside the right one
        ("由城镇供水管理站负责。", ""),
        ("农村供水管理员到岗。", ""),
    ],
)
def test_a_name_with_a_slip_is_told(text: str, name: str, tmp_path: Path) -> None:
    said = [("BG352", f"“{name}”与记录里的“农村供水管理站”只差一点")] if name else []
    assert told(tmp_path, text) == said


def test_it_is_told_at_the_words(tmp_path: Path) -> None:
    (one,) = found(tmp_path, "下月由农村供水管埋站负责。")
    assert one.span.file == "briefings/r.yaml"
    assert [place.span.file for place in one.related] == ["data/organs.yaml"]
    line = (tmp_path / "briefings/r.yaml").read_text(encoding="utf-8").splitlines()[one.span.line - 1]
    assert line[one.span.column - 1 :].startswith("农村供水管埋站")
