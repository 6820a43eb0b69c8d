"""Bytes to text that is safe to parse: size, encoding, characters, tabs, depth of brackets.

Not YAML: what the text means is read later.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen import files
from briefgen.diagnostics import Diagnostic, Edit, Fix, Rule, Span, has_errors
from briefgen.load.limit import more, taken
from briefgen.rules import load as rules

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 60

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff\U000f0000-\U0010ffff]"
)
LINE_END = re.compile(r"\r\n|\r|\n")
_NO_BREAK = re.compile("\u00a0")
_INVISIBLE = frozenset({0xAD, 0x200B, 0x2060})
_TABBED = re.compile(r"^[ ]*\t[ \t]*(?=[^\s#])", re.MULTILINE)
_NEST = re.compile(rf"(?:[\[{{]\s*){{{MAX_DEPTH}}}")
_BRACKETS = bytes.maketrans(b"{", b"[")
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)

Findings = list[Diagnostic]


def file_bytes(root: Path, file: str, limit: int) -> tuple[bytes | None, Findings]:
    """The content of a regular file in a workspace, no larger than the limit."""
    try:
        return files.contents(root, file, limit), []
    except files.TooLarge as error:
        size = files.megabytes(error.size)
        return None, [rules.TOO_LARGE.at(Span(file), size=size, limit=files.megabytes(limit))]
    except files.Unreadable as error:
        return None, [rules.UNREADABLE.at(Span(file), problem_zh=error.zh, problem_en=error.en)]


def yaml_text(content: bytes, file: str) -> tuple[str | None, Findings]:
    """The text of a YAML file, or why it may not be parsed."""
    text, findings = utf8_text(content, file)
    if text is None:
        return None, findings
    ordinary = _is_ordinary(text)
    if not ordinary:
        findings += characters(text, file)
        findings += _each(rules.TAB_INDENT, _TABBED, text, file)
    if not (ordinary and _is_shallow(content)) and (nest := _NEST.search(text)):
        findings.append(
            rules.TOO_DEEP.at(_place(text, nest.start(), nest.start() + 1, file), limit=MAX_DEPTH)
        )
    return (None if has_errors(findings) else text), findings


def _is_ordinary(text: str) -> bool:
    """Whether a text has lines of printable characters only, and no space but the plain one: no forbidden
    character is printable, nor is a tab. It takes a third of the time of looking for each."""
    return text.replace("\n", "").isprintable()


def _is_shallow(content: bytes) -> bool:
    """Whether an ordinary text never has as many brackets in a row as `_NEST` looks for, space or none
    between them: told ten times as fast."""
    return b"[" * MAX_DEPTH not in content.translate(_BRACKETS, b" \n")


def utf8_text(content: bytes, file: str) -> tuple[str | None, Findings]:
    """The text of a UTF-8 file without its byte order mark."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return None, [_encoded(name, Span(file))]
    if content.count(b"\0") * 4 > len(content):
        return None, [_encoded("UTF-16", Span(file))]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace").removeprefix("\ufeff")) + 1
        place = Span(file, before.count(b"\n") + 1, column)
        return None, [wrong_encoding(content, place)]


def characters(text: str, file: str) -> Findings:
    """Every character that no record may hold, and spaces that only look like one."""
    return [
        *_each(rules.FORBIDDEN_CHARACTER, FORBIDDEN, text, file),
        *(_mendable(finding, text) for finding in _each(rules.NO_BREAK_SPACE, _NO_BREAK, text, file)),
    ]


def _mendable(finding: Diagnostic, text: str) -> Diagnostic:
    """A no-break space inside a text with its mend: a plain one looks the same. Where a plain one
    would be a mark of YAML, it is not certain what was meant."""
    span = finding.span
    if finding.rule is not rules.NO_BREAK_SPACE or span.end_column is None:
        return finding
    line = LINE_END.split(text)[span.line - 1]
    before, after = line[: span.column - 1].strip(), line[span.end_column - 1 :].strip()
    if not before or before[-1] in ":-?" or after.startswith("#"):
        return finding
    return replace(finding, fix=Fix("改成普通空格", "a plain space", (Edit(span, " "),)))


def _each(rule: Rule, pattern: re.Pattern[str], text: str, file: str) -> Findings:
    """A finding for each match, as many as are shown."""
    matches, rest = taken(pattern.finditer(text))
    places = [_place(text, match.start(), match.end(), file) for match in matches]
    params = [described(m[0]) if rule is rules.FORBIDDEN_CHARACTER else {} for m in matches]
    found = [rule.at(place, **given) for place, given in zip(places, params, strict=True)]
    return [*found, more(rule.code, rest, places[-1])] if rest else found


def described(char: str) -> dict[str, Any]:
    """The name of a forbidden character, as parameters of a message."""
    code = ord(char)
    if code < 0xA0:
        zh, en = "控制字符", "a control character"
    elif code in (0x2028, 0x2029):
        zh, en = "隐形的换行", "an invisible line break"
    elif code == 0xFEFF:
        zh, en = "文件中间的字节序标记", "a byte order mark inside the file"
    elif code in _INVISIBLE:
        zh, en = "看不见的断行符", "an invisible line-breaking mark"
    elif code in (0x61C, 0x200E, 0x200F) or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        zh, en = "看不见的文字方向符", "an invisible mark of direction"
    elif 0xD800 <= code <= 0xDFFF:
        zh, en = "半个代理对", "a lone surrogate"
    elif code in (0xFFFE, 0xFFFF):
        zh, en = "非字符", "a non-character"
    else:
        zh, en = "私用区", "private use"
    return {"codepoint": f"U+{code:04X}", "what_zh": zh, "what_en": en}


def wrong_encoding(content: bytes, place: Span) -> Diagnostic:
    """What a file that is not UTF-8 may be instead."""
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        zh, en = "有不是 UTF-8 的字节，看不出文件的编码", "the encoding is unknown"
        return rules.WRONG_ENCODING.at(place, found_zh=zh, found_en=en)
    return _encoded("GBK (GB18030)", place)


def _encoded(name: str, place: Span) -> Diagnostic:
    zh, en = f"文件编码是 {name}", f"the file is encoded as {name}"
    return rules.WRONG_ENCODING.at(place, found_zh=zh, found_en=en)


def _place(text: str, start: int, end: int, file: str) -> Span:
    before = text[:start]
    line = len(LINE_END.findall(before)) + 1
    column = start - max(before.rfind("\n"), before.rfind("\r"))
    return Span(file, line, column, line, column + end - start)
