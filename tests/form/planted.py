"""The corpus of planted faults: a notice that keeps every rule, and cases that spoil one thing in it.

Not the measures, and not what they ought to find: that is written in `faults.yaml`. Nothing is a file made by
hand: a PDF is written with other CSS or another layout, a DOCX has some words of its XML changed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from briefgen.document.layout import STANDARD, Layout
from briefgen.document.pieces import Role
from briefgen.document.tree import Document
from briefgen.form import docx, pdf
from briefgen.form.profile import Profile
from briefgen.write.docx import write_docx
from form.documents import notice
from form.pages import pdf as printed
from form.pages import without_fonts
from write.documents import BULLETIN, LETTER, MINUTES, ORDER

HERE = Path(__file__).parent
FileFormat = Literal["pdf", "docx"]
OTHERS: Mapping[str, Document] = {
    "letter": replace(LETTER, draft=False),
    "order": ORDER,
    "minutes": MINUTES,
    "bulletin": BULLETIN,
}
"""Grounds of the special formats, besides the notice."""
PARTS = {
    "document": "word/document.xml",
    "styles": "word/styles.xml",
    "settings": "word/settings.xml",
    "fonts": "word/fontTable.xml",
    "odd": "word/footer1.xml",
    "even": "word/footer2.xml",
    "first": "word/footer3.xml",
    "types": "[Content_Types].xml",
    "links": "word/_rels/document.xml.rels",
    "core": "docProps/core.xml",
}


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of Word XML: in every place of a part, in one style, or in the paragraph with some words."""

    part: str
    old: str
    new: str
    style: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One planted fault of one format: the row of the measurements that it breaks, or the rule on texts;
    `finds` is the rule that has to tell it."""

    id: str
    row: str
    why: str
    format: FileFormat
    finds: str
    ground: str = "notice"
    words: Mapping[str, str] = field(default_factory=dict)
    css: str = ""
    layout: Mapping[str, Any] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    unembedded: bool = False


@cache
def cases() -> tuple[Case, ...]:
    """Every case of `faults.yaml`, one a format."""
    listed = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))
    return tuple(case for one in listed for case in _each_format(one))


def _each_format(one: Mapping[str, Any]) -> tuple[Case, ...]:
    formats: tuple[FileFormat, ...] = ("pdf", "docx")
    shared = {key: one[key] for key in ("id", "row", "why", "ground", "words") if key in one}
    return tuple(
        _case(format, {**shared, "finds": one.get("finds", ""), **(one[format] or {})})
        for format in formats
        if format in one
    )


def _case(format: FileFormat, given: Mapping[str, Any]) -> Case:
    edits = tuple(
        Edit(e["part"], e["from"], e["to"], e.get("style", ""), e.get("paragraph", ""))
        for e in given.get("edits", ())
    )
    return Case(**{**given, "format": format, "edits": edits})


def found(case: Case) -> set[str]:
    """The rules that find something in a spoiled file, its kind told as it would be on the command line."""
    content = written(case)
    measured = (pdf if case.format == "pdf" else docx).measured("文件", content, Profile(kind=_kind(case)))
    return {finding.code for finding in measured.findings}


def _kind(case: Case) -> Any:
    return "official" if case.ground == "notice" else case.ground


def written(case: Case) -> bytes:
    """The bytes of a spoiled file."""
    ground = notice(case.words) if case.ground == "notice" else OTHERS[case.ground]
    document = replace(ground, layout=_layout(case.layout))
    return _pdf(case, document) if case.format == "pdf" else _docx(case, document)


def _layout(given: Mapping[str, Any]) -> Layout:
    """The standard with other figures; looks and rules by role, their fields one by one."""
    plain = {key: value for key, value in given.items() if key not in ("looks", "rules", "page_number")}
    looks, rules = dict(STANDARD.looks), dict(STANDARD.rules)
    for role, fields in given.get("looks", {}).items():
        looks[Role(role)] = replace(looks[Role(role)], **fields)
    for role, fields in given.get("rules", {}).items():
        lists = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
        rules[Role(role)] = replace(rules[Role(role)], **lists)
    number = replace(STANDARD.page_number, **given.get("page_number", {}))
    return replace(STANDARD, looks=looks, rules=rules, page_number=number, **plain)


def _pdf(case: Case, document: Document) -> bytes:
    content = printed(document, case.css, document.layout)
    return without_fonts(content) if case.unembedded else content


def _docx(case: Case, document: Document) -> bytes:
    parts = unpacked(write_docx(document))
    for edit in case.edits:
        name = PARTS.get(edit.part, edit.part)
        parts[name] = _edited(parts.get(name, b"").decode("utf-8"), edit).encode("utf-8")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _edited(text: str, edit: Edit) -> str:
    """A part with a change; what is to be changed has to be there. Without `old` it is a new part."""
    if not edit.old:
        return text + edit.new
    place = _place(text, edit)
    inside = text[place]
    assert edit.old in inside, f"{edit.part} has no {edit.old}"
    return text[: place.start] + inside.replace(edit.old, edit.new) + text[place.stop :]


def _place(text: str, edit: Edit) -> slice:
    """The element that an edit is about: a style by its id, a paragraph by some words, or all."""
    if edit.style:
        at = text.index(f'w:styleId="{edit.style}"')
        return slice(text.rindex("<w:style ", 0, at), text.index("</w:style>", at))
    if edit.paragraph:
        starts = [match.start() for match in re.finditer("<w:p>", text)]
        at = text.index(edit.paragraph)
        start = max(start for start in starts if start < at)
        return slice(start, text.index("</w:p>", at))
    return slice(0, len(text))
