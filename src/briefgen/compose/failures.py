"""What went wrong in a template, as a finding at the expression.

Not raising: stages return findings. A filter or a query that fails gives a lost value, so that the
text around it goes on and every fault is found in one run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

from jinja2 import Environment
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.nodes import EvalContext
from jinja2.runtime import Context

from briefgen.compose.bound import Bound, Lost, fault_of, typed
from briefgen.compose.places import place_of
from briefgen.compose.rendering import current
from briefgen.compose.undefined import Unknown
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import prose

OURS = (Bound, Context, EvalContext, Environment)
PROBLEMS = (
    (
        r"unexpected char '([^\x00-\x7f])'.*",
        r"这里有“\1”，{{ }} 和 {% %} 里要用英文标点",
        r"“\1” stands here; between the braces only half-width marks are read",
    ),
    (r"unexpected char '(.)'.*", r"这里不能写 \1", r"\1 cannot stand here"),
    (
        r"unexpected end of template, expected 'end of print statement'.*",
        "{{ 没有用 }} 结束",
        "{{ is not closed by }}",
    ),
    (
        r"unexpected end of template, expected 'end of statement block'.*",
        "{% 没有用 %} 结束",
        "{% is not closed by %}",
    ),
    (
        r"expected token 'end of print statement', got '(.*)'",
        r"}} 之前多了“\1”",
        r"“\1” is too much before }}",
    ),
    (
        r"expected token 'end of statement block', got '(.*)'",
        r"%} 之前多了“\1”",
        r"“\1” is too much before %}",
    ),
    (r"[Uu]nexpected end of template[.,].* '(end\w+|else|elif)'.*", r"缺少 {% \1 %}", r"{% \1 %} is missing"),
    (r"[Uu]nexpected end of template.*", "写到一半就结束了", "it ends half-way"),
    (r"[Ee]xpected an expression, got .*", "这里缺少要打印或判断的内容", "an expression is missing here"),
    (r"expected token '(.*)', got '(.*)'", r"这里应当是“\1”，写的是“\2”", r"“\1” expected here, found “\2”"),
    (
        r"Encountered unknown tag '(\w+)'.*",
        r"没有 {% \1 %} 或它放错了地方",
        r"{% \1 %} does not exist or is misplaced",
    ),
    (r"unexpected '(.*)'", r"多了“\1”", r"“\1” is too much"),
    (r"Missing end of comment tag", "{# 没有用 #} 结束", "{# is not closed by #}"),
    (r"不能用 autoescape", r"不能用 autoescape", r"autoescape cannot be used"),
    (r"有私用区的字符", r"有私用区的字符", r"there are private-use characters"),
    (r"'(\w+)' object is not iterable", "这里要一份清单，才能逐项读", "a list is wanted here"),
    (r".*not supported between instances of.*", "这两样东西不能比较", "these two cannot be compared"),
    (r".*object is not callable", "这里没有可以调用的函数", "this is no function"),
    (r"unsupported operand type.*", "这两样东西不能一起计算", "these two cannot be computed with"),
    (r"macro '(\w+)' .*", r"宏 \1 的参数不对", r"the macro \1 takes other arguments"),
)
"""What the template engine says, as a pattern, and the same for clerks."""


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
            zh, en = in_words(str(error))
            return prose.UNSAFE_TEMPLATE.at(span, problem_zh=zh, problem_en=en)
        case UndefinedError():
            return _undefined(error, span)
        case RecursionError():
            zh, en = "一层套一层，太长或太深，也许在套用自己", "too long or too deep; it may call itself"
            return prose.TEMPLATE_FAILED.at(span, problem_zh=zh, problem_en=en)
        case (
            TemplateError() | TypeError() | ValueError() | LookupError() | OverflowError() | AttributeError()
        ):
            zh, en = in_words(str(error).split("\n")[0])
            return prose.TEMPLATE_FAILED.at(span, problem_zh=zh, problem_en=en)
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
            if finding is None and isinstance(error, TypeError | ValueError | LookupError | AttributeError):
                given = [typed(a) for a in arguments if not isinstance(a, OURS)]
                return Lost(_misused(run, [a.said() for a in arguments if isinstance(a, Bound)] + given))
            if finding is None:
                raise
            return Lost(finding)

    return safe


def in_words(problem: str) -> tuple[str, str]:
    """A message of the template engine in Chinese and in English; one that is not known stands
    as it is, behind a word on what it is."""
    for pattern, zh, en in PROBLEMS:
        if match := re.match(pattern, problem):
            return match.expand(zh), match.expand(en)
    return f"写法不对（{problem}）", problem


def _misused(run: Callable[..., object], given: list[str]) -> Callable[[Span], Diagnostic]:
    name = re.sub("^(sync_)?(do_)?|(_with|_query)$", "", run.__name__)
    zh, en = f"{name} 不能这样用", f"{name} cannot be used so"
    if given:
        zh, en = f"{zh}，给它的是 {given[0]}", f"{en}; it was given {given[0]}"
    return lambda span: prose.TEMPLATE_FAILED.at(span, problem_zh=zh, problem_en=en)


def _syntax(error: TemplateSyntaxError, start: Span) -> Diagnostic:
    problem = error.message or ""
    unknown = re.match(r"No (filter|test) named '([^']*)'", problem)
    lines = (error.source or "").splitlines()
    line = lines[error.lineno - 1] if error.lineno <= len(lines) else ""
    sought = re.search(rf"(?:\||is|not)\s*({re.escape(unknown[2])})\b" if unknown else r"(\{)", line)
    column = sought.start(1) + 1 if sought else 1
    span = place_of(error.name, error.lineno, column) if error.name else start
    if unknown is None:
        zh, en = in_words(problem)
        return prose.TEMPLATE_SYNTAX.at(span, problem_zh=zh, problem_en=en)
    return prose.UNKNOWN_FILTER.at(span, name=unknown[2])


def _undefined(error: UndefinedError, span: Span) -> Diagnostic:
    text = error.message or ""
    name = text.split("'")[-2] if text.count("'") >= 2 else text
    return prose.UNDEFINED_NAME.at(span, name=name, hint_zh="", hint_en="")
