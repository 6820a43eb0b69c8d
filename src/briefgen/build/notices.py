"""What a build has to say of its output folder: each fault as a finding, the paths as they are shown.

Not why a file cannot be written: that is `reasons`.
"""

from __future__ import annotations

from briefgen.build.output import Holder
from briefgen.build.reasons import reason
from briefgen.build.review import CHECKLIST, PROOF
from briefgen.diagnostics import Diagnostic, Span
from briefgen.rules import build as rules


def busy(folder: str, holder: Holder, seconds: float) -> Diagnostic:
    """Another build holds the folder."""
    zh, en = holder.told()
    return rules.OUTPUT_LOCKED.at(
        Span(folder),
        folder=folder,
        holder_zh=f"（{zh}）" if zh else "",
        holder_en=f" ({en})" if en else "",
        seconds=f"{seconds:g}",
    )


def fault(path: str, error: OSError) -> Diagnostic:
    """Something cannot be written, and what was there is untouched."""
    why = reason(error)
    return rules.OUTPUT_UNWRITABLE.at(
        Span(path),
        path=path,
        problem_zh=why.zh,
        problem_en=why.en,
        cure_zh=why.cure_zh,
        cure_en=why.cure_en,
    )


def unrecorded(path: str, error: OSError) -> Diagnostic:
    """The manifest cannot be written."""
    why = reason(error)
    return rules.MANIFEST_UNWRITABLE.at(Span(path), path=path, problem_zh=why.zh, problem_en=why.en)


def overwritten(file: str, kept: str) -> Diagnostic:
    """A file that a person changed was replaced, and lives on under another name."""
    return rules.OUTPUT_EDITED.at(Span(file), file=file, kept=kept)


def changed(id: str, file: str) -> Diagnostic:
    """A file that a person changed stays, and all others of its document with it."""
    return rules.OUTPUT_CHANGED.at(Span(file), id=id, file=file)


def in_use(id: str, file: str, mark: str, person: str) -> Diagnostic:
    """A file that somebody has open stays, and all others of its document with it."""
    return rules.OUTPUT_OPEN.at(
        Span(file),
        id=id,
        file=file,
        mark=mark,
        who_zh=f"（{person}）" if person else "",
        who_en=f" (by {person})" if person else "",
    )


def stale(id: str, name: str, file: str) -> Diagnostic:
    """A file of a document was left out."""
    return rules.STALE_FORMAT.at(Span(file), file=file, id=id, options=_options(id, name))


def orphan(folder: str) -> Diagnostic:
    """The folder of a briefing that is gone."""
    return rules.ORPHAN_OUTPUT.at(Span(folder), folder=folder)


def edition(id: str, name: str) -> bool:
    """Whether a file has the figures as printed."""
    return "as-printed" in name.removeprefix(id).split(".")


def _options(id: str, name: str) -> str:
    """The options that build a file."""
    printed = "--as-printed " if edition(id, name) else ""
    return printed + ("--proof " if name.removeprefix(id).endswith((PROOF, CHECKLIST)) else "")
