"""Tasks in processes with limits: one that passes them is killed and named, the others go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from briefgen.build.work.limits import Failed, Limits, Tell
from briefgen.build.work.run import run

LIMITS = Limits(seconds=20, memory_mb=600)


def work(task: str, tell: Tell) -> str:
    """Does what the name of the task says."""
    tell("first")
    match task:
        case "loop":
            while True:
                pass
        case "memory":
            tell("second")
            return "x" * (900 * 1024 * 1024)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "leaves":
            os._exit(7)
        case "fault":
            raise ValueError("nothing\nmore")
        case "deep":
            return work_deep()
    return f"{task} done"


def work_deep() -> str:
    return work_deep()


def done(*tasks: str, jobs: int = 2, limits: Limits = LIMITS) -> dict[str, str | Failed]:
    return dict(run(tasks, work, jobs=jobs, limits=limits))


def test_every_task_gets_its_result() -> None:
    names = [f"t{number}" for number in range(20)]
    assert done(*names, jobs=3) == {name: f"{name} done" for name in names}


def test_no_tasks_start_no_process() -> None:
    assert done() == {}


def test_an_endless_loop_is_killed_and_named_and_the_others_go_on() -> None:
    found = done("a", "loop", "b", limits=Limits(seconds=1, memory_mb=600))
    assert found == {"a": "a done", "b": "b done", "loop": Failed("time", "first")}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_memory_bomb_is_stopped_and_named_and_the_others_go_on() -> None:
    found = done("a", "memory", "b", jobs=1)
    assert found == {"a": "a done", "memory": Failed("memory", "second"), "b": "b done"}


def test_a_process_that_dies_is_named_with_its_signal() -> None:
    found = done("killed", "leaves", "a")
    assert found == {
        "killed": Failed("died", "first", "SIGKILL"),
        "leaves": Failed("died", "first", "exit 7"),
        "a": "a done",
    }


def test_an_exception_is_a_fault_with_its_first_line_and_its_traceback() -> None:
    found = done("fault", "a")["fault"]
    assert isinstance(found, Failed)
    assert (found.why, found.stage, found.problem) == ("fault", "first", "ValueError: nothing")
    assert "work" in found.detail


def test_endless_recursion_is_a_fault() -> None:
    found = done("deep", "a")
    assert isinstance(found["deep"], Failed)
    assert found["deep"].why == "fault"
    assert found["a"] == "a done"


PARENT = """
    import os, sys, time
    from briefgen.build.work.limits import Limits
    from briefgen.build.work.run import run

    def work(task, tell):
        print(os.getpid(), flush=True)
        while True:
            time.sleep(1)

    list(run(["a"], work, jobs=1, limits=Limits(60, 600)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="children die with their parent on Linux only")
def test_a_worker_does_not_outlive_a_killed_parent() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PARENT)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 10
    while _lives(child) and time.monotonic() < end:
        time.sleep(0.01)
    assert not _lives(child)


def _lives(process: int) -> bool:
    """A zombie that nobody has waited for counts as dead."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_descriptors_that_must_not_be_inherited_are_closed_in_the_child(tmp_path: Path) -> None:
    descriptor = os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT)
    lock = os.fstat(descriptor)

    def is_open(task: str, tell: Tell) -> bool:
        try:
            found = os.fstat(descriptor)
        except OSError:
            return False
        return os.path.samestat(found, lock)  # the number may have been given to another

    assert list(run(["a"], is_open, jobs=1, limits=LIMITS, closed=(descriptor,))) == [("a", False)]
    os.close(descriptor)
