"""Another province, another topic: records alone make the documents, no line of the program or of a template."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.load.workspace import load_workspace
from samples.builds import FORMATS, ROOT, WATERWORKS, briefgen, copy_workspace, snapshot
from samples.extraction import docx_words, html_words, pdf_words, table_heads, txt_words

TEMPLATES = ROOT / "templates"
SOURCE = ROOT / "src" / "briefgen"
HELD_APART = ("starter", "skeletons")
"""What a new workspace or record is copied from: samples, and no part of the program."""


@pytest.fixture(scope="module")
def waterworks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The water works' workspace, built in all formats."""
    root = copy_workspace(WATERWORKS, tmp_path_factory.mktemp("waterworks"))
    run = briefgen("-C", root, "build")
    assert (run.returncode, "error" in run.stderr) == (0, False), run.stderr
    return root


def test_another_workspace_builds_every_format_with_the_packaged_templates(waterworks: Path) -> None:
    assert not (waterworks / "templates").exists()
    ids = {path.stem for path in (waterworks / "briefings").rglob("*.yaml")}
    files = {name for name in snapshot(waterworks / "output") if name != "manifest.json"}
    assert len(ids) >= 3
    assert files == {f"{id}/{name}" for id in ids for name in _names_of_files(id)}


def test_its_four_files_have_the_same_words(waterworks: Path) -> None:
    for folder in sorted((waterworks / "output").glob("[!.]*/")):
        read = {format: (folder / f"{folder.name}.{format}").read_bytes() for format in FORMATS}
        said = txt_words(read["txt"])
        assert html_words(read["html"]) == said
        assert docx_words(read["docx"]) == said
        assert pdf_words(read["pdf"], table_heads(read["html"])) == said


def test_no_template_and_no_line_of_the_program_names_a_place_an_organ_or_a_document() -> None:
    """What the samples need stands in their records, or another workspace would need a change."""
    names = _names(ROOT) | _names(WATERWORKS)
    assert len(names) > 100
    found = [f"{path.relative_to(ROOT)}: {name}" for path in _program() for name in _named(path, names)]
    assert found == []


def test_a_new_workspace_builds_at_once(tmp_path: Path) -> None:
    made = briefgen("new", "workspace", tmp_path / "mine", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    run = briefgen("-C", tmp_path / "mine", "build", "--strict")
    assert run.returncode == 0, run.stderr
    (folder,) = (tmp_path / "mine" / "output").glob("[!.]*/")
    assert {path.name for path in folder.iterdir()} == _names_of_files(folder.name)


def _names_of_files(id: str) -> set[str]:
    return {f"{id}.{format}" for format in FORMATS} | {"ledger.json"}


def _names(root: Path) -> set[str]:
    """The names of a workspace's own things: places, organs, indicators, and the ids of documents."""
    workspace, _ = load_workspace(root)
    named = (
        *(place.name for place in workspace.places.values()),
        *(organ.name for organ in workspace.organs.values()),
        *(indicator.name for indicator in workspace.indicators.values()),
    )
    ids = (*workspace.briefings, *workspace.cases, *workspace.measures)
    return {str(name) for name in named if len(name) > 3} | {str(id) for id in ids if "-" in id}


def _program() -> list[Path]:
    source = [path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] not in HELD_APART]
    return sorted([*source, *TEMPLATES.rglob("*.j2")])


def _named(path: Path, names: set[str]) -> list[str]:
    text = path.read_text(encoding="utf-8")
    said = text if path.suffix == ".j2" else "\n".join(_strings(ast.parse(text)))
    return sorted(name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", said))


def _strings(tree: ast.Module) -> Iterator[str]:
    """Every string of a program, without its docstrings."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value
