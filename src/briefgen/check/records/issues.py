"""An issue of a bulletin beside the one before it: figures and words that were left in.

Not composing: only the records of both issues are read. What both name by reference is not repeated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from briefgen.check.records.asked import matches, queries
from briefgen.check.records.figures import halves, said, titled
from briefgen.check.records.passages import Filled, Passage, cases, filled, passages
from briefgen.diagnostics import Diagnostic, Related, Span
from briefgen.load.limit import capped
from briefgen.model.briefing import Bulletin
from briefgen.model.fact import Fact
from briefgen.model.indicator import Observation
from briefgen.model.interval import MEASURED
from briefgen.model.period import Period, days
from briefgen.model.quantity import Amount, Quantity
from briefgen.model.section import Case
from briefgen.model.workspace import Workspace
from briefgen.rules import staleness
from briefgen.rules import totals as rules

FEWEST_DIGITS = 4
"""Significant digits of a figure that is hardly the same in two issues."""
FEWEST_HAN, FEWEST_TIMED = 15, 8
"""Han characters of a sentence that is told if it is repeated; fewer where it names a time."""
_LASTING = MEASURED - {"元", "美元", "吨", "百分点"}
"""Units of sizes and lengths, which do not change from issue to issue."""
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TIMED = re.compile("本月|上月|本周|上周|本季度|本期|\\d月")
_MONTH = re.compile(
    r"(?<![\d—–～~至-])(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?!\d|底?前|以来|[—–～~至-])"
)
_COMPARED = re.compile("比|较|环比|同期|上月|去年|上年|与|自|从|截至|召开|印发|以来|起")


@dataclass(frozen=True, slots=True)
class _Issues:
    """An issue and the one before it in its series."""

    now: Bulletin
    before: Bulletin

    @property
    def title(self) -> str:
        """The former issue, as people cite it."""
        issue = self.before.issue
        return f"{self.before.series.name}〔{issue.year}〕第{issue.number}期"


def unchanged_value(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG237: figures of an issue that are those of the issue before."""
    return tuple(capped(f for pair in _consecutive(workspace) for f in _unchanged(workspace, pair)))


