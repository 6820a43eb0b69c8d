"""Whether a build would change nothing, seen before anything else is imported.

Not what is said then. In doubt it is not known: then the build looks at every document.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from briefgen.build.freshness import state
from briefgen.build.freshness.inputs import Snapshot, stat_of
from briefgen.build.freshness.machine import Machine

LISTS = ("documents", "findings", "passed", "stopped", "unchecked")
"""What an outcome lists."""
LANGUAGES = ("zh", "en", None)


def unchanged(root: str, output: str, key: str) -> Mapping[str, Any] | None:
    """What the same build came to the last time, if it would come to the same now; None otherwise."""
    past = state.read(output)
    outcome = past.builds.get(key)
    if outcome is None or not state.is_at_rest(output):
        return None
    if Machine().sieve != past.machine[0] or Snapshot(root).digest != past.inputs:
        return None
    try:
        return outcome if _are_intact(output, outcome) else None
    except (KeyError, TypeError, ValueError, AttributeError):  # of another shape than any build writes
        return None


def _are_intact(output: str, outcome: Mapping[str, Any]) -> bool:
    """Whether every file is as it was put out: by its state, or else by its content."""
    files, hashes = outcome["files"], outcome["hashes"]
    if outcome["language"] not in LANGUAGES or not all(isinstance(outcome[name], list) for name in LISTS):
        return False
    return all(
        ".." not in name.split("/")
        and found is not None
        and _is_intact(f"{output}/{name}", found, hashes.get(name))
        for name, found in files.items()
    )


def _is_intact(path: str, known: list[int], sha256: str | None) -> bool:
    try:
        if list(stat_of(os.stat(path))) == known:
            return True
        if not os.path.isfile(path):
            return False  # a pipe would be waited for
        import hashlib  # loads OpenSSL, and is seldom wanted

        with open(path, "rb") as file:
            return sha256 is not None and hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
