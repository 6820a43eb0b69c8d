"""Results come as they are made, no more at once than are wanted, and none when they are out of date."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from briefgen.build.work.limits import Failed, Limits, TaskFailed
from briefgen.build.work.processes import Processes
from briefgen.build.work.results import Superseded, results

LIMITS = Limits(seconds=20, memory_mb=600)


def double(number: int) -> int:
    return 2 * number


def fail(number: int) -> int:
    raise TaskFailed(Failed("memory", "pdf")) if number else OSError("no more\nwords")


def sleep(file: str) -> None:
    Path(file).write_text("asleep", encoding="utf-8")
    time.sleep(600)


class Counting(ThreadPoolExecutor):
    """Counts the tasks that were given and not taken back."""

    given = 0

    def submit(self, fn, /, *arguments):  # type: ignore[no-untyped-def]
        self.given += 1
        made: Future[int] = super().submit(fn, *arguments)
        return made


def test_every_name_comes_with_its_result() -> None:
    with ThreadPoolExecutor(2) as executor:
        assert sorted(results(executor, double, range(5), 2)) == [(0, 0), (1, 2), (2, 4), (3, 6), (4, 8)]


def test_no_more_tasks_are_given_than_are_wanted_at_once() -> None:
    with Counting(1) as executor:
        taken = results(executor, double, range(100), 3)
        next(taken)
        assert executor.given == 3
        taken.close()  # type: ignore[attr-defined]
        assert executor.given == 3


def test_what_comes_to_nothing_is_told_whatever_the_executor() -> None:
    with ThreadPoolExecutor(1) as executor:
        assert dict(results(executor, fail, (0, 1), 2)) == {
            0: Failed("died", "", "OSError: no more"),
            1: Failed("memory", "pdf"),
        }


def test_what_is_out_of_date_ends_at_once(tmp_path: Path) -> None:
    asleep = tmp_path / "asleep"
    with pytest.raises(Superseded), Processes(1, LIMITS) as executor:
        for _ in results(executor, sleep, [str(asleep)], 1, asleep.exists):
            raise AssertionError
    assert asleep.exists()
