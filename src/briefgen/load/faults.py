"""pydantic's errors to findings: the place in the file, and our rule for the kind of error.

Not validation: that is the field types of `model/`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefgen.diagnostics import Diagnostic, Rule, Span
from briefgen.load import shape
from briefgen.load.limit import Guesses, clipped
from briefgen.load.nodes import ListNode, MappingNode, Node
from briefgen.model.fields import Scalar
from briefgen.rules import publish as publish_rules
from briefgen.rules import records as record_rules

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

OF_SCALAR: dict[str, Rule] = {
    "empty_text": record_rules.EMPTY_TEXT,
    "several_lines": record_rules.SEVERAL_LINES,
    "several_paragraphs": record_rules.SEVERAL_PARAGRAPHS,
    "bad_id": record_rules.BAD_ID,
    "long_id": record_rules.BAD_ID,
    "number": record_rules.BAD_NUMBER,
    "whole_number": record_rules.BAD_WHOLE_NUMBER,
    "day": record_rules.BAD_DAY,
    "no_such_day": record_rules.NO_SUCH_DAY,
    "moment": publish_rules.BAD_MOMENT,
    "flag": record_rules.BAD_FLAG,
    "period": record_rules.BAD_PERIOD,
    "amount": record_rules.BAD_AMOUNT,
}
EXPECTED = {
    "text": ("文字", "text"),
    "string_type": ("文字", "text"),
    "literal_error": ("文字", "text"),
    "tuple_type": ("列表", "a list"),
    "list_type": ("列表", "a list"),
    "dict_type": ("映射", "a mapping"),
    "dataclass_type": ("映射", "a mapping"),
    "dataclass_exact_type": ("映射", "a mapping"),
}
_CURES = {
    "列表": ("：每项一行，以“- ”开头", ": one item a line, each beginning with “- ”"),
    "映射": ("：每行写“键: 值”，冒号后空一格", ": lines of “key: value”, with a space after the colon"),
    "文字": ("：一个值，不分项", ": one value, not several"),
}
"""How each shape is written."""
_MISSING = ("missing", "missing_argument", "missing_keyword_only_argument")


def findings(
    error: ValidationError, node: Node, record: type, guesses: Guesses | None = None
) -> list[Diagnostic]:
    """A finding for each error, at its place in the file."""
    told = guesses or Guesses()
    found = (_finding(detail, node, record, told) for detail in error.errors(include_url=False))
    return [finding for finding in found if finding is not None]


def _finding(detail: ErrorDetails, root: Node, record: type, guesses: Guesses) -> Diagnostic | None:
    kind, loc = detail["type"], detail["loc"]
    if kind == "unexpected_keyword_argument":
        key = str(loc[-1])
        parent = _walk(root, loc[:-1])
        if not isinstance(parent, MappingNode):
            return None
        known = shape.keys_at(record, loc[:-1])
        place = parent.key_span(key)
        guess = guesses.hint(key, place, known)
        return record_rules.UNKNOWN_KEY.at(place, key=clipped(key), known="、".join(known), **guess)
    if kind in _MISSING:
        parent = _walk(root, loc[:-1])
        return None if parent is None else record_rules.MISSING_KEY.at(parent.span, key=loc[-1])
    node = _walk(root, loc)
    return None if node is None else _of_value(detail, node, record, guesses)


def _of_value(detail: ErrorDetails, node: Node, record: type, guesses: Guesses) -> Diagnostic:
    kind = detail["type"]
    if kind in OF_SCALAR and isinstance(node, Scalar):
        rule = OF_SCALAR[kind]
        if rule is record_rules.BAD_PERIOD:
            return bad_period(node)
        return rule.at(node.span, **_counts(node))
    if kind == "literal_error" and isinstance(node, Scalar):
        words = shape.words_at(record, detail["loc"])
        guess = guesses.hint(node, node.span, words)
        return record_rules.BAD_CHOICE.at(node.span, value=clipped(node), choices="、".join(words), **guess)
    if kind in EXPECTED or kind in OF_SCALAR:
        return wrong_shape(node, *EXPECTED.get(kind, EXPECTED["text"]))
    return record_rules.INVALID.at(node.span, problem=detail["msg"])


def wrong_shape(node: Node, zh: str, en: str) -> Diagnostic:
    """A node of another shape than expected."""
    found_zh, found_en = _shape(node)
    return _wrong_shape(node.span, (zh, en), (found_zh, found_en), isinstance(node, MappingNode))


def _wrong_shape(
    span: Span, expected: tuple[str, str], found: tuple[str, str], is_mapping: bool = False
) -> Diagnostic:
    cure_zh, cure_en = _CURES.get(expected[0], ("", ""))
    if expected[0] == "文字" and is_mapping:
        cure_zh, cure_en = "：文字里有冒号加空格时，整句加引号", ": quote text that holds a colon and a space"
    return record_rules.WRONG_SHAPE.at(
        span,
        expected_zh=expected[0],
        expected_en=expected[1],
        found_zh=found[0],
        found_en=found[1],
        hint_zh=cure_zh,
        hint_en=cure_en,
    )


def _walk(node: Node, loc: tuple[str | int, ...]) -> Node | None:
    """The node an error is about; None where the error belongs to a member of a union that the
    node is not: a mapping is never the text, text never the mapping."""
    for step in loc:
        if isinstance(step, str) and step[:1].isupper() and not isinstance(node, MappingNode):
            return None
        if isinstance(node, Scalar):
            return node
        if isinstance(node, MappingNode) and isinstance(step, str):
            if step.startswith("function-"):
                return None
            node = node.get(step, node)
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node):
            node = node[step]
    return node


def _counts(text: Scalar) -> dict[str, Any]:
    stripped = text.strip()
    return {
        "value": clipped(text),
        "lines": stripped.count("\n") + 1,
        "paragraphs": len(re.split(r"\n\n+", stripped)),
    }


def _shape(node: Node) -> tuple[str, str]:
    if isinstance(node, MappingNode):
        return "映射", "a mapping"
    if isinstance(node, ListNode):
        return "列表", "a list"
    return f"文字“{node[:40]}”", f"the text {node[:40]!r}"


def bad_period(written: Scalar) -> Diagnostic:
    """A word that is no period, or a day that the calendar does not have."""
    is_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日", written.strip())
    rule = record_rules.NO_SUCH_DAY if is_day else record_rules.BAD_PERIOD
    return rule.at(written.span, value=clipped(written))


def nothing(file: str, zh: str, en: str) -> Diagnostic:
    """A file without content where a record should be."""
    return _wrong_shape(Span(file), (zh, en), ("空文件", "an empty file"))
