"""The two checkers of pages that are not ours: the Nu Html Checker of the W3C, and axe.

Not a test.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from samples.builds import ROOT
from samples.office import required

MODULES = ROOT / "scripts" / "web" / "node_modules"
VNU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
AXE = MODULES / "axe-core" / "axe.min.js"
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`)))"""


def sound(*arguments: str | Path) -> list[dict[str, Any]]:
    """What the Nu Html Checker says of files and folders."""
    run = subprocess.run(
        [
            *(required("java"), "-jar", _file(VNU), "--exit-zero-always"),
            *("--stdout", "--format", "json", *arguments),
        ],
        capture_output=True,
        timeout=240,
        check=True,
    )
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return found


def barriers(page: Page) -> list[str]:
    """What axe has against a page as it stands there, by all its rules; best practices are among them."""
    page.evaluate(_file(AXE).read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


def _file(file: Path) -> Path:
    """The checker; without it the test is skipped with its reason, in CI it fails."""
    if not file.is_file():
        missing = f"{file.name} is missing; scripts/setup.sh test installs it"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return file
