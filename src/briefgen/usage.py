"""click in two languages: help pages, usage errors and types of arguments.

Not the commands: those are `cli`.
"""

from __future__ import annotations

import datetime
import re
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from briefgen.texts import TEXTS, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.diagnostics import Lang

    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # generic only since click 8.3


LONGEST_COUNT = 20  # digits
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


class UsageFault(click.UsageError):
    """A fault of usage whose message stands in the table of texts."""

    def __init__(self, key: str, values: Mapping[str, object], ctx: click.Context | None = None) -> None:
        super().__init__(key, ctx)
        self.key, self.values = key, values


class Command(click.Command):
    """A command whose help stands in the table of texts under its name."""

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write("\n".join(_page(self, ctx)) + "\n")


class Group(click.Group):
    """The program. Its commands are named by the modules that hold them, in the order of the help page;
    a module is imported when its command is called, and not for the help page."""

    command_class = Command

    def __init__(self, name: str, modules: Mapping[str, str], **settings: Any) -> None:
        super().__init__(name, **settings)
        self.modules = modules

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write("\n".join(_page(self, ctx)) + "\n")

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.modules:
            return None
        found: click.Command = getattr(import_module(self.modules[cmd_name]), cmd_name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.modules and not name.startswith("-"):
            raise UsageFault("error.command", {"name": name, "hint": _hint(name, self.modules, ctx)}, ctx)
        return super().resolve_command(ctx, args)


class Choice(_Type):
    """One of some words, or with `several` a list of them with commas."""

    name = "choice"

    def __init__(self, words: Sequence[str], several: bool = False) -> None:
        self.words, self.several = tuple(words), several

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",")] if self.several else [value]
        for part in parts:
            if part not in self.words:
                hint, listed = _hint(part, self.words, ctx), "、".join(self.words)
                raise UsageFault("error.choice", {"value": part, "hint": hint, "choices": listed}, ctx)
        return tuple(word for word in self.words if word in parts) if self.several else value


class Count(_Type):
    """A whole number within bounds."""

    name = "count"

    def __init__(self, least: int = 1, most: int = 1_000_000) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if isinstance(value, int):
            return value
        digits = str(value)
        whole = digits.isascii() and digits.isdecimal() and len(digits) < LONGEST_COUNT
        if not whole or not self.least <= int(digits) <= self.most:
            raise UsageFault("error.count", {"value": value, "least": self.least, "most": self.most}, ctx)
        return int(digits)


class Day(_Type):
    """A day, written 2019-01-10."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            if _DAY.fullmatch(str(value)):
                return datetime.date.fromisoformat(str(value))
        except ValueError:
            pass
        raise UsageFault("error.day", {"value": value}, ctx)


def lang_of(ctx: click.Context | None) -> Lang:
    """The language of messages."""
    session = ctx.find_root().obj if ctx is not None else None
    found: Lang = getattr(session, "lang", "zh")
    return found


def explained(error: click.UsageError, lang: Lang) -> str:
    """The fault and where the usage is told, in two lines."""
    lines = [say("error", lang) + _message(error, lang)]
    if error.ctx is not None:
        lines.append(say("error.help", lang, command=error.ctx.command_path))
    return "\n".join(lines)


def _message(error: click.UsageError, lang: Lang) -> str:
    match error:
        case UsageFault():
            return say(error.key, lang, **error.values)
        case click.NoSuchOption():
            hint = _hint(error.option_name, error.possibilities or (), error.ctx)
            return say("error.option", lang, name=error.option_name, hint=hint)
        case click.BadOptionUsage():
            key = "error.no-value" if "does not take" in error.message else "error.value"
            return say(key, lang, name=error.option_name)
        case click.MissingParameter():
            name = error.param.human_readable_name if error.param is not None else ""
            return say("error.argument", lang, name=f" {name}" if lang == "zh" else name)
        case _:
            extra = _extra(error.message)
            return say("error.extra", lang, names=extra) if extra else error.format_message()


def _extra(message: str) -> str:
    if "unexpected extra argument" not in message:
        return ""
    return message[message.find("(") + 1 : message.rfind(")")]


def _hint(word: str, known: Iterable[str], ctx: click.Context | None) -> str:
    from briefgen.rules.guess import nearest

    guess = nearest(word, known)
    return say("hint", lang_of(ctx), guess=guess) if guess is not None else ""


def _page(command: click.Command, ctx: click.Context) -> Iterator[str]:
    lang = lang_of(ctx)
    root = ctx.parent is None
    pieces = [say("options.mark", lang), *_arguments(command, ctx)]
    pieces += [say("command.mark", lang)] if isinstance(command, click.Group) else []
    yield f"{say('usage', lang)}{ctx.command_path} {' '.join(pieces)}"
    yield ""
    yield f"  {say('help' if root else str(command.name), lang)}"
    if isinstance(command, click.Group):
        yield ""
        yield say("commands", lang)
        yield from _columns([(name, say(name, lang)) for name in command.list_commands(ctx)])
    yield ""
    yield say("options", lang)
    yield from _columns([_option(command, option, lang) for option in _options(command, ctx)])
    if isinstance(command, click.Group):
        yield ""
        yield say("command.help", lang, program=ctx.command_path)
    if command.epilog:
        yield ""
        yield command.epilog


def _arguments(command: click.Command, ctx: click.Context) -> list[str]:
    parameters = [p for p in command.get_params(ctx) if isinstance(p, click.Argument)]
    return [piece for parameter in parameters for piece in parameter.get_usage_pieces(ctx)]


def _options(command: click.Command, ctx: click.Context) -> list[click.Option]:
    return [p for p in command.get_params(ctx) if isinstance(p, click.Option) and not p.hidden]


def _option(command: click.Command, option: click.Option, lang: Lang) -> tuple[str, str]:
    names = ", ".join((*option.opts, *option.secondary_opts))
    mark = f" {option.metavar}" if option.metavar else ""
    keys = (f"{command.name}.{option.opts[-1]}", f"help.{option.opts[-1]}", option.opts[-1])
    key = next(key for key in keys if key in TEXTS)
    return names + mark, say(key, lang)


def _columns(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = max(len(left) for left, _ in rows)
    for left, right in rows:
        yield f"  {left:<{width}}  {right}"
