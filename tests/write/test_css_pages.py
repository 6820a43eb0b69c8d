"""Paper in CSS: its numbers by side and form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.layout import STANDARD, Layout, PageNumber, Side
from briefgen.document.roles import Role
from briefgen.write.css_pages import pages


def house(side: Side, form: str = "— {} —") -> Layout:
    return replace(STANDARD, page_number=PageNumber(side=side, form=form))


def rules(layout: Layout, start: str) -> list[str]:
    return [line for line in pages(layout, False).splitlines() if line.startswith(start)]


def test_the_standards_numbers_are_at_the_outer_sides() -> None:
    (right,), (left,) = rules(STANDARD, "@page :right"), rules(STANDARD, "@page :left")
    assert right.startswith('@page :right{@bottom-right{content:"— " counter(page) " —";')
    assert right.endswith("font-size:14pt;vertical-align:top;padding-top:4.6mm;margin-right:14pt}}")
    assert left.startswith("@page :left{@bottom-left{")
    assert left.endswith("margin-left:14pt}}")


@pytest.mark.parametrize(
    ("side", "start"), [("center", "@page{@bottom-center{"), ("right", "@page :left{@bottom-right{")]
)
def test_a_house_may_number_its_pages_elsewhere(side: Side, start: str) -> None:
    assert len(rules(house(side), start)) == 1


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("{}", "content:counter(page);"),
        ("- {} -", 'content:"- " counter(page) " -";'),
        ("第{}页", 'content:"第" counter(page) "页";'),
        ('"{}\\', 'content:"\\22 " counter(page) "\\5c ";'),
    ],
)
def test_the_form_of_a_number_is_text_and_never_a_rule(form: str, content: str) -> None:
    assert content in pages(house("center", form), False)


def test_a_letter_has_no_number_on_its_first_page() -> None:
    (first,) = [line for line in pages(STANDARD, True).splitlines() if line.startswith("@page :first")]
    assert first.count("content:none") == 3
    assert "@page :first" not in pages(STANDARD, False)


def test_a_number_of_another_size_keeps_its_distance() -> None:
    look = replace(STANDARD.look(Role.PAGE_NUMBER), size_pt=12, line_pt=12, color="#333333")
    text = pages(replace(STANDARD, looks={**STANDARD.looks, Role.PAGE_NUMBER: look}), False)
    assert "font-size:12pt;vertical-align:top;padding-top:4.94mm;color:#333333" in text
