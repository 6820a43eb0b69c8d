"""A watch hears what was saved, builds what it touches, and is at rest what a clean build is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.build.order import Order
from briefgen.build.preview import Preview
from briefgen.build.stages import build
from briefgen.build.watch import Lookout, lookout

ARTICLE = """\
id: {id}
kind: article
title: 水厂巡查安排
byline: 县自来水公司
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: "{lead}"
sections:
  - heading: 做法
    paragraphs: 每天记一次水压。
"""
INDICATOR = "- {id: pressure, name: 水压合格点, unit: 个}\n"
ROWS = "indicator,place,period,value,source\npressure,{place},2024,{value},水务年报\n"
PLACES = "- {id: east, name: 东县, level: county}\n- {id: west, name: 西县, level: county}\n"
LEAD = "合格点有{{ value('pressure', place='%s', period='2024') }}。"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with an article about each of two places, and one about none."""
    workspace = tmp_path / "workspace"
    for folder in ("briefings", "data/indicators", "data/observations"):
        (workspace / folder).mkdir(parents=True)
    save(workspace / "briefgen.toml", 'formats = ["html", "txt"]\n')
    save(workspace / "data/places.yaml", PLACES)
    save(workspace / "data/indicators/water.yaml", INDICATOR)
    for place in ("east", "west"):
        save(workspace / f"data/observations/{place}.csv", ROWS.format(place=place, value=7))
        write(workspace, place, LEAD % place)
    write(workspace, "plain", "照常供水。")
    return workspace


def save(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def write(root: Path, id: str, lead: str) -> None:
    save(root / "briefings" / f"{id}.yaml", ARTICLE.format(id=id, lead=lead))


def silent(done: int, total: int, name: str) -> None:
    """No progress."""


# ---- hearing


@pytest.fixture
def out(root: Path) -> Iterator[Lookout]:
    with lookout(root) as found:
        yield found


def test_what_was_saved_is_told_by_name(root: Path, out: Lookout) -> None:
    write(root, "plain", "暂停供水。")
    assert out.saved() == {"briefings/plain.yaml"}


def test_files_that_come_and_go_are_told(root: Path, out: Lookout) -> None:
    write(root, "new", "开工。")
    assert out.saved() == {"briefings/new.yaml"}
    (root / "briefings" / "new.yaml").unlink()
    assert out.saved() == {"briefings/new.yaml"}


def test_what_was_touched_and_not_changed_is_no_news(root: Path, out: Lookout) -> None:
    os.utime(root / "briefings" / "plain.yaml")
    out.stir()
    assert not out.is_news()


def test_what_was_saved_is_news_until_it_is_told(root: Path, out: Lookout) -> None:
    write(root, "plain", "暂停供水。")
    while not out.is_news():
        time.sleep(0.002)
    assert out.saved() == {"briefings/plain.yaml"}
    assert not out.is_news()


def test_the_settings_are_looked_at_though_editors_put_another_file_in_their_place(
    root: Path, out: Lookout
) -> None:
    for formats in ('["txt"]', '["html"]'):
        save(root / "new.toml", f"formats = {formats}\n")
        (root / "new.toml").replace(root / "briefgen.toml")
        assert out.saved() == {"briefgen.toml"}


def test_a_folder_that_comes_later_is_looked_into(root: Path, out: Lookout) -> None:
    (root / "templates").mkdir()
    save(root / "templates" / "one.md.j2", "一")
    assert out.saved() == {"templates/one.md.j2"}
    save(root / "templates" / "one.md.j2", "二")
    assert out.saved() == {"templates/one.md.j2"}


# ---- the pages first


@pytest.fixture
def preview(root: Path) -> Preview:
    build(Order(root), root / "output", silent)
    preview = Preview(Order(root), root / "output")
    preview.learn()
    return preview


def page(root: Path, id: str) -> str:
    return (root / "output" / id / f"{id}.html").read_text(encoding="utf-8")


def test_a_changed_figure_shows_the_page_of_its_reader_only(root: Path, preview: Preview) -> None:
    save(root / "data/observations/east.csv", ROWS.format(place="east", value=8))
    assert preview.show(frozenset(["data/observations/east.csv"])) == ("east",)
    assert "8" in page(root, "east")


def test_a_changed_briefing_shows_its_page(root: Path, preview: Preview) -> None:
    write(root, "plain", "暂停供水。")
    assert preview.show(frozenset(["briefings/plain.yaml"])) == ("plain",)
    assert "暂停供水。" in page(root, "plain")


def test_changed_settings_show_every_page(root: Path, preview: Preview) -> None:
    save(root / "briefgen.toml", 'formats = ["html", "txt"]\nlanguage = "en"\n')
    assert set(preview.show(frozenset(["briefgen.toml"]))) == {"east", "plain", "west"}


@pytest.mark.parametrize("lead", ["{{ nothing }}", '" [', LEAD % "nowhere"])
def test_a_briefing_with_an_error_keeps_its_page(root: Path, preview: Preview, lead: str) -> None:
    before = page(root, "plain")
    write(root, "plain", lead)
    assert preview.show(frozenset(["briefings/plain.yaml"])) == ()
    assert page(root, "plain") == before


def test_a_page_that_the_build_does_not_confirm_is_put_back(root: Path, preview: Preview) -> None:
    before = page(root, "plain")
    write(root, "plain", "暂停供水。")
    preview.show(frozenset(["briefings/plain.yaml"]))
    preview.settle(())
    assert page(root, "plain") == before
    preview.show(frozenset(["briefings/plain.yaml"]))
    preview.settle((root / "output" / "plain" / "plain.html",))
    assert "暂停供水。" in page(root, "plain")


# ---- the whole command


class Watching:
    """The command, and what it has said."""

    def __init__(self, root: Path, log: Path) -> None:
        self._log, self._seen = log, 0
        command = [sys.executable, "-m", "briefgen", "-C", root, "--lang", "en", "build", "--watch"]
        with log.open("wb") as stream:
            self.process = subprocess.Popen(command, stdout=stream, stderr=stream)

    def round(self) -> str:
        """What was said until it waits again."""
        return self.until(lambda said: "Ctrl-C ends this\n" in said)

    def until(self, enough: Callable[[str], bool]) -> str:
        while True:
            said = self._log.read_text(encoding="utf-8")[self._seen :]
            if enough(said):
                self._seen += len(said)
                return said
            assert self.process.poll() is None, said
            time.sleep(0.005)


@pytest.fixture
def watching(root: Path, tmp_path: Path) -> Iterator[Watching]:
    found = Watching(root, tmp_path / "log")
    yield found
    found.process.kill()
    found.process.wait()


def contents(output: Path) -> dict[str, bytes]:
    files = (path for path in output.rglob("*") if path.is_file() and ".briefgen" not in path.parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


def test_a_watch_builds_what_is_saved_survives_faults_and_ends_with_an_interrupt(
    root: Path, watching: Watching, tmp_path: Path
) -> None:
    assert "3 documents" in watching.round()
    save(root / "data/observations/east.csv", ROWS.format(place="east", value=8))
    assert "web pages ready" in watching.round()
    save(root / "briefings" / "plain.yaml", "id: [\n")
    assert "BG110" in watching.round()
    save(root / "briefings" / ".plain.yaml.swp", "nothing of ours")
    write(root, "plain", "暂停供水。")
    assert "BG110" not in watching.round()
    build(Order(root), tmp_path / "clean", silent)
    assert contents(root / "output") == contents(tmp_path / "clean")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(20) == 0
