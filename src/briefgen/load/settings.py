"""The style parameters of `briefgen.toml` as a node, so that briefings take them like their own.

Not the other settings: those need no record.
"""

from __future__ import annotations

from briefgen.config import FILE, Config
from briefgen.diagnostics import Diagnostic, Span
from briefgen.load.nodes import ListNode, MappingNode
from briefgen.load.records import record
from briefgen.model.fields import Scalar
from briefgen.model.style import Style


def style_node(config: Config | None) -> tuple[MappingNode, list[Diagnostic]]:
    """The style parameters that every briefing begins with; none where one of them is wrong."""
    made = MappingNode(Span(FILE))
    if config is None:
        return made, []
    for key, value in config.style.items():
        place = config.style_spans.get(key, Span(FILE))
        if isinstance(value, str):
            made[Scalar(key, place)] = Scalar(value, place)
            continue
        listed = ListNode(place)
        listed.extend(Scalar(text, place) for text in value)
        made[Scalar(key, place)] = listed
    _, findings = record(made, Style)
    return (MappingNode(Span(FILE)) if findings else made), findings
