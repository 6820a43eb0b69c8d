"""The longest documents first, and a build that stops at the first error where that is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build import early, ready, running
from briefgen.build.assembly import Assembly, Made
from briefgen.build.order import Order, Outcome
from briefgen.build.stages import build
from briefgen.build.weighing import Scales
from briefgen.build.work.limits import Limits
from briefgen.config import Config
from briefgen.load import load_workspace

ARTICLE = """\
id: {id}
kind: article
title: 一路公交改道
byline: 市公交公司
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: "{lead}"
sections:
  - heading: 改道
    paragraphs: 绕行东门大街。
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with two good articles, and one with an error that is the longest of them."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefgen.toml").write_text('formats = ["txt"]\n')
    for id, lead in (("a", "开工。"), ("b", "完工。"), ("wrong", "{{ nothing }}" + "改。" * 500)):
        text = ARTICLE.format(id=id, lead=lead)
        (tmp_path / "briefings" / f"{id}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def built(root: Path, **wishes: object) -> Outcome:
    order = Order(root, **wishes)  # type: ignore[arg-type]
    return build(order, root / "output", lambda done, total, name: None)


def test_the_largest_documents_come_first() -> None:
    assert running.longest_first(("unknown", "small", "large"), {"small": 10, "large": 90}) == (
        "large",
        "small",
        "unknown",
    )


def test_equal_documents_keep_their_order() -> None:
    assert running.longest_first(("b", "a", "c"), {}) == ("b", "a", "c")


def test_by_default_the_others_are_built_beside_a_document_with_an_error(root: Path) -> None:
    outcome = built(root, jobs=1)
    assert {path.parent.name for path in outcome.written} == {"a", "b"}
    assert outcome.left == ()


def test_the_first_error_ends_a_build_that_fails_fast_and_what_is_left_is_told(root: Path) -> None:
    outcome = built(root, jobs=1, fail_fast=True)
    assert outcome.written == ()
    assert outcome.left == ("a", "b")
    assert [finding.span.file for finding in outcome.findings] == ["briefings/wrong.yaml"]


def test_without_an_error_a_build_that_fails_fast_leaves_nothing(root: Path) -> None:
    (root / "briefings" / "wrong.yaml").unlink()
    outcome = built(root, fail_fast=True)
    assert {path.parent.name for path in outcome.written} == {"a", "b"}
    assert (outcome.left, outcome.findings) == ((), ())


def test_the_number_of_processes_changes_no_byte_and_no_finding(root: Path) -> None:
    seen = []
    for jobs in (1, 3):
        outcome = built(root, jobs=jobs, force=True)
        files = sorted(path for path in outcome.written)
        seen.append((outcome.findings, [(path, path.read_bytes()) for path in files]))
    assert seen[0] == seen[1]


def test_processes_that_load_the_records_themselves_make_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = built(root, early=early.early(1, Limits(), ("txt",)), force=True)
    files = {path: path.read_bytes() for path in sent.written}
    for module in (ready, running):
        monkeypatch.setattr(module, "MANY", -1)  # as if there were many records
    loaded = built(root, early=early.early(1, Limits(), ("txt",)), force=True)
    assert loaded.findings == sent.findings
    assert {path: path.read_bytes() for path in loaded.written} == files


@pytest.mark.parametrize("saved", [True, False])
def test_records_that_were_saved_after_the_build_had_loaded_them_are_not_mixed_in(
    root: Path, monkeypatch: pytest.MonkeyPatch, saved: bool
) -> None:
    monkeypatch.setattr(running, "MANY", -1)
    workspace, _ = load_workspace(root)
    assembly = Assembly(workspace, Config(), Scales(Config(), ()), ("txt",), as_printed=False)
    begun = early.early(1, Limits(), ("txt",))
    if saved:
        text = ARTICLE.format(id="a", lead="停工。")
        (root / "briefings" / "a.yaml").write_text(text, encoding="utf-8")
        begun.begin(early.load, root)
    else:
        begun.begin(early.load, root / "nowhere")
    ((id, made),) = running.made(["a"], assembly, jobs=1, limits=Limits(), early=begun)
    assert isinstance(made, Made)
    assert (id, "开工。" in made.files[0][1].decode()) == ("a", True)
