"""The folder of the website: what stands there, what is put in its place, and what a kill leaves."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from briefgen.publish import record, staging
from briefgen.publish.folder import Folder, Listed
from briefgen.publish.order import Changes
from briefgen.publish.places import HISTORY, Places
from briefgen.publish.standing import Standing, stands

FIRST = {HISTORY: "{}", "index.html": "home", "documents/a/index.html": "a", "documents/a/a.pdf": "pdf"}


def listed(places: Places, files: Mapping[str, str]) -> tuple[Listed, ...]:
    """Files as they come from the process that makes them."""
    folder = Folder(places.pages)
    for path, text in files.items():
        folder.put(path, text.encode())
    return folder.listed("pages")


def put(places: Places, files: Mapping[str, str], force: bool = False) -> Standing:
    """A publication's last stage."""
    staging.recover(places)
    new = listed(places, files)
    standing = stands(places.site, new, record.read(places.recorded), force)
    if not standing.findings:
        staging.staged(places, new, standing)
        record.intend(places.recorded, new)
        staging.swapped(places)
        record.settle(places.recorded, places.site, new)
        staging.swept(places)
    return standing


def held(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()
    }


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places.of(tmp_path / "site")
    made.state.mkdir()
    return made


def codes(standing: Standing) -> list[str]:
    return [f"{one.code} {one.span.file}" for one in standing.findings]


def test_a_website_stands_where_there_was_none(places: Places) -> None:
    assert codes(put(places, FIRST)) == []
    assert held(places.site) == FIRST
    assert sorted(path.name for path in places.state.iterdir()) == ["made", "site.json"]


def test_files_that_are_as_they_were_are_the_very_same(places: Places) -> None:
    put(places, FIRST)
    before = {path: (places.site / path).stat() for path in FIRST}
    standing = put(places, {**FIRST, "index.html": "news", "about/index.html": "about"})
    after = {path: (places.site / path).stat() for path in FIRST}
    same = {
        path
        for path in FIRST
        if (before[path].st_ino, before[path].st_mtime_ns) == (after[path].st_ino, after[path].st_mtime_ns)
    }
    assert same == FIRST.keys() - {"index.html"}
    new = listed(places, {**FIRST, "index.html": "news", "about/index.html": "about"})
    assert standing.changes(new) == Changes(("about/index.html",), ("index.html",), (), 3, ())


def test_what_is_not_there_any_more_is_removed(places: Places) -> None:
    put(places, FIRST)
    put(places, {HISTORY: "{}", "index.html": "home"})
    assert held(places.site) == {HISTORY: "{}", "index.html": "home"}
    assert not (places.site / "documents").exists()


def test_files_of_others_stay(places: Places) -> None:
    put(places, FIRST)
    (places.site / "CNAME").write_text("fpb.example")
    (places.site / ".well-known").mkdir()
    (places.site / ".well-known" / "key").write_text("k")
    standing = put(places, {**FIRST, "index.html": "news"})
    assert standing.foreign == {"CNAME", ".well-known/key"}
    expected = {**FIRST, "index.html": "news", "CNAME": "fpb.example", ".well-known/key": "k"}
    assert held(places.site) == expected


def test_a_file_of_others_in_the_way_is_told(places: Places) -> None:
    put(places, FIRST)
    (places.site / "about.html").write_text("mine")
    assert codes(put(places, {**FIRST, "about.html": "ours"})) == ["BG662 about.html"]


def test_a_file_that_was_changed_by_hand_is_told_and_overwritten_by_force(places: Places) -> None:
    put(places, FIRST)
    (places.site / "index.html").write_text("HOME")
    assert codes(put(places, FIRST)) == ["BG661 index.html"]
    assert (places.site / "index.html").read_text() == "HOME"
    assert codes(put(places, FIRST, force=True)) == []
    assert held(places.site) == FIRST


def test_a_file_that_was_only_touched_is_as_it_was(places: Places) -> None:
    put(places, FIRST)
    os.utime(places.site / "index.html", (1, 1))
    assert codes(put(places, FIRST)) == []


def test_a_folder_that_is_no_website_is_left_alone(places: Places) -> None:
    places.site.mkdir()
    (places.site / "thesis.txt").write_text("years of work")
    assert codes(put(places, FIRST)) == ["BG660 site"]
    assert held(places.site) == {"thesis.txt": "years of work"}
    assert codes(put(places, FIRST, force=True)) == []
    assert held(places.site) == {**FIRST, "thesis.txt": "years of work"}


