"""Sheets of a Word file whose layout is not the standard's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD, Layout
from briefgen.write.docx_section import Sheets


def section(layout: Layout, *, apart: bool = False) -> str:
    return Sheets(layout, (), (), ()).section(apart=apart)


@pytest.mark.parametrize(
    ("pitch", "grid"),
    [
        (28.95, '<w:docGrid w:type="lines" w:linePitch="579"/>'),
        (29.9, '<w:docGrid w:linePitch="598"/>'),
        (28, '<w:docGrid w:linePitch="560"/>'),
    ],
)
def test_a_grid_of_lines_is_asked_for_where_it_fills_the_page(pitch: float, grid: str) -> None:
    assert grid in section(replace(STANDARD, pitch_pt=pitch))


def test_an_imprint_behind_an_empty_page_is_an_even_page_without_a_number() -> None:
    text = section(STANDARD, apart=True)
    assert '<w:type w:val="evenPage"/>' in text
    assert "<w:titlePg/>" in text
