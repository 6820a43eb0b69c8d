"""Texts typed into a small workspace, what the text rules say of them, and the texts once mended."""

from __future__ import annotations

from pathlib import Path

from briefgen.check.texts.texts import check_texts
from briefgen.diagnostics import Diagnostic, Edit
from briefgen.load import load_workspace

PLACES = "- {id: qinghe, name: 清禾县, level: county}\n"
ROUNDS = 4


def briefing(*texts: str, head: str = "") -> str:
    """A report whose lead holds these paragraphs, each in a literal block."""
    paragraphs = "".join(f"  - |\n    {text}\n" for text in texts)
    return f"id: d\nkind: report\ntitle: 工作汇报\n{head}lead:\n{paragraphs}sections: [{{heading: 情况, paragraphs: 好。}}]\n"


def written(root: Path, files: dict[str, str]) -> Path:
    for name, content in {"briefgen.toml": "", "data/places.yaml": PLACES, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    return root


def checked(root: Path) -> tuple[Diagnostic, ...]:
    workspace, findings = load_workspace(root)
    assert [f for f in findings if f.severity == "error"] == [], findings[0].message("en")
    return check_texts(workspace)


def found(root: Path, files: dict[str, str]) -> list[str]:
    """Each finding as its place and code."""
    return [f"{finding.span} {finding.code}" for finding in checked(written(root, files))]


def codes(root: Path, *texts: str, head: str = "") -> list[str]:
    """The codes found in paragraphs."""
    root = written(root, {"briefings/d.yaml": briefing(*texts, head=head)})
    return [finding.code for finding in checked(root)]


def mended(root: Path, text: str) -> str:
    """A paragraph after its mends, in as many rounds as it takes."""
    written(root, {"briefings/d.yaml": briefing(text)})
    for _ in range(ROUNDS):
        if not mend(root):
            break
    lines = (root / "briefings/d.yaml").read_text(encoding="utf-8").split("\n")
    return lines[lines.index("  - |") + 1].strip(" ")


def mend(root: Path) -> int:
    """Applies every mend that touches no other; how many edits were made."""
    edits = [edit for finding in checked(root) if finding.fix for edit in finding.fix.edits]
    made = 0
    for file in sorted({edit.span.file for edit in edits}):
        lines = (root / file).read_bytes().decode().split("\n")
        first = (10**9, 0)
        for edit in sorted((e for e in edits if e.span.file == file), key=_place, reverse=True):
            end = (edit.span.end_line or 0, edit.span.end_column or 0)
            if end > first:
                continue
            first = _place(edit)
            line = lines[edit.span.line - 1]
            assert edit.span.end_line == edit.span.line
            lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.text + line[end[1] - 1 :]
            made += 1
        (root / file).write_text("\n".join(lines), encoding="utf-8", newline="")
    return made


def _place(edit: Edit) -> tuple[int, int]:
    return edit.span.line, edit.span.column
