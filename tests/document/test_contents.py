"""What a contents list names, how deep, and where its entries lead."""

from __future__ import annotations

from briefgen.document.contents import entries
from briefgen.document.flow import flow
from briefgen.document.pieces import Line
from briefgen.document.roles import CONTENTS, Role
from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
    Document,
    Emph,
    Heading,
    Paragraph,
    Properties,
    RunIn,
    Text,
    Value,
    Words,
    plain,
)


def w(text: str) -> Words:
    return (Text(text),)


def made(*articles: Article, attachments: tuple[Attachment, ...] = ()) -> Document:
    empty = Properties("", "", "", (), "")
    return Document("d", "report", "plain", empty, articles, attachments=attachments)


def listed(document: Document, levels: int) -> list[tuple[str, int, str]]:
    return [(plain(e.words), e.depth, e.goal) for e in entries(document, levels)]


TEXT = Paragraph(w("馆藏图书逐年增加。"))
SECTIONS: tuple[Block, ...] = (
    Heading(1, w("一、馆舍")),
    TEXT,
    Heading(2, w("（一）总馆")),
    TEXT,
    Heading(2, w("（二）分馆")),
    TEXT,
    Heading(1, w("二、馆藏")),
)
LIBRARY = Article((w("公共图书馆建设情况"),), blocks=SECTIONS)


def test_one_level_lists_the_highest_headings_and_two_those_below_as_well() -> None:
    assert listed(made(LIBRARY), 1) == [("一、馆舍", 1, "s1-1"), ("二、馆藏", 1, "s1-4")]
    assert listed(made(LIBRARY), 2) == [
        ("一、馆舍", 1, "s1-1"),
        ("（一）总馆", 2, "s1-2"),
        ("（二）分馆", 2, "s1-3"),
        ("二、馆藏", 1, "s1-4"),
    ]


def test_the_titles_of_several_articles_come_first() -> None:
    second = Article((w("夜间开放"), w("方便读者")))
    assert listed(made(LIBRARY, second), 1) == [
        ("公共图书馆建设情况", 1, "article-1"),
        ("夜间开放　方便读者", 1, "article-2"),
    ]


def test_attachments_close_the_list() -> None:
    attached = (Attachment("附件1", w("分馆名单"), ()), Attachment("附件2", w("经费表"), ()))
    document = made(Article((w("题"),)), attachments=attached)
    assert listed(document, 1) == [
        ("附件1　分馆名单", 1, "attachment-1"),
        ("附件2　经费表", 1, "attachment-2"),
    ]


def test_headings_inside_paragraphs_are_listed_without_their_stop() -> None:
    opened = Paragraph((RunIn(1, (Text("一、送书"), Emph(w("下乡。")))), Text("流动车每周一次。")))
    document = made(Article((w("题"),), blocks=(TEXT, opened)))
    assert listed(document, 1) == [("一、送书下乡", 1, "s1-r1")]


def test_articles_of_rules_without_a_title_are_not_listed() -> None:
    rules = (
        Heading(0, w("第一章　总则")),
        Paragraph((RunIn(1, w("第一条　")), Text("本办法所称分馆，指设在镇街的馆。"))),
    )
    assert listed(made(Article((w("题"),), blocks=rules)), 3) == [("第一章　总则", 1, "s1-1")]


def test_a_number_in_a_heading_stays_bound_in_the_list() -> None:
    heading = Heading(1, (Text("一、新增"), Value("12", None), Text("家分馆")))
    (entry,) = entries(made(Article((w("题"),), blocks=(heading,))), 1)
    assert entry.words == (Text("一、新增"), Value("12", None), Text("家分馆"))


def test_every_entry_leads_to_one_line_of_the_document() -> None:
    opened = Paragraph((RunIn(3, w("1.值班。")), Text("两人一班。")))
    article = Article((w("题"),), blocks=(*SECTIONS, opened))
    plain_document = made(article, attachments=(Attachment("附件", w("名单"), ()),))
    document = Document(
        "d",
        "report",
        "plain",
        plain_document.properties,
        (article,),
        contents=entries(plain_document, 3),
        attachments=plain_document.attachments,
    )
    lines = [piece for piece in flow(document) if isinstance(piece, Line)]
    goals = [line.goal for line in lines if line.role in CONTENTS]
    targets = [line.target for line in lines if line.target]
    assert goals == ["s1-1", "s1-2", "s1-3", "s1-4", "s1-r1", "attachment-1"]
    assert [targets.count(goal) for goal in goals] == [1] * len(goals)


def test_a_paragraph_is_marked_only_where_the_list_leads_to_it() -> None:
    opened = Paragraph((RunIn(1, w("一、甲。")), Text("乙。")))
    lines = [p for p in flow(made(Article((w("题"),), blocks=(opened,)))) if isinstance(p, Line)]
    assert [(line.role, line.target) for line in lines][-1] == (Role.BODY, "")
