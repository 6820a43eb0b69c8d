"""What the slow tests have counted, printed at the end: `record_property("builds", 6)` adds to a line.

Not fixtures: those stand beside the tests that use them.
"""

from __future__ import annotations

from collections import defaultdict

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A line for each test function: its numbers added up, its words (a seed) one after another."""
    counted: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, ()):
            for key, value in report.user_properties:
                counted[report.nodeid.partition("[")[0]][key].append(value)
    if counted:
        terminalreporter.section("counted")
    for test, properties in sorted(counted.items()):
        said = ", ".join(f"{key}: {_total(values)}" for key, values in properties.items())
        terminalreporter.line(f"{test}: {said}")


def _total(values: list[object]) -> str:
    numbers = [value for value in values if isinstance(value, int | float)]
    if len(numbers) == len(values):
        return f"{sum(numbers):,}"
    return " ".join(sorted({str(value) for value in values}))
