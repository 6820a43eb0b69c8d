"""`make bench`: the time of every stage, the whole command cold, many observations, and docxtpl beside
our DOCX.

Not a test: it fails only where nothing can be measured. Writes docs/performance.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import checks
import observations
import stages
from measure import Spread
from rival import pairs

from briefgen.config import load_config
from briefgen.load.workspace import load_workspace

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
SAMPLES = (
    "jx-bulletin-2019-01",
    "guizhou-follow-up",
    "relocation-report",
    "kaizhou-survey",
    "guangfeng-rules",
)
WARM_ROUNDS, COLD_ROUNDS, PAIRS, ROW_ROUNDS = 7, 5, 15, 3
GOAL = 0.35
ROWS_GOAL_S, GROWTH_GOAL = 10, 12
CHECK_ROUNDS, CHECK_GOAL = 7, 20  # percent of composing


def main() -> None:
    config, _ = load_config(ROOT)
    workspace, _ = load_workspace(ROOT)
    if config is None:
        sys.exit("briefgen.toml cannot be read: run briefgen check")
    print(f"every stage, {WARM_ROUNDS} rounds …", file=sys.stderr)
    warm = stages.warm(ROOT, config, SAMPLES, WARM_ROUNDS)
    print(f"the whole command, {COLD_ROUNDS} rounds …", file=sys.stderr)
    cold = stages.cold(ROOT, SAMPLES, COLD_ROUNDS)
    print(f"the checks, {CHECK_ROUNDS} rounds …", file=sys.stderr)
    checked = checks.measured(ROOT, CHECK_ROUNDS)
    print(f"many observations, {ROW_ROUNDS} rounds …", file=sys.stderr)
    many = observations.measured(ROW_ROUNDS)
    print(f"docxtpl, {PAIRS} pairs …", file=sys.stderr)
    rivals = {id: pairs(stages.document(workspace, config, id), PAIRS) for id in SAMPLES}
    page = "\n".join(_page(warm, cold, checked, many, rivals)) + "\n"
    print(page, end="")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page, encoding="utf-8")


def _page(
    warm: dict[str, dict[str, Spread]],
    cold: dict[str, Spread],
    checked: dict[str, dict[str, Spread]],
    many: dict[int, tuple[Spread, Spread]],
    rivals: dict[str, tuple[Spread, Spread, Spread]],
) -> Iterator[str]:
    yield from (
        "# Performance",
        "",
        "Written by `make bench`. Times are milliseconds: the median, in brackets the least and the most.",
        "They depend on the machine and on what else it does; ratios hardly do.",
        "",
        "## Each stage",
        "",
        f"One process that has built these documents before, {WARM_ROUNDS} rounds. `load` reads the whole",
        "workspace, `check` looks at all its records and at the one document; the others are for the one",
        "document. The garbage collector runs before each stage and rests during it.",
        "",
    )
    rows = ((id, *(warm[id][stage].text(1) for stage in stages.STAGES)) for id in warm)
    yield from _table(("sample", *stages.STAGES), rows)
    yield from (
        "",
        "## The whole command, cold",
        "",
        "`python -m briefgen build ID` in a new process: all four formats, no former output,",
        f"{COLD_ROUNDS} rounds. The font cache and the system's cache of files are warm.",
        "",
    )
    yield from _table(("sample", "build"), ((id, spread.text(0)) for id, spread in cold.items()))
    yield from _checks(checked)
    yield from _many(many)
    yield from (
        "",
        "## DOCX beside docxtpl",
        "",
        f"The same words into a Word file, {PAIRS} interleaved pairs; the text differs in every run, so that",
        "nothing is cached. docxtpl fills a template of one plain run a paragraph, which it opens again for",
        "every document; ours writes faces, sizes, spacing, headings and the imprint as well. The ratio is",
        f"taken pair by pair. Goal: at most {GOAL}.",
        "",
    )
    yield from _table(("sample", "ours", "docxtpl", "ratio", "goal"), map(_rival_row, rivals.items()))


def _checks(found: dict[str, dict[str, Spread]]) -> Iterator[str]:
    share = found["cold"]["share"].median
    yield from (
        "",
        "## The checks beside composing",
        "",
        f"All samples, {CHECK_ROUNDS} rounds: composing, checking the records, listing the numbers in the",
        "ledger, checking the documents. Cold: in a new process, as `check` does it, where",
        "every document is composed once. Warm: the same again in that process, with every template",
        f"compiled. The share is that of the last three in the first. Goal: less than {CHECK_GOAL} % (cold).",
        "",
    )
    rows = (
        (kind, *(parts[name].text(0) for name in checks.PARTS), f"{parts['share'].text(0)} %")
        for kind, parts in found.items()
    )
    yield from _table(("process", *checks.PARTS, "share"), rows)
    yield from ("", f"{share:.0f} % cold: {'met' if share < CHECK_GOAL else 'missed'}.")


def _many(found: dict[int, tuple[Spread, Spread]]) -> Iterator[str]:
    few, most = (sum(spread.median for spread in found[size]) for size in observations.SIZES)
    met = most <= ROWS_GOAL_S * 1000 and most / few <= GROWTH_GOAL
    yield from (
        "",
        "## Many observations",
        "",
        "A made-up workspace of bus lines in CSV files with every total over lines, counties and months,",
        f"{ROW_ROUNDS} rounds: `load` reads it, `check` runs every check over records. Goal: {max(found):,}",
        f"in {ROWS_GOAL_S} seconds together, and at most {GROWTH_GOAL} times as long as {min(found):,}.",
        "",
    )
    rows = ((f"{size:,}", load.text(0), check.text(0)) for size, (load, check) in found.items())
    yield from _table(("observations", "load", "check"), rows)
    yield from (
        "",
        f"Together {most / 1000:.1f} seconds, {most / few:.1f} times as long: {'met' if met else 'missed'}.",
    )


def _rival_row(row: tuple[str, tuple[Spread, Spread, Spread]]) -> tuple[str, ...]:
    id, (ours, theirs, ratio) = row
    return id, ours.text(1), theirs.text(1), ratio.text(2), "met" if ratio.median <= GOAL else "missed"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'|'.join(['---', *['---:'] * (len(head) - 1)])}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    main()
