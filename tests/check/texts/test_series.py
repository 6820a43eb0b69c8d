"""Typed numbering that has a gap or a number twice (BG336)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.drafts import briefing, checked, codes, written

WRONG = [
    ("一是延长班次；三是增设站点。",),
    ("一是延长班次；二是增设站点；二是降低票价。",),
    ("第一，延长班次。第三，增设站点。",),
    ("一、延长班次", "三、增设站点"),
    ("（一）延长班次", "（二）增设站点", "（四）降低票价"),
    ("①延长班次；③增设站点。",),
    ("一是延长班次。", "三是增设站点。"),
]
RIGHT = [
    ("一是延长班次；二是增设站点；三是降低票价。",),
    ("一是延长班次；二要增设站点；三是降低票价。",),
    ("一是管好，一是一、二是二；二是用好。",),
    ("一是延长班次；二是增设站点。一是降低票价；二是改善车况。",),
    ("一是管好，包括：一是人，二是车；二是用好。",),
    ("二是增设站点。",),
    ("第一，延长班次。第二，增设站点。",),
    ("一、二期工程和三、四期工程。",),
    ("九是延长；十是增设；十一是降低。",),
    ("这一是非，第三方评估。",),
]


@pytest.mark.parametrize("texts", WRONG)
def test_a_gap_is_found(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert codes(tmp_path, *texts) == ["BG336"]


@pytest.mark.parametrize("texts", RIGHT)
def test_continuous_numbering_is_left_alone(tmp_path: Path, texts: tuple[str, ...]) -> None:
    assert codes(tmp_path, *texts) == []


def test_what_stands_for_the_missing_number_is_named(tmp_path: Path) -> None:
    text = briefing("一是延长班次；二加大补贴；三是增设站点。")
    (finding,) = checked(written(tmp_path, {"briefings/d.yaml": text}))
    assert finding.message("zh") == "序号不连续：“一是”之后是“三是”，“二加”疑为“二是”"
    assert str(finding.span) == "briefings/d.yaml:6:18"
