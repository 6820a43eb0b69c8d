"""Expressions that were kept find what those find that are compiled anew."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen import kept
from briefgen.start import patterns

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] not in patterns.KNOWN, reason="this library is left as it is"
)
TEXTS = ["第12期，共3,400人", "AbcDEF 10%", "", "甲县\n乙县", "ａ１", "x" * 50]
EXPRESSIONS: list[tuple[str, int]] = [
    (r"(?P<number>\d[\d,]*)(?P<unit>[人户%])?", 0),
    (r"(?:甲|乙|丙)县|第(\d+)期", re.MULTILINE),
    (r"^[a-f]+", re.IGNORECASE | re.MULTILINE),
    (r"(?i:B)c(?=D)|x{3,}?|(?<!第)\d", 0),
    (r"(.)\1", re.DOTALL),
    (r"[^\W\d_]+", re.ASCII),
    ("|".join(chr(0x4E00 + n) + chr(0x5000 + n) for n in range(300)), 0),
]


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A process that has kept nothing; gives where it keeps."""
    from re import _compiler  # type: ignore[attr-defined]

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    stock = _compiler.compile
    _compiler.compile = getattr(stock, "stock", stock)
    forget()
    yield kept.place("patterns", patterns._name())
    _compiler.compile = stock
    forget()


def forget() -> None:
    """As if the process began."""
    re.purge()
    for held in (patterns._known, patterns._used, patterns._news):
        held.clear()


def begun() -> None:
    from re import _compiler  # type: ignore[attr-defined]

    forget()
    _compiler.compile = getattr(_compiler.compile, "stock", _compiler.compile)
    patterns.install()


def found() -> list[object]:
    """All that the expressions find, and what they say of themselves."""
    re.purge()
    answers: list[object] = []
    for text, flags in EXPRESSIONS:
        made = re.compile(text, flags)
        answers += [made.pattern, made.flags, made.groups, dict(made.groupindex)]
        answers += [[(one.span(), one.groups(), one.groupdict()) for one in made.finditer(t)] for t in TEXTS]
        answers.append(made == re.compile(text, flags))
    return [*answers, re.compile(rb"(\d+)").findall(b"a12b3")]


def test_they_find_the_same(fresh: Path) -> None:
    stock = found()
    begun()
    assert found() == stock
    patterns.keep()
    begun()
    assert patterns._known
    assert found() == stock
    assert not patterns._news


def test_nothing_is_written_where_nothing_is_new(fresh: Path) -> None:
    begun()
    found()
    patterns.keep()
    before = fresh.stat().st_mtime_ns
    begun()
    found()
    patterns.keep()
    assert fresh.stat().st_mtime_ns == before


def test_a_wrong_expression_is_refused_in_the_same_words(fresh: Path) -> None:
    said = []
    for install in (False, True):
        if install:
            begun()
        with pytest.raises(re.error) as raised:
            re.compile("(a")
        said.append(str(raised.value))
    assert said[0] == said[1]


def test_what_depends_on_the_locale_is_not_kept(fresh: Path) -> None:
    begun()
    assert re.compile(rb"\w+", re.LOCALE).findall(b"ab c") == [b"ab", b"c"]
    assert re.compile(rb"(?L)\w+").findall(b"ab c") == [b"ab", b"c"]
    assert not patterns._news


@pytest.mark.parametrize("content", [b"", b"x" * 40, b"\xe9\xff\xff\xff\x7f"])
def test_what_is_torn_counts_as_nothing(fresh: Path, content: bytes) -> None:
    kept.keep(fresh, content)
    begun()
    assert not patterns._known
    assert re.compile("a(b)").groups == 1


def test_what_others_may_write_is_not_believed(fresh: Path) -> None:
    begun()
    found()
    patterns.keep()
    fresh.chmod(0o666)
    begun()
    assert not patterns._known


def test_numbers_that_make_no_sense_are_compiled_anew(fresh: Path) -> None:
    begun()
    for numbers in ((32, 1, {}, b"\xff" * 8), (32, 1, {"x": 7}, b""), (), "text"):
        patterns._known["a(b)", 0] = numbers  # type: ignore[assignment]
        re.purge()
        assert re.compile("a(b)").fullmatch("ab")


def test_no_more_is_kept_than_was_used_where_it_would_be_too_much(
    fresh: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun()
    found()
    patterns.keep()
    begun()
    monkeypatch.setattr(patterns, "LARGEST", 0)
    re.compile("only(this)")
    patterns.keep()
    begun()
    assert [text for text, _ in patterns._known] == ["only(this)"]


def test_a_command_keeps_them(fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").touch()
    subprocess.run([sys.executable, "-m", "briefgen", "-C", str(tmp_path), "check"], capture_output=True)
    begun()
    assert len(patterns._known) > 50