def stale_words(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """BG350: sentences of the issue before, and its month."""
    return tuple(capped(f for pair in _consecutive(workspace) for f in _stale(workspace, pair)))


def _consecutive(workspace: Workspace) -> Iterator[_Issues]:
    series: dict[str, dict[tuple[int, int], Bulletin]] = {}
    for briefing in workspace.briefings.values():
        if isinstance(briefing, Bulletin):
            at = briefing.issue.year, briefing.issue.number
            series.setdefault(str(briefing.series.name), {}).setdefault(at, briefing)
    for issues in series.values():
        for before, now in pairwise(sorted(issues)):
            if not _of_one_file(workspace, issues[now], issues[before]):
                yield _Issues(issues[now], issues[before])


def _of_one_file(workspace: Workspace, one: Bulletin, other: Bulletin) -> bool:
    """Whether both are made of one briefing (`for:`): then its words are the same on purpose."""
    mine, theirs = workspace.targets.get(str(one.id)), workspace.targets.get(str(other.id))
    return mine is not None and theirs is not None and mine.family == theirs.family


# ---- figures


def _unchanged(workspace: Workspace, pair: _Issues) -> Iterator[Diagnostic]:
    yield from _same_facts(pair.now.facts, pair.before.facts, pair)
    former = {str(c.id): c for c in cases(workspace, pair.before)}
    for case in cases(workspace, pair.now):
        for other in former.values() if case.id not in former else ():
            if case.place == other.place:
                yield from _same_facts(case.facts, other.facts, pair)
    yield from _same_observations(workspace, pair)


def _same_facts(now: Mapping[str, Fact], before: Mapping[str, Fact], pair: _Issues) -> Iterator[Diagnostic]:
    for alias, fact in now.items():
        former = before.get(alias)
        if former is None or fact.indicator is not None or fact.note is not None:
            continue
        for one, other in zip(_figures(fact), _figures(former), strict=False):
            if one.source is not None and other.source is not None and _is_left(one, other):
                name = str(fact.label or alias)
                yield _repeated(name, one, one.source.span, other.source.span, pair)


def _figures(fact: Fact) -> tuple[Quantity, ...]:
    found = (fact.value, fact.households, fact.persons)
    return tuple(f for f in found if isinstance(f, Quantity))


def _is_left(one: Quantity, other: Quantity) -> bool:
    same = one.value == other.value and one.unit == other.unit and one.approx == other.approx
    lasting = bool(one.unit.under) or bool(_LASTING.intersection(one.unit.over)) or one.unit.is_ratio
    return same and not lasting and len(f"{abs(one.value):f}".replace(".", "").strip("0")) >= FEWEST_DIGITS


def _repeated(name: str, figure: Quantity, span: Span, other: Span, pair: _Issues) -> Diagnostic:
    related = Related(other, f"上期 {said(figure)}", f"{said(figure)} in the issue before")
    return rules.UNCHANGED_VALUE.at(span, related, name=name, value=said(figure), previous=pair.title)


def _same_observations(workspace: Workspace, pair: _Issues) -> Iterator[Diagnostic]:
    """Flows that both issues ask for, each for its own period."""
    former = {_group(o): o for o in _flows(workspace, pair.before)}
    for one in _flows(workspace, pair.now):
        other = former.get(_group(one))
        if other is None or other.period == one.period:
            continue
        for (_, figure), (_, old) in zip(halves(one.amount), halves(other.amount), strict=False):
            if isinstance(figure, Quantity) and isinstance(old, Quantity) and _is_left(figure, old):
                yield _repeated(titled(one, workspace), figure, one.span, other.span, pair)


def _flows(workspace: Workspace, issue: Bulletin) -> Iterator[Observation]:
    seen: set[int] = set()
    for passage in passages(workspace, issue):
        for asked in queries(workspace, passage):
            if asked.indicator.kind != "flow" or "period" not in asked.where:
                continue
            place = passage.owner.place or issue.place
            for one in matches(workspace, asked, None if place is None else str(place)):
                if id(one) not in seen:
                    seen.add(id(one))
                    yield one


def _group(one: Observation) -> tuple[object, ...]:
    return one.indicator, one.place, one.dimensions


# ---- words


def _stale(workspace: Workspace, pair: _Issues) -> Iterator[Diagnostic]:
    shared = {str(c.id) for c in cases(workspace, pair.now)}
    shared &= {str(c.id) for c in cases(workspace, pair.before)}
    now, before = (_own(passages(workspace, issue), shared) for issue in (pair.now, pair.before))
    former = {_bare(s): f.place(at) for f in before for at, s in _sentences(f)}
    month, past = _month(pair.now), _month(pair.before)
    for text in now:
        for at, sentence in _sentences(text):
            other = former.get(_bare(sentence)) if _is_long(sentence) else None
            if other is not None:
                yield _copied(text.place(at), other, sentence, pair)
            elif month is not None and past is not None and month != past:
                yield from _other_month(text, at, sentence, month, past)


def _own(found: tuple[Passage, ...], shared: set[str]) -> list[Filled]:
    """What is not printed by naming one case in both issues."""
    own = (p for p in found if not (isinstance(p.owner, Case) and p.owner.id in shared))
    return [filled(p, _formed, _asked) for p in own if not p.in_table]


def _asked(expression: str, passage: Passage) -> str:
    """A query as it is written, with its facts: it prints the same only if it asks the same."""

    def written(match: re.Match[str]) -> str:
        fact = passage.owner.facts.get(match[1])
        return _written(fact) if fact is not None else match[0]

    same = re.sub(r"\bf\.(\w+)", written, "".join(expression.split()))
    return f"{{{{{passage.owner.place}:{same}}}}}"


def _written(fact: Fact) -> str:
    """What a fact says: two sentences with other figures are not the same."""
    if fact.day is not None:
        return f"{fact.day.year}年{fact.day.month}月{fact.day.day}日"
    if fact.households is not None and fact.persons is not None:
        return "".join(said(f) for _, f in (*_pair(fact.households), *_pair(fact.persons)))
    if fact.value is not None:
        return "".join(said(f) for _, f in halves(fact.value))
    return str(fact.text or "、".join(fact.items or ()))


_FORMS = {"month": "{0.year}年{0.month}月", "month_day": "{0.month}月{0.day}日", "year": "{0.year}年"}
_FILTER = re.compile(r"\s*\|\s*(\w+)(?:\(\s*\))?\s*")


def _formed(fact: Fact, rest: str) -> str:
    """A fact with the filter behind it, where that prints part of a day."""
    form = _FILTER.fullmatch(rest) if fact.day is not None else None
    return _FORMS[form[1]].format(fact.day) if form is not None and form[1] in _FORMS else _written(fact)


def _pair(amount: Amount) -> tuple[tuple[str, Quantity], ...]:
    return (("", amount),) if isinstance(amount, Quantity) else ()


def _sentences(text: Filled) -> Iterator[tuple[int, str]]:
    for match in _SENTENCE.finditer(text.text):
        lead = len(match[0]) - len(match[0].lstrip())
        yield match.start() + lead, match[0].strip()


def _bare(sentence: str) -> str:
    return "".join(sentence.split()).rstrip("。！？；")


def _is_long(sentence: str) -> bool:
    fewest = FEWEST_TIMED if _TIMED.search(sentence) else FEWEST_HAN
    return len(_HAN.findall(re.sub(r"\{\{.*?\}\}", "", sentence))) >= fewest


def _copied(span: Span, other: Span, sentence: str, pair: _Issues) -> Diagnostic:
    related = Related(other, "上期的这一句", "this sentence of the issue before")
    zh, en = f"与{pair.title}一字不差", f"word for word from {pair.title}"
    return staleness.STALE_WORDS.at(span, related, fault_zh=zh, fault_en=en, text=_clipped(sentence))


def _other_month(text: Filled, at: int, sentence: str, month: Period, past: Period) -> Iterator[Diagnostic]:
    """A month that is the former issue's, where nothing is compared and this issue's is not named."""
    if _COMPARED.search(sentence):
        return
    named = [(m, int(m["month"]), m["year"]) for m in _MONTH.finditer(sentence)]
    if any(number == int(month.key[5:7]) for _, number, _ in named):
        return
    for match, number, year in named:
        if number == int(past.key[5:7]) and year in (None, past.key[:4]):
            zh, en = (
                f"写着上期的月份（本期是{month.text}）",
                f"the former issue's month (this one is of {month.key})",
            )
            span = text.place(at + match.start())
            yield staleness.STALE_WORDS.at(span, fault_zh=zh, fault_en=en, text=_clipped(sentence))


def _month(issue: Bulletin) -> Period | None:
    """The month that an issue's figures stand at, where it says so."""
    reach = days(issue.as_of) if isinstance(issue.as_of, Period) else None
    if reach is None or (reach[0].year, reach[0].month) != (reach[1].year, reach[1].month):
        return None
    return Period(reach[0].strftime("%Y-%m"), f"{reach[0].year}年{reach[0].month}月")


def _clipped(sentence: str) -> str:
    shown = re.sub(r"\{\{.*?\}\}", "…", sentence)
    return shown if len(shown) <= 30 else f"{shown[:30]}…"
