"""The body of a PDF on the grid of GB/T 9704-2012 5.2.3: 28 characters, 22 lines, whatever stands in it."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pdfplumber

from briefgen.document.tree import (
    Article,
    Attachment,
    Block,
    Document,
    EditorNote,
    Emph,
    Heading,
    Link,
    Paragraph,
    Properties,
    RunIn,
    Strong,
    plain,
)
from briefgen.write.pdf import write_pdf
from write.documents import p, w
from write.grid import RIGHT_MM, continued, counts, faults, lines, steps, tags

QUOTED = (
    "“您要找的书在三楼‘地方文献’专架，我带您去。”这是站前分馆管理员每天说得最多的一句话。读者问得也多："
    "“能借几本？”“能借几天？”“能不能还到家门口？”馆里把这些话抄在墙上，叫作“三问”，对着“三问”改了"
    "《借阅规则》《通借通还办法》《读者意见办理办法》，又添了《夜间值班守则》——不是多一本本子，是少一句“不行”。"
)
MARKS = (
    "一年过去，变化看得见：到馆的人多了……投诉的人少了……管理员的腰板直了。阿依古丽·买买提是第一个办卡的读者，"
    "她说：“书是借来的，‘读进去的’才是自己的。”——这句话后来印在借书证的背面。"
)
NUMBERS = (
    "2019—2023年，外借由128460册次增加到269239册次，年均增长15.97%，高于全省平均水平3.2～4.8个百分点；"
    "座位利用率76.5%～91.3%，每座每年服务1687.35人次，单册成本12.08元，经费12,345.67万元，误差±0.5%，"
    "比例1:3.75，编号QL-2023-00187，电话0871-65312345，温度16～22℃，湿度45%～60%，比上年提高5‰。"
)
LATIN = (
    "检索用的是Koha和VuFind，元数据遵循MARC21、Dublin Core和GB/T 3792—2021，网址是"
    "https://lib.qinglan.example/catalogue/search/advanced.html?branch=any&sort=newest&lang=zh-CN，"
    "意见写到reader.services@lib.qinglan.example，文件名一律为ReaderSurvey_2023_final.xlsx，"
    "展览“Reading under the Lamp: Libraries after Dark”由市图书馆和Biblioteca Comunale di Arezzo合办。"
)
DRESSED: tuple[Block, ...] = (
    Paragraph((RunIn(0, w("把书送到家门口。")), *w(QUOTED))),
    Paragraph((RunIn(2, w("（一）把灯留到十点。")), *w(MARKS))),
    Paragraph(
        (
            *w("馆里的面积是18650㎡，编号⑪的书架在"),
            Strong(w("二楼东侧“工具书”区")),
            *w("，钥匙由"),
            Emph(w("当班管理员（夜间为保安员）")),
            *w("保管，规则见"),
            Link(w("市图书馆网站的“读者须知”"), "https://lib.qinglan.example/rules"),
            *w("，第3²层不对外开放。"),
            *w(QUOTED),
        )
    ),
)
TEXTS = (QUOTED, MARKS, NUMBERS, LATIN)


def document(blocks: tuple[Block, ...], note: str = "") -> Document:
    properties = Properties("题", "", "", (), "")
    editor = EditorNote("按", (w(note),)) if note else None
    return Document("d", "article", "plain", properties, (Article((), note=editor, blocks=blocks),))


def mixed(pages: int) -> tuple[Block, ...]:
    """Paragraphs of all kinds for about so many pages; each begins at another place of its line."""
    found: list[Block] = []
    for number in range(pages * 7 // 4):
        turn = "".join(TEXTS[(number + k) % 4] for k in range(number % 3 + 1))
        found.append(p(turn[number % 7 :].lstrip("，。、；：？！”’》）%.…—～·")))
        if number % 4 == 3:
            found.append(DRESSED[number // 4 % 3])
    return tuple(found)


def unspaced(text: str) -> str:
    """Without the spaces of Latin words: at the end of a line one is not printed."""
    return text.replace(" ", "")


@cache
def stress() -> bytes:
    return write_pdf(document(mixed(12)))


def test_every_page_but_the_last_has_22_lines_of_one_pitch() -> None:
    found = lines(stress())
    assert set(counts(found)[:-1]) == {22}
    assert len(counts(found)) >= 12
    assert steps(found) == {28.95}


def test_lines_of_a_paragraph_end_at_the_right_edge() -> None:
    found = continued(lines(stress()))
    off = [line.text for line in found if abs(line.right_mm - RIGHT_MM) > 0.5]
    assert len(found) > 180
    assert len(off) <= 0.02 * len(found), off


def test_no_line_starts_or_ends_with_a_wrong_mark_and_no_number_is_split() -> None:
    assert faults(lines(stress())) == []


def test_lines_break_beside_quotation_marks() -> None:
    found = lines(write_pdf(document((p("书" * 25 + "“甲”“乙”" * 40),))))
    assert {line.text[0] for line in found[1:]} & {"“"}
    assert {line.text[-1] for line in found[:-1]} & {"”"}
    assert max(len(line.text) for line in found[1:]) == 27, "a 28th would open a quotation or close none"
    assert min(len(line.text) for line in found[1:-1]) >= 26


def test_a_word_longer_than_a_line_is_broken_and_an_address_at_its_marks() -> None:
    address = "https://lib.qinglan.example/" + "collections/local-history/" * 6 + "index.html"
    found = lines(write_pdf(document((p("见" + address + "。又见" + "A" * 200 + "。"),))))
    assert max(line.right_mm for line in found) < RIGHT_MM + 0.5
    ends = {line.text[-1] for line in found if line.text in address}
    assert ends == {"/"}
    joined = "".join(line.text for line in found)
    assert address in joined
    assert "A" * 200 in joined


def test_nothing_invisible_is_printed_or_copied() -> None:
    with pdfplumber.open(io.BytesIO(stress())) as file:
        printed = {char["text"] for page in file.pages for char in page.chars}
    assert not printed & set("\u200b\u2060\ufeff\u00ad\ufffd")
    assert not {"℃℃", "《《"} & printed


def test_each_paragraph_is_one_p_with_its_text_in_order() -> None:
    blocks = mixed(12)
    found = tags(stress(), "P")
    said = [plain(b.children) for b in blocks if isinstance(b, Paragraph)]
    assert [unspaced(tag.text) for tag in found] == [unspaced(text) for text in said]
    assert any(len(tag.pages) > 1 for tag in found)


def test_the_tag_tree_of_a_whole_document_is_its_text_in_order() -> None:
    body = (
        Heading(1, w("一、基本情况")),
        p(QUOTED * 4),
        Heading(2, w("（一）借阅")),
        Paragraph((RunIn(3, w("1.外借。")), *w(NUMBERS * 3))),
    )
    annexes = tuple(Attachment(f"附件{n}", w(f"第{n}份清单"), (p(MARKS * 9),)) for n in (1, 2))
    properties = Properties("题", "", "", (), "")
    article = Article((w("青岚市公共图书馆"), w("夜间开放情况")), blocks=body)
    content = write_pdf(Document("d", "report", "plain", properties, (article,), attachments=annexes))
    said = [tag.text for tag in tags(content, "P", "H1", "H2", "H3")]
    assert said == [
        "青岚市公共图书馆夜间开放情况",
        "一、基本情况",
        QUOTED * 4,
        "（一）借阅",
        "1.外借。" + NUMBERS * 3,
        "附件1",
        "第1份清单",
        MARKS * 9,
        "附件2",
        "第2份清单",
        MARKS * 9,
    ]


def test_text_over_three_pages_is_one_p() -> None:
    (tag,) = tags(write_pdf(document((p(QUOTED * 10),))), "P")
    assert tag.text == QUOTED * 10
    assert tag.pages == (1, 2, 3)


def test_a_hundred_pages_keep_the_grid() -> None:
    blocks = mixed(110)
    content = write_pdf(document(blocks))
    found = lines(content)
    assert len(counts(found)) >= 100
    assert set(counts(found)[:-1]) == {22}
    assert steps(found) == {28.95}
    assert faults(found) == []
    ends = continued(found)
    assert sum(abs(line.right_mm - RIGHT_MM) <= 0.5 for line in ends) >= 0.98 * len(ends)
    assert (
        max(line.right_mm for line in found if line.text[-1] not in "，。、；：？！”’》）") < RIGHT_MM + 0.3
    )
    said = "".join(plain(b.children) for b in blocks if isinstance(b, Paragraph))
    assert unspaced("".join(line.text for line in found)) == unspaced(said)


def faces(content: bytes, text: str) -> set[str]:
    with pdfplumber.open(io.BytesIO(content)) as file:
        chars = [char for page in file.pages for char in page.chars if char["text"] in text]
    return {char["fontname"].split("+")[1] for char in chars if 14.5 < char["size"] < 16.5}


def test_digits_in_fang_are_light_and_as_wide_as_its_own() -> None:
    content = write_pdf(document((p("二〇二三年共2023册，Koha 98.7%。"),)))
    assert faces(content, "0123456789Koha.%") == {"Briefgen-Fang-Figures"}
    assert faces(content, "年册") == {"Briefgen-Fang"}
    with pdfplumber.open(io.BytesIO(content)) as file:
        digits = [char for char in file.pages[0].chars if char["text"] == "2" and char["size"] > 15]
    assert {round(char["width"], 1) for char in digits} == {8.0}


def test_a_run_in_heading_without_a_mark_is_stouter_and_no_wider() -> None:
    dressed = write_pdf(document((Paragraph((RunIn(0, w("把书送到家门口。")), *w(QUOTED))),)))
    bare = write_pdf(document((p("把书送到家门口。" + QUOTED),)))
    assert [line.text for line in lines(dressed)] == [line.text for line in lines(bare)]
    assert faces(dressed, "把家门") == {"Briefgen-Fang"}
    assert streams(dressed).count(b"2 Tr") == 1
    assert b"2 Tr" not in streams(bare)


def streams(content: bytes) -> bytes:
    import pypdf

    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return b"".join(page.get_contents().get_data() for page in pages)


def test_an_editor_s_note_is_all_in_kai_with_a_bold_label() -> None:
    content = write_pdf(document((p("正文。"),), note="夜里的灯要亮得住。"))
    assert faces(content, "按夜里灯亮得住") == {"Briefgen-Kai"}
    assert b"2 Tr" in streams(content)


FALLBACK = """
import sys
from types import SimpleNamespace
from briefgen.write import pdf
from briefgen.write.engine import bold, joined, justify, kinsoku, pitch
for module in (bold, joined, justify, kinsoku, pitch):
    def stock(*engine, install=module.install):
        install(*(SimpleNamespace() for _ in engine))
    module.install = stock
from write.test_pdf_body import document, mixed
sys.stdout.buffer.write(pdf.write_pdf(document(mixed(2))))
"""


def test_an_engine_that_cannot_be_taught_still_prints_every_word() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run([sys.executable, "-c", FALLBACK], env=environment, capture_output=True, check=True)
    with pdfplumber.open(io.BytesIO(run.stdout)) as file:
        printed = "".join(char["text"] for page in file.pages for char in page.chars)
    wanted = "".join(plain(b.children) for b in mixed(2) if isinstance(b, Paragraph))
    assert re.sub(r"\s|—\s*\d+\s*—", "", printed) == re.sub(r"\s|—\s*\d+\s*—", "", wanted)
