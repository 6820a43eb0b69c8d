"""What a command does not need it does not wait for: libraries that are slow to import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROBE = (
    "import atexit, sys\n"
    "from briefgen.cli import main\n"
    "atexit.register(lambda: print('\\n', *sorted(n for n in sys.modules if '.' not in n)))\n"
    "main(sys.argv[1:])"
)
"""Runs a command, and prints the modules at the top that were imported."""
SLOW = frozenset(
    [
        "pydantic",
        "pydantic_core",
        "yaml",
        "jinja2",
        "weasyprint",
        "docx",
        "rich",
        "PIL",
        "lxml",
        "rjieba",
        "markdown_it",
        "pdfminer",
        "fontTools",
        "python_calamine",
        "email",
        "multiprocessing",
    ]
)


def modules(*arguments: str, cache: Path | None = None) -> set[str]:
    environment = os.environ | ({} if cache is None else {"XDG_CACHE_HOME": str(cache)})
    run = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert run.returncode in (0, 1), run.stderr
    return {*run.stdout.splitlines()[-1].split()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], []])
def test_help_and_version_import_no_library_but_click(arguments: list[str]) -> None:
    found = modules(*arguments)
    assert "click" in found
    assert found & (SLOW | {"dataclasses", "decimal", "pathlib"}) == set()


ROUTE = """\
id: route
kind: article
title: 城乡公交一体化
byline: 县公交局
date_issued: 2024-04-08
status: signed
sections:
  - heading: 班车进村
    paragraphs: 班车进村入户，沿线各站整修一新。
"""


@pytest.fixture
def station(tmp_path: Path) -> Path:
    """A workspace with one document."""
    root = tmp_path / "station"
    folder = root / "briefings"
    folder.mkdir(parents=True)
    (root / "briefgen.toml").write_text('office = "县公交局"\nlanguage = "zh"\n', encoding="utf-8")
    (folder / "route.yaml").write_text(ROUTE, encoding="utf-8")
    return root


def test_checking_records_that_are_remembered_imports_neither_yaml_nor_pydantic(
    station: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    first = modules("-C", str(station), "check", cache=cache)
    assert {"yaml", "pydantic"} <= first
    again = modules("-C", str(station), "check", cache=cache)
    assert (
        again & {"yaml", "pydantic", "pydantic_core", "PIL", "python_calamine", "rich", "weasyprint", "docx"}
        == set()
    )


def test_a_build_that_changes_nothing_imports_no_library_but_click(station: Path, tmp_path: Path) -> None:
    command = ("-C", str(station), "build", "--format", "html", "--output", str(tmp_path / "output"))
    modules(*command)
    assert modules(*command) & SLOW == set()
