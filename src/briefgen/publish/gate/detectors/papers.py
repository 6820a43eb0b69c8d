"""Passports, travel permits, number plates and personal mail: numbers with letters.

Not numbers of digits only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.publish.gate.detectors.hits import Hit, covered
from briefgen.publish.gate.pieces import Kind
from briefgen.rules import gate as rules

_TRAVEL = re.compile(
    r"(?<![0-9A-Za-z])(?:[EGDSPK][0-9]{8}|[EDSPCWT][A-HJ-NP-Z][0-9]{7}|[CWT][0-9]{8}|[HM][0-9]{8}(?:[0-9]{2})?|1[45][0-9]{7})(?![0-9A-Za-z])"
)
_PARTED = re.compile(r"(?<=[EGDSPKCWTHM])[ \u3000-](?=[0-9]{8}(?![0-9]))")
_SAID = ("护照", "通行证", "回乡证", "台胞证", "出入境证件")
_TRAVEL_SAID = re.compile(rf"{'|'.join(_SAID)}|(?i:passport)")
NEAR = 200
"""Characters on either side in which the paper is to be named: a table names it in its head."""

_BLANK = r"[ \u3000·•‧．.\-]{0,2}"
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
    r"(?:(?<![\u4e00-\u9fff]号.)|(?<=[牌照车]号.))[A-HJ-NP-Z]"  # 卷号, 编号 and the like number other things
    + _BLANK
    + r"(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]"
    r"|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])(?![0-9A-Za-z\-])"
)
_DIGITS = re.compile("[0-9]")
_MAIL = re.compile(
    r"(?i)(?<![\w.+-])[\w.+-]{1,64}@(?:(?:vip\.)?(?:qq|163|126|yeah|sina|sohu|foxmail|gmail|hotmail|outlook|live|icloud|yahoo|aliyun|139|189|wo|21cn|tom|msn)"
    r"\.(?:com|cn|net|com\.cn))(?![\w.-]*\w)"
)


def travel_documents(text: str) -> Iterator[Hit]:
    """BG613: only where the text speaks of such papers nearby, for the shape alone says little."""
    if not (any(word in text for word in _SAID) or "passport" in text.lower()):
        return
    whole = _PARTED.sub("", text) if _PARTED.search(text) else text
    for found in _TRAVEL.finditer(whole):
        near = whole[max(found.start() - NEAR, 0) : found.end() + NEAR // 4]
        if _TRAVEL_SAID.search(near):
            yield Hit(rules.TRAVEL_DOCUMENT, found.start(), found[0], covered(found[0]))


def plates(text: str, kind: Kind) -> Iterator[Hit]:
    """BG614: with two digits at least, so that a province before a code is none."""
    if kind == "raw":
        return
    for found in _PLATE.finditer(text):
        if len(_DIGITS.findall(found[0])) >= 2:
            value = re.sub(_BLANK, "", found[0])
            yield Hit(rules.PLATE_NUMBER, found.start(), value, covered(value))


def personal_mail(text: str) -> Iterator[Hit]:
    """BG617."""
    if "@" in text:
        for found in _MAIL.finditer(text):
            shown = f"{found[0][0]}…@{found[0].partition('@')[2]}"
            yield Hit(rules.PERSONAL_MAIL, found.start(), found[0], shown)
