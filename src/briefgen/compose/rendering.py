"""The state of composing one document: its marks, its findings, the expression at work.

Not Jinja and not Markdown: both put what they meet in here. Marks are single private-use
characters, so that data pass the Markdown parser as opaque letters (see *Numbers are bound* in
ARCHITECTURE.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from briefgen.compose.views import Prose
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.tree import Block, Words
from briefgen.model.style import Style
from briefgen.model.workspace import Workspace

FIRST_DATUM, LAST_DATUM = 0xF0000, 0xFFFFD  # plane 15, private use
FIRST_LINE, LAST_LINE = 0x100000, 0x10FFFD  # plane 16, private use


class TooMuch(Exception):
    """More marks than private-use characters: a runaway template."""


@dataclass(slots=True)
class Rendering:
    """What composing one document gathers. The one mutable thing of `compose`."""

    workspace: Workspace
    style: Style
    span: Span
    """The briefing itself, for findings that have no better place."""
    read: Callable[[Prose], Words]
    """Works out a text of a record."""
    as_printed: bool = False
    data: list[Words | Block] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    position: Span | None = None
    """The expression or statement at work."""
    reading: list[tuple[str, str]] = field(default_factory=list)
    """The texts being worked out, outermost first: where each stands, and itself."""
    modules: dict[str, object] = field(default_factory=dict)
    """Imported templates: what they hold belongs to one document."""

    def datum(self, item: Words | Block) -> str:
        """The mark of words or of a block."""
        if len(self.data) > LAST_DATUM - FIRST_DATUM:
            raise TooMuch
        self.data.append(item)
        return chr(FIRST_DATUM + len(self.data) - 1)

    def report(self, finding: Diagnostic) -> None:
        """Keeps a finding."""
        self.findings.append(finding)

    @property
    def here(self) -> Span:
        """The expression at work, or the document."""
        return self.position or self.span


_current: ContextVar[Rendering] = ContextVar("rendering")


def current() -> Rendering:
    """The document being composed in this thread."""
    return _current.get()


@contextmanager
def rendering(state: Rendering) -> Iterator[Rendering]:
    """Makes a document the one being composed."""
    token = _current.set(state)
    try:
        yield state
    finally:
        _current.reset(token)


def is_datum(char: str) -> bool:
    return FIRST_DATUM <= ord(char) <= LAST_DATUM


def is_line(char: str) -> bool:
    return FIRST_LINE <= ord(char) <= LAST_LINE


_lines: list[Span] = []
"""The marked lines of every template of this process: they are compiled once, so marks stay."""


def line_mark(span: Span) -> str:
    """The mark of a template line, set before its first Han character."""
    if len(_lines) > LAST_LINE - FIRST_LINE:
        raise TooMuch
    _lines.append(span)
    return chr(FIRST_LINE + len(_lines) - 1)


def lines_marked(first: int = 0) -> tuple[Span, ...]:
    """The places of all line marks, or of those from a number on."""
    return tuple(_lines[first:])


def marked_anew(code: str, first: int, now: int, count: int) -> str:
    """A text whose `count` line marks were numbered from `first`, with the numbers from `now` on."""
    return code.translate({FIRST_LINE + first + n: FIRST_LINE + now + n for n in range(count)})


def marked_line(char: str) -> Span:
    """The place that a line mark stands for."""
    return _lines[ord(char) - FIRST_LINE]
