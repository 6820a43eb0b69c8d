"""What a build of many documents came to, as a small table: documents, files, time.

Not the findings, and not shown for a handful of documents: one line says it then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.diagnostics import Lang
from briefgen.report.excerpt import cells
from briefgen.report.pace import rate_words, time_words

FEW = 10
"""Documents of which one line says enough."""
ROWS: Mapping[str, tuple[str, str]] = {
    "built": ("新生成", "built"),
    "fresh": ("没有变，没有重写", "fresh, left alone"),
    "stopped": ("有错误，没有写", "with errors, not written"),
    "failed": ("没有做完", "failed"),
    "left": ("没有做", "left undone"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents came to what, how many files of each format were written, in how many seconds."""

    built: int
    fresh: int = 0
    stopped: int = 0
    failed: int = 0
    left: int = 0
    files: tuple[tuple[str, int], ...] = ()
    seconds: float = 0

    @property
    def documents(self) -> int:
        """How many were asked for."""
        return self.built + self.fresh + self.stopped + self.failed + self.left


def table(tally: Tally, lang: Lang) -> str:
    """The table, a line feed at its end; empty for few documents."""
    if tally.documents <= FEW:
        return ""
    rows = [*_documents(tally, lang), *_files(tally, lang), *_time(tally, lang)]
    width = max(cells(name) for name, _ in rows)
    return "".join(f"  {name}{' ' * (width - cells(name))}  {text}\n" for name, text in rows)


def _documents(tally: Tally, lang: Lang) -> Iterator[tuple[str, str]]:
    counts = {name: getattr(tally, name) for name in ROWS}
    digits = len(f"{tally.documents:,}")
    for name, count in counts.items():
        if count:
            yield ROWS[name][lang == "en"], _count(count, digits, lang)
    yield ("合计" if lang == "zh" else "in all"), _count(tally.documents, digits, lang)


def _count(count: int, digits: int, lang: Lang) -> str:
    word = " 份" if lang == "zh" else " documents" if count != 1 else " document"
    return f"{count:>{digits},}{word}"


def _files(tally: Tally, lang: Lang) -> Iterator[tuple[str, str]]:
    told = "  ".join(f"{name} {count:,}" for name, count in tally.files if count)
    if told:
        yield ("文件" if lang == "zh" else "files"), told


def _time(tally: Tally, lang: Lang) -> Iterator[tuple[str, str]]:
    told = time_words(tally.seconds, lang)
    made = tally.built + tally.stopped + tally.failed
    if made and tally.seconds:
        told += ("，" if lang == "zh" else ", ") + rate_words(made / tally.seconds, lang)
    yield ("用时" if lang == "zh" else "time"), told
