"""Head cells of tables say that they head their column."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdf

from briefgen.write.pdf import write_pdf
from write import documents


def elements(node: Any) -> Iterator[Any]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from elements(node["/K"])


def test_every_head_cell_heads_its_column() -> None:
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(documents.COMMON)))
    tree = reader.trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index]
    heads = [element for element in elements(tree) if element.get("/S") == "/TH"]
    assert len(heads) >= len(documents.TABLE.columns)
    assert {head["/A"]["/Scope"] for head in heads} == {"/Column"}
