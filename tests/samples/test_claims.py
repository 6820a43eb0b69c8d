"""Every claim of the seeds stands in a record and in a printed place, and its figure is bound to the record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefgen.compose.compose import compose
from briefgen.config import load_config
from briefgen.diagnostics import Span
from briefgen.document.texts import texts
from briefgen.document.tree import Text, Value
from briefgen.load.workspace import load_workspace
from briefgen.model.formula import Term, parsed
from briefgen.model.indicator import Observation
from briefgen.model.quantity import quantities
from briefgen.model.workspace import Workspace
from samples.claims import SEEDS, Entry, claims, entries, needs_claims
from samples.extraction import squeezed

EACH_SEED = pytest.mark.parametrize("seed", SEEDS)
COMPARED = {"000": 41, "001": 40, "002": 94, "003": 34, "004": 2}
"""How many figures of each seed are held against their claim at least; the others are printed another way."""
MEASURED = frozenset(("quantity", "rate", "money"))


@dataclass(frozen=True, slots=True)
class Printed:
    """The words of a document without white space, and the texts and values they come from."""

    words: str
    leaves: tuple[tuple[int, int, Text | Value], ...]


@dataclass(frozen=True)
class Book:
    """The samples, and their documents as far as they have been asked for."""

    workspace: Workspace
    root: Path

    def printed(self, id: str) -> Printed:
        return _printed(self, id)


@cache
def _printed(book: Book, id: str) -> Printed:
    config, _ = load_config(book.root)
    assert config is not None
    document, findings = compose(book.workspace, config, id)
    assert document is not None, findings
    words, leaves = "", list[tuple[int, int, Text | Value]]()
    for leaf in texts(document):
        start = len(words)
        words += squeezed(leaf.text)
        leaves.append((start, len(words), leaf))
    return Printed(words, tuple(leaves))


class _Book(Book):
    __hash__ = object.__hash__


@pytest.fixture(scope="module")
def book(samples: Path) -> Book:
    workspace, _ = load_workspace(samples)
    return _Book(workspace, samples)


@needs_claims
@EACH_SEED
def test_every_claim_is_in_the_map_of_its_seed_once(seed: str) -> None:
    mapped = Counter(entry.claim for entry in entries(seed))
    assert mapped == Counter(claim["id"] for claim in claims(seed))


@EACH_SEED
def test_every_record_is_there(book: Book, seed: str) -> None:
    assert _shown(e for e in entries(seed) if not _record(book.workspace, e)) == []


@EACH_SEED
def test_every_printed_text_stands_in_its_document(book: Book, seed: str) -> None:
    missing = (e for e in entries(seed) if squeezed(e.printed) not in book.printed(e.document).words)
    assert _shown(missing) == []


@EACH_SEED
def test_figures_are_bound_to_their_records(book: Book, seed: str) -> None:
    """What the record prints stands inside the claim's printed text, or around it."""
    unbound = (
        entry
        for entry in entries(seed)
        if (spans := _spans(book.workspace, entry))
        and not _binds(book.printed(entry.document), entry, spans, _phrase(book.workspace, entry))
    )
    assert _shown(unbound) == []


@needs_claims
@EACH_SEED
def test_printed_figures_are_those_of_the_claims(seed: str, capsys: pytest.CaptureFixture[str]) -> None:
    figures = {claim["id"]: claim for claim in claims(seed) if claim["kind"] in MEASURED}
    comparable = [
        (entry, wanted)
        for entry in entries(seed)
        if not entry.corrected
        and (wanted := _number(figures.get(entry.claim))) is not None
        and _numbers(entry.printed)
    ]
    wrong = (e for e, wanted in comparable if wanted not in _numbers(e.printed))
    with capsys.disabled():
        print(f"\nseed {seed}: {len(comparable)} of {len(figures)} figures compared")
    assert _shown(wrong) == []
    assert len(comparable) >= COMPARED[seed]


def _shown(entries: Iterable[Entry]) -> list[str]:
    return [f"{e.claim}: {e.printed} in {e.document}, {e.kind}:{e.id}:{e.path}" for e in entries]


# ---- records


def _record(workspace: Workspace, entry: Entry) -> bool:
    """Whether the record has something at the path."""
    if entry.kind == "observation":
        return bool(_observations(workspace, entry))
    records: Mapping[str, Mapping[str, Any]] = {
        "case": workspace.cases,
        "briefing": workspace.briefings,
        "measure": workspace.measures,
        "place": workspace.places,
        "organ": workspace.organs,
        "indicator": workspace.indicators,
    }
    found = records[entry.kind].get(entry.id)
    for step in entry.path.split("."):
        found = _part(found, step)
    return found not in (None, (), {})


