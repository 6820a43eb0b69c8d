"""A canary in every place that readers may not see, and in no byte of the website, or of what made it."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from edition.canaries import PUBLIC, Planted, found, planted

PUBLISHED = "\npublished: 2024-01-05\n"
NOT_FOR_READERS = {
    "later": "published: 2024-02-02",
    "undated": "note: 发布日期还没有定",
    "withdrawn": "published: 2024-01-05\nwithdrawn: {date: 2024-01-20, why: 并入下一期}",
}
"""What signed documents say that are not on the website, and not in what it is made of."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Planted, Path]:
    """A workspace full of canaries, its website, and beside it the folder where it was made."""
    folder = tmp_path_factory.mktemp("canaries")
    made = planted()
    root = made.write(folder / "workspace")
    for record in (root / "briefings").rglob("*.yaml"):
        said = record.read_text("utf-8")
        if "\npublished:" not in said:
            record.write_text(said.rstrip("\n") + PUBLISHED, "utf-8")
    _not_for_readers(made)
    made.write(root)
    (folder / "public").mkdir()
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "publish", "--date", "2024-02-01"]
    done = subprocess.run(
        [*command, "--output", str(folder / "public/site")],
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return made, folder / "public"


def _not_for_readers(made: Planted) -> None:
    """Signed and public documents that nobody may read on that day, in place of all other files."""
    made.files.clear()
    for why, says in NOT_FOR_READERS.items():
        id = made.name(f"briefing, {why}: id")
        made.files[f"briefings/{id}.yaml"] = f"""\
id: {id}
kind: report
title: {made.word(f"briefing, {why}: title")}
place: heyan
status: signed
{says}
facts: {{beds: {made.number(f"briefing, {why}: fact")}张}}
sections: [{{heading: 情况, paragraphs: ["{made.word(f"briefing, {why}: paragraph")}"]}}]
"""


def test_the_document_is_on_the_website(published: tuple[Planted, Path]) -> None:
    documents = published[1] / "site/documents"
    assert [path.name for path in documents.iterdir()] == [PUBLIC]


def test_no_byte_of_the_website_or_of_what_made_it_holds_a_canary(published: tuple[Planted, Path]) -> None:
    made, folder = published
    assert (folder / ".briefgen-site/made/caches").is_dir()
    assert found(made.canaries, folder) == []


def test_no_word_of_the_search_index_is_a_canary(published: tuple[Planted, Path]) -> None:
    made, folder = published
    texts = {}
    for file in (folder / "site/pagefind").rglob("*.pf_*"):
        text = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        texts[file.name] = "".join(char for char in text if char not in "\u200b ")
    assert any("河沿县" in text for text in texts.values())
    leaks = [
        (where, name)
        for where, canary in made.canaries.items()
        for name, text in texts.items()
        if canary in text
    ]
    assert leaks == []
