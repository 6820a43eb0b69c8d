"""Whatever is edited, an incremental build gives what a clean one gives, and rewrites nothing else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from briefgen.build.stages import Outcome
from briefgen.diagnostics import has_errors
from build.freshness.office import built, contents, edited, states, write_office

WORKSPACES = Path(__file__).parents[2] / "workspaces"
SEED = 20260214


@pytest.mark.parametrize("seed", range(SEED, SEED + 2))
def test_edits_by_chance_of_a_small_workspace(tmp_path: Path, seed: int) -> None:
    write_office(tmp_path / "work")
    _compare(tmp_path, random.Random(seed), rounds=6)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", range(SEED, SEED + 5))
@pytest.mark.parametrize("name", ["waterworks", "libraries", "clinics"])
def test_edits_by_chance_of_whole_workspaces(tmp_path: Path, name: str, seed: int) -> None:
    shutil.copytree(WORKSPACES / name, tmp_path / "work")
    _compare(tmp_path, random.Random(seed), rounds=20)


def _compare(place: Path, chance: random.Random, rounds: int) -> None:
    """After each edit: the bytes of a clean build, and no file written again whose bytes are the same. A
    document with errors keeps its last output, and one that is gone too."""
    root, output = place / "work", place / "output"
    built(root, output)
    fresh = composed = 0
    for number in range(rounds):
        shutil.copytree(root, place / "former")
        told = [edited(root, chance) for _ in range(chance.choice((1, 1, 1, 2)))]
        before, were = contents(output), states(output)
        outcome = built(root, output)
        clean = place / f"clean-{number}"
        clean.mkdir()
        expected = built(root, clean)
        assert _found(outcome) == _found(expected), told
        wanted, now, are = contents(clean), contents(output), states(output)
        written = {name for name in wanted if name != "manifest.json"}
        assert {name for name in written if now.get(name) != wanted[name]} == set(), told
        for name in before.keys() - {"manifest.json"}:
            if _folder(name, now) == _folder(name, before):
                assert are[name] == were[name], (told, name)
        fresh, composed = fresh + len(outcome.fresh), composed + len(outcome.reasons)
        shutil.rmtree(clean)
        if has_errors(outcome.findings) and chance.random() < 0.8:  # most often a person mends them
            shutil.rmtree(root)
            (place / "former").rename(root)
        shutil.rmtree(place / "former", ignore_errors=True)
    print(f"fresh {fresh}, composed {composed}")
    assert fresh > rounds


def _found(outcome: Outcome) -> list[object]:
    """What was found in the workspace, besides what is said of the output folder."""
    return [one for one in outcome.findings if not one.span.file.startswith(("output", "/"))]


def _folder(name: str, files: dict[str, bytes]) -> dict[str, bytes]:
    folder = name.partition("/")[0]
    return {other: content for other, content in files.items() if other.startswith(f"{folder}/")}
