"""Compiled templates are remembered; what comes back prints the same and knows the same places."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest

from briefgen.compose import compiled
from briefgen.compose.environment import Environment
from briefgen.compose.rendering import line_mark, lines_marked
from briefgen.diagnostics import Span

SOURCE = "::: title\n关于增开班车的通知\n:::\n{% if true %}各站：\n{% endif %}"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "briefgen" / "templates"


def consts(code: object) -> set[str]:
    found = set()
    for one in getattr(code, "co_consts", ()):
        found |= {one} if isinstance(one, str) else consts(one)
    return found


def places(code: object) -> list[str]:
    """Where the lines stand that are marked in a code, in the order of their marks."""
    marked = lines_marked()
    marks = sorted({char for text in consts(code) for char in text if char >= "\U00100000"})
    first = min(map(ord, marks)) if marks else 0
    base = ord(line_mark(Span("x"))) - len(marked)
    assert first >= base
    return [marked[ord(char) - base].told("en") for char in marks]


def test_a_kept_template_knows_its_lines_whatever_was_compiled_before(kept: Path) -> None:
    fresh = Environment().compile(SOURCE, "notice.md.j2", "templates/notice.md.j2")
    assert len([*kept.iterdir()]) == 1
    line_mark(Span("templates/other.md.j2", 7))
    again = Environment().compile(SOURCE, "notice.md.j2", "templates/notice.md.j2")
    assert again is not fresh
    expected = [f"templates/notice.md.j2:{place}" for place in ("1:1", "2:1", "3:1", "4:14")]
    assert places(fresh) == places(again) == expected


def test_what_another_template_would_give_is_not_taken(kept: Path) -> None:
    one = Environment().compile("甲", "a.md.j2", "templates/a.md.j2")
    other = Environment().compile("甲", "b.md.j2", "templates/b.md.j2")
    assert places(one) == ["templates/a.md.j2:1:1"]
    assert places(other) == ["templates/b.md.j2:1:1"]


def test_a_file_that_others_may_write_is_not_taken(kept: Path) -> None:
    Environment().compile("甲", "a.md.j2", "templates/a.md.j2")
    (file,) = kept.iterdir()
    kept.chmod(0o777)
    made: list[bool] = []
    code = compiled.compiled(
        "甲", "a.md.j2", "templates/a.md.j2", lambda: made.append(True) or compile("1", "x", "eval")
    )
    assert made == [True]
    assert consts(code) == set()
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", [b"", b"x", marshal.dumps(5), marshal.dumps((1, 2))])
def test_a_file_that_is_no_template_is_not_taken(kept: Path, content: bytes) -> None:
    from briefgen.kept import keep

    fresh = Environment().compile("甲", "a.md.j2", "templates/a.md.j2")
    (file,) = kept.iterdir()
    keep(file, content)
    assert places(Environment().compile("甲", "a.md.j2", "templates/a.md.j2")) == places(fresh)
