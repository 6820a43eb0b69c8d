"""Where the links of a finished site lead: dead ones, anchors that are not there, requests that leave the
site, pages that nothing leads to.

Not the meta tags. Every file is read once; of each page only its addresses are kept.
"""

from __future__ import annotations

import posixpath
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from briefgen.diagnostics import Diagnostic, Span
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


def findings(files: Iterable[File], url: str) -> Iterator[Diagnostic]:
    """What is wrong with the links of a site that will stand at an address (https://host/path/)."""
    found = _Found()
    for file in files:
        found.present.add(found.number(file.path))
        yield from _read(file, url, found)
    paths = {number: path for path, number in found.numbers.items()}
    yield from _dead(found, paths)
    yield from _lost(found, paths)
    yield from _unreached(found, paths)


def _read(file: File, url: str, found: _Found) -> Iterator[Diagnostic]:
    source = found.number(file.path)
    lines: dict[int, int] = {}
    for one in _addresses(file, source, found):
        if isinstance(one, Diagnostic):
            yield one
            continue
        target = _target(one.href, file.path, url)
        if target is None:
            if one.fetched:
                yield rules.OUTSIDE_REQUEST.at(Span(file.path, one.line), href=one.href)
            continue
        path, anchor = target
        to = found.number(path)
        lines.setdefault(to, one.line)
        if anchor:
            found.inside.append((source, to, anchor, one.line))
    found.targets[source] = array("l", (part for pair in lines.items() for part in pair))


def _addresses(file: File, source: int, found: _Found) -> Iterator[_Address | Diagnostic]:
    if file.path.endswith(".html"):
        yield from _of_page(file, source, found)
    elif file.path.endswith((".css", ".svg")):
        text = file.content.decode("utf-8")
        if file.path.endswith(".svg"):
            yield from (one for tag in tags(text) for one in _of_tag(tag))
        for match in _CSS.finditer(text):
            yield _Address(match[1] or match[2], text.count("\n", 0, match.start()) + 1, True)
    elif file.path == "feed.xml" or file.path.startswith("sitemap"):
        text = file.content.decode("utf-8")
        for line, words in enumerate(text.split("\n"), 1):
            yield from (_Address(match[1] or match[2], line, False) for match in _XML.finditer(words))


def _of_page(file: File, source: int, found: _Found) -> Iterator[_Address | Diagnostic]:
    anchors: set[str] = set()
    for tag in tags(file.content.decode("utf-8")):
        anchor = tag.attributes.get("id")
        if anchor is not None:
            if anchor in anchors:
                yield rules.REPEATED_ID.at(Span(file.path, tag.line), anchor=anchor)
            anchors.add(anchor)
        yield from _of_tag(tag)
    found.anchors[source] = frozenset(anchors)


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
