"""Which documents are published, and what is said of the others."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.publish.choice import chosen, left_out

RECORD = """\
id: {id}
kind: article
title: 渡口的班次
byline: 青石渡管理站
lead: 渡船照常开行。
sections:
  - heading: 班次
    paragraphs: 早晚都开船。
"""
SAYS = {
    "a-due": "status: signed\npublished: 2019-01-10\n",
    "b-today": "status: signed\npublished: 2019-02-01 18:30\n",
    "c-later": "status: signed\npublished: 2019-02-02\n",
    "d-draft": "published: 2019-01-10\n",
    "e-review": "status: review\npublished: 2019-01-10\n",
    "f-undated": "status: signed\n",
    "g-withdrawn": "status: signed\npublished: 2019-01-10\nwithdrawn: {date: 2019-01-20, why: 并入新的一期}\n",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefgen.toml").write_text("")
    for id, says in SAYS.items():
        (tmp_path / "briefings" / f"{id}.yaml").write_text(RECORD.format(id=id) + says, "utf-8")
    workspace, findings = load_workspace(tmp_path)
    assert findings == ()
    return workspace


def test_signed_documents_are_published_from_their_day_on(workspace: Workspace) -> None:
    choice = chosen(workspace, datetime.date(2019, 2, 1))
    assert choice.ids == ("a-due", "b-today")
    assert choice.left == {
        "c-later": "later",
        "d-draft": "unsigned",
        "e-review": "unsigned",
        "f-undated": "undated",
        "g-withdrawn": "withdrawn",
    }


def test_what_the_projection_does_not_hold_is_not_public(workspace: Workspace) -> None:
    choice = chosen(workspace, datetime.date(2019, 2, 1)).without(frozenset({"b-today"}))
    assert (choice.ids, choice.left["b-today"]) == (("a-due",), "not-public")


def test_the_others_are_told_once_for_each_reason(workspace: Workspace) -> None:
    choice = chosen(workspace, datetime.date(2019, 2, 1))
    told = [f"{one.span} {one.severity} {one.message('zh')}" for one in left_out(choice, workspace)]
    assert told == [
        "briefings/d-draft.yaml:9:12 info 2 份文件不发布：还没有签发（d-draft、e-review）",
        "briefings/f-undated.yaml:9:9 info 1 份文件不发布：没有写发布时间（f-undated）",
        "briefings/c-later.yaml:10:12 info 1 份文件不发布：发布时间还没有到（c-later）",
        "briefings/g-withdrawn.yaml:10:12 info 1 份文件不发布：已经撤下（g-withdrawn）",
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2019年1月10日", "BG650"),
        ("2019-01-10T09:30", "BG650"),
        ("2019-01-10 9:30", "BG650"),
        ("2019-01-10 24:00", "BG650"),
        ("[2019-01-10]", "BG122"),
        ("2019-02-30", "BG131"),
    ],
)
def test_a_time_of_publication_that_is_none_is_told(tmp_path: Path, written: str, code: str) -> None:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefgen.toml").write_text("")
    record = RECORD.format(id="a") + f"published: {written}\n"
    (tmp_path / "briefings" / "a.yaml").write_text(record, "utf-8")
    _, findings = load_workspace(tmp_path)
    assert [(one.code, one.span.line) for one in findings] == [(code, 9)]
