"""Rewrites a parsed template so that every expression notes its place before it is worked out.

Not the notes themselves: `environment` takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateSyntaxError

from briefgen.compose.rendering import line_mark
from briefgen.diagnostics import Span

PRINTS, STARTS, JOINS = "__at", "__from", "__joined"
"""The filters that print a result at a place, note a place, and join text (`~`)."""

_HAN = re.compile("[\u3400-\u9fff]")
_SLOT = re.compile(r"[ \t]*(?P<colons>:::)[ \t]*[a-z-]*")
_LINE_END = re.compile("\r\n|\r|\n")
_At: TypeAlias = tuple[int, int]
_WORKING_TAGS = frozenset(
    ["if", "elif", "for", "set", "with", "call", "include", "import", "from", "extends"]
)


def place(environment: Environment, template: nodes.Template, source: str, name: str, file: str) -> None:
    """Wraps the expressions of a template with their places, and marks its lines if it is a file's."""
    places = _places(environment, source, name)
    for output in template.find_all(nodes.Output):
        for index, child in enumerate(output.nodes):
            if not isinstance(child, nodes.TemplateData):
                at = next(places.prints)
                label = nodes.Const(child.attr if isinstance(child, nodes.Getattr) else "")
                noted, where = _noted(child, name, at), [*_at(name, at), label]
                output.nodes[index] = nodes.Filter(noted, PRINTS, where, [], None, None, lineno=at[0])
    for statement in _statements(template):
        columns = places.tags.get(statement.lineno, [])
        _note(statement, name, (statement.lineno, columns.pop(0) if columns else 1))
    for concat in list(template.find_all(nodes.Concat)):
        _replace(template, concat)
    if file:
        for data, offset in zip(template.find_all(nodes.TemplateData), places.texts, strict=True):
            data.data = _marked(data.data, places.source, offset, file)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where things stand in a source: `prints` each `{{` as line and column, `tags` the columns of
    the working tags of each line, `texts` the offset of each piece of typed text."""

    source: str
    prints: Iterator[_At]
    tags: dict[int, list[int]]
    texts: tuple[int, ...]


def _places(environment: Environment, source: str, name: str) -> _Places:
    source = "\n".join(_LINE_END.split(source))
    prints: list[_At] = []
    tags: dict[int, list[int]] = {}
    texts: list[int] = []
    reached, opened = 0, -1
    for line, token, value in environment.lexer.tokeniter(source, name):
        at = source.index(value, reached)
        reached = at + len(value)
        if token == "variable_begin":
            prints.append(_line_and_column(source, at))
        elif token == "block_begin":
            opened = at
        elif token == "name" and opened >= 0:
            if value == "print":
                raise TemplateSyntaxError("不能用 print，写成 {{ }}", line, name)
            if value in _WORKING_TAGS:
                tags.setdefault(line, []).append(_line_and_column(source, opened)[1])
            opened = -1
        elif token == "data":
            texts.append(at)
    return _Places(source, iter(prints), tags, tuple(texts))


def _line_and_column(source: str, at: int) -> _At:
    return source.count("\n", 0, at) + 1, at - source.rfind("\n", 0, at)


def _marked(data: str, source: str, offset: int, file: str) -> str:
    """Typed text with a mark before the first Han character of each line, and after the name of
    each slot."""
    parts: list[str] = []
    for part in data.split("\n"):
        slot, han = _SLOT.match(part), _HAN.search(part)
        if slot is not None:
            parts.append(slot[0] + _mark(source, offset + slot.start("colons"), file) + part[slot.end() :])
        elif han is not None:
            mark = _mark(source, offset + han.start(), file)
            parts.append(part[: han.start()] + mark + part[han.start() :])
        else:
            parts.append(part)
        offset += len(part) + 1
    return "\n".join(parts)


def _mark(source: str, at: int, file: str) -> str:
    return line_mark(Span(file, *_line_and_column(source, at)))


def _statements(template: nodes.Template) -> Iterator[nodes.Stmt]:
    kinds = (nodes.If, nodes.For, nodes.Assign, nodes.AssignBlock, nodes.With, nodes.CallBlock)
    loads = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)

    def walk(node: nodes.Node) -> Iterator[nodes.Stmt]:
        for child in node.iter_child_nodes():
            if isinstance(child, kinds + loads):
                yield child
            yield from walk(child)

    return walk(template)


def _note(statement: nodes.Stmt, name: str, at: _At) -> None:
    match statement:
        case nodes.If(test=nodes.Expr() as test):
            statement.test = _noted(test, name, at)
        case nodes.For(iter=nodes.Expr() as items):
            statement.iter = _noted(items, name, at)
        case nodes.Assign(node=nodes.Expr() as value):
            statement.node = _noted(value, name, at)
        case nodes.With():
            statement.values = [_noted(value, name, at) for value in statement.values]
        case nodes.CallBlock():
            statement.call.args = [_noted(value, name, at) for value in statement.call.args]
        case nodes.Include() | nodes.Import() | nodes.FromImport() | nodes.Extends():
            statement.template = _noted(statement.template, name, at)


def _noted(expression: nodes.Expr, name: str, at: _At) -> nodes.Expr:
    line = expression.lineno
    started = nodes.Filter(nodes.Const(True), STARTS, _at(name, at), [], None, None, lineno=line)
    return nodes.And(started, expression, lineno=line)


def _at(name: str, at: _At) -> list[nodes.Expr]:
    return [nodes.Const(name), nodes.Const(at[0]), nodes.Const(at[1])]


def _replace(parent: nodes.Node, target: nodes.Concat) -> None:
    items = nodes.Tuple(target.nodes, "load", lineno=target.lineno)
    joined = nodes.Filter(items, JOINS, [], [], None, None, lineno=target.lineno)
    for node in parent.find_all(nodes.Node):
        for key, held in node.iter_fields():
            if held is target:
                setattr(node, key, joined)
            elif isinstance(held, list) and any(item is target for item in held):
                held[:] = [joined if item is target else item for item in held]
