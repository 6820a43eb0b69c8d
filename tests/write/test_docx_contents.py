"""The contents list of a Word file: a field that holds the PDF's page numbers."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

from briefgen.document.contents import entries
from briefgen.document.tree import Article, Document, Heading, Paragraph, RunIn, Text, Words
from briefgen.ledger.places import Places
from briefgen.write.docx import docx_written
from briefgen.write.pdf import pdf_written
from briefgen.write.targets import target_pages
from write import documents


def w(text: str) -> Words:
    return (Text(text),)


TEXT = Paragraph(w("流动图书车每周到村一次，借阅和归还都在车上办。" * 9))
CHAPTERS = Article(
    (w("公共图书馆建设情况"),),
    blocks=(Heading(1, w("一、馆舍")), *[TEXT] * 12, Heading(2, w("（一）分馆")), Heading(1, w("二、馆藏"))),
)
PLAIN = replace(documents.RULES, articles=(CHAPTERS,), attachments=(), attachment_list=())
LISTED = replace(PLAIN, contents=entries(PLAIN, 2))


def xml(document: Document, pages: Places | None = None) -> str:
    content = docx_written(document, pages=pages).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml").decode()


def test_the_field_is_told_which_styles_to_look_for() -> None:
    instructions = re.findall(r"<w:instrText[^>]*>([^<]*)<", xml(LISTED))
    assert instructions[0] == " TOC \\h \\z \\t &quot;heading 2,1,heading 3,2&quot; "
    assert instructions[1:] == [f" PAGEREF s1_{n} \\h " for n in (1, 2, 3)]


def test_every_field_that_begins_ends() -> None:
    kinds = re.findall(r'fldCharType="(\w+)"', xml(LISTED, pdf_written(LISTED).places))
    assert kinds == ["begin", "separate"] + ["begin", "separate", "end"] * 3 + ["end"]


def test_entries_hold_the_pages_of_the_pdf() -> None:
    pages = pdf_written(LISTED).places
    assert target_pages(LISTED, pages) == {"article-1": 1, "s1-1": 1, "s1-2": 6, "s1-3": 6}
    shown = re.findall(r"PAGEREF (\S+) .*?<w:t>(\d+)</w:t>", xml(LISTED, pages))
    assert shown == [("s1_1", "1"), ("s1_2", "6"), ("s1_3", "6")]


def test_without_a_pdf_an_entry_holds_no_number() -> None:
    assert re.findall(r"PAGEREF \S+ .*?separate\"/></w:r>(.{20})", xml(LISTED))[0].startswith(
        "<w:r><w:fldChar"
    )


def test_a_heading_inside_a_paragraph_has_no_style_so_that_the_list_is_no_field() -> None:
    opened = Paragraph((RunIn(1, w("一、送书。")), Text("每周一次。")))
    document = replace(PLAIN, articles=(replace(CHAPTERS, blocks=(opened,)),))
    shown = xml(replace(document, contents=entries(document, 1)))
    assert "TOC" not in re.findall(r"<w:instrText[^>]*>([^<]*)<", shown)[0]
    assert 'w:name="s1_r1"' in shown
