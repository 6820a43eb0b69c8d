"""The HTML beyond what every format shares: writing it, once its document is composed.

Not a browser.
"""

from __future__ import annotations

from functools import partial

from measure import PAIRS, Spread, timed
from rival import FIRST_HAN, changed
from rows import Section, at_most, page, table
from stages import ROOT, SAMPLES, document

from briefgen.config import Config
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.write.html import html_written

GOAL_MS = 5
HOW = f"""\
`html_written` of composed documents with their ledgers in a warm process, {PAIRS} rounds, the text different
in each; with the panels that tell where each number comes from. The first sample, the bulletin of eleven
pages, stands in the table of targets."""


def measured() -> Section:
    """Every sample of the stages; the bulletin has to hold the target."""
    workspace, _ = load_workspace(ROOT)
    found = {id: _spread(id, workspace) for id in SAMPLES}
    row = at_most("HTML beyond the shared composition", found[SAMPLES[0]], GOAL_MS, "ms")
    rows = ((id, spread.text(1)) for id, spread in found.items())
    return Section("HTML", HOW, (row,), tuple(table(("sample", "ms"), rows)))


def _spread(id: str, workspace: Workspace) -> Spread:
    whole, records = document(workspace, Config(), id), Records(workspace)
    times: list[float] = []
    for number in range(PAIRS + 1):
        text = changed(whole, chr(FIRST_HAN + number))
        ledger = ledger_of(text, workspace.lexicon)
        took, _ = timed(partial(html_written, text, ledger, records))
        times.append(took)
    return Spread(tuple(times[1:]))  # the first one warms up


if __name__ == "__main__":
    print("\n".join(page(measured())))
