"""Any file at all: what can be measured is, and what cannot be is told, each by a finding."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.build.work.limits import Limits
from briefgen.document.layout import STANDARD
from briefgen.form import measure
from briefgen.form.findings import Measured
from briefgen.form.measure import Task, measure_all, measured
from briefgen.form.profile import Profile
from form import documents, pages


def of(path: Path, content: bytes | None = None, profile: Profile | None = None) -> Measured:
    """A file, measured here and now."""
    if content is not None:
        path.write_bytes(content)
    return measured(Task(path.name, path, profile or Profile()))


def told(one: Measured) -> list[str]:
    return [f"{finding.code} {finding.span} {finding.message('zh')}" for finding in one.findings]


@pytest.fixture(scope="module")
def notice() -> bytes:
    return pages.pdf(documents.notice())


def test_a_file_of_the_standard_has_no_finding_and_its_figures(notice: bytes, tmp_path: Path) -> None:
    one = of(tmp_path / "a.pdf", notice)
    assert told(one) == []
    assert (one.format, one.kind, one.guessed) == ("pdf", "official", True)
    figures = {figure.key: figure.value for figure in one.figures}
    assert figures["full_pages"] == figures["right_pages"]
    assert figures["pages"] == 6
    assert figures["justified"] == 100
    assert one.left_out[0].zh == "有标题、表格或别的字号"


def test_what_a_file_is_is_told_by_its_content_not_by_its_name(notice: bytes, tmp_path: Path) -> None:
    assert of(tmp_path / "a.docx", notice).format == "pdf"


def test_a_kind_that_is_asked_for_is_not_guessed(notice: bytes, tmp_path: Path) -> None:
    one = of(tmp_path / "a.pdf", notice, Profile(kind="letter"))
    assert (one.kind, one.guessed) == ("letter", False)
    assert {"BG427", "BG428", "BG430", "BG432"} <= {finding.code for finding in one.findings}


def test_a_file_is_measured_against_the_layout_of_its_house(notice: bytes, tmp_path: Path) -> None:
    house = replace(STANDARD, name="qinghe", left_mm=30, type_width_mm=154)
    assert "BG413" in {f.code for f in of(tmp_path / "a.pdf", notice, Profile(house)).findings}


def test_the_same_fault_of_the_page_is_told_once(tmp_path: Path) -> None:
    flush = pages.pdf(documents.notice(), ".body{text-indent:0!important}")
    codes = [finding.code for finding in of(tmp_path / "a.pdf", flush).findings]
    assert codes.count("BG419") == 1


def test_a_scanned_file_is_told_plainly(notice: bytes, tmp_path: Path) -> None:
    scan = pages.redrawn(notice, "3 Tr")
    one = of(tmp_path / "scan.pdf", scan)
    assert told(one)[0].startswith("BG411 scan.pdf 第 1、2、3、4、5、6 页没有文字，只有图像或空白")
    assert len(one.findings) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "BG410 x.pdf 这个文件量不了：是空文件"),
        (b"hello", "BG410 x.pdf 这个文件量不了：既不是 PDF，也不是 DOCX"),
        (
            b"\xd0\xcf\x11\xe0" + bytes(600),
            "BG410 x.pdf 这个文件量不了：是旧版 DOC（WPS、Word 97-2003），或是加密的 DOCX",
        ),
    ],
)
def test_what_is_no_pdf_and_no_docx_is_told(content: bytes, said: str, tmp_path: Path) -> None:
    assert told(of(tmp_path / "x.pdf", content)) == [said]


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n\xff\xff", b"PK\x03\x04" + bytes(100), b"PK\x05\x06" + bytes(18)]
)
def test_a_damaged_file_is_told(content: bytes, tmp_path: Path) -> None:
    (finding,) = of(tmp_path / "x", content).findings
    assert finding.code == "BG410"


def test_a_file_with_a_password_is_told(notice: bytes, tmp_path: Path) -> None:
    assert told(of(tmp_path / "x.pdf", pages.locked(notice, "geheim"))) == [
        "BG410 x.pdf 这个文件量不了：有打开密码"
    ]


def test_a_missing_file_a_folder_a_pipe_and_a_bad_name_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    said = [told(of(tmp_path / name))[0] for name in ("none.pdf", ".", "pipe", "loop")]
    assert [line.partition("：")[2] for line in said[:3]] == [
        "没有这个文件，或链接断了",
        "它是文件夹",
        "它是管道或设备，不是普通文件",
    ]
    assert said[3].startswith("BG410 loop 这个文件量不了")
    assert told(measured(Task("a\0b", Path("a\0b"), Profile())))[0].startswith("BG410")


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "MOST_BYTES", 1024 * 1024)
    said = told(of(tmp_path / "big.pdf", b"%PDF-" + bytes(2 * 1024 * 1024)))
    assert said == ["BG410 big.pdf 这个文件量不了：有 2.0 MB，超过 1.0 MB"]


def test_a_link_to_a_file_elsewhere_is_followed(notice: bytes, tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(notice)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link.pdf").symlink_to(tmp_path / "real.pdf")
    assert told(of(tmp_path / "folder" / "link.pdf")) == []


def test_many_files_come_back_in_their_order(notice: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(notice)
    tasks = [Task(name, tmp_path / name, Profile()) for name in ("a.pdf", "none", "a.pdf")]
    every = list(measure_all(tasks, 2, Limits()))
    assert [(one.file, one.format) for one in every] == [("a.pdf", "pdf"), ("none", None), ("a.pdf", "pdf")]


def test_a_file_that_takes_too_long_is_given_up(
    notice: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(notice)
    monkeypatch.setattr(measure, "measured", lambda task: time.sleep(20))
    (one,) = measure_all([Task("a.pdf", tmp_path / "a.pdf", Profile())], 1, Limits(seconds=0.3))
    assert told(one) == ["BG410 a.pdf 这个文件量不了：超过 0.3 秒"]


def test_a_fault_of_ours_is_a_finding_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(task: Task) -> Measured:
        raise ZeroDivisionError("nothing")

    monkeypatch.setattr(measure, "measured", fails)
    (one,) = measure_all([Task("a.pdf", tmp_path / "a.pdf", Profile())], 1, Limits())
    assert told(one) == ["BG410 a.pdf 这个文件量不了：读的时候出错（ZeroDivisionError: nothing）"]
