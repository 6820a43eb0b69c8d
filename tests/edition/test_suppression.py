"""Small counts are left out, and so much with them that no sum tells what they are."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.edition.suppression import Cell, Parents, suppressed

TOTAL = "total"
FLAT: Parents = {}


def totals(*members: str) -> Parents:
    return dict.fromkeys(members, TOTAL)


def table(rows: Mapping[str, tuple[int, ...]], columns: tuple[str, ...]) -> dict[Cell, int]:
    """Counts with the totals of their rows and columns."""
    cells = {(row, c): n for row, counts in rows.items() for c, n in zip(columns, counts, strict=True)}
    cells |= {(row, TOTAL): sum(counts) for row, counts in rows.items()}
    cells |= {(TOTAL, c): sum(rows[r][at] for r in rows) for at, c in enumerate(columns)}
    return cells | {(TOTAL, TOTAL): sum(map(sum, rows.values()))}


def test_without_sums_only_the_small_ones_are_left_out() -> None:
    counts = {("east",): 2, ("west",): 3, ("north",): 0}
    assert suppressed(counts, (FLAT,), 3) == {("east",)}


def test_a_small_one_in_a_line_with_a_total_takes_the_least_of_the_others_with_it() -> None:
    counts = {("east",): 2, ("west",): 40, ("north",): 9, (TOTAL,): 51}
    assert suppressed(counts, (totals("east", "west", "north"),), 3) == {("east",), ("north",)}


def test_a_small_one_with_no_neighbour_takes_its_total_with_it() -> None:
    counts = {("east",): 2, (TOTAL,): 2}
    assert suppressed(counts, (totals("east"),), 3) == {("east",), (TOTAL,)}


def test_two_small_ones_of_a_line_hide_each_other() -> None:
    counts = {("east",): 2, ("west",): 1, ("north",): 9, (TOTAL,): 12}
    assert suppressed(counts, (totals("east", "west", "north"),), 3) == {("east",), ("west",)}


def test_in_a_table_a_box_of_four_is_left_out() -> None:
    counts = table({"east": (1, 20, 30), "west": (12, 40, 50), "north": (60, 70, 80)}, ("a", "b", "c"))
    parents = (totals("east", "west", "north"), totals("a", "b", "c"))
    assert suppressed(counts, parents, 3) == {("east", "a"), ("east", "b"), ("west", "a"), ("west", "b")}


def test_a_place_with_its_own_parts_trades_with_one_of_them() -> None:
    counts = {("county",): 51, ("east",): 2, ("west",): 49, ("lane",): 9, ("mill",): 40}
    parents = {"east": "county", "west": "county", "lane": "west", "mill": "west"}
    assert suppressed(counts, (parents,), 3) == {("east",), ("west",), ("lane",)}


def test_nought_is_shown() -> None:
    assert suppressed({("east",): 0, ("west",): 9, (TOTAL,): 9}, (totals("east", "west"),), 3) == frozenset()


# ---- nothing can be worked out: an oracle that knows nothing of how cells are chosen

COUNTS = st.lists(st.lists(st.integers(0, 7), min_size=3, max_size=3), min_size=2, max_size=3)


@settings(max_examples=150, deadline=None)
@given(COUNTS, st.sampled_from((2, 3, 4)))
def test_no_cell_that_is_left_out_has_only_one_value(rows: list[list[int]], below: int) -> None:
    named = {f"r{at}": tuple(row) for at, row in enumerate(rows)}
    counts = table(named, ("a", "b", "c"))
    parents = (totals(*named), totals("a", "b", "c"))
    hidden = suppressed(counts, parents, below)
    assert {cell for cell, count in counts.items() if 0 < count < below} <= hidden
    ranges = _ranges(counts, hidden, _sums(counts, parents))
    assert [cell for cell, values in ranges.items() if len(values) < 2] == []


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=4, max_size=4), st.integers(0, 6))
def test_nor_where_totals_stand_above_totals(leaves: list[int], alone: int) -> None:
    west, east = leaves[0] + leaves[1], leaves[2] + leaves[3]
    counts = {
        ("w0",): leaves[0],
        ("w1",): leaves[1],
        ("e0",): leaves[2],
        ("e1",): leaves[3],
        ("alone",): alone,
        ("west",): west,
        ("east",): east,
        (TOTAL,): west + east + alone,
    }
    parents = {"w0": "west", "w1": "west", "e0": "east", "e1": "east"}
    parents |= dict.fromkeys(("west", "east", "alone"), TOTAL)
    hidden = suppressed(counts, (parents,), 3)
    ranges = _ranges(counts, hidden, _sums(counts, (parents,)))
    assert [cell for cell, values in ranges.items() if len(values) < 2] == []


Sum = tuple[Cell, tuple[Cell, ...]]


def _sums(counts: Mapping[Cell, int], parents: tuple[Parents, ...]) -> list[Sum]:
    """Every total of the table with its parts."""
    found: dict[Cell, list[Cell]] = {}
    for cell in counts:
        for at, totals_ in enumerate(parents):
            above = totals_.get(cell[at])
            if above is not None:
                found.setdefault((*cell[:at], above, *cell[at + 1 :]), []).append(cell)
                continue
    by_axis = [
        (whole, tuple(part for part in parts if _axis(whole, part) == at))
        for whole, parts in found.items()
        for at in range(len(parents))
    ]
    return [(whole, parts) for whole, parts in by_axis if parts]


def _axis(whole: Cell, part: Cell) -> int:
    return next(at for at, pair in enumerate(zip(whole, part, strict=True)) if pair[0] != pair[1])


def _ranges(counts: Mapping[Cell, int], hidden: frozenset[Cell], sums: list[Sum]) -> dict[Cell, set[int]]:
    """Two values at most that each hidden cell may have, by trying whole numbers from nought on."""
    ranges: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    most = max(counts.values(), default=0) + 2
    for cell in hidden:
        for value in sorted(range(most + 1), key=lambda v: abs(v - counts[cell])):
            if _solved(dict(_shown(counts, hidden)) | {cell: value}, sorted(hidden - {cell}), sums, most):
                ranges[cell].add(value)
            if len(ranges[cell]) == 2:
                break
    return ranges


def _shown(counts: Mapping[Cell, int], hidden: frozenset[Cell]) -> Mapping[Cell, int]:
    return {cell: count for cell, count in counts.items() if cell not in hidden}


def _solved(known: dict[Cell, int], open_: list[Cell], sums: list[Sum], most: int) -> bool:
    """Whether whole numbers from nought on can stand in the open cells so that every sum is right."""
    known, open_ = dict(known), list(open_)
    changed = True
    while changed:  # what is the only one missing in a sum is worked out
        changed = False
        for whole, parts in sums:
            missing = [cell for cell in (whole, *parts) if cell not in known]
            if not missing and known[whole] != sum(known[part] for part in parts):
                return False
            if len(missing) == 1:
                rest = sum(known[part] for part in parts if part in known)
                value = rest if missing[0] == whole else known[whole] - rest
                if value < 0:
                    return False
                known[missing[0]] = value
                open_ = [cell for cell in open_ if cell != missing[0]]
                changed = True
    if not open_:
        return True
    first, *others = open_
    return any(_solved(known | {first: value}, others, sums, most) for value in range(most + 1))
