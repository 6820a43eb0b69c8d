"""What a printed expression becomes: words behind a mark, a finding, or template text.

Not Jinja: it is called with results.
"""

from __future__ import annotations

from decimal import Decimal

from jinja2.runtime import Undefined
from markupsafe import Markup

from briefgen.compose.printing import printed
from briefgen.compose.rendering import Rendering
from briefgen.compose.values import Bound, Lost, Structural
from briefgen.compose.views import Prose, View
from briefgen.diagnostics import Diagnostic, Span
from briefgen.document.tree import (
    Break,
    Emph,
    Figure,
    Heading,
    Link,
    PageBreak,
    Paragraph,
    RunIn,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.rules import numbers, prose

INLINES = (Text, Value, Strong, Emph, RunIn, Link, Break)
BLOCKS = (Heading, Paragraph, Table, Figure, PageBreak)


def emitted(state: Rendering, item: object, span: Span) -> Markup:
    """The mark of a printed result; what cannot be printed is reported and leaves nothing."""
    if isinstance(item, Markup):
        return item
    if isinstance(item, Undefined):
        state.report(undefined_finding(item, span))
    elif isinstance(item, Lost):
        state.report(item.finding(span))
    elif isinstance(item, Bound):
        return Markup(state.datum(printed(item, state.style, span)))
    elif isinstance(item, Structural):
        return Markup(state.datum((Value(item.text, None, span),) if item.text else ()))
    elif isinstance(item, Prose | str):
        return Markup(marked_text(state, item))
    elif isinstance(item, INLINES):
        return Markup(state.datum((item,)))
    elif isinstance(item, BLOCKS):
        return Markup(f"\n\n{state.datum(item)}\n\n")
    elif item is None:
        state.report(numbers.ABSENT_VALUE.at(span, name="这一项"))
    elif isinstance(item, int | float | Decimal):
        state.report(numbers.BARE_NUMBER.at(span, value=item))
    elif isinstance(item, tuple) and all(isinstance(i, INLINES) for i in item):
        return Markup(state.datum(item))
    else:
        what = "记录" if isinstance(item, View) else type(item).__name__
        state.report(prose.UNPRINTABLE.at(span, what=what))
    return Markup("")


def marked_text(state: Rendering, item: object) -> str:
    """Text as it may stand in a template: data behind a mark, template text as it is."""
    if isinstance(item, Markup):
        return str(item)
    if isinstance(item, Prose):
        return state.datum(state.read(item))
    text = str(item)
    return state.datum((Text(text),)) if text else ""


def undefined_finding(item: Undefined, span: Span) -> Diagnostic:
    """The finding of a name that does not exist."""
    name = str(item._undefined_name or "?")
    guess = getattr(item, "guess", None)
    return prose.UNDEFINED_NAME.at(
        span,
        name=name,
        hint_zh=f"，是不是 {guess}？" if guess else "",
        hint_en=f"; did you mean {guess}?" if guess else "",
    )
