"""Findings of many documents: each once, with the documents that have it; none of one document is lost."""

from __future__ import annotations

from itertools import permutations

from briefgen.build.gathering import Gathered
from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.target import Target
from briefgen.rules.numbers import UNBOUND_NUMBER, VALUE_AS_TEXT

TARGETS = {id: Target(family="reports", place=id) for id in ("east", "west", "north")}
IDS = ("east", "west", "alone", "north", "other")
LINE = Span("briefings/reports.yaml", 4, 9)


def typed(text: str, span: Span = LINE) -> Diagnostic:
    return UNBOUND_NUMBER.at(span, text=text)


def gathered(*taken: tuple[str, list[Diagnostic]]) -> list[tuple[str, tuple[str, ...]]]:
    found = Gathered()
    found.expect(IDS, TARGETS)
    for id, findings in taken:
        found.take(id, findings)
    return [(dict(one.params)["text"], one.documents) for one in found.told()]


def test_one_finding_of_one_document_names_no_documents() -> None:
    assert gathered(("east", [typed("3户")])) == [("3户", ())]


def test_the_same_finding_of_documents_is_told_once() -> None:
    found = gathered(("alone", [typed("3户")]), ("other", [typed("3户")]))
    assert found == [("3户", ("alone", "other"))]


def test_documents_of_one_file_have_a_finding_in_common_whatever_its_figures() -> None:
    found = gathered(("east", [typed("3户")]), ("west", [typed("5户")]), ("north", [typed("3户")]))
    assert found == [("3户", ("east", "west", "north"))]


def test_documents_of_different_files_keep_their_own_figures() -> None:
    assert gathered(("alone", [typed("3户")]), ("other", [typed("5户")])) == [("3户", ()), ("5户", ())]
    assert gathered(("east", [typed("3户")]), ("alone", [typed("5户")])) == [("3户", ()), ("5户", ())]


def test_an_equal_finding_of_a_file_and_of_another_document_is_one() -> None:
    found = gathered(("east", [typed("3户")]), ("west", [typed("5户")]), ("alone", [typed("3户")]))
    assert found == [("3户", ("east", "west", "alone"))]


def test_two_findings_of_one_document_at_one_place_stay_two() -> None:
    found = gathered(("east", [typed("3户"), typed("9人")]), ("west", [typed("5户"), typed("8人")]))
    assert found == [("3户", ("east", "west")), ("9人", ("east", "west"))]


def test_a_document_that_repeats_a_finding_has_it_once() -> None:
    assert gathered(("east", [typed("3户"), typed("3户")])) == [("3户", ())]


def test_other_places_and_other_rules_are_other_findings() -> None:
    found = Gathered()
    found.expect(IDS, TARGETS)
    found.take("east", [typed("3户"), VALUE_AS_TEXT.at(LINE, value="3户")])
    found.take("west", [typed("3户", Span(LINE.file, 5, 9))])
    assert [(one.code, one.span.line) for one in found.told()] == [("BG201", 4), ("BG202", 4), ("BG201", 5)]


def test_the_order_in_which_documents_come_does_not_matter() -> None:
    taken = [("west", [typed("5户")]), ("north", [typed("7户")]), ("east", [typed("3户")])]
    expected = [("3户", ("east", "west", "north"))]
    assert all(gathered(*order) == expected for order in permutations(taken))


def test_what_the_records_say_is_not_said_again_of_documents() -> None:
    found = Gathered()
    found.append(typed("3户"))
    found.expect(IDS, TARGETS)
    found.take("east", [typed("3户")])
    found.take("alone", [typed("3户")])
    assert [one.documents for one in found.told()] == [()]


def test_what_is_held_does_not_grow_with_equal_findings() -> None:
    found = Gathered()
    ids = tuple(f"d{number}" for number in range(2_000))
    found.expect(ids, {id: Target(family="reports", place=id) for id in ids})
    for number, id in enumerate(ids):
        found.take(id, [typed(f"{number}户")])
    assert len([*found]) == 1
    (one,) = found.told()
    assert dict(one.params) == {"text": "0户"}
    assert len(one.documents) == 2_000
