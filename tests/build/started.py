"""A workspace of small articles, and a build of it in a process of its own, for tests that put an end to it.

Not the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def write(root: Path, id: str, lead: str) -> None:
    """Writes the record of an article."""
    (root / "briefings").mkdir(exist_ok=True)
    (root / "briefings" / f"{id}.yaml").write_text(ARTICLE.format(id=id, lead=lead), encoding="utf-8")


def build(root: Path, output: Path) -> subprocess.Popen[bytes]:
    """In a session of its own, as a terminal gives it, and with a folder for temporary files of its own."""
    (root / "temporary").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "briefgen", "-C", root, "build", "--jobs", "2", "--output", output],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ | {"TMPDIR": str(root / "temporary")},
    )
