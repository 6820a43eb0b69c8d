"""What the checks cost beside composing: every sample, in a new process as the command does it, and warm.

Not loading and not writing.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

from measure import Spread, timed
from rows import Section, at_most, table
from stages import ROOT

from briefgen.check import check_document, check_records
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.document.tree import Document
from briefgen.ledger.entry import Ledger
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace

PARTS = ("compose", "records", "ledger", "documents")


ROUNDS, GOAL = 7, 20  # percent of composing
HOW = f"""\
All samples, {ROUNDS} rounds: composing, checking the records, listing the numbers in the ledger, checking
the documents, in milliseconds. Cold: in a new process, as `check` does it, where every document is composed
once. Warm: the same again in that process, with every template compiled. The share is that of the last
three in the first."""


def measured() -> Section:
    """Cold and warm: each part over all documents, and the share of the checks in composing, in percent.
    The ledger is counted with the checks, which read it."""
    times = [_in_a_new_process(ROOT) for _ in range(ROUNDS)]
    found = {
        kind: {name: Spread(tuple(one[at][name] for one in times)) for name in (*PARTS, "share")}
        for at, kind in enumerate(("cold", "warm"))
    }
    rows = ((k, *(v[name].text(0) for name in PARTS), f"{v['share'].text(0)} %") for k, v in found.items())
    row = at_most("checks beside composing, cold", found["cold"]["share"], GOAL, "%", 0)
    return Section(
        "The checks beside composing", HOW, (row,), tuple(table(("process", *PARTS, "share"), rows))
    )


def _in_a_new_process(root: Path) -> list[dict[str, float]]:
    run = subprocess.run([sys.executable, __file__, str(root)], capture_output=True, text=True, check=True)
    found: list[dict[str, float]] = json.loads(run.stdout)
    return found


def _round(workspace: Workspace) -> dict[str, float]:
    documents: dict[str, Document] = {}
    ledgers: dict[str, Ledger] = {}

    def composing() -> None:
        for id in workspace.briefings:
            document, _ = compose(workspace, Config(), id)
            assert document is not None, id
            documents[id] = document

    def listing() -> None:
        for id, document in documents.items():
            ledgers[id] = ledger_of(document, workspace.lexicon)

    def checking() -> None:
        for id, document in documents.items():
            for _ in check_document(document, ledgers[id], workspace):
                pass

    steps = (composing, partial(check_records, workspace), listing, checking)
    found = {name: timed(step)[0] for name, step in zip(PARTS, steps, strict=True)}
    return {**found, "share": sum(found[name] for name in PARTS[1:]) / found["compose"] * 100}


def main() -> None:
    workspace, _ = load_workspace(Path(sys.argv[1]))
    print(json.dumps([_round(workspace), _round(workspace)]))


if __name__ == "__main__":
    main()
