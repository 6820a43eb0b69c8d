"""`briefgen form` finds nothing in any file of the samples: they keep the page that it measures."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefgen.form import docx, pdf
from briefgen.form.profile import KIND_OF, Profile
from samples.builds import FILES


@pytest.mark.parametrize("id", FILES)
@pytest.mark.parametrize("format", ["pdf", "docx"])
def test_nothing_is_found_in_a_sample(built: Path, id: str, format: str) -> None:
    content = (built / id / f"{id}.{format}").read_bytes()
    reader = pdf if format == "pdf" else docx
    measured = reader.measured(f"{id}.{format}", content, Profile())
    assert [f"{finding.span} {finding.message('zh')}" for finding in measured.findings] == []


@pytest.mark.parametrize("id", FILES)
def test_the_kind_of_a_sample_is_read_off_its_head(built: Path, id: str) -> None:
    record = yaml.safe_load(FILES[id].read_text(encoding="utf-8"))
    wanted = KIND_OF[record.get("format", "bulletin" if record["kind"] == "bulletin" else "plain")]
    content = (built / id / f"{id}.docx").read_bytes()
    assert docx.measured(id, content, Profile()).kind == wanted
