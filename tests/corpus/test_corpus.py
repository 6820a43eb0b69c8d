"""Every seeded fault is found at its place, and nothing is found in the right texts near them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from briefgen.build import running
from briefgen.build.assembly import Made
from briefgen.build.work.limits import Tell
from corpus.cases import BASES, Case, cases, expected, found, written

FAULTS, PAIRS, RIGHT = cases("faults"), cases("pairs"), cases("right")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all cases, so that the packaged templates are compiled once."""
    return tmp_path_factory.mktemp("corpus") / "workspace"


@pytest.fixture
def laid_out(room: Path) -> Iterator[Callable[[Case], Path]]:
    """Writes the workspace of a case; it is gone after the test."""
    yield lambda case: written(case, room)
    shutil.rmtree(room, ignore_errors=True)


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Composes here and not in workers, which would take most of the time of so many small workspaces."""
    monkeypatch.setattr(running, "made", done_here)


def done_here(
    ids: Sequence[str], work: Callable[[str, Tell], Made], **limits: object
) -> Iterator[tuple[str, Made]]:
    for id in ids:
        yield id, work(id, lambda stage: None)


def shown(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("base", sorted(path.name for path in BASES.iterdir()))
def test_a_base_is_right(base: str, laid_out: Callable[[Case], Path]) -> None:
    assert found(laid_out(Case("base", base, "nothing is changed"))) == []


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("case", FAULTS, ids=shown)
def test_a_fault_is_found_at_its_place(case: Case, laid_out: Callable[[Case], Path]) -> None:
    root = laid_out(case)
    assert found(root) == expected(case, root), case.why


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("case", PAIRS, ids=shown)
def test_two_faults_that_touch_are_both_found(case: Case, laid_out: Callable[[Case], Path]) -> None:
    root = laid_out(case)
    assert found(root) == expected(case, root), case.why


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("case", RIGHT, ids=shown)
def test_what_is_right_is_let_alone(case: Case, laid_out: Callable[[Case], Path]) -> None:
    assert found(laid_out(case)) == [], case.why


def test_there_are_enough_cases_and_no_two_of_a_name() -> None:
    listed = (*FAULTS, *PAIRS, *RIGHT)
    assert (len(FAULTS) >= 60, len(PAIRS) >= 10, len(RIGHT) >= 60) == (True, True, True)
    assert len({case.id for case in listed}) == len(listed)
