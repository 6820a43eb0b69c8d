"""What the seeds print wrong, typed into the samples that carry the text, is found; what they print right is not.

The figures are read from the seeds: none of their errors stands here as a value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefgen.check.agreement.disagreements import disagreements
from briefgen.check.paper import Paper
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace
from samples.builds import ROOT, briefgen, copy_workspace
from samples.claims import SHARED

SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not there")

NUMBER = re.compile(r"\d[\d.]*(?:%|户|人|元|年)?")
REPORT = "briefings/report/relocation-report.yaml"
YUDU = "data/cases/yudu-relocation.yaml"
SURVEY = "briefings/survey/kaizhou-survey.yaml"
ARTICLE = "briefings/article/guizhou-follow-up.yaml"
CASE = "data/cases/chongyi-dual-leader.yaml"

PRINTED = {
    "trade-share": ("000", r"占搬迁人口的(35\.\d+%)"),
    "site-rate": ("002", r"已完工16个,完工率(\d+%)"),
    "build-rate": ("002", r"已完工227套,完工率(\d+%)"),
    "moved-in": ("002", r"现(227户\d+人)均已搬迁入住"),
    "committed": ("002", r"建档立卡人数落实(\d+人)"),
    "alongside": ("002", r"同步搬迁人数落实(\d+人)"),
    "together": ("002", r"2017年已落实(\d+人,全部采取统规统建)"),
    "average": ("002", r"低保金254万元,人均(\d+)元"),
    "poor-villages": ("003", r"贫困人口中有([\d.]+%)"),
    "other-villages": ("003", r"市级贫困村,([\d.]+%)"),
    "series": ("000", r"(脱贫攻坚\w{4})\[2019\]第1期"),
    "due": ("001", r"(将于2019年底)"),
}
"""By name: the seed, and the pattern whose group it prints."""

BOUND = {
    "trade-share": (YUDU, r"\{\{[^{}]*\|erratum\('e1'\) \}\}"),
    "site-rate": (REPORT, r"\{\{[^{}]*\|erratum\('e2'\) \}\}"),
    "build-rate": (REPORT, r"\{\{[^{}]*\|erratum\('e3'\) \}\}"),
    "moved-in": (REPORT, r"\{\{[^{}]*\|erratum\('e1'\) \}\}"),
    "committed": (REPORT, r"\{\{[^{}]*\|erratum\('e4'\) \}\}"),
    "alongside": (REPORT, r"\{\{[^{}]*\|erratum\('e5'\) \}\}"),
    "together": (REPORT, r"集中安置的\{\{[^{}]*\|erratum\('e6'\) \}\}全部由政府统规统建"),
    "average": (REPORT, r"\{\{[^{}]*\|erratum\('e7'\) \}\}"),
    "poor-villages": (SURVEY, r"\{\{[^{}]*\|erratum\('e3'\) \}\}"),
    "other-villages": (SURVEY, r"\{\{[^{}]*\|erratum\('e4'\) \}\}"),
    "due": (ARTICLE, r"\{\{[^{}]*\|erratum\('e1'\) \}\}"),
    "series": (CASE, r"(?<=团长制与大村长制并轨)(?=。)"),
}
"""By name: the file and the expression or words that the seed's words take the place of."""

ERRORS = {
    "trade-share": ("BG241", ("35.54%", "34.54%")),
    "site-rate": ("BG241", ("38%", "36%")),
    "build-rate": ("BG241", ("23%", "24%")),
    "moved-in": ("BG240", ("227户1027人", "227户1207人")),
    "committed": ("BG240", ("6488人", "6522人")),
    "alongside": ("BG240", ("1201人", "4150人")),
    "together": ("BG246", ("5047人", "4813人", "66户234人")),
}
"""By name: the code, and what the message says: the wrong figure with the right one, or two facts."""
RIGHT = ("average", "poor-villages", "other-villages")


@pytest.fixture(scope="module")
def printed() -> Mapping[str, str]:
    """What the seeds print, in simplified characters."""
    import opencc

    simplified = opencc.OpenCC("t2s").convert
    texts = {path.name[:3]: simplified(path.read_text(encoding="utf-8")) for path in SEEDS.glob("*.txt")}
    found = {}
    for name, (seed, pattern) in PRINTED.items():
        match = re.search(pattern, texts[seed])
        assert match is not None, f"seed {seed} does not print {pattern}"
        found[name] = match[1]
    return found


