"""Changes every number of the samples in turn and writes what became of it to docs/mutations.md.

Not a test: `tests/samples/test_mutations.py` holds the share. Takes some minutes.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from samples import mutations  # noqa: E402
from samples.builds import copy_workspace  # noqa: E402
from samples.mutations import Tally  # noqa: E402

PAGE = ROOT / "docs" / "mutations.md"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        samples = mutations.read(copy_workspace(ROOT, Path(folder) / "samples"))
        data, lists = Tally(), 0
        for place in mutations.stored(samples):
            one = mutations.changed_in_data(samples, place)
            lists += one is None
            data.add(one or Tally())
        slips = mutations.slips(samples)
        typed = Tally()
        for start in range(mutations.ROUNDS):
            typed.add(mutations.typed_in(samples, slips[start :: mutations.ROUNDS]))
    page = "\n".join(_page(data, lists, typed)) + "\n"
    PAGE.write_text(page, encoding="utf-8")
    print(page, end="")


def _page(data: Tally, lists: int, typed: Tally) -> Iterator[str]:
    yield from (
        "# Changed numbers",
        "",
        "Written by `python benchmarks/mutate.py`: one digit of every number that the samples print is",
        "changed, in the record that stores it, then as somebody types it into the text that prints it.",
        "A change is noticed if `check` gives an error, or if every place that prints the fact follows.",
        "",
        "| change | tried | an error | all places follow | missed | noticed |",
        "|---|---|---|---|---|---|",
        _row("in the data", data),
        _row("typed into the text", typed),
        "",
        f"{lists} more sources are lists whose names are counted: they hold no digits to change.",
    )
    for title, tally in (("In the data", data), ("Typed into the text", typed)):
        yield from ("", f"## {title}: what is missed, and why", "", "| why | how many |", "|---|---|")
        yield from (
            f"| {why} | {count} |" for why, count in Counter(m.why for m in tally.misses).most_common()
        )
        yield from ("", "| place | change | print |", "|---|---|---|")
        yield from (f"| `{m.place}` | {m.change} | {m.print} |" for m in tally.misses)


def _row(name: str, tally: Tally) -> str:
    cells = (name, tally.total, tally.caught, tally.followed, len(tally.misses), f"{tally.share:.1%}")
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
