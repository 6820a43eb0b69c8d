"""The progress bar of a terminal; the one place that knows rich.

Not shown anywhere else: a pipe and a log get no bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int, int, str], None]
"""Called with how many documents are done, how many there are, and the name of the last."""


@contextmanager
def progress(shown: bool) -> Iterator[Advance]:
    """A bar on standard error while the block runs; where it is not shown, nothing is imported."""
    if not shown:
        yield lambda done, total, name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    # No refresh thread: the build forks, and forking beside threads can hang.
    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
    )
    with bar:
        task = bar.add_task("", total=None)

        def advance(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=name, refresh=True)

        yield advance
