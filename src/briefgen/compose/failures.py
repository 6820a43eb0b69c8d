"""What went wrong in a template, as a finding at the expression.

Not raising: stages return findings.
"""

from __future__ import annotations

import traceback
from decimal import DivisionByZero, InvalidOperation

from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from briefgen.compose.places import place_of
from briefgen.compose.rendering import current
from briefgen.compose.values import Refused
from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.quantity import UnitMismatch
from briefgen.rules import numbers, prose


def finding_of(error: Exception, start: Span) -> Diagnostic:
    """The finding of an exception that a template raised. What is not the template's fault is
    raised again: a bug of ours must be seen."""
    if isinstance(error, TemplateSyntaxError):
        span = place_of(error.name, error.lineno, 1) if error.name else start
        return prose.TEMPLATE_SYNTAX.at(span, problem=error.message or "")
    span = current().position or _line_of(error) or start
    match error:
        case Refused():
            return error.finding(span)
        case UnitMismatch():
            return numbers.UNIT_MISMATCH.at(span, left=error.left.text, right=error.right.text)
        case DivisionByZero() | InvalidOperation() | ZeroDivisionError():
            return numbers.ZERO_BASE.at(span, query="除数是 0")
        case TemplateNotFound():
            return prose.NO_TEMPLATE.at(start, name=error.name or "")
        case SecurityError():
            return prose.UNSAFE_TEMPLATE.at(span, problem=str(error))
        case UndefinedError():
            return _undefined(error, span)
        case TemplateError() | TypeError() | ValueError() | LookupError() | OverflowError():
            return prose.TEMPLATE_FAILED.at(span, problem=str(error))
        case AttributeError() | RecursionError():
            return prose.TEMPLATE_FAILED.at(span, problem=str(error).split("\n")[0])
        case _:
            raise error


def _undefined(error: UndefinedError, span: Span) -> Diagnostic:
    text = error.message or ""
    name = text.split("'")[-2] if text.count("'") >= 2 else text
    return prose.UNDEFINED_NAME.at(span, name=name, hint_zh="", hint_en="")


def _line_of(error: Exception) -> Span | None:
    """The template line a traceback ends in."""
    for frame, _ in reversed(list(traceback.walk_tb(error.__traceback__))):
        template = frame.f_globals.get("__jinja_template__")
        if template is not None and template.name:
            line = template.get_corresponding_lineno(frame.f_lineno)
            return place_of(template.name, line, 1)
    return None
