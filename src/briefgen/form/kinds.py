"""Which kind of paper a file is, by what stands on its first page.

Not what is expected of a kind: that is told by the measures.
"""

from __future__ import annotations

import re

from briefgen.form.profile import Kind
from briefgen.form.roles import Reading

ISSUE = re.compile(r"第\d+期|第[一二三四五六七八九十百]+期|总第")
DOUBLE_RULE_MM = 160
"""A letter's rules are wider than the type area (10.1)."""


def guessed(reading: Reading) -> Kind:
    """The kind by the red of the first page: its words, its rules and where they stand."""
    first = reading.pages[0]
    reds = [line for line in first.lines if line.red]
    rules = [s for s in first.sheet.strokes if s.colour == "red" and s.level and s.length > 80]
    low = any(rule.y > first.sheet.height * 0.65 for rule in rules)
    words = max(reds, key=lambda line: line.size).text if reds else ""
    head = "".join(line.text for line in first.lines if line.role == "mast")
    if not reds and not rules:
        return "plain"
    if low or any(rule.length > DOUBLE_RULE_MM for rule in rules):
        return "letter"
    if words.endswith("纪要"):
        return "minutes"
    if words.endswith(("令", "命令")):
        return "order"
    return "bulletin" if ISSUE.search(head) or "简报" in words else "official"
