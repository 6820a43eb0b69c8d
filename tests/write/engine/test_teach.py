"""An engine is taught only where its version is known."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from briefgen.write.engine import teach


@pytest.mark.parametrize(
    ("version", "taught"), [("70.0", True), ("70.1", True), ("71.0", False), ("7.0", False)]
)
def test_only_known_versions_are_taught(version: str, taught: bool) -> None:
    modules = [SimpleNamespace() for _ in range(4)]
    assert teach(version, *modules) is taught
    assert all(vars(module) == {} for module in modules)
