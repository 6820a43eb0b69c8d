"""Fonts cut to the characters of a face: all of those, the same bytes every time, and nothing on trust."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen import fonts


@pytest.mark.parametrize("role", fonts.CUT)
def test_a_cut_font_prints_what_its_face_prints(role: fonts.RoleName) -> None:
    with TTFont(io.BytesIO(fonts.cut(role)), lazy=True) as font:
        printed = font.getBestCmap().keys()
    for char in "中文，。“”—…〔〕：0189AZaz亩镇〇":
        if char in fonts.own(fonts.CUT[role]) and char in fonts.own(role):
            assert ord(char) in printed, char


def test_the_same_is_cut_with_a_cache_without_one_and_from_a_damaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = fonts.cut("kai")
    (kept,) = (tmp_path / "briefgen" / "cut").iterdir()
    whole = kept.read_bytes()
    assert fonts.cut("kai") == first
    kept.write_bytes(whole[:-1] + b"?")
    assert fonts.cut("kai") == first
    assert kept.read_bytes() == whole
    monkeypatch.setenv("XDG_CACHE_HOME", str(kept))
    assert fonts.cut("kai") == first
