"""A build gives the same bytes whatever surrounds it, from kept files or from none, and step by step or at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path

import pytest

from samples.builds import FILES, ROOT, briefgen, copy_workspace
from samples.surroundings import Stage, Surroundings, digests, every, hashed, some, stage

THREE = ("jx-bulletin-2019-01", "relocation-report", "guangfeng-rules")
GROUPS = [tuple(held) for _, held in groupby(every(), key=lambda one: (one.seed, one.zone, one.locale))]
PLAIN = next(every())


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return stage(ROOT, tmp_path_factory.mktemp("surroundings"))


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_three_samples_are_the_same_in_six_surroundings(staged: Stage) -> None:
    first, *others = [digests(staged, around, *THREE) for around in some()]
    assert len(first) >= 3 * 5
    assert [differing(first, other) for other in others] == [[]] * 5


def test_nothing_kept_and_kept_files_and_torn_ones_give_the_same(staged: Stage, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cold = digests(staged, PLAIN, THREE[0], cache=cache)
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert kept
    warm = digests(staged, PLAIN, THREE[0], cache=cache)
    for path in kept:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    torn = digests(staged, PLAIN, THREE[0], cache=cache)
    assert (differing(cold, warm), differing(cold, torn)) == ([], [])


def test_building_again_after_a_change_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    workspace = copy_workspace(ROOT, tmp_path / "samples")
    build = partial(briefgen, "-C", workspace, "build", "yl-report", "yl-notice", "--output")
    assert build(tmp_path / "output").returncode == 0
    before = hashed(tmp_path / "output")
    briefing = workspace / "briefings/official/yl-report.yaml"
    briefing.write_text(
        briefing.read_text(encoding="utf-8").replace("扎实做好", "切实做好"), encoding="utf-8"
    )
    assert build(tmp_path / "output").returncode == 0
    assert build(tmp_path / "clean").returncode == 0
    after = hashed(tmp_path / "output")
    assert differing(after, hashed(tmp_path / "clean")) == []
    assert {Path(path).parts[0] for path in differing(before, after)} == {"yl-report", "manifest.json"}


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0].name.rpartition(", 1 ")[0])
def test_all_samples_are_the_same_in_all_surroundings(
    staged: Stage,
    group: tuple[Surroundings, ...],
    built: Path,
    record_property: Callable[[str, object], None],
) -> None:
    wanted = hashed(built)
    faults = [path for around in group for path in differing(wanted, digests(staged, around))]
    record_property("builds", len(group))
    record_property("files compared", len(group) * len(wanted))
    record_property("files that differ", len(faults))
    assert len(wanted) > len(FILES) * 5
    assert faults == []
