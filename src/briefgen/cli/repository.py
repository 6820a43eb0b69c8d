"""Paths counted from the root of the repository: services put annotations on lines only by those.

Not the paths that people read: those lead from where the command runs.
"""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.report import View

FOR_SERVICES = frozenset({"sarif", "github", "gitlab", "junit"})
"""Reports that a service reads, and no person."""
ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that the repository stands."""


def in_repository(view: View, report: str) -> View:
    """How a report is shown: one for a service counts paths from the repository, or from here where nothing
    says where that is. A workspace outside of it keeps its path."""
    if report not in FOR_SERVICES:
        return view
    base = next((os.environ[name] for name in ROOTS if os.environ.get(name)), os.curdir)
    inside = os.path.relpath(os.path.realpath(view.root), os.path.realpath(base)).replace(os.sep, "/")
    if inside == ".":
        return replace(view, prefix="")
    return view if inside.startswith("..") else replace(view, prefix=f"{inside}/")
