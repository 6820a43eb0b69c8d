"""The dictionary that forgets when it holds too much."""

from __future__ import annotations

import pickle

from briefgen.bounded import Bounded


def test_it_keeps_as_many_as_it_may_and_then_begins_anew() -> None:
    held = Bounded[str, int](3)
    assert [held.keep(key, value) for key, value in (("a", 1), ("b", 2), ("c", 3))] == [1, 2, 3]
    assert held == {"a": 1, "b": 2, "c": 3}
    assert held.keep("d", 4) == 4
    assert held == {"d": 4}


def test_it_can_be_sent_to_another_process_with_its_bound() -> None:
    held = Bounded[str, int](2)
    held.keep("a", 1)
    again: Bounded[str, int] = pickle.loads(pickle.dumps(held))
    assert again == {"a": 1}
    again.keep("b", 2)
    again.keep("c", 3)
    assert again == {"c": 3}
