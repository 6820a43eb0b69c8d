"""The table at the end of a build of many documents."""

from __future__ import annotations

from briefgen.report.summary import Tally, table

FILES = (("HTML", 2_798), ("PDF", 2_798), ("DOCX", 2_798), ("TXT", 0))


def test_the_table_adds_up_and_leaves_out_what_is_nothing() -> None:
    assert table(Tally(2_700, fresh=98, stopped=2, files=FILES, seconds=552), "zh") == (
        "  新生成            2,700 份\n"
        "  没有变，没有重写     98 份\n"
        "  有错误，没有写        2 份\n"
        "  合计              2,800 份\n"
        "  文件              HTML 2,798  PDF 2,798  DOCX 2,798\n"
        "  用时              9 分 12 秒，4.9 份/秒\n"
    )


def test_what_failed_and_what_was_left_has_a_row_of_its_own() -> None:
    assert table(Tally(20, failed=1, left=3, files=(("HTML", 20),), seconds=7), "en") == (
        "  built        20 documents\n"
        "  failed        1 document\n"
        "  left undone   3 documents\n"
        "  in all       24 documents\n"
        "  files        HTML 20\n"
        "  time         7.0 s, 3.0/s\n"
    )


def test_where_nothing_was_made_there_is_no_rate() -> None:
    assert table(Tally(0, fresh=300, seconds=1.2), "zh").endswith("用时              1.2 秒\n")


def test_few_documents_need_no_table() -> None:
    assert table(Tally(10, seconds=3), "zh") == ""
    assert table(Tally(11, seconds=3), "zh") != ""
