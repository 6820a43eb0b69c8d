"""Pictures of records: by content, and only what is one."""

from __future__ import annotations

import os
import struct
import zlib
from pathlib import Path

import pytest

from briefgen.document.tree import Figure, plain
from compose.workspaces import PROSE, made

TEXT = "id: d\nkind: report\ntitle: 题\nfacts: {n: 3户}\nsections:\n  - figure: {file: a.png, alt: 图示, caption: '图{{ f.n }}'}\n"


def png(width: int = 2, height: int = 3) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0\0\0" * 3)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_picture_brings_its_bytes_its_size_and_its_caption(tmp_path: Path) -> None:
    (tmp_path / "data/assets").mkdir(parents=True)
    (tmp_path / "data/assets/a.png").write_bytes(png())
    (figure,) = made(tmp_path, {PROSE: TEXT}).blocks
    assert isinstance(figure, Figure)
    assert (figure.media_type, figure.width, figure.height, figure.alt) == ("image/png", 2, 3, "图示")
    assert (figure.data, plain(figure.caption)) == (png(), "图3户")


@pytest.mark.parametrize("side", [10_000, 14_000, 60_000])
def test_a_picture_of_any_size_is_no_crash(tmp_path: Path, side: int) -> None:
    (tmp_path / "data/assets").mkdir(parents=True)
    (tmp_path / "data/assets/a.png").write_bytes(png(side, side))
    assert "BG799" not in str(made(tmp_path, {PROSE: TEXT}).told)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "data/assets").mkdir(parents=True)
    os.mkfifo(tmp_path / "data/assets/a.png")
    assert "BG799" not in str(made(tmp_path, {PROSE: TEXT}).told)
