"""The search index: its parts, the same bytes each time, and no work that is done already."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from briefgen.publish import index
from briefgen.publish.folder import Folder

WORDS = ("渡船", "公交", "水库", "诊所", "图书馆", "林场", "渔港")


def pages(root: Path, words: tuple[str, ...] = WORDS) -> tuple[Folder, list[str]]:
    folder, paths = Folder(root), []
    for number, word in enumerate(words):
        path = f"documents/{number}/index.html"
        body = f"<main data-pagefind-body><h1>{word}</h1><p>关于{word}的一句话。</p></main>"
        folder.put(
            path,
            f'<!doctype html><html lang="zh-CN"><title>{word}</title><body>{body}</body></html>'.encode(),
        )
        paths.append(path)
    return folder, paths


def made(folder: Folder) -> dict[str, bytes]:
    return {
        one.path: (folder.root / one.path).read_bytes()
        for one in folder.listed("")
        if one.path.startswith("pagefind/")
    }


def addresses(files: dict[str, bytes], below: str) -> set[str]:
    """The pages that a part leads to."""
    found = set()
    for path, content in files.items():
        if path.startswith(f"{below}/fragment/"):
            said = gzip.decompress(content).removeprefix(b"pagefind_dcd")
            found.add(json.loads(said)["url"])
    return found


def test_few_pages_have_one_part(tmp_path: Path) -> None:
    folder, paths = pages(tmp_path / "pages")
    assert list(index.brought(folder, paths, tmp_path / "work")) == []
    files = made(folder)
    assert files["pagefind/parts.json"] == b"[]"
    assert {
        "pagefind/pagefind.js",
        "pagefind/pagefind-worker.js",
        "pagefind/pagefind-entry.json",
    } <= files.keys()
    assert addresses(files, "pagefind") == {f"/documents/{number}/" for number in range(7)}
    assert [path for path in files if "-ui." in path or "highlight" in path] == []


def test_many_pages_have_several_parts_and_each_page_is_in_one(tmp_path: Path) -> None:
    folder, paths = pages(tmp_path / "pages")
    assert list(index.brought(folder, paths, tmp_path / "work", most=3)) == []
    files = made(folder)
    assert json.loads(files["pagefind/parts.json"]) == ["2", "3"]
    parts = [addresses(files, f"pagefind{below}") for below in ("", "/2", "/3")]
    assert set.union(*parts) == {f"/documents/{number}/" for number in range(7)}
    assert sum(map(len, parts)) == 7
    assert "pagefind/2/pagefind-entry.json" in files
    assert "pagefind/2/pagefind.js" not in files


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for name in ("a", "b"):
        folder, paths = pages(tmp_path / name / "pages")
        assert list(index.brought(folder, paths, tmp_path / name / "work", most=3)) == []
        found.append(made(folder))
    assert found[0] == found[1]


def test_a_changed_page_makes_its_part_anew_and_no_other(tmp_path: Path) -> None:
    folder, paths = pages(tmp_path / "pages")
    list(index.brought(folder, paths, tmp_path / "work", most=3))
    before = {key.parent.name: key.stat().st_mtime_ns for key in (tmp_path / "work").glob("*/key")}
    folder, paths = pages(tmp_path / "pages", ("渡口", *WORDS[1:]))
    list(index.brought(folder, paths, tmp_path / "work", most=3))
    after = {key.parent.name: key.stat().st_mtime_ns for key in (tmp_path / "work").glob("*/key")}
    assert [name for name in before if before[name] != after[name]] == ["1"]


def test_a_part_that_somebody_damaged_is_made_anew(tmp_path: Path) -> None:
    folder, paths = pages(tmp_path / "pages")
    list(index.brought(folder, paths, tmp_path / "work"))
    before = made(folder)
    next((tmp_path / "work/1/made/fragment").iterdir()).write_bytes(b"torn")
    folder, paths = pages(tmp_path / "pages")
    list(index.brought(folder, paths, tmp_path / "work"))
    assert made(folder) == before
