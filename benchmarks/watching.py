"""What it costs to note what documents ask, and how large their traces are.

Not the gain: see `docs/building.md`. The samples are composed and checked in one process, watched and not,
by turns.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

from briefgen.build.assembly import Assembly
from briefgen.build.freshness.answers import Answers, Fingerprints
from briefgen.build.freshness.inputs import Snapshot
from briefgen.build.weighing import Scales
from briefgen.config import Config, load_config
from briefgen.ledger.records import Records
from briefgen.load.workspace import load_workspace

ROUNDS = 7


def main(root: Path) -> None:
    """Prints the ratio of the times, and what the answers take."""
    config, _ = load_config(root)
    config = config or Config()
    workspace, _ = load_workspace(root)
    scales = Scales(config, workspace.allowances)
    watched = Assembly(workspace, config, scales, ("html",), as_printed=False)
    plain = Assembly(workspace, config, scales, ("html",), as_printed=False)
    object.__setattr__(plain, "workspace", workspace)
    object.__setattr__(plain, "_records", Records(workspace))
    ids = tuple(workspace.briefings)
    pairs = [(_seconds(plain, ids), _seconds(watched, ids)) for _ in range(ROUNDS + 1)][1:]
    ratio = statistics.median(with_watch / without for without, with_watch in pairs)
    print(f"watching / not watching: {ratio:.3f} ({len(ids)} documents)")
    asked = [seen.asked for id in ids if (seen := watched(id, _silent).seen) is not None]
    started = time.process_time()
    answers = Answers(workspace, config, Snapshot(str(root)).hashes, Fingerprints())
    told = ([[*question, answers.to(question)] for question in one] for one in asked)
    sizes = [len(json.dumps(one, ensure_ascii=False).encode()) for one in told]
    print(f"answers: {(time.process_time() - started) * 1000 / len(ids):.2f} ms a document, first time")
    started = time.process_time()
    for one in asked:
        for question in one:
            answers.is_still(question, answers.to(question))
    print(f"again: {(time.process_time() - started) * 1000 / len(ids):.3f} ms a document")
    kilobytes = statistics.median(sizes) / 1000
    print(f"questions: {statistics.median(map(len, asked)):.0f}, answers: {kilobytes:.1f} kB a document")


def _seconds(assembly: Assembly, ids: tuple[str, ...]) -> float:
    started = time.process_time()
    for id in ids:
        assembly(id, _silent)
    return time.process_time() - started


def _silent(stage: str) -> None:
    """Nobody listens."""


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
