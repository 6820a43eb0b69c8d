"""YAML's typing traps: unquoted scalars that other tools read as something else.

Not types: what a scalar is, its key decides.
"""

from __future__ import annotations

import re

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
SUSPECT = frozenset(("", *"~yYnNoO0123456789.+-"))
"""How an unquoted scalar begins (a character, or nothing at all) that may be a trap or say nothing."""
_TRAPS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?i:y|yes|on)"), "“是”", "true"),
    (re.compile(r"(?i:n|no|off)"), "“否”", "false"),
    (re.compile(r"[-+]?0[0-9_]+(?:\.[0-9_]*)?"), "八进制数", "an octal number"),
    (re.compile(r"[-+]?0[xX][0-9a-fA-F_]+"), "十六进制数", "a hexadecimal number"),
    (re.compile(r"[-+]?0[bB][01_]+|[-+]?0[oO][0-7_]+"), "二进制或八进制数", "a binary or octal number"),
    (re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"), "六十进制数", "a base-60 number"),
    (
        re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.?[0-9_]*_[0-9_]*"),
        "去掉下划线的数",
        "a number without underscores",
    ),
    (
        re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+"),
        "科学记数",
        "a number in powers of ten",
    ),
    (re.compile(r"(?i:[-+]?\.inf|\.nan)"), "无穷大或非数", "infinity or not-a-number"),
)
_ORDINARY = re.compile(r"[1-9][0-9]*(?:\.[0-9]+)?")


def is_null(plain: str) -> bool:
    """Whether an unquoted scalar says nothing."""
    return plain in _NULL


def trap(plain: str, is_key: bool = False) -> tuple[str, str] | None:
    """What other tools would take an unquoted scalar for, in Chinese and English. A key of one
    letter is the name of something, such as a fact."""
    if plain[:1] not in SUSPECT or (is_key and plain.isalpha() and len(plain) == 1):
        return None
    if _ORDINARY.fullmatch(plain):
        return None
    return next(((zh, en) for pattern, zh, en in _TRAPS if pattern.fullmatch(plain)), None)
