"""What the section macros of templates ask: levels, styles, multi-line headings.

Not the text: that is in `templates/parts/`.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from briefgen.compose.emission import words_from
from briefgen.compose.rendering import current
from briefgen.compose.values import Number
from briefgen.compose.views import View
from briefgen.document.tree import Break, Inline, PageBreak, RunIn, Text, Value, Words
from briefgen.model.briefing import Unknown
from briefgen.model.origin import Order
from briefgen.model.style import form_of


def hashes(level: int) -> Markup:
    """The Markdown mark of a heading level."""
    return Markup("#" * min(max(level, 1), 4))


def level_or(section: View, level: int) -> int:
    """The section's own level, or the one its depth gives."""
    own = section._record.level
    return own if own is not None else level


def lined(lines: object) -> Words:
    """The lines of a title or heading as one, with breaks between."""
    words: list[Inline] = []
    for line in lines if isinstance(lines, tuple) else (lines,):
        if words:
            words.append(Break())
        words.extend(words_from(line))
    return tuple(words)


def items_style(section: View) -> str:
    """joined or apart."""
    own = section._record.items_style
    return own if own is not None else current().style.items


def mark_form(section: View) -> str:
    """The mark of its items."""
    own = section._record.item_mark
    return own if own is not None else current().style.item_mark


def texts(section: View) -> tuple[object, ...]:
    """The paragraphs before the items: the lead, then the others."""
    lead = section.lead
    rest = section.paragraphs
    assert isinstance(rest, tuple)
    return ((lead,) if lead is not None else ()) + rest


def run_in(words: object, level: int = 1) -> RunIn:
    """Words in the face of a heading level, at the opening of a paragraph."""
    return RunIn(level, lined(words))


def issue_number(issue: View) -> Words:
    """A bulletin's issue number (期号): 〔2019〕第1期, with the running total if it has one."""
    year, number = _digits(issue, "year"), _digits(issue, "number")
    left, right = current().style.year_brackets
    forms: dict[str, Words] = {
        "〔年〕第N期": (Text(left), year, Text(f"{right}第"), number, Text("期")),
        "年第N期": (year, Text("年第"), number, Text("期")),
        "第N期": (Text("第"), number, Text("期")),
    }
    words = forms[current().style.issue_form]
    if issue._record.total is None:
        return words
    return (*words, Text("（总第"), _digits(issue, "total"), Text("期）"))


def document_number(number: View, form: str = "common") -> Words:
    """发文字号: 赣扶办字〔2019〕3号; of an order (令) 第3号 (GB/T 9704-2012 7.2.5, 10.2)."""
    sequence = _digits(number, "sequence")
    if form == "order":
        return (Text("第"), sequence, Text("号"))
    code = number._record.organ_code
    left, right = current().style.year_brackets
    year = _digits(number, "year")
    return (Text(f"{code}{left}", code.span), year, Text(right), sequence, Text("号"))


def _digits(view: View, name: str) -> Value:
    """The digits of a whole number of a record, without commas."""
    number = getattr(view, name)
    assert isinstance(number, Number) and number.quantity.source is not None
    order = Order(int(number.quantity.value), number.quantity.source)
    return Value(str(order.number), order, current().here)


def lead_in(label: object) -> RunIn:
    """A label with its colon in 黑体: 出席：."""
    return RunIn(1, (*words_from(label), Text("：")))


def known(value: object) -> object:
    """The value, or nothing where the source does not say it."""
    return None if isinstance(value, View) and isinstance(value._record, Unknown) else value


def numbers_itself(level: int) -> bool:
    """Whether a text without a heading gets a number of its own: an article of a law (条)."""
    return form_of(current().style, level) == "条"


def nothing() -> Words:
    """No words."""
    return ()


def page_break() -> PageBreak:
    """What follows starts a page."""
    return PageBreak()


FILTERS: dict[str, Callable[..., object]] = {
    "hashes": hashes,
    "level_or": level_or,
    "lined": lined,
    "items_style": items_style,
    "mark_form": mark_form,
    "texts": texts,
    "run_in": run_in,
    "issue_number": issue_number,
    "document_number": document_number,
    "lead_in": lead_in,
    "known": known,
    "numbers_itself": numbers_itself,
}
GLOBALS: dict[str, object] = {"page_break": page_break, "nothing": nothing}
