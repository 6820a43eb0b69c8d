"""Says of each head cell of a PDF that it heads its column (Scope, ISO 32000-1 14.8.5.7).

The engine does not. Not which cells are heads: the markup knows.
"""

from __future__ import annotations

from typing import Any

HEAD_CELL = "/TH"


def of_columns(drawn: Any, pdf: Any) -> None:
    """Adds the attribute to the tags of a PDF that is about to be written; a table has no other heads."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == HEAD_CELL and "A" in element:
            element["A"]["Scope"] = "/Column"
