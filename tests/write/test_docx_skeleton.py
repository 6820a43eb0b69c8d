"""What is kept of python-docx's package is what it makes, and without it the same is made again."""

from __future__ import annotations

import marshal
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from briefgen import kept
from briefgen.write import docx_skeleton
from briefgen.write.docx_skeleton import Skeleton, skeleton

KINDS = list(product((False, True), repeat=2))
SCRIPT = """
import sys
from briefgen.write.docx_skeleton import skeleton
import briefgen.write.docx
skeleton(True, False)
print("docx" in sys.modules)
"""


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A user who has kept nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    skeleton.cache_clear()
    yield
    skeleton.cache_clear()


def made(draft: bool, unnumbered: bool) -> Skeleton:
    """As another process has it."""
    skeleton.cache_clear()
    return skeleton(draft, unnumbered)


def file_of(draft: bool, unnumbered: bool) -> Path:
    return kept.place("frames", docx_skeleton._key(draft, unnumbered))


@pytest.mark.parametrize(("draft", "unnumbered"), KINDS)
def test_what_is_kept_is_what_is_made(draft: bool, unnumbered: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(draft, unnumbered)
    assert "word/document.xml" in first.files
    assert [kind for kind, _, _ in first.footers] == ["default", "even", "first"][: 2 + unnumbered]
    assert [kind for kind, _, _ in first.headers] == ["default", "even", "first"][: (2 + unnumbered) * draft]
    assert {path for _, _, path in (*first.footers, *first.turned, *first.headers)} <= first.files.keys()
    monkeypatch.setattr(docx_skeleton, "_made", None)
    assert made(draft, unnumbered) == first


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"torn",
        marshal.dumps(({}, (), ())),
        marshal.dumps(([], (), (), ())),
        marshal.dumps(({"a": "text"}, (), (), ())),
        marshal.dumps(({"a": b""}, (("one",),), (), ())),
        marshal.dumps(7),
    ],
)
def test_what_makes_no_sense_is_made_again(content: bytes) -> None:
    first = made(False, False)
    kept.keep(file_of(False, False), content)
    assert made(False, False) == first


def test_what_others_may_write_is_not_believed() -> None:
    first = made(False, False)
    file = file_of(False, False)
    kept.keep(file, marshal.dumps(({"a": b""}, (), (), ())))
    assert made(False, False).files == {"a": b""}
    file.chmod(0o666)
    assert made(False, False) == first


def test_python_docx_is_loaded_only_where_nothing_is_kept() -> None:
    def told() -> str:
        return subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True
        ).stdout

    assert told() == "True\n"
    assert told() == "False\n"
