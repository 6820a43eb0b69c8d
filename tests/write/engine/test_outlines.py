"""A font program of the printed glyphs alone: the right outlines under the right numbers, or none at all."""

from __future__ import annotations

import io

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from briefgen import fonts
from briefgen.write.engine.outlines import Refused, outlines


def cff(content: bytes) -> bytes:
    with TTFont(io.BytesIO(content), lazy=True) as font:
        table: bytes = font.reader["CFF "]
        return table


def test_the_chosen_glyphs_are_there_under_their_numbers_and_no_others() -> None:
    content = fonts.cut("kai")
    with TTFont(io.BytesIO(content), lazy=True) as font:
        numbers = [font.getGlyphID(font.getBestCmap()[ord(char)]) for char in "河水清"]
        theirs = font["CFF "].cff.topDictIndex[0].CharStrings.charStringsIndex
        made = CFFFontSet()
        program = outlines(memoryview(cff(content))).chosen(b"ABCDEF+Kai", numbers)
        made.decompile(io.BytesIO(program), None)
        top = made.topDictIndex[0]
        assert made.fontNames == ["ABCDEF+Kai"]
        assert top.charset == [".notdef", *(f"cid{number:05d}" for number in sorted(numbers))]
        for place, number in enumerate(sorted(numbers), 1):
            assert top.CharStrings.charStringsIndex[place].bytecode == theirs[number].bytecode


def test_a_font_of_several_parts_keeps_each_glyph_with_its_own() -> None:
    program = outlines(memoryview(cff(fonts.cut("biaosong")))).chosen(b"ABCDEF+Song", [30, 5000])
    made = CFFFontSet()
    made.decompile(io.BytesIO(program), None)
    top = made.topDictIndex[0]
    assert [top.FDSelect[place] < len(top.FDArray) for place in range(3)] == [True] * 3


@pytest.mark.parametrize("role", ["fang", "biaosong"])
def test_outlines_with_hints_or_subroutines_are_refused(role: fonts.RoleName) -> None:
    with pytest.raises(Refused):
        outlines(memoryview(cff(fonts.path(role).read_bytes())))
