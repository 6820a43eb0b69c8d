"""The gate lets every file of the samples by: nothing in them looks like what may not be published."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.publish.gate.about import About
from briefgen.publish.gate.search import search
from samples.builds import FILES


@pytest.mark.parametrize("id", FILES)
def test_nothing_is_found_in_a_sample(built: Path, id: str) -> None:
    files = (
        (f"{id}.{ending}", (built / id / f"{id}.{ending}").read_bytes())
        for ending in ("html", "pdf", "docx", "txt")
    )
    assert [f"{found.span} {found.message('zh')}" for found in search(files, About())] == []
