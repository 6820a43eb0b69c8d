"""A Word file as it lies in its zip: which parts may be read, and what is wrong with the package.

Not its words: those are read in `docx_story`.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefgen.form.docx_xml import Malformed, R, W, parsed
from briefgen.form.faults import Unmeasurable

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
MAX_PART = 64 * 1024 * 1024
MAX_RATIO = 400
"""How far a part may be packed; deflate itself reaches 1,032, texts of Word 50."""
_SMALL = 1024 * 1024
_CHUNK = 1 << 20
_DAMAGE = (NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError, zlib.error)

TYPES = "[Content_Types].xml"
_HARMLESS = frozenset({"hyperlink"})
"""Relationships that may lead out of the package."""

Words = tuple[str, str]
"""Chinese and English."""

SAVED_ANEW: Words = ("用 Word 或 WPS 打开后另存一份", "open it in Word or WPS and save it anew")
SAVED_AS_DOCX: Words = ("用 Word 或 WPS 打开，另存为 .docx", "open it in Word or WPS and save it as .docx")
AS_PDF: Words = ("在 OFD 阅读器里导出 PDF", "export it as PDF from a reader of OFD")
WITHOUT_PASSWORD: Words = ("请对方发来没有密码的文件", "ask for a file without a password")


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: `kind` is the last word of its type, `target` a name in the package."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that are XML, by name; `main` is that of the text."""

    parts: Mapping[str, Element]
    relations: Mapping[str, Mapping[str, Relation]]
    """By the part that refers, then by id."""
    main: str
    faults: tuple[Words, ...]
    """What is wrong with the package, each in words."""

    @property
    def root(self) -> Element:
        return self.parts[self.main]

    def related(self, kind: str) -> Element | None:
        """The part that the text refers to by a kind of relationship: `styles`, `settings`."""
        own = self.relations.get(self.main, {})
        target = next((r.target for r in own.values() if r.kind == kind and not r.external), "")
        return self.parts.get(target)

    def part(self, id: str) -> Element | None:
        """The part that the text refers to by an id."""
        relation = self.relations.get(self.main, {}).get(id)
        return None if relation is None or relation.external else self.parts.get(relation.target)


def opened(content: bytes) -> Package:
    """The package in these bytes. Raises Unmeasurable where there is no Word file, or a dangerous one."""
    try:
        with zipfile.ZipFile(io.BytesIO(_checked(content))) as package:
            entries = package.infolist()
            _refuse_bombs(entries)
            files = dict(_read(package, entries))
    except zipfile.BadZipFile as error:
        raise Unmeasurable("它不是 DOCX，或已损坏", "it is no DOCX, or it is damaged", *SAVED_ANEW) from error
    except _DAMAGE as error:
        said = " ".join(str(error).split())[:80]
        raise Unmeasurable(f"文件已损坏（{said}）", f"it is damaged ({said})", *SAVED_ANEW) from error
    return _assembled(tuple(entry.filename for entry in entries), files)


def _checked(content: bytes) -> bytes:
    if not content:
        raise Unmeasurable("它是空的", "it is empty", *SAVED_ANEW)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        zh, en = "它是旧格式（.doc、.wps）或设了密码", "it is an old format (.doc, .wps) or has a password"
        raise Unmeasurable(zh, en, *SAVED_AS_DOCX)
    if content.startswith(b"{\\rtf"):
        raise Unmeasurable("它是 RTF，不是 DOCX", "it is RTF and no DOCX", *SAVED_AS_DOCX)
    return content


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _too_large()
    for entry in entries:
        if entry.flag_bits & 1:
            raise Unmeasurable("它设了密码", "it has a password", *WITHOUT_PASSWORD)
        if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise _too_large()


def _too_large() -> Unmeasurable:
    return Unmeasurable("解压后过大", "it is too large when unpacked", *SAVED_ANEW)