@pytest.fixture(scope="module")
def told(printed: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The findings on a copy of the samples in which all of it is typed, each number declared."""
    root = copy_workspace(ROOT, tmp_path_factory.mktemp("seed-errors"))
    for name, (file, pattern) in BOUND.items():
        text = (root / file).read_text(encoding="utf-8")
        words = _declared(printed[name].replace(",", "，"))
        changed, count = re.subn(pattern, words, text, count=1)
        assert count == 1, f"{file} has no {pattern}"
        (root / file).write_text(changed, encoding="utf-8")
    article = (root / ARTICLE).read_text(encoding="utf-8")
    issued = re.sub(r"(?m)^date_issued: .*$", "date_issued: 2020-02-13", article)
    (root / ARTICLE).write_text(issued, encoding="utf-8")
    run = briefgen("-C", root, "--lang", "zh", "check", "--output-format", "json")
    assert run.stdout, run.stderr[-3000:]
    found: list[dict[str, Any]] = json.loads(run.stdout)["diagnostics"]
    return found


def _declared(words: str) -> str:
    """The words with a comment that lets each of their numbers pass as typed; bare digits stand before 元."""
    numbers = "、".join(n + "元" * n.isdigit() for n in NUMBER.findall(words))
    return f"{words}{{# briefgen：allow BG201({numbers}) 原文如此#}}" if numbers else words


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_of_a_seed_is_told_with_what_is_right(name: str, told: list[dict[str, Any]]) -> None:
    code, said = ERRORS[name]
    found = [one for one in told if one["code"] == code and said[0] in one["message"]]
    assert found, [(one["code"], one["message"]) for one in told]
    (one,) = found
    assert one["severity"] == "error"
    assert one["file"] == BOUND[name][0]
    assert all(words in one["message"] for words in said), one["message"]
    assert one["related"]


def test_the_name_and_the_date_are_told_as_warnings(
    printed: Mapping[str, str], told: list[dict[str, Any]]
) -> None:
    for code, name in (("BG352", "series"), ("BG351", "due")):
        found = [one for one in told if one["code"] == code and one["file"] == BOUND[name][0]]
        assert [one["severity"] for one in found] == ["warning"], [one["message"] for one in told]
        assert printed[name] in found[0]["message"]


@pytest.mark.parametrize("name", RIGHT)
def test_what_a_seed_prints_within_rounding_is_not_told(
    name: str, printed: Mapping[str, str], told: list[dict[str, Any]]
) -> None:
    assert [one["message"] for one in told if printed[name] in one["message"]] == []


def test_nothing_else_is_told(told: list[dict[str, Any]]) -> None:
    known = {*(code for code, _ in ERRORS.values()), "BG351", "BG352"}
    assert [(one["code"], one["message"]) for one in told if one["code"] not in known] == []
    assert len([one for one in told if one["severity"] == "error"]) == len(ERRORS)


# ---- the seeds as they are, every word of them typed

WHOLE = {
    "000": ("yudu", {("BG241", "35.54%"), ("BG352", "脱贫攻坚交流情况")}),
    "001": ("guizhou", set()),
    "002": (
        "unnamed-county",
        {
            ("BG240", "227户1027人"),
            ("BG240", "6488人"),
            ("BG240", "1201人"),
            ("BG241", "38%"),
            ("BG241", "23%"),
            ("BG246", "5047人全部采取统规统建"),
        },
    ),
    "003": ("kaizhou", set()),
    "004": ("guangfeng", set()),
}
"""By seed: its place, and all that is told of it: the errors of claims.yaml, and no check that it marks ok."""
FULL_WIDTH = str.maketrans(",;:", "，；：")


@pytest.mark.parametrize("seed", WHOLE)
def test_of_a_whole_seed_its_errors_are_told_and_nothing_else(seed: str, tmp_path: Path) -> None:
    import opencc

    place, expected = WHOLE[seed]
    simplified = opencc.OpenCC("t2s").convert
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    lines = simplified(path.read_text(encoding="utf-8")).splitlines()
    root = copy_workspace(ROOT, tmp_path)
    (root / "briefings" / "whole.yaml").write_text(_record(place, lines), encoding="utf-8")
    workspace, _ = load_workspace(root)
    document, found = compose(workspace, Config(), "whole")
    assert document is not None, [one.message("en") for one in found]
    told = disagreements(Paper(document, ledger_of(document, workspace.lexicon), workspace))
    assert {
        (one.code, dict(one.params).get("text", dict(one.params).get("word"))) for one in told
    } == expected


def _record(place: str, lines: list[str]) -> str:
    """A report whose paragraphs are the lines, their marks full-width as a document has them."""
    wide = re.compile(r"(?<=[\u4e00-\u9fff\d%”》）])[,;:]|[,;:](?=[\u4e00-\u9fff“])")
    typed = (wide.sub(lambda mark: mark[0].translate(FULL_WIDTH), line.strip()) for line in lines)
    paragraphs = "".join(f"      - {json.dumps(line, ensure_ascii=False)}\n" for line in typed if line)
    return (
        f"id: whole\nkind: report\ntitle: 全文\nplace: {place}\nstatus: draft\n"
        f"sections:\n  - paragraphs:\n{paragraphs}"
    )