def test_what_a_killed_publication_left_beside_is_removed(places: Places) -> None:
    put(places, FIRST)
    left = [
        places.scratch / "probe",
        places.caches / "briefgen/records/tmpx1",
        places.state / ".gate.json.42",
    ]
    for file in left:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("half")
    kept = places.caches / "briefgen/records/1a61"
    kept.write_text("whole")
    staging.recover(places)
    assert [file.exists() for file in (*left, kept)] == [False, False, False, True]


def test_links_are_refused(places: Places) -> None:
    put(places, FIRST)
    (places.site / "old").symlink_to(places.state)
    assert codes(put(places, FIRST)) == ["BG663 old"]


def test_without_its_record_a_website_is_known_by_its_folders(places: Places) -> None:
    put(places, FIRST)
    places.recorded.unlink()
    (places.site / "CNAME").write_text("fpb.example")
    files = {HISTORY: "{}", "index.html": "news", "documents/b/index.html": "b"}
    assert codes(put(places, files)) == []
    assert held(places.site) == {**files, "CNAME": "fpb.example"}


def test_a_website_behind_a_link_is_replaced_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "served").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "served")
    places = Places.of(tmp_path / "site")
    places.state.mkdir()
    put(places, FIRST)
    assert (tmp_path / "site").is_symlink()
    assert held(tmp_path / "served") == FIRST


def test_what_was_put_there_by_a_publication_that_was_killed_is_known(places: Places) -> None:
    put(places, FIRST)
    news = {**FIRST, "index.html": "news"}
    new = listed(places, news)
    staging.staged(places, new, stands(places.site, new, record.read(places.recorded), False))
    record.intend(places.recorded, new)
    staging.swapped(places)  # killed here: the old website stands beside, and the record tells of it
    assert codes(put(places, news)) == []
    assert held(places.site) == news
    assert sorted(path.name for path in places.state.iterdir()) == ["made", "site.json"]


@pytest.mark.parametrize("is_staged", [True, False])
def test_where_folders_cannot_be_exchanged_a_kill_between_leaves_a_whole_website(
    places: Places, is_staged: bool
) -> None:
    put(places, FIRST)
    places.site.rename(places.state / staging.FORMER)
    if is_staged:
        places.staged.mkdir()
        (places.staged / "index.html").write_text("news")
    staging.recover(places)
    assert held(places.site) == ({"index.html": "news"} if is_staged else FIRST)
    assert not (places.state / staging.FORMER).exists()


def test_a_fault_while_the_new_one_is_laid_out_leaves_nothing(places: Places) -> None:
    put(places, FIRST)
    absent = Listed("x.html", "pages/x.html", 1, sha256(b"x").hexdigest())
    standing = stands(places.site, (), record.read(places.recorded), False)
    with pytest.raises(FileNotFoundError):
        staging.staged(places, (absent,), standing)
    assert held(places.site) == FIRST
    assert not places.staged.exists()


@pytest.mark.parametrize("path", ["", "/a", "a/../b", "a//b", "./a", "a\\b"])
def test_no_page_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path"):
        Folder(tmp_path).put(path, b"")


def test_a_folder_of_pages_is_brought_up_to_date(tmp_path: Path) -> None:
    first = Folder(tmp_path)
    first.put("a/b/index.html", b"1")
    first.put("c.html", b"2")
    first.sweep()
    before = (tmp_path / "c.html").stat()
    second = Folder(tmp_path)
    second.put("c.html", b"2")
    second.sweep()
    assert held(tmp_path) == {"c.html": "2"}
    assert not (tmp_path / "a").exists()
    assert (tmp_path / "c.html").stat() == before
    with pytest.raises(ValueError, match="two files of one name"):
        second.put("c.html", b"3")


@pytest.mark.parametrize("name", ["public", "made", "made/pages", "staged", "former"])
def test_a_link_in_the_place_of_our_own_folders_is_refused_and_what_it_leads_to_stays(
    places: Places, tmp_path: Path, name: str
) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/places.yaml").write_text("云顶市")
    link = places.state / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "records")
    with pytest.raises(staging.Linked) as refused:
        staging.recover(places)
    assert refused.value.folder == link
    assert held(tmp_path / "records") == {"places.yaml": "云顶市"}
