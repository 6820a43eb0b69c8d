"""Processes as an Executor: what the standard library says of one holds, and a death is one task's only."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor, Future, as_completed, wait
from pathlib import Path

import pytest

from briefgen.build.work.limits import Failed, Limits, TaskFailed
from briefgen.build.work.processes import Processes

LIMITS = Limits(seconds=20, memory_mb=600)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are bound so on Linux only")


@pytest.fixture
def executor() -> Iterator[Processes]:
    with Processes(2, LIMITS) as executor:
        yield executor


def square(number: int, plus: int = 0) -> int:
    return number * number + plus


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def for_ever(file: str) -> None:
    Path(file).write_text(str(os.getpid()), encoding="utf-8")
    while True:
        time.sleep(60)


def compute() -> None:
    while True:
        pass


def fill(megabytes: int) -> bytes:
    return bytes(range(256)) * 4 * 1024 * megabytes


def until(done: Path) -> str:
    """What a file says, once it is there."""
    while not done.exists() or not done.read_text(encoding="utf-8"):
        time.sleep(0.002)
    return done.read_text(encoding="utf-8")


def why(future: Future[object]) -> Failed:
    error = future.exception()
    assert isinstance(error, TaskFailed)
    return error.failed


def lives(process: int) -> bool:
    """A zombie that nobody has waited for counts as dead."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def dies(process: int) -> bool:
    end = time.monotonic() + 10
    while lives(process) and time.monotonic() < end:
        time.sleep(0.005)
    return not lives(process)


# ---- an Executor


def test_it_is_an_executor_whose_futures_the_library_understands(executor: Processes) -> None:
    assert isinstance(executor, Executor)
    futures = [executor.submit(square, number, plus=1) for number in range(5)]
    assert sorted(future.result() for future in as_completed(futures)) == [1, 2, 5, 10, 17]
    assert wait(futures).not_done == set()
    assert list(executor.map(square, range(4))) == [0, 1, 4, 9]


def test_an_exception_of_the_task_is_told_in_words(executor: Processes) -> None:
    failed = why(executor.submit(square, "a"))  # type: ignore[arg-type]
    assert (failed.why, failed.problem) == (
        "fault",
        "TypeError: can't multiply sequence by non-int of type 'str'",
    )
    assert "square" in failed.detail


def test_what_cannot_be_sent_back_fails_its_own_task(executor: Processes) -> None:
    assert why(executor.submit(threading.Lock)).why == "fault"
    assert executor.submit(square, 3).result() == 9


def test_no_task_can_be_given_after_the_end() -> None:
    executor = Processes(1, LIMITS)
    future = executor.submit(square, 2)
    executor.shutdown()
    assert future.result() == 4
    with pytest.raises(RuntimeError):
        executor.submit(square, 2)


def test_an_end_that_waits_for_nothing_lets_tasks_be_done() -> None:
    executor = Processes(1, LIMITS)
    future = executor.submit(square, 2)
    executor.shutdown(wait=False)
    assert future.result() == 4
    executor.shutdown()


# ---- deaths


def test_a_killed_process_fails_its_own_task_and_no_other(executor: Processes) -> None:
    killed = [executor.submit(die) for _ in range(3)]
    sound = [executor.submit(square, number) for number in range(6)]
    assert [why(future) for future in killed] == [Failed("died", "", "SIGKILL")] * 3
    assert [future.result() for future in sound] == [0, 1, 4, 9, 16, 25]


def test_a_process_killed_between_two_tasks_is_replaced(tmp_path: Path) -> None:
    with Processes(1, LIMITS) as executor:
        idle = executor.submit(os.getpid).result()
        os.kill(idle, signal.SIGKILL)
        assert dies(idle)
        assert executor.submit(square, 3).result() == 9


@on_linux
def test_computing_is_limited_by_the_system_itself() -> None:
    with Processes(1, Limits(seconds=60, cpu_seconds=1)) as executor:
        assert why(executor.submit(compute)) == Failed("time", "")
        assert executor.submit(square, 2).result() == 4


@on_linux
def test_each_task_has_seconds_of_computing_of_its_own() -> None:
    def spend(seconds: float) -> int:
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass
        return os.getpid()

    with Processes(1, Limits(cpu_seconds=1), setattr, (sys.modules[__name__], "spend", spend)) as executor:
        assert len({executor.submit(spent, 0.6).result() for _ in range(3)}) == 1


def spent(seconds: float) -> int:
    return globals()["spend"](seconds)  # type: ignore[no-any-return]


@on_linux
def test_a_death_leaves_no_core_file(executor: Processes) -> None:
    assert executor.submit(resource.getrlimit, resource.RLIMIT_CORE).result() == (0, 0)


def test_when_the_process_that_forks_is_killed_every_task_fails_and_nothing_hangs(tmp_path: Path) -> None:
    with Processes(1, LIMITS) as executor:
        running, queued = executor.submit(for_ever, str(tmp_path / "pid")), executor.submit(square, 2)
        child = int(until(tmp_path / "pid"))
        executor._process.kill()
        assert (why(running).why, why(queued).why) == ("died", "died")
        assert dies(child)


# ---- cancelling


