"""Numbers in the finished document that no record stands behind.

Not the arithmetic of bound ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.agreement.conflicts import is_called
from briefgen.check.agreement.pool import ELSEWHERE, Pool
from briefgen.check.agreement.reading import Figure, Reading
from briefgen.check.paper import Paper
from briefgen.diagnostics import Diagnostic, Related
from briefgen.document.pieces import Role
from briefgen.ledger.entry import Entry, Printed
from briefgen.rules import agreement, numbers

SMALL, TELLING = Decimal(10), Decimal(100)
"""Below the first, any record may hold a number by chance; below the second, its words must be near."""

_TELLING = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{3,})(?:\.\d+)?|\d+\.\d+")
_CODE = re.compile(
    r"0\d{2,3}|[48]00|1\d{10}|1[12]\d|1[02]\d{3}|9\d{4}|(?:19|20)\d{2}"  # telephones and years
    r"|(?:[1-9]|1[0-2])\.(?:[1-9]|[12]\d|3[01])"  # days: 8.31
)
_SIGNS = r"A-Za-z_./\\:：@#＃=×+＋°\-—–~～·*"
_CODED_BEFORE = re.compile(
    rf"(?:[{_SIGNS}〔（(]|[\dA-Za-z]、|第|至|号|码|电话|传真|热线|专线|手机|[账帐]号|邮编|信箱|版本|比例尺)[为是]?\Z"
)
_CODED_BEHIND = re.compile(
    rf"[{_SIGNS}〕）)*、至号路线版型]|[国省县乡]道|高地|工程|行动|计划|热线|平台|系列|服务|模式"
)


def unitless_number(paper: Paper) -> Iterator[Diagnostic]:
    """BG255: typed digits in a sentence, three or more or with decimals, without a unit and no code."""
    for line in paper.ledger.lines:
        if line.role is Role.BODY:
            for entry in paper.ledger.on(line):
                if entry.kind == "literal" and not entry.counted and _is_unitless(line.text, entry):
                    yield agreement.UNITLESS_NUMBER.at(entry.place or paper.home, text=entry.text)


def _is_unitless(text: str, entry: Entry) -> bool:
    if not _TELLING.fullmatch(entry.text) or _CODE.fullmatch(entry.text):
        return False
    before = text[max(0, entry.offset - 8) : entry.offset].rstrip()
    return _CODED_BEFORE.search(before) is None and _CODED_BEHIND.match(text, entry.end) is None


def unbound_number(paper: Paper) -> Iterator[Diagnostic]:
    """BG201: a typed number with a unit, in digits or in Chinese numerals, or digits beside a value's."""
    typed = [entry for entry in paper.ledger.entries if entry.kind == "literal" and entry.counted]
    if not typed:
        return
    reading = Reading(paper)
    pool = Pool(reading)
    figures = {figure.entry.id: (line, figure) for line, figure in reading.typed()}
    for entry in typed:
        related = _recorded(pool, *figures[entry.id]) if entry.id in figures else ()
        yield numbers.UNBOUND_NUMBER.at(entry.place or paper.home, *related, text=entry.text)


def _recorded(pool: Pool, line: Printed, figure: Figure) -> tuple[Related, ...]:
    """The record that holds the very number, and how to print it."""
    is_round = not figure.digits
    if not figure.is_weighty or (is_round and figure.base < SMALL):
        return ()
    found = [known for known in pool.said_by(figure) if known.write != ELSEWHERE]
    called = [known for known in found if is_called(line, figure, known)]
    if not called and is_round and figure.base < TELLING:
        return ()
    return tuple(
        Related(
            known.span,
            f"记录里有{known.said}（{known.title}），写作 {known.write}",
            f"the records hold {known.said} ({known.title}): write {known.write}",
        )
        for known in (called or found)[:1]
    )
