"""The engine is loaded without what it does not need, and without a cache as well."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from briefgen.write.pdf_engine import engine
engine()
print(sorted({name.split(".")[0] for name in sys.modules} & {"fontTools", "pycparser", "uharfbuzz"}))
from fontTools.ttLib import TTFont
print(TTFont.__module__)
"""


def loaded(cache: Path) -> list[str]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    )
    return run.stdout.splitlines()


def test_neither_the_parser_nor_the_library_for_fonts_is_loaded(tmp_path: Path) -> None:
    assert loaded(tmp_path) == ["['pycparser']", "fontTools.ttLib.ttFont"]
    assert loaded(tmp_path) == ["[]", "fontTools.ttLib.ttFont"]


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    loaded(tmp_path)
    (kept,) = (tmp_path / "briefgen" / "declarations").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9])
    assert loaded(tmp_path)[0] == "['pycparser']"
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "briefgen").write_text("", encoding="utf-8")
    assert loaded(tmp_path)[0] == "['pycparser']"
