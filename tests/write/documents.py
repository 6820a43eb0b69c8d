"""Finished documents for the tests of all writers: every node and every slot, in our own words.

Not composed from records: each is written out, so that a writer's test depends on nothing else.
"""

from __future__ import annotations

import struct
import zlib
from decimal import Decimal

from briefgen.diagnostics import Span
from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
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
from briefgen.model.quantity import Quantity, Source
from briefgen.model.unit import PERCENTAGE, Unit

HOUSEHOLDS = Quantity(
    Decimal(354), Unit(("户",), text="户"), source=Source("迁入户数", Span("data/moved.yaml", 12, 10))
)
SHARE = Quantity(Decimal("34.54"), PERCENTAGE, operation="/", operands=(HOUSEHOLDS,), rounded=True)


def w(text: str) -> Words:
    """Plain words."""
    return (Text(text),)


def p(text: str) -> Paragraph:
    """A plain paragraph."""
    return Paragraph(w(text))


def png(width: int = 240, height: int = 120) -> bytes:
    """A small grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes((x * 160 // width + 60) for x in range(width)) for _ in range(height))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )


TABLE = Table(
    columns=(Column("left", 3), Column("decimal", 2), Column("right", 2), Column("center", 3)),
    head=((w("安置点"), w("户数（户）"), w("人数（人）"), w("入住时间")),),
    rows=(
        (w("柳溪新村"), w("128"), w("542"), w("2021年6月")),
        (w("石桥小区"), w("96"), w("401"), w("2021年9月")),
        ((Strong(w("合计")),), w("224"), w("943"), w("")),
    ),
    caption=w("表1　各安置点入住情况"),
    notes=(w("注：数据截至2021年12月底。"),),
)

WIDE_TABLE = Table(
    columns=tuple(Column("left" if n == 0 else "decimal", 3 if n == 0 else 2) for n in range(9)),
    head=(tuple(w(t) for t in ("乡镇", "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月")),),
    rows=tuple(
        tuple(w(t) for t in (name, *(str(10 * k + n) for n in range(1, 9))))
        for k, name in enumerate(("青坪镇", "河湾镇", "东岭乡", "白鹭乡"), 1)
    ),
    caption=w("表2　各乡镇逐月办结件数"),
    landscape=True,
)

FIGURE = Figure(png(), "image/png", 240, 120, "灰度由左向右渐亮的示意图", w("图1　入住率变化示意"))

RUN_IN = Paragraph(
    (
        RunIn(3, w("1. 分批验收。")),
        Text("全县已有"),
        Value("354户", HOUSEHOLDS, Span("briefings/a.yaml", 30, 6)),
        Text("完成入住，占计划的"),
        Value("34.54%", SHARE, Span("briefings/a.yaml", 30, 20)),
        Text("；对配套未通的楼栋"),
        Strong(w("一律暂缓交付")),
        Text("，整改后再报"),
        Emph(w("（县住建局牵头，各乡镇配合）")),
        Text("。"),
    )
)

LONG = p(
    "今年以来，工作专班每周到现场走一遍，先看水电路网是否接通，再问住户还缺什么，能当场办的当场办，"
    "办不了的记入台账，写明由谁办、哪天办完。两个月下来，台账上的九十六件事办结了八十九件，余下七件"
    "都与管网接口有关，已商供水公司排定工期。住户王某说，搬来前最怕冬天停水，如今楼下就有值班电话，"
    "打过去半小时内有人上门。"
)


def blocks() -> tuple[Block, ...]:
    """A body with headings of every level."""
    return (
        LONG,
        Heading(1, w("一、把住房质量关口前移")),
        p("施工期间由业主代表、监理和村民代表三方同看，隐蔽工程不经签字不得覆盖，问题照片当日上传。"),
        Heading(2, w("（一）建前公示")),
        p("户型、造价和施工队伍在村口公示七天，收到意见逐条答复。公示牌旁设意见箱，由村务监督委员会开箱。"),
        RUN_IN,
        Heading(3, w("2. 建中抽检")),
        p("抽检不通知、不陪同，直奔现场。"),
        Heading(4, w("（1）抽检比例")),
        p("每批次不少于十分之一，“一票否决”的项目另行复检——复检费用由施工单位承担。"),
        Heading(1, w("二、让搬迁群众有事做、有钱挣")),
        Paragraph(
            (
                RunIn(2, w("（一）就近设车间。")),
                Text("三个安置点各建一处帮扶车间，主要做服装、雨伞和电子配件，按件计酬。"),
            )
        ),
        LONG,
    )


PROPERTIES = Properties(
    title="柳溪县搬迁安置工作简报第7期",
    author="柳溪县搬迁安置工作办公室",
    subject="搬迁安置",
    keywords=("搬迁", "安置", "简报"),
    date="2021-12-30",
)

BULLETIN = Document(
    id="bulletin-7",
    kind="bulletin",
    format="bulletin",
    properties=PROPERTIES,
    head=Head(
        notice="内部资料　注意保存",
        mark=(w("搬迁安置工作简报"),),
        sub_series=w("后续扶持专刊"),
        number=w("第7期（总第41期）"),
        issuer=w("柳溪县搬迁安置工作办公室"),
        date=w("2021年12月30日"),
    ),
    contents=(
        ContentsEntry(w("先把水电接通　再请群众搬家"), 1, "article-1"),
        ContentsEntry(w("一部值班电话连起三百户人家"), 1, "article-2"),
        ContentsEntry(w("车间开到楼下"), 1, "article-3"),
    ),
    articles=(
        Article(
            title=(w("先把水电接通　再请群众搬家"),),
            subtitle=w("柳溪新村入住前后"),
            note=EditorNote(
                "编者按",
                (
                    w("柳溪新村的做法不新，贵在件件落到人头。现予刊发，供各乡镇参考。"),
                    w("各地有好的做法，请及时报送。"),
                ),
            ),
            blocks=(*blocks(), TABLE),
            closing=w("（柳溪新村工作专班供稿）"),
        ),
        Article(
            title=(w("一部值班电话"), w("连起三百户人家")),
            byline=w("石桥小区管理服务中心"),
            blocks=(
                LONG,
                FIGURE,
                Paragraph(
                    (
                        Text("值班记录每月公开，网址："),
                        Link(w("https://example.org/zhiban"), "https://example.org/zhiban"),
                        Text("，"),
                        Break(),
                        Text("也可到服务中心查阅。"),
                    )
                ),
            ),
        ),
        Article(title=(w("车间开到楼下"),), blocks=(LONG, LONG)),
    ),
    imprint=Imprint(
        lines=(
            ("报", w("县委、县政府领导同志，市搬迁安置工作办公室。")),
            ("送", w("县直有关单位，各驻村工作队。")),
            ("发", w("各乡镇人民政府，各安置点管理服务中心。")),
        ),
        copies=w("（共印120份）"),
    ),
)

COMMON = Document(
    id="notice-12",
    kind="official",
    format="common",
    properties=Properties(
        "柳溪县人民政府关于加强安置点冬季管护的请示", "柳溪县人民政府", "安置点管护", ("管护",), "2021-11-05"
    ),
    head=Head(
        copy_number="000012",
        secrecy="机密★1年",
        urgency="加急",
        mark=(w("柳溪县人民政府文件"),),
        number=w("柳府〔2021〕12号"),
        signers=(w("周明远"), w("何　静"), w("陈立")),
    ),
    articles=(
        Article(
            title=(w("柳溪县人民政府"), w("关于加强安置点冬季管护的请示")),
            recipient=w("市人民政府："),
            blocks=(*blocks(), p("妥否，请批示。")),
        ),
    ),
    attachment_list=(w("安置点入住情况表"), w("安置点冬季管护责任清单及各乡镇逐月办结件数统计表")),
    signature=Signature((w("柳溪县人民政府"),), w("2021年11月5日")),
    remark=w("联系人：李工，电话：0000-1234567"),
    attachments=(
        Attachment("附件1", w("安置点入住情况表"), (p("入住情况见下表。"), TABLE)),
        Attachment(
            "附件2", w("责任清单"), (p("按月统计。"), WIDE_TABLE, PageBreak(), p("以上数字由各乡镇报送。"))
        ),
    ),
    imprint=Imprint(
        lines=(("抄送", w("市发展改革委，市财政局，市住房城乡建设局，市水利局，市供电公司，市供水公司。")),),
        organ=w("柳溪县人民政府办公室"),
        date=w("2021年11月5日印发"),
    ),
)

LETTER = Document(
    id="letter-3",
    kind="official",
    format="letter",
    properties=Properties("关于商请支援供水管材的函", "柳溪县水利局", "供水", (), "2021-10-08"),
    head=Head(
        secrecy="秘密",
        urgency="特急",
        mark=(w("柳溪县水利局"),),
        number=w("柳水函〔2021〕3号"),
    ),
    articles=(
        Article(
            title=(w("关于商请支援供水管材的函"),),
            recipient=w("云岭县水利局："),
            blocks=(LONG, p("请予支持为盼。")),
        ),
    ),
    signature=Signature((w("柳溪县水利局"),), w("2021年10月8日"), seal=True),
    imprint=Imprint(lines=(("抄送", w("市水利局。")),)),
    draft=True,
)

ORDER = Document(
    id="order-2",
    kind="official",
    format="order",
    properties=Properties("柳溪县人民政府令第2号", "柳溪县人民政府", "", (), "2021-03-01"),
    head=Head(mark=(w("柳溪县人民政府令"),), number=w("第2号")),
    articles=(
        Article(
            title=(),
            blocks=(
                p("《柳溪县安置点物业管理办法》已经县人民政府常务会议通过，现予公布，自2021年5月1日起施行。"),
            ),
        ),
    ),
    signature=Signature((w("县长　周明远"),), w("2021年3月1日")),
)

MINUTES = Document(
    id="minutes-9",
    kind="official",
    format="minutes",
    properties=Properties("专题会议纪要第9期", "柳溪县人民政府办公室", "", (), "2021-08-20"),
    head=Head(
        mark=(w("柳溪县人民政府专题会议纪要"),),
        number=w("〔2021〕9号"),
        issuer=w("柳溪县人民政府办公室"),
        date=w("2021年8月20日"),
    ),
    articles=(
        Article(
            title=(w("研究安置点供水保障工作"),),
            blocks=(
                p("会议听取了供水公司的汇报，议定事项如下："),
                Heading(1, w("一、关于管网接口")),
                LONG,
                Paragraph((RunIn(1, w("出席：")), Text("周明远　何静　陈立"))),
                Paragraph((RunIn(1, w("列席：")), Text("县住建局　赵一，县财政局　钱二"))),
            ),
        ),
    ),
)

RULES = Document(
    id="rules-1",
    kind="rules",
    format="plain",
    properties=Properties("柳溪县安置点物业管理办法", "柳溪县人民政府", "", (), "2021-03-01"),
    articles=(
        Article(
            title=(w("柳溪县安置点物业管理办法"),),
            number=w("柳府规〔2021〕1号"),
            blocks=(
                Heading(0, w("第一章　总则")),
                Paragraph((RunIn(1, w("第一条")), Text("　为管好安置点的房屋和设施，制定本办法。"))),
                Heading(1, w("一、适用范围"), (w("兼及过渡住房"),)),
                p("县域内政府投资建设的安置点适用本办法；面积以㎡计，编号⑪不用。"),
            ),
        ),
    ),
    signature=Signature((w("柳溪县人民政府"), w("柳溪县搬迁安置工作办公室")), w("2021年3月1日")),
)

ALL = (BULLETIN, COMMON, LETTER, ORDER, MINUTES, RULES)


def long_document(articles: int = 9) -> Document:
    """About eleven pages of running text, for page measurements and timing."""
    from dataclasses import replace

    return replace(
        BULLETIN,
        id="long",
        contents=(),
        articles=tuple(
            Article(title=(w(f"第{n}篇　安置点管护见闻"),), blocks=blocks()) for n in range(1, articles)
        ),
    )
