"""`--edition` of `check` and `build`: they work on a copy of the workspace that holds what may be seen.

Not the copying: that is the room `edition`. Not publishing, which does the same in a process of its own.
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.config import load_config
from briefgen.diagnostics import has_errors
from briefgen.edition import Projection, project
from briefgen.usage import UsageFault

if TYPE_CHECKING:
    from briefgen.build.order import Order, Outcome
    from briefgen.model.sensitivity import Edition


def refuse_beside(edition: str | None, options: dict[str, bool]) -> None:
    """Refuses options that work on the workspace itself."""
    for option, given in options.items():
        if edition is not None and given:
            raise UsageFault("error.edition", {"option": option})


def checked(order: Order, edition: Edition) -> Outcome:
    """What is found in an edition; drafts too, so that they can be mended before they are signed."""
    from briefgen.build import stages
    from briefgen.report.progress import progress

    with tempfile.TemporaryDirectory(prefix="briefgen-edition-") as folder:
        projection = projected(order.root, Path(folder), edition)
        if has_errors(projection.findings):
            return refused(order.root, projection)
        with progress(sys.stderr.isatty()) as advance:
            return translated(stages.check(replace(order, root=Path(folder)), advance), projection)


def projected(root: Path, folder: Path, edition: Edition) -> Projection:
    """An edition with its drafts, by the settings of its workspace."""
    config, _ = load_config(root)
    publishing = config.publishing if config is not None else None
    below = publishing.suppress_below if publishing is not None else 0
    return project(root, folder, edition, drafts=True, suppress_below=below)


def place_of(output: Path, edition: Edition) -> Path:
    """Where the copy stands that documents are built from: beside the output folder."""
    return output.parent / f".briefgen-{output.name}" / edition


def translated(outcome: Outcome, projection: Projection) -> Outcome:
    """The findings by places of the workspace."""
    return replace(outcome, findings=projection.told(outcome.findings))


def refused(root: Path, projection: Projection) -> Outcome:
    """What came of an edition that could not be made."""
    from briefgen.build.order import Outcome

    config, _ = load_config(root)
    return Outcome(projection.findings, language=config.language if config is not None else None)
