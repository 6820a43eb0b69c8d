"""The Jinja environment: a sandbox whose printed expressions become marks with a place.

Not the meaning of values: that is `values`. The one door to jinja2, with `templates`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from briefgen.compose import filters, measures, pictures, sections, tables
from briefgen.compose.emission import emitted, marked_text
from briefgen.compose.places import is_file, place_of
from briefgen.compose.queries import count_query, pair, rate, total, value
from briefgen.compose.rendering import current, line_mark
from briefgen.compose.values import Bound, Refused
from briefgen.compose.views import Facts, View
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import prose
from briefgen.rules.guess import nearest

KEPT_FILTERS = (
    "first",
    "last",
    "sort",
    "reverse",
    "selectattr",
    "rejectattr",
    "map",
    "default",
    "batch",
    "groupby",
    "unique",
    "sum",
    "abs",
    "join",
    "string",
    "int",
    "float",
    "round",
    "length",
    "list",
    "trim",
)
KEPT_TESTS = (
    "defined",
    "undefined",
    "none",
    "divisibleby",
    "even",
    "odd",
    "in",
    "eq",
    "ne",
    "lt",
    "le",
    "gt",
    "ge",
    "equalto",
    "sequence",
    "string",
    "number",
    "mapping",
)
LONGEST_TEXT = 200_000
HAN = re.compile("[\u3400-\u9fff]")


def _filters() -> dict[str, Callable[..., object]]:
    own = {"table": tables.table, "figure": pictures.figure}
    return {**filters.FILTERS, **measures.FILTERS, **sections.FILTERS, **own}


class Unknown(StrictUndefined):
    """A name that does not exist: printed, it is reported with the others; used, it stops."""

    __slots__ = ()

    @property
    def name(self) -> str:
        return str(self._undefined_name)

    @property
    def guess(self) -> str | None:
        """The nearest name that does exist."""
        owner = self._undefined_obj
        known = owner._names if isinstance(owner, View | Facts) else ()
        return nearest(self.name, known)


class Environment(ImmutableSandboxedEnvironment):
    """Plain data only: attributes are record fields, operators keep values bound."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})

    def __init__(self, **options: Any) -> None:
        super().__init__(
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            **options,
        )
        self.filters = {k: self.filters[k] for k in KEPT_FILTERS} | _filters()
        self.filters["__at"] = _at
        self.filters["__joined"] = _joined
        self.filters["__from"] = _from
        self.tests = {k: self.tests[k] for k in KEPT_TESTS if k in self.tests}
        self.globals = {
            "range": self.globals["range"],
            "namespace": self.globals["namespace"],
            "value": value,
            "total": total,
            "pair": pair,
            "rate": rate,
            "count": count_query,
            **sections.GLOBALS,
        }

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of records, and what the sandbox allows of plain data; nothing private."""
        if attr.startswith("_"):
            return False
        return bool(super().is_safe_attribute(obj, attr, value))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Operators keep text and values apart, and never build a bomb."""
        if isinstance(left, Unknown) or isinstance(right, Unknown):
            return super().call_binop(context, operator, left, right)
        bound = isinstance(left, Bound) or isinstance(right, Bound)
        text = isinstance(left, str) or isinstance(right, str)
        if bound and text:
            (left if isinstance(left, Bound) else right)._refuse_text()
        if text and operator == "+":
            return _joined(context, (left, right))
        if text or (operator == "**" and not bound):
            raise Refused(_refused_operator(operator))
        return super().call_binop(context, operator, left, right)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        _place_expressions(self, template, source, name or "")
        if name and is_file(name):
            _mark_lines(template, source, f"templates/{name}")
        return template


def _refused_operator(operator: str) -> Callable[[Span], Diagnostic]:
    return lambda span: prose.UNSAFE_TEMPLATE.at(span, problem=f"文字不能用 {operator}")


@pass_context
def _from(context: Context, started: object, name: str, line: int, column: int) -> bool:
    """Notes the expression that is about to be worked out."""
    current().position = place_of(name, line, column)
    return True


@pass_context
def _at(context: Context, item: object, name: str, line: int, column: int) -> Markup:
    """Prints an expression's result as a mark, at its place."""
    span = place_of(name, line, column)
    state = current()
    state.position = span
    return emitted(state, item, span)


@pass_context
def _joined(context: Context, items: tuple[object, ...]) -> Markup:
    """Joins text (`~`, `+`): data stay marks, values refuse."""
    state = current()
    parts: list[str] = []
    for item in items:
        if isinstance(item, Bound):
            item._refuse_text()
        parts.append(marked_text(state, item))
    joined = "".join(parts)
    if len(joined) > LONGEST_TEXT:
        raise Refused(_refused_operator("~"))
    return Markup(joined)


def _place_expressions(environment: Environment, template: nodes.Template, source: str, name: str) -> None:
    """Wraps every printed expression with its place, and marks the source lines of text."""
    places = _expression_places(environment, source, name)
    for output in template.find_all(nodes.Output):
        output.nodes = [
            child if isinstance(child, nodes.TemplateData) else _placed(child, name, *next(places))
            for child in output.nodes
        ]
    for concat in list(template.find_all(nodes.Concat)):
        _replace(template, concat)


def _placed(child: nodes.Expr, name: str, line: int, column: int) -> nodes.Expr:
    at = [nodes.Const(name), nodes.Const(line), nodes.Const(column)]
    started = nodes.Filter(nodes.Const(True), "__from", at, [], None, None, lineno=line)
    both = nodes.And(started, child, lineno=line)
    return nodes.Filter(both, "__at", at, [], None, None, lineno=line)


def _mark_lines(template: nodes.Template, source: str, file: str) -> None:
    """Sets a mark before the first Han character of every line of typed text."""
    lines = source.splitlines()
    for data in template.find_all(nodes.TemplateData):
        parts = data.data.split("\n")
        for offset, part in enumerate(parts):
            found = HAN.search(part)
            line = data.lineno + offset
            if found is None or line > len(lines):
                continue
            column = max(lines[line - 1].find(part.strip()), 0) + len(part) - len(part.lstrip())
            mark = line_mark(Span(file, line, column + found.start() + 1))
            parts[offset] = part[: found.start()] + mark + part[found.start() :]
        data.data = "\n".join(parts)


def _replace(parent: nodes.Node, target: nodes.Concat) -> None:
    joined = nodes.Filter(
        nodes.Tuple(target.nodes, "load", lineno=target.lineno),
        "__joined",
        [],
        [],
        None,
        None,
        lineno=target.lineno,
    )
    for node in parent.find_all(nodes.Node):
        for key, held in node.iter_fields():
            if held is target:
                setattr(node, key, joined)
            elif isinstance(held, list) and any(item is target for item in held):
                held[:] = [joined if item is target else item for item in held]


def _expression_places(environment: Environment, source: str, name: str) -> Iterator[tuple[int, int]]:
    """Line and column of each `{{`, in order."""
    lines = source.splitlines()
    reached: dict[int, int] = {}
    for line, token, _ in environment.lexer.tokeniter(source, name):
        if token != "variable_begin":
            continue
        text = lines[line - 1] if line <= len(lines) else ""
        column = text.find("{{", reached.get(line, 0))
        reached[line] = column + 2
        yield line, column + 1
