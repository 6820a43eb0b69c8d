"""`briefgen form`: files measured from the command line, and `build --strict` on its own output."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.cli import form as command
from briefgen.cli import main
from briefgen.form.profile import KINDS
from form import documents, pages

HOUSE = 'office = "清河市图书馆"\n[houses.qinghe]\npage_number = "center"\n'


class Ran:
    """What the command printed and how it exited."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in an empty folder that is no workspace."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "BRIEFGEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([*map(str, arguments)])
        shown = capsys.readouterr()
        return Ran(ended.value.code, shown.out, shown.err)

    return ran


@pytest.fixture(scope="module")
def right() -> bytes:
    return pages.pdf(documents.notice())


@pytest.fixture(scope="module")
def wrong() -> bytes:
    """A notice without its red rule."""
    return pages.pdf(documents.notice(), ".head-rule{visibility:hidden}")


def test_the_kinds_of_the_command_line_are_those_of_the_room() -> None:
    assert command.KINDS == KINDS


def test_a_right_file_is_told_in_a_line_and_nothing_is_printed(
    run: Run, right: bytes, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(right)
    ran = run("form", "a.pdf")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("a.pdf：公文（通用格式）（按版面判断），22 行×28 字：6 页，")
    assert ran.err.endswith("，全部符合\n")


def test_a_finding_is_printed_with_its_place_and_cure(run: Run, wrong: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(wrong)
    ran = run("form", "a.pdf")
    assert ran.code == 1
    assert ran.out.splitlines()[:2] == [
        "错误 BG428 版头的红色分隔线不见了 [head-rule]",
        " --> a.pdf:第1页",
    ]
    assert "briefgen explain BG428" in ran.err


def test_verbose_lists_the_pages_that_are_not_counted(run: Run, right: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(right)
    assert "  不计行数的页：第1页（有标题、表格或别的字号）" in run("form", "--verbose", "a.pdf").err


def test_json_has_places_and_figures(run: Run, wrong: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(wrong)
    told = json.loads(run("--lang", "en", "form", "--format", "json", "a.pdf").out)
    (finding,) = told["diagnostics"]
    assert (finding["code"], finding["page"], finding["line"], finding["where"]) == ("BG428", 1, 0, "page 1")
    assert told["files"][0]["figures"]["pages"] == 6


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("concise", "a.pdf:第1页: BG428"),
        ("github", "::error file=a.pdf,title=BG428 head-rule::第1页: 版头的红色分隔线不见了"),
        ("gitlab", '"description": "第1页: 版头的红色分隔线不见了"'),
        ("sarif", '"fullyQualifiedName": "第1页"'),
        ("junit", "BG428 head-rule a.pdf:第1页"),
    ],
)
def test_the_page_can_be_read_in_every_report(
    run: Run, wrong: bytes, tmp_path: Path, name: str, place: str
) -> None:
    (tmp_path / "a.pdf").write_bytes(wrong)
    assert place in run("--lang", "zh", "form", "--output-format", name, "a.pdf").out


def test_a_report_goes_into_a_file(run: Run, wrong: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(wrong)
    ran = run("form", "a.pdf", "--output-file", "report.txt")
    assert (ran.code, ran.out) == (1, "")
    assert "BG428" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_measured_is_told_and_exits_with_2(
    run: Run, right: bytes, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(right)
    ran = run("form", "a.pdf", "none.pdf", ".")
    assert ran.code == 2
    assert "BG410 这个文件量不了：没有这个文件，或链接断了" in ran.out
    assert "BG410 这个文件量不了：它是文件夹" in ran.out
    assert "a.pdf：公文" in ran.err


def test_what_is_asked_for_wrongly_is_told(run: Run, right: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(right)
    assert run("form").code == 2
    assert run("form", "--kind", "memo", "a.pdf").code == 2
    ran = run("form", "--house", "qinghe", "a.pdf")
    assert ran.code == 2
    assert "没有 qinghe 这种单位格式" in ran.err


def test_a_house_of_the_workspace_is_measured_against(run: Run, right: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(right)
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "briefgen.toml").write_text(HOUSE, encoding="utf-8")
    ran = run("-C", "work", "form", "--house", "qinghe", "a.pdf")
    assert ran.code == 1
    assert "页码应当居中，现在偏右" in ran.out
    assert "qinghe 格式" in ran.err


def test_the_kind_can_be_said(run: Run, right: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(right)
    ran = run("form", "--kind", "order", "a.pdf")
    assert ran.code == 1
    assert ran.err.startswith("\na.pdf：命令（令）格式，")


def test_a_strict_build_measures_what_it_wrote(run: Run, tmp_path: Path) -> None:
    assert run("new", "workspace", "work").code == 0
    ran = run("-C", "work", "build", "--strict")
    assert ran.code == 0, ran.err
    assert "量了 2 个 PDF、DOCX 的版面，0 处不合 GB/T 9704" in ran.err


def test_a_strict_build_fails_where_its_pages_are_wrong(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.write import pdf

    sheet = pdf._sheet
    monkeypatch.setattr(pdf, "_sheet", lambda *given: sheet(*given) + ".head-rule{visibility:hidden}")
    assert run("new", "workspace", "work").code == 0
    assert run("-C", "work", "build").code == 0
    ran = run("-C", "work", "build", "--strict")
    assert ran.code == 1
    assert "BG428" in ran.err


def test_the_reader_of_pdf_files_is_loaded_only_where_files_are_measured() -> None:
    told = "import sys, briefgen.cli, briefgen.build.stages; print('pdfminer' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
