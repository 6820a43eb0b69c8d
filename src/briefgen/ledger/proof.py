"""The comments of a proof copy (校样): where each number comes from, and what is wrong with the words.

Not the file that holds them. They are in Chinese, like the document; none says when it was made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefgen.diagnostics import Diagnostic, Passed, Severity, Span, has_errors
from briefgen.document.comments import Comment
from briefgen.document.pieces import Role
from briefgen.document.tree import Document
from briefgen.ledger.citation import brief, place
from briefgen.ledger.entry import Entry, Kind, Ledger
from briefgen.ledger.index import Index, Passage, passage_of
from briefgen.ledger.records import Records
from briefgen.ledger.story import Step, story

CHECKER, PROVENANCE = ("briefgen 校核", "校"), ("数据出处", "据")
"""The two authors of comments, with their initials."""
MOST = 10_000
"""Comments on numbers; Word opens no file with more than 32,767 in all (MS-OI29500 2.1.315)."""
MOST_STEPS = 8
"""Paragraphs of a comment on a number; `briefgen trace` tells the rest."""
WEIGHTS: Mapping[Severity, str] = {
    Severity.ERROR: "错误",
    Severity.WARNING: "提醒",
    Severity.INFO: "说明",
}
KINDS: Mapping[Kind, str] = {
    "bound": "直接引用",
    "derived": "计算得出",
    "literal": "手工键入",
    "structural": "序号",
    "name": "专名",
}
"""The kinds of printed numbers, as the office calls them."""
TITLES = (Role.TITLE, Role.ARTICLE_TITLE, Role.ATTACHMENT_TITLE)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A document under review, and what was found."""

    document: Document
    ledger: Ledger
    found: tuple[Diagnostic, ...] = ()
    """About the document."""
    passed: tuple[Passed, ...] = ()
    """What its lines let pass."""
    known: tuple[Diagnostic, ...] = ()
    """About the records of the workspace, whether the document prints them or not."""
    home: str = ""
    """The file of the document's own record."""


def comments(reviewed: Reviewed, records: Records) -> tuple[Comment, ...]:
    """The comments of a proof copy, in printing order; at one place findings stand before provenance."""
    made = (*_findings(reviewed), *_provenance(reviewed.ledger, records))
    return tuple(
        sorted(made, key=lambda comment: (comment.line, comment.start, comment.author != CHECKER[0]))
    )


# ---- findings


def concerns(reviewed: Reviewed) -> tuple[tuple[Diagnostic, Passage | None], ...]:
    """The findings about a document with the words that each is about; of those about records, only the
    ones that are about words."""
    if not reviewed.found and not reviewed.known:
        return ()
    index = Index(reviewed.document, reviewed.ledger)
    own = (*reviewed.found, *(finding for finding in reviewed.known if finding.span.file == reviewed.home))
    others = (finding for finding in reviewed.known if finding.span.file != reviewed.home)
    about = ((finding, passage_about(finding, index)) for finding in others)
    return (
        *((finding, passage_about(finding, index)) for finding in own),
        *((finding, passage) for finding, passage in about if passage is not None),
    )


def _findings(reviewed: Reviewed) -> Iterator[Comment]:
    homeless: list[str] = []
    told = concerns(reviewed)
    for finding, passage in told:
        if passage is None:
            homeless += _told(finding)
        else:
            yield _comment(passage, CHECKER, _told(finding))
    homeless += _elsewhere(reviewed, frozenset(finding for finding, _ in told))
    title = _title(reviewed.ledger)
    if homeless and title is not None:
        yield _comment(title, CHECKER, tuple(homeless))


def _elsewhere(reviewed: Reviewed, told: frozenset[Diagnostic]) -> Iterator[str]:
    """How many errors in records that documents share stop this one, though it prints nothing of them."""
    left = [finding for finding in reviewed.known if finding not in told and has_errors([finding])]
    shared = [finding for finding in left if not finding.span.file.startswith("briefings/")]
    if shared:
        yield f"另有 {len(shared)} 个错误在各文件共用的记录里，不在本文印出的文字里，见 briefgen check"


def passage_about(finding: Diagnostic, index: Index) -> Passage | None:
    """The words that a finding is about: those at its own place that a related place names as well, else
    the first at any of its places; None if it is about none."""
    own, *others = (index.at(span) for span in _spans(finding))
    shared = (passage for other in others for passage in other if passage in own)
    near = (passage for span in _spans(finding) for passage in index.around(span))
    return next((passage for all in (shared, own, *others, near) for passage in all), None)


def _spans(finding: Diagnostic) -> tuple[Span, ...]:
    return finding.span, *(related.span for related in finding.related)


def _told(finding: Diagnostic) -> tuple[str, ...]:
    """What a comment says of a finding: the fault, the places, the cure."""
    head = f"{WEIGHTS[finding.severity]} {finding.code}　{finding.message('zh')}"
    related = (f"相关：{other.zh}（{place(other.span)}）" for other in finding.related)
    cure = finding.help("zh")
    mend = [finding.fix.zh] if finding.fix is not None else []
    return (
        f"{head}（{place(finding.span)}）",
        *related,
        *((f"办法：{cure}",) if cure else ()),
        *("可自动修改（--fix）" + (f"：{words}" if words != cure else "") for words in mend),
    )


def _title(ledger: Ledger) -> Passage | None:
    """The title, or the first words of a document without one."""
    printed = [line for line in ledger.lines if line.text]
    title = [line for line in printed if line.role in TITLES] or printed
    return Passage(title[0].number, 0, len(title[0].text)) if title else None


# ---- where numbers come from


def _provenance(ledger: Ledger, records: Records) -> Iterator[Comment]:
    """A comment a number; where a line tells the same twice, the first alone."""
    told: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    left = MOST
    for entry in ledger.entries:
        paragraphs = provenance(entry, records)
        if not paragraphs or paragraphs in told[entry.line] or not left:
            continue
        told[entry.line].add(paragraphs)
        left -= 1
        yield _comment(passage_of(entry), PROVENANCE, paragraphs)


def provenance(entry: Entry, records: Records) -> tuple[str, ...]:
    """What a comment says of a number; nothing of marks of order, of names and of what has no place."""
    if entry.kind in ("structural", "name") or (entry.behind is None and entry.place is None):
        return ()
    if entry.behind is None:
        return (f"{KINDS['literal']}：{entry.text}，没有记录（{place(_placed(entry))}）",)
    top = story(entry, records).children
    steps = tuple(dict.fromkeys(_steps(top, whole=entry.kind == "bound")))
    first, *rest = steps[:MOST_STEPS]
    more = len(steps) - MOST_STEPS
    return (
        f"{KINDS[entry.kind]}：{first}",
        *rest,
        *((f"……另有 {more} 步",) if more > 0 else ()),
    )


def _steps(steps: Iterable[Step], whole: bool) -> Iterator[str]:
    """A line a step, from the top; an operand is told without its source note."""
    for step in steps:
        said = step.text_zh if whole else brief(step)
        yield f"{said}（{place(step.span)}）" if step.span is not None else said
        yield from _steps(step.children, whole)


def _placed(entry: Entry) -> Span:
    assert entry.place is not None
    return entry.place


def _comment(passage: Passage, author: tuple[str, str], paragraphs: tuple[str, ...]) -> Comment:
    return Comment(passage.line, passage.start, passage.end, *author, paragraphs)
