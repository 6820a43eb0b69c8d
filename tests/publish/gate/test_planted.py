"""Every planted leak is stopped, under its rule and without being printed; no harmless look-alike is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.publish.gate.about import About
from briefgen.publish.gate.search import search
from publish.gate.harmless import HARMLESS
from publish.gate.planted import MINOR, PLANTED, PRIVATE, planted

HERE = Path(__file__).parent
LEAKS: list[dict[str, Any]] = yaml.safe_load((HERE / "leaks.yaml").read_text(encoding="utf-8"))
RIGHT: list[dict[str, Any]] = yaml.safe_load((HERE / "harmless.yaml").read_text(encoding="utf-8"))
ABOUT = About(minors=frozenset({MINOR}), private=frozenset({PRIVATE}))


def shown(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize("case", LEAKS, ids=shown)
def test_a_leak_is_stopped_under_its_rule(case: dict[str, Any]) -> None:
    found = list(search([planted(case["id"])], ABOUT))
    assert sorted({finding.code for finding in found}) == case["finds"], [one.message("zh") for one in found]


def test_forty_leaks_and_more_are_planted() -> None:
    assert [case["id"] for case in LEAKS] == list(PLANTED)
    assert len(LEAKS) >= 40


@pytest.mark.parametrize("case", RIGHT, ids=shown)
def test_a_look_alike_is_not_stopped(case: dict[str, Any]) -> None:
    found = list(search([HARMLESS[case["id"]]()], ABOUT))
    assert [one.message("zh") for one in found] == []


def test_forty_look_alikes_and_more_are_right() -> None:
    assert [case["id"] for case in RIGHT] == list(HARMLESS)
    assert len(RIGHT) >= 40
