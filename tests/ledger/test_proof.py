"""What the comments of a proof copy say, and at which words they stand."""

from __future__ import annotations

from dataclasses import replace

from briefgen.diagnostics import Fix, Span
from briefgen.document.comments import Comment
from briefgen.document.tree import Text
from briefgen.ledger.proof import Reviewed, comments, concerns
from ledger.reviews import AGAIN, BODY, BOOK, DATA, PROSE, RECORDS, at, reviewed

CHECKER, PROVENANCE = "briefgen 校核", "数据出处"


def by(author: str, review: Reviewed) -> list[tuple[str, tuple[str, ...]]]:
    """The comments of an author: the words that each stands at, and what it says."""
    found = [one for one in comments(review, RECORDS) if one.author == author]
    return [(words(one, review), one.paragraphs) for one in found]


def words(comment: Comment, review: Reviewed) -> str:
    return review.ledger.lines[comment.line - 1].text[comment.start : comment.end]


def test_every_number_tells_where_it_comes_from() -> None:
    assert by(PROVENANCE, reviewed(BODY)) == [
        ("37辆", ("直接引用：37辆　bus.new（data/observations/bus.csv:2）",)),
        (
            "30.8%",
            (
                "计算得出：37辆 ÷ 120辆 = 30.8333…%",
                "37辆　bus.new（data/observations/bus.csv:2）",
                "120辆　bus.all（data/observations/bus.xlsx:车辆!D5）",
                "30.8333…% → 30.8%（四舍五入，保留1位小数）",
            ),
        ),
        ("6辆", ("手工键入：6辆，没有记录（briefings/bus.yaml:10）",)),
        ("37辆", ("手工键入：37辆，没有记录（briefings/bus.yaml:10）",)),
        ("120", ("直接引用：120辆　bus.all（data/observations/bus.xlsx:车辆!D5）",)),
        ("2024年6月30日", ("直接引用：2024-06-30　bus.date（briefings/bus.yaml:4）",)),
    ]


def test_what_a_paragraph_prints_twice_is_told_once() -> None:
    told = [text for text, _ in by(PROVENANCE, reviewed(AGAIN))]
    assert told == ["37辆", "120", "2024年6月30日"]
    told = [text for text, _ in by(PROVENANCE, reviewed(AGAIN, AGAIN))]
    assert told == ["37辆", "37辆", "120", "2024年6月30日"]


def test_marks_of_order_and_names_say_nothing() -> None:
    told = [text for text, _ in by(PROVENANCE, reviewed((Text("“十三五”时期，第3期"),)))]
    assert told == ["120", "2024年6月30日"]


def test_a_finding_stands_at_the_value_that_its_place_prints() -> None:
    finding = at(Span(PROSE, 10, 27))
    assert by(CHECKER, reviewed(BODY, found=(finding,))) == [
        ("30.8%", ("错误 BG999　数不对（briefings/bus.yaml:10）", "办法：改过来"))
    ]


def test_a_mend_is_told_in_its_own_words_or_by_its_name() -> None:
    place = Span(PROSE, 10, 27)
    own, same = (replace(at(place), fix=Fix(words, words, ())) for words in ("改成31%", "改过来"))
    ((_, told),) = by(CHECKER, reviewed(BODY, found=(own,)))
    assert told[2:] == ("可自动修改（--fix）：改成31%",)
    ((_, told),) = by(CHECKER, reviewed(BODY, found=(same,)))
    assert told[2:] == ("可自动修改（--fix）",)


def test_a_finding_stands_at_the_characters_that_its_place_covers() -> None:
    covered = Span(PROSE, 10, 52, end_line=10, end_column=54)
    assert [text for text, _ in by(CHECKER, reviewed(BODY, found=(at(covered),)))] == ["借用"]


