"""Where the templates stand that come with the package.

Not reading them: that is `templates`.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

LARGEST = 500_000  # bytes, of a template


def packaged_templates() -> Path:
    """The templates that come with the package: in a checkout those of the repository root."""
    inside = Path(str(files("briefgen"))) / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "templates"
