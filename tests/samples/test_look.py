"""The pages look as they did when a person last looked at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from samples.look import LOOKS, SEEN, distance, sheet

FARTHEST = 40
"""Words that change inside a line stay below; a line, a rule or a table that moves does not."""
HINT = "look at the pages; if they are right, run make looks and view what it writes"


@pytest.mark.parametrize("id", SEEN)
def test_pages_look_as_a_person_has_seen_them(id: str, built: Path) -> None:
    made = sheet(built / id / f"{id}.pdf")
    with Image.open(LOOKS / f"{id}.png") as seen:
        assert made.size == seen.size, f"the number of pages has changed: {HINT}"
        assert distance(seen, made) <= FARTHEST, HINT


def test_a_rule_that_moves_is_seen(built: Path) -> None:
    page = sheet(built / "yl-notice" / "yl-notice.pdf")
    moved = page.copy()
    ImageDraw.Draw(moved).rectangle((30, 60, 130, 61), fill=0)
    assert distance(page, moved) > FARTHEST


def test_a_line_that_moves_by_a_line_is_seen(built: Path) -> None:
    page = sheet(built / "yl-notice" / "yl-notice.pdf")
    moved = page.copy()
    masthead = page.crop((0, 50, 165, 75))
    moved.paste(255, (0, 50, 165, 75))
    moved.paste(masthead, (0, 58))
    assert distance(page, moved) > FARTHEST
