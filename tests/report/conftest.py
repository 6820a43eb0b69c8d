"""A folder with the sources of the findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.report import View
from report.findings import SOURCES


@pytest.fixture
def view(tmp_path: Path) -> View:
    """Chinese, no colours, the workspace under sub/."""
    for name, text in SOURCES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return View("zh", tmp_path)
