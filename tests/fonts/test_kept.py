"""What is remembered on disk is what was written, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.fonts.kept import keep, remembered


def test_a_kept_file_comes_back(tmp_path: Path) -> None:
    keep(tmp_path / "a" / "b", b"glyphs")
    assert remembered(tmp_path / "a" / "b") == b"glyphs"


@pytest.mark.parametrize(
    "damage", [lambda c: b"", lambda c: c[:-1], lambda c: c[:-1] + b"?", lambda c: c[:9]]
)
def test_a_torn_or_altered_file_is_nothing(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "b"
    keep(path, b"glyphs")
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(OSError, match="damaged"):
        remembered(path)
