"""The maps of claims: which record and which printed words carry each claim of a seed.

Not a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from samples.builds import ROOT

MAPS = Path(__file__).parent / "claims"
SEEDS = ("000", "001", "002", "003", "004")
SHARED = ROOT.parent / "shared"
"""The material that the samples were written from: it stands beside the repository, or nowhere."""
CLAIMS = SHARED / "design" / "claims.yaml"
needs_claims = pytest.mark.skipif(not CLAIMS.is_file(), reason="../shared/design/claims.yaml is not there")
FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim: the document that carries it, its record (kind, id, path), and its words."""

    claim: str
    document: str
    kind: str
    id: str
    path: str
    printed: str
    corrected: bool


def _entry(row: dict[str, Any]) -> Entry:
    kind, id, path = row["record"].split(":", 2)
    assert row.keys() <= {"claim", "document", "record", "printed", "corrected"}, row
    return Entry(row["claim"], row["document"], kind, id, path, row["printed"], row.get("corrected", False))


@cache
def entries(seed: str) -> tuple[Entry, ...]:
    """The map of one seed."""
    return tuple(map(_entry, yaml.safe_load((MAPS / f"{seed}.yaml").read_text(encoding="utf-8"))))


@cache
def claims(seed: str) -> tuple[dict[str, Any], ...]:
    """The claims of one seed that belong to its document."""
    content = yaml.load(CLAIMS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(c for c in content["seeds"][seed]["claims"] if c["kind"] != FURNITURE)
