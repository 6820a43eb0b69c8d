"""Word files as a whole: their words, their sameness and what other programs make of them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.document.flow import flow
from briefgen.document.pieces import Foot, Grid, Line, Pair, Picture, Piece
from briefgen.document.tree import (
    Article,
    Break,
    Column,
    Document,
    Figure,
    Heading,
    Imprint,
    Link,
    PageBreak,
    Paragraph,
    Properties,
    Strong,
    Table,
    Text,
    Value,
    Words,
    plain,
)
from briefgen.write.docx import write_docx
from briefgen.write.docx_faces import PROFILES, Profile
from write import documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMED = pytest.mark.parametrize("document", documents.ALL, ids=lambda d: d.id)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def story(data: bytes) -> etree._Element:
    return etree.fromstring(parts(data)["word/document.xml"])


def words_in_file(data: bytes) -> str:
    return "".join(t.text or "" for t in story(data).iter(f"{W}t"))


def words_of(pieces: tuple[Piece, ...]) -> str:
    """What the pieces say, read without any writer."""
    said: list[Words] = []
    for piece in pieces:
        match piece:
            case Line(words=words):
                said.append(words)
            case Pair(left=left, right=right):
                said += [left, right]
            case Grid():
                said += [piece.caption, *(c for row in (*piece.head, *piece.rows) for c in row), *piece.notes]
            case Picture(figure):
                said.append(figure.caption)
            case Foot(groups):
                said += [(Text(words_of(group)),) for group in groups]
            case _:
                pass
    return "".join(plain(words) for words in said).replace("\n", "")


def simple(*paragraphs: Paragraph | Heading | Table | Figure | PageBreak, title: str = "题") -> Document:
    return Document(
        id="x",
        kind="official",
        format="plain",
        properties=Properties(title, "某办", "事由", ("甲", "乙"), "2024-03-05"),
        articles=(Article(title=((Text(title),),), blocks=paragraphs),),
    )


@NAMED
def test_the_file_says_what_the_pieces_say_and_nothing_else(document: Document) -> None:
    assert words_in_file(write_docx(document)) == words_of(flow(document))


@NAMED
@pytest.mark.parametrize("profile", PROFILES)
def test_a_validator_of_office_files_finds_nothing(
    document: Document, profile: Profile, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_docx(document, profile))
    assert [str(e) for e in OpenXmlValidator().validate(path).errors] == []


@NAMED
def test_every_part_is_well_formed(document: Document) -> None:
    for name, content in parts(write_docx(document)).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


@NAMED
def test_python_docx_opens_the_file(document: Document) -> None:
    assert docx.Document(io.BytesIO(write_docx(document))).paragraphs


@NAMED
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert write_docx(document) == write_docx(document)


def test_another_process_in_another_place_and_zone_gives_the_same_bytes(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from write import documents;"
        "from briefgen.write.docx import write_docx;"
        "sys.stdout.buffer.write(b''.join(write_docx(d) for d in documents.ALL))"
    )
    expected = b"".join(write_docx(d) for d in documents.ALL)
    for seed, zone in (("1", "Asia/Shanghai"), ("77", "America/Lima")):
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        tests = Path(__file__).parents[1]
        made = subprocess.run(
            [sys.executable, "-c", program, str(tests)],
            capture_output=True,
            check=True,
            cwd=tmp_path,
            env=surroundings,
        )
        assert made.stdout == expected


def test_no_entry_carries_the_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(documents.BULLETIN))) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_are_those_of_the_document() -> None:
    core = parts(write_docx(documents.BULLETIN))["docProps/core.xml"].decode()
    assert "<dc:title>柳溪县搬迁安置工作简报第7期</dc:title>" in core
    assert "<dc:creator>柳溪县搬迁安置工作办公室</dc:creator>" in core
    assert "<dc:subject>搬迁安置</dc:subject>" in core
    assert "<cp:keywords>搬迁，安置，简报</cp:keywords>" in core
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2021-12-30T00:00:00Z</dcterms:created>' in core
    assert '<dcterms:modified xsi:type="dcterms:W3CDTF">2021-12-30T00:00:00Z</dcterms:modified>' in core


def test_a_document_without_a_date_carries_the_first_day_a_zip_can_name() -> None:
    undated = replace(documents.BULLETIN, properties=replace(documents.PROPERTIES, date=""))
    assert b"1980-01-01T00:00:00Z" in parts(write_docx(undated))["docProps/core.xml"]


def test_no_part_names_the_library() -> None:
    assert all(b"python-docx" not in content for content in parts(write_docx(documents.COMMON)).values())


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="gb2312, windows, fzgbk"):
        write_docx(documents.RULES, "times")  # type: ignore[arg-type]


def test_a_character_that_xml_forbids_is_named_with_its_text() -> None:
    with pytest.raises(ValueError, match=r"U\+000B .* '搬迁\\x0b安置'"):
        write_docx(simple(Paragraph((Text("搬迁\x0b安置"),))))


def test_a_forbidden_character_in_the_properties_is_named_too() -> None:
    with pytest.raises(ValueError, match=r"U\+FFFE"):
        write_docx(replace(simple(), properties=Properties("甲\ufffe", "", "", (), "")))


def test_markup_in_the_data_stays_text() -> None:
    said = "</w:t></w:r></w:p><w:p>&amp; <b>\"甲\" 'B'</b> ]]>"
    assert words_in_file(write_docx(simple(Paragraph((Value(said, None),))))) == "题" + said


ANY = st.text(max_size=30)
LEGAL = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30).filter(
    lambda t: "\ufffe" not in t and "\uffff" not in t
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, ANY)
def test_no_text_breaks_the_file(text: str, other: str) -> None:
    document = simple(
        Paragraph(
            (Text(text), Strong((Text(other),)), Break(), Link((Text(text),), "https://a.cn/" + "甲 <"))
        ),
        Table((Column(),), (((Text(other),),),), (((Text(text),),),), caption=(Text(other),)),
        title=text,
    )
    document = replace(document, imprint=Imprint((("抄送", (Text(other),)),)))
    try:
        data = write_docx(document)
    except ValueError as refused:
        assert "cannot stand in a Word file" in str(refused)
        return
    assert words_in_file(data).replace("\n", "") == words_of(flow(document))


@settings(max_examples=100, deadline=None)
@given(LEGAL)
def test_legal_text_comes_through_unchanged(text: str) -> None:
    assert words_in_file(write_docx(simple(Paragraph((Text(text),))))) == "题" + text


def test_a_draft_carries_its_mark_on_every_kind_of_page_and_a_final_text_none() -> None:
    draft = parts(write_docx(documents.LETTER))
    headers = [name for name in draft if name.startswith("word/header")]
    assert len(headers) == 3
    assert all('string="草　稿"' in draft[name].decode() for name in headers)
    final = parts(write_docx(replace(documents.LETTER, draft=False)))
    assert not [name for name in final if name.startswith("word/header")]


def test_a_letter_has_no_number_on_its_first_page() -> None:
    data = write_docx(documents.LETTER)
    assert [e.tag for e in story(data).iter(f"{W}titlePg")] == [f"{W}titlePg"]
    assert b"PAGE" not in parts(data)["word/footer3.xml"]


def test_links_lead_out_through_relationships() -> None:
    data = write_docx(documents.BULLETIN)
    relationships = parts(data)["word/_rels/document.xml.rels"].decode()
    assert 'Id="rIdLink1"' in relationships
    assert 'Target="https://example.org/zhiban" TargetMode="External"' in relationships


def test_an_address_is_encoded_as_addresses_are() -> None:
    data = write_docx(simple(Paragraph((Link((Text("此"),), 'https://a.cn/甲 乙?x=1&y="2"'),))))
    relationships = parts(data)["word/_rels/document.xml.rels"].decode()
    assert 'Target="https://a.cn/%E7%94%B2%20%E4%B9%99?x=1&amp;y=%222%22"' in relationships


def test_pictures_are_parts_once_each_with_their_bytes_and_alternative_text() -> None:
    photo = Figure(b"\xff\xd8\xff\xe0jpeg", "image/jpeg", 100, 50, 'A & "B"')
    data = write_docx(simple(documents.FIGURE, photo, documents.FIGURE))
    files = parts(data)
    assert files["word/media/image1.png"] == documents.FIGURE.data
    assert files["word/media/image2.jpeg"] == b"\xff\xd8\xff\xe0jpeg"
    assert len([name for name in files if "media" in name]) == 2
    assert b'descr="A &amp; &quot;B&quot;"' in files["word/document.xml"]


def test_contents_lead_to_the_titles_they_name() -> None:
    root = story(write_docx(documents.BULLETIN))
    anchors = [h.get(f"{W}anchor") for h in root.iter(f"{W}hyperlink") if h.get(f"{W}anchor")]
    bookmarks = [b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")]
    assert anchors == ["article_1", "article_2", "article_3"]
    assert set(anchors) <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))


def test_bookmarks_open_and_close_with_the_same_numbers() -> None:
    root = story(write_docx(documents.COMMON))
    opened = [b.get(f"{W}id") for b in root.iter(f"{W}bookmarkStart")]
    closed = [b.get(f"{W}id") for b in root.iter(f"{W}bookmarkEnd")]
    assert opened == closed == [str(n) for n in range(len(opened))]


def test_drawings_have_numbers_of_their_own() -> None:
    wp = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    for document in documents.ALL:
        numbers = [d.get("id") for d in story(write_docx(document)).iter(f"{wp}docPr")]
        assert len(numbers) == len(set(numbers))
