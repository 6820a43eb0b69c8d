"""Whatever traces, states and remembered files say, a build ends with the right output and touches nothing else."""

from __future__ import annotations

import json
import marshal
import os
import pickle
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.freshness import sealed
from briefgen.build.freshness.trace import Store
from briefgen.build.freshness.unchanged import unchanged
from briefgen.build.order import Outcome
from briefgen.kept import keep
from briefgen.load import parts
from briefgen.load.part import Part
from build.freshness.office import article, built, contents, put, write_office

KEY = "all"
EACH = 6
"""Of so many cases one is tried each time, and the others by `make test-full`: each takes two builds."""
ERRORS = ["BG204"]


def thinned(cases: Iterable[object]) -> list[Any]:
    """The cases; most of them are slow."""
    marked = ((one, pytest.mark.slow if number % EACH else ()) for number, one in enumerate(cases))
    return [pytest.param(one, marks=marks) for one, marks in marked]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    parts.forget()
    yield tmp_path / "cache" / "briefgen"
    parts.forget()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents, one of which has an error."""
    root = tmp_path_factory.mktemp("hostile") / "office"
    write_office(root)
    for name in ("both", "digest", "plain", "south-2023"):
        (root / "briefings" / f"{name}.yaml").unlink()
    put(root, "briefgen.toml", 'formats = ["txt"]\n')
    put(
        root,
        "briefings/late.yaml",
        article("late", "东湖县客运情况", "north", "{{ value('riders', period=1999) }}。"),
    )
    assert codes(built(root, key=KEY)) == ERRORS
    return root


@pytest.fixture
def root(office: Path, tmp_path: Path) -> Path:
    shutil.copytree(office, tmp_path / "office")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").write_bytes(b"mine")
    return tmp_path / "office"


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def is_right(root: Path, office: Path) -> None:
    """Builds; the output is what it was, and nothing outside was touched."""
    outcome = built(root, key=KEY)
    assert codes(outcome) == ERRORS
    assert [finding.message("zh") for finding in outcome.findings]
    assert contents(root / "output") == contents(office / "output")
    assert [path.name for path in (root.parent / "elsewhere").iterdir()] == ["mine.txt"]
    assert (root.parent / "elsewhere" / "mine.txt").read_bytes() == b"mine"


def trace(root: Path, id: str = "north-2023") -> Path:
    return root / "output" / ".briefgen" / "traces" / f"{id}.json"


def forge(path: Path, change: dict[str, Any], answers: Any = None) -> None:
    """Writes a trace that says something else, with the right hash."""
    lines = sealed.lines(str(path))
    assert lines is not None
    said, asked = json.loads(lines[0]), json.loads(lines[1])
    sealed.write(str(path), {**said, **change}, asked if answers is None else answers)


SPAN = ["data/places.yaml", 1, 1, None, None, None, None, None, False]
FINDING = ["BG204", "error", SPAN, [], [], None, []]


@pytest.mark.parametrize(
    "change",
    thinned([
        {"name": "late"}, {"name": None}, {"machine": 5}, {"machine": None}, {"formats": 5}, {"formats": [5]},
        {"formats": {"txt": 1}}, {"batches": 5}, {"batches": "x"}, {"batches": [[[]]]}, {"batches": [[["BG999"]]]},
        {"batches": [[FINDING]]}, {"batches": [[["BG204", "fatal", *FINDING[2:]]]]},
        {"batches": [[["BG204", "error", [5] * 9, *FINDING[3:]]]]},
        {"batches": [[["BG204", "error", [None, None], *FINDING[3:]]]]},
        {"batches": [[["BG204", "error", SPAN, [[1, 2, 3]], *FINDING[4:]]]]},
        {"batches": [[["BG204", "error", SPAN, [], [[5, 5, 5]], None, []]]]},
        {"batches": [[["BG204", "error", SPAN, [], [], [1], []]]]},
        {"checked": None, "review": 5}, {"files": 5}, {"files": []}, {"files": {"north-2023.txt": 5}},
        {"files": {"north-2023.txt": ["x", [1, 2]]}}, {"files": {"north-2023.txt": [5, [1, 2, 3, 4]]}},
        {"files": {"../../../elsewhere/mine.txt": ["x", None]}}, {"files": {"/etc/passwd": ["x", None]}},
        {"files": {"": ["x", None], "..": ["x", None]}}, {"pdf": 5}, {"pdf": ["a"]}, {"pdf": ["a", "b", 5]},
        {"pdf": ["a", "b", [[[1, 2]], [], []]]}, {"pdf": [5, 5, [[], [], []]]}, {"pdf": ["a", "b", [[["x", 1]], [[]], []]]},
        {"reads": 5}, {"reads": [5]}, {"reads": ["../../elsewhere/mine.txt"]}, {"reads": ["/etc/passwd"]},
        {"reads": ["font:../x"]}, {"reads": ["\ud800"]}, {"rests": 5}, {"rests": [[]]}, {"rests": [[5]]}, {"rests": [["record"]]},
        {"rests": [["observations", "a", "b", "c"]]}, {"rests": [["nonsense", "x"]]}, {"ground": 5}, {"ground": None},
    ]),
)  # fmt: skip
def test_a_trace_with_the_right_hash_that_says_nonsense(
    root: Path, office: Path, change: dict[str, Any]
) -> None:
    forge(trace(root), change)
    is_right(root, office)


@pytest.mark.parametrize(
    "answers",
    thinned([
        5, "x", {"a": 1}, [[]], [5], [["x"]], [["-"]], [["record", "-"]], [["record", "case", "a", "b", "-"]],
        [["record", "nobody", "x", "-"]], [["matching", "riders", "place", "-"]], [["members", 5, "-"]],
        [["stored", "-"]], [["record", "case", "x", 5]], [["record", "case", "x", None]],
        [["template", "../../../elsewhere/mine.txt", "x"]], [["asset", "/etc/passwd", "x"]], [["words", ":"]],
    ]),
)  # fmt: skip
def test_answers_that_no_question_has(root: Path, office: Path, answers: Any) -> None:
    forge(trace(root), {"ground": ""}, answers)
    is_right(root, office)


def test_a_number_without_end_and_nesting_without_end(root: Path, office: Path) -> None:
    for line in (b"9" * 100_000, b"[" * 200_000, b'{"name":' * 100_000, b"NaN", b"\xff", b""):
        for content in (line, line + b"\n[]", line + b"\n" + line):
            trace(root).write_bytes(sealed._head(content) + content)
            assert Store(root / "output" / ".briefgen").read("north-2023") is None
    is_right(root, office)


@pytest.mark.parametrize(("of", "under"), [("late", "north-2023"), ("north-2023", "late")])
def test_the_trace_of_another_document_is_none_of_this_one(
    root: Path, office: Path, of: str, under: str
) -> None:
    shutil.copyfile(trace(root, of), trace(root, under))
    is_right(root, office)


def _pipe(path: Path, elsewhere: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path, elsewhere: Path) -> None:
    path.mkdir()


def _link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere / "mine.txt")


def _broken_link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere / "absent.txt")


def _circle(path: Path, elsewhere: Path) -> None:
    path.symlink_to(path)


def _large(path: Path, elsewhere: Path) -> None:
    path.touch()
    os.truncate(path, 200 * 1024 * 1024)


def _noise(path: Path, elsewhere: Path) -> None:
    path.write_bytes(b"\xff\x00" * 500)


Plant = Callable[[Path, Path], None]
PLANTS: tuple[Plant, ...] = (_pipe, _folder, _link, _broken_link, _circle, _large, _noise)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("plant", thinned(PLANTS))
@pytest.mark.parametrize("name", ["traces/north-2023.json", "traces/north-2023.json.{pid}", "state.json"])
def test_what_is_no_file_of_ours(root: Path, office: Path, name: str, plant: Plant) -> None:
    path = root / "output" / ".briefgen" / name.format(pid=os.getpid())
    path.unlink(missing_ok=True)
    plant(path, root.parent / "elsewhere")
    (root / "output" / "north-2023" / "north-2023.txt").unlink()  # something is to be made
    is_right(root, office)


@pytest.mark.parametrize(
    "change",
    [
        {"language": 5}, {"language": "fr"}, {"language": []}, {"documents": {}}, {"findings": "x"},
        {"files": {"../../elsewhere/mine.txt": [4, 1, 1, 1]}, "hashes": {}}, {"files": {"a/../../b": [1]}},
        {"files": {"manifest.json": None}}, {"hashes": 5},
    ],
)  # fmt: skip
def test_a_state_that_says_nonsense_is_none(root: Path, office: Path, change: dict[str, Any]) -> None:
    path = str(root / "output" / ".briefgen" / "state.json")
    said = sealed.read(path)
    said["builds"][KEY] |= change
    sealed.write(path, said)
    assert unchanged(str(root), str(root / "output"), KEY) is None


# ---- the user's cache folder


def remade(root: Path) -> None:
    """Builds with nothing but what the cache folder remembers."""
    parts.forget()
    (root / "output" / ".briefgen" / "state.json").unlink()
    built(root, force=True, key=KEY)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
@pytest.mark.parametrize("plant", thinned(PLANTS))
def test_remembered_files_that_are_none(root: Path, office: Path, cache: Path, plant: Plant) -> None:
    remade(root)
    kept = [path for path in cache.rglob("*") if path.is_file()]
    assert {path.parent.name for path in kept} >= {"records", "templates", "machine", "cmaps"}
    for path in kept:
        path.unlink()
        plant(path, root.parent / "elsewhere")
    remade(root)
    is_right(root, office)


SEALED: dict[str, bytes] = {
    "empty": b"",
    "noise": b"\xff\x00" * 500,
    "a number": pickle.dumps(5),
    "a part of numbers": pickle.dumps(Part(5, 5, 5, 5, 5, 5)),  # type: ignore[arg-type]
    "a part of lists of numbers": pickle.dumps(Part((5,), None, (5,), None, (5,), (5,))),  # type: ignore[arg-type]
    "a deep pickle": b"\x80\x04" + b"(" * 100_000 + b".",
    "a number for code": marshal.dumps(5),
    "numbers for code": marshal.dumps((5, 5, 5)),
    "no code": marshal.dumps(("x", 0, [])),
}


@pytest.mark.parametrize("content", thinned(SEALED.values()), ids=SEALED)
def test_remembered_files_with_the_right_hash_that_say_nonsense(
    root: Path, office: Path, cache: Path, content: bytes
) -> None:
    built(root, force=True)
    for path in (
        path for path in cache.rglob("*") if path.parent.name in ("records", "templates", "machine")
    ):
        keep(path, content)
    remade(root)
    is_right(root, office)
