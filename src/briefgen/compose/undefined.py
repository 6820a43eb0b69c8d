"""Names that do not exist: each is reported where it is met, and the text around it goes on.

Not facts that were not reported: those are lost values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jinja2 import StrictUndefined
from jinja2.exceptions import SecurityError

from briefgen.compose.bound import Bound, Lost, wrong
from briefgen.compose.rendering import current
from briefgen.compose.views import Facts, View
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import numbers, prose
from briefgen.rules.guess import hint


class Unknown(StrictUndefined):
    """A name that does not exist, or one that a template may not read. Its fields are as unknown
    as it is; a condition on it, or a loop over it, reports it."""

    __slots__ = ()

    @property
    def finding(self) -> Callable[[Span], Diagnostic]:
        """What is wrong with it."""
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_exception is SecurityError:
            zh, en = f"不能读取 {name}", f"{name} cannot be read"
            return lambda span: prose.UNSAFE_TEMPLATE.at(span, problem_zh=zh, problem_en=en)
        if isinstance(owner, Bound) and not isinstance(self._undefined_name, str):
            zh, en = f"不能用 [{name}] 取其中一段", f"no part is taken with [{name}]"
            return wrong(owner, zh, en).finding
        known = owner._names if isinstance(owner, View | Facts | Bound) else ()
        return lambda span: prose.UNDEFINED_NAME.at(span, name=name, **hint(name, known))

    def __getattr__(self, name: str) -> Unknown:
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: object) -> Unknown:  # type: ignore[override]
        return self

    def __call__(self, *arguments: object, **named: object) -> object:  # type: ignore[override]
        value = next((a for a in _inside((*arguments, *named.values())) if isinstance(a, Bound)), None)
        if value is None or self._undefined_exception is not SecurityError:
            return self
        said = value.said()
        return Lost(lambda span: numbers.VALUE_AS_TEXT.at(span, value=said))

    def _report(self) -> None:
        state = current()
        state.report(self.finding(state.here))

    def __iter__(self) -> Iterator[object]:  # type: ignore[override]
        self._report()
        return iter(())

    def __bool__(self) -> bool:  # type: ignore[override]
        self._report()
        return False

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        self._report()
        return False

    def __ne__(self, other: object) -> bool:  # type: ignore[override]
        self._report()
        return False

    __hash__ = None  # type: ignore[assignment]


def _inside(arguments: tuple[object, ...]) -> Iterator[object]:
    for argument in arguments:
        if isinstance(argument, list | tuple):
            yield from argument
        elif isinstance(argument, dict):
            yield from argument.values()
        else:
            yield argument
