"""A search index that is not whole is told, whatever is torn or missing, and made anew the next time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.publish import index, intact
from briefgen.publish.folder import Folder

PAGE = (
    '<!doctype html><html lang="zh-CN"><title>渡口</title><body><main data-pagefind-body><h1>渡口</h1>'
    '<span data-pagefind-filter="kind">公告</span><p>渡船照常开行。</p></main></body></html>'
)
PATH = "documents/a/index.html"


def brought(root: Path) -> Folder:
    """A page with its index."""
    folder = Folder(root / "pages")
    folder.put(PATH, PAGE.encode())
    assert list(index.brought(folder, [PATH], root / "work")) == []
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("intact")
    brought(root)
    assert list(intact.findings(root / "work")) == []
    return root


@pytest.mark.parametrize(
    "form",
    ["fragment/*.pf_*", "index/*.pf_*", "filter/*.pf_*", "*.pf_meta", "wasm.*", "pagefind.js", "pagefind-w*"],
)
@pytest.mark.parametrize("left", [0, 0.5, None], ids=["empty", "half", "missing"])
def test_what_is_torn_or_missing_is_told_and_made_anew(
    whole: Path, tmp_path: Path, form: str, left: float | None
) -> None:
    shutil.copytree(whole / "work", tmp_path / "work")
    made = tmp_path / "work/1" / index.MADE
    file = next(made.glob(form))
    content = file.read_bytes()
    file.unlink()
    if left is not None:
        file.write_bytes(content[: int(len(content) * left)])
    (fault,) = intact.findings(tmp_path / "work")
    assert fault.code == "BG666"
    assert file.suffix in fault.message("en")
    assert not made.exists()


def test_a_part_that_was_torn_is_made_anew(whole: Path, tmp_path: Path) -> None:
    shutil.copytree(whole / "work", tmp_path / "work")
    file = tmp_path / "work/1" / index.MADE / "pagefind-worker.js"
    content = file.read_bytes()
    file.write_bytes(b"")
    assert [one.code for one in intact.findings(tmp_path / "work")] == ["BG666"]
    brought(tmp_path)
    assert file.read_bytes() == content
    assert list(intact.findings(tmp_path / "work")) == []


@pytest.mark.parametrize("name", ["fragment/unknown_0000000.pf_fragment", "pagefind.unknown_00.pf_meta"])
def test_a_file_of_another_index_is_told(whole: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(whole / "work", tmp_path / "work")
    made = tmp_path / "work/1" / index.MADE
    (made / name).write_bytes(next(made.glob(f"{Path(name).parent}/*{Path(name).suffix}")).read_bytes())
    assert [one.code for one in intact.findings(tmp_path / "work")] == ["BG666"]
