"""The lines of titles in the finished document (BG341, BG404 to BG406)."""

from __future__ import annotations

import pytest

from briefgen.check.titles import title_form
from briefgen.diagnostics import Span
from briefgen.document.tree import Article, Attachment, Break, Document, Properties, Text, Words
from check.papers import paper


def document(*lines: str, annex: Words = ()) -> Document:
    title = tuple((Text(line, Span("briefings/d.yaml", number, 5)),) for number, line in enumerate(lines, 3))
    attachments = (Attachment("附件", annex, ()),) if annex else ()
    properties = Properties("题", "", "", (), "")
    return Document("d", "official", "common", properties, (Article(title),), attachments=attachments)


def found(*lines: str) -> list[str]:
    return [f"{finding.span} {finding.code}" for finding in title_form(paper(document(*lines)))]


def test_a_good_title_is_left_alone() -> None:
    assert found("清禾县水务局", "关于做好枯水期供水工作的通知") == []
    assert found("清禾县图书馆工作汇报") == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("甲乙丙", "甲乙丙丁", "甲乙丙丁戊", "甲乙丙丁戊己"), ["briefings/d.yaml:3:5 BG341"]),
        (("清禾县水务局", "水" * 21), ["briefings/d.yaml:4:5 BG404"]),
        (("关于印发《清禾县节约", "用水管理办法》的通知"), ["briefings/d.yaml:4:5 BG405"]),
        (("清禾县图书馆关于", "延长开放时间的通知"), ["briefings/d.yaml:4:5 BG405"]),
        (("清禾县图书馆关于延长开放时间", "的通知"), ["briefings/d.yaml:4:5 BG405"]),
        (("清禾县图书馆关于延长开放时间的", "函"), ["briefings/d.yaml:4:5 BG405"]),
        (("清禾县交通局关于调整", "公交线路", "和首末班时间的通告"), ["briefings/d.yaml:3:5 BG406"]),
    ],
)
def test_each_fault_is_told_at_its_line(lines: tuple[str, ...], expected: list[str]) -> None:
    assert found(*lines) == expected


def test_messages_show_the_place_of_the_break() -> None:
    (finding,) = title_form(paper(document("清禾县图书馆关于延长开放时间", "的通知")))
    assert finding.message("zh") == "标题在“延长开放时间／的通知”处断行，下一行的开头要跟着上一行"
    (finding,) = title_form(paper(document("清禾县交通局关于调整", "公交线路", "和首末班时间的通告")))
    assert finding.message("zh") == "标题各行宽 10、4、9 字，排成了沙漏形"
    (finding,) = title_form(paper(document("清禾县水务局", "水" * 21)))
    assert finding.message("en").endswith("is 21 characters wide, a line holds 20")


def test_the_title_of_an_attachment_is_looked_at_too() -> None:
    annex: Words = (Text("关于印发《清禾县节约"), Break(), Text("用水管理办法》的通知"))
    (finding,) = title_form(paper(document("清禾县图书馆工作汇报", annex=annex)))
    assert f"{finding.span} {finding.code}" == "briefings/d.yaml:1:1 BG405"
