"""The same words on the website's pages as in the text file; nothing in them that a strict policy forbids."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from briefgen.compose.compose import compose
from briefgen.config import Config, load_config
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.write.web import web_page
from samples.builds import FILES, ROOT
from samples.extraction import html_words, txt_words


@cache
def workspace() -> tuple[Workspace, Config]:
    config, _ = load_config(ROOT)
    assert config is not None
    return load_workspace(ROOT)[0], config


@pytest.mark.parametrize("id", FILES)
def test_the_page_says_what_the_text_file_says(built: Path, id: str) -> None:
    records, config = workspace()
    document, _ = compose(records, config, id)
    assert document is not None
    page = web_page(document, ledger_of(document, records.lexicon), Records(records))
    assert html_words(page.html.encode()) == txt_words((built / id / f"{id}.txt").read_bytes())
    assert not re.search(r"<(?:style|script)|\s(?:style|on\w+)=", page.html)
