"""Mends applied to the files of a workspace: exactly what they say, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.build import mend
from briefgen.build.manifest import hashed_inputs
from briefgen.build.mend import Plan, mended, planned, preview
from briefgen.build.stages import Order
from briefgen.diagnostics import Diagnostic, Edit, Fix, Rule, Severity, Span

RULE = Rule("BG299", "doubtful", Severity.WARNING, "可疑", "doubtful", "核对", "look")
CASE = "data/cases/a.yaml"
ARTICLE = """\
id: a
kind: article
title: 图书馆A\u00a0B工作
byline: 市图书馆
issuer: {missing: 还没有定}
date_issued: {missing: 还没有印发}
lead: 开头。
sections:
  - heading: 做法
    paragraphs: A\u00a0B\u00a0\u00a0C等馆。
"""


def finding(*edits: tuple[str, int, int, int, str]) -> Diagnostic:
    """A finding with a mend: file, line, first and last column (exclusive) and new text of each edit."""
    made = tuple(Edit(Span(file, line, start, line, end), text) for file, line, start, end, text in edits)
    return Diagnostic(RULE, made[0].span, fix=Fix("改", "mend", made))


def written(root: Path, name: str, content: bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def plan(root: Path, *findings: Diagnostic) -> Plan:
    return planned(root, findings, hashed_inputs(root, None))


def after(root: Path, name: str, content: bytes, *edits: tuple[int, int, int, str]) -> bytes | None:
    """A file with edits that are each a mend of its own; None if it stays as it is."""
    written(root, name, content)
    made = plan(root, *(finding((name, *edit)) for edit in edits))
    return made.files[0].after if made.files else None


# ---- bytes


def test_only_what_a_mend_names_is_changed(tmp_path: Path) -> None:
    content = "a: 一  # 注\r\n\r\nb: [2019]\rc: 三\n".encode()
    assert (
        after(tmp_path, CASE, content, (3, 4, 10, "〔2019〕"))
        == "a: 一  # 注\r\n\r\nb: 〔2019〕\rc: 三\n".encode()
    )


def test_columns_are_characters_and_the_mark_of_the_encoding_is_kept(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + "𠮷野: 甲,乙".encode()
    assert after(tmp_path, CASE, content, (1, 6, 7, "，")) == b"\xef\xbb\xbf" + "𠮷野: 甲，乙".encode()


def test_a_csv_file_keeps_its_encoding(tmp_path: Path) -> None:
    content = "指标,备注\r\n供水量,截止年底\r\n".encode("gb18030")
    wanted = "指标,备注\r\n供水量,截至年底\r\n".encode("gb18030")
    assert after(tmp_path, "data/observations/a.csv", content, (2, 5, 7, "截至")) == wanted


def test_several_mends_of_a_line_and_neighbours_are_made_at_once(tmp_path: Path) -> None:
    edits = ((1, 4, 5, "1"), (1, 5, 6, "2"), (1, 1, 2, "x"))
    assert after(tmp_path, CASE, b"a: ab\n", *edits) == b"x: 12\n"


def test_a_mend_may_insert_and_delete(tmp_path: Path) -> None:
    assert after(tmp_path, CASE, b"a: abc\n", (1, 4, 4, "<"), (1, 5, 6, ""), (1, 7, 7, ">")) == b"a: <ac>\n"


def test_the_first_of_two_mends_that_overlap_wins(tmp_path: Path) -> None:
    assert after(tmp_path, CASE, b"a: abc\n", (1, 4, 6, "X"), (1, 5, 7, "Y")) == b"a: Xc\n"


def test_two_insertions_at_one_place_are_not_made_at_once(tmp_path: Path) -> None:
    assert after(tmp_path, CASE, b"a: abc\n", (1, 5, 5, "X"), (1, 5, 5, "Y")) == b"a: aXbc\n"


def test_a_mend_that_two_documents_find_is_made_once(tmp_path: Path) -> None:
    written(tmp_path, CASE, b"a: abc\n")
    made = plan(tmp_path, finding((CASE, 1, 4, 5, "X")), finding((CASE, 1, 4, 5, "X")))
    assert (made.files[0].after, made.mends) == (b"a: Xbc\n", 1)


def test_the_edits_of_a_mend_are_made_together_or_not_at_all(tmp_path: Path) -> None:
    written(tmp_path, CASE, b"a: (abc)\n")
    written(tmp_path, "templates/a.md.j2", b"text\n")
    both = finding((CASE, 1, 4, 5, "<"), (CASE, 1, 8, 9, ">"))
    late = finding(("templates/a.md.j2", 1, 1, 2, "T"), (CASE, 1, 8, 9, "]"))
    made = plan(tmp_path, both, late)
    assert [(one.file, one.after) for one in made.files] == [(CASE, b"a: <abc>\n")]


# ---- files that are left alone


@pytest.mark.parametrize(
    "edit", [(1, 9, 12, "X"), (9, 1, 2, "X"), (0, 1, 2, "X"), (1, 3, 2, "X"), (1, 0, 2, "X")]
)
def test_a_place_that_the_file_does_not_have_is_left_alone(
    tmp_path: Path, edit: tuple[int, int, int, str]
) -> None:
    assert after(tmp_path, CASE, b"a: abc\n", edit) is None


@pytest.mark.parametrize(
    "name", ["data/observations/a.xlsx", "data/assets/a.png", "output/a/a.txt", "README.md", "briefgen.toml"]
)
def test_what_is_no_text_of_the_records_is_left_alone(tmp_path: Path, name: str) -> None:
    assert after(tmp_path, name, b"a: abc\n", (1, 1, 2, "X")) is None


@pytest.mark.parametrize(
    "file", ["（自带模板）article.md.j2", "../outside.yaml", "/etc/hostname", "briefings/none.yaml"]
)
def test_a_file_outside_the_workspace_is_left_alone(tmp_path: Path, file: str) -> None:
    root = tmp_path / "work"
    written(root, CASE, b"a: abc\n")
    written(tmp_path, "outside.yaml", b"a: abc\n")
    assert plan(root, finding((file, 1, 1, 2, "X"))).files == ()


def test_a_linked_file_and_a_linked_folder_are_left_alone(tmp_path: Path) -> None:
    written(tmp_path, "data/cases/real.yaml", b"a: abc\n")
    (tmp_path / "data" / "cases" / "link.yaml").symlink_to("real.yaml")
    (tmp_path / "briefings").symlink_to("data/cases", target_is_directory=True)
    assert plan(tmp_path, finding(("data/cases/link.yaml", 1, 1, 2, "X"))).files == ()
    known = hashed_inputs(tmp_path, None) | {
        "briefings/real.yaml": hashed_inputs(tmp_path, None)["data/cases/real.yaml"]
    }
    assert planned(tmp_path, [finding(("briefings/real.yaml", 1, 1, 2, "X"))], known).files == ()


def test_a_file_that_changed_since_it_was_checked_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path, CASE, b"a: abc\n")
    known = hashed_inputs(tmp_path, None)
    file.write_bytes(b"a: abd\n")
    assert planned(tmp_path, [finding((CASE, 1, 4, 5, "X"))], known).files == ()


def test_a_mend_that_would_break_the_file_is_not_made(tmp_path: Path) -> None:
    assert after(tmp_path, CASE, b"a: [b]\n", (1, 6, 7, "")) is None


def test_a_character_that_the_encoding_lacks_is_not_written(tmp_path: Path) -> None:
    assert after(tmp_path, CASE, b"a: abc\n", (1, 4, 5, "\ud800")) is None


# ---- the whole way


def silent(done: int, total: int, name: str) -> None:
    """No progress."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "briefgen.toml").write_text("")
    written(tmp_path, "briefings/a.yaml", ARTICLE.encode())
    return tmp_path


