"""Titles of the finished document: their lines, whether broken by hand or by us.

Not their words: those are looked at as they are typed, in `texts/elements`. GB/T 9704-2012 7.3.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.check.paper import Paper
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.roles import Role
from briefgen.document.texts import leaves
from briefgen.document.titles import Fault, Kind, faults, measure, size
from briefgen.document.tree import Break, Document, Words, plain
from briefgen.rules import form, textual

AROUND = 6
"""Characters shown on each side of a break."""
_PROBLEMS: dict[Kind, tuple[str, str]] = {
    "inside": ("断在了书名号里面", "inside 《》"),
    "start": ("下一行的开头要跟着上一行", "and what follows leans on the line above"),
    "end": ("上一行的末尾要跟着下一行", "and what stands before leads to the line below"),
    "short": ("有一行只剩一两个字", "and leaves a line of a character or two"),
}


def title_form(paper: Paper) -> Iterator[Diagnostic]:
    """BG341, BG404 to BG406: the lines of each title of an article or an attachment."""
    for title, role in _titles(paper.document):
        chars = measure(paper.document.layout, role)
        for fault in faults(title, chars):
            yield _finding(paper, title, fault, chars)


def _titles(document: Document) -> Iterator[tuple[tuple[Words, ...], Role]]:
    for index, article in enumerate(document.articles):
        yield article.title, Role.ARTICLE_TITLE if index else Role.TITLE
    for attachment in document.attachments:
        yield tuple(_lines(attachment.title)), Role.ATTACHMENT_TITLE


def _lines(title: Words) -> Iterator[Words]:
    """The lines of words that hold breaks."""
    cuts = [-1, *(at for at, word in enumerate(title) if isinstance(word, Break)), len(title)]
    for before, after in pairwise(cuts):
        yield title[before + 1 : after]


def _finding(paper: Paper, title: tuple[Words, ...], fault: Fault, chars: float) -> Diagnostic:
    line = plain(title[fault.line])
    span = _place(paper, title[fault.line])
    match fault.kind:
        case "lines":
            return textual.LONG_TITLE.at(span, lines=len(title))
        case "shape":
            return form.TITLE_SHAPE.at(span, sizes="、".join(f"{size(plain(one)):g}" for one in title))
        case "wide":
            return form.WIDE_TITLE.at(span, text=line, size=f"{size(line):g}", chars=int(chars))
        case _:
            above = fault.line - 1 if fault.line else 0
            before, after = plain(title[above])[-AROUND:], plain(title[above + 1])[:AROUND]
            zh, en = _PROBLEMS[fault.kind]
            return form.TITLE_BREAK.at(span, text=f"{before}／{after}", problem_zh=zh, problem_en=en)


def _place(paper: Paper, line: Words) -> Span:
    return next((leaf.span for leaf in leaves(line) if leaf.span is not None), paper.home)
