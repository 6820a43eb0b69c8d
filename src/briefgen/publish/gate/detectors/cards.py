"""银行卡号: numbers with the prefix of an issuer, its length and the check digit.

Not the accounts of offices, which have neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.publish.gate.detectors.digits import Run
from briefgen.publish.gate.detectors.hits import Hit, covered
from briefgen.publish.gate.pieces import Kind
from briefgen.rules import gate as rules

_ISSUED = re.compile(
    r"62[0-9]{14,17}|9558[0-9]{15}|60[13][0-9]{13,16}|4[0-9]{15}|4[0-9]{18}"
    r"|(?:5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}|35[0-9]{14}"
)
_BY_WORD = re.compile(r"3[47][0-9]{13}|[0-9]{16,19}")
_SAID = re.compile(
    r"卡号|银行卡|借记卡|信用卡|存折|一卡通|社保卡|惠农卡|打卡账|银行帐号|银行账号|个人账[户号]"
)
_SHAPES = frozenset(
    (
        (16,),
        (17,),
        (18,),
        (19,),
        (15,),
        (4, 4, 4, 4),
        (4, 4, 4, 4, 1),
        (4, 4, 4, 4, 2),
        (4, 4, 4, 4, 3),
        (4, 6, 5),
        (6, 10),
        (6, 12),
        (6, 13),
        (8, 8),
    )
)


def bank_cards(text: str, run: Run, kind: Kind) -> Iterator[Hit]:
    """BG612."""
    if not 15 <= len(run.digits) <= 19 or not (run.shape in _SHAPES or run.over_a_line):
        return
    if _joined(text, run, kind):
        return
    said = bool(_SAID.search(text[max(run.start - 24, 0) : run.start]))
    if (_ISSUED.fullmatch(run.digits) and _luhn(run.digits)) or (said and _BY_WORD.fullmatch(run.digits)):
        yield Hit(rules.BANK_CARD, run.start, run.digits, covered(run.digits))


def _joined(text: str, run: Run, kind: Kind) -> bool:
    if not run.alike or run.stacked or (run.shape not in _SHAPES and not run.over_a_line):
        return True
    if any(joint and joint == run.joints[0] for joint in (run.before, run.after) if run.joints):
        return True
    if "." in (run.before[-1:], run.after[:1]):
        return True
    return kind != "raw" and any(char.isascii() and char.isalpha() for char in _beside(text, run))


def _beside(text: str, run: Run) -> str:
    return text[max(run.start - 1, 0) : run.start] + text[run.end : run.end + 1]


def _luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B."""
    total = 0
    for at, char in enumerate(reversed(digits)):
        value = int(char) * (at % 2 + 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
