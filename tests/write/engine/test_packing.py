"""The file of a PDF: what is packed comes out again, and a library of another kind keeps its ways."""

from __future__ import annotations

import io
import zlib
from types import SimpleNamespace
from typing import Any

import pypdf

from briefgen.write.engine import packing
from briefgen.write.pdf import write_pdf
from write.documents import LETTER


def test_what_is_packed_comes_out_again() -> None:
    content = bytes(range(256)) * 300
    assert zlib.decompress(packing.packed(content)) == content
    assert zlib.decompress(packing.packed(content, outlines=True)) == content


def test_a_file_is_whole() -> None:
    content = write_pdf(LETTER)
    assert content.startswith(b"%PDF-1.7\n")
    assert content.endswith(b"%%EOF\n")
    reader = pypdf.PdfReader(io.BytesIO(content), strict=True)
    assert len(reader.pages) > 0
    first, second = reader.trailer["/ID"]  # type: ignore[misc]
    assert len(first) == len(second) == 32


def test_a_library_of_another_version_is_left_alone() -> None:
    def write(self: Any, output: Any, version: Any, identifier: Any, compress: Any) -> None: ...

    for version, known in (("0.13.0", True), ("0.14.0", False)):
        library = SimpleNamespace(VERSION=version, PDF=SimpleNamespace(write=write))
        packing.install(library)
        assert (library.PDF.write is not write) is known
