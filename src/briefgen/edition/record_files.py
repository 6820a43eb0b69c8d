"""Which parts of a YAML file of records an edition leaves out.

Not rows of observations, and not the copying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from briefgen.diagnostics import Diagnostic, Span
from briefgen.edition.plan import Path_, Plan
from briefgen.load.written import Written
from briefgen.rules import editions as rules

OWN = "sensitivity"
"""What a copy never says: everything in it may be seen."""


@dataclass(slots=True)
class Cut:
    """The parts of one file that are left out, by identity, and what is wrong."""

    dropped: set[int] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)

    def drop(self, node: Written | None) -> None:
        """Leaves a part out, if it is there."""
        if node is not None:
            self.dropped.add(id(node))

    def holds(self, node: Written) -> bool:
        """Whether a part stays."""
        return id(node) not in self.dropped


def of_list(root: Written, file: str, kind: str, word: str, plan: Plan) -> Cut:
    """What is left out of a file that lists records of a kind."""
    cut = Cut()
    listed = root if root.kind == "list" else root.get(word)
    defaults = None if root.kind == "list" else root.get("defaults")
    if listed is None:
        return cut
    kept: list[tuple[Written, tuple[Path_, ...]]] = []
    for entry in listed.values:
        id_ = _id_of(entry, defaults)
        if plan.is_left_out(kind, id_):
            cut.drop(entry)
            continue
        paths = tuple(plan.parts.get((kind, id_), ()))
        _cut_record(cut, entry, paths)
        kept.append((entry, paths))
    if not kept:
        cut.drop(root)
    if defaults is not None:
        _cut_defaults(cut, defaults, file, kept)
    return cut


def of_one(root: Written, kind: str, ids: tuple[str, ...], plan: Plan) -> Cut:
    """What is left out of a file of one record, or of those that `for:` makes of it."""
    cut = Cut()
    shown = tuple(id_ for id_ in ids if not plan.is_left_out(kind, id_))
    if not shown:
        cut.drop(root)
    else:
        _cut_record(cut, root, tuple(plan.parts.get((kind, shown[0]), ())))
    return cut


def _id_of(entry: Written, defaults: Written | None) -> str:
    found = entry.get("id") or (defaults.get("id") if defaults is not None else None)
    return found.text if found is not None else ""


def _cut_record(cut: Cut, record: Written, paths: tuple[Path_, ...]) -> None:
    cut.drop(record.get(OWN))
    for path in paths:
        cut.drop(_at(record, path))
    facts = record.get("facts")
    for fact in facts.values if facts is not None else ():
        cut.drop(fact.get(OWN))


def _at(node: Written | None, path: Path_) -> Written | None:
    for key in path:
        node = node.get(key) if node is not None else None
    return node


# ---- what records of a file have in common


def _cut_defaults(
    cut: Cut, defaults: Written, file: str, kept: list[tuple[Written, tuple[Path_, ...]]]
) -> None:
    """A shared value stays where a record that is shown takes it and may show it."""
    cut.drop(defaults.get(OWN))
    for key, value in defaults.pairs():
        takers = [paths for entry, paths in kept if entry.get(key.text) is None]
        _weigh(cut, key, value, file, [_touch(paths, key.text) for paths in takers])


def _weigh(cut: Cut, key: Written, value: Written, file: str, touched: list[tuple[Path_, ...]]) -> None:
    if not touched or all(paths == ((key.text,),) for paths in touched):
        cut.drop(value)
    elif any(paths for paths in touched):
        line, column = key.start
        cut.findings.append(rules.MIXED_DEFAULT.at(Span(file, line + 1, column + 1), field=key.text))


def _touch(paths: tuple[Path_, ...], field_: str) -> tuple[Path_, ...]:
    return tuple(path for path in paths if path[0] == field_)


# ---- what is walked through for each kind of file


def scalars(node: Written, holds: Callable[[Written], bool]) -> Iterator[str]:
    """The texts of everything that stays, keys too."""
    if not holds(node):
        return
    if node.kind == "scalar":
        yield node.text
    for at, value in enumerate(node.values):
        if holds(value) and node.keys:
            yield node.keys[at].text
        yield from scalars(value, holds)
