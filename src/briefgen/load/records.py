"""Nodes to records: one shape after another is tried at the edge, by pydantic, and named.

Not files: `load/workspace` finds those. Not sense: `check/` looks for that.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from briefgen.diagnostics import Diagnostic
from briefgen.load import faults
from briefgen.load.limit import Guesses, clipped
from briefgen.load.nodes import ListNode, MappingNode, Node, merged
from briefgen.model import briefing, notation
from briefgen.model.fact import Fact
from briefgen.model.fields import Scalar
from briefgen.model.quantity import Amount, Pair, Quantity, Range
from briefgen.rules import records as record_rules
from briefgen.rules import rows as row_rules

if TYPE_CHECKING:
    from pydantic import TypeAdapter  # imported for the first record that is read and was not kept

BRIEFINGS: dict[str, type] = {
    "bulletin": briefing.Bulletin,
    "report": briefing.Report,
    "rules": briefing.Rules,
    "survey": briefing.Survey,
    "article": briefing.ArticleBriefing,
    "official": briefing.Official,
    "table": briefing.TableBriefing,
}
"""The shape of each kind of briefing."""

_FORMS = (["value"], ["households", "persons"], ["items"], ["day"], ["text"])
_VALUES = tuple(key for form in _FORMS for key in form)
assert set(BRIEFINGS.values()) == set(get_args(briefing.AnyBriefing))


@cache
def adapter(record: Any) -> TypeAdapter[Any]:
    """The validator of a record type. Unknown keys are errors; a configuration cannot be given to
    a dataclass itself, but reaches it through the union."""
    from pydantic import ConfigDict, TypeAdapter

    return TypeAdapter(record | None, config=ConfigDict(extra="forbid"))


def record(node: Node, kind: type, guesses: Guesses | None = None) -> tuple[Any, list[Diagnostic]]:
    """The record that a node holds, or None and what is wrong with it."""
    if not isinstance(node, MappingNode):
        return None, [faults.wrong_shape(node, "映射", "a mapping")]
    from pydantic import ValidationError

    try:
        made = adapter(kind).validate_python(node)
    except ValidationError as error:
        return None, faults.findings(error, node, kind, guesses)
    return (None if node.broken else made), []


def entries(node: Node, word: str) -> tuple[list[Node], list[Diagnostic]]:
    """The records of a file that lists them: a list, or a mapping with the list under `word` and,
    if they share something, `defaults`."""
    if isinstance(node, ListNode):
        return list(node), []
    if not isinstance(node, MappingNode):
        return [], [faults.wrong_shape(node, "列表", "a list")]
    known = (word, "defaults")
    guesses = Guesses()
    findings = [
        record_rules.UNKNOWN_KEY.at(
            node.key_span(key),
            key=clipped(key),
            known="、".join(known),
            **guesses.hint(key, node.key_span(key), known),
        )
        for key in node
        if key not in known
    ]
    if word not in node:
        return [], [*findings, record_rules.MISSING_KEY.at(node.span, key=word)]
    listed, defaults = node[word], node.get("defaults")
    if not isinstance(listed, ListNode):
        return [], [*findings, faults.wrong_shape(listed, "列表", "a list")]
    if defaults is None:
        return list(listed), findings
    if not isinstance(defaults, MappingNode):
        return list(listed), [*findings, faults.wrong_shape(defaults, "映射", "a mapping")]
    return [merged(defaults, e) if isinstance(e, MappingNode) else e for e in listed], findings


def named_facts(
    owner: str, facts: dict[str, Fact], node: Node, units: dict[str, str]
) -> tuple[dict[str, Fact], list[Diagnostic]]:
    """A record's facts with units and named sources, and what is wrong with their form.
    `units` are those of the indicators, by id."""
    made: dict[str, Fact] = {}
    findings: list[Diagnostic] = []
    facts_node = node["facts"] if isinstance(node, MappingNode) and "facts" in node else node
    for alias, fact in facts.items():
        written = facts_node[alias] if isinstance(facts_node, MappingNode) else node
        findings += _faults_of_fact(alias, fact, facts_node, written)
        made[alias] = _named(fact, f"{owner}.{alias}", units)
    return made, findings


def _faults_of_fact(alias: str, fact: Fact, facts_node: Node, written: Node) -> list[Diagnostic]:
    findings: list[Diagnostic] = []
    if not alias.isidentifier():
        place = facts_node.key_span(alias) if isinstance(facts_node, MappingNode) else written.span
        findings.append(row_rules.BAD_ALIAS.at(place, alias=alias))
    given = [
        name
        for name in ("value", "households", "persons", "items", "day", "text")
        if getattr(fact, name) is not None
    ]
    if (given != ["households", "persons"] and len(given) != 1) or given in (["households"], ["persons"]):
        zh, en = f"写了 {'、'.join(given)}", ", ".join(given)
        if not given:
            zh, en = "什么也没有写", "none"
        findings.append(record_rules.FACT_FORM.at(written.span, given_zh=zh, given_en=en))
    if fact.unit is not None and fact.value is not None:
        own = _unit_text(fact.value)
        if own and own != fact.unit and isinstance(fact.unit, Scalar):
            findings.append(record_rules.TWO_UNITS.at(fact.unit.span, written=own, unit=fact.unit))
    return findings


def _named(fact: Fact, name: str, units: dict[str, str]) -> Fact:
    return replace(
        fact,
        value=_amount(fact.value, fact.unit or units.get(fact.indicator or "", ""), name),
        households=_amount(fact.households, "户", name),
        persons=_amount(fact.persons, "人", name),
    )


def _amount(amount: Amount | None, unit: str, name: str) -> Amount | None:
    return None if amount is None else notation.named(notation.measured(amount, unit), name)


def _unit_text(amount: Amount) -> str:
    match amount:
        case Quantity():
            return amount.unit.text
        case Range(_, high, _):
            return high.unit.text
        case Pair():
            return "户人"
