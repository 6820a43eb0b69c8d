"""The samples hold nothing that is not public but remarks: their public edition says the same, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compose.compose import compose
from briefgen.config import load_config
from briefgen.document.texts import lines
from briefgen.edition import project
from briefgen.load import load_workspace

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_public_edition_of_the_samples_prints_the_same_words(tmp_path: Path) -> None:
    made = project(ROOT, tmp_path, "public", suppress_below=3)
    assert (made.findings, made.unsigned) == ((), ())
    assert {kept.reason for kept in made.withheld} == {"internal"}
    config, _ = load_config(ROOT)
    assert config is not None
    whole, public = load_workspace(ROOT)[0], load_workspace(tmp_path)[0]
    assert [*public.briefings] == [*whole.briefings]
    for id in whole.briefings:
        before, _ = compose(whole, config, id)
        after, found = compose(public, config, id)
        assert before is not None
        assert after is not None, found
        assert [*lines(after)] == [*lines(before)]
