"""Answers of `briefgen trace` as text: the list of numbers, the story of one, what a correction touches.

Not finding them, and not printing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby

from briefgen.diagnostics import Lang, Span
from briefgen.ledger.entry import Entry, Kind, Ledger
from briefgen.ledger.proof import KINDS
from briefgen.ledger.records import Records
from briefgen.ledger.story import Step, story
from briefgen.ledger.uses import Use, Uses
from briefgen.report.view import View, visible

AROUND = 14
"""Characters of its paragraph that are shown on each side of a number."""
HEADS = (("编号", "id"), ("印作", "printed"), ("种类", "kind"), ("数值", "value"), ("来自", "from"))
WIDEST = 28


def table(entries: Iterable[Entry], view: View) -> str:
    """A list of numbers, one a line, under heads."""
    heads = tuple(zh if view.lang == "zh" else en for zh, en in HEADS)
    rows = [heads, *(_row(entry, view) for entry in entries)]
    widths = [min(max(width(row[n]) for row in rows), WIDEST) for n in range(len(heads) - 1)]
    return "".join(_padded(row, widths) + "\n" for row in rows)


def explained(ledger: Ledger, entries: Iterable[Entry], records: Records, view: View) -> str:
    """The stories of numbers, each under the words that it is printed in."""
    return "\n".join("".join(f"{line}\n" for line in _story(ledger, e, records, view)) for e in entries)


def touched(uses: Uses, view: View) -> str:
    """What a correction would touch: derived indicators, then documents with their paragraphs."""
    zh = view.lang == "zh"
    lines: list[str] = []
    if uses.derived:
        lines.append("由它算出的指标" if zh else "indicators computed from it")
        lines += (f"  {one.name}（{one.id}） = {one.formula}" for one in uses.derived)
    for id, found in groupby(uses.printed, key=lambda use: use.ledger.document):
        lines.append(id)
        lines += (_used(use, view) for use in found)
    return "".join(f"{visible(line)}\n" for line in lines)


def excerpt(ledger: Ledger, entry: Entry) -> str:
    """The words around a number, the number in 【】."""
    text = ledger.lines[entry.line - 1].text
    before, after = text[: entry.offset], text[entry.end :]
    left = ("…" if len(before) > AROUND else "") + before[-AROUND:]
    right = after[:AROUND] + ("…" if len(after) > AROUND else "")
    return f"{left}【{entry.text}】{right}"


def kind_word(kind: Kind, lang: Lang) -> str:
    """A kind of number, in a word."""
    return KINDS[kind] if lang == "zh" else kind


def width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _row(entry: Entry, view: View) -> tuple[str, ...]:
    value = entry.value if len(entry.value) <= AROUND else f"{entry.value[:AROUND]}…"
    return (entry.id, entry.text, kind_word(entry.kind, view.lang), value + entry.unit, _from(entry, view))


def _from(entry: Entry, view: View) -> str:
    """The first record behind a number and how many more; of a typed one, where it is typed."""
    sources = entry.behind.sources if entry.behind is not None else ()
    if not sources:
        return view.place(entry.place) if entry.place is not None else ""
    first = f"{sources[0].name} {view.place(sources[0].span)}"
    return first + (f" (+{len(sources) - 1})" if len(sources) > 1 else "")


def _padded(row: tuple[str, ...], widths: list[int]) -> str:
    cells = [visible(cell) + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)]
    return "  ".join((*cells, visible(row[-1]))).rstrip()


def _story(ledger: Ledger, entry: Entry, records: Records, view: View) -> Iterator[str]:
    yield visible(f"{entry.id}  {excerpt(ledger, entry)}{_under(ledger, entry)}")
    step = story(entry, records)
    yield visible(_said(step.text(view.lang), step.span, view))
    yield from _branches(step.children, "", view)


def _branches(steps: tuple[Step, ...], indent: str, view: View) -> Iterator[str]:
    for number, step in enumerate(steps, 1):
        last = number == len(steps)
        said = visible(_said(step.text(view.lang), step.span, view))
        yield f"{indent}{'└─ ' if last else '├─ '}{said}"
        yield from _branches(step.children, indent + ("   " if last else "│  "), view)


def _said(text: str, span: Span | None, view: View) -> str:
    return f"{text}  [{view.place(span)}]" if span is not None else text


def _used(use: Use, view: View) -> str:
    entry, ledger = use.entry, use.ledger
    kind = kind_word(entry.kind, view.lang)
    return f"  {entry.id:<5}{kind}  {excerpt(ledger, entry)}{_under(ledger, entry)}"


def _under(ledger: Ledger, entry: Entry) -> str:
    """The heading that a number stands under."""
    line = ledger.lines[entry.line - 1]
    return f"（{line.under}）" if line.under and line.under != line.text else ""
