"""`withheld.json` of a projected workspace: what is not there, and which findings its lines let pass.

Not the workspace that it was made from: nothing of that is known here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen import files
from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.allowance import Allowance
from briefgen.model.withheld import FILE, Thing, Withheld
from briefgen.rules import load as rules

MAX_BYTES = 256 * 1024 * 1024
REASON = "原工作区已放行"
"""The reason of every allowance of an edition: the true ones are remarks, and stay where they are."""


def read_withheld(root: Path) -> tuple[Withheld | None, list[Allowance], list[Diagnostic]]:
    """What an edition does not hold; None in a workspace that is none."""
    if not (root / FILE).is_file():
        return None, [], []
    try:
        raw = json.loads(files.contents(root, FILE, MAX_BYTES))
        return _withheld(raw), [_allowance(one) for one in raw["allowances"]], []
    except (files.Unreadable, files.TooLarge, ValueError, KeyError, TypeError):
        zh, en = "这一版没有列全略去了什么", "it does not say what this edition leaves out"
        return None, [], [rules.UNREADABLE.at(Span(FILE), problem_zh=zh, problem_en=en)]


def written_withheld(withheld: Withheld, allowances: tuple[Allowance, ...]) -> str:
    """The same as text: one thing a line, the first on line 2."""
    head = {
        "edition": withheld.edition,
        "salt": withheld.salt,
        "below": withheld.below,
        "allowances": [_told(one) for one in allowances],
    }
    things = [
        {"kind": one.kind, "name": one.name, "reason": one.reason, "marks": dict(sorted(one.marks.items()))}
        for one in withheld.things
    ]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in things)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "withheld": [\n{lines}\n]}}\n'


def _withheld(raw: Mapping[str, Any]) -> Withheld:
    things = tuple(
        Thing(line, one["kind"], one["name"], one["reason"], one["marks"])
        for line, one in enumerate(raw["withheld"], 2)
    )
    return Withheld(raw["edition"], raw["salt"], raw["below"], things)


def _told(one: Allowance) -> dict[str, Any]:
    span = one.span
    place = [span.file, span.line, span.column, span.end_line, span.end_column, span.sheet, span.cell]
    return {"words": one.words, "named": one.named, "place": place, "first": one.first, "last": one.last}


def _allowance(raw: Mapping[str, Any]) -> Allowance:
    named = tuple(tuple(texts) for texts in raw["named"])
    place = Span(*raw["place"])
    return Allowance(tuple(raw["words"]), REASON, place, raw["first"], raw["last"], named=named)
