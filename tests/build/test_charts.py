"""Documents with charts on a machine that cannot draw them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from compose.workspaces import BASE

RUN = """
import sys
sys.modules["vl_convert"] = None
from briefgen.__main__ import main
main()
"""
TEXT = """\
id: d
kind: report
title: 题
place: donghu
sections:
  - paragraphs: 见图。
    charts:
      - {kind: bars, title: 用水户, indicators: [users], by: period, half: households}
"""


def built(root: Path, *formats: str) -> subprocess.CompletedProcess[str]:
    for name, content in {**BASE, "briefings/d.yaml": TEXT}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-c", RUN, "-C", str(root), "build", "--format", ",".join(formats)],
        env={**os.environ, "XDG_CACHE_HOME": str(root / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_says_what_is_missing_and_the_command(tmp_path: Path) -> None:
    run = built(tmp_path, "html")
    assert run.returncode != 0
    assert "BG697 这台机器上没有画图的程序，d 里的图画不出来" in run.stderr
    assert 'pip install "briefgen[charts]"' in run.stderr


def test_text_files_and_word_files_with_their_own_charts_need_no_program(tmp_path: Path) -> None:
    run = built(tmp_path, "txt", "docx")
    assert run.returncode == 0, run.stderr
    said = (tmp_path / "output/d/d.txt").read_text(encoding="utf-8")
    assert "柱形图：2020年354户，2021年163户。" in said
