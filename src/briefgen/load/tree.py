"""YAML text to nodes. The only user of the `yaml` library.

Not its constructor: aliases, tags and types are refused here, and scalars stay text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load import guard
from briefgen.load.nodes import ListNode, MappingNode, Node
from briefgen.load.problems import chinese
from briefgen.load.traps import is_null, trap
from briefgen.model.fields import Scalar
from briefgen.rules import load as rules

try:
    from yaml._yaml import CParser as Parser
except ImportError:  # a PyYAML without libyaml: the same events, slower

    class Parser(  # type: ignore[no-redef]
        yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser
    ):
        """PyYAML's own parser, on text."""

        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


MAX_EVENTS = 400_000

_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_OPEN = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSE = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def tree(content: bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """The one document of a YAML file; None where it is empty or cannot be parsed."""
    text, findings = guard.yaml_text(content, file)
    if text is None:
        return None, findings
    builder = _Builder(file, text)
    builder.findings += findings
    try:
        builder.run(Parser(text))
    except yaml.YAMLError as error:
        builder.findings.append(_syntax(error, text, file))
        return None, _without_echoes(builder.findings)
    return builder.root, _without_echoes(builder.findings)


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a scalar stands: 1-based lines and columns, the end exclusive. The text of a
    block begins on the line below its sign."""

    line: int
    column: int
    end_line: int
    end_column: int
    block: bool
    literal: bool

    @property
    def last(self) -> int:
        """The last line that holds some of it."""
        return self.end_line - (self.end_column == 1 and self.end_line > self.line)

    def holds(self, line: int, column: int) -> bool:
        """Whether a character belongs to it."""
        if self.block:
            return self.line < line <= self.last
        return (self.line, self.column) <= (line, column) < (self.end_line, self.end_column)


def extents(text: str) -> tuple[Extent, ...]:
    """Where the scalars of a YAML text stand that have several lines, or a # in them; none if it
    cannot be parsed."""
    parser: Any = Parser(text)
    found: list[Extent] = []
    event: Any
    try:
        while (event := parser.get_event()) is not None:
            if type(event) is _SCALAR and (_is_long(event) or "#" in event.value):
                found.append(_extent(event))
    except yaml.YAMLError:
        return ()
    return tuple(found)


def _is_long(scalar: Any) -> bool:
    return bool(scalar.start_mark.line != scalar.end_mark.line)


def _extent(scalar: Any) -> Extent:
    start, end, style = scalar.start_mark, scalar.end_mark, scalar.style or " "
    block = style in "|>"
    return Extent(start.line + 1, start.column + 1, end.line + 1, end.column + 1, block, style == "|")


class _Stop(Exception):
    """A limit was passed; what is read so far stands."""


class _Builder:
    """Builds nodes from events; `keys` holds the open mappings' pending keys."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.lines: list[str] | None = None
        self.root: Node | None = None
        self.findings: list[Diagnostic] = []
        self.stack: list[MappingNode | ListNode] = []
        self.keys: list[Scalar | None] = []
        self.documents = 0

    def run(self, parser: Any) -> None:
        for _ in range(MAX_EVENTS):
            event = parser.get_event()
            if event is None or type(event) is yaml.StreamEndEvent:
                return
            try:
                self.take(event)
            except _Stop:
                self.root = None
                return
        self.root = None
        self.findings.append(rules.TOO_MANY_NODES.at(Span(self.file), limit=MAX_EVENTS))

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is _SCALAR:
            self.add(self.scalar(event))
        elif kind in _OPEN:
            self.open(event)
        elif kind in _CLOSE:
            self.close()
        elif kind is _ALIAS:
            self.fault(rules.ALIAS.at(self.span(event), text=f"*{event.anchor}"))
            self.add(Scalar("", self.span(event)))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.findings.append(rules.SEVERAL_DOCUMENTS.at(self.span(event)))
                raise _Stop

    def open(self, event: Any) -> None:
        self.refuse_marks(event)
        start = event.start_mark
        span = Span(self.file, start.line + 1, start.column + 1)
        if len(self.stack) >= guard.MAX_DEPTH:
            self.findings.append(rules.TOO_DEEP.at(span, limit=guard.MAX_DEPTH))
            raise _Stop
        node = MappingNode(span) if type(event) is yaml.MappingStartEvent else ListNode(span)
        self.add(node)
        self.stack.append(node)
        self.keys.append(None)

    def close(self) -> None:
        self.stack.pop()
        self.keys.pop()

    def add(self, node: Node) -> None:
        """Puts a node where the next one belongs: a key, a value, an item or the root."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, ListNode):
            parent.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = self.key(node, parent)
        else:
            parent[self.keys[-1]] = node
            self.keys[-1] = None

    def key(self, node: Node, parent: MappingNode) -> Scalar:
        if not isinstance(node, Scalar):
            self.fault(rules.KEY_NOT_TEXT.at(node.span))
            return Scalar(f"\0{len(parent)}", node.span)
        if node in parent:
            first = Related(parent.key_span(node), "第一次写在这里", "first given here")
            self.fault(rules.DUPLICATE_KEY.at(node.span, first, key=node))
        return node

    def scalar(self, event: Any) -> Scalar:
        style, value = event.style, event.value
        span = self.span(event)
        if event.anchor or event.tag:
            self.refuse_marks(event)
        if not style:
            self.refuse_traps(value, span)
            return Scalar(value, span, plain=True)
        if style in "|>":
            return self.block(event, span)
        if style == '"' and (found := guard.FORBIDDEN.search(value)):
            self.fault(rules.FORBIDDEN_CHARACTER.at(span, **guard.described(found[0])))
        return Scalar(value, span)

    def block(self, event: Any, span: Span) -> Scalar:
        """A block scalar stands where its first line of text does."""
        if self.lines is None:
            self.lines = self.text.splitlines()
        below = range(span.line, len(self.lines))
        filled = next((number for number in below if self.lines[number].strip()), span.line - 1)
        first = span.line if event.style == "|" else filled
        indent = len(self.lines[filled]) - len(self.lines[filled].lstrip(" "))
        place = Span(self.file, first + 1, indent + 1, span.end_line, span.end_column)
        return Scalar(event.value.rstrip("\n"), place, block=event.style == "|")

    def refuse_traps(self, value: str, span: Span) -> None:
        if is_null(value):
            self.fault(rules.NULL_VALUE.at(span))
        elif meaning := trap(value, self.at_key()):
            self.fault(
                rules.AMBIGUOUS_SCALAR.at(span, text=value, meaning_zh=meaning[0], meaning_en=meaning[1])
            )

    def at_key(self) -> bool:
        """Whether the next node is a key."""
        return bool(self.stack) and isinstance(self.stack[-1], MappingNode) and self.keys[-1] is None

    def refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self.fault(rules.ALIAS.at(self.span(event), text=f"&{event.anchor}"))
        if event.tag:
            self.fault(rules.EXPLICIT_TAG.at(self.span(event), tag=_short(event.tag)))

    def fault(self, finding: Diagnostic) -> None:
        self.findings.append(finding)
        for node in self.stack:
            node.broken = True

    def span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        return Span(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _without_echoes(findings: list[Diagnostic]) -> list[Diagnostic]:
    """An unquoted {{ x }} is one fault, not the four that its mappings in mappings make."""
    columns: dict[int, int] = {}
    for finding in findings:
        if finding.rule is rules.KEY_NOT_TEXT:
            line, column = finding.span.line, finding.span.column
            columns[line] = min(column, columns.get(line, column))
    echoes = (rules.KEY_NOT_TEXT, rules.NULL_VALUE, rules.NOT_YAML)
    return [
        finding
        for finding in findings
        if finding.rule not in echoes
        or finding.span.column <= columns.get(finding.span.line, finding.span.column)
    ]


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _syntax(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """What is open at the end of the file is told where it was opened."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if opened is not None and (mark is None or mark.index >= len(text.rstrip())):
        mark = opened
    place = Span(file, mark.line + 1, mark.column + 1) if mark is not None else Span(file)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    return rules.NOT_YAML.at(place, problem_zh=chinese(problem), problem_en=problem)
