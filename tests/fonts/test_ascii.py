"""The light digits of 仿宋: a font of ASCII alone, as high as the face that it stands in."""

from __future__ import annotations

import io

from fontTools.ttLib import TTFont

from briefgen import fonts


def test_fang_takes_ascii_and_spaces_from_another_face_at_its_own_height() -> None:
    made = fonts.figures("fang")
    assert made is not None
    font = TTFont(io.BytesIO(made))
    assert set(font.getBestCmap()) == {*range(0x20, 0x7F), 0xA0}
    assert (font["hhea"].ascent, font["hhea"].descent) == (880, -120)
    assert {font["hmtx"][font.getBestCmap()[ord(digit)]][0] for digit in "0123456789"} == {500}


def test_other_faces_have_digits_of_their_own() -> None:
    assert [fonts.figures(role) for role in ("kai", "hei", "song", "biaosong")] == [None] * 4


def test_the_font_is_made_alike_every_time() -> None:
    role = fonts.table().roles["fang"]
    assert role.figures is not None
    font, host = role.figures.regular, role.families[0].regular
    from briefgen.fonts.ascii import _made

    assert _made(fonts.path_of(font), fonts.path_of(host)) == fonts.figures("fang")
