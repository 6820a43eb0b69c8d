"""What was measured, in a line for a person and as values for programs.

Not the findings: those are shown by `report`.
"""

from __future__ import annotations

from briefgen.diagnostics import Lang
from briefgen.document.layout import Layout
from briefgen.form.findings import LeftOut, Measured
from briefgen.form.profile import NAMES


def told(one: Measured, layout: Layout, lang: Lang) -> str:
    """A file in one line: what it was taken for, the grid, its figures."""
    if one.format is None:
        return f"{one.file}：没有量" if lang == "zh" else f"{one.file}: not measured"
    zh = lang == "zh"
    name = NAMES[one.kind][0 if zh else 1]
    how = ("（按版面判断）" if zh else " (by its looks)") if one.guessed else ""
    house = (f"，{layout.name} 格式" if zh else f", house {layout.name}") if layout.name else ""
    grid = (
        f"{layout.lines} 行×{layout.chars} 字" if zh else f"{layout.lines} lines of {layout.chars} characters"
    )
    figures = [words for figure in one.figures if (words := figure.zh if zh else figure.en)]
    found = _found(len(one.findings), lang)
    stop, comma = ("：", "，") if zh else (": ", ", ")
    return f"{one.file}{stop}{name}{how}{house}{comma}{grid}{stop}{comma.join([*figures, found])}"


def _found(count: int, lang: Lang) -> str:
    if lang == "zh":
        return f"{count} 处不符" if count else "全部符合"
    return f"{count} finding{'s' if count > 1 else ''}" if count else "all as it should be"


def left_out(one: Measured, lang: Lang) -> str:
    """The pages whose lines are not counted, and why; empty if there are none."""
    if not one.left_out:
        return ""
    listed = [_page(page, lang) for page in one.left_out]
    if lang == "zh":
        return "  不计行数的页：" + "，".join(listed)
    return "  pages whose lines are not counted: " + ", ".join(listed)


def _page(page: LeftOut, lang: Lang) -> str:
    return f"第{page.page}页（{page.zh}）" if lang == "zh" else f"{page.page} ({page.en})"


def content(one: Measured, layout: Layout, lang: Lang) -> dict[str, object]:
    """A file as values, for JSON."""
    zh = lang == "zh"
    return {
        "file": one.file,
        "format": one.format,
        "kind": one.kind,
        "guessed": one.guessed,
        "house": layout.name,
        "lines": layout.lines,
        "chars": layout.chars,
        "findings": len(one.findings),
        "figures": {figure.key: figure.value for figure in one.figures},
        "left_out": [{"page": page.page, "why": page.zh if zh else page.en} for page in one.left_out],
    }
