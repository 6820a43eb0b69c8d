"""The progress bar of a terminal; the one place that knows rich.

Not shown anywhere else: a pipe and a log get no bar.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefgen.diagnostics import Lang
from briefgen.report.pace import Pace, rate_words, time_words

Advance = Callable[[int, int, str], None]
"""Called with how many documents are done, how many there are, and the name of the last."""
BETWEEN_S = 0.1
"""Seconds between two pictures of the bar: more of them would cost more than documents that are fresh."""


@contextmanager
def progress(shown: bool, lang: Lang = "zh") -> Iterator[Advance]:
    """A bar on standard error while the block runs: documents done, how many a second, how long the rest will
    take, and the last. Where it is not shown, nothing is imported."""
    if not shown:
        yield lambda done, total, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # No refresh thread: the build forks, and forking beside threads can hang.
    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}", markup=False),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
    pace, drawn = Pace(), 0.0
    with bar:
        task = bar.add_task("", total=None, pace="")

        def advance(done: int, total: int, name: str) -> None:
            nonlocal drawn
            now = time.monotonic()
            pace.note(now, done)
            if now - drawn >= BETWEEN_S or done in (0, total):
                drawn = now
                said = pace_words(pace, total, lang)
                bar.update(task, completed=done, total=total, description=name, pace=said, refresh=True)

        yield advance


def pace_words(pace: Pace, total: int, lang: Lang) -> str:
    """The rate and the time left in one word; empty while nothing can be said."""
    rate, left = pace.rate, pace.left(total)
    if rate is None or left is None:
        return ""
    rest = time_words(left, lang)
    return f"{rate_words(rate, lang)} " + (f"还要 {rest}" if lang == "zh" else f"{rest} left")
