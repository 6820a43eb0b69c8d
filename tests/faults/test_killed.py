"""SIGKILL at points drawn evenly over all write, fsync and rename calls of a build in three formats.

Judged right after the kill, before anything is recovered: every file of a document is whole, and all of them
are of one build. Then the next build has to make up for it, and leave nothing behind.
"""

from __future__ import annotations

import random
import shutil
from functools import partial
from pathlib import Path

import pytest

from faults.states import SETTINGS, Change, broken, built, change, left_behind, states
from faults.tracing import NOT_REACHED, WRITING, Call, faulted, needs_strace, seed, traced, until_reached

IDS = ("library-1", "library-2", "library-3")


def judged(found: Change, place: Path, call: Call) -> tuple[str, list[str]]:
    """How one run came out, and what is wrong with it."""
    workspace = found.copied(place)
    ended = faulted(workspace, call, "signal=KILL")
    if ended.hit is None:
        shutil.rmtree(workspace)
        return NOT_REACHED, []
    wrong = []
    after = states(workspace / "output", found.ids)
    for id in found.ids:
        wrong += [f"{id}/{name} is broken" for name in broken(after[id], found.old[id], found.new[id])]
        if after[id] not in (found.old[id], found.new[id]):
            wrong.append(f"{id} is mixed: {sorted(after[id])}")
    built(workspace)
    if states(workspace / "output", found.ids) != found.new:
        wrong.append("the next build did not make up for it")
    wrong += [f"left behind: {path}" for path in left_behind(workspace)]
    shutil.rmtree(workspace)
    kind = "child" if call.of_child else "main"
    return kind, [f"{fault} (killed at {call.text[:120]})" for fault in wrong]


def matrix(place: Path, count: int, ids: tuple[str, ...], settings: str) -> None:
    number = seed()
    found = change(place, ids, settings)
    calls = traced(found.copied(place / "traced"), WRITING)
    hit, wrong = until_reached(calls, count, random.Random(number), partial(judged, found), place)
    print(
        f"\nSIGKILL: seed {number}, {len(calls)} calls, {count} points, hit {dict(hit)}, wrong {len(wrong)}"
    )
    assert wrong == [], "\n".join(wrong)
    assert hit.total() - hit[NOT_REACHED] == count


@needs_strace
def test_a_build_killed_at_some_calls_leaves_every_document_old_or_new(tmp_path: Path) -> None:
    matrix(tmp_path, 6, IDS[:1], 'formats = ["html", "docx", "txt"]')  # no PDF: it is slow to start


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_build_killed_at_a_hundred_calls_leaves_every_document_old_or_new(tmp_path: Path) -> None:
    matrix(tmp_path, 100, IDS, SETTINGS)
