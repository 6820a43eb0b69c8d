"""Formulas are told in words, with the indicators that they name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.model.fields import Scalar
from briefgen.model.workspace import Workspace
from briefgen.publish.site.formula_words import formula_words
from publish.site import buses


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return buses.workspace(tmp_path_factory.mktemp("buses"))


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("rides / buses", "公交客运量 ÷ 公交车"),
        ("rides[line=town] / rides", "公交客运量（城区线路） ÷ 公交客运量"),
        (
            "drivers.persons / (buses - drivers.households)",
            "驾驶员家庭（人数） ÷ （公交车 − 驾驶员家庭（户数））",
        ),
        ("rides - (buses - rides)", "公交客运量 − （公交车 − 公交客运量）"),
        ("rides * 2 + buses", "公交客运量 × 2 + 公交车"),
        ("growth(rides)", "公交客运量比上年同期的增长率"),
        ("change(rides + buses, previous)", "（公交客运量 + 公交车）比上期的增减数"),
        ("rank(rides, county, ascending)", "公交客运量在县级各地中从低到高的位次"),
        ("rank(rides)", "公交客运量在同一上级各地中从高到低的位次"),
        ("mean(rides, buses)", "公交客运量的平均数，以公交车为权数"),
        ("count(rides, 个, place)", "公交客运量有数的地方数"),
        ("share(rides, line)", "公交客运量占全部线路的比重"),
        ("share(rides, place)", "公交客运量占上一级地方的比重"),
        ("rides / hidden", "公交客运量 ÷ 未公开的指标"),
    ],
)
def test_a_formula_is_told_in_words(workspace: Workspace, formula: str, words: str) -> None:
    indicator = replace(workspace.indicators["rides-per-bus"], formula=Scalar(formula))
    assert "".join(piece.text for piece in formula_words(workspace, indicator)) == words


def test_the_names_in_it_know_their_indicators(workspace: Workspace) -> None:
    pieces = formula_words(workspace, workspace.indicators["rides-per-bus"])
    assert [(piece.text, piece.indicator) for piece in pieces if piece.indicator] == [
        ("公交客运量", "rides"),
        ("公交车", "buses"),
    ]


def test_a_reported_indicator_has_none(tmp_path: Path, workspace: Workspace) -> None:
    assert formula_words(workspace, workspace.indicators["rides"]) == ()
