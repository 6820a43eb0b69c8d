"""Where the links of a finished site lead: dead ones, anchors that are not there, requests that leave the
site, pages that nothing leads to.

Not the meta tags. Every file is read once, and again when it has changed; of each page only its addresses are
kept.
"""

from __future__ import annotations

import json
import posixpath
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish.site.kept import Kept, Stored
from briefgen.publish.site.kept import key as kept_key
from briefgen.publish.site.markup import Tag, tags
from briefgen.publish.site.site import File
from briefgen.rules import site as rules

HOME = "index.html"
ALONE = frozenset({"404.html"})
"""Pages that no link leads to."""
ATTACHMENTS = (".pdf", ".docx", ".txt", ".csv", ".json", ".xlsx")
FETCHED = frozenset({"src", "srcset", "poster", "data", "xlink:href", "action"})
"""Attributes whose address a browser asks for by itself, or sends to."""
NAMED_ONLY = frozenset({"canonical", "alternate", "license", "author", "prev", "next", "self"})
"""Links of the head that no browser fetches."""
_CSS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")
_XML = re.compile(r"<loc>([^<]*)</loc>|<link\s[^>]*href=\"([^\"]*)\"")
_SCHEME = re.compile(r"(?i)(?:https?:)?//")
_OTHER = re.compile(r"(?i)[a-z][a-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class _Address:
    """An address as it is written in a file."""

    href: str
    line: int
    fetched: bool
    """Whether the browser asks for it without a click."""


@dataclass(slots=True)
class _Said:
    """What one file says: the names of places in it, and where its links lead."""

    anchors: list[str] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=dict)
    """The paths that it links to, each with the line of the first link."""
    inside: list[tuple[str, str, int]] = field(default_factory=list)
    """Links to anchors: path, anchor, line."""
    faults: list[Diagnostic] = field(default_factory=list)

    def line(self) -> bytes:
        """All but the faults as a line of text."""
        said = (self.anchors, list(self.links.items()), self.inside)
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of(cls, line: bytes) -> _Said:
        anchors, links, inside = json.loads(line)
        return cls(anchors, dict(links), inside)


@dataclass(slots=True)
class _Found:
    """What was found in the files so far, as few bytes as thousands of pages allow."""

    numbers: dict[str, int] = field(default_factory=dict)
    """Every path that is there or linked to, with its number."""
    present: set[int] = field(default_factory=set)
    anchors: dict[int, frozenset[str]] = field(default_factory=dict)
    targets: dict[int, array[int]] = field(default_factory=dict)
    """For each file the numbers of the paths that it links to, the line of the first link behind each."""
    inside: list[tuple[int, int, str, int]] = field(default_factory=list)
    """Links to anchors: from, to, anchor, line."""

    def number(self, path: str) -> int:
        return self.numbers.setdefault(path, len(self.numbers))

    def add(self, path: str, said: _Said) -> None:
        """A file with what it says."""
        source = self.number(path)
        self.present.add(source)
        if path.endswith(".html"):
            self.anchors[source] = frozenset(said.anchors)
        flat = [part for to, line in said.links.items() for part in (self.number(to), line)]
        self.targets[source] = array("l", flat)
        self.inside += [(source, self.number(to), anchor, line) for to, anchor, line in said.inside]


def findings(files: Iterable[File | Stored], url: str, kept: Kept | None = None) -> Iterator[Diagnostic]:
    """What is wrong with the links of a site that will stand at an address (https://host/path/); a file of
    which is kept what it says is not read again."""
    found = _Found()
    for file in files:
        said = _said(file, url, kept)
        yield from said.faults
        found.add(file.path, said)
    paths = {number: path for path, number in found.numbers.items()}
    yield from _dead(found, paths)
    yield from _lost(found, paths)
    yield from _unreached(found, paths)


def key(url: str) -> str:
    """What decides what is kept of files."""
    return kept_key(("links", "markup"), (url,))


def _said(file: File | Stored, url: str, kept: Kept | None) -> _Said:
    if kept is None or not isinstance(file, Stored) or file.source is None:
        return _read(file.path, file.content, url)
    line = kept.of(file)
    said = _Said.of(line) if line is not None else _read(file.path, file.content, url)
    if not said.faults:
        kept.keep(file, line or said.line())
    return said


def _read(path: str, content: bytes, url: str) -> _Said:
    said = _Said()
    for one in _addresses(path, content, said):
        target = _target(one.href, path, url)
        if target is None:
            if one.fetched:
                said.faults.append(rules.OUTSIDE_REQUEST.at(Span(path, one.line), href=one.href))
            continue
        to, anchor = target
        said.links.setdefault(to, one.line)
        if anchor:
            said.inside.append((to, anchor, one.line))
    return said


