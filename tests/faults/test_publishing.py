"""SIGKILL, a full disk, a broken one, a read-only one and too many open files, at points drawn evenly over the
calls by which a publication replaces a small website in which one document has changed.

The calls are those of the process that knows the workspace, of the one that makes the website, of what both
start, and of the program that makes the search index. Judged right after the fault, before anything is
recovered: the website is the old one or the new one whole, with the files of others in it. A run that fails has
left the old one, and says what and where; one that succeeds has put the new one there. Then the next
publication has to succeed, and to leave nothing behind.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from faults.sites import PUBLISH, TOLD, Change, change, held, second, site, state
from faults.states import Files, differing_names
from faults.tracing import (
    COPYING,
    MAKING,
    NOT_REACHED,
    REMOVING,
    WRITING,
    Call,
    faulted,
    needs_strace,
    refusing,
    seed,
    temporary,
    until_reached,
    within,
)

KINDS = (*WRITING, *COPYING, *MAKING, *REMOVING)
NEVER = {
    "ENOSPC": ("O_RDONLY", *(f"{kind}(" for kind in REMOVING)),
    "EROFS": ("O_RDONLY",),
    "EMFILE": tuple(f"{kind}(" for kind in KINDS if kind != "openat"),
}
"""What a call that never gives an error has in its line."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Change:
    """The change and its calls, for all tests here."""
    return change(tmp_path_factory.mktemp("ferry"), KINDS)


def killed(found: Change, place: Path, call: Call) -> tuple[str, list[str]]:
    """How one run that was killed came out, and what is wrong with it."""
    workspace = found.copied(place)
    ended = faulted(workspace, call, "signal=KILL", PUBLISH)
    if ended.hit is None:
        shutil.rmtree(workspace)
        return NOT_REACHED, []
    after = held(site(workspace))
    wrong = [] if after in (found.old, found.new) else [f"the website is {_differing(found, after)}"]
    wrong += second(found, workspace)
    shutil.rmtree(workspace)
    kind = "child" if call.of_child else "main"
    return kind, [f"{fault} (killed at {call.text[:200]})" for fault in wrong]


def failed(found: Change, place: Path, call: Call, error: str) -> tuple[str, list[str]]:
    """How one run with a failing call came out, and what is wrong with it."""
    workspace = found.copied(place)
    ended = faulted(workspace, call, f"error={error}", PUBLISH)
    if ended.hit is None or not _counts(workspace, ended.hit):
        shutil.rmtree(workspace)
        return NOT_REACHED, []
    after = held(site(workspace))
    right, told = (found.new, True) if ended.code == 0 else (found.old, TOLD.search(ended.report))
    wrong = (
        [] if after == right else [f"exit code {ended.code}, and the website is {_differing(found, after)}"]
    )
    wrong += [] if told else ["no message with its place"]
    wrong += ["a traceback is shown"] if "Traceback" in ended.said + ended.report else []
    wrong += second(found, workspace)
    shutil.rmtree(workspace)
    said = f"{error} at {ended.hit[:240]}; {(ended.report + ended.said)[-400:]}"
    return "survived" if ended.code == 0 else "failed", [f"{fault} ({said})" for fault in wrong]


def _differing(found: Change, after: Files) -> str:
    old, new = differing_names(after, found.old), differing_names(after, found.new)
    return f"not the old one in {old}, not the new one in {new}"


def matrix(found: Change, place: Path, count: int, fault: str) -> None:
    number, calls = seed(), tuple(_met(found, fault))
    judge = partial(killed, found) if fault == "SIGKILL" else partial(failed, found, error=fault)
    ends, wrong = until_reached(calls, count, random.Random(number), judge, place)
    print(f"\n{fault}: seed {number}, {len(calls)} calls, {count} points, {dict(ends)}, wrong {len(wrong)}")
    assert wrong == [], "\n".join(wrong)
    assert ends.total() - ends[NOT_REACHED] == count


def _met(found: Change, fault: str) -> Iterator[Call]:
    """The calls at which a fault can come."""
    for call in found.calls:
        if fault == "SIGKILL":
            if call.kind in (*WRITING, *COPYING, *REMOVING):
                yield call
        elif _counts(found.traced, call.text) and not any(word in call.text for word in NEVER.get(fault, ())):
            yield call


def _counts(workspace: Path, text: str) -> bool:
    """Whether a call is about the website, what it is made of, or the folder that both stand in."""
    is_within = within(site(workspace), state(workspace), temporary(workspace))
    return is_within(text) or f"<{workspace}>)" in text


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("fault", ["SIGKILL", "ENOSPC", "EIO", "EROFS", "EMFILE"])
def test_a_fault_at_a_hundred_calls_leaves_a_whole_website(found: Change, tmp_path: Path, fault: str) -> None:
    matrix(found, tmp_path, 100, fault)


@needs_strace
def test_a_fault_at_some_calls_leaves_a_whole_website(found: Change, tmp_path: Path) -> None:
    for fault in ("SIGKILL", "ENOSPC"):
        matrix(found, tmp_path / fault, 2, fault)


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("path", ["/site", "/site/.well-known"])
def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(
    found: Change, tmp_path: Path, path: str
) -> None:
    call = Call("openat", 1, path, False, path)
    assert failed(found, tmp_path / "run", call, "EIO") == ("failed", [])


@needs_strace
@pytest.mark.slow
def test_an_exchange_that_cannot_be_made_safe_is_undone(found: Change, tmp_path: Path) -> None:
    (call,) = (one for one in found.calls if one.kind == "fsync" and f"<{found.traced}>)" in one.text)
    assert failed(found, tmp_path / "run", call, "EIO") == ("failed", [])


@needs_strace
@pytest.mark.slow
def test_a_publication_makes_do_without_exchange_locks_and_links(found: Change, tmp_path: Path) -> None:
    workspace = found.copied(tmp_path / "run")
    refused = ("renameat2:error=EINVAL", "flock:error=ENOLCK", "link:error=EPERM", "linkat:error=EPERM")
    ended = refusing(workspace, refused, PUBLISH)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert held(site(workspace)) == found.new
    assert second(found, workspace) == []
