"""The ledger lists every number of every output, found here by other means than the ledger's own.

The outputs are read as files; what is a Chinese quantity is read from the word list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from briefgen.compose.compose import compose
from briefgen.config import load_config
from briefgen.ledger.entry import Ledger
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace
from briefgen.model.unit import unit
from samples.builds import FILES, ROOT
from samples.extraction import docx_words, html_words, pdf_words, squeezed, table_heads, txt_words

NAMED = pytest.mark.parametrize("id", FILES)
LEXICON: Mapping[str, list[str]] = yaml.safe_load((ROOT / "data/vocab/lexicon.yaml").read_text("utf-8"))
READERS: Mapping[str, Callable[[bytes], str]] = {"txt": txt_words, "html": html_words, "docx": docx_words}
NUMERALS = "零〇一二三四五六七八九十百千万亿两半"
BESIDE = ("一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九")
"""Numerals that say no figure when they stand side by side."""
WITHOUT_UNIT = frozenset(("业", "进", "化", "个方面", "必须", "严禁", "确保", "线"))
"""What the samples count that is no measure word: 两业, 四进, 两必须. Typed by hand, they are not found."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a ledger without white space, and which of their characters its entries cover."""

    lines: tuple[str, ...]
    covered: tuple[tuple[bool, ...], ...]


@pytest.fixture(scope="module")
def ledgers(samples: Path) -> Mapping[str, Ledger]:
    """The ledger of every sample."""
    workspace, _ = load_workspace(samples)
    config, _ = load_config(samples)
    assert config is not None
    documents = {id: compose(workspace, config, id)[0] for id in FILES}
    return {id: ledger_of(d, workspace.lexicon) for id, d in documents.items() if d is not None}


@NAMED
@pytest.mark.parametrize("format", READERS)
def test_every_number_of_an_output_is_in_the_ledger(
    built: Path, ledgers: Mapping[str, Ledger], id: str, format: str
) -> None:
    words = READERS[format]((built / id / f"{id}.{format}").read_bytes())
    assert uncovered(words, listed(ledgers[id])) == []


@NAMED
def test_every_number_of_a_pdf_is_in_the_ledger(built: Path, ledgers: Mapping[str, Ledger], id: str) -> None:
    folder = built / id
    heads = table_heads((folder / f"{id}.html").read_bytes())
    words = pdf_words((folder / f"{id}.pdf").read_bytes(), heads)
    assert uncovered(words, listed(ledgers[id])) == []


@NAMED
def test_no_number_of_a_sample_is_typed_by_hand(ledgers: Mapping[str, Ledger], id: str) -> None:
    assert [(e.text, str(e.place)) for e in ledgers[id].entries if e.kind == "literal"] == []


def test_the_units_of_all_bound_numbers_are_in_the_word_list(ledgers: Mapping[str, Ledger]) -> None:
    used = (unit(e.unit) for ledger in ledgers.values() for e in ledger.entries if e.kind == "bound")
    words = {one.over[0] for one in used if one.over}
    assert words - {*LEXICON["units"], *LEXICON["symbols"]} == WITHOUT_UNIT


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("共354户、两个站，占三分之一。", ["354", "两", "三分之一"]),
        ("统一部署，进一步做好几十项工作，一户一档。", []),
        ("建立一个体系，三五个人，十二万元。", ["十二万"]),
    ],
)
def test_numbers_are_found_without_the_ledger(line: str, numbers: list[str]) -> None:
    assert [line[start:end] for start, end in numbers_in(line)] == numbers


def test_a_number_that_no_entry_covers_is_told() -> None:
    lines = Listed(("共3户、两站", "4"), ((False, True, True, False, False, False), (False,)))
    assert uncovered("共3户、两站4", lines) == ["【4】"]


# ---- the ledger's lines held against the words of a file


def listed(ledger: Ledger) -> Listed:
    lines, covered = [], []
    for line in ledger.lines:
        flags = [False] * len(line.text)
        for entry in ledger.on(line):
            assert line.text[entry.offset : entry.end] == entry.text
            flags[entry.offset : entry.end] = [True] * len(entry.text)
        lines.append(squeezed(line.text))
        covered.append(tuple(f for f, char in zip(flags, line.text, strict=True) if not char.isspace()))
    return Listed(tuple(lines), tuple(covered))


def uncovered(words: str, listed: Listed) -> list[str]:
    """The numbers of a file that no entry covers, with what stands around them."""
    assert words == "".join(listed.lines), "the ledger has other lines than the file"
    missing, at = [], 0
    for line, covered in zip(listed.lines, listed.covered, strict=True):
        said = words[at : at + len(line)]
        at += len(line)
        missing += [
            f"{said[max(0, start - 8) : start]}【{said[start:end]}】{said[end : end + 8]}"
            for start, end in numbers_in(said)
            if not all(covered[start:end])
        ]
    return missing


# ---- numbers, found without the ledger


def numbers_in(line: str) -> Iterator[tuple[int, int]]:
    """Every digit run and every Chinese quantity, in order."""
    words = tuple(wordless(line))
    for match in re.finditer(rf"\d+|[{NUMERALS}]+分之[{NUMERALS}]+|[{NUMERALS}]+", line):
        if match[0].isdigit() or (
            is_quantity(line, match) and not any(a <= match.start() < b for a, b in words)
        ):
            yield match.span()


def is_quantity(line: str, match: re.Match[str]) -> bool:
    numeral, before, rest = match[0], line[: match.start()], line[match.end() :].lstrip("余多来")
    if "分之" in numeral:
        return True
    vague = before.endswith(("几", "数")) or any(numeral.endswith(pair) for pair in BESIDE)
    bare = set(numeral) <= set("百千万亿零")  # 万元 after a value, 千克
    return not vague and not bare and begins(rest, "units") and not begins(rest, "lookalikes")


def wordless(line: str) -> Iterator[tuple[int, int]]:
    """Where names and words stand, and 一 that says "a" or "each"."""
    pattern = "|".join(sorted(map(re.escape, (*LEXICON["names"], *LEXICON["words"])), key=len, reverse=True))
    units, articles = (any_of(LEXICON[name]) for name in ("units", "articles"))
    for words in (pattern, f"一(?:{articles})(?!月|小时|半|季度|百分点)", f"[一半](?:{units})一", "一(.)\\1"):
        yield from (match.span() for match in re.finditer(words, line))


def begins(text: str, name: str) -> bool:
    return text.startswith(tuple(LEXICON[name]))


@cache
def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def any_of(words: list[str]) -> str:
    return _any_of(tuple(words))
