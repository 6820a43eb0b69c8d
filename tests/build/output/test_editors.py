"""Files that somebody has open, by what Word, WPS and LibreOffice put beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.output import opened


def owner_file(name: str) -> bytes:
    """As Word writes it: the name in the system's code page, then in UTF-16, 162 bytes in all."""
    narrow, wide = name.encode("gbk"), name.encode("utf-16-le")
    start = bytes([len(narrow)]) + narrow
    return (start.ljust(54, b"\0") + len(name).to_bytes(2, "little") + wide).ljust(162, b"\0")


@pytest.mark.parametrize(
    ("file", "mark"),
    [
        ("jianbao-03.docx", "~$anbao-03.docx"),
        ("抗旱用水简报第三期.docx", "~$用水简报第三期.docx"),
        ("report7.docx", "~$eport7.docx"),
        ("report.docx", "~$report.docx"),
        ("a.docx", "~$a.docx"),
        ("jianbao-03.docx", ".~jianbao-03.docx"),
        ("jianbao-03.docx", "~$jianbao-03.docx"),
    ],
)
def test_words_mark_is_found_and_its_person_named(tmp_path: Path, file: str, mark: str) -> None:
    (tmp_path / mark).write_bytes(owner_file("王小明"))
    found = opened(tmp_path / file)
    assert found is not None
    assert (found.mark.name, found.person) == (mark, "王小明")


def test_libreoffices_mark_is_found_and_its_person_named(tmp_path: Path) -> None:
    (tmp_path / ".~lock.a.docx#").write_text(
        "李华,lihua,desk-3,22.11.2026 07:45,file:///home/lihua/.config;", "utf-8"
    )
    found = opened(tmp_path / "a.docx")
    assert found is not None
    assert found.person == "李华"
    (tmp_path / ".~lock.a.docx#").write_text(",lihua,desk-3,22.11.2026 07:45,;", "utf-8")
    again = opened(tmp_path / "a.docx")
    assert again is not None
    assert again.person == "lihua"


@pytest.mark.parametrize("content", [b"", b"\xff" * 162, b"\0" * 162, b"\x05" + b"\x01" * 300])
def test_a_mark_that_names_nobody_is_one_all_the_same(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "~$a.docx").write_bytes(content)
    found = opened(tmp_path / "a.docx")
    assert found is not None
    assert found.person.isprintable()


def test_a_file_without_a_mark_is_closed(tmp_path: Path) -> None:
    (tmp_path / "~$b.docx").write_bytes(owner_file("王小明"))
    assert opened(tmp_path / "a.docx") is None
