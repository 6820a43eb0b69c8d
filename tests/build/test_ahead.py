"""Documents begun before the records are checked: whatever is found then, the same files and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import wait
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import early, ready, running, stages
from briefgen.build.order import Order, Outcome
from briefgen.build.output import locked
from briefgen.build.running import Ahead
from briefgen.build.work.limits import Limits

ARTICLE = """\
id: {id}
kind: article
title: 一路公交改道
byline: 市公交公司
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: 改道绕行。
sections:
  - heading: 改道
    paragraphs: 绕行东门大街。
"""
PLACES = "- {id: east, name: 东区, level: county, parent: nowhere}\n"
"""A record that can be read, and is found wrong when it is checked."""
Files = dict[str, bytes]


def workspace(root: Path, faulty: str) -> Path:
    """Two articles, with an error in none of them, in one, or in what they share."""
    (root / "briefings").mkdir(parents=True)
    (root / "data").mkdir()
    (root / "briefgen.toml").write_text('formats = ["html", "txt"]\n')
    for id in ("a", "b"):
        extra = "place: nowhere\n" if faulty == id else ""
        text = ARTICLE.format(id=id) + extra
        (root / "briefings" / f"{id}.yaml").write_text(text, encoding="utf-8")
    if faulty == "shared":
        (root / "data" / "places.yaml").write_text(PLACES, encoding="utf-8")
    return root


def files(root: Path) -> Files:
    """Everything in the output folder that is put out."""
    found = (path for path in (root / "output").rglob("*") if path.is_file())
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in found
        if ".briefgen" not in path.parts
    }


def built(root: Path, **wishes: Any) -> Outcome:
    return stages.build(Order(root, **wishes), root / "output", lambda done, total, name: None)


def checked(root: Path, **wishes: Any) -> Outcome:
    return stages.check(Order(root, **wishes), lambda done, total, name: None)


@pytest.fixture(params=["before", "after"])
def begun(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Ahead]]:
    """What was begun ahead. The records are checked before the documents are done, or after."""
    found: list[Ahead] = []
    stock, look = running.ahead, ready.look

    def ahead(*given: Any) -> Ahead:
        found.append(stock(*given))
        return found[-1]

    def looked(*given: Any) -> None:
        if request.param == "after":
            wait(found[-1].tasks.values() if found else (), 60)
        look(*given)

    monkeypatch.setattr(running, "ahead", ahead)
    monkeypatch.setattr(stages, "look", looked)
    yield found


def same(
    tmp_path: Path, faulty: str, run: Callable[..., Outcome] = built, **wishes: Any
) -> tuple[Outcome, Files]:
    """Both ways come to the same; what that is."""
    late, ahead = workspace(tmp_path / "late", faulty), workspace(tmp_path / "ahead", faulty)
    first = run(late, **wishes)
    second = run(ahead, early=early.early(2, Limits(), ("html", "txt")), **wishes)
    assert second.findings == first.findings
    assert (second.documents, second.unchecked) == (first.documents, first.unchecked)
    assert sorted(second.stopped) == sorted(first.stopped)
    assert files(ahead) == files(late)
    assert (ahead / "output").exists() == (late / "output").exists()
    return second, files(ahead)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def test_without_a_fault_documents_are_begun_ahead_and_come_out(tmp_path: Path, begun: list[Ahead]) -> None:
    outcome, there = same(tmp_path, "")
    assert set(begun[0].tasks) == {"a", "b"}
    assert (codes(outcome), len(outcome.written)) == ([], 6)
    assert "output/a/a.html" in there


def test_an_error_in_shared_records_that_is_found_meanwhile_stops_all(
    tmp_path: Path, begun: list[Ahead]
) -> None:
    outcome, there = same(tmp_path, "shared")
    assert begun
    assert codes(outcome) == ["BG501"]
    assert there == {}
    assert not (tmp_path / "ahead" / "output").exists()


def test_an_error_in_a_briefing_that_is_found_meanwhile_stops_that_one(
    tmp_path: Path, begun: list[Ahead]
) -> None:
    outcome, there = same(tmp_path, "a")
    assert begun
    assert codes(outcome) == ["BG501"]
    assert {name.split("/")[1] for name in there if name.count("/") == 2} == {"b"}


@pytest.mark.parametrize("faulty", ["", "a", "shared"])
def test_checking_finds_the_same(tmp_path: Path, begun: list[Ahead], faulty: str) -> None:
    outcome, there = same(tmp_path, faulty, checked)
    assert begun
    assert (bool(outcome.findings), there) == (bool(faulty), {})


@pytest.mark.parametrize("faulty", ["", "a", "shared"])
def test_a_proof_copy_waits_for_what_is_found_in_the_records(
    tmp_path: Path, begun: list[Ahead], faulty: str
) -> None:
    same(tmp_path, faulty, proof=True)
    assert begun == []


@pytest.mark.parametrize("faulty", ["", "a", "shared"])
def test_a_build_that_fails_fast_stops_as_well(tmp_path: Path, begun: list[Ahead], faulty: str) -> None:
    root = workspace(tmp_path, faulty)
    outcome = built(root, fail_fast=True, early=early.early(1, Limits(), ("html", "txt")), jobs=1)
    assert bool(outcome.left) == bool(faulty)
    assert ("output/a/a.html" in files(root)) == (not faulty)


def test_what_another_build_holds_is_only_checked(tmp_path: Path, begun: list[Ahead]) -> None:
    root = workspace(tmp_path, "")
    with locked(root / "output", 0):
        outcome = built(root, wait_s=0, early=early.early(2, Limits(), ("html", "txt")))
    assert begun
    assert codes(outcome) == ["BG720"]
    assert [name for name in files(root) if name.endswith(".html")] == []


def test_documents_that_are_remembered_are_not_begun_ahead(tmp_path: Path, begun: list[Ahead]) -> None:
    root = workspace(tmp_path, "")
    built(root)
    for _ in range(2):
        again = built(root, early=early.early(2, Limits(), ("html", "txt")))
        assert again.fresh == ("a", "b")
    assert begun == []
    built(root, force=True, early=early.early(2, Limits(), ("html", "txt")))
    assert set(begun[0].tasks) == {"a", "b"}


def test_what_was_begun_ends_with_a_fault_of_the_checks(
    tmp_path: Path, begun: list[Ahead], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*given: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(stages, "look", fails)
    root = workspace(tmp_path, "")
    with pytest.raises(RuntimeError):
        built(root, early=early.early(2, Limits(), ("html", "txt")))
    assert all(task.done() for task in begun[0].tasks.values())
    assert files(root) == {}


@pytest.mark.parametrize("faulty", ["", "shared"])
def test_where_processes_cannot_be_forked_it_is_the_same(
    tmp_path: Path, begun: list[Ahead], monkeypatch: pytest.MonkeyPatch, faulty: str
) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    outcome, _ = same(tmp_path, faulty)
    assert begun
    assert bool(outcome.findings) == bool(faulty)
