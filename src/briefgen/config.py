"""`briefgen.toml`: the settings of a workspace, as one frozen value.

Not options of a command: those are `cli`. Not defaults elsewhere: all of them stand here.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from briefgen import files
from briefgen.diagnostics import Diagnostic, Lang, Rule, Severity, Span
from briefgen.rules import RULES, find
from briefgen.rules import load as rules
from briefgen.rules import records as record_rules
from briefgen.rules import rows as row_rules
from briefgen.rules.allowances import stops
from briefgen.rules.guess import hint

FILE = "briefgen.toml"
Format = Literal["html", "pdf", "docx", "txt"]
FORMATS: tuple[Format, ...] = get_args(Format)
Fonts = Literal["gb2312", "windows", "fzgbk"]
OFF = "off"
_SEVERITIES: Mapping[str, Severity | None] = {**{s.value: s for s in Severity}, OFF: None}

MAX_BYTES = 1024 * 1024
MAX_FINDINGS = 20
"""Of one rule."""
_TABLE = re.compile(r"\s*\[\s*([^\[\]]*?)\s*\]")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*[=.]""")
_PROBLEMS = (
    ("Number too long", "这里的数太长"),
    ("Nested too deep", "括号嵌套太深"),
    ("Invalid value", "这一行的值写得不对"),
    ("Invalid statement", "这一行写得不对"),
    ("Unterminated string", "引号没有成对"),
    ("Expected newline or end of document", "值后面多出了内容"),
    ("Expected '='", "键后面缺等号"),
    ("Expected ']", "[ ] 没有成对"),
    ("Unclosed array", "列表缺右方括号"),
    ("Unclosed inline table", "{ } 没有成对"),
    ("Cannot overwrite a value", "同一个键写了两次"),
    ("Cannot declare", "同一张表写了两次"),
    ("Duplicate inline table key", "同一个键写了两次"),
    ("Invalid initial character for a key", "键只用英文字母、数字、_ 和 -，其他的要加引号"),
    ("Illegal character", "一行文字里不能有换行或控制字符"),
    ("Found invalid character", "这里有不能用的字符"),
    ("Unescaped", "反斜杠要写两个"),
    ("Invalid hex value", "\\u 后面要跟十六进制数"),
    ("Escaped character is not", "\\u 写法不是一个字符"),
    ("Invalid date or datetime", "没有这一天或这个时刻"),
)
"""What the TOML reader of the standard library says, and what it means."""

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

    def is_off(self, rule: Rule) -> bool:
        """Whether a rule is switched off in this workspace."""
        return self.severities.get(rule.code, rule.severity) is None


def load_config(root: Path) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """The settings of a workspace; None where they cannot be used."""
    try:
        if not os.path.lexists(root / FILE):
            return None, (rules.NO_WORKSPACE.at(Span(FILE), folder=root),)
        content = files.contents(root, FILE, MAX_BYTES)
        text = content.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except files.Unreadable as error:
        return None, (rules.UNREADABLE.at(Span(FILE), problem_zh=error.zh, problem_en=error.en),)
    except files.TooLarge as error:
        size, limit = files.megabytes(error.size), files.megabytes(MAX_BYTES)
        return None, (rules.TOO_LARGE.at(Span(FILE), size=size, limit=limit),)
    except UnicodeDecodeError:
        return None, (_encoding(content),)
    except (ValueError, RecursionError) as error:  # ValueError besides TOML's own: a number too long
        return None, (_syntax(error, text),)
    reading = _Reading(text)
    config = _config(raw, reading)
    return (None if reading.findings else config), reading.all()


def _encoding(content: bytes) -> Diagnostic:
    zh, en = "看不出文件的编码", "the encoding is unknown"
    try:
        content.decode("gb18030")
        zh, en = "文件编码是 GBK (GB18030)", "the file is encoded as GBK (GB18030)"
    except UnicodeDecodeError:
        pass
    return rules.WRONG_ENCODING.at(Span(FILE), found_zh=zh, found_en=en)


