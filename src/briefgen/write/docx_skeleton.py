"""What python-docx gives to a Word file: its package without a document, headers and footers still empty.

Made once and kept as data in the user's cache folder: python-docx is loaded only where nothing is kept.
Not what is put into it: that is `docx_package`.
"""

from __future__ import annotations

import hashlib
import io
import marshal
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import kept

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.section import _Footer, _Header

Place = tuple[str, str, str]
"""The pages that a header or footer is for, its relationship and its file."""
UNWANTED = ("stylesWithEffects", "numbering", "webSettings", "customXml", "thumbnail")
"""Relationships of python-docx's template that do harm or nothing."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The files of a package, and where its headers and footers stand."""

    files: dict[str, bytes]
    footers: tuple[Place, ...]
    turned: tuple[Place, ...]
    headers: tuple[Place, ...]


@cache
def skeleton(draft: bool, unnumbered: bool) -> Skeleton:
    """The package of a file: with headers for the mark of a draft, with another first page."""
    if not kept.PRIVATE:
        return _made(draft, unnumbered)
    path = kept.place("frames", _key(draft, unnumbered))
    with suppress(OSError, EOFError, ValueError, TypeError):
        if kept.is_ours(path):
            return _checked(*marshal.loads(kept.remembered(path)))
    made = _made(draft, unnumbered)
    kept.keep(path, marshal.dumps((made.files, made.footers, made.turned, made.headers)))
    return made


def _key(draft: bool, unnumbered: bool) -> str:
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    whole = repr((code, version("python-docx"), version("lxml"), draft, unnumbered))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _checked(files: object, *places: object) -> Skeleton:
    """What was kept, if it has the right form. Raises TypeError, ValueError."""
    footers, turned, headers = map(_places, places)
    if not isinstance(files, dict) or not all(
        isinstance(name, str) and isinstance(content, bytes) for name, content in files.items()
    ):
        raise TypeError
    return Skeleton(files, footers, turned, headers)


def _places(found: object) -> tuple[Place, ...]:
    if not isinstance(found, tuple):
        raise TypeError
    return tuple((str(kind), str(rid), str(path)) for kind, rid, path in found)


def _made(draft: bool, unnumbered: bool) -> Skeleton:
    import docx

    package = docx.Document()
    _drop_unwanted(package)
    section = package.sections[0]
    first = section.first_page_footer if unnumbered else None
    footers = _placed(package, default=section.footer, even=section.even_page_footer, first=first)
    # It makes footers only for a section, so one is added for the sake of those on turned pages; its place in
    # the body goes with the template's body.
    other = package.add_section()
    turned = _placed(package, default=other.footer, even=other.even_page_footer)
    headers: tuple[Place, ...] = ()
    if draft:
        section = package.sections[0]
        top = section.first_page_header if unnumbered else None
        headers = _placed(package, default=section.header, even=section.even_page_header, first=top)
    return Skeleton(_files(package), footers, turned, headers)


def _drop_unwanted(package: Package) -> None:
    """Takes out the template's ballast."""
    for holder in (package.part, package.part.package):
        for rid, relationship in tuple(holder.rels.items()):
            if relationship.reltype.rsplit("/", 1)[-1] in UNWANTED:
                del holder.rels[rid]


def _placed(package: Package, **holders: _Header | _Footer | None) -> tuple[Place, ...]:
    """Headers or footers by the pages that they are for, where they are wanted."""
    return tuple(_place(package, kind, one) for kind, one in holders.items() if one is not None)


def _place(package: Package, kind: str, holder: _Header | _Footer) -> Place:
    holder.is_linked_to_previous = False
    part = holder.part
    rid = next(rid for rid, r in package.part.rels.items() if r.target_part is part)
    return kind, rid, part.partname.membername


def _files(package: Package) -> dict[str, bytes]:
    """The package as python-docx saves it."""
    stream = io.BytesIO()
    package.save(stream)
    with zipfile.ZipFile(stream) as saved:
        return {name: saved.read(name) for name in saved.namelist()}
