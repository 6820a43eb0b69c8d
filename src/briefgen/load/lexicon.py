"""The word lists: the packaged one, and what a workspace adds to it.

Not their use: that is the ledger's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from briefgen.load.part import Part
from briefgen.load.parts import key_of, remembered_part
from briefgen.load.records import record
from briefgen.model.fact import Fact
from briefgen.model.fields import Scalar
from briefgen.model.indicator import PAIRED, Indicator
from briefgen.model.lexicon import Lexicon
from briefgen.model.quantity import Quantity, Range
from briefgen.model.unit import POINTS, Unit, unit

FILE = "data/vocab/lexicon.yaml"
_HAN = re.compile(r"(?!.*[零一二两三四五六七八九十百千万亿半])[\u4e00-\u9fff]{1,8}")
_SIGN = re.compile(r"[A-Za-z°²³]{1,8}")


@cache
def packaged_lexicon() -> Lexicon:
    """The word list that comes with the package: in a checkout that of the repository root."""
    inside = Path(str(files("briefgen"))) / "lexicon.yaml"
    path = inside if inside.is_file() else Path(__file__).parents[3] / FILE
    content = path.read_bytes()
    key = key_of("packaged", FILE, content, "")
    made = remembered_part(Path("packaged"), FILE, key, lambda: Part(lexicon=_read(content))).lexicon
    assert made is not None
    return made


def _read(content: bytes) -> Lexicon:
    from briefgen.load.tree import tree  # brings in the parser of YAML

    node, faults = tree(content, FILE)
    assert node is not None and not faults, faults
    made, faults = record(node, Lexicon)
    assert isinstance(made, Lexicon), faults
    return made


def with_units(lexicon: Lexicon, indicators: Iterable[Indicator], facts: Iterable[Fact]) -> Lexicon:
    """A word list with the units of a workspace's own figures. One of a single character counts only
    after digits, since it may begin any word; 个方面 counts as 个 does, and leaves 一个方面 an article."""
    known = frozenset((*lexicon.units, *lexicon.symbols))
    found = (word for word in _words(indicators, facts) if word not in known)
    words = dict.fromkeys(word for word in found if not word.startswith(lexicon.articles))
    units = tuple(word for word in words if len(word) > 1 and _HAN.fullmatch(word))
    symbols = tuple(word for word in words if len(word) == 1 or _SIGN.fullmatch(word))
    return lexicon.joined(Lexicon(units=units, symbols=symbols)) if words else lexicon


def _words(indicators: Iterable[Indicator], facts: Iterable[Fact]) -> Iterator[Scalar]:
    for indicator in indicators:
        if indicator.unit != PAIRED:
            yield from _bases(unit(str(indicator.unit)))
    for fact in facts:
        for amount in (fact.value, fact.households, fact.persons):
            if isinstance(amount, Quantity | Range):
                yield from _bases(amount.unit if isinstance(amount, Quantity) else amount.high.unit)


def _bases(written: Unit) -> Iterator[Scalar]:
    """The base words of a unit: 剂次 of 万剂次, 元 and 人 of 元/人."""
    for word in (*written.over, *written.under):
        if word not in POINTS.over and (_HAN.fullmatch(word) or _SIGN.fullmatch(word)):
            yield Scalar(word)
