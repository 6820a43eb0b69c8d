"""Searches files: carriers give what stands in them, detectors say what may not; what passes is counted.

Not what is done about it: one error stops a publication, and that is for the pipeline.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from briefgen.diagnostics import Diagnostic, Passed, in_order
from briefgen.publish.gate.about import About, Allowed
from briefgen.publish.gate.carriers.carrier import read
from briefgen.publish.gate.detectors.detectors import found
from briefgen.publish.gate.opening import Budget, Opening
from briefgen.publish.gate.pieces import Flaw, Piece, Stamp, Where
from briefgen.publish.gate.plain import plain
from briefgen.publish.gate.wording import safe
from briefgen.rules import gate as rules

NAME = Where("文件名", "the file's name", main=True)
MOST_OF_A_RULE = 50
"""Findings of one rule in one file that are told: who leaks a list need not read all of it."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found in a set of files; `used` are the entries of the allow-list that let something pass."""

    findings: tuple[Diagnostic, ...] = ()
    passed: tuple[Passed, ...] = ()
    used: frozenset[Allowed] = frozenset()


def search(files: Iterable[tuple[str, bytes]], about: About) -> Iterator[Diagnostic]:
    """Every finding in the files, by place. Pure: the same files and `about` give the same findings."""
    yield from searched(files, about).findings


def searched(files: Iterable[tuple[str, bytes]], about: About) -> Searched:
    """The same, with what was let pass."""
    findings: list[Diagnostic] = []
    passed: list[Passed] = []
    used: set[Allowed] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for finding, value, name in _all(files, about):
        allowed = next((one for one in about.allowed if _lets(one, finding, name, value)), None)
        if allowed is None:
            counts[name, finding.code] += 1
            if counts[name, finding.code] <= MOST_OF_A_RULE:
                findings.append(finding)
        else:
            passed.append(Passed(finding, allowed.reason, allowed.span))
            used.add(allowed)
    return Searched(in_order(findings), tuple(passed), frozenset(used))


def allowances(allowed: Iterable[Allowed]) -> Iterator[Diagnostic]:
    """BG635, BG636: entries of the allow-list that let nothing pass as they are written."""
    words = {word for rule in rules.OPEN_TO_ALLOW for word in (rule.code.casefold(), rule.name)}
    for one in allowed:
        if one.rule.casefold() not in words:
            yield rules.ALLOWED_UNKNOWN.at(one.span, rule=one.rule)
        elif not one.reason.strip():
            yield rules.ALLOWED_WITHOUT_REASON.at(one.span, rule=one.rule)


def unused(allowed: Iterable[Allowed], used: frozenset[Allowed]) -> Iterator[Diagnostic]:
    """BG637: entries that nothing needed, once every document has been searched."""
    for one in allowed:
        if one not in used and not any(True for _ in allowances((one,))):
            yield rules.ALLOWED_UNUSED.at(one.span, rule=one.rule)


def _lets(allowed: Allowed, finding: Diagnostic, name: str, value: str) -> bool:
    return finding.rule in rules.OPEN_TO_ALLOW and allowed.covers(finding.rule, name, value)


def _all(files: Iterable[tuple[str, bytes]], about: About) -> Iterator[tuple[Diagnostic, str, str]]:
    """Every finding with the value that it is about and the file's name."""
    for finding in _days(about):
        yield finding, "", finding.span.file
    for name, content in files:
        file = _File(name, about)
        for finding, value in file.findings(content):
            yield finding, value, name


def _days(about: About) -> Iterator[Diagnostic]:
    """BG627, BG628: what is wrong with the days of a document by its record."""
    if about.record is None:
        return
    own = about.dated or about.undated or None
    for day, zh, en in ((own, "成文日期", "day"), (about.published, "发布日期", "day of publication")):
        if day is None:
            yield rules.DAY_MISSING.at(about.record, what_zh=zh, what_en=en)
    if about.dated and about.published and about.dated > about.published:
        yield rules.DAY_IN_FUTURE.at(
            about.record,
            where_zh="文件",
            where_en="the document",
            value=about.dated.isoformat(),
            published=about.published.isoformat(),
        )


class _File:
    """One file being searched: its name as it may be told, and what was told of it."""

    def __init__(self, name: str, about: About) -> None:
        self._name, self._about = name, about
        self._shown = safe(name, about)
        self._known: set[tuple[str, str]] = set()

    def findings(self, content: bytes) -> Iterator[tuple[Diagnostic, str]]:
        """Everything that is found in its name and in its content."""
        for text in dict.fromkeys((self._name, unquote(self._name))):
            yield from self._of_piece(Piece(text.replace("/", "\x1d"), NAME))
        if self._about.shipped and hashlib.sha256(content).hexdigest() in self._about.shipped:
            return
        late: list[Piece] = []
        for told in read(self._name, content, Opening(Budget(), read)):
            if isinstance(told, Piece) and told.kind == "raw":
                late.append(told)
            else:
                yield from self._of(told)
        for piece in late:
            yield from self._of_piece(piece)

    def _of(self, told: Piece | Flaw | Stamp) -> Iterator[tuple[Diagnostic, str]]:
        match told:
            case Piece():
                yield from self._of_piece(told)
            case Flaw():
                yield from self._of_flaw(told)
            case Stamp():
                yield from self._of_stamp(told)

    def _of_piece(self, piece: Piece) -> Iterator[tuple[Diagnostic, str]]:
        text = plain(piece.text)
        for hit in found(text.text, piece.kind, self._about):
            key = hit.rule.code, hit.value
            if piece.kind == "raw" and key in self._known:
                continue  # told where it was read as what it is
            self._known.add(key)
            number, label = piece.at(text.origin(hit.start))
            zh, en = (safe(words, self._about) for words in piece.where.told(number, label))
            yield (
                hit.rule.at(piece.where.span(self._shown, number), where_zh=zh, where_en=en, value=hit.shown),
                hit.value,
            )

    def _of_flaw(self, flaw: Flaw) -> Iterator[tuple[Diagnostic, str]]:
        zh, en = (safe(words, self._about) for words in flaw.where.told(flaw.number, ""))
        params = {key: safe(value, self._about) for key, value in flaw.params}
        yield (
            flaw.rule.at(flaw.where.span(self._shown, flaw.number), where_zh=zh, where_en=en, **params),
            "",
        )

    def _of_stamp(self, stamp: Stamp) -> Iterator[tuple[Diagnostic, str]]:
        published = self._about.published
        if published is None or stamp.day <= published:
            return
        finding = rules.DAY_IN_FUTURE.at(
            stamp.where.span(self._shown, 1),
            where_zh=stamp.where.zh,
            where_en=stamp.where.en,
            value=stamp.day.isoformat(),
            published=published.isoformat(),
        )
        yield finding, stamp.day.isoformat()
