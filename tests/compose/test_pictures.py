"""Pictures of records: by content, and only what is one."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from briefgen.document.tree import Figure, plain
from compose.workspaces import PROSE, made

TEXT = "id: d\nkind: report\ntitle: 题\nfacts: {n: 3户}\nsections:\n  - figure: {file: a.png, alt: 图示, caption: '图{{ f.n }}'}\n"


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 2, 3, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\0\0" * 3)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_brings_its_bytes_its_size_and_its_caption(tmp_path: Path) -> None:
    (tmp_path / "data/assets").mkdir(parents=True)
    (tmp_path / "data/assets/a.png").write_bytes(png())
    (figure,) = made(tmp_path, {PROSE: TEXT}).blocks
    assert isinstance(figure, Figure)
    assert (figure.media_type, figure.width, figure.height, figure.alt) == ("image/png", 2, 3, "图示")
    assert (figure.data, plain(figure.caption)) == (png(), "图3户")
