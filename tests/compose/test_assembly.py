"""Each official element into its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document.tree import Value, Words, plain
from compose.workspaces import template

ALL = """\
::: copy-number
000001
::: secrecy
机密
::: urgency
特急
::: notice
内部资料
::: mark
甲县文件
乙县文件
::: sub-series
情况交流
::: number
甲〔2019〕1号
::: signer
张三
李四
::: issuer
甲办
::: date
1月
::: title
题一
题二
::: subtitle
副题
::: byline
甲局
::: title-number
甲〔2019〕2号
::: recipient
各乡镇：
::: note 按
说明。
::: body
正文。

::: closing
（乙供稿）
::: sign-organ
甲局
乙局
::: sign-date
2019年1月4日
::: remark
附注
::: attachment
名单
::: attachment-body
# 表头
::: imprint 抄送
丙局。
::: imprint-organ
甲办
::: imprint-date
1月4日印发
::: copies
（共印3份）
"""


def said(lines: tuple[Words, ...]) -> list[str]:
    return [plain(line) for line in lines]


def test_every_slot_has_its_place(tmp_path: Path) -> None:
    document = template(tmp_path, ALL).document
    head, imprint, signature = document.head, document.imprint, document.signature
    assert head is not None and imprint is not None and signature is not None
    (article,) = document.articles
    assert article.note is not None
    assert (head.copy_number, head.secrecy, head.urgency, head.notice) == (
        "000001",
        "机密",
        "特急",
        "内部资料",
    )
    assert said((*head.mark, head.sub_series, head.number)) == [
        "甲县文件",
        "乙县文件",
        "情况交流",
        "甲〔2019〕1号",
    ]
    assert said((*head.signers, head.issuer, head.date)) == ["张三", "李四", "甲办", "1月"]
    assert said((*article.title, article.subtitle, article.byline)) == ["题一", "题二", "副题", "甲局"]
    assert said((article.number, article.recipient, article.closing)) == [
        "甲〔2019〕2号",
        "各乡镇：",
        "（乙供稿）",
    ]
    assert (article.note.label, said(article.note.paragraphs)) == ("按", ["说明。"])
    assert (said(signature.organs), plain(signature.date)) == (["甲局", "乙局"], "2019年1月4日")
    assert (plain(document.remark), said(document.attachment_list)) == ("附注", ["名单"])
    assert [(a.label, plain(a.title), len(a.blocks)) for a in document.attachments] == [("附件", "名单", 1)]
    assert [(label, plain(names)) for label, names in imprint.lines] == [("抄送", "丙局。")]
    assert said((imprint.organ, imprint.date, imprint.copies)) == ["甲办", "1月4日印发", "（共印3份）"]


def test_several_attachments_are_numbered(tmp_path: Path) -> None:
    document = template(tmp_path, "::: title\n题\n::: attachment\n甲\n::: attachment\n乙\n").document
    assert [a.label for a in document.attachments] == ["附件1", "附件2"]


@pytest.mark.parametrize(("articles", "listed"), [(2, []), (3, ["题0", "题1", "题2"])])
def test_contents_list_three_articles_and_more(tmp_path: Path, articles: int, listed: list[str]) -> None:
    source = "::: contents\n" + "".join(f"::: title\n题{n}\n::: body\n文\n" for n in range(articles))
    document = template(tmp_path, source).document
    assert [plain(entry.words) for entry in document.contents] == listed


def test_a_note_without_a_label_is_an_editors_note_and_an_empty_one_is_none(tmp_path: Path) -> None:
    first = template(tmp_path, "::: title\n题\n::: note\n甲。\n").document.articles[0]
    assert first.note is not None
    assert first.note.label == "编者按"
    assert template(tmp_path, "::: title\n题\n::: note 按\n\n").document.articles[0].note is None


def test_the_text_of_every_element_is_normalised(tmp_path: Path) -> None:
    document = template(
        tmp_path, "::: title\n甲,乙\n::: body\n甲:乙(丙)\n\n| 甲;乙 |\n|---|\n| 丙!丁 |\n"
    ).document
    assert said(document.articles[0].title) == ["甲，乙"]
    paragraph, table = document.articles[0].blocks
    assert plain(paragraph.children) == "甲：乙（丙）"  # type: ignore[union-attr]
    assert plain(table.head[0][0]) == "甲；乙"  # type: ignore[union-attr]
    assert plain(table.rows[0][0]) == "丙！丁"  # type: ignore[union-attr]


def test_a_signature_leaves_room_for_a_seal_if_the_style_asks(tmp_path: Path) -> None:
    source = "::: title\n题\n::: sign-organ\n甲\n"
    sealed = template(tmp_path, source, more="style: {seal: true}\n").document
    assert sealed.signature is not None
    assert sealed.signature.seal


def test_posts_stand_in_the_signature(tmp_path: Path) -> None:
    source = "::: title\n题\n::: sign-post\n县长\n乡长\n::: sign-date\n2021年1月4日\n"
    signature = template(tmp_path, source).document.signature
    assert signature is not None
    assert (said(signature.posts), plain(signature.date)) == (["县长", "乡长"], "2021年1月4日")


def test_a_title_of_one_line_is_broken_and_names_the_file_as_a_whole(tmp_path: Path) -> None:
    source = "::: title\n关于东湖区农村饮水工程管护情况和{{ pair('users', place='donghu', period=2020) }}用水户水费收缴的报告\n::: body\n文\n"
    found = template(tmp_path, source).document
    assert said(found.articles[0].title) == [
        "关于东湖区农村饮水工程管护情况",
        "和354户1527人用水户水费收缴的报告",
    ]
    assert found.properties.title == "关于东湖区农村饮水工程管护情况和354户1527人用水户水费收缴的报告"
    assert [leaf.text for leaf in found.articles[0].title[1] if isinstance(leaf, Value)] == [
        "354户",
        "1527人",
    ]
