"""The engine's own style sheet without rules for elements that we do not write.

Reading the whole sheet takes a tenth of the time in which the engine is loaded. A document that has others is
set with all of it. Not our own style sheets.
"""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

PACKAGE = "weasyprint.css"
SHEET = "html5_ua.css"
UNUSED = frozenset(("html5_ua_form.css", "html5_ph.css"))
"""Sheets for forms that are to be filled in, and for hints of presentation: we ask for neither."""
TAGS = frozenset(
    [
        *("html", "head", "meta", "title", "body", "article", "section", "header", "footer", "div", "p"),
        *("h1", "h2", "h3", "h4", "span", "b", "br", "a", "img", "figure", "figcaption"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
    ]
)
"""What documents are usually made of."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"\s*([^{}]+?)\s*(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})")
_OUTSIDE = r"(?![^(]*\))(?![^\[]*\])"
"""Not between brackets; where brackets stand in brackets, something more is kept."""
_COMMA, _AROUND = re.compile("," + _OUTSIDE), re.compile(r"[\s>+~]+" + _OUTSIDE)
_TYPE, _AMONG = re.compile(r"[a-z][\w-]*"), re.compile(r":is\(([\w\s,-]+)\)")


@contextmanager
def trimmed_sheets() -> Iterator[None]:
    """The engine may be imported inside."""
    resources: Any = importlib.resources
    stock = resources.files

    def files(*package: Any) -> Any:
        found = stock(*package)
        return _Folder(found) if getattr(package[0], "__name__", "") == PACKAGE else found

    resources.files = files
    try:
        yield
    finally:
        resources.files = stock


def install(engine: Any) -> None:
    """Gives a document that has other elements the whole sheet."""
    own = engine.HTML._ua_stylesheets

    @cache
    def whole() -> Any:
        text = (importlib.resources.files(PACKAGE) / SHEET).read_text("utf-8")
        return engine.CSS(string=text, counter_style=engine.html.UA_COUNTER_STYLE.copy())

    def sheets(self: Any, forms: bool = False) -> Any:
        if not forms and {element.tag for element in self.etree_element.iter()} <= TAGS:
            return own(self)
        return [whole()]

    engine.HTML._ua_stylesheets = sheets


def trimmed(text: str) -> str:
    """The sheet without what matches none of the usual elements."""
    kept = []
    for match in _RULE.finditer(_COMMENT.sub("", text)):
        head, body = match.groups()
        chosen = head if head.startswith("@") else ",".join(filter(_may_match, _COMMA.split(head)))
        kept += [chosen + body] if chosen else []
    return "\n".join(kept)


def _may_match(selector: str) -> bool:
    """Whether one of the usual elements may be selected: by its name, or because no name is asked for."""
    last = _AROUND.split(selector.strip())[-1]
    named, among = _TYPE.match(last), _AMONG.match(last)
    names = (named[0],) if named else among[1].replace(" ", "").split(",") if among else ()
    return not names or not TAGS.isdisjoint(names)


class _Folder:
    """The engine's folder of style sheets."""

    def __init__(self, folder: Any) -> None:
        self._folder = folder

    def __truediv__(self, name: str) -> Any:
        return _Sheet(self._folder / name, name) if name == SHEET or name in UNUSED else self._folder / name


class _Sheet:
    def __init__(self, file: Any, name: str) -> None:
        self._file, self._name = file, name

    def read_text(self, encoding: str) -> str:
        """What the engine reads when it is imported."""
        return "" if self._name in UNUSED else trimmed(self._file.read_text(encoding))
