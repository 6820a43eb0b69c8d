"""Findings for a person at a terminal: the line, a caret under the very columns, the cure.

Not for machines: see `concise` and the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Diagnostic, Passed, Severity, Span
from briefgen.report.excerpt import excerpt
from briefgen.report.view import View, mend_words, severity_word, summary, visible

CODES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
}
STRONG, DIM, BLUE = "1", "2", "34"


def text(findings: tuple[Diagnostic, ...], view: View, passed: tuple[Passed, ...] = ()) -> str:
    """Every finding with its source line, then a line of counts."""
    if not findings and not passed:
        return ""
    blocks = ["\n".join(_block(finding, view)) for finding in findings]
    return "\n\n".join([*blocks, summary(findings, view.lang, len(passed))]) + "\n"


def _block(finding: Diagnostic, view: View) -> Iterator[str]:
    word = severity_word(finding.severity, view.lang)
    message = _styled(visible(finding.message(view.lang)), STRONG, view)
    name = _styled(f"[{finding.rule.name}]", DIM, view)
    colour = CODES[finding.severity]
    yield f"{_styled(f'{word} {finding.code}', colour, view)} {message} {name}"
    gutter = len(str(max(span.line for span in _spans(finding))))
    yield from _place(finding.span, view, gutter, "-->", "^", colour)
    for related in finding.related:
        label = "相关：" if view.lang == "zh" else "see also: "
        yield f"{' ' * gutter} {_styled('=', BLUE, view)} {label}{visible(related.message(view.lang))}"
        yield from _place(related.span, view, gutter, ":::", "-", BLUE)
    label = "办法：" if view.lang == "zh" else "help: "
    if cure := finding.help(view.lang):
        yield f"{' ' * gutter} {_styled('=', BLUE, view)} {_styled(label, STRONG, view)}{visible(cure)}"
    if mend := mend_words(finding, view.lang):
        yield f"{' ' * gutter} {_styled('=', BLUE, view)} {visible(mend)}"


def _spans(finding: Diagnostic) -> tuple[Span, ...]:
    return (finding.span, *(related.span for related in finding.related))


def _place(span: Span, view: View, gutter: int, arrow: str, mark: str, colour: str) -> Iterator[str]:
    yield f"{' ' * gutter}{_styled(arrow, BLUE, view)} {visible(view.place(span))}"
    shown = excerpt(view.root, span, max(view.width - gutter - 4, 40))
    if shown is None:
        return
    bar = _styled("|", BLUE, view)
    number = _styled(f"{span.line:>{gutter}}", BLUE, view)
    yield f"{number} {bar} {shown.text}"
    yield f"{' ' * gutter} {bar} {' ' * shown.before}{_styled(mark * shown.covered, colour, view)}"


def _styled(words: str, code: str, view: View) -> str:
    return f"\033[{code}m{words}\033[0m" if view.colour else words
