"""Files measured one by one, whatever they are: read with care, in a process with limits.

Not the measures: `pdf` and `docx` have them, told apart by what a file holds, not by its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen import files
from briefgen.build.work.limits import Failed, Limits, Tell
from briefgen.build.work.run import run
from briefgen.diagnostics import Diagnostic
from briefgen.form.faults import Unmeasurable
from briefgen.form.findings import Measured, whole
from briefgen.form.profile import Profile
from briefgen.rules import page as rules

MOST_BYTES = 200 * 1024 * 1024
HEAD = 1024
"""Within so many bytes the mark of a PDF stands."""
OLE = b"\xd0\xcf\x11\xe0"

OTHERS = {
    b"<html": ("是网页，不是 PDF 或 DOCX", "it is a web page and neither a PDF nor a DOCX"),
    b"{\\rtf": ("是 RTF，不是 PDF 或 DOCX", "it is RTF and neither a PDF nor a DOCX"),
    b"\xff\xd8\xff": ("是图片，不是 PDF 或 DOCX", "it is a picture and neither a PDF nor a DOCX"),
    b"\x89png": ("是图片，不是 PDF 或 DOCX", "it is a picture and neither a PDF nor a DOCX"),
}
"""What is often sent instead, by a mark near its beginning."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be measured: its name as findings tell it, its path, and what it is measured against."""

    shown: str
    path: Path
    profile: Profile


def measure_all(tasks: Sequence[Task], jobs: int, limits: Limits) -> Iterator[Measured]:
    """Every file, in the order given; one that cannot be measured has a finding that says why."""
    results = dict(run(range(len(tasks)), _Work(tuple(tasks)), jobs=jobs, limits=limits))
    for index, task in enumerate(tasks):
        result = results[index]
        yield _failed(task, result, limits) if isinstance(result, Failed) else result


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process does with the number of a task."""

    tasks: tuple[Task, ...]

    def __call__(self, index: int, tell: Tell) -> Measured:
        return measured(self.tasks[index])


def measured(task: Task) -> Measured:
    """One file, in this process."""
    try:
        return _told_apart(task, _content(task.path))
    except Unmeasurable as fault:
        return Measured(task.shown, findings=(_unmeasurable(task, fault),))


def _content(path: Path) -> bytes:
    try:
        found = path.resolve()
        return files.contents(found.parent, found.name, MOST_BYTES)
    except files.Unreadable as error:
        raise Unmeasurable(
            error.zh, error.en, "检查文件名和权限", "check its name and permissions"
        ) from error
    except files.TooLarge as error:
        size, most = files.megabytes(error.size), files.megabytes(MOST_BYTES)
        zh, en = f"有 {size}，超过 {most}", f"it has {size}, more than {most}"
        raise Unmeasurable(zh, en, "拆成几份再量", "split it and measure the parts") from error
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle, a NUL in the name
        zh, en = "链接指来指去，或文件名里有不能用的字符", "its links lead in a circle, or its name is none"
        raise Unmeasurable(zh, en, "检查文件名和链接", "check its name and links") from error


def _told_apart(task: Task, content: bytes) -> Measured:
    from briefgen.form import docx, pdf

    if b"%PDF-" in content[:HEAD]:
        return pdf.measured(task.shown, content, task.profile)
    if content.startswith(b"PK"):
        return docx.measured(task.shown, content, task.profile)
    raise _unknown(content)


def _unknown(content: bytes) -> Unmeasurable:
    cure = "请对方发来 PDF 或 DOCX", "ask for a PDF or DOCX"
    if not content:
        return Unmeasurable("是空文件", "it is empty", *cure)
    if content.startswith(OLE):
        zh = "是旧版 DOC（WPS、Word 97-2003），或是加密的 DOCX"
        en = "it is an old DOC (Word 97-2003), or an encrypted DOCX"
        return Unmeasurable(zh, en, "另存为 DOCX，去掉密码", "save it as DOCX, without a password")
    zh, en = next(
        (words for mark, words in OTHERS.items() if mark in content[:HEAD].lower()),
        ("既不是 PDF，也不是 DOCX", "it is neither a PDF nor a DOCX"),
    )
    return Unmeasurable(zh, en, *cure)


def _unmeasurable(task: Task, fault: Unmeasurable) -> Diagnostic:
    return rules.UNMEASURABLE.at(
        whole(task.shown),
        problem_zh=fault.zh,
        problem_en=fault.en,
        cure_zh=fault.cure_zh,
        cure_en=fault.cure_en,
    )


def _failed(task: Task, failed: Failed, limits: Limits) -> Measured:
    """A file that the process could not measure: it took too much, or broke a library."""
    match failed.why:
        case "time":
            zh, en = f"超过 {limits.seconds:g} 秒", f"it takes more than {limits.seconds:g} seconds"
        case "memory":
            zh, en = f"超过 {limits.memory_mb} MB 内存", f"it takes more than {limits.memory_mb} MB"
        case _:
            zh, en = f"读的时候出错（{failed.problem}）", f"reading it failed ({failed.problem})"
    cure_zh = "请对方重新导出；确实很大的，用 --timeout、--memory 放宽"
    cure_en = "ask for a new export; for a truly large one raise --timeout or --memory"
    fault = Unmeasurable(zh, en, cure_zh, cure_en)
    return Measured(task.shown, findings=(_unmeasurable(task, fault),))
