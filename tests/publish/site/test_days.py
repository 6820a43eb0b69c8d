"""Days of documents: which cannot be right, and when a document last changed."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from briefgen.publish.site import days
from briefgen.publish.site.site import Correction, Published, Version
from publish.site import buses

NOTE, RULES = buses.DOCUMENTS


def found(document: Published) -> list[str]:
    return [one.code for one in days.findings((document,), datetime.date(2023, 6, 1))]


def test_days_in_order_are_sound() -> None:
    assert found(RULES) == []
    assert found(replace(RULES, written="2023")) == []
    assert found(replace(RULES, written="")) == []


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (replace(RULES, written="2023-01-11"), "BG687"),
        (replace(RULES, written="2023-02"), "BG687"),
        (replace(RULES, published=""), "BG688"),
        (replace(RULES, published="2023-01-10"), "BG688"),
        (replace(RULES, published="2023-06-02 09:00"), "BG689"),
        (replace(RULES, corrections=(Correction("2024-01-01", "改。"),)), "BG689"),
    ],
)
def test_a_day_that_cannot_be_right_is_told(document: Published, code: str) -> None:
    assert found(document) == [code]


def test_a_later_version_is_a_change() -> None:
    versions = (Version(1, "2023-01-10", ()), Version(2, "2023-04-01", ()))
    assert days.changed(buses.SETTINGS, replace(RULES, versions=versions)) == "2023-04-01 09:00"
