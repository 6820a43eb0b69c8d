"""Classes whose methods are made later are like those of the library."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from briefgen.start import methods

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] not in methods.KNOWN, reason="this library is left as it is"
)


@pytest.fixture
def later() -> Iterator[None]:
    stock = dataclasses._create_fn  # type: ignore[attr-defined]
    methods.install()
    yield
    dataclasses._create_fn = stock  # type: ignore[attr-defined]


def made(**wishes: Any) -> tuple[Any, Any]:
    """A class and one made of it."""

    class Base:
        number: int
        text: str = "a"
        items: list[int] = dataclasses.field(default_factory=list, compare=False)

    base = dataclasses.dataclass(**wishes)(Base)

    class Derived(base):  # type: ignore[misc, valid-type]
        more: int = 3

    return base, dataclasses.dataclass(**wishes)(Derived)


def said(base: Any, derived: Any) -> list[object]:
    """All that can be asked of them."""
    one, same, other, more = base(1), base(1), base(2), derived(1, more=5)
    answers: list[object] = [inspect.signature(base), inspect.signature(derived), base.__doc__]
    answers += [repr(one), repr(more), one == same, one != same, one == other, one == more, one == 1]
    answers += [base.__eq__.__name__, base.__repr__.__name__, base.__eq__.__qualname__]
    for ask in (
        lambda: hash(one) == hash(same),
        lambda: hash(more) == hash(derived(1, more=5)),
        lambda: {one: 1}[same],
        lambda: one < other,
        lambda: sorted([other, one]) == [one, other],
        lambda: setattr(one, "number", 4),
        lambda: setattr(more, "more", 4),
        lambda: setattr(more, "foreign", 4),
        lambda: delattr(one, "text"),
        lambda: dataclasses.replace(more, more=7) == derived(1, more=7),
        lambda: copy.copy(more) == more,
        lambda: dataclasses.asdict(more),
    ):
        for _ in range(2):  # the second time by the method itself
            try:
                answers.append(ask())
            except Exception as error:
                answers.append((type(error).__name__, str(error)))
    return answers


@pytest.mark.parametrize("order", [False, True])
@pytest.mark.parametrize("slots", [False, True])
@pytest.mark.parametrize("frozen", [False, True])
def test_they_answer_alike(frozen: bool, slots: bool, order: bool, later: None) -> None:
    ours = said(*made(frozen=frozen, slots=slots, order=order))
    quick = dataclasses._create_fn  # type: ignore[attr-defined]
    dataclasses._create_fn = quick.stock  # type: ignore[attr-defined]
    stock = said(*made(frozen=frozen, slots=slots, order=order))
    assert ours == stock


def test_a_method_gives_its_place_to_the_real_one(later: None) -> None:
    base, derived = made(frozen=True, slots=True)
    before = vars(base)["__eq__"]
    assert derived(1) == derived(1)
    assert vars(base)["__eq__"] is before
    assert base(1) == base(1)
    assert vars(base)["__eq__"] is not before
    assert base(1) == base(1)


def test_what_is_installed_twice_is_installed_once(later: None) -> None:
    once = dataclasses._create_fn  # type: ignore[attr-defined]
    methods.install()
    assert dataclasses._create_fn is once  # type: ignore[attr-defined]


def test_they_can_be_pickled(later: None) -> None:
    global Sent
    base, _ = made(frozen=True, slots=True)
    base.__qualname__, Sent = "Sent", base
    assert pickle.loads(pickle.dumps(base(1))) == base(1)


Sent: Any = None
