"""A build that is interrupted, ended, or whose terminal is closed: nothing of it goes on, nothing is in the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ARTICLE = """\
id: {id}
kind: article
title: 一篇文章
byline: 某某单位
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: {lead}
sections:
  - heading: 做法
    paragraphs: 写一段话。
"""
ENDLESS = '"{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"'
PATIENCE_S = 60

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it looks into /proc")


def write(root: Path, id: str, lead: str) -> None:
    (root / "briefings").mkdir(exist_ok=True)
    (root / "briefings" / f"{id}.yaml").write_text(ARTICLE.format(id=id, lead=lead), encoding="utf-8")


def build(root: Path) -> subprocess.Popen[bytes]:
    """In a session of its own, as a terminal gives it, and with a folder for temporary files of its own."""
    (root / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "-C", root, "build", "--jobs", "2", "--output", root / "output"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(root / "temporary")},
    )


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
    with build(tmp_path) as stopped:
        until(lambda: (tmp_path / "output/plain/plain.html").exists() or stopped.poll() is not None)
        (os.killpg if to_all else os.kill)(stopped.pid, sent)
        said = stopped.communicate()[1].decode()
    assert stopped.returncode == code
    assert "Traceback" not in said
    until(lambda: of_session(stopped.pid) == [])

    write(tmp_path, "endless", "有完的。")
    with build(tmp_path) as last:
        last.communicate()
    assert last.returncode == 0
    assert [path.name for path in (tmp_path / "temporary").iterdir()] == []
    staged = tmp_path / "output/.briefgen/staged"
    assert not staged.exists() or [*staged.iterdir()] == []
