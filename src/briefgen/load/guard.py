"""Bytes to text that is safe to parse: size, encoding, characters, tabs, depth of brackets.

Not YAML: what the text means is read later.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any

from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import load as rules

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 60
MAX_FINDINGS = 20
"""Of one kind in one file; a binary file would give thousands."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\U000f0000-\U0010ffff]"
)
_TABBED = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)
_NEST = re.compile(rf"(?:[\[{{]\s*){{{MAX_DEPTH}}}")
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

Findings = list[Diagnostic]


def file_bytes(path: Path, file: str, limit: int) -> tuple[bytes | None, Findings]:
    """The content of a file no larger than the limit."""
    try:
        size = path.stat().st_size
        if size > limit:
            return None, [rules.TOO_LARGE.at(Span(file), size=_megabytes(size), limit=_megabytes(limit))]
        return path.read_bytes(), []
    except OSError as error:
        return None, [rules.UNREADABLE.at(Span(file), problem=error.strerror or type(error).__name__)]


def yaml_text(content: bytes, file: str) -> tuple[str | None, Findings]:
    """The text of a YAML file, or why it may not be parsed."""
    text, findings = utf8_text(content, file)
    if text is None:
        return None, findings
    findings += characters(text, file)
    findings += [
        rules.TAB_INDENT.at(_place(text, match.start(), match.end(), file))
        for match, _ in zip(_TABBED.finditer(text), range(MAX_FINDINGS), strict=False)
    ]
    if nest := _NEST.search(text):
        findings.append(
            rules.TOO_DEEP.at(_place(text, nest.start(), nest.start() + 1, file), limit=MAX_DEPTH)
        )
    return (None if findings else text), findings


def utf8_text(content: bytes, file: str) -> tuple[str | None, Findings]:
    """The text of a UTF-8 file without its byte order mark."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return None, [rules.WRONG_ENCODING.at(Span(file), encoding=name)]
    if content.count(b"\0") * 4 > len(content):
        return None, [rules.WRONG_ENCODING.at(Span(file), encoding="UTF-16")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
        place = Span(file, before.count(b"\n") + 1, column)
        return None, [rules.WRONG_ENCODING.at(place, encoding=_encoding(content))]


def characters(text: str, file: str) -> Findings:
    """Every character that no record may hold."""
    return [
        rules.FORBIDDEN_CHARACTER.at(_place(text, match.start(), match.end(), file), **described(match[0]))
        for match, _ in zip(FORBIDDEN.finditer(text), range(MAX_FINDINGS), strict=False)
    ]


def described(char: str) -> dict[str, Any]:
    """The name of a forbidden character, as parameters of a message."""
    code = ord(char)
    if code < 0xA0:
        zh, en = "控制字符", "a control character"
    elif code in (0x2028, 0x2029):
        zh, en = "隐形的换行", "an invisible line break"
    elif code == 0xFEFF:
        zh, en = "文件中间的字节序标记", "a byte order mark inside the file"
    elif 0xD800 <= code <= 0xDFFF:
        zh, en = "半个代理对", "a lone surrogate"
    elif code in (0xFFFE, 0xFFFF):
        zh, en = "非字符", "a non-character"
    else:
        zh, en = "私用区", "private use"
    return {"codepoint": f"U+{code:04X}", "what_zh": zh, "what_en": en}


def _encoding(content: bytes) -> str:
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return "未知 (unknown)"
    return "GBK (GB18030)"


def _place(text: str, start: int, end: int, file: str) -> Span:
    before = text[:start]
    line = len(re.findall(r"\r\n|\r|\n", before)) + 1
    column = start - max(before.rfind("\n"), before.rfind("\r"))
    return Span(file, line, column, line, column + end - start)


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
