"""Changes the numbers of the samples one by one, and sees whether anybody notices.

Not a test: `test_mutations` and `benchmarks/mutate.py` run it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl

from briefgen.check import check_document, check_records
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.diagnostics import Span, has_errors
from briefgen.ledger.entry import Entry, Ledger
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace

NUMBER = re.compile(r"\d[\d.]*")
NUMERAL = re.compile(r"[一二三四五六七八九两]")
ROUNDS = 8
"""Slips are typed in so many rounds, neighbours in different ones."""
EXPRESSION = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True, slots=True)
class Miss:
    """A change that raised nothing and left a print as it was, and why."""

    place: str
    change: str
    print: str
    why: str


@dataclass(slots=True)
class Tally:
    """What became of the changes."""

    caught: int = 0
    """An error was raised."""
    followed: int = 0
    """No error, and every place that prints the fact, or what is derived from it, changed with it."""
    misses: list[Miss] = field(default_factory=list)

    @property
    def total(self) -> int:
        return self.caught + self.followed + len(self.misses)

    @property
    def share(self) -> float:
        return (self.caught + self.followed) / self.total

    def add(self, other: Tally) -> None:
        self.caught += other.caught
        self.followed += other.followed
        self.misses += other.misses


@dataclass(frozen=True, slots=True)
class Samples:
    """A copy of the samples that may be changed, and what it prints as it stands."""

    root: Path
    ledgers: Mapping[str, Ledger]
    uses: Mapping[Span, tuple[str, ...]]
    """The documents that print each stored number."""


def read(root: Path) -> Samples:
    """The ledgers of a workspace without faults."""
    workspace, findings = load_workspace(root)
    assert not has_errors(findings), findings
    ledgers = {id: _ledger(workspace, id) for id in workspace.briefings}
    uses: dict[Span, dict[str, None]] = defaultdict(dict)
    good = {id: ledger for id, ledger in ledgers.items() if ledger is not None}
    assert good.keys() == ledgers.keys()
    for id, ledger in good.items():
        for entry in ledger.entries:
            for span in _spans(entry):
                uses[span][id] = None
    return Samples(root, good, {span: tuple(ids) for span, ids in uses.items()})


def stored(samples: Samples) -> list[Span]:
    """The places of all stored numbers that are printed, in order."""
    return sorted(samples.uses, key=str)


# ---- changes in the data


def changed_in_data(samples: Samples, place: Span) -> Tally | None:
    """Changes one digit of a stored number; None where no number stands (a list that is counted)."""
    path = samples.root / place.file
    kept = path.read_bytes()
    change = _in_workbook(path, place) if place.cell else _in_text(path, place)
    if change is None:
        return None
    try:
        return _judged(samples, place, change)
    finally:
        path.write_bytes(kept)


def _judged(samples: Samples, place: Span, change: str) -> Tally:
    workspace, findings = load_workspace(samples.root)
    if has_errors(findings) or has_errors(check_records(workspace)):
        return Tally(caught=1)
    unchanged: list[Miss] = []
    for id in samples.uses[place]:
        after = _ledger(workspace, id)
        if after is None:
            return Tally(caught=1)
        unchanged += _unchanged(samples.ledgers[id], after, place, change)
    return Tally(misses=unchanged[:1]) if unchanged else Tally(followed=1)


def _unchanged(before: Ledger, after: Ledger, place: Span, change: str) -> Iterator[Miss]:
    """The prints of a fact whose amount stayed as it was. One that is derived may round to the same
    text: its exact amount tells whether it followed."""
    if len(before.entries) != len(after.entries):
        return
    for old, new in zip(before.entries, after.entries, strict=True):
        if _prints(old, place, change) and (old.text, old.value) == (new.text, new.value):
            yield Miss(str(place), change, f"{before.document}: {old.text}", _why(old))


def _prints(entry: Entry, place: Span, change: str) -> bool:
    """Whether an entry prints the number that was changed, or something derived from it: the other end
    of a range and the other half of a pair stand at the same place."""
    number = change.partition(" ")[0]
    if place not in _spans(entry):
        return False
    if entry.kind == "derived":
        return True
    return number in entry.value if entry.quantity is None else Decimal(number) == Decimal(entry.value)


def _why(entry: Entry) -> str:
    return "the same amount" if entry.quantity is not None else "only a part of the date is printed"


def _in_text(path: Path, place: Span) -> str | None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    line = lines[place.line - 1]
    match = NUMBER.match(line, place.column - 1) or NUMBER.search(line, place.column - 1)
    if match is None or not _is_stored_number(line, place.column - 1, match):
        return None
    new = other_digit(match[0], place.line + place.column)
    lines[place.line - 1] = line[: match.start()] + new + line[match.end() :]
    path.write_bytes("\n".join(lines).encode("utf-8"))
    return f"{match[0]} → {new}"


def _is_stored_number(line: str, start: int, match: re.Match[str]) -> bool:
    """Whether the number is the scalar at this place, at most after a word (约3000人次) or a quote."""
    return re.fullmatch(r"[\"'“]?[^\s\[\]{},:\"']{0,4}", line[start : match.start()]) is not None


def _in_workbook(path: Path, place: Span) -> str | None:
    book = openpyxl.load_workbook(path)
    cell = book[str(place.sheet)][str(place.cell)]
    text = str(cell.value)
    if NUMBER.fullmatch(text) is None:
        return None
    new = other_digit(text, place.line + len(text))
    cell.value = float(new) if "." in new else int(new)
    book.save(path)
    return f"{text} → {new}"


def other_digit(number: str, seed: int) -> str:
    """The number with one digit changed, none of them a leading zero."""
    at = [index for index, char in enumerate(number) if char.isdigit()]
    index = at[seed % len(at)]
    digit = (int(number[index]) + 1 + seed % 8) % 10
    if digit == int(number[index]) or (digit == 0 and index == at[0]):
        digit = 9 if number[index] != "9" else 8
    return number[:index] + str(digit) + number[index + 1 :]


# ---- changes typed into the prose


@dataclass(frozen=True, slots=True)
class Slip:
    """An expression that prints numbers, and the digits somebody typed in its stead."""

    file: str
    line: int
    start: int
    end: int
    typed: str


def slips(samples: Samples) -> list[Slip]:
    """One slip for every expression of the records and templates that prints a number."""
    printed: dict[tuple[str, int, int], dict[str, None]] = defaultdict(dict)
    texts: dict[tuple[str, int, int], tuple[int, str]] = {}
    for ledger in samples.ledgers.values():
        for entry in ledger.entries:
            if entry.kind not in ("bound", "derived") or entry.place is None or entry.place.cell:
                continue
            line = _line(samples.root, entry.place)
            match = next(
                (m for m in EXPRESSION.finditer(line) if m.start() < entry.place.column <= m.end()), None
            )
            if match is not None:
                key = (entry.place.file, entry.place.line, match.start())
                texts[key] = (match.end(), entry.text)
                printed[key].setdefault(entry.text)
    return [
        Slip(
            file,
            line,
            start,
            texts[file, line, start][0],
            _typed(next(iter(printed[file, line, start])), line + start),
        )
        for file, line, start in sorted(printed)
    ]


def _typed(text: str, seed: int) -> str:
    match = NUMBER.search(text)
    if match is not None:
        return text[: match.start()] + other_digit(match[0], seed) + text[match.end() :]
    return NUMERAL.sub(lambda m: "三" if m[0] != "三" else "四", text, count=1)


def typed_in(samples: Samples, chosen: Iterable[Slip]) -> Tally:
    """Types slips into their files, all at once, and looks for an error on each of their lines. One
    that goes unseen is typed again alone: another may have stopped its document."""
    listed = list(chosen)
    unseen = _unseen(samples, listed)
    alone = [slip for slip in unseen if _unseen(samples, [slip])]
    return Tally(caught=len(listed) - len(alone), misses=[_missed(samples, slip) for slip in alone])


def _unseen(samples: Samples, chosen: list[Slip]) -> list[Slip]:
    kept = {file: (samples.root / file).read_bytes() for file in {slip.file for slip in chosen}}
    try:
        for file in kept:
            _type(samples.root / file, [slip for slip in chosen if slip.file == file])
        found = _errors(samples.root)
    finally:
        for file, content in kept.items():
            (samples.root / file).write_bytes(content)
    return [slip for slip in chosen if (slip.file, slip.line) not in found]


def _missed(samples: Samples, slip: Slip) -> Miss:
    before = _line(samples.root, Span(slip.file, slip.line))[: slip.start]
    if before.count("“") > before.count("”"):
        why = "part of a quoted name"
    elif re.fullmatch(r"[\d.,]+", slip.typed):
        why = "a bare number in running text"
    else:
        why = "no measure word stands after it"
    return Miss(f"{slip.file}:{slip.line}:{slip.start + 1}", slip.typed, "", why)


def _type(path: Path, chosen: list[Slip]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    for slip in sorted(chosen, key=lambda slip: (slip.line, -slip.start)):
        line = lines[slip.line - 1]
        lines[slip.line - 1] = line[: slip.start] + slip.typed + line[slip.end :]
    path.write_bytes("\n".join(lines).encode("utf-8"))


def _errors(root: Path) -> set[tuple[str, int]]:
    workspace, findings = load_workspace(root)
    found = [*findings, *check_records(workspace)]
    for id in workspace.briefings:
        document, composed = compose(workspace, Config(), id)
        found += composed
        if document is not None:
            found += check_document(document, ledger_of(document, workspace.lexicon), workspace)
    return {(f.span.file, f.span.line) for f in found if f.severity == "error"}


# ---- what both need


def _ledger(workspace: Workspace, id: str) -> Ledger | None:
    """The ledger of a document; None if it has an error."""
    document, findings = compose(workspace, Config(), id)
    if document is None or has_errors(findings):
        return None
    ledger = ledger_of(document, workspace.lexicon)
    return None if has_errors([*check_document(document, ledger, workspace)]) else ledger


def _spans(entry: Entry) -> tuple[Span, ...]:
    """The places of the stored numbers behind a print; those that are only counted print nowhere."""
    if entry.kind not in ("bound", "derived") or entry.behind is None:
        return ()
    if entry.quantity is not None and entry.quantity.operation == "count":
        return ()
    return tuple(source.span for source in entry.behind.sources)


def _line(root: Path, place: Span) -> str:
    path = root / place.file
    lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
    return lines[place.line - 1] if place.line <= len(lines) else ""
