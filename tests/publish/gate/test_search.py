"""What a search tells: places, never the value; what is let pass and what is not; days of a document."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from briefgen.diagnostics import Span
from briefgen.publish.gate.about import About, Allowed
from briefgen.publish.gate.search import allowances, search, searched, unused
from publish.gate import numbers
from publish.gate.files import sheet, word, word_of
from publish.gate.planted import MINOR, PLANTED, PRIVATE, planted

NOBODY = About()
ABOUT = About(minors=frozenset({MINOR}), private=frozenset({PRIVATE}))
RECORD = Span("briefings/notice.yaml", 1)
HERE = Span("briefgen.toml", 9)


def told(name: str, content: bytes | str, about: About = NOBODY) -> list[tuple[str, str, str]]:
    content = content.encode() if isinstance(content, str) else content
    return [(str(one.span), one.code, one.message("zh")) for one in search([(name, content)], about)]


# ---- places


def test_a_line_of_a_text_is_named() -> None:
    text = f"夜间开放安排\n\n张某，{numbers.mobile(1)}\n"
    assert told("a.txt", text) == [("a.txt:3:1", "BG611", "正文里有手机号 13…50")]


def test_a_page_and_a_line_of_a_pdf_are_named() -> None:
    drawn = "BT /G 16 Tf 90 700 Td (night) Tj 0 -20 Td (" + numbers.mobile(1) + ") Tj ET\n"
    assert told("a.pdf", sheet(drawn)) == [("a.pdf:第1页第2行", "BG611", "正文里有手机号 13…50")]


def test_a_paragraph_of_word_is_named() -> None:
    assert told("a.docx", word("夜间开放", f"张某 {numbers.mobile(1)}")) == [
        ("a.docx:第2段", "BG611", "正文里有手机号 13…50")
    ]


def test_a_part_is_named_where_it_is_not_the_text() -> None:
    ((place, code, message),) = told(*planted("docx-header"))
    assert (place, code) == ("a.docx", "BG611")
    assert message == "页眉（word/header1.xml），第1段里有手机号 13…74"


def test_what_is_in_an_attachment_is_named_by_its_way_there() -> None:
    ((_, _, message),) = told(*planted("pdf-attachment-packed"))
    assert message.startswith("附件 附件.zip 里的“名单.docx”里的正文，第1段里有银行卡号 62…")


def test_english_places_are_english() -> None:
    (found,) = search([("a.json", f'{{"tel": "{numbers.mobile(1)}"}}'.encode())], NOBODY)
    assert found.message("en") == "the JSON $.tel holds a mobile number, 13…50"


@pytest.mark.parametrize("leak", sorted(PLANTED))
def test_no_message_prints_what_was_found(leak: str) -> None:
    """A log of the gate must not be a leak of its own."""
    secrets = {numbers.id_number(seed) for seed in range(60)} | {numbers.mobile(seed) for seed in range(60)}
    secrets |= {numbers.card(seed) for seed in range(60)} | {MINOR, PRIVATE}
    for found in search([planted(leak)], ABOUT):
        said = f"{found.span}{found.message('zh')}{found.message('en')}{found.params}"
        assert [secret for secret in secrets if secret in said] == []


# ---- what is let pass


def allowed(**given: str) -> Allowed:
    return Allowed(
        **{"rule": "BG611", "reason": "值班手机，已公开", "text": numbers.mobile(1), **given}, span=HERE
    )


TEXT = (
    "documents/a/a.txt",
    f"值班电话 {numbers.mobile(1)[:3]} {numbers.mobile(1)[3:7]} {numbers.mobile(1)[7:]}".encode(),
)


@pytest.mark.parametrize(
    "entry", [allowed(), allowed(rule="mobile-number"), allowed(file="documents/*"), allowed(text="")]
)
def test_what_is_allowed_passes_and_is_told_as_passed(entry: Allowed) -> None:
    result = searched([TEXT], About(allowed=(entry,)))
    assert result.findings == ()
    assert [(one.reason, one.span) for one in result.passed] == [("值班手机，已公开", HERE)]
    assert result.used == {entry}
    assert list(unused((entry,), result.used)) == []


@pytest.mark.parametrize(
    "entry",
    [allowed(rule="BG610"), allowed(text=numbers.mobile(2)), allowed(file="pages/*"), allowed(reason=" ")],
)
def test_another_rule_text_or_file_lets_nothing_pass(entry: Allowed) -> None:
    result = searched([TEXT], About(allowed=(entry,)))
    assert [found.code for found in result.findings] == ["BG611"]
    assert result.used == frozenset()


def test_what_cannot_be_searched_is_never_let_pass() -> None:
    entry = allowed(rule="BG630", text="")
    result = searched([("a.doc", b"\xd0\xcf\x11\xe0\x00\x00")], About(allowed=(entry,)))
    assert [found.code for found in result.findings] == ["BG630"]
    assert [found.code for found in allowances((entry,))] == ["BG636"]


def test_an_entry_needs_a_reason_and_a_known_rule_and_a_use() -> None:
    entries = (allowed(reason=""), allowed(rule="BG999"), allowed())
    assert [found.code for found in allowances(entries)] == ["BG635", "BG636"]
    assert [(found.code, found.span) for found in unused(entries, frozenset())] == [("BG637", HERE)]


# ---- days


def test_a_document_has_its_day_and_the_day_of_publication() -> None:
    about = About(record=RECORD)
    assert [one.message("zh") for one in search([], replace(about, undated=True))] == ["这份文件没有发布日期"]
    assert [one.message("zh") for one in search([], about)] == [
        "这份文件没有发布日期",
        "这份文件没有成文日期",
    ]


def test_a_document_is_not_made_after_its_publication() -> None:
    about = About(record=RECORD, dated=date(2023, 5, 20), published=date(2023, 5, 18))
    (found,) = search([], about)
    assert found.message("zh") == "文件的日期 2023-05-20 在发布日期 2023-05-18 之后"
    assert list(search([], replace(about, dated=date(2023, 5, 18)))) == []


@pytest.mark.parametrize("leak", ["docx-written", "pdf-written", "html-written"])
def test_properties_name_no_day_after_publication(leak: str) -> None:
    about = About(record=RECORD, dated=date(2023, 5, 1), published=date(2023, 5, 2))
    name, content = planted(leak)
    late = [one.message("zh") for one in search([(name, content)], about) if one.code == "BG627"]
    assert late
    assert all("2023-05-18 在发布日期 2023-05-02 之后" in message for message in late)
    same_day = replace(about, dated=date(2023, 5, 18), published=date(2023, 5, 18))
    assert [one for one in search([(name, content)], same_day) if one.code == "BG627"] == []


# ---- the search itself


def test_the_same_files_give_the_same_findings() -> None:
    files = [planted(id) for id in sorted(PLANTED)[::5]]
    assert list(search(files, ABOUT)) == list(search(files, ABOUT))


def test_a_list_that_leaks_is_told_fifty_times_and_no_more() -> None:
    rows = "\n".join(numbers.id_number(seed) for seed in range(1, 100))
    assert len(told("a.txt", rows)) == 50


def test_files_that_are_shipped_are_not_opened_but_their_names_are_read() -> None:
    content = numbers.mobile(1).encode()
    about = About(shipped=frozenset({hashlib.sha256(content).hexdigest()}))
    assert told("a.txt", content, about) == []
    assert [code for _, code, _ in told(f"{numbers.mobile(1)}.txt", content, about)] == ["BG611"]


def test_a_hidden_name_is_found_whatever_stands_between_its_characters() -> None:
    body = (
        f"<w:p><w:r><w:t>{MINOR[0]}</w:t></w:r><w:r><w:t xml:space='preserve'> {MINOR[1:]}</w:t></w:r></w:p>"
    )
    assert [code for _, code, _ in told("a.docx", word_of(body), ABOUT)] == ["BG615"]


def test_many_that_are_allowed_do_not_hide_one_that_is_not() -> None:
    known = [numbers.mobile(seed) for seed in range(1, 90)]
    about = About(allowed=tuple(allowed(text=number) for number in known))
    text = "、".join((*known, numbers.mobile(99)))
    assert [found.rule.code for found in search([("a.txt", text.encode())], about)] == ["BG611"]
