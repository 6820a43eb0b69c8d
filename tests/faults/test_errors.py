"""A full disk, a broken one, a read-only one and too many open files, at points drawn evenly over the calls of
a build in three formats.

The calls that count: write, fsync and rename, and the opening (for EIO and EMFILE to read, too), making and
linking of files, on paths in the output folder and the folder for temporary files, by briefgen's own processes. Not what Python reads when it
starts, nor caches elsewhere, which may fail without harm, nor what is printed once all is done.

A build either fails: exit code other than 0, the old files byte for byte, a message and no traceback; or, where
the call can be done without (a trace for the next build, a second attempt), it ends as if nothing had been. In
both cases nothing is left behind.
"""

from __future__ import annotations

import random
import shutil
from functools import partial
from pathlib import Path

import pytest

from faults.states import SETTINGS, Change, change, differing_names, left_behind, states
from faults.tracing import (
    MAKING,
    NOT_REACHED,
    WRITING,
    Call,
    faulted,
    needs_strace,
    seed,
    temporary,
    traced,
    until_reached,
    within,
)

ID = "library-1"


def judged(found: Change, place: Path, call: Call, error: str) -> tuple[str, list[str]]:
    """How one run came out, and what is wrong with it."""
    workspace = found.copied(place)
    ended = faulted(workspace, call, f"error={error}")
    counts = within(workspace / "output", temporary(workspace))
    if ended.hit is None or not counts(ended.hit):
        shutil.rmtree(workspace)
        return NOT_REACHED, []
    after = states(workspace / "output", found.ids) if (workspace / "output" / ID).is_dir() else {}
    wrong = [f"left behind: {path}" for path in left_behind(workspace)]
    if ended.code == 0:
        differing = [name for id in found.ids for name in differing_names(after.get(id, {}), found.new[id])]
        wrong += [f"exit code 0, and not the new ones: {differing}"] if differing else []
    else:
        wrong += [] if after == found.old else [f"exit code {ended.code}, and the files are not the old ones"]
        wrong += [] if ended.said.strip() else ["nothing is said"]
    wrong += ["a traceback is shown"] if "Traceback" in ended.said else []
    shutil.rmtree(workspace)
    told = [f"{fault} ({error} at {ended.hit[:140]}; {ended.said[-200:]})" for fault in wrong]
    return ("survived" if ended.code == 0 else "failed"), told


def matrix(place: Path, count: int, error: str, settings: str) -> None:
    number = seed()
    found = change(place, (ID,), settings)
    workspace = found.copied(place / "traced")
    counts = within(workspace / "output", temporary(workspace))
    calls = [call for call in traced(workspace, (*WRITING, *MAKING)) if counts(call.text)]
    if error in ("ENOSPC", "EROFS"):  # reading never gives these
        calls = [call for call in calls if "O_RDONLY" not in call.text]
    judge = partial(judged, found, error=error)
    ends, wrong = until_reached(calls, count, random.Random(number), judge, place)
    print(f"\n{error}: seed {number}, {len(calls)} calls, {count} points, {dict(ends)}, wrong {len(wrong)}")
    assert wrong == [], "\n".join(wrong)
    assert ends.total() - ends[NOT_REACHED] == count


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("error", ["ENOSPC", "EIO", "EROFS", "EMFILE"])
def test_a_fault_at_a_hundred_calls_leaves_the_old_files(tmp_path: Path, error: str) -> None:
    matrix(tmp_path, 100, error, SETTINGS)


@needs_strace
def test_a_full_disk_at_some_calls_leaves_the_old_files(tmp_path: Path) -> None:
    matrix(tmp_path, 4, "ENOSPC", 'formats = ["html", "docx", "txt"]')  # no PDF: it is slow to start
