"""Pictures of records: checked files under data/assets/, by content.

Not decoding: sizes are read from the head of the file. The one door to Pillow in `compose`.
"""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from briefgen.compose.rendering import current
from briefgen.compose.views import Prose, View
from briefgen.document.tree import Figure
from briefgen.model.section import FigureSpec


def figure(view: View) -> Figure | None:
    """The picture of a specification; None where `check` has found fault with its file."""
    spec: FigureSpec = view._record
    path = current().workspace.root / "data" / "assets" / Path(str(spec.file))
    try:
        with Image.open(path) as image:
            form, (width, height) = image.format, image.size
    except OSError:
        return None
    if form not in ("PNG", "JPEG"):
        return None
    caption = current().read(Prose(spec.caption, view._scope)) if spec.caption else ()
    kind = "image/png" if form == "PNG" else "image/jpeg"
    return Figure(path.read_bytes(), kind, width, height, str(spec.alt), caption)  # type: ignore[arg-type]
