"""The real command that publishes, in a process of its own.

Not a test.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MOST_S = 300


def publish(workspace: Path, site: Path, day: str) -> None:
    """Publishes a workspace into a folder, as if it were a day."""
    command = ("-C", workspace, "publish", "--output", site, "--date", day)
    run = subprocess.run(
        [sys.executable, "-m", "briefgen", *command],
        env={**os.environ, "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=MOST_S,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-3000:]
