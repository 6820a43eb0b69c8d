"""The installed fonts: the pinned files, the characters they have, and the forms they print."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from fontTools.ttLib import TTFont

from briefgen import fonts
from briefgen.fonts import cmap

ROLES = get_args(fonts.RoleName)


def gb2312_level_1() -> str:
    """The 3,755 common characters: rows 16 to 55, of which the last is five short."""
    rows = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    last = [bytes((0xD7, cell)).decode("gb2312") for cell in range(0xA1, 0xFA)]
    return "".join(rows + last)


def local_forms(font: TTFont, language: str) -> dict[str, str]:
    """The glyphs that the font replaces in Chinese-character text of this language."""
    gsub = font["GSUB"].table
    [script] = [row.Script for row in gsub.ScriptList.ScriptRecord if row.ScriptTag == "hani"]
    [system] = [row.LangSys for row in script.LangSysRecord if row.LangSysTag == language]
    features = [gsub.FeatureList.FeatureRecord[index] for index in system.FeatureIndex]
    lookups = [index for row in features if row.FeatureTag == "locl" for index in row.Feature.LookupListIndex]
    forms: dict[str, str] = {}
    for index in lookups:
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            forms |= getattr(subtable, "ExtSubTable", subtable).mapping
    return forms


def test_every_font_of_the_table_is_installed_with_the_pinned_bytes() -> None:
    fonts.require()


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_every_common_character_in_its_own_face(role: fonts.RoleName) -> None:
    common = gb2312_level_1()
    assert len(common) == 3755
    assert [char for char in common if fonts.covers(role, char) != fonts.path(role)] == []


@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_marks_of_official_documents(role: fonts.RoleName) -> None:
    assert [char for char in "〔〕“”《》—…·，。、；：（）〇～㎡" if fonts.covers(role, char) is None] == []


def test_what_the_face_lacks_is_printed_in_the_declared_fallback() -> None:
    assert fonts.covers("fang", "㎡") == fonts.folder() / "NotoSerifSC-Regular.otf"


def test_a_character_that_no_face_has_is_covered_by_none() -> None:
    assert fonts.covers("fang", "\U0001f600") is None


def test_where_the_design_has_no_bold_the_regular_file_prints() -> None:
    assert fonts.path("fang", "bold").name == "FandolFang-Regular.otf"
    assert fonts.path("hei", "bold").name == "FandolHei-Bold.otf"


def test_the_noto_face_is_the_simplified_chinese_one_by_name() -> None:
    with TTFont(fonts.folder() / "NotoSerifSC-Regular.otf", lazy=True) as font:
        assert font["name"].getDebugName(1) == "Noto Serif CJK SC"


@pytest.mark.parametrize(
    "name", ["NotoSerifSC-Regular.otf", "NotoSerifSC-Bold.otf", "NotoSansSC-Regular.otf"]
)
def test_the_noto_faces_print_the_simplified_chinese_forms_without_being_asked(name: str) -> None:
    with TTFont(fonts.folder() / name, lazy=True) as font:
        glyphs = [font.getBestCmap()[ord(char)] for char in "直令骨"]
        japanese, chinese = local_forms(font, "JAN "), local_forms(font, "ZHS ")
    assert [glyph for glyph in glyphs if glyph not in japanese] == []
    assert [glyph for glyph in glyphs if glyph in chinese] == []


def test_an_empty_folder_names_the_files_and_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(tmp_path))
    with pytest.raises(fonts.FontsMissing, match=r"absent: .*FandolKai-Regular\.otf.* Run: make build"):
        fonts.path("kai")


def test_a_file_with_other_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(tmp_path))
    (tmp_path / "FandolKai-Regular.otf").write_bytes(b"another font")
    with pytest.raises(fonts.FontsMissing) as raised:
        fonts.path("kai")
    assert raised.value.altered == ("FandolKai-Regular.otf",)


def test_require_says_all_that_is_wrong_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(tmp_path))
    (tmp_path / "FandolKai-Regular.otf").write_bytes(b"another font")
    with pytest.raises(fonts.FontsMissing) as raised:
        fonts.require()
    assert raised.value.altered == ("FandolKai-Regular.otf",)
    assert len(raised.value.absent) == 9


def test_the_cached_characters_are_those_of_the_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    font = fonts.path("song")
    parsed = cmap.coverage(font, "a" * 64)
    assert [file.parent for file in tmp_path.rglob("a*")] == [tmp_path / "briefgen" / "cmaps"]
    assert cmap.coverage(Path("no such font"), "a" * 64) == parsed
    assert "直" in parsed
    assert "㎡" not in parsed


def test_a_broken_cache_is_read_again_from_the_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    font = fonts.path("song")
    parsed = cmap.coverage(font, "b" * 64)
    [kept] = [file for file in tmp_path.rglob("b*") if file.is_file() and file.name.startswith("bb")]
    kept.write_bytes(b"abc")
    assert cmap.coverage(font, "b" * 64) == parsed


def test_a_cache_folder_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "briefgen").write_text("a file where the folder would be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert "直" in cmap.coverage(fonts.path("song"), "c" * 64)
    assert [file.name for file in tmp_path.iterdir()] == ["briefgen"]