def _read(package: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Every part that is XML, counted while it is unpacked: a zip's own figures may lie."""
    whole = 0
    for entry in entries:
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        chunks: list[bytes] = []
        with package.open(entry) as part:
            while chunk := part.read(_CHUNK):
                whole += len(chunk)
                chunks.append(chunk)
                if whole > MAX_UNPACKED or len(chunks) * _CHUNK > MAX_PART:
                    raise _too_large()
        yield entry.filename, b"".join(chunks)


def _assembled(names: tuple[str, ...], files: dict[str, bytes]) -> Package:
    parts: dict[str, Element] = {}
    broken: dict[str, Malformed] = {}
    for name, content in files.items():
        try:
            parts[name] = parsed(content)
        except Malformed as error:
            broken[name] = error
    main = _main(parts, names)
    if main in broken:
        raise Unmeasurable(f"{main} {broken[main].zh}", f"{main}: {broken[main].en}", *SAVED_ANEW)
    if "OFD.xml" in names:
        raise Unmeasurable("是 OFD，不是 DOCX", "it is OFD and no DOCX", *AS_PDF)
    if main not in parts or parts[main].tag != f"{W}document" or parts[main].find(f"{W}body") is None:
        raise Unmeasurable("压缩包里没有 Word 文档", "there is no Word document in it", *SAVED_AS_DOCX)
    relations = {_owner(n): _relations(_owner(n), parts[n]) for n in parts if n.endswith(".rels")}
    named = [(f"{name} {error.zh}", f"{name}: {error.en}") for name, error in broken.items()]
    named += _package_faults(names, parts, relations)
    return Package(parts, relations, main, tuple(named))


def _main(parts: Mapping[str, Element], names: tuple[str, ...]) -> str:
    """The part of the text: what the package says it is, or where everybody has it."""
    root = parts.get("_rels/.rels")
    targets = _relations("", root).values() if root is not None else ()
    said = next((r.target for r in targets if r.kind == "officeDocument" and not r.external), "")
    return said if said in names else "word/document.xml"


def _owner(name: str) -> str:
    """The part whose relationships a file holds: word/_rels/document.xml.rels, word/document.xml."""
    folder, leaf = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), leaf.removesuffix(".rels"))


def _relations(owner: str, root: Element) -> dict[str, Relation]:
    folder = posixpath.dirname(owner)
    found: dict[str, Relation] = {}
    for one in root:
        target, external = one.get("Target", ""), one.get("TargetMode") == "External"
        if not external:
            joined = target if target.startswith("/") else posixpath.join(folder, target)
            target = posixpath.normpath(joined).lstrip("/")
        found[one.get("Id", "")] = Relation(one.get("Type", "").rpartition("/")[2], target, external)
    return found


def _package_faults(
    names: tuple[str, ...],
    parts: Mapping[str, Element],
    relations: Mapping[str, Mapping[str, Relation]],
) -> Iterator[Words]:
    yield from _entries(names)
    yield from _typed(names, parts)
    for owner, own in relations.items():
        yield from _led_astray(owner or "_rels/.rels", own, names)
    for name, root in parts.items():
        if not name.endswith(".rels"):
            used = {value for one in root.iter() for key, value in one.items() if key.startswith(R)}
            for id in sorted(used - relations.get(name, {}).keys() - {""}):
                yield f"{name} 用了没有声明的关系 {id}", f"{name} uses {id}, which is not declared"


def _entries(names: tuple[str, ...]) -> Iterator[Words]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{name} 有 {count} 个", f"{name} is there {count} times"
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield f"部件名 {name} 指到包外", f"the name {name} leads out of the package"
        if name.lower().endswith(("vbaproject.bin", "vbadata.xml")):
            yield f"带有宏（{name}）", f"it holds macros ({name})"


def _typed(names: tuple[str, ...], parts: Mapping[str, Element]) -> Iterator[Words]:
    root = parts.get(TYPES)
    if root is None:
        yield f"没有 {TYPES}", f"there is no {TYPES}"
        return
    endings = {one.get("Extension", "").lower() for one in root} - {""}
    single = {one.get("PartName", "").lstrip("/") for one in root} - {""}
    for name in names:
        known = name in single or name.rpartition(".")[2].lower() in endings
        if name != TYPES and not name.endswith("/") and not known:
            yield f"{name} 没有内容类型", f"{name} has no content type"
    for name in sorted(single - set(names)):
        yield f"内容类型里的 {name} 不存在", f"{name} has a content type and does not exist"


def _led_astray(owner: str, own: Mapping[str, Relation], names: tuple[str, ...]) -> Iterator[Words]:
    for id, relation in own.items():
        if relation.external and relation.kind not in _HARMLESS:
            yield (
                f"{owner} 的 {id} 指到文件之外：{relation.target[:60]}",
                f"{id} of {owner} leads out of the file: {relation.target[:60]}",
            )
        elif not relation.external and relation.target.partition("#")[0] not in names:
            yield (
                f"{owner} 的 {id} 指向不存在的 {relation.target}",
                (f"{id} of {owner} leads to {relation.target}, which does not exist"),
            )
