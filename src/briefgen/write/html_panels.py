"""The panels of a page that tell where its numbers come from, one a number, shown by `:target`.

No scripts. Not the links that lead to them: those are `html_links`.
"""

from __future__ import annotations

import re
from html import escape

from briefgen.ledger.entry import Ledger
from briefgen.ledger.records import Records
from briefgen.ledger.story import Step, story

MARKUP = re.compile("[&<>]")
MOST_STEPS = 12
"""Steps that are shown beside each other; `ledger.json` has them all."""


def panels(ledger: Ledger, asked: frozenset[str], records: Records) -> str:
    """The panels of the numbers that are links, hidden until one is followed. End tags that HTML does
    not ask for are left out."""
    told: dict[str, str] = {}
    made: list[str] = []
    for entry in (entry for entry in ledger.entries if entry.id in asked):
        made.append(f'<aside id="{entry.id}"><a href="#r{entry.id}">返回</a><p>')
        _say(story(entry, records), entry.id, told, made)
        made.append("</aside>")
    return f'<div class="told">{"".join(made)}</div>' if made else ""


def _say(step: Step, id: str, told: dict[str, str], made: list[str]) -> None:
    """A step and those below it. What a record says besides is told once; then a link leads there."""
    text, more = step.text_zh, ""
    if step.span is not None:
        place = str(step.span)
        more = f"<i>{_escaped(place)}</i>"
        elsewhere = told.setdefault(place, id) if not step.children else id
        if elsewhere != id and "；" in text:
            text = text.partition("；")[0]
            more += f'<a href="#{elsewhere}">详见</a>'
    made.append(_escaped(text) + more)
    if step.children:
        _list(step.children, id, told, made)


def _list(steps: tuple[Step, ...], id: str, told: dict[str, str], made: list[str]) -> None:
    made.append("<ul>")
    for step in steps[:MOST_STEPS]:
        made.append("<li>")
        _say(step, id, told, made)
    if len(steps) > MOST_STEPS:
        made.append(f"<li>……另有{len(steps) - MOST_STEPS}项")
    made.append("</ul>")


def _escaped(text: str) -> str:
    return escape(text, quote=False) if MARKUP.search(text) else text
