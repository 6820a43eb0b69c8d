"""What was built against what was published: versions, corrections, index numbers."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefgen.config.publishing import Publishing
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.publish.history import Entry, History, Past
from briefgen.publish.site.site import Download
from briefgen.publish.versions import Ruling, index_number, ruled

RECORD = """\
id: ferry
kind: article
title: 渡口的班次
byline: 青石渡管理站
lead: 渡船照常开行。
status: signed
published: 2019-01-10
sections:
  - heading: 班次
    paragraphs: 早晚都开船。
"""
ONE = "corrections:\n  - {date: 2019-02-01, text: 改正了班次。}\n"
TWO = ONE + "  - {date: 2019-02-20, text: 又改正了一处。}\n"
TODAY = datetime.date(2019, 3, 1)
SETTINGS = Publishing(name="青石渡", url="https://ferry.example/", code="3600000001")


def workspace(root: Path, *records: str) -> Workspace:
    (root / "briefings").mkdir(exist_ok=True)
    (root / "briefgen.toml").write_text("")
    for record in records:
        id = record.partition("\n")[0].removeprefix("id: ")
        (root / "briefings" / f"{id}.yaml").write_text(record, "utf-8")
    made, findings = load_workspace(root)
    assert findings == ()
    return made


def files(words: str, look: str = "0") -> tuple[Download, ...]:
    return (Download("pdf", "ferry.pdf", 12, look * 64), Download("txt", "ferry.txt", 3, words * 64))


def past(corrections: int = 0) -> History:
    return History({"ferry": Past(2019, 7, (Entry("2019-01-10", corrections, files("a")),))})


def rule(root: Path, record: str, built: tuple[Download, ...], history: History) -> Ruling:
    return ruled(workspace(root, record), SETTINGS, {"ferry": built}, history, TODAY)


def codes(ruling: Ruling) -> list[str]:
    return [f"{one.code} {one.span.line}" for one in ruling.findings]


def test_the_first_version_is_of_the_day_that_the_record_names(tmp_path: Path) -> None:
    ruling = rule(tmp_path, RECORD, files("a"), History())
    assert ruling.findings == ()
    assert ruling.history.documents["ferry"] == Past(2019, 1, (Entry("2019-01-10", 0, files("a")),))


def test_the_same_files_are_no_new_version(tmp_path: Path) -> None:
    ruling = rule(tmp_path, RECORD, files("a"), past())
    assert (ruling.findings, ruling.history) == ((), past())


def test_other_words_need_a_correction(tmp_path: Path) -> None:
    ruling = rule(tmp_path, RECORD, files("b"), past())
    assert codes(ruling) == ["BG653 1"]
    assert ruling.history == past()


def test_other_words_with_a_correction_are_a_version_of_its_day(tmp_path: Path) -> None:
    ruling = rule(tmp_path, RECORD + ONE, files("b"), past())
    assert ruling.findings == ()
    versions = ruling.history.documents["ferry"].versions
    assert versions == (Entry("2019-01-10", 0, files("a")), Entry("2019-02-01", 1, files("b")))


def test_a_correction_explains_one_change_only(tmp_path: Path) -> None:
    assert codes(rule(tmp_path, RECORD + ONE, files("b"), past(1))) == ["BG653 12"]
    assert codes(rule(tmp_path, RECORD + TWO, files("b"), past(1))) == []


def test_another_look_is_a_version_of_today_and_needs_none(tmp_path: Path) -> None:
    ruling = rule(tmp_path, RECORD, files("a", "1"), past())
    assert ruling.findings == ()
    assert ruling.history.documents["ferry"].versions[1] == Entry("2019-03-01", 0, files("a", "1"))


def test_a_correction_that_was_published_stays(tmp_path: Path) -> None:
    assert codes(rule(tmp_path, RECORD, files("a"), past(1))) == ["BG659 1"]


@pytest.mark.parametrize(
    ("days", "line"),
    [(("2018-12-31",), 12), (("2019-03-02",), 12), (("2019-02-20", "2019-02-01"), 13)],
)
def test_corrections_come_after_the_publication_in_order_and_not_in_the_future(
    tmp_path: Path, days: tuple[str, ...], line: int
) -> None:
    told = "".join(f"  - {{date: {day}, text: 改正了班次。}}\n" for day in days)
    ruling = rule(tmp_path, f"{RECORD}corrections:\n{told}", files("b"), past())
    assert codes(ruling) == [f"BG652 {line}"]


def test_a_document_that_comes_back_is_withdrawn_no_more(tmp_path: Path) -> None:
    gone = History({"ferry": Past(2019, 7, past().documents["ferry"].versions, ("2019-02-01", ""))})
    assert rule(tmp_path, RECORD, files("a"), gone).history == past()


def test_an_index_number_is_made_of_code_year_and_number(tmp_path: Path) -> None:
    records = workspace(tmp_path, RECORD)
    one = past().documents["ferry"]
    assert index_number(SETTINGS, records.briefings["ferry"], one) == "3600000001/2019-00007"
    without = Publishing(name="青石渡", url="https://ferry.example/")
    assert index_number(without, records.briefings["ferry"], one) == "2019-00007"


def test_one_that_is_given_is_printed_and_stands_once(tmp_path: Path) -> None:
    given = RECORD + "index_number: 甲-1\n"
    records = workspace(tmp_path, given, given.replace("id: ferry", "id: quay"))
    built = {"ferry": files("a"), "quay": files("a")}
    ruling = ruled(records, SETTINGS, built, History(), TODAY)
    assert [(f"{one.span}", one.message("zh")) for one in ruling.findings] == [
        ("briefings/quay.yaml:11:15", "索引号 甲-1 已经由 ferry 使用")
    ]
    assert index_number(SETTINGS, records.briefings["ferry"], ruling.history.documents["ferry"]) == "甲-1"
