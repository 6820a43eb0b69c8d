"""Small workspaces for tests, written to a folder and loaded."""

from __future__ import annotations

from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.load import load_workspace
from briefgen.model.workspace import Workspace

Files = dict[str, str | bytes]

PLACES = "- {id: linan, name: 临安市, level: prefecture}\n- {id: donghu, name: 东湖区, short: 东湖, level: county, parent: linan}\n"
DIMENSIONS = """\
- id: pipe
  name: 管径
  members:
    - {id: small, name: 小口径, short: 小}
    - {id: large, name: 大口径}
"""
INDICATORS = """\
- {id: supply, name: 供水量, unit: 万吨, kind: flow, dimensions: [pipe]}
- {id: users, name: 用水户, unit: 户人}
- {id: loss, name: 漏损率, unit: "%", kind: rate}
"""
BASE: Files = {
    "briefgen.toml": "",
    "data/places.yaml": PLACES,
    "data/vocab/dimensions.yaml": DIMENSIONS,
    "data/indicators/water.yaml": INDICATORS,
}


def written(root: Path, files: Files) -> Path:
    """A workspace with these files besides the base ones."""
    for name, content in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def loaded(root: Path, files: Files) -> tuple[Workspace, tuple[Diagnostic, ...]]:
    return load_workspace(written(root, files))


def told(findings: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[str]:
    """Each finding as its place and code, which is how a person would look for it."""
    return [f"{finding.span} {finding.code}" for finding in findings]


def faults(root: Path, files: Files) -> list[str]:
    return told(loaded(root, files)[1])
