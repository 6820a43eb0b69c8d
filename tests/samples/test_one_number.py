"""One changed number changes wherever it stands, with all that is derived from it, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from samples.builds import FILES, briefgen, copy_workspace
from samples.extraction import docx_pieces, html_pieces, txt_pieces

FILE = "data/observations/relocation.yaml"
BEFORE = "[2016, jiandang, central, 263, 1459]"
AFTER = "[2016, jiandang, central, 283, 1459]"
"""The households of one group that are settled together, 263; those settled apart are 5."""
EXPECTED: Mapping[str, list[str]] = {
    "relocation-check": [
        "议户数年已签 264 → 284",  # 283 and 5, less 4 struck off
        "分母入住率以 268 → 288",  # 283 and 5
        "除清退户后的 264 → 284",
    ],
    "relocation-gap": [
        "卡搬迁入住户 268 → 288",
        "卡搬迁入住户 56 → 76",  # 212 have moved in
        "卡搬迁入住户 79.1 → 73.6",
        "年旧房拆除户 264 → 284",
        "年旧房拆除户 198 → 218",  # 66 are pulled down
        "年旧房拆除户 25 → 23.2",
    ],
    "relocation-progress": [
        "人年建档立卡 268 → 288",
        "步搬迁年小计 495 → 515",  # with 227 of the other group
        "合计建档立卡 1265 → 1285",  # with 997 of the next year
        "搬迁合计总计 2069 → 2089",
        "率年建档立卡 79.1 → 73.6",
    ],
    "relocation-report": [
        "迁对象已落实 268 → 288",
        "式分集中安置 263 → 283",
        "住户人入住率 79 → 74",
        "准的户后当年 264 → 284",
        "除旧房拆除率 25 → 23",
    ],
}
"""By document: the Han characters before a figure, and how it changes."""
READERS: Mapping[str, Callable[[bytes], list[str]]] = {
    "html": html_pieces,
    "docx": docx_pieces,
    "txt": txt_pieces,
}
TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\d\s]")
CONTEXT = 6


@pytest.fixture(scope="module")
def changed(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a workspace in which that one number is another."""
    root = copy_workspace(samples, tmp_path_factory.mktemp("one-number"))
    text = (root / FILE).read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    (root / FILE).write_text(text.replace(BEFORE, AFTER), encoding="utf-8")
    run = briefgen("-C", root, "build", "--format", "html,docx,txt")
    assert run.returncode == 0, run.stderr[-3000:]
    return root / "output"


@pytest.mark.parametrize("format", READERS)
def test_one_changed_number_changes_wherever_it_stands(built: Path, changed: Path, format: str) -> None:
    read = READERS[format]
    found = {}
    for id in FILES:
        before, after = (read((folder / id / f"{id}.{format}").read_bytes()) for folder in (built, changed))
        if differences := _differences(before, after):
            found[id] = differences
    assert found == EXPECTED


def _differences(before: list[str], after: list[str]) -> list[str]:
    """Every figure that differs, behind the last words before it."""
    old, new = _tokens(before), _tokens(after)
    assert len(old) == len(new), "more has changed than figures"
    return [
        f"{_words_before(old, at)} {was} → {now}"
        for at, (was, now) in enumerate(zip(old, new, strict=True))
        if was != now
    ]


def _tokens(pieces: list[str]) -> list[str]:
    return [token for piece in pieces for token in TOKEN.findall(piece)]


def _words_before(tokens: list[str], at: int) -> str:
    words = [token for token in tokens[:at] if "\u4e00" <= token <= "\u9fff"]
    return "".join(words[-CONTEXT:])
