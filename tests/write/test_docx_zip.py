"""Archives written from parts deflated before."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from briefgen.write.docx_zip import archive, deflate


def test_an_archive_is_read_back_in_its_order() -> None:
    data = archive((deflate("乙.xml", b"b"), deflate("a/甲", b"a" * 9999), deflate("empty", b"")))
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert read.testzip() is None
        assert read.namelist() == ["乙.xml", "a/甲", "empty"]
        assert read.read("a/甲") == b"a" * 9999
        assert [i.date_time for i in read.infolist()] == [(1980, 1, 1, 0, 0, 0)] * 3


@given(st.binary(max_size=2000))
def test_any_bytes_come_back(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(archive((deflate("x", content),)))) as read:
        assert read.read("x") == content