def _addresses(path: str, content: bytes, said: _Said) -> Iterator[_Address]:
    if path.endswith(".html"):
        yield from _of_page(path, content, said)
    elif path.endswith((".css", ".svg")):
        text = content.decode("utf-8")
        if path.endswith(".svg"):
            yield from (one for tag in tags(text) for one in _of_tag(tag))
        for match in _CSS.finditer(text):
            yield _Address(match[1] or match[2], text.count("\n", 0, match.start()) + 1, True)
    elif path == "feed.xml" or path.startswith("sitemap"):
        text = content.decode("utf-8")
        for line, words in enumerate(text.split("\n"), 1):
            yield from (_Address(match[1] or match[2], line, False) for match in _XML.finditer(words))


def _of_page(path: str, content: bytes, said: _Said) -> Iterator[_Address]:
    anchors: dict[str, None] = {}
    for tag in tags(content.decode("utf-8")):
        anchor = tag.attributes.get("id")
        if anchor is not None:
            if anchor in anchors:
                said.faults.append(rules.REPEATED_ID.at(Span(path, tag.line), anchor=anchor))
            anchors[anchor] = None
        yield from _of_tag(tag)
    said.anchors = list(anchors)


def _of_tag(tag: Tag) -> Iterator[_Address]:
    for name, value in tag.attributes.items():
        if name == "href":
            yield _Address(value, tag.line, _is_fetched(tag))
        elif name == "srcset":
            yield from (
                _Address(part.split()[0], tag.line, True) for part in value.split(",") if part.strip()
            )
        elif name in FETCHED and not (name == "data" and tag.name != "object"):
            yield _Address(value, tag.line, True)
    if tag.attributes.get("http-equiv", "").lower() == "refresh":
        _, _, href = tag.attributes.get("content", "").partition("url=")
        yield _Address(href, tag.line, True)


def _is_fetched(tag: Tag) -> bool:
    if tag.name in ("a", "area"):
        return False
    return not set(tag.attributes.get("rel", "").lower().split()) & NAMED_ONLY


def _target(href: str, source: str, url: str) -> tuple[str, str] | None:
    """The file of the site, and the anchor in it, that an address leads to; None where it leaves the site."""
    href = href.strip()
    if href.startswith(url) or href == url.rstrip("/"):
        path, _, anchor = href[len(url) :].partition("#")
        return _file(unquote(path.partition("?")[0])), unquote(anchor)
    if _SCHEME.match(href) or _OTHER.match(href):
        return None
    path, _, anchor = href.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith("/"):
        root = urlsplit(url).path
        return _file(path[len(root) :]) if path.startswith(root) else path, unquote(anchor)
    if not path:
        return source, unquote(anchor)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    return _file(f"{joined}/" if path.endswith(("/", "..", "/.")) or path == "." else joined), unquote(anchor)


def _file(path: str) -> str:
    """The file behind an address: a folder's index.html."""
    path = path.removeprefix("./")
    return f"{path}{HOME}" if not path or path.endswith("/") else path


def _dead(found: _Found, paths: dict[int, str]) -> Iterator[Diagnostic]:
    for source, flat in found.targets.items():
        for to, line in zip(flat[::2], flat[1::2], strict=True):
            if to not in found.present:
                path = paths[to]
                rule = rules.MISSING_ATTACHMENT if path.endswith(ATTACHMENTS) else rules.DEAD_LINK
                yield rule.at(Span(paths[source], line), href=path)


def _lost(found: _Found, paths: dict[int, str]) -> Iterator[Diagnostic]:
    for source, to, anchor, line in found.inside:
        if to in found.anchors and anchor not in found.anchors[to]:
            href = f"{paths[to]}#{anchor}"
            yield rules.DEAD_ANCHOR.at(Span(paths[source], line), href=href, path=paths[to], anchor=anchor)


def _unreached(found: _Found, paths: dict[int, str]) -> Iterator[Diagnostic]:
    home = found.numbers.get(HOME)
    reached = {home} if home is not None else set()
    todo = list(reached)
    while todo:
        for to in found.targets.get(todo.pop(), array("l"))[::2]:
            if to in found.anchors and to not in reached:
                reached.add(to)
                todo.append(to)
    for page in found.anchors:
        if page not in reached and paths[page] not in ALONE:
            yield rules.UNREACHED_PAGE.at(Span(paths[page]))
