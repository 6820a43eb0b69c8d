"""Every word of a finished document is met, once and in printing order."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.flow import flow
from briefgen.document.texts import leaves, lines, lines_of, rewritten, texts
from briefgen.document.tree import (
    Article,
    Attachment,
    Break,
    Column,
    ContentsEntry,
    Document,
    EditorNote,
    Emph,
    Figure,
    Head,
    Heading,
    Imprint,
    Link,
    PageBreak,
    Paragraph,
    Properties,
    RunIn,
    Signature,
    Strong,
    Table,
    Text,
    Value,
    Words,
)


def w(text: str) -> Words:
    return (Text(text),)


ARTICLE = Article(
    (w("题一"), w("题二")),
    subtitle=w("副题"),
    byline=w("署名"),
    note=EditorNote("按", (w("按语"),)),
    number=w("文号二"),
    recipient=w("主送："),
    blocks=(
        Heading(1, w("标题"), (w("又一行"),)),
        Paragraph(
            (
                RunIn(1, w("段首")),
                Text("甲"),
                Strong((Emph(w("乙")),)),
                Break(),
                Link(w("丙"), "http://a.example"),
            )
        ),
        PageBreak(),
        Table((Column(),), ((w("栏"),),), ((w("格"),),), w("表题"), (w("表注"),)),
        Figure(b"", "image/png", 1, 1, "图示", w("图题")),
    ),
    closing=w("供稿"),
)
FULL = Document(
    "d",
    "official",
    "common",
    Properties("题", "", "", (), ""),
    (ARTICLE,),
    head=Head(
        "份号", "机密", "特急", (w("某县文件"),), w("情况"), w("文号"), (w("签发"),), w("编印"), w("日期")
    ),
    attachment_list=(w("名单"),),
    signature=Signature((w("某局"),), w("落款日期")),
    remark=w("附注"),
    attachments=(Attachment("附件", w("名单"), (Paragraph(w("附表")),)),),
    imprint=Imprint((("抄送", w("某处")),), w("印发机关"), w("印发日期"), w("份数")),
)
WORDS = tuple(
    [
        "份号",
        "机密",
        "特急",
        "某县文件",
        "情况",
        "文号",
        "签发",
        "编印",
        "日期",
        "题一",
        "题二",
        "副题",
        "署名",
        "文号二",
        "主送：",
        "按语",
        "标题",
        "又一行",
        "段首",
        "甲",
        "乙",
        "丙",
        "栏",
        "格",
        "表题",
        "表注",
        "图题",
        "供稿",
        "名单",
        "某局",
        "落款日期",
        "附注",
        "附表",
        "某处",
        "印发机关",
        "印发日期",
        "份数",
    ]
)


def test_every_word_of_every_element_is_met() -> None:
    met = "".join(text.text for text in texts(FULL))
    assert [word for word in WORDS if word not in met] == []


def test_words_come_in_printing_order() -> None:
    met = [
        text.text
        for text in texts(replace(FULL, head=None, imprint=None, attachments=(), attachment_list=()))
    ]
    order = [
        met.index(word)
        for word in ("题一", "题二", "副题", "标题", "段首", "甲", "乙", "丙", "栏", "格", "供稿", "某局")
    ]
    assert order == sorted(order)


def test_a_contents_list_repeats_titles_and_is_left_out() -> None:
    article = Article((w("题"),))
    document = replace(
        FULL, head=None, articles=(article,), contents=(ContentsEntry(w("题"), 1, "article-1"),)
    )
    assert [text.text for text in texts(document)].count("题") == 1


def test_a_paragraph_is_a_line_and_so_is_a_cell() -> None:
    bare = Document(
        "d", "report", "plain", FULL.properties, (replace(Article((w("题"),)), blocks=ARTICLE.blocks[1:4]),)
    )
    assert ["".join(part.text for part in line) for line in lines(bare)] == [
        "题",
        "段首甲乙丙",
        "表题",
        "栏",
        "格",
        "表注",
    ]


def test_leaves_of_words_are_texts_and_values() -> None:
    words: Words = (Strong((Value("3户", None), Emph(w("甲")))), Break(), RunIn(1, w("乙")))
    assert tuple(leaves(words)) == (Value("3户", None), Text("甲"), Text("乙"))


def test_words_are_rewritten_in_the_order_in_which_they_are_met() -> None:
    pieces = flow(FULL)
    met = [words for piece in pieces for words, _ in lines_of(piece)]
    asked: list[Words] = []

    def noted(words: Words) -> Words:
        asked.append(words)
        return (*words, Text("+"))

    changed = [rewritten(piece, noted) for piece in pieces]
    assert asked == met
    assert [words for piece in changed for words, _ in lines_of(piece)] == [(*w, Text("+")) for w in met]
    assert [type(piece) for piece in changed] == [type(piece) for piece in pieces]
