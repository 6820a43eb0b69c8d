"""The shape of the source: imports go one way, and every library has one door. See ARCHITECTURE.md."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "briefgen"

# Lowest first. A room may import the rooms before it and itself; rooms of one row do not know each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("bounded", "diagnostics", "files", "kept"),
    ("start",),
    ("rules", "texts"),
    ("model",),
    ("fonts",),
    ("document",),
    ("config",),
    ("load",),
    ("ledger",),
    ("compose",),
    ("write",),
    ("check", "edition"),
    ("build",),
    ("report", "importers", "publish", "studio", "form", "doctor", "scaffold"),
    ("usage",),
    ("cli",),
    ("__main__",),
)
HEIGHTS = {room: height for height, row in enumerate(LAYERS) for room in row}

# Library: the modules that may import it, as prefixes. `doctor` asks whether WeasyPrint loads, no more.
DOORS: dict[str, tuple[str, ...]] = {
    "yaml": ("load.",),
    "python_calamine": ("load.",),
    "openpyxl": ("load.",),
    "pydantic": ("load.", "model."),
    "pydantic_core": ("load.", "model."),
    "jinja2": ("compose.", "publish.site.pages"),
    "markupsafe": ("compose.", "publish.site.pages"),
    "markdown_it": ("compose.",),
    "weasyprint": ("write.pdf", "doctor"),
    "docx": ("write.docx", "report.proof", "importers.docx", "form.docx"),
    "click": ("cli", "usage"),
    "pdfminer": ("form.pdf_", "publish.gate.pdf."),
    "rich": ("report.",),
    "fontTools": ("fonts.", "write.pdf"),
    "uharfbuzz": ("fonts.cut",),
    "zlib_ng": ("write.engine.packing",),
    "cffi": ("write.engine.lean",),
    "_cffi_backend": ("write.engine.lean",),
    "rjieba": ("compose.segments",),
    "distributed": ("build.work.cluster",),
    "watchfiles": ("build.watch",),
    "pagefind_bin_extended": ("publish.index",),
    "cbor2": ("publish.filters", "publish.intact"),
    "brotli": ("publish.gate.carriers.fonts",),
    "vl_convert": ("write.chart_svg",),
    "PIL": ("compose.pictures", "check.records.pictures"),
}
FREE = frozenset({"briefgen", "ctypes"})
FILES = sorted(SOURCE.rglob("*.py"))


def name_of(file: Path) -> str:
    """The module's name inside the package: write.pdf, diagnostics, write for write/__init__.py."""
    parts = file.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


def imports(file: Path) -> Iterator[tuple[str, int, bool]]:
    """Every module that a file imports, with its line, and whether only a type checker does."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    checked = {id(node) for block in ast.walk(tree) if _for_types(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno, id(node) in checked) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            assert node.module is not None
            yield node.module, node.lineno, id(node) in checked
            if node.module == "briefgen":
                yield from (
                    (f"briefgen.{alias.name}", node.lineno, id(node) in checked) for alias in node.names
                )


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def test_every_room_has_its_place_in_the_layers() -> None:
    rooms = {name_of(file).split(".")[0] for file in FILES} - {"__init__"}
    assert rooms <= set(HEIGHTS)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_room_imports_only_the_rooms_below_it(file: Path) -> None:
    room = name_of(file).split(".")[0]
    if room == "__init__":
        return
    upward = [
        f"{file.relative_to(SOURCE)}:{line}: {module}"
        for module, line, _ in imports(file)
        if module.startswith("briefgen.")
        and (other := module.split(".")[1]) in HEIGHTS
        and other != room
        and HEIGHTS[other] >= HEIGHTS[room]
    ]
    assert upward == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_library_is_imported_only_through_its_door(file: Path) -> None:
    name = name_of(file)
    inside = name + "." if (file.name == "__init__.py") else name
    past = [
        f"{file.relative_to(SOURCE)}:{line}: {module}"
        for module, line, for_types in imports(file)
        if (library := module.split(".")[0]) in DOORS
        and not for_types
        and not any(inside.startswith(door) for door in DOORS[library])
    ]
    assert past == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_declared_libraries_are_imported(file: Path) -> None:
    known = sys.stdlib_module_names | DOORS.keys() | FREE
    unknown = [f"{line}: {module}" for module, line, _ in imports(file) if module.split(".")[0] not in known]
    assert unknown == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_only_the_command_line_prints_or_exits(file: Path) -> None:
    if name_of(file).split(".")[0] in ("cli", "__main__"):
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    named = [(ast.unparse(call.func), call.lineno) for call in calls]
    assert [(name, line) for name, line in named if name in ("print", "sys.exit", "exit", "quit")] == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_nothing_below_the_command_line_reads_the_clock_or_the_network(file: Path) -> None:
    if name_of(file).split(".")[0] in ("cli", "__main__"):
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    clocks = {"time.time", "time.localtime", "time.gmtime", "datetime.now", "datetime.datetime.now"}
    clocks |= {"date.today", "datetime.date.today", "datetime.today", "datetime.utcnow"}
    assert calls & clocks == set()
    networks = {"urllib.request", "http.client", "requests", "httpx", "socketserver", "ftplib"}
    assert {module for module, _, _ in imports(file)} & networks == set()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_module_says_what_it_is(file: Path) -> None:
    words = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    assert words
    assert words.split("\n\n")[0].endswith(".")
