"""Files replaced one by one: what a journal says is gone on with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.build.output import leftovers, publish, recover, sweep

OLD = {"a.docx": b"old docx", "a.pdf": b"old pdf"}


class Killed(BaseException):
    """The process ends at once."""


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder in which a build was killed after the first of two files was in place."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a").symlink_to("elsewhere")
    publish(tmp_path, "a", OLD)
    real, done = Path.replace, []

    def dies(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            done.append(self)
        if len(done) == 2:
            raise Killed
        return real(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", dies)
        with pytest.raises(Killed):
            publish(tmp_path, "a", {"a.docx": b"new docx", "a.pdf": b"new pdf"})
    return tmp_path


def files(output: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (output / "a").iterdir()}


def test_the_next_start_goes_on(output: Path) -> None:
    assert (output / "a" / "a.docx").read_bytes() == b"new docx"
    assert (output / "a" / "a.pdf").read_bytes() == b"old pdf"
    assert recover(output) == ()
    sweep(output)
    assert files(output) == {"a.docx": b"new docx", "a.pdf": b"new pdf"}
    assert leftovers(output) == ()
    assert not (output / ".briefgen" / "replacing").exists()


def test_what_a_person_changed_in_between_is_kept(output: Path) -> None:
    (output / "a" / "a.pdf").write_bytes(b"mine")
    assert recover(output) == ((output / "a" / "a.pdf", output / "a" / "a.edited.pdf"),)
    assert files(output)["a.pdf"] == b"new pdf"
    assert files(output)["a.edited.pdf"] == b"mine"


def test_a_folder_that_a_person_took_away_does_not_come_back(output: Path) -> None:
    (output / "a").unlink()
    assert recover(output) == ()
    assert not (output / "a").exists()
    assert not (output / ".briefgen" / "replacing").exists()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b'{"id": 1}',
        json.dumps({"id": "a", "source": "staged", "names": {"../manifest.json": []}}).encode(),
        json.dumps({"id": "..", "source": "staged", "names": {"a": []}}).encode(),
        json.dumps({"id": "a", "source": "..", "names": {"a": []}}).encode(),
    ],
)
def test_a_journal_that_no_build_wrote_is_removed(tmp_path: Path, said: bytes) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "manifest.json").write_bytes(b"mine")
    (tmp_path / ".briefgen").mkdir()
    (tmp_path / ".briefgen" / "replacing").write_bytes(said)
    assert recover(tmp_path) == ()
    assert (tmp_path / "manifest.json").read_bytes() == b"mine"
    assert list((tmp_path / ".briefgen").iterdir()) == []
