"""Typed text beside figures: a minus that no record has."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import paragraph

FACTS = "led: 20盏, solar: 30盏, rate: 3.5%, year: 2020年"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("增长-{{ f.rate }}", ["BG312"]),
        ("-{{ f.rate }}", ["BG312"]),
        ("装灯{{ f.led }}-{{ f.solar }}", ["BG312"]),
        ("装灯{{ f.led }}至{{ f.solar }}", []),
        ("装灯{{ f.led }}——{{ f.solar }}", []),
        ("A-{{ f.led }}", []),
        ("甲-乙{{ f.led }}", []),
        ("一要{{ 1|item_mark('（1）') }}清，{{ 2|item_mark('（1）') }}查", []),
        ("包括：{{ 1|item_mark('1.') }}户籍登记", []),
        ("{{ 1|item_mark('1.') }}人均用水", []),
        ("主要{{ 1|item_mark }}人均用水多", []),
        ("完成{{ 20|item_mark('（1）') }}户", ["BG203"]),
    ],
)
def test_only_what_is_misread_is_told(tmp_path: Path, text: str, codes: list[str]) -> None:
    assert paragraph(tmp_path, text, FACTS).codes == codes


def test_it_is_told_at_the_figure(tmp_path: Path) -> None:
    assert paragraph(tmp_path, "增长-{{ f.rate }}", FACTS).told == ["briefings/d.yaml:7:13 BG312"]


@pytest.mark.parametrize(
    "text", ["有{{ '20户' }}", "{% set x = '20户' %}有{{ x }}", "有{{ f.none|default('20户') }}"]
)
def test_text_that_an_expression_makes_stands_where_it_does(tmp_path: Path, text: str) -> None:
    made = paragraph(tmp_path, text, FACTS)
    places = [leaf.span for leaf in made.leaves if leaf.text == "20户"]
    assert [(place.line, place.column) for place in places if place] == [(7, 10 + text.index("{{ "))]
