"""The same words in HTML, PDF, DOCX and text, each read independently of our code."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples.builds import FILES
from samples.extraction import docx_words, html_words, pdf_words, table_heads, txt_words

NAMED = pytest.mark.parametrize("id", FILES)


def written(built: Path, id: str, format: str) -> bytes:
    return (built / id / f"{id}.{format}").read_bytes()


@NAMED
def test_html_and_docx_say_what_the_text_file_says(built: Path, id: str) -> None:
    said = txt_words(written(built, id, "txt"))
    assert said
    assert html_words(written(built, id, "html")) == said
    assert docx_words(written(built, id, "docx")) == said


@NAMED
def test_pdf_says_what_the_text_file_says(built: Path, id: str) -> None:
    heads = table_heads(written(built, id, "html"))
    assert pdf_words(written(built, id, "pdf"), heads) == txt_words(written(built, id, "txt"))
