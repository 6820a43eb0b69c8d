"""A font that cannot be opened is told; the engine would print in another without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.text import ffi

from briefgen.document.layout import STANDARD
from briefgen.write import pdf_engine
from briefgen.write.engine.opened import unopened
from briefgen.write.pdf_engine import engine, font_configuration, parsed
from briefgen.write.pdf_source import font_families, style_sheet


@pytest.fixture(autouse=True)
def fresh() -> None:
    engine()
    pdf_engine._forget()


@pytest.mark.parametrize("usual", [True, False])
def test_every_font_of_the_sheet_is_open(usual: bool) -> None:
    parsed(style_sheet(STANDARD, letter=False, draft=False, usual=usual), usual)
    assert unopened(font_families(usual), font_configuration(usual), ffi) == ()


def test_a_font_that_nobody_added_is_named() -> None:
    parsed(style_sheet(STANDARD, letter=False, draft=False, usual=True), True)
    assert unopened(("没有的字体", *font_families(True)), font_configuration(True), ffi) == ("没有的字体",)


def test_a_font_file_that_is_gone_stops_the_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    lost: list[str] = []

    def without_a_file(families: tuple[str, ...], configuration: object, parts: object) -> tuple[str, ...]:
        folder = Path(configuration._folder)  # type: ignore[attr-defined]
        next(path for path in sorted(folder.iterdir())).unlink()
        lost.extend(unopened(families, configuration, parts))
        return tuple(lost)

    monkeypatch.setattr(pdf_engine, "unopened", without_a_file)
    with pytest.raises(OSError, match="fonts cannot be opened"):
        parsed(style_sheet(STANDARD, letter=False, draft=False, usual=True), True)
    assert len(lost) == 1
    monkeypatch.undo()
    parsed(style_sheet(STANDARD, letter=False, draft=False, usual=True), True)


def test_another_engine_is_left_alone() -> None:
    assert unopened(("没有的字体",), object(), object()) == ()
