"""The PDF: same words as the others, same bytes every time, and the grid of the standard."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from briefgen.document.tree import Article, Attachment, Column, Document, Heading, Properties, Table
from briefgen.write import pdf_engine
from briefgen.write.html import write_html
from briefgen.write.pdf import EngineMissing, write_pdf
from briefgen.write.pdf_source import usual
from briefgen.write.text import write_text
from write.documents import ALL, BULLETIN, COMMON, LETTER, RULES, WIDE_TABLE, long_document, p, w

MM = 72 / 25.4


def pages(document: Document) -> list[Any]:
    return list(pdfplumber.open(io.BytesIO(write_pdf(document))).pages)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def pdf_words(document: Document) -> str:
    text = "".join(char["text"] for page in pages(document) for char in page.chars)
    return re.sub(r"—\d+—|…{3,}\d+", "", squeezed(text))  # numbers of pages, and dots that lead to them


class Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "body"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


def html_words(document: Document) -> str:
    parser = Words()
    parser.feed(write_html(document).decode())
    return squeezed(parser.text)


@pytest.mark.parametrize("document", ALL, ids=lambda d: d.id)
def test_html_pdf_and_text_have_the_same_words(document: Document) -> None:
    words = squeezed(write_text(document).decode()).removeprefix("〔草稿〕")  # elsewhere a watermark
    assert html_words(document) == words
    assert pdf_words(document) == words


@pytest.mark.parametrize("document", (BULLETIN, COMMON, LETTER), ids=lambda d: d.id)
def test_two_writes_give_the_same_bytes(document: Document) -> None:
    assert write_pdf(document) == write_pdf(document)


def test_another_process_and_time_zone_give_the_same_bytes() -> None:
    code = (
        "import hashlib; from write import documents as d; from briefgen.write.pdf import write_pdf;"
        "print(hashlib.sha256(b''.join(write_pdf(x) for x in (d.BULLETIN, d.LETTER))).hexdigest())"
    )
    wanted = hashlib.sha256(write_pdf(BULLETIN) + write_pdf(LETTER)).hexdigest()
    for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Los_Angeles")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        environment["PYTHONPATH"] = str(Path(__file__).parents[1])
        run = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
        assert run.stdout.strip() == wanted


def test_the_file_claims_pdf_a_and_pdf_ua_and_tags_its_elements() -> None:
    import pypdf

    file = pypdf.PdfReader(io.BytesIO(write_pdf(BULLETIN)))
    root = file.trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()
    assert re.search(r'pdfaid:part="3"', xmp)
    assert re.search(r'pdfaid:conformance="A"', xmp)
    assert re.search(r'pdfuaid:part="1"', xmp)
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert file.metadata is not None
    assert file.metadata.title == "柳溪县搬迁安置工作简报第7期"
    assert file.metadata["/CreationDate"] == "D:20211230"


def test_bookmarks_are_the_titles_and_headings() -> None:
    import pypdf

    outline = pypdf.PdfReader(io.BytesIO(write_pdf(BULLETIN))).outline
    titles = [item.title for item in outline if not isinstance(item, list)]
    assert titles == ["先把水电接通　再请群众搬家", "一部值班电话连起三百户人家", "车间开到楼下"]


def lines(page: Any) -> list[list[dict[str, Any]]]:
    found: dict[float, list[dict[str, Any]]] = {}
    for char in page.chars:
        if abs(char["size"] - 16) < 0.1 and "Fang" in char["fontname"]:
            found.setdefault(round(char["matrix"][5], 1), []).append(char)
    return [found[y] for y in sorted(found, reverse=True)]


def test_a_full_page_has_22_lines_of_28_characters_justified() -> None:
    text = "柳溪县把水电路讯先行接通再请群众搬入新居并留下值班电话" * 80
    properties = Properties("题", "", "", (), "")
    document = Document("d", "article", "plain", properties, (Article((), blocks=(p(text),)),))
    full = lines(pages(document)[1])
    assert len(full) == 22
    assert {len(line) for line in full} == {28}
    steps = {round(a[0]["matrix"][5] - b[0]["matrix"][5], 2) for a, b in pairwise(full)}
    assert steps == {28.95}
    assert {round(line[0]["x0"] / MM, 1) for line in full} == {28.0}
    assert {round(line[-1]["x1"] / MM) for line in full} == {184}


def test_a_fallback_glyph_does_not_move_the_lines() -> None:
    chars = [c for page in pages(RULES) for c in page.chars if c["text"] in "㎡县编"]
    assert {c["fontname"].split("+")[1] for c in chars if c["text"] == "㎡"} == {"Briefgen-Serif"}
    text = "面积以㎡计并逐户公示听取意见后由村务监督委员会签字" * 12
    properties = Properties("题", "", "", (), "")
    document = Document("d", "article", "plain", properties, (Article((), blocks=(p(text),)),))
    body = lines(pages(document)[0])
    steps = {round(a[0]["matrix"][5] - b[0]["matrix"][5], 2) for a, b in pairwise(body)}
    assert steps == {28.95}


def test_only_the_pinned_fonts_are_used() -> None:
    names = {c["fontname"].split("+")[1].split("-")[0] for page in pages(BULLETIN) for c in page.chars}
    assert names == {"Briefgen"}


def numbers(document: Document) -> list[str]:
    found = []
    for page in pages(document):
        text = squeezed("".join(c["text"] for c in page.chars if "Song" in c["fontname"]))
        found.append(text)
    return found


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    odd, even = pages(BULLETIN)[:2]
    right = [c for c in odd.chars if c["top"] > 262 * MM]
    left = [c for c in even.chars if c["top"] > 262 * MM]
    assert "".join(c["text"] for c in right) == "— 1 —"
    assert right[-1]["x1"] / MM == pytest.approx(179.06, abs=0.5)
    assert left[0]["x0"] / MM == pytest.approx(32.94, abs=0.5)


def test_long_and_joint_mastheads_fill_the_measure_and_keep_their_words() -> None:
    long = w("柳溪县易地扶贫搬迁后续扶持工作领导小组办公室文件")
    joint = (w("柳溪县水利局"), w("柳溪县住房和城乡建设局"))
    for mark in ((long,), joint):
        assert COMMON.head is not None
        document = replace(COMMON, head=replace(COMMON.head, mark=mark))
        red = [c for c in pages(document)[0].chars if c["non_stroking_color"] == (1, 0, 0)]
        assert "".join(c["text"] for c in red) == "".join(text for (word,) in mark for text in (word.text,))
        assert min(c["x0"] for c in red) / MM > 28
        assert max(c["x1"] for c in red) / MM < 184


def test_a_letter_has_no_number_on_its_first_page() -> None:
    assert numbers(LETTER)[0] == ""
    assert numbers(COMMON)[0] == "—1—"


def test_the_imprint_ends_at_the_lower_edge_of_the_type_area_on_the_last_page() -> None:
    last = pages(BULLETIN)[-1]
    rules = [r for r in last.rects + last.lines if r["width"] > 150 * MM]
    assert max(r["bottom"] for r in rules) / MM == pytest.approx(262, abs=0.3)


def test_the_red_rule_is_as_wide_as_the_type_area() -> None:
    first = pages(COMMON)[0]
    red = [r for r in first.rects + first.lines if 1 in (r["non_stroking_color"] or ())[:1]]
    assert red[0]["x0"] / MM == pytest.approx(28, abs=0.1)
    assert red[0]["x1"] / MM == pytest.approx(184, abs=0.1)


def test_a_landscape_table_turns_its_page() -> None:
    sizes = Counter((round(page.width / MM), round(page.height / MM)) for page in pages(COMMON))
    assert sizes == {(210, 297): 6, (297, 210): 1}


def widths(document: Document) -> list[int]:
    """The width of each page in millimetres."""
    return [round(page.width / MM) for page in pages(document)]


def test_what_follows_a_wide_table_stands_upright_again() -> None:
    blocks = (p("各乡镇按月报送办结件数。" * 30), WIDE_TABLE, p("请各乡镇继续抓好办理。"))
    properties = Properties("题", "", "", (), "")
    document = Document("d", "report", "plain", properties, (Article((w("题"),), blocks=blocks),))
    assert widths(document) == [210, 297, 210]


def test_an_imprint_after_a_wide_table_stands_upright() -> None:
    table = Attachment("附件", w("办结件数"), (WIDE_TABLE,))
    document = replace(COMMON, attachments=(table,), attachment_list=(w("办结件数"),))
    last = pages(document)[-1]
    rules = [r for r in last.rects + last.lines if r["width"] > 150 * MM]
    assert widths(document)[-2:] == [297, 210]
    assert max(r["width"] for r in rules) / MM == pytest.approx(156, abs=0.1)


def test_a_chapter_stands_on_the_grid_of_the_text() -> None:
    blocks = (p("甲。"), Heading(0, w("第一章　总则")), p("乙。"))
    document = Document(
        "d", "rules", "plain", Properties("题", "", "", (), ""), (Article((), blocks=blocks),)
    )
    base = [char["matrix"][5] for char in pages(document)[0].chars if char["text"] in "甲总乙"]
    assert [round(a - b, 2) for a, b in pairwise(base)] == [57.9, 57.9]


def test_the_head_of_a_long_table_stands_on_every_page() -> None:
    rows = tuple((w(f"第{n}村"), w(str(n))) for n in range(70))
    table = Table((Column(), Column("decimal")), ((w("村名"), w("户数")),), rows)
    properties = Properties("题", "", "", (), "")
    document = Document("d", "article", "plain", properties, (Article((w("题"),), blocks=(table,)),))
    texts = [squeezed(page.extract_text()) for page in pages(document)]
    assert len(texts) > 2
    assert all("村名户数" in text for text in texts)


def test_no_heading_ends_a_page() -> None:
    for page in pages(long_document()):
        body = [c for c in page.chars if c["top"] < 260 * MM]
        last = max(c["bottom"] for c in body)
        assert not any("Hei" in c["fontname"] for c in body if c["bottom"] > last - 2)


def test_a_draft_has_its_mark_behind_the_text_and_not_in_it() -> None:
    assert "草稿" not in pdf_words(LETTER)
    assert write_pdf(LETTER) != write_pdf(replace(LETTER, draft=False))


def test_nothing_but_the_assets_of_the_build_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x", encoding="utf-8")
    fetcher = pdf_engine.fetcher()
    for url in (secret.as_uri(), "https://example.org/a.png", "briefgen-font:../secret", "data:text/css,a"):
        with pytest.raises(ValueError, match="not an asset of this build"):
            fetcher.fetch(url)


def test_a_missing_engine_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(EngineMissing) as caught:
        write_pdf(LETTER)
    assert "weasyprint>=70.0" in caught.value.install


WARM_OR_COLD = """
import hashlib, sys
from write import documents as d
from briefgen.write.pdf import write_pdf
for one in (d.LETTER, d.BULLETIN)[:: int(sys.argv[1])]:
    print(hashlib.sha256(write_pdf(one)).hexdigest())
"""


def test_the_bytes_depend_neither_on_a_cache_nor_on_other_documents(tmp_path: Path) -> None:
    told: list[list[str]] = []
    for cache, order in ((tmp_path, 1), (tmp_path, -1), (Path(__file__), 1)):  # cold, warm, none
        environment = {
            **os.environ,
            "XDG_CACHE_HOME": str(cache),
            "PYTHONPATH": str(Path(__file__).parents[1]),
        }
        command = [sys.executable, "-c", WARM_OR_COLD, str(order)]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        told.append(run.stdout.split()[::order])
    assert told[0] == told[1] == told[2]


def test_a_character_that_is_not_usual_is_printed_too() -> None:
    rare = "㵘"  # in none of the faces' own fonts, in a declared fallback
    assert not usual(rare)
    assert usual("宋体，仿宋；——")
    assert rare in pdf_words(replace(COMMON, articles=(Article(title=(w(rare),), blocks=(p(f"{rare}水"),)),)))
