"""Findings for a person at a terminal: the line, a caret under the very columns, the cure.

Not for machines: see `concise` and the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from briefgen.diagnostics import Diagnostic, Passed, Rule, Severity, Span
from briefgen.report.excerpt import excerpt
from briefgen.report.view import View, document_words, mend_words, severity_word, summary, visible

CODES = {
    Severity.ERROR: "1;31",
    Severity.WARNING: "1;33",
    Severity.INFO: "1;36",
}
STRONG, DIM, BLUE = "1", "2", "34"


def text(findings: tuple[Diagnostic, ...], view: View, passed: tuple[Passed, ...] = ()) -> str:
    """Every finding with its source line, of each rule so many at most; then a line of counts, of all."""
    if not findings and not passed:
        return ""
    told, left = cut(findings, view.most)
    blocks = ["\n".join(_block(finding, view)) for finding in told]
    blocks += ["\n".join(_left(rule, count, view) for rule, count in left.items())] if left else []
    return "\n\n".join([*blocks, summary(findings, view.lang, len(passed))]) + "\n"


def cut(
    findings: tuple[Diagnostic, ...], most: int | None
) -> tuple[tuple[Diagnostic, ...], Mapping[Rule, int]]:
    """The first findings of each rule, and how many more there are of it."""
    counts: Counter[Rule] = Counter()
    told = []
    for finding in findings:
        counts[finding.rule] += 1
        if most is None or counts[finding.rule] <= most:
            told.append(finding)
    left = {rule: count - most for rule, count in counts.items() if most is not None and count > most}
    return tuple(told), left


def _left(rule: Rule, count: int, view: View) -> str:
    word = _styled(f"{severity_word(rule.severity, view.lang)} {rule.code}", CODES[rule.severity], view)
    name = _styled(f"[{rule.name}]", DIM, view)
    if view.lang == "zh":
        return f"{word} 还有 {count:,} 处没有列出，要全部列出加 --all {name}"
    return f"{word} {count:,} more are left out here; --all lists them {name}"


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
    if several := document_words(finding, view.lang):
        yield f"{' ' * gutter} {_styled('=', BLUE, view)} {visible(several)}"
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
