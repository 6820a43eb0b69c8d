"""The Jinja environment: a sandbox whose printed expressions become marks with a place.

Not the meaning of values: that is `values`. The one door to jinja2, with `templates`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import jinja2
from jinja2 import nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import BlockReference, Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from briefgen.compose import (
    approximation,
    charts,
    filters,
    measures,
    pictures,
    sections,
    shares,
    tables,
    wording,
)
from briefgen.compose.bound import Bound, Lost, Refused
from briefgen.compose.compiled import compiled
from briefgen.compose.emission import emitted, joined
from briefgen.compose.failures import guarded
from briefgen.compose.places import is_file, is_packaged, place_of
from briefgen.compose.placing import JOINS, PRINTS, STARTS, place
from briefgen.compose.queries import count_query, missing, pair, rate, total, value
from briefgen.compose.rendering import current, is_datum, is_line
from briefgen.compose.undefined import Unknown
from briefgen.compose.values import Listing
from briefgen.compose.views import Facts, View
from briefgen.rules import numbers, prose

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
    "int",
    "float",
    "round",
    "length",
    "list",
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
LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0")
READABLE: tuple[tuple[type, tuple[str, ...]], ...] = (
    (LoopContext, (*LOOP, "previtem", "nextitem", "cycle", "changed")),
    (dict, ("items", "keys", "values", "get")),
    (BlockReference, ("super",)),
)
"""What a template may read of things that are not records. Texts have no methods: what they made
of a value's digits would have no source."""


def _filters() -> dict[str, Callable[..., object]]:
    own = {"table": tables.table, "figure": pictures.figure, "chart": charts.chart}
    words = {**wording.FILTERS, **approximation.FILTERS, **shares.FILTERS}
    return {**filters.FILTERS, **words, **measures.FILTERS, **sections.FILTERS, **own}


class Template(jinja2.Template):
    """A compiled template. What it exports when it is imported lives as long as one document."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        modules = current().modules
        name = self.name or ""
        if name not in modules:
            modules[name] = self.make_module()
        found = modules[name]
        assert isinstance(found, TemplateModule)
        return found


class Environment(ImmutableSandboxedEnvironment):
    """Plain data only: attributes are record fields, operators keep values bound."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    template_class = Template

    def __init__(self, **options: Any) -> None:
        super().__init__(
            autoescape=True,
            undefined=Unknown,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            **options,
        )
        kept = {name: self.filters[name] for name in KEPT_FILTERS}
        self.filters = {name: guarded(run) for name, run in {**kept, **_filters()}.items()}
        self.filters |= {"default": kept["default"], "missing": missing}
        own = {"join": _joined_with, "string": _string, "trim": _string}
        self.filters |= {**own, PRINTS: _at, JOINS: _joined, STARTS: _from}
        self.tests = {k: self.tests[k] for k in KEPT_TESTS if k in self.tests}
        queries = {"value": value, "total": total, "pair": pair, "rate": rate, "count": count_query}
        self.globals = {
            "range": self.globals["range"],
            "namespace": self.globals["namespace"],
            **{name: guarded(run) for name, run in queries.items()},
            **sections.GLOBALS,
        }

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> jinja2.Template:
        """The template of a name, which the document being composed asks for."""
        current().workspace.note("template", str(name))
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> jinja2.Template:
        """The first of several that is there."""
        listed = names if isinstance(names, Undefined) else tuple(names)
        for name in listed if isinstance(listed, tuple) else ():
            current().workspace.note("template", str(name))
        return super().select_template(listed, parent, globals)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of records and the few names of READABLE; nothing private, no digits of a value."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, View | Facts | Bound):
            return attr in obj._names or isinstance(value, Lost)
        if isinstance(obj, Namespace | TemplateModule):
            return True
        if isinstance(obj, tuple):  # a group of `groupby`
            return attr in getattr(obj, "_fields", ())
        return any(attr in names for kind, names in READABLE if isinstance(obj, kind))

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether it may be called; a name that does not exist is reported instead."""
        return isinstance(obj, Unknown) or bool(super().is_safe_callable(obj))

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """What a template gets for an attribute that it may not read."""
        if isinstance(obj, Lost | Undefined):
            return obj
        if isinstance(obj, Bound) and not attribute.startswith("_"):
            return self.undefined(obj=obj, name=attribute)
        return super().unsafe_undefined(obj, attribute)

    def wrap_str_format(self, value: Any) -> None:
        """`format` is a method like the others."""

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Operators keep text and values apart, and never build a bomb."""
        for operand in (left, right):
            if isinstance(operand, Lost):
                return Lost(operand.finding)
            if isinstance(operand, Unknown):
                return Lost(operand.finding)
        text = isinstance(left, str | Listing) or isinstance(right, str | Listing)
        values = (item for item in (left, right) if isinstance(item, Bound) and not isinstance(item, Listing))
        bound = next(values, None)
        if bound is not None and text:
            said = bound.said()
            return Lost(lambda span: numbers.VALUE_AS_TEXT.at(span, value=said))
        if text and operator == "+":
            return _joined(context, (left, right))
        listed = isinstance(left, Sequence) or isinstance(right, Sequence)
        if text or (listed and operator == "*") or (bound is None and operator == "**"):
            zh, en = ("文字", "text") if text else ("清单", "a list") if listed else ("数", "a number")
            zh, en = f"{zh}不能用 {operator}", f"{en} cannot be used with {operator}"
            return Lost(lambda span: prose.UNSAFE_TEMPLATE.at(span, problem_zh=zh, problem_en=en))
        return super().call_binop(context, operator, left, right)

    def compile(
        self,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
        defer_init: bool = False,
    ) -> Any:
        """The code of a template; that of a text is remembered."""
        make = partial(super().compile, source, name, filename, raw, defer_init)
        if raw or defer_init or not isinstance(source, str):
            return make()
        return compiled(source, name, filename, make)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        _refuse_marks(source, name, filename)
        template = super()._parse(source, name, filename)
        switch = template.find(nodes.ScopedEvalContextModifier)
        if switch is not None:
            raise TemplateSyntaxError("不能用 autoescape", switch.lineno, name, filename)
        if filename is not None and is_packaged(filename):
            place(self, template, source, filename, filename)
        else:
            place(self, template, source, name or "", f"templates/{name}" if name and is_file(name) else "")
        return template


