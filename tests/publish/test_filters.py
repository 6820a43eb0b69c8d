"""The filters of an index: one order at each run, names that follow, and nothing else changed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import cbor2
import pytest

from briefgen.publish import filters, index
from briefgen.publish.folder import Folder

KINDS = ("公告", "通知", "简报", "细则", "报告")
PLACES = ("东乡", "南乡", "西乡", "北乡", "中心镇", "河口镇", "山前镇")


def made(root: Path) -> dict[str, bytes]:
    """The index of forty pages of several kinds and places, made from nothing."""
    folder, paths = Folder(root / "pages"), []
    for number in range(40):
        path = f"documents/{number}/index.html"
        kind, place = KINDS[number % 5], PLACES[number % 7]
        said = f'<span data-pagefind-filter="kind">{kind}</span><span data-pagefind-filter="place">{place}</span>'
        said += (
            f'<span data-pagefind-meta="kind">{kind}</span><span data-pagefind-meta="date">{number}</span>'
        )
        body = f"<main data-pagefind-body><h1>第{number}篇</h1>{said}<p>渡船</p></main>"
        page = f'<!doctype html><html lang="zh-CN"><title>第{number}篇</title><body>{body}</body></html>'
        folder.put(path, page.encode())
        paths.append(path)
    assert list(index.brought(folder, paths, root / "work")) == []
    return {
        one.path: (folder.root / one.path).read_bytes()
        for one in folder.listed("")
        if one.path.startswith("pagefind/")
    }


def packed(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)  # the names of tests do not change with the time


def unpacked(content: bytes) -> bytes:
    return gzip.decompress(content).removeprefix(filters.MARK)


def test_an_index_made_from_nothing_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    first, *others = [made(tmp_path / name) for name in ("a", "b", "c", "d", "e")]
    assert [sorted(one) for one in others] == [sorted(first)] * 4
    assert [path for one in others for path in one if one[path] != first[path]] == []


def test_values_are_sorted_and_names_lead_from_the_entry_to_them(tmp_path: Path) -> None:
    files = made(tmp_path)
    entry = json.loads(files["pagefind/pagefind-entry.json"])
    [language] = entry["languages"].values()
    assert language["page_count"] == 40
    meta = unpacked(files[f"pagefind/pagefind.{language['hash']}.pf_meta"])
    names = {path.partition("filter/")[2].partition(".")[0] for path in files if path.endswith("pf_filter")}
    assert len(names) == 2
    leading = dict(cbor2.loads(meta)[3])
    assert list(leading) == ["kind", "place"]
    assert set(leading.values()) == names
    read = dict(cbor2.loads(unpacked(files[f"pagefind/filter/{name}.pf_filter"])) for name in names)
    assert [value for value, _ in read["kind"]] == sorted(KINDS)
    assert [value for value, _ in read["place"]] == sorted(PLACES)
    assert [len(pages) for _, pages in read["kind"]] == [8, 8, 8, 8, 8]
    assert sorted(page for _, pages in read["place"] for page in pages) == list(range(40))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("filter/zh_0123456.pf_filter", packed(b"another kind of file")),
        ("filter/zh_0123456.pf_filter", packed(filters.MARK + b"\x07")),
        ("filter/zh_0123456.pf_filter", packed(filters.MARK)),
        ("pagefind.zh_0123456.pf_meta", packed(b"")),
        (filters.ENTRY, b"{}"),
        (filters.ENTRY, b"{"),
        (filters.ENTRY, b'{"languages": {"zh": {"hash": "zh_other"}}}'),
    ],
)
def test_an_index_of_another_kind_is_refused(tmp_path: Path, file: str, content: bytes) -> None:
    (tmp_path / "filter").mkdir()
    (tmp_path / filters.ENTRY).write_text('{"languages": {}}')
    (tmp_path / file).write_bytes(content)
    with pytest.raises((ValueError, KeyError, TypeError)):
        filters.settle(tmp_path)
