"""What makes the PDF engine quick, a file each, where it is a version that we know; the pages stay the same.

Not what it sets otherwise: that is `teach`. Not an import of the engine: `pdf` hands it in.
"""

from __future__ import annotations

from typing import Any

from briefgen.write.engine import alike, drawing, embedding, measuring, packing, setting

KNOWN = ("70.0",)
"""Versions of WeasyPrint whose pages were compared with and without it."""


def quicken(engine: Any) -> bool:
    """Teaches the engine, once in a process; False where the version is not one of those."""
    if engine.VERSION not in KNOWN:
        return False
    embedding.install(engine.pdf, engine.pdf.stream, engine.pdf.fonts, engine.text.ffi.ffi)
    packing.install(engine.pdf.pydyf)
    drawing.install(engine.draw.text, engine.text.ffi.ffi)
    layout, boxes = engine.layout, engine.formatting_structure.boxes
    alike.install(layout.page, boxes)
    lines = measuring.install(layout.inline, engine.text.line_break, engine.text.ffi.ffi)
    if lines is not None:
        setting.install(layout.block, layout.inline, boxes, lines)
    return True
