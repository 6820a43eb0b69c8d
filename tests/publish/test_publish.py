"""`briefgen publish` as a person runs it: a first website, changes, corrections, withdrawals, refusals."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.ferry import SETTINGS

RECORD = """\
id: {id}
kind: article
title: {title}
byline: 青石渡管理站
date_issued: 2019-01-04
status: {status}
lead: {lead}
sections:
  - heading: 班次
    paragraphs: 早晚都开船。
"""
PUBLISHED = "published: 2019-01-10\n"
DAY = ("--date", "2019-03-01")


def write(
    root: Path,
    id: str,
    title: str = "渡口的班次",
    lead: str = "渡船照常开行。",
    more: str = PUBLISHED,
    status: str = "signed",
) -> None:
    record = RECORD.format(id=id, title=title, lead=lead, status=status) + more
    (root / "briefings" / f"{id}.yaml").write_text(record, "utf-8")


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", "-C", str(root), "--lang", "en", "publish", *DAY, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def codes(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What stopped it, or was let be."""
    found = json.loads(done.stdout)["diagnostics"]
    return [f"{one['severity']} {one['code']} {one['file']}" for one in found]


def state(site: Path) -> dict[str, tuple[int, int, bytes]]:
    return {
        file.relative_to(site).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns, file.read_bytes())
        for file in site.rglob("*")
        if file.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("publish") / "ferry"
    (root / "briefings").mkdir(parents=True)
    (root / "briefgen.toml").write_text(SETTINGS, "utf-8")
    write(root, "ferry-1")
    write(root, "ferry-2", "渡口的票价", "票价没有变。")
    write(root, "ferry-3", "还没有签发的稿子", status="draft")
    write(root, "ferry-4", "下个月才发布的稿子", more="published: 2019-04-01 10:30\n")
    done = run(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "published 2 documents; the website is in" in done.stderr
    assert "not published, 1: not signed (ferry-3)" in done.stdout
    assert "not published, 1: they are not due yet (ferry-4)" in done.stdout
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Iterator[Path]:
    """The same workspace with its website, to change as one likes."""
    yield Path(shutil.copytree(first, tmp_path / "ferry", symlinks=True))


def test_the_website_holds_the_documents_that_are_due_and_no_others(first: Path) -> None:
    site = first / "site"
    assert sorted(path.name for path in (site / "documents").iterdir()) == ["ferry-1", "ferry-2"]
    assert sorted(path.name for path in (site / "documents/ferry-1").iterdir()) == [
        "ferry-1.docx",
        "ferry-1.pdf",
        "ferry-1.txt",
        "index.html",
    ]
    everything = b"".join(content for _, _, content in state(site).values())
    assert "渡口的票价".encode() in everything
    assert "还没有签发".encode() not in everything
    assert "下个月才".encode() not in everything


def test_nothing_of_the_workspace_stands_in_the_website(first: Path) -> None:
    for path, (_, _, content) in state(first / "site").items():
        plain = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        assert str(first).encode() not in plain, path
        assert not path.startswith(".")


def test_the_history_tells_every_version(first: Path) -> None:
    said = json.loads((first / "site/history.json").read_bytes())["documents"]
    assert [(id, one["year"], one["sequence"]) for id, one in said.items()] == [
        ("ferry-1", 2019, 1),
        ("ferry-2", 2019, 2),
    ]
    (version,) = said["ferry-1"]["versions"]
    assert (version["date"], sorted(version["files"])) == (
        "2019-01-10",
        ["ferry-1.docx", "ferry-1.pdf", "ferry-1.txt"],
    )


def test_publishing_again_touches_nothing(root: Path) -> None:
    site = root / "site"
    before = state(site)
    done = run(root)
    assert done.returncode == 0, done.stdout
    assert "nothing has changed: all 2 documents are published" in done.stderr
    assert state(site) == before


def test_a_correction_is_shown_and_touches_only_what_it_must(root: Path) -> None:
    site = root / "site"
    before = state(site)
    write(root, "ferry-1", lead="渡船暂时停开。")
    done = run(root, "--output-format", "json")
    assert done.returncode == 1
    assert "error BG653 briefings/ferry-1.yaml" in codes(done)
    assert state(site) == before

    told = "corrections:\n  - {date: 2019-02-01, text: 渡船停开的日子写错了。}\n"
    write(root, "ferry-1", lead="渡船暂时停开。", more=PUBLISHED + told)
    done = run(root)
    assert done.returncode == 0, done.stdout
    after = state(site)
    assert "渡船停开的日子写错了。" in (site / "documents/ferry-1/index.html").read_text("utf-8")
    first, second = json.loads((site / "history.json").read_bytes())["documents"]["ferry-1"]["versions"]
    assert (second["version"], second["date"], second["corrections"]) == (2, "2019-02-01", 1)
    assert first["files"]["ferry-1.txt"] != second["files"]["ferry-1.txt"]
    same = {path for path, what in after.items() if before.get(path) == what}
    assert {f"documents/ferry-2/ferry-2.{kind}" for kind in ("pdf", "docx", "txt")} <= same
    assert {path for path in same if path.startswith("documents/ferry-1/")} == set()
    assert {"404.html", "archive/index.html"} <= same


def test_a_document_does_not_vanish_in_silence(root: Path) -> None:
    (root / "briefings/ferry-2.yaml").unlink()
    done = run(root, "--output-format", "json")
    assert (done.returncode, [one for one in codes(done) if one.startswith("error")]) == (
        1,
        ["error BG654 briefings"],
    )
    assert (root / "site/documents/ferry-2").is_dir()
    assert run(root, "--withdraw", "ferry-2").returncode == 2
    assert run(root, "--withdraw", "ferry-2", "--why", "票价\x01由县里公布").returncode == 2
    done = run(root, "--withdraw", "ferry-2", "--why", "票价由县里统一公布。")
    assert done.returncode == 0, done.stdout
    assert [path.name for path in (root / "site/documents/ferry-2").iterdir()] == ["index.html"]
    assert "票价由县里统一公布。" in (root / "site/documents/ferry-2/index.html").read_text("utf-8")
    said = json.loads((root / "site/history.json").read_bytes())["documents"]["ferry-2"]
    assert said["withdrawn"] == {"date": "2019-03-01", "why": "票价由县里统一公布。"}
    assert "票价没有变".encode() not in b"".join(content for _, _, content in state(root / "site").values())


def test_a_document_with_a_record_is_withdrawn_in_it_and_an_unknown_one_not_at_all(root: Path) -> None:
    before = state(root / "site")
    done = run(
        root,
        "--withdraw",
        "ferry-1",
        "--withdraw",
        "fery-2",
        "--why",
        "票价有误。",
        "--output-format",
        "json",
    )
    assert done.returncode == 1
    assert [one for one in codes(done) if one.startswith("error")] == [
        "error BG671 briefings",
        "error BG670 briefings/ferry-1.yaml",
    ]
    assert "ferry-2" in done.stdout
    assert state(root / "site") == before


def test_a_leak_stops_it_with_its_place_and_the_former_website_stands(root: Path) -> None:
    before = state(root / "site")
    mobile = "139" + "0013" + "8000"
    write(root, "ferry-1", lead=f"有事打张某的电话{mobile}。")
    done = run(root, "--output-format", "json")
    assert done.returncode == 1
    stopped = [one for one in codes(done) if one.startswith("error BG61")]
    assert any(one.endswith("documents/ferry-1/ferry-1.pdf") for one in stopped), codes(done)
    assert state(root / "site") == before


def test_check_replaces_nothing(root: Path) -> None:
    before = state(root / "site")
    write(root, "ferry-5", "新的稿子")
    done = run(root, "--check")
    assert done.returncode == 0, done.stdout
    assert "3 documents can be published" in done.stderr
    assert state(root / "site") == before


def test_a_website_without_a_document_replaces_none(root: Path) -> None:
    before = state(root / "site")
    settings = root / "briefgen.toml"
    settings.write_text(settings.read_text("utf-8") + '[editions]\nbriefing = "internal"\n', "utf-8")
    done = run(root, "--output-format", "json")
    assert done.returncode == 1
    stopped = [one for one in codes(done) if one.startswith("error")]
    assert "error BG657 briefings" in stopped or "error BG654 briefings/ferry-1.yaml" in stopped
    assert state(root / "site") == before


def test_a_workspace_without_a_website_is_told_how_to_have_one(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text("")
    done = run(tmp_path)
    assert done.returncode == 2
    assert "BG658" in done.stdout


@pytest.mark.parametrize("where", [".", "..", "briefings", "data/site"])
def test_no_folder_of_the_workspace_is_taken_for_a_website(first: Path, where: str) -> None:
    done = run(first, "--force", "--output", str(first / where))
    assert done.returncode == 2, done.stdout
    assert (first / "briefgen.toml").is_file()


@pytest.mark.parametrize("written", ["2019-02-30", "yesterday", "2019-2-3"])
def test_a_day_that_is_none_is_a_fault_of_usage(first: Path, written: str) -> None:
    done = run(first, "--date", written)
    assert done.returncode == 2
    assert written in done.stderr


def test_a_link_in_the_place_of_a_folder_of_ours_is_told_as_what_it_is(root: Path, tmp_path: Path) -> None:
    before = state(root / "site")
    made, others = root / ".briefgen-site/made", tmp_path / "others"
    others.mkdir()
    (others / "places.yaml").write_text("云顶市")
    shutil.rmtree(made)
    made.symlink_to(others)
    done = run(root)
    assert done.returncode == 1, done.stdout
    assert "BG664 .briefgen-site/made is a link to another place" in done.stdout
    assert "disk space" not in done.stdout
    assert [file.name for file in others.iterdir()] == ["places.yaml"]
    assert state(root / "site") == before
