"""`briefgen.toml`: the settings of a workspace, as one frozen value.

Not options of a command: those are `cli`. Not defaults elsewhere: all of them stand here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from briefgen.diagnostics import Diagnostic, Lang, Severity, Span
from briefgen.rules import RULES, find
from briefgen.rules import load as rules
from briefgen.rules.guess import hint

FILE = "briefgen.toml"
Format = Literal["html", "pdf", "docx", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)
Fonts = Literal["gb2312", "windows", "fzgbk"]
OFF = "off"
_SEVERITIES: Mapping[str, Severity | None] = {**{s.value: s for s in Severity}, OFF: None}

T = TypeVar("T")
StyleText = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of a workspace. A setting that is not given has the value written here."""

    office: str = ""
    """The name of the office that writes: for the properties of documents and the site."""
    language: Lang = "zh"
    """The language of messages."""
    formats: tuple[Format, ...] = FORMATS
    """What `build` writes."""
    fonts: Fonts = "gb2312"
    """The names of the Chinese faces in DOCX files; set under [docx]."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """Rules that weigh more or less here, by code; None switches a rule off."""
    style: Mapping[str, StyleText] = field(default_factory=dict)
    """Style parameters of every document that does not set them itself, as text."""
    style_spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each of them stands."""

    def weighed(self, finding: Diagnostic) -> Severity | None:
        """How much a finding weighs in this workspace; None if it is switched off."""
        return self.severities.get(finding.code, finding.severity)


def load_config(root: Path) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """The settings of a workspace; None where they cannot be used."""
    try:
        text = (root / FILE).read_bytes().decode("utf-8-sig")
        raw = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return None, (rules.NO_WORKSPACE.at(Span(FILE), folder=root),)
    except OSError as error:
        return None, (rules.UNREADABLE.at(Span(FILE), problem=error.strerror or "?"),)
    except UnicodeDecodeError:
        return None, (rules.WRONG_ENCODING.at(Span(FILE), encoding="GBK?"),)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, (_syntax(error, text),)
    reading = _Reading(text)
    config = _config(raw, reading)
    return (None if reading.findings else config), tuple(reading.findings)


def _syntax(error: Exception, text: str) -> Diagnostic:
    problem, _, where = str(error).rpartition(" (at ")
    if match := re.match(r"line (\d+), column (\d+)", where):
        return rules.BAD_CONFIG.at(Span(FILE, int(match[1]), int(match[2])), problem=problem)
    return rules.BAD_CONFIG.at(Span(FILE, max(len(text.splitlines()), 1)), problem=problem or error)


class _Reading:
    """The text of the file, to find places in, and what is wrong so far."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.findings: list[Diagnostic] = []

    def place(self, key: str, table: str = "") -> Span:
        """The line of a key. TOML libraries keep no places, so that it is looked for."""
        current = ""
        bare = re.escape(key)
        for number, line in enumerate(self.lines, 1):
            if match := re.match(r"\s*\[\s*([^\[\]]*?)\s*\]", line):
                current = match[1]
                if current == key and not table:
                    return Span(FILE, number, 1)
            match = re.match(rf"\s*(?:\"{bare}\"|'{bare}'|{bare})\s*[=.]", line)
            if match and current == table:
                return Span(FILE, number, len(line) - len(line.lstrip()) + 1)
        return Span(FILE)

    def refuse(self, key: str, table: str, value: object, zh: str, en: str) -> None:
        name = f"{table}.{key}" if table else key
        self.findings.append(
            rules.BAD_SETTING.at(
                self.place(key, table), key=name, value=value, expected_zh=zh, expected_en=en
            )
        )

    def unknown(self, key: str, table: str, known: tuple[str, ...]) -> None:
        place = self.place(key, table)
        self.findings.append(rules.UNKNOWN_KEY.at(place, key=key, known="、".join(known), **hint(key, known)))


KEYS = ("office", "language", "formats", "docx", "severity", "style")
"""What stands at the top of the file; the last three are tables."""


def _config(raw: dict[str, Any], reading: _Reading) -> Config:
    for key in raw:
        if key not in KEYS:
            reading.unknown(key, "", KEYS)
    docx = _table(raw, "docx", reading)
    for key in docx:
        if key != "fonts":
            reading.unknown(key, "docx", ("fonts",))
    style = _table(raw, "style", reading)
    default = Config()
    return Config(
        office=_given(raw, "office", default.office, _office, reading),
        language=_given(raw, "language", default.language, _choice(get_args(Lang)), reading),
        formats=_given(raw, "formats", default.formats, _formats, reading),
        fonts=_given(docx, "fonts", default.fonts, _choice(get_args(Fonts)), reading, "docx"),
        severities=_severities(_table(raw, "severity", reading), reading),
        style=_style(style, reading),
        style_spans={key: reading.place(key, "style") for key in style},
    )


class _Refused(Exception):
    """A value that a setting cannot have, and what it can be."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def _given(
    raw: dict[str, Any], key: str, default: T, read: Callable[[Any], T], reading: _Reading, table: str = ""
) -> T:
    if key not in raw:
        return default
    try:
        return read(raw[key])
    except _Refused as refused:
        reading.refuse(key, table, raw[key], refused.zh, refused.en)
        return default


def _table(raw: dict[str, Any], key: str, reading: _Reading) -> dict[str, Any]:
    value = raw.get(key, {})
    if isinstance(value, dict):
        return value
    reading.refuse(key, "", value, f"一个表，写成 [{key}]", f"a table, written [{key}]")
    return {}


def _office(value: Any) -> str:
    if not isinstance(value, str) or "\n" in value:
        raise _Refused("一行文字", "one line of text")
    return value.strip()


def _choice(words: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise _Refused(f" {'、'.join(words)} 之一", f"one of {', '.join(words)}")
        return value

    return read


def _formats(value: Any) -> tuple[Format, ...]:
    known = isinstance(value, list) and all(isinstance(v, str) and v in FORMATS for v in value)
    if not known or not value:
        raise _Refused(f"列表，从 {'、'.join(FORMATS)} 中选", f"a list of some of {', '.join(FORMATS)}")
    return tuple(f for f in FORMATS if f in value)


def _severities(raw: dict[str, Any], reading: _Reading) -> dict[str, Severity | None]:
    found: dict[str, Severity | None] = {}
    for key, value in raw.items():
        rule = find(key)
        if rule is None:
            reading.unknown(key, "severity", tuple(r.name for r in RULES))
        elif not isinstance(value, str) or value not in _SEVERITIES:
            words = tuple(_SEVERITIES)
            reading.refuse(key, "severity", value, f" {'、'.join(words)} 之一", f"one of {', '.join(words)}")
        else:
            found[rule.code] = _SEVERITIES[value]
    return found


def _style(raw: dict[str, Any], reading: _Reading) -> dict[str, StyleText]:
    """Style parameters as the text that a YAML file would hold; `load` knows what they may be."""
    found: dict[str, StyleText] = {}
    for key, value in raw.items():
        text = tuple(_text(v) for v in value) if isinstance(value, list) else _text(value)
        if text is None or (isinstance(text, tuple) and None in text):
            reading.refuse(
                key, "style", value, "文字、整数、true 或 false", "text, a whole number, true or false"
            )
        else:
            found[key] = text if isinstance(text, str) else tuple(t for t in text if t is not None)
    return found


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int) else None
