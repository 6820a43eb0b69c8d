"""`briefgen.toml`: the settings of a workspace, as one frozen value.

Not options of a command: those are `cli`. Not defaults elsewhere: all of them stand here.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from briefgen import files
from briefgen.config.houses import houses
from briefgen.config.publishing import Publishing, publishing
from briefgen.config.reading import FILE as FILE
from briefgen.config.reading import Reading, Refused, choice, given
from briefgen.diagnostics import Diagnostic, Lang, Rule, Severity, Span
from briefgen.document.layout import STANDARD, Layout
from briefgen.model.sensitivity import LEVELS, SENSITIVE_KINDS, Level
from briefgen.rules import RULES, find
from briefgen.rules import load as rules
from briefgen.rules.allowances import stops

Format = Literal["html", "pdf", "docx", "txt", "web"]
"""What a document is written as; `web` is what the website's page of it is made from."""
FORMATS: tuple[Format, ...] = ("html", "pdf", "docx", "txt")
"""The formats that people ask for."""
Fonts = Literal["gb2312", "windows", "fzgbk"]
OFF = "off"
_SEVERITIES: Mapping[str, Severity | None] = {**{s.value: s for s in Severity}, OFF: None}

MAX_BYTES = 1024 * 1024
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
    houses: Mapping[str, Layout] = field(default_factory=dict)
    """The looks of documents by the names that they have here."""
    house: str = ""
    """The look of every document that names none; empty for the standard's."""
    editions: Mapping[str, Level] = field(default_factory=dict)
    """Who may see the records of a kind that do not say so themselves; what is not given is public."""
    publishing: Publishing | None = None
    """The settings of the website; None where the file has no table [publish]."""

    def layout(self, house: str = "") -> Layout:
        """The look of a document that names this house; an unknown name has the standard's."""
        return self.houses.get(house or self.house, STANDARD)

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
    reading = Reading(text)
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


TABLES = ("docx", "severity", "style", "houses", "editions", "publish")
KEYS = ("office", "language", "formats", "house", *TABLES)
"""What stands at the top of the file."""


def _config(raw: dict[str, Any], reading: Reading) -> Config:
    for key in raw:
        if key not in KEYS:
            reading.unknown(key, "", KEYS)
    docx = _table(raw, "docx", reading)
    for key in docx:
        if key != "fonts":
            reading.unknown(key, "docx", ("fonts",))
    style = _table(raw, "style", reading)
    known = houses(_table(raw, "houses", reading), reading)
    default = Config()
    office = given(raw, "office", default.office, _office, reading)
    return Config(
        office=office,
        language=given(raw, "language", default.language, choice(get_args(Lang)), reading),
        formats=given(raw, "formats", default.formats, _formats, reading),
        fonts=given(docx, "fonts", default.fonts, choice(get_args(Fonts)), reading, "docx"),
        severities=_severities(_table(raw, "severity", reading), reading),
        style=_style(style, reading),
        style_spans={key: reading.place(key, "style") for key in style},
        houses=known,
        house=given(raw, "house", default.house, _house(known), reading),
        editions=_editions(_table(raw, "editions", reading), reading),
        publishing=publishing(raw, reading, office),
    )


def _editions(raw: dict[str, Any], reading: Reading) -> dict[str, Level]:
    for key in raw:
        if key not in SENSITIVE_KINDS:
            reading.unknown(key, "editions", SENSITIVE_KINDS)
    default: Level = "public"
    return {
        kind: given(raw, kind, default, choice(LEVELS), reading, "editions")
        for kind in SENSITIVE_KINDS
        if kind in raw
    }


def _table(raw: dict[str, Any], key: str, reading: Reading) -> dict[str, Any]:
    value = raw.get(key, {})
    if isinstance(value, dict):
        return value
    reading.refuse(key, "", value, f"一个表，写成 [{key}]", f"a table, written [{key}]")
    return {}


def _office(value: Any) -> str:
    if not isinstance(value, str) or "\n" in value:
        raise Refused("一行文字", "one line of text")
    return value.strip()


def _house(known: Mapping[str, Layout]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, str) and value in known:
            return value
        names = "、".join(known) or "（还没有）"
        raise Refused(
            f" [houses] 里的名称：{names}", f"a name under [houses]: {', '.join(known) or 'none yet'}"
        )

    return read


def _formats(value: Any) -> tuple[Format, ...]:
    example = 'formats = ["html", "docx"]'
    if not isinstance(value, list) or not value:
        raise Refused(f"列表，例如 {example}", f"a list such as {example}")
    strange = [v for v in value if not isinstance(v, str) or v not in FORMATS]
    if strange:
        raise Refused(f" {'、'.join(FORMATS)} 中的几个", f"some of {', '.join(FORMATS)}", strange[0])
    return tuple(f for f in FORMATS if f in value)


def _severities(raw: dict[str, Any], reading: Reading) -> dict[str, Severity | None]:
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


def _style(raw: dict[str, Any], reading: Reading) -> dict[str, StyleText]:
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
