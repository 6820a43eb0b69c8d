"""What went wrong in a template, as a finding at the expression.

Not raising: stages return findings. A filter or a query that fails gives a lost value, so that the
text around it goes on and every fault is found in one run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.compose.bound import Lost, fault_of
from briefgen.compose.places import place_of
from briefgen.compose.rendering import current
from briefgen.compose.undefined import Unknown
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import prose


def finding_of(error: Exception, start: Span) -> Diagnostic:
    """The finding of an exception that a template raised. What is not the template's fault is
    raised again: a bug of ours must be seen."""
    if isinstance(error, TemplateSyntaxError):
        return _syntax(error, start)
    span = current().position or start
    finding = fault_of(error)
    if finding is not None:
        return finding(span)
    match error:
        case TemplateNotFound():
            return prose.NO_TEMPLATE.at(span, name=error.name or "")
        case SecurityError():
            return prose.UNSAFE_TEMPLATE.at(span, problem=str(error))
        case UndefinedError():
            return _undefined(error, span)
        case RecursionError():
            return prose.TEMPLATE_FAILED.at(span, problem="层层套用，没有尽头")
        case TemplateError() | TypeError() | ValueError() | LookupError() | OverflowError():
            return prose.TEMPLATE_FAILED.at(span, problem=str(error))
        case AttributeError():
            return prose.TEMPLATE_FAILED.at(span, problem=str(error).split("\n")[0])
        case _:
            raise error


def guarded(run: Callable[..., object]) -> Callable[..., object]:
    """A filter or query that gives a lost value where it is given one, or fails."""

    @wraps(run)
    def safe(*arguments: object, **named: object) -> object:
        for given in (*arguments, *named.values()):
            if isinstance(given, Lost):
                return given
            if isinstance(given, Unknown):
                return Lost(given.finding)
        try:
            return run(*arguments, **named)
        except Exception as error:
            finding = fault_of(error)
            if finding is None and isinstance(error, TypeError | ValueError | LookupError):
                problem = str(error)
                return Lost(lambda span: prose.TEMPLATE_FAILED.at(span, problem=problem))
            if finding is None:
                raise
            return Lost(finding)

    return safe


def _syntax(error: TemplateSyntaxError, start: Span) -> Diagnostic:
    problem = error.message or ""
    unknown = re.match(r"No (filter|test) named '([^']*)'", problem)
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    sought = re.search(rf"(?:\||is|not)\s*({re.escape(unknown[2])})\b" if unknown else r"(\{)", line)
    column = sought.start(1) + 1 if sought else 1
    span = place_of(error.name, error.lineno, column) if error.name else start
    if unknown is None:
        return prose.TEMPLATE_SYNTAX.at(span, problem=problem)
    return prose.UNKNOWN_FILTER.at(span, name=unknown[2])


def _undefined(error: UndefinedError, span: Span) -> Diagnostic:
    text = error.message or ""
    name = text.split("'")[-2] if text.count("'") >= 2 else text
    return prose.UNDEFINED_NAME.at(span, name=name, hint_zh="", hint_en="")
