"""Whether the pictures that records name are there, inside the workspace, and fit to print.

Not their placing. Sizes are read from a picture's head before anything is decoded.
"""

from __future__ import annotations

import io
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from briefgen import files
from briefgen.diagnostics import Diagnostic, Span
from briefgen.load.limit import MAX_SHOWN, clipped
from briefgen.load.shape import parts
from briefgen.model.fields import Scalar
from briefgen.model.section import FigureSpec
from briefgen.model.workspace import Workspace
from briefgen.rules import load as load_rules
from briefgen.rules import references as rules
from briefgen.rules.guess import hint

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile  # imported where there is a picture: most workspaces have none

ASSETS = "data/assets"
MAX_BYTES = 20 * 1024 * 1024
MAX_SIDE = 4_000  # pixels
MAX_AREA = 20_000_000  # pixels
MAX_NAMES = 1_000
"""Files that are looked at for the “did you mean”."""
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, struct.error)


def check_pictures(workspace: Workspace, kind: str, record: Any) -> Iterator[Diagnostic]:
    """Every finding about the pictures of one record."""
    for figure in parts(record, FigureSpec):
        span = figure.file.span if isinstance(figure.file, Scalar) else workspace.span(kind, record.id)
        finding = _path_fault(workspace.root, figure.file, span) or _file_fault(
            workspace.root, figure.file, span
        )
        if finding is not None:
            yield finding


def _path_fault(root: Path, written: str, span: Span) -> Diagnostic | None:
    """What is wrong with a path before it is followed, and where it leads."""
    problem = _problem(written)
    if problem is None and _leads_out(root / ASSETS, written):
        problem = ("通过链接指到工作区之外", "leads out of the workspace through a link")
    if problem is None:
        return None
    return rules.ASSET_PATH.at(span, path=written, problem_zh=problem[0], problem_en=problem[1])


def _problem(written: str) -> tuple[str, str] | None:
    if "\\" in written:
        return "用了反斜杠", "holds a backslash"
    if written.startswith(("/", "~")) or written[1:2] == ":":
        return "是绝对路径", "is absolute"
    if "://" in written:
        return "是网址", "is an address"
    if any(part in ("..", ".", "") for part in written.split("/")):
        return "里有 .. 或空的一段", "holds .. or an empty part"
    return None


def _leads_out(assets: Path, written: str) -> bool:
    try:
        return files.leads_out(assets, assets / written)
    except (OSError, ValueError):
        return True


def _file_fault(root: Path, written: str, span: Span) -> Diagnostic | None:
    if not os.path.lexists(root / ASSETS / written):
        paths = islice((root / ASSETS).rglob("*"), MAX_NAMES)
        known = [files.shown(path.relative_to(root / ASSETS).as_posix()) for path in paths]
        return rules.NO_ASSET.at(span, path=clipped(written), **hint(written[:MAX_SHOWN], known))
    try:
        content = files.contents(root, f"{ASSETS}/{written}", MAX_BYTES)
    except files.TooLarge as error:
        size, limit = files.megabytes(error.size), files.megabytes(MAX_BYTES)
        return load_rules.TOO_LARGE.at(span, size=size, limit=limit)
    except files.Unreadable as error:
        return load_rules.UNREADABLE.at(span, problem_zh=error.zh, problem_en=error.en)
    return _content_fault(io.BytesIO(content), written, span)


def _content_fault(stream: IO[bytes], written: str, span: Span) -> Diagnostic | None:
    from PIL import Image

    picture = _opened(stream)
    if picture is None:
        return rules.NOT_A_PICTURE.at(
            span, path=written, problem_zh="内容是别的格式", problem_en="its content is of another kind"
        )
    width, height = picture.size
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_AREA:
        area = MAX_AREA // 10_000
        return rules.PICTURE_SIZE.at(span, path=written, width=width, height=height, side=MAX_SIDE, area=area)
    try:
        with _whole():
            picture.load()
    except (*_DAMAGE, Image.DecompressionBombError):
        return rules.NOT_A_PICTURE.at(
            span, path=written, problem_zh="内容不完整或已损坏", problem_en="it is cut off or damaged"
        )
    return None


@contextmanager
def _whole() -> Iterator[None]:
    """Pictures that are cut off are refused meanwhile: the PDF engine lets them pass in its whole process."""
    from PIL import ImageFile as reading

    before, reading.LOAD_TRUNCATED_IMAGES = reading.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        reading.LOAD_TRUNCATED_IMAGES = before


def _opened(stream: IO[bytes]) -> ImageFile | None:
    """A picture whose head has been read. `Image.open` would refuse large sizes without saying them."""
    from PIL import Image, JpegImagePlugin, PngImagePlugin

    head = stream.read(8)
    stream.seek(0)
    try:
        if head == b"\x89PNG\r\n\x1a\n":
            return PngImagePlugin.PngImageFile(stream)
        if head.startswith(b"\xff\xd8\xff"):
            return JpegImagePlugin.JpegImageFile(stream)
    except (*_DAMAGE, Image.DecompressionBombError):
        return None
    return None
