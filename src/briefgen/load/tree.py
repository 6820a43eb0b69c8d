"""YAML text to nodes. The only user of the `yaml` library.

Not its constructor: aliases, tags and types are refused here, and scalars stay text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load import guard
from briefgen.load.collector import resting_collector
from briefgen.load.nodes import ListNode, MappingNode, Node
from briefgen.load.problems import chinese
from briefgen.load.traps import SUSPECT, is_null, trap
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


__all__ = ["Extent", "Parser", "extents", "tree"]
MAX_EVENTS = 400_000

_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_MAPPING = yaml.MappingStartEvent
_OPEN = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_END = yaml.StreamEndEvent
_CLOSE = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def tree(content: bytes, file: str) -> tuple[Node | None, list[Diagnostic]]:
    """The one document of a YAML file; None where it is empty or cannot be parsed."""
    text, findings = guard.yaml_text(content, file)
    if text is None:
        return None, findings
    builder = _Builder(file, text)
    builder.findings += findings
    try:
        with resting_collector():
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


class _Builder:
    """Builds nodes from events. `open` holds the mappings and lists that are open, the innermost last."""

    __slots__ = ("documents", "file", "findings", "lines", "open", "root", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text = file, text
        self.lines: list[str] | None = None
        self.root: Node | None = None
        self.findings: list[Diagnostic] = []
        self.open: list[MappingNode | ListNode] = []
        self.documents = 0

    def run(self, parser: Any) -> None:
        """One loop, for events are many: a plain scalar becomes a node without any call of ours. `parent`
        is what is open, `key` its key that waits for a value; those of the mappings around wait in `keys`."""
        get, file, new, around = parser.get_event, self.file, str.__new__, self.open
        marks = "&" in self.text or "!" in self.text
        parent: Any = None
        key: Any = None
        keys: list[Any] = []
        well: set[str] = set()
        for _ in range(MAX_EVENTS):
            event = get()
            kind = type(event)
            node: Any
            if kind is _SCALAR:
                value, style, start, end = event.value, event.style, event.start_mark, event.end_mark
                node = new(Scalar, value)
                node.place = file, start.line + 1, start.column + 1, end.line + 1, end.column + 1
                node.plain, node.block = not style, False
                if marks and (event.tag or event.anchor):
                    self.refuse_marks(event)
                if style:
                    node = self.quoted(node, style) if style in "\"'" else self.block(event)
                elif value[:1] in SUSPECT and value not in well:
                    self.refuse_traps(node, key is None and type(parent) is MappingNode, well)
            elif kind is _MAPPING and not marks and len(around) < guard.MAX_DEPTH:
                start = event.start_mark
                node = MappingNode((file, start.line + 1, start.column + 1, None, None))
            elif kind in _CLOSE:
                around.pop()
                parent, key = around[-1] if around else None, keys.pop()
                continue
            else:
                node = self.other(event)
                if node is None:
                    continue
                if node is _END:
                    return
            if key is not None:
                parent[key] = node
                key = None
            elif type(parent) is ListNode:
                parent.append(node)
            elif parent is not None:
                key = node if kind is _SCALAR and node not in parent else self.as_key(node, parent)
            else:
                self.root = node
            if kind in _OPEN:
                around.append(node)
                keys.append(key)
                parent, key = node, None
        self.root = None
        self.findings.append(rules.TOO_MANY_NODES.at(Span(self.file), limit=MAX_EVENTS))

    def other(self, event: Any) -> Any:
        """The node of an event that is no scalar; None where it makes none, the end where nothing more is
        read."""
        kind = type(event)
        if kind in _OPEN:
            return self.opened(event)
        if kind is _ALIAS:
            self.fault(rules.ALIAS.at(self.span(event), text=f"*{event.anchor}"))
            return Scalar("", self.span(event))
        if event is None or kind is _END:
            return _END
        if kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                return self.refused(rules.SEVERAL_DOCUMENTS.at(self.span(event)))
        return None

    def opened(self, event: Any) -> Any:
        self.refuse_marks(event)
        start = event.start_mark
        place = (self.file, start.line + 1, start.column + 1, None, None)
        if len(self.open) >= guard.MAX_DEPTH:
            return self.refused(rules.TOO_DEEP.at(Span(*place), limit=guard.MAX_DEPTH))
        return MappingNode(place) if type(event) is yaml.MappingStartEvent else ListNode(place)

    def refused(self, finding: Diagnostic) -> Any:
        """The end: a limit was passed, and nothing of the file is taken."""
        self.findings.append(finding)
        self.root = None
        return _END

    def as_key(self, node: Node, parent: MappingNode) -> Scalar:
        if not isinstance(node, Scalar):
            self.fault(rules.KEY_NOT_TEXT.at(node.span))
            return Scalar(f"\0{len(parent)}", node.span)
        if node in parent:
            first = Related(parent.key_span(node), "第一次写在这里", "first given here")
            self.fault(rules.DUPLICATE_KEY.at(node.span, first, key=node))
        return node

    def quoted(self, node: Scalar, style: str) -> Scalar:
        if style == '"' and not node.isprintable() and (found := guard.FORBIDDEN.search(node)):
            self.fault(rules.FORBIDDEN_CHARACTER.at(node.span, **guard.described(found[0])))
        return node

    def block(self, event: Any) -> Scalar:
        """A block scalar stands where its first line of text does."""
        span = self.span(event)
        if self.lines is None:
            self.lines = self.text.splitlines()
        below = range(span.line, len(self.lines))
        filled = next((number for number in below if self.lines[number].strip()), span.line - 1)
        first = span.line if event.style == "|" else filled
        indent = len(self.lines[filled]) - len(self.lines[filled].lstrip(" "))
        place = Span(self.file, first + 1, indent + 1, span.end_line, span.end_column)
        return Scalar(event.value.rstrip("\n"), place, block=event.style == "|")

    def refuse_traps(self, node: Scalar, is_key: bool, well: set[str]) -> None:
        """Refuses what other tools read as something else, and notes what is `well`: the same keys, years and
        numbers stand in a file again and again."""
        if is_null(node):
            self.fault(rules.NULL_VALUE.at(node.span))
        elif meaning := trap(node, is_key):
            zh, en = meaning
            self.fault(rules.AMBIGUOUS_SCALAR.at(node.span, text=node, meaning_zh=zh, meaning_en=en))
        elif len(node) > 1:  # one letter may be well as a key only
            well.add(str(node))

    def refuse_marks(self, event: Any) -> None:
        if event.anchor:
            self.fault(rules.ALIAS.at(self.span(event), text=f"&{event.anchor}"))
        if event.tag:
            self.fault(rules.EXPLICIT_TAG.at(self.span(event), tag=_short(event.tag)))

    def fault(self, finding: Diagnostic) -> None:
        """Tells of it, and of everything around it that it is broken."""
        self.findings.append(finding)
        for node in self.open:
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
