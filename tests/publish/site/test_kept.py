"""What the checks keep of pages: an unchanged one is not read again, and what leads to a changed one is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.publish.site import links, meta_check
from briefgen.publish.site.kept import Kept, Stored
from publish.site import buses

URL = "https://bus.example/info/"
PAGES = {
    "index.html": '<html><body><a href="lines/#l1">一路</a></body></html>',
    "lines/index.html": '<html><body><b id="l1"></b></body></html>',
}


class Folder:
    """Pages on disk, as a publication checks them."""

    def __init__(self, root: Path) -> None:
        self.root, self.read = root, list[str]()

    def stored(self, pages: dict[str, str]) -> list[Stored]:
        for path, text in pages.items():
            file = self.root / "pages" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return [
            Stored(path, hashlib.sha256(text.encode()).hexdigest(), self.root / "pages" / path)
            for path, text in pages.items()
        ]

    def links(self, pages: dict[str, str], url: str = URL) -> list[str]:
        with Kept(self.root / "links.kept", links.key(url)) as kept:
            return [f"{one.code} {one.span.file}" for one in links.findings(self.stored(pages), url, kept)]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    made = Folder(tmp_path)
    content = Stored.content.fget
    assert content is not None

    def told(file: Stored) -> bytes:
        made.read.append(file.path)
        return bytes(content(file))

    monkeypatch.setattr(Stored, "content", property(told))
    return made


def test_only_a_changed_page_is_read_again(folder: Folder) -> None:
    assert folder.links(PAGES) == []
    assert folder.read == ["index.html", "lines/index.html"]
    folder.read.clear()
    assert folder.links(PAGES) == []
    assert folder.read == []
    more = {**PAGES, "lines/index.html": '<html><body><b id="l1"></b><b id="l2"></b></body></html>'}
    assert folder.links(more) == []
    assert folder.read == ["lines/index.html"]


def test_links_of_unchanged_pages_into_changed_and_lost_ones_are_still_checked(folder: Folder) -> None:
    folder.links(PAGES)
    renamed = {**PAGES, "lines/index.html": '<html><body><b id="l9"></b></body></html>'}
    assert folder.links(renamed) == ["BG677 index.html"]
    assert folder.links({"index.html": PAGES["index.html"]}) == ["BG676 index.html"]
    assert folder.links(PAGES) == []


def test_a_page_with_a_fault_is_read_again_until_it_is_mended(folder: Folder) -> None:
    wrong = {**PAGES, "lines/index.html": '<html><body><b id="l1"></b><b id="l1"></b></body></html>'}
    assert [folder.links(wrong) for _ in range(2)] == [["BG681 lines/index.html"]] * 2
    assert folder.read == ["index.html", "lines/index.html", "lines/index.html"]


def test_another_address_of_the_site_or_a_torn_memory_makes_all_be_read_again(folder: Folder) -> None:
    folder.links(PAGES)
    folder.read.clear()
    folder.links(PAGES, "https://bus.example/")
    assert len(folder.read) == 2
    memory = folder.root / "links.kept"
    memory.write_bytes(memory.read_bytes()[:-9])
    folder.read.clear()
    assert folder.links(PAGES, "https://bus.example/") == []
    assert len(folder.read) == 2


def test_a_memory_is_written_whole_or_not_at_all(folder: Folder) -> None:
    folder.links(PAGES)
    before = (folder.root / "links.kept").read_bytes()
    with pytest.raises(KeyError), Kept(folder.root / "links.kept", "other"):
        raise KeyError
    assert (folder.root / "links.kept").read_bytes() == before
    assert [path.name for path in folder.root.glob("*.kept*")] == ["links.kept"]


def test_tags_of_an_unchanged_page_are_not_read_again_until_the_settings_change(folder: Folder) -> None:
    def checked(name: str) -> list[str]:
        settings = replace(buses.SETTINGS, name=name)
        files = folder.stored({"404.html": f'<meta name="SiteName" content="{buses.SETTINGS.name}">'})
        with Kept(folder.root / "meta.kept", meta_check.key(settings)) as kept:
            return [one.code for one in meta_check.findings(files, settings, kept)]

    codes = checked(buses.SETTINGS.name)
    assert codes and set(codes) == {"BG682"}
    assert len(folder.read) == 1
    whole = "\n".join(f'<meta name="{name}" content="{content}">' for name, content in told().items())
    files = folder.stored({"404.html": whole})
    for times in (1, 0):
        folder.read.clear()
        with Kept(folder.root / "meta.kept", meta_check.key(buses.SETTINGS)) as kept:
            assert [*meta_check.findings(files, buses.SETTINGS, kept)] == []
        assert len(folder.read) == times
    assert "BG684" in checked("另一个名字")


def told() -> dict[str, str]:
    """The tags that the page 404 must have."""
    names = meta_check.required("404.html", buses.SETTINGS, is_article=False)
    return {name: content for name, content in buses.told(buses.ARTICLE).items() if name in names}
