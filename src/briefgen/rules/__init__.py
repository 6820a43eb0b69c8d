"""Every rule, in the order of its code: the registry that `explain`, the docs and SARIF read.

Not the rules themselves: those stand in this folder's modules, one module a family of codes.
"""

from __future__ import annotations

from string import Formatter
from types import ModuleType

from briefgen.diagnostics import Rule
from briefgen.rules import (
    agreement,
    allowances,
    build,
    charts,
    cluster,
    editions,
    form,
    gate,
    load,
    numbers,
    office,
    page,
    prose,
    publish,
    records,
    references,
    rows,
    site,
    staleness,
    targets,
    textual,
    totals,
    wording,
)

FAMILIES: tuple[ModuleType, ...] = (
    load,
    records,
    rows,
    targets,
    allowances,
    numbers,
    wording,
    totals,
    agreement,
    prose,
    textual,
    staleness,
    form,
    page,
    office,
    references,
    editions,
    gate,
    publish,
    site,
    charts,
    build,
    cluster,
)
"""The modules that hold rules, in the order of their codes."""


def _rules_of(module: ModuleType) -> tuple[Rule, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))


RULES: tuple[Rule, ...] = tuple(
    sorted((rule for family in FAMILIES for rule in _rules_of(family)), key=lambda rule: rule.code)
)
"""Every rule of briefgen."""


def find(word: str) -> Rule | None:
    """The rule of this code or name, in small or capital letters."""
    wanted = word.strip().casefold()
    return next((rule for rule in RULES if wanted in (rule.code.casefold(), rule.name)), None)


def outline(message: str) -> str:
    """A message without the figures of a case: … for each of them."""
    parts = []
    for literal, field, _, _ in Formatter().parse(message):
        parts.append(literal)
        if field is not None and not field.startswith("hint"):
            parts.append("…")
    return "".join(parts)
