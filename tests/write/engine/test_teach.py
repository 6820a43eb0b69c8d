"""An engine is taught only where its version is known."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from briefgen.write.engine import teach
from briefgen.write.engine.quick import quicken


@pytest.mark.parametrize(
    ("version", "taught"), [("70.0", True), ("70.1", True), ("71.0", False), ("7.0", False)]
)
def test_only_known_versions_are_taught(version: str, taught: bool) -> None:
    modules = [SimpleNamespace() for _ in range(4)]
    assert teach(version, *modules) is taught
    assert all(vars(module) == {} for module in modules)


def test_an_engine_is_made_quick_only_where_its_pages_were_compared() -> None:
    engine = SimpleNamespace(VERSION="70.1")
    assert quicken(engine) is False
    assert vars(engine) == {"VERSION": "70.1"}
