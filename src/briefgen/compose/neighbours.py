"""What typed text beside a figure makes of it: a minus that no record has, an order mark read as a count.

Not the printed forms: they stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.diagnostics import Diagnostic
from briefgen.document.tree import Inline, Text, Value, Words
from briefgen.model.quantity import Quantity
from briefgen.rules import numbers, prose

_SIGN = re.compile(r"(?:^|[\u4e00-\u9fff])\s*([-－−])\s*$")
_COUNTED = re.compile("[户人个元亩名项次万亿%％]")
_ENDS_IN_HAN = re.compile(r"[\u4e00-\u9fff]$")


def misread(words: Words) -> Iterator[Diagnostic]:
    """The findings of a line of words."""
    for before, here, after in _threes(words):
        if isinstance(here, Text) and isinstance(after, Value) and _is_figure(after):
            yield from _signed(before, here, after)
        if isinstance(here, Value) and here.behind is None and here.span is not None:
            yield from _counting(before, here, after)


def _threes(words: Words) -> Iterator[tuple[Inline | None, Inline, Inline | None]]:
    around: tuple[Inline | None, ...] = (None, *words, None)
    for (before, here), (_, after) in zip(pairwise(around), pairwise(around[1:]), strict=False):
        if here is not None:
            yield before, here, after


def _is_figure(value: Value) -> bool:
    return isinstance(value.behind, Quantity) and value.text[:1].isdecimal()


def _signed(before: Inline | None, text: Text, value: Value) -> Iterator[Diagnostic]:
    """A minus right before a figure: behind a word, at the start, or between two figures."""
    found = _SIGN.search(text.text)
    if found is None or value.span is None:
        return
    joined = found.start() == 0 and not found[0][0] > "\u4dff"
    if joined and not (before is None or (isinstance(before, Value) and isinstance(before.behind, Quantity))):
        return
    yield prose.TYPED_SIGN.at(value.span, sign=found[1], value=value.text)


def _counting(before: Inline | None, mark: Value, after: Inline | None) -> Iterator[Diagnostic]:
    """A mark of order in the middle of a sentence, with a unit behind it."""
    if not (isinstance(after, Text) and _COUNTED.match(after.text) and any(map(str.isdecimal, mark.text))):
        return
    if isinstance(before, Text) and _ENDS_IN_HAN.search(before.text) and mark.span is not None:
        yield numbers.BARE_NUMBER.at(mark.span, value=mark.text)
