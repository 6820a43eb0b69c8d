"""Plain text, written out."""

from __future__ import annotations

from dataclasses import replace

from briefgen.document.tree import Article, Document, Paragraph, Properties, Text
from briefgen.write.text import write_text
from write.documents import BULLETIN, ORDER, TABLE, p, w


def document(*blocks: object) -> Document:
    properties = Properties("题", "", "", (), "")
    return Document("d", "article", "plain", properties, (Article((w("题"),), blocks=blocks),))  # type: ignore[arg-type]


def test_an_order_reads_as_it_is_printed() -> None:
    assert write_text(ORDER).decode() == (
        "柳溪县人民政府令\n"
        "\n"
        "第2号\n"
        "\n"
        "　　《柳溪县安置点物业管理办法》已经县人民政府常务会议通过，现予公布，自2021年5月1日起施行。\n"
        "\n"
        "县长　周明远\n"
        "2021年3月1日\n"
    )


def test_a_draft_says_so_on_its_first_line() -> None:
    assert write_text(replace(document(p("一段。")), draft=True)).decode() == "〔草稿〕\n\n题\n\n　　一段。\n"


def test_a_table_has_tabs_between_its_cells() -> None:
    assert write_text(document(p("见表。"), TABLE)).decode() == (
        "题\n"
        "\n"
        "　　见表。\n"
        "\n"
        "表1　各安置点入住情况\n"
        "安置点\t户数（户）\t人数（人）\t入住时间\n"
        "柳溪新村\t128\t542\t2021年6月\n"
        "石桥小区\t96\t401\t2021年9月\n"
        "合计\t224\t943\t\n"
        "注：数据截至2021年12月底。\n"
    )


def test_a_paragraph_is_one_line_even_with_a_forced_break() -> None:
    from briefgen.document.tree import Break

    text = write_text(document(Paragraph((Text("上"), Break(), Text("下"))))).decode()
    assert text == "题\n\n　　上下\n"


def test_the_imprint_stands_at_the_end() -> None:
    assert write_text(BULLETIN).decode().splitlines()[-4:] == [
        "报：县委、县政府领导同志，市搬迁安置工作办公室。",
        "送：县直有关单位，各驻村工作队。",
        "发：各乡镇人民政府，各安置点管理服务中心。",
        "（共印120份）",
    ]
