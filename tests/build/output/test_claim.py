"""The lock file of file systems without locks: taken, kept, and taken over from the dead."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.build.output.claim import STALE_S, beat, give_back, take


@pytest.fixture
def held(tmp_path: Path) -> Path:
    (tmp_path / ".briefgen").mkdir()
    return tmp_path / ".briefgen" / "held"


def claimed_by(held: Path, pid: int, host: str = socket.gethostname(), started: str = "1") -> None:
    held.write_text(json.dumps({"pid": pid, "host": host, "started": started}))


def dead() -> int:
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def age(held: Path, seconds: float) -> None:
    then = held.stat().st_mtime - seconds
    os.utime(held, (then, then))


def test_one_process_takes_it_and_the_next_does_not(tmp_path: Path, held: Path) -> None:
    assert take(tmp_path)
    assert not take(tmp_path)
    give_back(tmp_path)
    assert take(tmp_path)


def test_a_dead_one_is_taken_over(tmp_path: Path, held: Path) -> None:
    claimed_by(held, dead())
    assert take(tmp_path)
    assert json.loads(held.read_bytes())["pid"] == os.getpid()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
def test_a_number_that_another_process_has_now_is_no_life(tmp_path: Path, held: Path) -> None:
    claimed_by(held, os.getppid(), started="1")
    assert take(tmp_path)


def test_another_machine_keeps_it_while_it_shows_life(tmp_path: Path, held: Path) -> None:
    claimed_by(held, dead(), host="another")
    assert not take(tmp_path)
    age(held, STALE_S - 60)
    beat(tmp_path)
    assert not take(tmp_path)
    age(held, STALE_S + 60)
    assert take(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"pid": "x", "host": "h", "started": ""}'])
def test_one_that_says_nothing_is_taken_over_when_it_is_old(
    tmp_path: Path, held: Path, content: bytes
) -> None:
    held.write_bytes(content)
    assert not take(tmp_path)
    age(held, STALE_S + 60)
    assert take(tmp_path)


def test_only_ones_own_is_given_back(tmp_path: Path, held: Path) -> None:
    claimed_by(held, os.getppid(), host="another")
    give_back(tmp_path)
    assert held.exists()


def test_nothing_is_left_beside_it(tmp_path: Path, held: Path) -> None:
    claimed_by(held, dead(), host="another")
    take(tmp_path)
    age(held, STALE_S + 60)
    take(tmp_path)
    give_back(tmp_path)
    assert list((tmp_path / ".briefgen").iterdir()) == []