def _syntax(error: Exception, text: str) -> Diagnostic:
    said, _, where = str(error).rpartition(" (at ")
    said = said or str(error)
    if isinstance(error, RecursionError):
        said = "Nested too deep"
    elif not isinstance(error, tomllib.TOMLDecodeError):
        said = "Number too long"
    zh = next((zh for part, zh in _PROBLEMS if said.startswith(part)), said)
    place = Span(FILE, max(len(text.splitlines()), 1))
    if match := re.match(r"line (\d+), column (\d+)", where):
        place = Span(FILE, int(match[1]), int(match[2]))
    elif long := re.search(r"\d{1000}", text):
        place = Span(FILE, text.count("\n", 0, long.start()) + 1)
    return rules.BAD_CONFIG.at(place, problem_zh=zh, problem_en=said)


class _Reading:
    """The text of the file, to find places in, and what is wrong so far."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.places: dict[tuple[str, str], Span] | None = None
        self.findings: list[Diagnostic] = []
        self.counts: dict[str, int] = {}

    def place(self, key: str, table: str = "") -> Span:
        """The line of a key. TOML libraries keep no places, so that it is looked for."""
        if self.places is None:
            self.places = dict(self._found())
        return self.places.get((table, key), Span(FILE))

    def _found(self) -> Iterator[tuple[tuple[str, str], Span]]:
        """Keys and tables with their lines, the last first, so that the first one counts."""
        current = ""
        found: list[tuple[tuple[str, str], Span]] = []
        for number, line in enumerate(self.lines, 1):
            if match := _TABLE.match(line):
                current = match[1]
                found.append((("", current), Span(FILE, number, 1)))
            elif match := _KEY.match(line):
                key = match[1] or match[2] or match[3]
                found.append(((current, key), Span(FILE, number, len(line) - len(line.lstrip()) + 1)))
        return reversed(found)

    def refuse(self, key: str, table: str, value: object, zh: str, en: str) -> None:
        name = f"{table}.{key}" if table else key
        place = self.place(key, table)
        if self.counted(rules.BAD_SETTING):
            told = _told(value)
            self.findings.append(
                rules.BAD_SETTING.at(place, key=name, value=told, expected_zh=zh, expected_en=en)
            )

    def unknown(self, key: str, table: str, known: tuple[str, ...]) -> None:
        place = self.place(key, table)
        if self.counted(record_rules.UNKNOWN_KEY):
            guess = hint(key[:60], known)
            self.findings.append(
                record_rules.UNKNOWN_KEY.at(place, key=_told(key), known="、".join(known), **guess)
            )

    def counted(self, rule: Rule) -> bool:
        """Whether one more finding of a rule is told."""
        count = self.counts[rule.code] = self.counts.get(rule.code, 0) + 1
        return count <= MAX_FINDINGS

    def all(self) -> tuple[Diagnostic, ...]:
        """What is wrong, and how much more of it there is."""
        rest = {code: count - MAX_FINDINGS for code, count in self.counts.items() if count > MAX_FINDINGS}
        more = (row_rules.MORE_FINDINGS.at(Span(FILE), rule=c, count=f"{n:,}") for c, n in rest.items())
        return (*self.findings, *more)


def _told(value: object) -> str:
    """A value as it is written in TOML, as far as it need be told."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{'，'.join(_told(v) for v in value[:5])}{'…' if len(value) > 5 else ''}]"
    if isinstance(value, dict):
        return "{…}"
    text = str(value)
    return text if len(text) <= 60 else f"{text[:60]}…"


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

    def __init__(self, zh: str, en: str, value: object = None) -> None:
        super().__init__(en)
        self.zh, self.en, self.value = zh, en, value


def _given(
    raw: dict[str, Any], key: str, default: T, read: Callable[[Any], T], reading: _Reading, table: str = ""
) -> T:
    if key not in raw:
        return default
    try:
        return read(raw[key])
    except _Refused as refused:
        value = raw[key] if refused.value is None else refused.value
        reading.refuse(key, table, value, refused.zh, refused.en)
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
    example = 'formats = ["html", "docx"]'
    if not isinstance(value, list) or not value:
        raise _Refused(f"列表，例如 {example}", f"a list such as {example}")
    strange = [v for v in value if not isinstance(v, str) or v not in FORMATS]
    if strange:
        raise _Refused(f" {'、'.join(FORMATS)} 中的几个", f"some of {', '.join(FORMATS)}", strange[0])
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
        elif value == OFF and stops(rule):
            words = tuple(word for word in _SEVERITIES if word != OFF)
            zh = f" {'、'.join(words)} 之一，有这个问题就没有文件"
            en = f"one of {', '.join(words)}: with this fault there is no document"
            reading.refuse(key, "severity", value, zh, en)
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
