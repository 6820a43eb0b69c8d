"""A build that is interrupted, ended, or whose terminal is closed: nothing of it goes on, nothing is in the way."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from build.started import build, write

ENDLESS = '"{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"'
PATIENCE_S = 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")


def of_session(leader: int) -> list[int]:
    """The processes of a session that still live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[3]) == leader and words[0] not in "ZX":
            found.append(int(folder.name))
    return found


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("sent", "to_all", "code"),
    [
        (signal.SIGINT, True, 130),
        (signal.SIGTERM, False, -signal.SIGTERM),
        (signal.SIGHUP, True, -signal.SIGHUP),
    ],
    ids=["Ctrl-C", "ended", "terminal closed"],
)
def test_nothing_of_a_build_outlives_it(
    tmp_path: Path, sent: signal.Signals, to_all: bool, code: int
) -> None:
    (tmp_path / "briefgen.toml").write_text('formats = ["html"]\n', encoding="utf-8")
    write(tmp_path, "endless", ENDLESS)
    write(tmp_path, "plain", "写一句话。")
    with build(tmp_path, tmp_path / "output") as stopped:
        until(lambda: (tmp_path / "output/plain/plain.html").exists() or stopped.poll() is not None)
        (os.killpg if to_all else os.kill)(stopped.pid, sent)
        said = stopped.communicate()[1].decode()
    assert stopped.returncode == code
    assert "Traceback" not in said
    until(lambda: of_session(stopped.pid) == [])

    write(tmp_path, "endless", "有完的。")
    with build(tmp_path, tmp_path / "output") as last:
        last.communicate()
    assert last.returncode == 0
    assert [path.name for path in (tmp_path / "temporary").iterdir()] == []
    staged = tmp_path / "output/.briefgen/staged"
    assert not staged.exists() or [*staged.iterdir()] == []
