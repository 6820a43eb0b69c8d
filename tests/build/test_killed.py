"""A whole build, killed in the middle: every document's folder is the old one or the new one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ARTICLE = """\
id: {id}
kind: article
title: 一篇文章
byline: 某某单位
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: {word}
sections:
  - heading: 做法
    paragraphs: 写一段话。
"""
IDS = tuple(f"d{number}" for number in range(5))
POINTS = 6


def fill(root: Path, word: str) -> None:
    for id in IDS:
        file = root / "briefings" / f"{id}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(ARTICLE.format(id=id, word=word), encoding="utf-8")


def build(root: Path, output: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "-C", root, "build", "--jobs", "2", "--output", output],
        stderr=subprocess.PIPE,
    )


def contents(output: Path) -> dict[str, dict[str, bytes]]:
    return {id: {p.name: p.read_bytes() for p in (output / id).iterdir()} for id in IDS}


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not exchanged in one step there")
def test_a_build_killed_at_any_time_leaves_every_folder_old_or_new(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('formats = ["html", "docx", "txt"]\n')
    output, states, took = tmp_path / "output", [], 0.0
    for word in ("旧的。", "新的。"):
        fill(tmp_path, word)
        start = time.monotonic()
        with build(tmp_path, tmp_path / word) as whole:
            pass
        took = time.monotonic() - start
        assert whole.returncode == 0
        states.append(contents(tmp_path / word))
    old, new = states
    assert old != new
    shutil.copytree(tmp_path / "旧的。", output)

    replaced = set()
    for point in range(POINTS):
        with build(tmp_path, output) as killed:
            try:
                killed.wait(took * (0.5 + 0.5 * point / POINTS))
            except subprocess.TimeoutExpired:
                killed.kill()
        found = contents(output)
        for id in IDS:
            assert found[id] in (old[id], new[id]), (point, id)
        replaced.add(sum(found[id] == new[id] for id in IDS))
        shutil.rmtree(output)
        shutil.copytree(tmp_path / "旧的。", output)
    assert len(replaced) > 1, "no point hit the middle of a build"

    with build(tmp_path, output) as last:
        pass
    assert last.returncode == 0
    assert contents(output) == new