def _refuse_marks(source: str, name: str | None, filename: str | None) -> None:
    for number, line in enumerate(source.splitlines(), 1):
        if any(is_datum(char) or is_line(char) for char in line):
            raise TemplateSyntaxError("有私用区的字符", number, name, filename)


@pass_context
def _from(context: Context, started: object, name: str, line: int, column: int) -> bool:
    """Notes the expression that is about to be worked out."""
    current().position = place_of(name, line, column)
    return True


@pass_context
def _at(context: Context, item: object, name: str, line: int, column: int, label: str) -> Markup:
    """Prints an expression's result as a mark, at its place; `label` is the field it names, if any."""
    span = place_of(name, line, column)
    state = current()
    state.position = span
    if item is None and label:
        state.report(numbers.ABSENT_VALUE.at(span, name_zh=label, name_en=label))
        return Markup("")
    return emitted(state, item, span)


@pass_context
def _joined(context: Context, items: tuple[object, ...]) -> str:
    """Joins text (`~`, `+`): data stay marks, values are refused."""
    state = current()
    text = joined(state, items, state.here)
    if len(text) > LONGEST_TEXT:
        zh, en = "文字太长", "the text is too long"
        raise Refused(lambda span: prose.UNSAFE_TEMPLATE.at(span, problem_zh=zh, problem_en=en))
    return text


@pass_context
def _joined_with(context: Context, items: Any, between: str = "", attribute: str | None = None) -> object:
    """Joins the items of a list (`join`), as `~` does."""
    if isinstance(items, Lost | Unknown):
        return items
    if not isinstance(items, Listing) and isinstance(items, Bound | Mapping):
        return _joined(context, (items,))
    if attribute is not None:
        items = [context.environment.getitem(item, attribute) for item in items]
    parts = [part for item in items for part in (between, item)][1:]
    return _joined(context, tuple(parts))


@pass_context
def _string(context: Context, item: object) -> object:
    """Text as text (`string`, `trim`); a value is refused."""
    return item if isinstance(item, Lost | Unknown) else _joined(context, (item,))
