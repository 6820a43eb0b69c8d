"""Every question that is asked anywhere has an answer, and answers tell content and place."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.build.freshness.answers import ASK
from briefgen.build.freshness.fingerprint import fingerprint
from briefgen.diagnostics import Span
from briefgen.model.fields import Scalar
from briefgen.model.place import Place
from briefgen.model.unit import unit

SOURCE = Path(__file__).parents[3] / "src" / "briefgen"


def test_every_question_that_is_noted_has_an_answer() -> None:
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    noted = {kind for text in texts for kind in re.findall(r'\.note\(\s*"(\w+)"', text)}
    assert noted == set(ASK)


def test_equal_content_has_one_fingerprint() -> None:
    def place() -> Place:
        return Place(id=Scalar("a"), name=Scalar("甲县"), level="county")

    assert fingerprint(place()) == fingerprint(place())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((), ((),)),
        (None, "None"),
        (1, "1"),
        (1, True),
        (Decimal("1.0"), Decimal("1.00")),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Scalar("a", Span("x.yaml", 1)), Scalar("a", Span("x.yaml", 2))),
        (Span("x.yaml", 1, 2), Span("x.yaml", 12)),
        (datetime.date(2024, 1, 11), "2024-01-11"),
        (("a\x1f1'b",), ("a", "b")),
        (unit("元/人"), unit("万元/万人")),
    ],
)
def test_other_content_or_another_place_has_another_fingerprint(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_sets_have_no_order() -> None:
    assert fingerprint(frozenset("abcdef")) == fingerprint(frozenset("fedcba"))


def test_what_has_no_content_to_compare_is_refused() -> None:
    with pytest.raises(TypeError):
        fingerprint(object())
