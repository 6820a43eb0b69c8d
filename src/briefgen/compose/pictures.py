"""Pictures of records: checked files under data/assets/, by content.

Not decoding: sizes are read from the head of the file. The one door to Pillow in `compose`.
"""

from __future__ import annotations

import io
import struct
import warnings

from PIL import Image

from briefgen import files
from briefgen.compose.rendering import current
from briefgen.compose.views import Prose, View
from briefgen.document.tree import Figure
from briefgen.model.section import FigureSpec

MAX_BYTES = 20 * 1024 * 1024
_FAULTS = (
    files.Unreadable,
    files.TooLarge,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def figure(view: View) -> Figure | None:
    """The picture of a specification; None where `check` has found fault with its file."""
    spec: FigureSpec = view._record
    root = current().workspace.root
    try:
        content = files.contents(root, f"data/assets/{spec.file}", MAX_BYTES)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                form, (width, height) = image.format, image.size
    except _FAULTS:
        return None
    if form not in ("PNG", "JPEG"):
        return None
    caption = current().read(Prose(spec.caption, view._scope)) if spec.caption else ()
    kind = "image/png" if form == "PNG" else "image/jpeg"
    return Figure(content, kind, width, height, str(spec.alt), caption)  # type: ignore[arg-type]
