"""What the search index holds of a page: its words cut into characters, its title, its filters.

Not the index: the pipeline has Pagefind make it. Pagefind cuts Chinese pages into words otherwise than
browsers cut a question, so we cut both ourselves: a question is then found wherever its characters stand
together (decision 19).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

LANGUAGE = "unknown"
"""What Pagefind is to take the pages for: then neither it nor the browser cuts them once more."""
OPENING = "“‘（《〈「『【〔\\[("
TOKEN = re.compile(
    rf"[{OPENING}]*(?:[0-9]+(?:\.[0-9]+)*|[A-Za-z]+|[^\W\d_])[^\w\s{OPENING}]*|[^\s{OPENING}]|[{OPENING}]+"
)
"""A number, a Latin word or one character, with the marks around it, which a question leaves out."""
BLOCKS = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "th", "td", "caption", "figcaption")
)
BETWEEN = "·"
"""What stands between words that no mark parts, where an excerpt shows them: cells, headings."""
STOPS = f"。，、；：！？…—{BETWEEN}"
"""Marks that part words already."""
WEIGHT = 8
"""How much more a title says than the text."""
VOID = frozenset({"br", "img", "col", "meta", "link", "input", "hr", "wbr"})
BODY, META, FILTER, IGNORE = (f"data-pagefind-{name}" for name in ("body", "meta", "filter", "ignore"))


def searchable(content: bytes) -> bytes:
    """A page as the index is to read it: its title, what it can be filtered by, and its words, cut."""
    page = _Page()
    page.feed(content.decode("utf-8"))
    title = page.meta.get("title", "")
    words = "".join(page.text).replace(title, "", 1) if title else "".join(page.text)
    words = words.strip().removeprefix(BETWEEN)
    parts = [_element("meta", name, value) for name, value in page.meta.items()]
    parts += [_element("filter", name, one) for name, values in page.filters.items() for one in values]
    if title:
        parts.append(f'<p {BODY} data-pagefind-weight="{WEIGHT}">{escape(cut(title + BETWEEN))}</p>')
    parts.append(f"<p {BODY}>{escape(cut(words))}</p>")
    head = f'<!DOCTYPE html>\n<html lang="{LANGUAGE}"><head><title></title></head><body>'
    return f"{head}{''.join(parts)}</body></html>\n".encode()


def _element(sort: str, name: str, value: str) -> str:
    return f'<p data-pagefind-{sort}="{escape(name)}">{escape(value)}</p>'


def cut(text: str) -> str:
    """A text in the pieces that the index holds; the script of the search page cuts questions alike."""
    return " ".join(TOKEN.findall(text))


@dataclass(slots=True)
class _Open:
    """An element that is open: what its text is for."""

    tag: str
    body: bool
    ignored: bool
    meta: str
    filter: str
    words: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.filters: dict[str, list[str]] = {}
        self.text: list[str] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = dict(attrs)
        above = self._open[-1] if self._open else _Open("", False, False, "", "")
        self._open.append(
            _Open(
                tag,
                above.body or BODY in given,
                above.ignored or IGNORE in given or tag in ("script", "style"),
                given.get(META) or "",
                given.get(FILTER) or "",
            )
        )

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()
            words = "".join(closed.words).strip()
            if closed.meta:
                self.meta[closed.meta] = words
            if closed.filter and words:
                self.filters.setdefault(closed.filter, []).append(words)
            if closed.body and closed.tag in BLOCKS:
                self._part()
            if closed.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._open:
            return
        for one in self._open:
            if one.meta or one.filter:
                one.words.append(data)
        last = self._open[-1]
        if last.body and not last.ignored:
            self.text.append(data)

    def _part(self) -> None:
        """Parts what has been read from what follows."""
        said = "".join(self.text[-2:]).rstrip()
        if said and said[-1] not in STOPS:
            self.text.append(BETWEEN)
