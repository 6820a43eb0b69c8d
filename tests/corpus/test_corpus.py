"""Every seeded fault is found at its place, and nothing is found in the right texts near them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from briefgen.build import worker
from briefgen.build.assembly import Made
from briefgen.build.worker import Tell
from corpus.cases import BASES, Case, cases, expected, found, written

FAULTS, PAIRS, RIGHT = cases("faults"), cases("pairs"), cases("right")


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """No process of its own for each of the cases: that would take the most of the time."""
    if "base" not in request.fixturenames:
        monkeypatch.setattr(worker, "run", done_here)


def done_here(
    ids: Sequence[str], work: Callable[[str, Tell], Made], **limits: object
) -> Iterator[tuple[str, Made]]:
    for id in ids:
        yield id, work(id, lambda stage: None)


def shown(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("base", sorted(path.name for path in BASES.iterdir()))
def test_a_base_is_right(base: str, tmp_path: Path) -> None:
    assert found(written(Case("base", base, "nothing is changed"), tmp_path / "w")) == []


@pytest.mark.parametrize("case", FAULTS, ids=shown)
def test_a_fault_is_found_at_its_place(case: Case, tmp_path: Path) -> None:
    root = written(case, tmp_path / "w")
    assert found(root) == expected(case, root), case.why


@pytest.mark.parametrize("case", PAIRS, ids=shown)
def test_two_faults_that_touch_are_both_found(case: Case, tmp_path: Path) -> None:
    root = written(case, tmp_path / "w")
    assert found(root) == expected(case, root), case.why


@pytest.mark.parametrize("case", RIGHT, ids=shown)
def test_what_is_right_is_let_alone(case: Case, tmp_path: Path) -> None:
    root = written(case, tmp_path / "w")
    assert found(root) == [], case.why
