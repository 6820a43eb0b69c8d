"""The page number of a Word file, by side and form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD, Layout, PageNumber
from briefgen.document.layout import Side as Place
from briefgen.write.docx_furniture import Side, page_number


def house(side: Place, form: str = "— {} —") -> Layout:
    return replace(STANDARD, page_number=PageNumber(side=side, form=form))


@pytest.mark.parametrize(
    ("place", "side", "expected"),
    [
        ("outer", "right", '<w:ind w:right="280"/><w:jc w:val="right"/>'),
        ("outer", "left", '<w:ind w:left="280"/><w:jc w:val="left"/>'),
        ("right", "left", '<w:ind w:right="280"/><w:jc w:val="right"/>'),
        ("center", "right", '<w:pStyle w:val="Footer"/><w:jc w:val="center"/>'),
    ],
)
def test_a_page_number_stands_where_the_house_wants_it(place: Place, side: Side, expected: str) -> None:
    assert expected in page_number(side, house(place))


def test_its_form_stands_around_the_field() -> None:
    text = page_number("right", house("center", "<{}>"))
    assert text.index("&lt;") < text.index(" PAGE ") < text.index("&gt;")
    assert "—" not in text


def test_a_bare_number_has_nothing_around_it() -> None:
    assert page_number("right", house("center", "{}")).count("<w:t") == 1
