"""history.json: written and read again, and what is said of one that cannot be read."""

from __future__ import annotations

import json

import pytest

from briefgen.publish.history import Entry, History, Past, Unreadable, numbered, read, written
from briefgen.publish.site.site import Download

HASH = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
FILES = (Download("pdf", "ferry.pdf", 12, HASH), Download("txt", "ferry.txt", 3, HASH))
HISTORY = History(
    {
        "ferry": Past(2019, 2, (Entry("2019-03-01", 0, FILES), Entry("2019-04-01", 1, FILES))),
        "bus": Past(2019, 1, (Entry("2019-01-10", 0, FILES),), ("2019-05-01", "并入新的一期")),
    }
)


def test_what_is_written_is_read_again() -> None:
    assert read(written(HISTORY)) == History(dict(sorted(HISTORY.documents.items())))


def test_a_reason_of_two_lines_is_read_again() -> None:
    past = Past(2019, 1, (Entry("2019-01-10", 0, FILES),), ("2019-05-01", "并入\n新的一期"))
    assert read(written(History({"公交-1.2": past}))) == History({"公交-1.2": past})


def test_it_can_be_read_by_anybody() -> None:
    said = json.loads(written(HISTORY))
    assert said["documents"]["bus"] == {
        "year": 2019,
        "sequence": 1,
        "versions": [
            {
                "version": 1,
                "date": "2019-01-10",
                "corrections": 0,
                "files": {
                    "ferry.pdf": {"size": 12, "sha256": HASH},
                    "ferry.txt": {"size": 3, "sha256": HASH},
                },
            }
        ],
        "withdrawn": {"date": "2019-05-01", "why": "并入新的一期"},
    }


def test_a_withdrawn_document_does_not_stand() -> None:
    assert HISTORY.standing() == ("ferry",)


def test_numbers_go_on_in_each_year_and_stay() -> None:
    asked = [("new", 2019), ("ferry", 2019), ("other", 2020), ("third", 2019)]
    numbers = numbered(HISTORY, asked)
    assert (numbers["new"], numbers["third"], numbers["other"]) == ((2019, 3), (2019, 4), (2020, 1))
    assert numbers["ferry"] == (2019, 2)


def _with(path: tuple[str, ...], value: object) -> bytes:
    said = json.loads(written(HISTORY))
    part = said
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return json.dumps(said).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"version": 2, "documents": {}}',
        b'{"version": 1}',
        b"[" * 100_000,
        _with(("documents", "ferry", "year"), "2019"),
        _with(("documents", "ferry", "sequence"), True),
        _with(("documents", "ferry", "versions"), [3]),
        _with(("documents", "../ferry"), {}),
        _with(("documents", ".."), {"year": 2019, "sequence": 1, "versions": []}),
        _with(("documents", "bus", "withdrawn"), {"date": "May", "why": ""}),
        _with(("documents", "bus", "withdrawn"), {"date": "2019-02-30", "why": "并入新的一期"}),
        _with(("documents", "bus", "withdrawn"), {"date": "2019-05-01", "why": "并入\0新的一期"}),
        _with(("documents", "bus", "withdrawn"), {"date": "2019-05-01", "why": "\ud800"}),
        _with(("documents", "ferry", "versions"), [{"date": "2019-03-01", "corrections": 0, "files": {"a.exe": {"size": 1, "sha256": HASH}}}]),
        _with(("documents", "ferry", "versions"), [{"date": "2019-03-01", "corrections": 0, "files": {"a.pdf": {"size": 1, "sha256": "abc"}}}]),
    ],
)  # fmt: skip
def test_one_that_is_torn_or_says_what_it_never_would_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(content)
