"""What the last builds of an output folder left: enough to see that nothing is to be done.

Not traces: those say it of one document, after the records are loaded. Nothing beyond the standard library
is imported here.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from briefgen.build.freshness import sealed
from briefgen.build.freshness.inputs import stat_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.build.freshness.machine import Machine

NAME = "state.json"
WORK = ".briefgen"
MANIFEST = "manifest.json"
OWN = frozenset((NAME, "lock", "traces", MANIFEST))
"""What stands in the work folder of an output folder that nobody works at."""
STAGED = "staged"
MOST = 8
"""Builds with other options that are remembered."""


class State:
    """The machine and the inputs of the last build, and what builds of these inputs came to, by options.
    No dataclass: they take longer to import than a state to read."""

    __slots__ = ("builds", "inputs", "machine")

    def __init__(
        self,
        machine: tuple[str, str] = ("", ""),
        inputs: str = "",
        builds: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.machine, self.inputs, self.builds = machine, inputs, builds or {}


def read(output: str) -> State:
    """The state of an output folder; an empty one where there is none that can be trusted."""
    said = sealed.read(f"{output}/{WORK}/{NAME}")
    try:
        sieve, content = said["machine"]
        return State((sieve, content), said["inputs"], {**said["builds"]})
    except (KeyError, TypeError, ValueError):
        return State()


def write(output: str, machine: Machine, inputs: str, key: str, outcome: Mapping[str, Any]) -> None:
    """Adds what a build came to; what was known of other inputs is forgotten."""
    past, own = read(output), (machine.sieve, machine.content)
    others = past.builds if (past.machine, past.inputs) == (own, inputs) else {}
    builds = [(other, told) for other, told in others.items() if other != key][-MOST:]
    said = {"machine": own, "inputs": inputs, "builds": {**dict(builds), key: outcome}}
    sealed.write(f"{output}/{WORK}/{NAME}", said)


def states(output: str, names: list[str]) -> dict[str, list[int] | None]:
    """The states of files of the output folder, and of its manifest."""
    return {name: _state(f"{output}/{name}") for name in (*names, MANIFEST)}


def is_at_rest(output: str) -> bool:
    """Whether no build has left anything undone."""
    try:
        names = set(os.listdir(f"{output}/{WORK}")) - OWN
        return not names or (names == {STAGED} and not os.listdir(f"{output}/{WORK}/{STAGED}"))
    except OSError:
        return False


def _state(path: str) -> list[int] | None:
    try:
        return list(stat_of(os.stat(path)))
    except OSError:
        return None