def test_without_an_end_it_stands_at_the_number_there_or_at_the_words_up_to_a_mark() -> None:
    number, phrase = at(Span(PROSE, 10, 55)), at(Span(PROSE, 10, 51))
    assert [text for text, _ in by(CHECKER, reviewed(BODY, found=(number,)))] == ["6辆"]
    assert [text for text, _ in by(CHECKER, reviewed(BODY, found=(phrase,)))] == ["另借用车6辆"]


def test_a_finding_in_the_data_stands_where_its_number_is_printed() -> None:
    in_csv, in_workbook = at(Span(DATA, 2, 14)), at(Span(BOOK, 5, 4, sheet="车辆", cell="D5"))
    assert [text for text, _ in by(CHECKER, reviewed(BODY, found=(in_csv,)))] == ["37辆"]
    assert [text for text, _ in by(CHECKER, reviewed(BODY, found=(in_workbook,)))] == ["120"]


def test_of_several_prints_it_stands_at_the_one_that_a_related_place_names() -> None:
    finding = at(Span(DATA, 2, 14), Span(PROSE, 12, 24))
    (comment,) = (c for c in comments(reviewed(BODY, AGAIN, found=(finding,)), RECORDS) if c.initials == "校")
    assert (comment.line, comment.start, comment.end) == (4, 9, 12)
    assert comment.paragraphs == (
        "错误 BG999　数不对（data/observations/bus.csv:2）",
        "相关：印在这里（briefings/bus.yaml:12）",
        "办法：改过来",
    )


def test_a_finding_of_another_column_stands_at_the_words_of_its_line() -> None:
    assert [text for text, _ in by(CHECKER, reviewed(BODY, found=(at(Span(DATA, 2, 1)),)))] == ["37辆"]


def test_findings_about_no_words_stand_together_at_the_title() -> None:
    homeless = at(Span(PROSE, 1, 1)), at(Span("briefgen.toml"))
    assert by(CHECKER, reviewed(BODY, found=homeless)) == [
        (
            "公交车更新情况",
            (
                "错误 BG999　数不对（briefings/bus.yaml:1）",
                "办法：改过来",
                "错误 BG999　数不对（briefgen.toml:1）",
                "办法：改过来",
            ),
        )
    ]


def test_of_what_is_wrong_with_records_only_what_is_printed_is_told() -> None:
    printed, elsewhere = at(Span(DATA, 2, 14)), at(Span(DATA, 77, 14))
    review = reviewed(BODY, known=(printed, elsewhere))
    assert [finding for finding, _ in concerns(review)] == [printed]
    assert "37辆" in [text for text, _ in by(CHECKER, review)]


def test_errors_in_shared_records_are_counted_and_those_of_other_documents_are_not() -> None:
    known = at(Span(DATA, 77, 14)), at(Span("data/organs.yaml", 1)), at(Span("briefings/other.yaml", 1))
    assert by(CHECKER, reviewed(BODY, known=known)) == [
        (
            "公交车更新情况",
            ("另有 2 个错误在各文件共用的记录里，不在本文印出的文字里，见 briefgen check",),
        )
    ]


def test_what_is_wrong_with_the_documents_own_record_is_told() -> None:
    review = replace(reviewed(BODY, known=(at(Span(PROSE, 2, 1)),)), home=PROSE)
    assert by(CHECKER, review) == [
        ("公交车更新情况", ("错误 BG999　数不对（briefings/bus.yaml:2）", "办法：改过来"))
    ]


def test_a_finding_stands_before_the_provenance_of_its_number() -> None:
    made = comments(reviewed(BODY, found=(at(Span(PROSE, 10, 14)),)), RECORDS)
    assert [one.author for one in made[:2]] == [CHECKER, PROVENANCE]
    assert {one.initials for one in made} == {"校", "据"}


def test_a_document_without_words_has_no_comments() -> None:
    empty = replace(reviewed().document, articles=(), imprint=None)
    review = replace(reviewed(), document=empty, ledger=replace(reviewed().ledger, lines=(), entries=()))
    assert comments(replace(review, found=(at(Span("briefgen.toml")),)), RECORDS) == ()