def test_a_preview_writes_nothing_and_shows_the_lines(root: Path) -> None:
    outcome, found = preview(Order(root), silent)
    assert [f.code for f in outcome.findings] == ["BG109"] * 4
    assert found.mends == 4
    assert found.files[0].diff().splitlines()[:7] == [
        "--- a/briefings/a.yaml",
        "+++ b/briefings/a.yaml",
        "@@ -1,5 +1,5 @@",
        " id: a",
        " kind: article",
        "-title: 图书馆A\u00a0B工作",
        "+title: 图书馆A B工作",
    ]
    assert (root / "briefings" / "a.yaml").read_text(encoding="utf-8") == ARTICLE


def test_what_can_be_mended_is_mended_and_checked_again(root: Path) -> None:
    (root / "briefings" / "a.yaml").chmod(0o640)
    done = mended(Order(root), silent)
    assert (done.outcome.findings, done.mends, done.files) == ((), 4, ("briefings/a.yaml",))
    assert (root / "briefings" / "a.yaml").read_text(encoding="utf-8") == ARTICLE.replace("\u00a0", " ")
    assert (root / "briefings" / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (root / "briefings").iterdir()] == ["a.yaml"]


def test_mending_twice_changes_nothing_more(root: Path) -> None:
    mended(Order(root), silent)
    before = (root / "briefings" / "a.yaml").stat().st_ino
    assert mended(Order(root), silent).files == ()
    assert (root / "briefings" / "a.yaml").stat().st_ino == before


