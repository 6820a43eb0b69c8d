"""The process that makes the website: what it is told, what it answers, and that it does not outlive who asks."""

from __future__ import annotations

import datetime
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen.build.work.limits import Limits
from briefgen.publish import process
from briefgen.publish.child import Made, Request
from briefgen.publish.history import History
from briefgen.publish.places import Places

ALONE = """
import subprocess, sys
child = subprocess.Popen(
    [sys.executable, "-P", "-c", "from briefgen.publish.child import end_with_parent; end_with_parent()"],
    stdin=subprocess.PIPE,
)
print(child.pid, flush=True)
child.wait()
"""


def request(places: Places, *ids: str) -> Request:
    day = datetime.date(2019, 3, 1)
    return Request(ids, History(), day, str(places.made), False, 1, Limits())


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places.of(tmp_path / "www" / "site")
    made.public.mkdir(parents=True)
    (made.public / "briefgen.toml").write_text("")
    return made


def test_it_answers_what_is_not_there(places: Places) -> None:
    came = process.made(request(places, "ferry"), places, lambda *said: None)
    assert came == Made(hidden=("ferry",))


def test_its_environment_is_written_from_nothing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_SECRET", "/home/office/records")
    monkeypatch.setenv("OLDPWD", "/home/office/records")
    told = process.environment(places)
    known = {"PATH", "LD_LIBRARY_PATH", "LANG", "HOME", "TMPDIR", "XDG_CACHE_HOME", "BRIEFGEN_FONTS"}
    assert told.keys() <= known | {"PYTHONUSERBASE", "PYTHONPATH"}
    assert told["HOME"] == told["TMPDIR"] == str(places.scratch)
    assert told["XDG_CACHE_HOME"] == str(places.caches)
    assert not any("records" in value for value in told.values())


def test_one_that_is_killed_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PROGRAM", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(process.Stopped, match="signal 9"):
        process.made(request(places), places, lambda *said: None)


def test_what_it_says_last_is_kept_for_debugging(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "PROGRAM", "raise SystemExit('the disk is gone')")
    with pytest.raises(process.Stopped) as stopped:
        process.made(request(places), places, lambda *said: None)
    assert "the disk is gone" in stopped.value.details


def test_an_answer_that_is_cut_off_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import os; os.write(1, (40).to_bytes(8, 'big') + b'half of it'); raise SystemExit(7)"
    monkeypatch.setattr(process, "PROGRAM", program)
    with pytest.raises(process.Stopped, match="exit 7"):
        process.made(request(places), places, lambda *said: None)


def test_a_record_that_it_cannot_read_is_no_document_less(places: Places) -> None:
    (places.public / "briefings").mkdir()
    (places.public / "briefings/ferry.yaml").write_text("id: [")
    came = process.made(request(places, "ferry"), places, lambda *said: None)
    assert [one.span.file for one in came.findings] == ["briefings/ferry.yaml"]
    assert (came.hidden, came.complete) == ((), False)


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_it_ends_when_nobody_holds_its_input() -> None:
    with subprocess.Popen([sys.executable, "-c", ALONE], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 20
    while time.monotonic() < end and _is_alive(child):
        os.sched_yield()
    assert not _is_alive(child)


def _is_alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody asked for its code is none."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
