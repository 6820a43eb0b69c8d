"""A changed number raises an error or changes wherever it stands: every stored and every printed one in
`make test-full`, some of them in `make test`."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import mutations
from samples.builds import ROOT, copy_workspace
from samples.mutations import Samples, Tally

SHARE = 0.95
"""Of the changes at least so many are noticed; docs/mutations.md lists the others."""
STRIDE, SOME = 12, 0.9
"""`make test` tries every twelfth; of so few, chance may leave a miss more."""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    return mutations.read(copy_workspace(ROOT, tmp_path_factory.mktemp("mutations")))


def data_tally(samples: Samples, stride: int) -> Tally:
    tally = Tally()
    for place in mutations.stored(samples)[::stride]:
        tally.add(mutations.changed_in_data(samples, place) or Tally())
    return tally


def typed_tally(samples: Samples, stride: int) -> Tally:
    chosen = mutations.slips(samples)[::stride]
    tally = Tally()
    for start in range(mutations.ROUNDS):
        tally.add(mutations.typed_in(samples, chosen[start :: mutations.ROUNDS]))
    return tally


def test_some_stored_numbers_are_noticed_when_they_change(copied: Samples) -> None:
    tally = data_tally(copied, STRIDE)
    assert tally.total > 20
    assert tally.share >= SOME, tally.misses


def test_some_numbers_are_noticed_when_they_are_typed_wrong(copied: Samples) -> None:
    tally = typed_tally(copied, STRIDE)
    assert tally.total > 40
    assert tally.share >= SOME, tally.misses


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_stored_number_is_noticed_when_it_changes(copied: Samples) -> None:
    tally = data_tally(copied, 1)
    assert tally.total > 300
    assert tally.share >= SHARE, tally.misses


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_every_number_is_noticed_when_it_is_typed_wrong(copied: Samples) -> None:
    tally = typed_tally(copied, 1)
    assert tally.total > 700
    assert tally.share >= SHARE, tally.misses


def test_a_digit_is_changed_into_another_and_never_into_a_leading_zero() -> None:
    assert [
        mutations.other_digit(number, seed) for number, seed in (("354", 0), ("354", 1), ("9", 0), ("1.5", 1))
    ] == [
        "454",
        "374",
        "8",
        "1.7",
    ]


def test_the_samples_are_left_as_they_were(copied: Samples) -> None:
    place = mutations.stored(copied)[0]
    before = (copied.root / place.file).read_bytes()
    mutations.changed_in_data(copied, place)
    assert (copied.root / place.file).read_bytes() == before
    assert Path(ROOT / place.file).read_bytes() == before
