"""One build at a time: who waits, who is told, and whose lock is over."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from briefgen.build.output import Busy, Holder, locked, sweep


def test_a_second_build_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with locked(tmp_path, 0), pytest.raises(Busy) as busy, locked(tmp_path, 0.1):
        pass
    assert busy.value.holder.pid == os.getpid()
    zh, en = busy.value.holder.told()
    assert zh.startswith(f"本机的进程 {os.getpid()}，20") and zh.endswith(" 开始")
    assert en.startswith(f"process {os.getpid()} on this machine, since 20")


def test_a_holder_on_another_machine_is_named_with_it() -> None:
    assert Holder("other", 7).told() == ("other 上的进程 7", "process 7 on other")
    assert Holder().told() == ("", "")


def test_it_is_told_once_that_another_build_is_waited_for(tmp_path: Path) -> None:
    told: list[Holder] = []
    with locked(tmp_path, 0), pytest.raises(Busy), locked(tmp_path, 0.2, told.append):
        pass
    assert [holder.pid for holder in told] == [os.getpid()]


def test_a_build_that_waits_goes_on_when_the_other_has_ended(tmp_path: Path) -> None:
    code = f"""
        import sys
        from pathlib import Path
        from briefgen.build.output import locked
        with locked(Path({str(tmp_path)!r}), 0):
            print("held", flush=True)
            sys.stdin.read()
    """
    other = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None and other.stdin is not None
    assert other.stdout.readline() == b"held\n"
    stdin = other.stdin
    with locked(tmp_path, 60, lambda holder: stdin.close()):
        assert other.wait() == 0
    other.stdout.close()


def test_the_lock_is_free_after_its_holder(tmp_path: Path) -> None:
    with locked(tmp_path, 0):
        pass
    with locked(tmp_path, 0):
        pass


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    code = f"""
        import os, signal
        from pathlib import Path
        from briefgen.build.output import locked
        with locked(Path({str(tmp_path)!r}), 0):
            os.kill(os.getpid(), signal.SIGKILL)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False)
    with locked(tmp_path, 0):
        pass


@pytest.mark.parametrize("name", ["staged", "former", "traces", "lock", "intended"])
def test_a_link_in_the_work_folder_leads_nobody_elsewhere(tmp_path: Path, name: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "duty").mkdir(parents=True)
    (elsewhere / "duty" / "mine.txt").write_text("mine")
    (tmp_path / "output" / ".briefgen").mkdir(parents=True)
    goal = elsewhere / "duty" / "mine.txt" if name in ("lock", "intended") else elsewhere
    (tmp_path / "output" / ".briefgen" / name).symlink_to(goal)
    with locked(tmp_path / "output", 0):
        sweep(tmp_path / "output")
    assert (elsewhere / "duty" / "mine.txt").read_text() == "mine"
    assert not (tmp_path / "output" / ".briefgen" / name).is_symlink()


def test_a_work_folder_that_is_a_link_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".briefgen").symlink_to(tmp_path / "elsewhere")
    with locked(tmp_path / "output", 0):
        assert list((tmp_path / "elsewhere").iterdir()) == []
