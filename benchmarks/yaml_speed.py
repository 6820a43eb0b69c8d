"""One megabyte of YAML to nodes with their places, beside PyYAML's CSafeLoader.

Not records: what the keys mean is looked at afterwards.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from measure import PAIRS, Pairs, Spread, ratios
from rows import Section, against, page

from briefgen.load import parts
from briefgen.load.tree import tree
from briefgen.load.workspace import load_workspace

SIZE = 1_000_000  # bytes
GOAL = 0.4
SETTINGS = 'office = "公交局"\nlanguage = "zh"\n'


def measured() -> Section:
    """Pairs over rows of observations; the same for prose, and a load that is remembered."""
    rows = _pairs(_rows)
    mixed = _pairs(_mixed)
    prose = _pairs(_prose)
    name = "YAML, 1 MB, with spans, against CSafeLoader"
    return Section(
        "YAML",
        f"One file of 1 MB, {PAIRS} pairs in one process, text that differs in each run, nothing remembered."
        " Ours gives nodes that know the line and column of every key and value, finds duplicate keys and"
        " values. The collector is on, as it is in any program; ours lets it rest while nodes are made."
        " Only observations ever make files of that size; prose, where each value is long and needs no"
        " resolving, is shown beside. The last row reads a file whose records are remembered on disk.",
        (
            against(f"{name} (rows of observations)", "CSafeLoader", rows, GOAL, 0),
            against("the same, keys and values, lists and short texts mixed", "CSafeLoader", mixed, None, 0),
            against("the same, prose of measures", "CSafeLoader", prose, None, 0),
            against("the same prose, records that are remembered", "CSafeLoader", _remembered(), None, 0),
        ),
    )


def _pairs(text: Callable[[int], str]) -> Pairs:
    def ours(content: bytes) -> object:
        node, findings = tree(content, "file.yaml")
        assert node is not None and not findings, findings[:1]
        return node

    def theirs(content: bytes) -> object:
        return yaml.load(content, yaml.CSafeLoader)

    return _timed(ours, theirs, text)


def _remembered() -> Pairs:
    """A workspace with a file of measures that was read before, by another process: memory is emptied."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data" / "measures").mkdir(parents=True)
        (root / "briefgen.toml").write_text(SETTINGS, encoding="utf-8")

        def ours(content: bytes) -> object:
            return load_workspace(root)

        def prepare(content: bytes) -> None:
            (root / "data" / "measures" / "all.yaml").write_bytes(content)
            load_workspace(root)
            parts.forget()

        return _timed(ours, lambda content: yaml.load(content, yaml.CSafeLoader), _prose, prepare)


def _timed(
    ours: Callable[[bytes], object],
    theirs: Callable[[bytes], object],
    text: Callable[[int], str],
    prepare: Callable[[bytes], None] = lambda content: None,
) -> Pairs:
    mine: list[float] = []
    other: list[float] = []
    for number in range(PAIRS + 2):
        content = text(1000 * number).encode()
        prepare(content)
        for call, times in ((ours, mine), (theirs, other))[:: -1 if number % 2 else 1]:
            gc.collect()
            start = time.perf_counter()
            made = call(content)
            took = (time.perf_counter() - start) * 1000
            del made
            if number >= 2:
                times.append(took)
    return Pairs(Spread(tuple(mine)), Spread(tuple(other)), ratios(mine, other))


def _filled(head: str, line: Callable[[int], str], first: int) -> str:
    found, size, number = [head], 0, first
    while size < SIZE:
        found.append(line(number))
        size += len(found[-1].encode())
        number += 1
    return "".join(found)


def _rows(first: int) -> str:
    head = "tables:\n  - indicator: bus-trips\n    columns: [place, period, value]\n    rows:\n"
    return _filled(head, lambda n: f"      - [line-{n % 97}, 2019-{n % 12 + 1:02}, {n % 9000 + 1}]\n", first)


def _mixed(first: int) -> str:
    return _filled(
        "defaults:\n  source: 公交月报\nobservations:\n",
        lambda n: (
            f"  - indicator: bus-trips\n    place: line-{n % 97}\n    period: 2019-{n % 12 + 1:02}\n"
            f"    value: {n * 37 % 9973}.{n % 10}万人次\n"
            f"    note: 第{n}条线路全年增发班次，早晚高峰加密，站台补齐雨棚和座椅。\n"
            f'    vehicle: "纯电动 {n % 50}"\n    shift: {{morning: {n % 40}班, evening: {n % 30}班}}\n'
            f"    stops: [起点, 桥头, 水厂, 林场]\n"
        ),
        first,
    )


def _prose(first: int) -> str:
    return _filled(
        "",
        lambda n: (
            f"- id: m{n}\n  heading: 第{n}处林场修通防火道路\n  text:\n"
            f"    - 全场划分片区{n % 31}个，护林员每天巡查两次，重点时段加派人手，巡查情况当天登记。\n"
            "    - 春季集中清理林缘杂草，配齐风力灭火机和水泵，组织演练，附近村庄同步广播提醒。\n"
        ),
        first,
    )


if __name__ == "__main__":
    print("\n".join(page(measured())))