def _part(record: Any, step: str) -> Any:
    if isinstance(record, Mapping):
        return record.get(step)
    if isinstance(record, tuple):
        return record[int(step)] if step.isdecimal() and int(step) < len(record) else None
    return getattr(record, step, None)


def _observations(workspace: Workspace, entry: Entry) -> tuple[Observation, ...]:
    where = dict(pair.split("=", 1) for pair in entry.path.split(","))
    return tuple(
        o
        for o in workspace.observations_of(entry.id)
        if all(o.at(k) == member for k, member in where.items())
    )


# ---- sources


def _spans(workspace: Workspace, entry: Entry) -> frozenset[Span]:
    """The places of the record's digits; none for prose and for what is not a figure."""
    if entry.kind == "observation":
        return frozenset(_digits(_observations(workspace, entry)))
    if entry.kind == "indicator":
        names = _named(parsed(workspace.indicators[entry.id].formula or ""), workspace)
        return frozenset(_digits(o for o in workspace.observations if o.indicator in names))
    steps = tuple(entry.path.split("."))
    if steps[0] != "facts":
        return frozenset()
    found = workspace.spans[entry.kind, entry.id]
    return frozenset(found.at(*path) for path in found.parts if path[:2] == steps[:2])


def _digits(observations: Any) -> Iterator[Span]:
    for observation in observations:
        for quantity in quantities(observation.amount):
            yield from (source.span for source in quantity.sources)


def _named(term: Term, workspace: Workspace) -> frozenset[str]:
    if term.sign != "name":
        return frozenset().union(*(_named(t, workspace) for t in term.operands))
    formula = workspace.indicators[term.name].formula
    return _named(parsed(formula), workspace) if formula else frozenset({term.name})


def _phrase(workspace: Workspace, entry: Entry) -> str | None:
    """The words of a fact that is a fixed phrase and no figure: nothing else marks where it prints."""
    records: Mapping[str, Mapping[str, Any]] = {"case": workspace.cases, "briefing": workspace.briefings}
    steps = entry.path.split(".")
    if steps[0] != "facts":
        return None
    fact = (records.get(entry.kind) or workspace.measures)[entry.id].facts[steps[1]]
    return None if fact.text is None else squeezed(fact.text)


def _binds(printed: Printed, entry: Entry, spans: frozenset[Span], phrase: str | None) -> bool:
    text = squeezed(entry.printed)
    places = [match.start() for match in re.finditer(f"(?={re.escape(text)})", printed.words)]
    return any(
        start < place + len(text) and end > place and _comes_from(leaf, spans, phrase)
        for start, end, leaf in printed.leaves
        for place in places
    )


def _comes_from(leaf: Text | Value, spans: frozenset[Span], phrase: str | None) -> bool:
    if isinstance(leaf, Text):
        return leaf.span in spans  # a list of names
    if leaf.behind is None:
        return phrase is not None and squeezed(leaf.text) == phrase
    return any(source.span in spans for source in leaf.behind.sources)


# ---- figures


def _number(claim: dict[str, Any] | None) -> Decimal | None:
    """The claim's figure; None where it is not one figure (a pair of years, a range)."""
    value = str(claim["value"]) if claim else ""
    return Decimal(value) if re.fullmatch(r"\d+(\.\d+)?", value) else None


HAN = {char: digit for digit, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
ARABIC = re.compile(r"(\d+(?:\.\d+)?)([万亿]?)")
COUNT = re.compile(r"无一|[零一二三四五六七八九十百〇两]+")


def _numbers(text: str) -> frozenset[Decimal]:
    """Every figure that a text may be read to print, with and without its 万 or 亿."""
    found = {Decimal(figure) * scale for figure, word in ARABIC.findall(text) for scale in (1, SCALES[word])}
    return frozenset(found | {Decimal(_count(count)) for count in COUNT.findall(text)})


def _count(text: str) -> int:
    """A Chinese numeral below a thousand; 无一 is none."""
    if text == "无一":
        return 0
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = HAN.get(hundreds[-1:], 0) * 100
    total += (HAN.get(tens[-1:], 1) if ten else 0) * 10
    return total + HAN.get(ones[-1:], 0)
