"""Findings at a terminal."""

from __future__ import annotations

from dataclasses import replace

from briefgen.diagnostics import Span
from briefgen.report import View
from briefgen.report.text import text
from briefgen.report.view import summary
from briefgen.rules import load
from report.findings import ALL, ERROR, FIXABLE, NOTE, PASSED, WARNING


def test_a_finding_shows_its_line_the_caret_the_related_place_and_the_cure(view: View) -> None:
    assert text((ERROR,), view) == (
        "错误 BG221 各项之和是 1203户，总数写作 1230户 [sum-mismatch]\n"
        " --> data/moved.yaml:2:8\n"
        "2 | total: 1230户\n"
        "  |        ^^^^^^\n"
        "  = 相关：各项在这里\n"
        " ::: data/moved.yaml:1:8\n"
        "1 | parts: 1203户\n"
        "  |        ------\n"
        "  = 办法：改正其中一个数\n"
        "\n"
        "1 个错误\n"
    )


def test_a_han_character_takes_two_cells_before_and_under_the_caret(view: View) -> None:
    lines = text((WARNING,), view).splitlines()
    assert lines[2] == "1 | heading: 全县人数统计"
    assert lines[3] == "  | " + " " * (len("heading: ") + 2 * len("全县")) + "^^^^"


def test_a_cell_of_a_workbook_is_named_without_a_line(view: View) -> None:
    assert text((NOTE,), view) == "说明 BG298 已注意 [noted]\n --> data/居民.xlsx:一季度!C7\n\n1 个说明\n"


def test_counts_stand_at_the_end_in_both_languages(view: View) -> None:
    assert text(ALL, view).endswith("\n\n1 个错误，1 个提醒，1 个说明\n")
    assert summary((ERROR, ERROR, ERROR, WARNING), "zh") == "3 个错误，1 个提醒"
    assert summary((ERROR, ERROR, WARNING), "en") == "2 errors, 1 warning"


def test_nothing_found_says_nothing(view: View) -> None:
    assert text((), view) == ""


def test_english_has_english_words(view: View) -> None:
    shown = text((ERROR,), replace(view, lang="en"))
    assert shown.startswith("error BG221 the parts add up to 1203户, the total says 1230户 [sum-mismatch]\n")
    assert "  = see also: the parts are here\n" in shown
    assert "  = help: mend one of the figures\n" in shown


def test_colours_are_only_added_when_asked_for(view: View) -> None:
    assert "\033[" not in text(ALL, view)
    assert "\033[1;31m^^^^^^\033[0m" in text((ERROR,), replace(view, colour=True))


def test_paths_begin_where_the_reader_stands(view: View) -> None:
    assert " --> work/data/moved.yaml:2:8\n" in text((ERROR,), replace(view, prefix="work/"))


def test_a_safe_mend_is_told(view: View) -> None:
    assert "  = 可自动修改（--fix）：改为 1203户\n" in text((FIXABLE,), view)


def test_a_file_that_is_gone_leaves_out_the_line(view: View) -> None:
    gone = replace(ERROR, span=Span("data/gone.yaml", 3, 1), related=())
    assert text((gone,), view).splitlines()[1:3] == [" --> data/gone.yaml:3:1", "  = 办法：改正其中一个数"]


def test_a_name_with_codes_of_the_terminal_is_shown_without_them(view: View) -> None:
    finding = load.UNKNOWN_FILE.at(Span("data/\x1b[31mred\u202e.yaml"), hint_zh="\na", hint_en="")
    shown = text((finding,), view)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "data/\ufffd[31mred\ufffd.yaml" in shown
    assert "没有读取\ufffda" in shown


def test_a_mend_is_counted(view: View) -> None:
    assert text((FIXABLE, WARNING), view).endswith("\n1 个错误，1 个提醒，其中 1 个可用 --fix 自动修改\n")
    english = text((FIXABLE, WARNING), replace(view, lang="en"))
    assert "  = mended by --fix: make it 1203户\n" in english
    assert english.endswith("\n1 error, 1 warning, 1 can be mended with --fix\n")


def test_what_is_let_pass_is_only_counted(view: View) -> None:
    assert text((), view, (PASSED,)) == "按注明的理由放行 1 处\n"
    assert text((WARNING,), view, (PASSED,)).endswith("\n1 个提醒，按注明的理由放行 1 处\n")
    assert text((), replace(view, lang="en"), (PASSED, PASSED)) == "2 let pass for the reasons given\n"
