"""Words as runs of Word XML."""

from __future__ import annotations

import pytest

from briefgen.document.tree import Break, Emph, Link, RunIn, Strong, Text, Value, Words
from briefgen.write.docx_text import ILLEGAL, escape, runs, sized_runs

HINT = '<w:rFonts w:hint="eastAsia"/>'


def said(*words: Text | Value | Strong | Emph | RunIn | Link | Break) -> str:
    return runs(words, lambda url: f"id of {url}")


def w(text: str) -> Words:
    return (Text(text),)


def test_plain_words_are_one_run_without_properties() -> None:
    assert said(Text("全县户数")) == "<w:r><w:t>全县户数</w:t></w:r>"


def test_chinese_marks_get_runs_of_their_own_with_a_hint() -> None:
    assert said(Text("称“好”——")) == (
        "<w:r><w:t>称</w:t></w:r>"
        f"<w:r><w:rPr>{HINT}</w:rPr><w:t>“</w:t></w:r>"
        "<w:r><w:t>好</w:t></w:r>"
        f"<w:r><w:rPr>{HINT}</w:rPr><w:t>”——</w:t></w:r>"
    )


@pytest.mark.parametrize("mark", list("“”‘’—…·"))
def test_each_ambiguous_mark_is_hinted(mark: str) -> None:
    assert said(Text(mark)) == f"<w:r><w:rPr>{HINT}</w:rPr><w:t>{mark}</w:t></w:r>"


def test_strong_words_are_bold() -> None:
    assert said(Strong(w("必须"))) == "<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>必须</w:t></w:r>"


def test_emphasis_and_run_in_headings_take_character_styles() -> None:
    assert said(Emph(w("按"))) == '<w:r><w:rPr><w:rStyle w:val="Emphasis"/></w:rPr><w:t>按</w:t></w:r>'
    assert (
        said(RunIn(2, w("（一）"))) == '<w:r><w:rPr><w:rStyle w:val="RunIn2"/></w:rPr><w:t>（一）</w:t></w:r>'
    )


def test_properties_of_a_nested_dress_stand_in_the_order_of_the_schema() -> None:
    assert said(RunIn(1, (Strong(w("—")),))) == (
        f'<w:r><w:rPr><w:rStyle w:val="RunIn1"/>{HINT}<w:b/><w:bCs/></w:rPr><w:t>—</w:t></w:r>'
    )


def test_a_break_is_a_break_and_a_link_a_link() -> None:
    assert said(Break()) == "<w:r><w:br/></w:r>"
    assert said(Link(w("此"), "http://a.cn")) == (
        '<w:hyperlink r:id="id of http://a.cn" w:history="1"><w:r><w:t>此</w:t></w:r></w:hyperlink>'
    )


def test_spaces_at_the_edges_are_kept() -> None:
    assert said(Text(" 甲")) == '<w:r><w:t xml:space="preserve"> 甲</w:t></w:r>'
    assert said(Text("a  b")) == '<w:r><w:t xml:space="preserve">a  b</w:t></w:r>'
    assert said(Text("a b")) == "<w:r><w:t>a b</w:t></w:r>"


def test_markup_is_escaped() -> None:
    assert escape("a<b>&\"c'\r") == "a&lt;b&gt;&amp;&quot;c'&#13;"


def test_the_forbidden_code_points_are_2079() -> None:
    assert sum(1 for c in range(0x110000) if ILLEGAL.match(chr(c))) == 2079


def test_a_forbidden_one_is_named_with_its_place_and_surroundings() -> None:
    with pytest.raises(
        ValueError, match=r"U\+D800 cannot stand in a Word file: character 3 of '安置\\ud800点'"
    ):
        escape("安置\ud800点")


def test_a_spread_text_has_no_space_after_its_last_character() -> None:
    assert sized_runs("简报", 48, 12.5) == (
        '<w:r><w:rPr><w:spacing w:val="250"/><w:sz w:val="96"/><w:szCs w:val="96"/></w:rPr><w:t>简</w:t></w:r>'
        '<w:r><w:rPr><w:sz w:val="96"/><w:szCs w:val="96"/></w:rPr><w:t>报</w:t></w:r>'
    )
