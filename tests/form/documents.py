"""A notice of three pages that keeps every rule of GB/T 9704-2012, in our own words: the ground for planted faults.

Not composed from records: its words can be changed one by one before it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from briefgen.document.tree import (
    Article,
    Attachment,
    Break,
    Column,
    Document,
    Emph,
    Head,
    Heading,
    Imprint,
    Inline,
    Paragraph,
    Properties,
    RunIn,
    Signature,
    Table,
    Text,
    Words,
)

LINE_END = "⏎"
"""Stands, in changed words, for a line that somebody broke by hand."""


@dataclass
class Changes:
    """Words to be changed, each exactly once or more; `used` are those that stood somewhere."""

    words: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def text(self, text: str) -> str:
        """A text with its changes."""
        for old, new in self.words.items():
            if old in text:
                self.used.add(old)
                text = text.replace(old, new)
        return text

    def line(self, text: str) -> Words:
        """The same as words, broken where it says so."""
        parts: list[Inline] = []
        for part in self.text(text).split(LINE_END):
            parts += [Break()] if parts else []
            parts.append(Text(part))
        return tuple(parts)

    def paragraph(self, text: str) -> Paragraph:
        return Paragraph(self.line(text))


@contextmanager
def changed(words: Mapping[str, str]) -> Iterator[Changes]:
    """Changes that all have to be used."""
    changes = Changes(words)
    yield changes
    assert changes.used == set(words), f"no text has {set(words) - changes.used}"


def notice(words: Mapping[str, str] | None = None) -> Document:
    """The notice, some words of it changed."""
    with changed(words or {}) as c:
        return Document(
            id="notice",
            kind="official",
            format="common",
            properties=Properties(
                c.text("清河市图书馆关于延长夜间开放时间和增设街区分馆的通知"),
                "清河市图书馆",
                "通知",
                (),
                "2023-05-18",
            ),
            head=Head(mark=(c.line("清河市图书馆文件"),), number=c.line("清图发〔2023〕5号")),
            articles=(
                Article(
                    title=(c.line("清河市图书馆关于延长夜间开放时间"), c.line("和增设街区分馆的通知")),
                    recipient=c.line("各区图书馆，馆内各部门："),
                    blocks=tuple(_blocks(c)),
                ),
            ),
            attachment_list=(c.line("街区分馆开放时间表"), c.line("夜间值班安排")),
            signature=Signature((c.line("清河市图书馆"),), c.line("2023年5月18日")),
            remark=c.line("联系人：馆办公室"),
            attachments=(
                Attachment("附件1", c.line("街区分馆开放时间表"), (_table(c),)),
                Attachment(
                    "附件2",
                    c.line("夜间值班安排"),
                    (c.paragraph("夜间值班由各部门轮流承担，每周调整一次。"),),
                ),
            ),
            imprint=Imprint(
                lines=(("抄送", c.line("市文化和旅游局，市教育局。")),),
                organ=c.line("清河市图书馆办公室"),
                date=c.line("2023年5月18日印发"),
            ),
        )


def _blocks(c: Changes) -> Iterator[Heading | Paragraph]:
    yield c.paragraph(
        "为方便上班族和学生在晚间借阅图书、查找资料，经馆务会议研究，决定自2023年6月1日起延长总馆和部分分馆的"
        "夜间开放时间，并在三个街区增设分馆。现将有关事项通知如下。"
    )
    yield Heading(1, c.line("一、延长夜间开放时间"))
    yield c.paragraph(
        "总馆一楼阅览室、二楼自习室每晚开放至22时，周末和法定节假日照常开放；三楼特藏阅览室开放时间不变。各分馆"
        "结合所在街区人流情况，可以在21时至22时之间确定闭馆时间，并在门口和网站上公布。"
    )
    yield Heading(2, c.line("（一）调整服务岗位"))
    yield c.paragraph(
        "夜间服务岗位包括入口引导、总服务台、自助借还设备维护和安全巡查。各部门要按照岗位要求安排人员，做到开放"
        "一分钟、服务六十秒。临时调班的，应当提前一天告知馆办公室，不得出现空岗。"
    )
    yield Paragraph(
        (
            RunIn(3, c.line("1.做好设备保障。")),
            *c.line(
                "自助借还机、检索终端和照明设备由技术部每天下午检查一次，发现故障当天处理；当天不能修复的，在设备上"
                "张贴说明，引导读者使用人工服务。"
            ),
        )
    )
    yield Paragraph(
        (
            RunIn(3, c.line("2.做好安全巡查。")),
            *c.line("闭馆前半小时由值班人员逐层巡查，重点检查消防通道、电源开关和门窗，并填写巡查记录。"),
        )
    )
    yield Paragraph(
        (RunIn(4, c.line("（1）检查消防通道。")), *c.line("保持通道畅通，不得堆放书架、桌椅和其他物品。"))
    )
    yield Heading(2, c.line("（二）加强读者引导"))
    for _ in range(2):
        yield c.paragraph(
            "各分馆要在显著位置公示夜间开放的楼层、座位数量和交通方式，提醒读者保管好随身物品。对携带幼儿的家长，"
            "要主动介绍少儿阅览室的开放时间；对行动不便的老年读者，要提供取书、送书到座位的服务，让夜间的图书馆既"
            "安静又方便。读者提出的意见和建议，由总服务台登记，三个工作日内答复。"
        )
    yield Heading(1, c.line("二、增设街区分馆"))
    yield c.paragraph(
        "新增的三个分馆分别设在东湖街区、北桥街区和南苑街区，建筑面积共约1200平方米，首批配置图书3.6万册。分馆与"
        "总馆实行通借通还，读者凭一张借书证可以在任何一个分馆借书和还书，"
        "逾期费用按照“《图书借阅规则》”计算，规则的全文张贴在各馆的入口处，也可以在网站上查阅。"
    )
    for _ in range(3):
        yield c.paragraph(
            "街区分馆以报刊阅览、少儿阅读和电子资源查询为主，不单独设置书库，馆藏由总馆统一编目、统一配送，每月更换"
            "一次。分馆的日常管理由所在区图书馆负责，水电、保洁和安全保卫费用列入所在区图书馆的年度预算；总馆负责业务"
            "指导和人员培训，每季度组织一次服务质量检查，检查结果在全市图书馆工作例会上通报。"
        )
    yield Heading(1, c.line("三、工作要求"))
    yield c.paragraph(
        "各区图书馆和馆内各部门要充分认识延长夜间开放时间的意义，把这项工作同日常服务结合起来，确保6月1日按时开放。"
        "工作中的问题和建议，请于5月25日前书面报馆办公室。"
    )
    yield Paragraph(
        (*c.line("以上事项，请"), Emph(c.line("认真执行")), *c.line("，执行中遇到的问题及时告知馆办公室。"))
    )


def _table(c: Changes) -> Table:
    columns = (Column("left"), Column("center"), Column("center"))
    rows = (("东湖分馆", "9时", "21时"), ("北桥分馆", "9时", "22时"), ("南苑分馆", "10时", "21时"))
    head = ((c.line("分馆"), c.line("开馆"), c.line("闭馆")),)
    return Table(columns, head, tuple(tuple(c.line(cell) for cell in row) for row in rows))
