"""The parts of files are remembered by their content, and what is remembered can be nothing but data."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.build.freshness.fingerprint import fingerprint
from briefgen.diagnostics import Diagnostic, Span
from briefgen.kept import keep
from briefgen.load import parts
from briefgen.load.part import Part
from briefgen.load.workspace import load_workspace
from briefgen.model.fields import Scalar
from briefgen.model.workspace import KINDS, Workspace

ROOT = Path(__file__).parents[2]
PLACES = "- {id: lake, name: 东湖县, level: county}\n- {id: hill, name: 西山县, level: county}\n"
INDICATORS = "- {id: trips, name: 客运量, unit: 万人次}\n"
ROWS = "- {indicator: trips, place: lake, period: 2023, value: 35}\n"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    parts.forget()
    yield tmp_path / "cache" / "briefgen" / "records"
    parts.forget()


def workspace(root: Path, **files: str) -> Path:
    root.mkdir(exist_ok=True)
    (root / "briefgen.toml").write_text('office = "县公交局"\n', encoding="utf-8")
    for name, text in files.items():
        path = root / "data" / name.replace("__", "/")
        path = path.with_name(path.name.replace("_yaml", ".yaml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def small(tmp_path: Path, rows: str = ROWS, indicators: str = INDICATORS) -> Path:
    return workspace(
        tmp_path / "w",
        places_yaml=PLACES,
        indicators__bus_yaml=indicators,
        observations__bus_yaml=rows,
    )


def content(workspace: Workspace) -> str:
    """Everything that a workspace holds, with the places of it all."""
    records = [getattr(workspace, name) for _, name in KINDS]
    spans = {key: (spans.whole, dict(spans.parts)) for key, spans in workspace.spans.items()}
    return fingerprint(*records, workspace.observations, spans, workspace.lexicon, workspace.allowances)


def told(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{f.span.told('en')} {f.message('zh')} {f.related} {f.fix}" for f in findings]


def loaded(root: Path) -> tuple[str, list[str]]:
    found, findings = load_workspace(root)
    return content(found), told(findings)


def test_the_samples_come_back_from_the_cache_as_they_were_read(cache: Path) -> None:
    fresh = loaded(ROOT)
    parts.forget()
    assert loaded(ROOT) == fresh
    assert len([*cache.iterdir()]) > 50


def test_findings_come_back_too(tmp_path: Path, cache: Path) -> None:
    root = small(tmp_path, "- {indicator: trip, place: lake, period: 2023, value: 35}\n- {value: NO}\n")
    fresh = loaded(root)
    assert [line.split()[0] for line in fresh[1]] == [
        "data/observations/bus.yaml:1:15",
        "data/observations/bus.yaml:2:11",
    ]
    parts.forget()
    assert loaded(root) == fresh


def test_the_same_files_give_the_same_records_in_one_process(tmp_path: Path) -> None:
    root = small(tmp_path)
    first, _ = load_workspace(root)
    (root / "data" / "places.yaml").write_text(PLACES.replace("西山", "北山"), encoding="utf-8")
    second, _ = load_workspace(root)
    assert second.indicators["trips"] is first.indicators["trips"]
    assert second.places["hill"].name == "北山县"


def test_rows_are_read_again_when_the_names_that_they_use_mean_something_else(tmp_path: Path) -> None:
    root = small(tmp_path)
    assert str(load_workspace(root)[0].observations[0].amount.unit.text) == "万人次"  # type: ignore[union-attr]
    small(tmp_path, indicators=INDICATORS.replace("万人次", "人次"))
    assert str(load_workspace(root)[0].observations[0].amount.unit.text) == "人次"  # type: ignore[union-attr]


@pytest.mark.parametrize("damage", [lambda c: b"", lambda c: c[:-9], lambda c: c[:40] + b"?" + c[41:]])
def test_a_torn_or_altered_file_is_read_anew(tmp_path: Path, cache: Path, damage) -> None:  # type: ignore[no-untyped-def]
    root = small(tmp_path)
    fresh = loaded(root)
    for path in cache.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    parts.forget()
    assert loaded(root) == fresh


class Command:
    """What an attacker puts into a pickle."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def test_a_kept_file_with_a_command_in_it_runs_nothing(tmp_path: Path, cache: Path) -> None:
    root = small(tmp_path)
    fresh = loaded(root)
    for path in cache.iterdir():
        keep(path, pickle.dumps(Command(tmp_path / "broken-in")))  # sealed as ours are
    parts.forget()
    assert loaded(root) == fresh
    assert not (tmp_path / "broken-in").exists()


@pytest.mark.parametrize(
    "foreign", [b"", b"\x80\x05.", pickle.dumps("text"), pickle.dumps((Part,)), b"cos\nsystem\n."]
)
def test_what_is_no_part_is_not_taken(tmp_path: Path, cache: Path, foreign: bytes) -> None:
    root = small(tmp_path)
    fresh = loaded(root)
    for path in cache.iterdir():
        keep(path, foreign)
    parts.forget()
    assert loaded(root) == fresh


@pytest.mark.parametrize("kind", [str, Decimal, Scalar, dict, type])
def test_what_is_no_record_is_not_filled_with_values(kind: type) -> None:
    with pytest.raises((parts.NotData, TypeError)):
        parts.OUR_OWN["_filled"](kind, "a", "b")


def test_a_record_is_not_filled_with_fewer_values_than_it_has() -> None:
    with pytest.raises(ValueError, match="shorter"):
        parts.OUR_OWN["_filled"](Span, "data/places.yaml")


def test_without_a_cache_folder_everything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    found, findings = load_workspace(small(tmp_path))
    assert (len(found.observations), findings) == (1, ())


LINES = st.lists(
    st.sampled_from(
        (
            "- {indicator: trips, place: lake, period: 2023, value: 35}",
            "- {indicator: trips, place: 西山县, period: 2023-06, value: 约3万人次, note: 估计}",
            "- {indicator: trips, place: sea, period: 2023, value: 35}",
            "- {indicator: trips, place: lake, period: 2023, value: 0123}",
            "- {indicator: trips, place: lake, place: hill, value: &x 3}",
            "- [1, 2]",
            "defaults: {place: lake}",
            "# briefgen: allow BG201 抽查",
        )
    ),
    max_size=5,
)


@settings(max_examples=40, deadline=None)
@given(rows=LINES)
def test_any_file_comes_back_as_it_was_read(
    rows: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = small(tmp_path_factory.mktemp("any"), "\n".join(rows) + "\n")
    parts.forget()
    fresh = loaded(root)
    parts.forget()
    assert loaded(root) == fresh