def test_what_is_let_pass_is_not_mended(root: Path) -> None:
    text = ARTICLE.replace("\u00a0", "").replace("开头。", "请看。。  # briefgen: allow BG325 原件如此")
    written(root, "briefings/a.yaml", text.encode())
    done = mended(Order(root), silent)
    assert ([one.finding.code for one in done.outcome.passed], done.files) == (["BG325"], ())
    assert (root / "briefings" / "a.yaml").read_text(encoding="utf-8") == text


def test_the_text_rules_mend_yaml_of_every_style(root: Path) -> None:
    """Plain, quoted, block and a template; BOM and line ends stay."""
    text = ARTICLE.replace("\u00a0", "").replace("开头。", "截止目前，请看。。")
    text = text.replace("ABC等馆。", "\n      - |\n        第一行,\n        截止目前。\n      - '请看。。'")
    written(root, "briefings/a.yaml", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    written(root, "templates/parts/own.md.j2", "{# 部件 #}\n截止目前，请看。\n".encode())
    done = mended(Order(root), silent)
    assert [f.code for f in done.outcome.findings] == []
    wanted = (
        text.replace("截止", "截至")
        .replace("。。", "。")
        .replace("第一行,", "第一行，")
        .replace("\n", "\r\n")
    )
    assert (root / "briefings" / "a.yaml").read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert (root / "templates/parts/own.md.j2").read_text(
        encoding="utf-8"
    ) == "{# 部件 #}\n截至目前，请看。\n"


def test_only_the_documents_asked_for_are_mended(root: Path) -> None:
    written(root, "briefings/b.yaml", ARTICLE.replace("id: a", "id: b").encode())
    assert mended(Order(root, ("b",)), silent).files == ("briefings/b.yaml",)
    assert "\u00a0" in (root / "briefings" / "a.yaml").read_text(encoding="utf-8")


def test_a_full_disk_loses_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mend, "write_file", full)
    done = mended(Order(root), silent)
    assert (done.files, done.stopped) == ((), "briefings/a.yaml")
    assert done.fault is not None
    assert (root / "briefings" / "a.yaml").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
def test_a_mend_that_is_killed_leaves_the_old_file_or_the_new_one(root: Path) -> None:
    new = ARTICLE.replace("\u00a0", " ")
    for call in ("fsync", "rename", "replace"):
        written(root, "briefings/a.yaml", ARTICLE.encode())
        code = (
            "import os, signal\n"
            f"real = os.{call}\n"
            f"def killed(*given, **named):\n    os.kill(os.getpid(), signal.SIGKILL)\nos.{call} = killed\n"
            f"from briefgen.cli import main\nmain(['-C', {str(root)!r}, 'check', '--fix'])\n"
        )
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        content = (root / "briefings" / "a.yaml").read_text(encoding="utf-8")
        assert content == ARTICLE if ended.returncode == -signal.SIGKILL else content == new
        written(root, "briefings/a.yaml", ARTICLE.encode())
        assert mended(Order(root), silent).outcome.findings == ()  # what was left behind is in nobody's way


def test_a_read_only_folder_is_told(root: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    (root / "briefings").chmod(0o555)
    try:
        assert mended(Order(root), silent).fault is not None
    finally:
        (root / "briefings").chmod(0o755)
