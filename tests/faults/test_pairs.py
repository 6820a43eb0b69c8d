"""Pairs of simultaneous builds of different records into one folder: none is torn, and each wins whole or says
who holds the folder."""

from __future__ import annotations

import os
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from faults.states import built, left_behind, states, written
from faults.tracing import briefgen, seed, surroundings

IDS = ("pair-1", "pair-2", "pair-3")
HELD = re.compile(r"BG720 .*正由另一个 briefgen 使用（本机的进程 \d+，\d{4}-\d\d-\d\d \d\d:\d\d 开始）")


def pairs(place: Path, count: int) -> None:
    number = seed()
    chance = random.Random(number)
    sides = {}
    for word in ("左", "右"):
        workspace = place / word
        (workspace / "briefings").mkdir(parents=True)
        (workspace / "briefgen.toml").write_text('formats = ["html", "docx", "txt"]', "utf-8")
        written(workspace, IDS, word)
        built(workspace)
        sides[word] = states(workspace / "output", IDS)
    ends: Counter[str] = Counter()
    wrong = []
    shared = place / "shared" / "output"
    for index in range(count):
        wait = chance.choice(("0", "60"))
        started = [
            subprocess.Popen(
                [*briefgen(place / word), "--output", str(shared), "--wait", wait],
                env={**surroundings(place / word), "LANG": "zh_CN.UTF-8"},
                stderr=subprocess.PIPE,
                text=True,
            )
            for word in chance.sample(("左", "右"), 2)
        ]
        for build in started:
            said = build.communicate()[1]
            ends["won" if build.returncode == 0 else "held"] += 1
            if build.returncode != 0 and not (build.returncode == 3 and HELD.search(said)):
                wrong.append(f"pair {index}: exit code {build.returncode}: {said[-500:]}")
        found = states(shared, IDS)
        if found not in (sides["左"], sides["右"]):
            wrong.append(f"pair {index}: torn or mixed")
    wrong += [f"left behind: {path}" for path in left_behind(shared.parent)]
    print(
        f"\npairs: seed {number}, {count} pairs on {os.cpu_count()} cores, {dict(ends)}, wrong {len(wrong)}"
    )
    assert wrong == [], "\n".join(wrong)
    assert ends["won"] >= count


def test_some_pairs_of_builds_into_one_folder_are_not_torn(tmp_path: Path) -> None:
    (tmp_path / "shared.tmp").mkdir()
    pairs(tmp_path, 2)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_fifty_pairs_of_builds_into_one_folder_are_not_torn(tmp_path: Path) -> None:
    (tmp_path / "shared.tmp").mkdir()
    pairs(tmp_path, 50)
