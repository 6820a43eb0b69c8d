"""What a build came to, written down so that the next one may see that nothing is to be done, and told again.

Not the seeing: that is `unchanged`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.build import manifest
from briefgen.build.freshness import state
from briefgen.build.freshness.inputs import Snapshot
from briefgen.build.freshness.machine import Machine
from briefgen.build.freshness.told import finding_of, passed_of, plain_finding, plain_passed
from briefgen.build.order import Outcome
from briefgen.rules import build as rules

CHANCE = "BG7"
"""What begins the codes of findings about this build and its output folder: the next may find otherwise."""
SETTLED = frozenset((rules.NO_DOCUMENTS.code, rules.UNKNOWN_DOCUMENT.code))


def remember(outcome: Outcome, output: Path, snapshot: Snapshot, machine: Machine, key: str) -> None:
    """Writes down what a build came to, if the next one would come to the same."""
    by_chance = any(one.code.startswith(CHANCE) and one.code not in SETTLED for one in outcome.findings)
    if by_chance or outcome.left or outcome.details or not outcome.written or not snapshot.is_still():
        return
    names = [path.relative_to(output).as_posix() for path in outcome.written]
    known = manifest.read(output).documents
    if (own := manifest.hashed(output / state.MANIFEST)) is None:
        return  # it cannot be read now: the next build looks for itself
    hashes = {state.MANIFEST: own}
    hashes |= {f"{id}/{name}": one.sha256 for id, files in known.items() for name, one in files.items()}
    said = {
        "files": state.states(str(output), names),
        "hashes": {name: hashes[name] for name in (state.MANIFEST, *names) if name in hashes},
        "documents": outcome.documents,
        "findings": [plain_finding(one) for one in outcome.findings],
        "passed": [plain_passed(one) for one in outcome.passed],
        "stopped": outcome.stopped,
        "unchecked": outcome.unchecked,
        "language": outcome.language,
    }
    state.write(str(output), machine, snapshot.digest, key, said)


def outcome_of(said: Mapping[str, Any], output: Path) -> Outcome:
    """The outcome that was written down: every document is fresh."""
    documents = tuple(said["documents"])
    return Outcome(
        tuple(map(finding_of, said["findings"])),
        documents,
        tuple(output / name for name in said["files"] if name != state.MANIFEST),
        language=said["language"],
        passed=tuple(map(passed_of, said["passed"])),
        stopped=tuple(said["stopped"]),
        unchecked=tuple(said["unchecked"]),
        fresh=documents,
    )
