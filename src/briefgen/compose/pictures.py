"""Pictures of records: checked files under data/assets/, by content.

Not decoding: sizes are read from the head of the file. The one door to Pillow in `compose`.
"""

from __future__ import annotations

import io
import struct
import warnings

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
)


def figure(view: View) -> Figure | None:
    """The picture of a specification; None where `check` has found fault with its file."""
    from PIL import Image  # most documents have no picture

    spec: FigureSpec = view._record
    workspace = current().workspace
    workspace.note("asset", str(spec.file))
    try:
        content = files.contents(workspace.root, f"data/assets/{spec.file}", MAX_BYTES)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                form, (width, height) = image.format, image.size
    except (*_FAULTS, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    if form not in ("PNG", "JPEG"):
        return None
    caption = current().read(Prose(spec.caption, view._scope)) if spec.caption else ()
    kind = "image/png" if form == "PNG" else "image/jpeg"
    return Figure(content, kind, width, height, str(spec.alt), caption)  # type: ignore[arg-type]
