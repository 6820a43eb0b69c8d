"""Titles that break between their words, and nowhere else."""

from __future__ import annotations

from briefgen.write.phrases import breaks, marked, phrased

TITLE = "清河县图书馆借阅管理办法（试行）"


def parts(text: str) -> list[str]:
    ends = (*breaks(text), len(text))
    return [text[start:end] for start, end in zip((0, *ends), ends, strict=False)]


def test_a_title_breaks_between_words_and_keeps_brackets_whole() -> None:
    assert parts(TITLE)[-2:] == ["办法", "（试行）"]
    assert "".join(parts(TITLE)) == TITLE


def test_a_blank_ends_a_line_and_begins_none() -> None:
    made = parts("清河县图书馆　清河县档案局关于做好工作的通知")
    assert made[1] == "图书馆　"


def test_a_short_name_has_no_marks() -> None:
    assert phrased("借阅办法") == "借阅办法"
    assert phrased("A & B") == "A &amp; B"


def test_marks_change_no_word_and_what_is_typed_is_no_markup() -> None:
    made = phrased("关于<b>图书馆</b>借阅管理工作的通知")
    assert made.replace("<wbr>", "") == (
        '<span class="phrased">关于&lt;b&gt;图书馆&lt;/b&gt;借阅管理工作的通知</span>'
    )


def test_marks_go_into_markup_and_leave_it_as_it_is() -> None:
    html = f'<a href="#x">{TITLE[:7]}</a>{TITLE[7:]}'
    made = marked(html, TITLE)
    assert made.replace("<wbr>", "") == html
    assert made.endswith("<wbr>（试行）")