def test_a_task_that_waits_can_be_cancelled(tmp_path: Path) -> None:
    with Processes(1, LIMITS) as executor:
        running, queued = executor.submit(for_ever, str(tmp_path / "pid")), executor.submit(square, 2)
        until(tmp_path / "pid")
        assert queued.cancel()
        assert running.cancel()


def test_a_task_that_runs_is_ended_when_it_is_cancelled_and_its_place_is_free(tmp_path: Path) -> None:
    with Processes(1, LIMITS) as executor:
        running, queued = executor.submit(for_ever, str(tmp_path / "pid")), executor.submit(square, 2)
        child = int(until(tmp_path / "pid"))
        assert running.cancel()
        assert queued.result() == 4
        with pytest.raises(CancelledError):
            running.result()
        assert dies(child)


def test_leaving_by_an_exception_ends_all_at_once(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Processes(1, LIMITS) as executor:
        running = executor.submit(for_ever, str(tmp_path / "pid"))
        child = int(until(tmp_path / "pid"))
        raise KeyboardInterrupt
    assert running.cancelled()
    assert dies(child)
    assert not executor._process.is_alive()


# ---- what processes begin with


def test_what_they_begin_with_is_inherited_and_never_pickled() -> None:
    lock = threading.Lock()
    with pytest.raises(TypeError):
        pickle.dumps(lock)
    arguments = (sys.modules[__name__], "held", lock)
    with Processes(2, LIMITS, setattr, arguments) as executor:
        assert executor.submit(locked).result() is False


def locked() -> bool:
    return globals()["held"].locked()  # type: ignore[no-any-return]


def test_a_beginning_that_fails_fails_every_task_and_says_why() -> None:
    with Processes(2, LIMITS, square, ("a",)) as executor:
        assert [why(executor.submit(square, 2)).problem for _ in range(2)] == [
            "TypeError: can't multiply sequence by non-int of type 'str'"
        ] * 2


def test_what_is_known_only_later_is_made_ready_then() -> None:
    with Processes(1, LIMITS, setattr, (sys.modules[__name__], "first", 1)) as executor:
        executor.begin(setattr, sys.modules[__name__].Sum, "second", 2)
        assert executor.submit(Sum.of).result() == 3


class Sum:
    """Of what the process was made ready with."""

    @staticmethod
    def of() -> int:
        return globals()["first"] + Sum.second  # type: ignore[attr-defined, no-any-return]


def test_where_processes_cannot_be_forked_each_is_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    with Processes(1, Limits(memory_mb=2048), os.putenv, ("BRIEFGEN_TOLD", "yes")) as executor:
        asked = [sys.executable, "-c", "import os; print(os.environ['BRIEFGEN_TOLD'])"]
        assert executor.submit(subprocess.check_output, asked).result() == b"yes\n"


# ---- memory


def test_a_process_is_replaced_after_its_tasks() -> None:
    with Processes(1, Limits(tasks=2)) as executor:
        seen = [executor.submit(os.getpid).result() for _ in range(6)]
    assert seen[0] == seen[1] != seen[2] == seen[3] != seen[4] == seen[5]


KEPT: list[bytes] = []


def keep(megabytes: int) -> int:
    KEPT.append(fill(megabytes))
    return os.getpid()


@on_linux
def test_a_process_that_holds_too_much_memory_is_replaced() -> None:
    with Processes(1, Limits(memory_mb=2048, resident_mb=1)) as executor:
        first = executor.submit(keep, 10).result()
        assert executor.submit(keep, 200).result() == first
        assert executor.submit(os.getpid).result() != first


def test_temporary_files_are_gone_with_the_executor() -> None:
    with Processes(1, LIMITS) as executor:
        folder = Path(executor.submit(tempfile.mkdtemp).result())
        assert folder.is_dir()
    assert not folder.parent.exists()


# ---- a whole program

PROGRAM = """
    import os, sys, time
    from briefgen.build.work.limits import Limits
    from briefgen.build.work.processes import Processes

    def sleep():
        os.write(1, f"{os.getpid()} {os.getppid()}\\n".encode())
        time.sleep(600)

    executor = Processes(1, Limits(600, 600))
    future = executor.submit(sleep)
"""


def started(last: str) -> tuple[subprocess.Popen[str], list[int]]:
    program = textwrap.dedent(PROGRAM) + last
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    return parent, [int(pid) for pid in parent.stdout.readline().split()]


@on_linux
def test_nothing_outlives_a_killed_parent() -> None:
    parent, children = started("future.result()")
    with parent:
        parent.kill()
    assert all(dies(child) for child in children)


@on_linux
def test_an_interrupt_ends_the_program_and_all_it_started() -> None:
    parent, children = started("with executor:\n    future.result()")
    with parent:
        parent.send_signal(signal.SIGINT)
        _, told = parent.communicate(timeout=20)
    assert told.endswith("KeyboardInterrupt\n")
    assert all(dies(child) for child in children)


@on_linux
def test_a_program_that_forgets_its_executor_ends_all_the_same() -> None:
    parent, children = started("sys.exit(5)")
    with parent:
        parent.communicate(timeout=20)
    assert parent.returncode == 5
    assert all(dies(child) for child in children)
