"""Proof copies as Word files: the same words, and comments at them that other programs read."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefgen.document.comments import Comment
from briefgen.document.flow import flow
from briefgen.document.texts import leaves, lines_of
from briefgen.document.tree import Document
from briefgen.write.docx import write_docx, write_proof
from write import documents

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMED = pytest.mark.parametrize("document", documents.ALL, ids=lambda d: d.id)
ANCHORS = re.compile(
    r'<w:commentRange(?:Start|End) w:id="\d+"/>'
    r'|<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="\d+"/></w:r>'
)


def lines(document: Document) -> list[str]:
    return [
        "".join(leaf.text for leaf in leaves(words))
        for piece in flow(document)
        for words, _ in lines_of(piece)
    ]


def everywhere(document: Document) -> tuple[Comment, ...]:
    """A comment on every line, and one on its second character."""
    return tuple(
        Comment(number, start, end, "某校对", "校", (f"第{number}行", "第二段"))
        for number, text in enumerate(lines(document), 1)
        for start, end in ((0, len(text)), (1, 2))
        if end <= len(text) and text
    )


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(data: bytes) -> str:
    return "".join(t.text or "" for t in etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}t"))


@NAMED
def test_a_proof_says_what_the_document_says(document: Document) -> None:
    assert words(write_proof(document, everywhere(document))) == words(write_docx(document))


@NAMED
def test_comments_on_whole_lines_add_anchors_and_nothing_else(document: Document) -> None:
    whole = tuple(comment for comment in everywhere(document) if comment.start == 0)
    proof = parts(write_proof(document, whole))["word/document.xml"].decode()
    assert ANCHORS.sub("", proof) == parts(write_docx(document))["word/document.xml"].decode()


@NAMED
def test_only_the_parts_of_comments_differ(document: Document) -> None:
    proof, plain = parts(write_proof(document, everywhere(document))), parts(write_docx(document))
    assert proof.keys() - plain.keys() == {"word/comments.xml"}
    assert {name for name in plain if proof[name] != plain[name]} == {
        "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml",
    }  # fmt: skip


@NAMED
def test_a_validator_of_office_files_finds_nothing(document: Document, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(write_proof(document, everywhere(document)))
    assert [str(e) for e in OpenXmlValidator().validate(path).errors] == []


@NAMED
def test_python_docx_reads_every_comment(document: Document) -> None:
    given = everywhere(document)
    read = docx.Document(io.BytesIO(write_proof(document, given))).comments
    assert [(c.comment_id, c.author, c.initials, c.timestamp) for c in read] == [
        (number, "某校对", "校", None) for number in range(len(given))
    ]
    assert [tuple(p.text for p in c.paragraphs) for c in read] == [c.paragraphs for c in given]


@NAMED
def test_every_comment_opens_closes_and_is_referred_to_once(document: Document) -> None:
    given = everywhere(document)
    root = etree.fromstring(parts(write_proof(document, given))["word/document.xml"])
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        numbers = sorted(int(e.get(f"{W}id", "")) for e in root.iter(f"{W}{tag}"))
        assert numbers == list(range(len(given))), tag


@NAMED
def test_no_comment_is_inside_a_box_where_word_would_drop_it(document: Document) -> None:
    root = etree.fromstring(parts(write_proof(document, everywhere(document)))["word/document.xml"])
    assert [e for box in root.iter(f"{W}txbxContent") for e in box.iter(f"{W}commentReference")] == []


@NAMED
def test_the_same_comments_give_the_same_bytes(document: Document) -> None:
    assert write_proof(document, everywhere(document)) == write_proof(document, everywhere(document))


@NAMED
def test_a_document_without_comments_knows_nothing_of_them(document: Document) -> None:
    assert write_proof(document, ()) == write_docx(document)
    assert not [name for name, part in parts(write_docx(document)).items() if b"omment" in part]


def test_what_xml_cannot_hold_is_shown_as_a_mark_and_markup_as_text() -> None:
    comment = Comment(1, 0, 1, "a<b", "&", ("见 \x0b 与 <w:t>",))
    (read,) = docx.Document(io.BytesIO(write_proof(documents.RULES, (comment,)))).comments
    assert (read.author, read.initials, read.text) == ("a<b", "&", "见 \ufffd 与 <w:t>")
