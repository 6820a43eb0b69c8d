"""Reports for services count paths from the root of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli.repository import in_repository
from briefgen.report import View


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "office" / "briefs").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "office")
    return tmp_path


def prefix(root: Path, report: str = "github", typed: str = "typed/") -> str:
    return in_repository(View("en", root, typed), report).prefix


@pytest.mark.parametrize("report", ["sarif", "github", "gitlab", "junit"])
def test_an_absolute_path_is_counted_from_here(repository: Path, report: str) -> None:
    assert prefix(repository / "office" / "briefs", report) == "briefs/"


@pytest.mark.parametrize("name", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_the_service_says_where_the_repository_stands(
    repository: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(repository))
    assert prefix(Path("briefs")) == "office/briefs/"
    assert prefix(Path()) == "office/"


def test_a_workspace_that_is_the_repository_has_nothing_before_its_paths(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(repository))
    assert prefix(repository) == ""


def test_a_workspace_elsewhere_keeps_its_path(repository: Path) -> None:
    assert prefix(repository) == "typed/"


@pytest.mark.parametrize("report", ["text", "concise", "json"])
def test_people_read_the_path_from_where_they_are(repository: Path, report: str) -> None:
    assert prefix(repository / "office" / "briefs", report) == "typed/"
