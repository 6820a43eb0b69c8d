"""The text of `briefgen.toml` while it is read: where its keys stand, and what is wrong so far.

Not the settings: those are `config` and `config.houses`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from briefgen.diagnostics import Diagnostic, Rule, Span
from briefgen.rules import load as rules
from briefgen.rules import records as record_rules
from briefgen.rules import rows as row_rules
from briefgen.rules.guess import hint

FILE = "briefgen.toml"
MAX_FINDINGS = 20
"""Of one rule."""
_ARRAY = re.compile(r"\s*\[\[\s*([^\[\]]*?)\s*\]\]")
_TABLE = re.compile(r"\s*\[\s*([^\[\]]*?)\s*\]")
_NAME = r"""(?:"[^"]+"|'[^']+'|[\w-]+)"""
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=")

T = TypeVar("T")


class Reading:
    """The text of the file, to find places in, and what is wrong so far."""

    def __init__(self, text: str) -> None:
        self.lines = text.splitlines()
        self.places: dict[tuple[str, str], Span] | None = None
        self.findings: list[Diagnostic] = []
        self.counts: dict[str, int] = {}

    def place(self, key: str, table: str = "") -> Span:
        """The line of a key, or of the nearest table around it. TOML libraries keep no places, so that it
        is looked for."""
        if self.places is None:
            self.places = dict(self._found())
        names = (table, key), ("", f"{table}.{key}" if table else key), ("", table)
        return next((self.places[name] for name in names if name in self.places), Span(FILE))

    def _found(self) -> Iterator[tuple[tuple[str, str], Span]]:
        """Keys and tables with their lines, the last first, so that the first one counts."""
        current = ""
        lists: Counter[str] = Counter()
        found: list[tuple[tuple[str, str], Span]] = []
        for number, line in enumerate(self.lines, 1):
            place = Span(FILE, number, len(line) - len(line.lstrip()) + 1)
            if match := _ARRAY.match(line):  # of tables: they are counted from 0
                name = ".".join(_names(match[1]))
                current = f"{name}.{lists[name]}"
                lists[name] += 1
                found.append((("", current), Span(FILE, number, 1)))
            elif match := _TABLE.match(line):
                current = ".".join(_names(match[1]))
                found.append((("", current), Span(FILE, number, 1)))
            elif match := _KEY.match(line):
                *outer, key = _names(match[1])
                found += (((".".join(filter(None, (current, *outer))), key), place),)
                found += (((current, outer[0]), place),) if outer else ()
        return reversed(found)

    def refuse(self, key: str, table: str, value: object, zh: str, en: str) -> None:
        name = f"{table}.{key}" if table else key
        place = self.place(key, table)
        if self.counted(rules.BAD_SETTING):
            self.findings.append(
                rules.BAD_SETTING.at(place, key=name, value=told(value), expected_zh=zh, expected_en=en)
            )

    def unknown(self, key: str, table: str, known: tuple[str, ...]) -> None:
        place = self.place(key, table)
        if self.counted(record_rules.UNKNOWN_KEY):
            guess = hint(key[:60], known)
            self.findings.append(
                record_rules.UNKNOWN_KEY.at(place, key=told(key), known="、".join(known), **guess)
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


def told(value: object) -> str:
    """A value as it is written in TOML, as far as it need be told."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{'，'.join(told(v) for v in value[:5])}{'…' if len(value) > 5 else ''}]"
    if isinstance(value, dict):
        return "{…}"
    text = str(value)
    return (text or '""') if len(text) <= 60 else f"{text[:60]}…"


def _names(path: str) -> list[str]:
    """The names of a dotted key, without quotes."""
    return [name.strip("\"'") for name in re.findall(_NAME, path)]


class Refused(Exception):
    """A value that a setting cannot have, and what it can be."""

    def __init__(self, zh: str, en: str, value: object = None) -> None:
        super().__init__(en)
        self.zh, self.en, self.value = zh, en, value


def given(
    raw: dict[str, Any], key: str, default: T, read: Callable[[Any], T], reading: Reading, table: str = ""
) -> T:
    if key not in raw:
        return default
    try:
        return read(raw[key])
    except Refused as refused:
        value = raw[key] if refused.value is None else refused.value
        reading.refuse(key, table, value, refused.zh, refused.en)
        return default


def choice(words: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, str) or value not in words:
            raise Refused(f" {'、'.join(words)} 之一", f"one of {', '.join(words)}")
        return value

    return read
