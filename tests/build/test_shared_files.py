"""A file that documents share asks for all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.shared_files import widened


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        "briefgen.toml",
        "data/observations/wells.csv",
        "templates/report.md.j2",
        "briefings/a.yaml",
    ):
        path = tmp_path / "office" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "office"


@pytest.mark.parametrize("name", ["briefgen.toml", "data/observations/wells.csv", "templates/report.md.j2"])
def test_records_templates_and_settings_ask_for_all(root: Path, name: str) -> None:
    assert widened(root, ("a", name)) == ()
    assert widened(root, (str(root / name),)) == ()


def test_a_path_is_seen_from_here_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    assert widened(Path("office"), ("office/data/observations/wells.csv",)) == ()


@pytest.mark.parametrize(
    "name", ["a", "briefings/a.yaml", "data", "data/gone.csv", "../elsewhere/data/x.csv"]
)
def test_briefings_and_what_is_not_there_stay_as_they_are(root: Path, name: str) -> None:
    assert widened(root, (name,)) == (name,)
