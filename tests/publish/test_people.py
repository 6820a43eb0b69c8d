"""Nobody whom a record is about is named on the website, and what the allow-list lets pass must be needed."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.model.person import Person

SETTINGS = """\
office = "柳河学校"
[publish]
name = "柳河学校"
url = "https://school.example/"
code = "3600000001"
"""
RECORD = """\
id: bus
kind: article
title: 校车的班次
byline: 柳河学校
date_issued: 2019-01-04
published: 2019-01-10
status: signed
people:
  - {{name: 诸葛小萤, born: 2008-05-06}}
  - {{name: 欧阳大桥}}
lead: {lead}
sections:
  - heading: 班次
    paragraphs: 早晚都有车。
"""


def published(root: Path, lead: str, settings: str = "") -> list[str]:
    """What is found when the record with this lead is published, as code and place."""
    (root / "briefings").mkdir(parents=True, exist_ok=True)
    (root / "briefgen.toml").write_text(SETTINGS + settings, "utf-8")
    (root / "briefings/bus.yaml").write_text(RECORD.format(lead=lead), "utf-8")
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "publish", "--date", "2019-03-01"]
    done = subprocess.run(
        [*command, "--output-format", "json"], capture_output=True, text=True, encoding="utf-8", check=False
    )
    told = json.loads(done.stdout)["diagnostics"]
    assert not any(name in done.stdout + done.stderr for name in ("诸葛小萤", "欧阳大桥"))
    return [f"{one['code']} {one['file']}" for one in told]


def test_a_child_and_another_person_of_a_record_stop_the_website(tmp_path: Path) -> None:
    found = published(tmp_path, "诸葛小萤坐上了校车，欧阳大桥来接。")
    assert {one.split()[0] for one in found} == {"BG615", "BG616"}
    assert "BG615 documents/bus/index.html" in found and "BG616 documents/bus/bus.pdf" in found
    assert not (tmp_path / "site").exists()


def test_who_is_not_named_stops_nothing_and_stands_nowhere(tmp_path: Path) -> None:
    assert published(tmp_path, "学生坐上了校车。") == []
    made = [file for file in (tmp_path / "site").rglob("*") if file.is_file()]
    assert made and not any("诸葛".encode() in file.read_bytes() for file in made)


def test_an_allowance_that_nothing_needs_is_told_and_one_that_is_needed_passes(tmp_path: Path) -> None:
    allow = '[[publish.allow]]\nrule = "{}"\ntext = "诸葛小萤"\nreason = "家长同意公开"\n'
    assert published(tmp_path / "a", "诸葛小萤坐上了校车。", allow.format("BG615")) == []
    assert published(tmp_path / "b", "学生坐上了校车。", allow.format("BG615")) == ["BG637 briefgen.toml"]
    found = published(tmp_path / "b", "学生坐上了校车。", allow.format("BG615"))
    assert found == ["BG637 briefgen.toml"]  # remembered, too
    assert "BG636 briefgen.toml" in published(tmp_path / "c", "学生坐上了校车。", allow.format("BG630"))


@pytest.mark.parametrize(
    ("person", "is_minor"),
    [
        (Person(name="张某", born=datetime.date(2001, 3, 2)), True),
        (Person(name="张某", born=datetime.date(2001, 3, 1)), False),
        (Person(name="张某", born=datetime.date(2004, 2, 29)), True),
        (Person(name="张某", minor=True), True),
        (Person(name="张某"), False),
    ],
)
def test_a_child_is_who_is_under_eighteen_on_the_day(person: Person, is_minor: bool) -> None:
    assert person.is_minor(datetime.date(2019, 3, 1)) is is_minor
