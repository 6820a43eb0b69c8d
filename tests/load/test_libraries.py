"""What is remembered of a file is forgotten with the library that read it."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from briefgen.load import parts
from briefgen.load.libraries import libraries


def test_the_installed_libraries_are_told_with_their_versions() -> None:
    told = " ".join(libraries()).lower()
    for name in ("PyYAML", "pydantic", "pydantic_core"):
        assert f"{name.lower()}-{metadata.version(name)}.dist-info" in told
    assert "_yaml." in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pyyaml-6.0.dist-info", "pyyaml-6.1.dist-info"),
        ("PyYAML-6.0.dist-info", "PyYAML-6.0.1.dist-info"),
        ("pydantic-2.1.dist-info", "pydantic-2.2.dist-info"),
        ("pydantic_core-2.1.dist-info", "pydantic_core-2.2.dist-info"),
        ("yaml/_yaml.so", "yaml/_yaml.cpython-312.so"),
    ],
)
def test_another_version_is_another_answer(tmp_path: Path, old: str, new: str) -> None:
    answers = []
    for name in (old, new):
        folder = tmp_path / name.replace("/", "-")
        (folder / name).mkdir(parents=True) if "dist" in name else (folder / "yaml").mkdir(parents=True)
        if "dist" not in name:
            (folder / name).write_bytes(b"parser")
        answers.append(libraries([str(folder), str(tmp_path / "absent")], ()))
    assert answers[0] != answers[1]
    assert all(answers)


def test_the_system_s_parser_is_told_by_what_its_name_leads_to(tmp_path: Path) -> None:
    link = tmp_path / "libyaml-0.so.2"
    answers = []
    for version in ("2.0.6", "2.0.9"):
        (tmp_path / f"libyaml-0.so.{version}").write_bytes(b"")
        link.unlink(missing_ok=True)
        link.symlink_to(f"libyaml-0.so.{version}")
        answers.append(libraries([], (str(tmp_path),)))
    assert answers == [
        (f"{tmp_path.resolve()}/libyaml-0.so.2.0.6",),
        (f"{tmp_path.resolve()}/libyaml-0.so.2.0.9",),
    ]


def test_the_name_of_what_is_remembered_holds_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    def key() -> str:
        parts._code.cache_clear()
        return parts.key_of("case", "data/cases/a.yaml", b"id: a", "")

    before = key()
    assert key() == before
    with monkeypatch.context() as patched:
        patched.setattr(parts, "libraries", lambda: ("pyyaml-9.9.dist-info",))
        assert key() != before
    assert key() == before
