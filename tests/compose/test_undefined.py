"""Names that do not exist: each is told in its place, with the nearest name that does."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import body, paragraph

FACTS = "households: 354户, p: 354户1527人"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ f.houshold }}", "没有“houshold”，是不是 households？"),
        ("{{ f.houshold|digits(2) }}", "没有“houshold”，是不是 households？"),
        ("{{ f.houshold + f.p }}", "没有“houshold”，是不是 households？"),
        ("{{ f.houshold ~ 'x' }}", "没有“houshold”，是不是 households？"),
        ("{{ ['x', f.houshold]|join }}", "没有“houshold”，是不是 households？"),
        ("{{ f.houshold.value.more[0]() }}", "没有“houshold”，是不是 households？"),
        ("{{ f.p.household }}", "没有“household”，是不是 households？"),
        ("{{ doc.titel }}", "没有“titel”，是不是 title？"),
        ("{{ place.nam }}", "没有“nam”，是不是 name？"),
        ("{{ nothing_like_it }}", "没有“nothing_like_it”"),
        ("{{ nothing_like_it('x') }}", "没有“nothing_like_it”"),
        ("{{ value('laid', period=nothing_like_it) }}", "没有“nothing_like_it”"),
        ("{% if f.houshold %}甲{% endif %}", "没有“houshold”，是不是 households？"),
        ("{% if f.houshold == 3 %}甲{% endif %}", "没有“houshold”，是不是 households？"),
        ("{% if f.houshold != 3 %}甲{% endif %}", "没有“houshold”，是不是 households？"),
        ("{% for x in f.houshold %}甲{% endfor %}", "没有“houshold”，是不是 households？"),
        ("{% set x = f.houshold %}{{ x }}", "没有“houshold”，是不是 households？"),
    ],
)
def test_an_unknown_name_stops_the_document(tmp_path: Path, source: str, message: str) -> None:
    made = paragraph(tmp_path, source, FACTS, "place: donghu\n")
    assert (made.found, made.codes, made.messages) == (None, ["BG302"], [message])


def test_a_name_can_be_asked_for_before_it_is_used(tmp_path: Path) -> None:
    made = paragraph(
        tmp_path, "{{ f.x|default('无') }}{% if f.x is defined %}甲{% else %}乙{% endif %}", FACTS
    )
    assert made.text == "无乙"


def test_every_unknown_name_of_a_template_is_told_at_its_place(tmp_path: Path) -> None:
    source = (
        "甲{{ f.x }}乙{% if f.y %}丙{% endif %}\n\n{% for z in doc.z %}{{ z }}{% endfor %}丁{{ f.w|bare }}"
    )
    assert body(tmp_path, source, FACTS).told == [
        "templates/t.md.j2:4:2 BG302",
        "templates/t.md.j2:4:12 BG302",
        "templates/t.md.j2:6:1 BG302",
        "templates/t.md.j2:6:41 BG302",
    ]
