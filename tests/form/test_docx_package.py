"""Files that are no Word file, broken ones and dangerous ones: each told in words, none read on."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.form import docx_package
from briefgen.form.docx_file import story_of
from briefgen.form.docx_package import opened
from briefgen.form.faults import Unmeasurable
from form.word import TYPES, p, packed, word

GOOD = word(p("正文"))


def why(content: bytes) -> str:
    with pytest.raises(Unmeasurable) as raised:
        story_of(content)
    assert raised.value.cure_zh
    assert raised.value.cure_en
    return f"{raised.value.zh}|{raised.value.en}"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "它是空的|it is empty"),
        (b"plain text", "它不是 DOCX，或已损坏|it is no DOCX, or it is damaged"),
        (b"PK\x03\x04 and nothing", "它不是 DOCX，或已损坏|it is no DOCX, or it is damaged"),
        (GOOD[:-40], "它不是 DOCX，或已损坏|it is no DOCX, or it is damaged"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "它是旧格式（.doc、.wps）或设了密码|it is an old format (.doc, .wps) or has a password"),
        (b"{\\rtf1 text}", "它是 RTF，不是 DOCX|it is RTF and no DOCX"),
        (packed({"a.txt": "x"}), "压缩包里没有 Word 文档|there is no Word document in it"),
        (packed({"xl/workbook.xml": "<a/>"}), "压缩包里没有 Word 文档|there is no Word document in it"),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_told(content: bytes, told: str) -> None:
    assert why(content) == told


def test_xml_that_is_cut_off_is_told_with_its_part() -> None:
    broken = packed({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document"})
    assert why(broken).startswith("word/document.xml 不是完好的 XML（")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_they_grow(encoding: str) -> None:
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    )
    told = why(packed({"word/document.xml": bomb.encode(encoding)}))
    assert told.endswith("it holds an XML document type or entities")


def test_a_part_that_leads_to_another_file_is_refused() -> None:
    outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert "it holds an XML document type" in why(packed({"word/document.xml": outside}))


def test_a_part_packed_a_thousandfold_is_refused_unread() -> None:
    assert why(packed({"word/document.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})) == (
        "解压后过大|it is too large when unpacked"
    )


def test_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_ENTRIES", 3)
    assert "too large" in why(packed({f"word/{n}.xml": "<a/>" for n in range(4)}))


def test_a_zip_that_lies_about_its_size_is_stopped_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_package, "MAX_PART", 1 << 20)
    body = "".join(f"<w:p w:n='{n * 7919}'/>" for n in range(120_000))
    assert "too large" in why(word(body))


def test_an_encrypted_entry_is_told() -> None:
    content = bytearray(packed({"word/document.xml": "<a/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = bytes(content).index(mark)
        content[at + offset] |= 1
    assert why(bytes(content)) == "它设了密码|it has a password"


def test_damaged_data_is_told() -> None:
    content = bytearray(GOOD)
    name = b"word/document.xml"
    at = content.index(name) + len(name)
    content[at : at + 20] = b"\xff" * 20
    assert "已损坏" in why(bytes(content))


def faults(files: dict[str, str]) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        parts: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    return [zh for zh, _ in opened(packed({**parts, **files})).faults]


def test_a_good_package_has_no_faults() -> None:
    assert faults({}) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("word/vbaProject.xml", None),
        ("word/vbaData.xml", "带有宏（word/vbaData.xml）"),
        ("../outside.xml", "部件名 ../outside.xml 指到包外"),
        ("word/media/a.png", "word/media/a.png 没有内容类型"),
    ],
)
def test_a_name_is_judged(name: str, told: str | None) -> None:
    assert faults({name: "<a/>"}) == ([told] if told else [])


def test_a_part_that_does_not_parse_is_told_and_the_rest_is_read() -> None:
    told = faults({"word/header1.xml": "<w:hdr>"})
    assert len(told) == 1
    assert told[0].startswith("word/header1.xml 不是完好的 XML（")


@pytest.mark.parametrize(
    ("kind", "mode", "told"),
    [
        ("hyperlink", "External", []),
        (
            "attachedTemplate",
            "External",
            ["word/document.xml 的 rId9 指到文件之外：http://example.invalid/a"],
        ),
        ("image", "Internal", ["word/document.xml 的 rId9 指向不存在的 http:/example.invalid/a"]),
    ],
)
def test_a_relationship_is_judged_by_where_it_leads(kind: str, mode: str, told: list[str]) -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="x/{kind}" Target="http://example.invalid/a" TargetMode="{mode}"/>'
        "</Relationships>"
    )
    found = faults({"word/_rels/document.xml.rels": relations})
    assert [one.replace("word/http", "http") for one in found] == told


def test_strict_names_are_read_like_the_usual_ones() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert [one.text for one in story_of(packed(parts)).paragraphs] == ["正文"]
