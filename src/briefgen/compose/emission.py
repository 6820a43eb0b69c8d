"""What a printed expression becomes: words behind a mark, a finding, or template text.

Not Jinja: it is called with results.
"""

from __future__ import annotations

from decimal import Decimal

from jinja2 import Undefined
from markupsafe import Markup

from briefgen.compose.bound import Bound, Lost, Refused
from briefgen.compose.marks import one_line, words_of
from briefgen.compose.places import is_packaged
from briefgen.compose.printing import below_zero, printed
from briefgen.compose.rendering import Rendering, current, is_datum, is_line
from briefgen.compose.undefined import Unknown
from briefgen.compose.values import Listing, Structural
from briefgen.compose.views import Facts, Prose, View
from briefgen.diagnostics import Span
from briefgen.document.tree import (
    Break,
    Chart,
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
    Words,
)
from briefgen.model.fields import Scalar
from briefgen.rules import numbers, prose

INLINES = (Text, Value, Strong, Emph, RunIn, Link, Break)
BLOCKS = (Heading, Paragraph, Table, Figure, Chart, PageBreak)


def emitted(state: Rendering, item: object, span: Span) -> Markup:
    """The mark of a printed result; what cannot be printed is reported and leaves nothing."""
    if isinstance(item, Markup):
        return item
    if isinstance(item, BLOCKS):
        return Markup(f"\n\n{state.datum(item)}\n\n")
    if (isinstance(item, str) and not item) or type(item) is Undefined:  # an `if` without `else`
        return Markup("")
    try:
        return Markup(state.datum(words_from(item, span)))
    except Refused as refused:
        state.report(refused.finding(span))
        return Markup("")


def joined(state: Rendering, items: tuple[object, ...], span: Span) -> str:
    """Items as one text: plain text stays plain, data become marks, a value is refused (BG202)."""
    if all(isinstance(item, str) and not isinstance(item, Markup) for item in items):
        return "".join(map(str, items))
    parts: list[str] = []
    for item in items:
        if isinstance(item, Bound) and not isinstance(item, Lost | Listing):
            state.report(numbers.VALUE_AS_TEXT.at(span, value=item.said()))
        else:
            parts.append(emitted(state, item, span))
    return Markup("".join(parts))


def words_from(item: object, span: Span | None = None) -> Words:
    """The words of anything that prints inside a line. Values stay bound."""
    state = current()
    place = span if span is not None else state.here
    if isinstance(item, Lost | Unknown):
        raise Refused(item.finding)
    if isinstance(item, Bound):
        words = printed(item, state.style, place)
        if below := below_zero(item):
            state.report(numbers.NEGATIVE_VALUE.at(place, value=below))
        return words
    if isinstance(item, Structural):
        return (Value(item.text, item.behind, place),) if item.text else ()
    if isinstance(item, Prose):
        return state.read(item)
    if isinstance(item, Markup):
        return words_of(state, item)
    if isinstance(item, str):
        return _literal(item, place)
    if isinstance(item, INLINES):
        return (item,)
    if isinstance(item, tuple) and all(isinstance(part, INLINES) for part in item):
        return item
    raise _unprintable(item)


def _literal(text: str, place: Span) -> Words:
    """Typed text; what an expression makes stands where the expression does."""
    if any(is_datum(char) or is_line(char) for char in text):
        raise _no_text("拆开的文字", "text taken apart")
    own = text.span if isinstance(text, Scalar) else None if is_packaged(place.file) else place
    return (Text(one_line(text), own),) if text else ()


def _unprintable(item: object) -> Refused:
    if item is None:
        return Refused(lambda span: numbers.ABSENT_VALUE.at(span, name_zh="这一项", name_en="this field"))
    if isinstance(item, bool):
        return _no_text("是与否（true/false）", "true or false")
    if isinstance(item, int | float | Decimal):
        return Refused(lambda span: numbers.BARE_NUMBER.at(span, value=item))
    if isinstance(item, View | Facts):
        return _no_text("记录", "a record")
    return _no_text("这里的内容", "what stands here")


def _no_text(zh: str, en: str) -> Refused:
    return Refused(lambda span: prose.UNPRINTABLE.at(span, what_zh=zh, what_en=en))
