"""The style parameters of `briefgen.toml` as a node, so that briefings take them like their own.

Not the other settings: those need no record.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.config import FILE, Config
from briefgen.diagnostics import Diagnostic, Span
from briefgen.load.nodes import ListNode, MappingNode
from briefgen.load.part import Part
from briefgen.load.parts import key_of, remembered_part
from briefgen.load.records import record
from briefgen.model.fields import Scalar
from briefgen.model.style import Style


def style_node(config: Config | None) -> tuple[MappingNode, list[Diagnostic]]:
    """The style parameters that every briefing begins with; none where one of them is wrong."""
    made = MappingNode(Span(FILE))
    if config is None or not config.style:
        return made, []
    for key, value in config.style.items():
        place = config.style_spans.get(key, Span(FILE))
        if isinstance(value, str):
            made[Scalar(key, place)] = Scalar(value, place)
            continue
        listed = ListNode(place)
        listed.extend(Scalar(text, place) for text in value)
        made[Scalar(key, place)] = listed
    key = key_of("style", FILE, repr((config.style, config.style_spans)).encode(), "")
    findings = remembered_part(Path("style"), FILE, key, lambda: _read(made)).findings
    return (MappingNode(Span(FILE)) if findings else made), [*findings]


def _read(made: MappingNode) -> Part:
    return Part(findings=tuple(record(made, Style)[1]))
