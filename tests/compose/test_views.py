"""Records as templates see them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compose.views import Facts, Prose, Scope, View, record_view
from compose.workspaces import PROSE, document, loaded, paragraph


def view(root: Path, text: str) -> View:
    found = record_view(Scope(loaded(root, {PROSE: text}), {}), "briefing", "d")
    assert isinstance(found, View)
    return found


def test_a_view_has_the_fields_of_its_record_only(tmp_path: Path) -> None:
    found = view(tmp_path, document("sections: []\n", "n: 3户"))
    assert isinstance(found.title[0], Prose)  # type: ignore[index]
    with pytest.raises(AttributeError):
        found.nothing  # noqa: B018


def test_the_facts_of_a_record_stand_before_those_around_it(tmp_path: Path) -> None:
    found = view(tmp_path, document("sections: []\n", "n: 3户"))
    facts = found._scope.names["f"]
    assert isinstance(facts, Facts)
    assert (list(facts), facts._names) == (["n"], ("n",))
    for name in ("m", "_facts", "_scope"):
        with pytest.raises(KeyError):
            facts[name]


def test_a_reference_that_dangles_is_nothing(tmp_path: Path) -> None:
    scope = Scope(loaded(tmp_path, {}), {})
    assert record_view(scope, "case", "none") is None


def test_two_views_of_one_record_are_equal(tmp_path: Path) -> None:
    source = "{{ '同' if doc.place == doc.issuer[0].place else '异' }}"
    assert paragraph(tmp_path, source, more="place: donghu\nissuer: bureau\n").lines[0] == "同"


def test_texts_compare_with_words(tmp_path: Path) -> None:
    source = "{{ '是' if doc.tags[0] == '水' else '否' }}{{ '在' if '水' in doc.tags else '不在' }}"
    assert paragraph(tmp_path, source, more="tags: [水]\n").text == "是在"


@pytest.mark.parametrize(("period", "expected"), [("2020", "是"), ("2021", "否")])
def test_a_period_compares_with_its_key(tmp_path: Path, period: str, expected: str) -> None:
    source = "{{ '是' if f.n.period == " + period + " else '否' }}"
    assert paragraph(tmp_path, source, "n: {value: 3户, period: 2020}").text == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("3", "3"),
        ("3户", "3户"),
        ("{value: 3, unit: 户}", "3户"),
        ("{households: 3, persons: 12}", "3户12人"),
        ("{value: 3, indicator: laid}", "3公里"),
        ("2019-01-04", "2019年1月4日"),
        ("[甲, 乙]", "甲、乙"),
        ("{text: 三查一通报}", "三查一通报"),
    ],
)
def test_a_fact_prints_whichever_way_it_was_written(tmp_path: Path, fact: str, expected: str) -> None:
    assert paragraph(tmp_path, "{{ f.n }}", f"n: {fact}").text == expected
