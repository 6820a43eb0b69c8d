"""Formulas whose units do not agree, with each other or with what the indicator says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.derivation import formula_unit, unknown_axis, unsourced_constant
from briefgen.diagnostics import Diagnostic
from briefgen.load import load_workspace
from briefgen.model.workspace import Workspace

BASE = """\
- {id: trees, name: 植树, unit: 万株, dimensions: [kind]}
- {id: area, name: 面积, unit: 亩, dimensions: [kind]}
- {id: alive, name: 成活率, unit: "%", kind: rate}
- {id: alive-last, name: 上年成活率, unit: "%", kind: rate}
- {id: planters, name: 造林户, unit: 户人}
- {id: pay, name: 管护费, unit: 元/亩, kind: standard}
"""


def findings(root: Path, unit: str, formula: str) -> tuple[Diagnostic, ...]:
    found = defined(root, unit, formula)
    return (*formula_unit(found), *unknown_axis(found))


def defined(root: Path, unit: str, formula: str) -> Workspace:
    own = f'- {{id: x, name: 派生, unit: "{unit}", formula: "{formula}"}}\n'
    files = {
        "briefgen.toml": "",
        "data/indicators/i.yaml": BASE + own,
        "data/vocab/dimensions.yaml": "- {id: kind, name: 林种, members: [{id: pine, name: 松}]}\n",
    }
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    workspace, faults = load_workspace(root)
    assert faults == ()
    return workspace


@pytest.mark.parametrize(
    ("unit", "formula"),
    [
        ("株/亩", "trees / area"),
        ("万株/亩", "trees / area"),
        ("%", "trees / trees[kind=pine]"),
        ("万元", "pay * area"),
        ("元", "pay * area / 1000"),
        ("个百分点", "alive - alive-last"),
        ("个百分点", "trees[kind=pine] / trees - alive"),
        ("个百分点", "change(alive)"),
        ("株", "change(trees, previous)"),
        ("%", "growth(trees)"),
        ("%", "1 - alive"),
        ("%", "alive + alive-last"),
        ("位", "rank(trees / area)"),
        ("%", "mean(alive, area)"),
        ("株", "mean(trees, area, kind)"),
        ("个", "count(trees)"),
        ("所", "count(trees, 所, place)"),
        ("%", "share(trees, kind)"),
        ("人/户", "planters.persons / planters.households"),
        ("户", "nothing / trees"),
        ("户", "planters"),
        ("户", "trees ÷ area"),
    ],
)
def test_a_formula_that_fits_its_unit_raises_nothing(tmp_path: Path, unit: str, formula: str) -> None:
    assert findings(tmp_path, unit, formula) == ()


@pytest.mark.parametrize(
    ("unit", "formula", "place", "message"),
    [
        (
            "户",
            "planters.persons / planters.persons",
            "7:27",
            "BG222 指标 x 的单位写的是 户，公式 planters.persons / planters.persons 算出来是 %",
        ),
        ("%", "trees / area", "7:27", "BG222 指标 x 的单位写的是 %，公式 trees / area 算出来是 万株/亩"),
        (
            "%",
            "alive - alive-last",
            "7:27",
            "BG222 指标 x 的单位写的是 %，公式 alive - alive-last 算出来是 个百分点",
        ),
        ("%", "change(alive)", "7:27", "BG222 指标 x 的单位写的是 %，公式 change(alive) 算出来是 个百分点"),
        (
            "个百分点",
            "growth(trees)",
            "7:27",
            "BG222 指标 x 的单位写的是 个百分点，公式 growth(trees) 算出来是 %",
        ),
        ("人", "count(trees, 所)", "7:27", "BG222 指标 x 的单位写的是 人，公式 count(trees, 所) 算出来是 所"),
        ("人", "rank(trees)", "7:27", "BG222 指标 x 的单位写的是 人，公式 rank(trees) 算出来是 位"),
        ("株", "trees + area", "7:48", "BG208 单位不同，不能相加减或比较：万株 与 亩"),
        ("%", "alive + change(alive)", "7:48", "BG208 单位不同，不能相加减或比较：% 与 个百分点"),
        ("株", "trees - 3", "7:48", "BG208 单位不同，不能相加减或比较：万株 与 没有单位的数"),
        (
            "%",
            "growth(planters.households - planters.persons)",
            "7:69",
            "BG208 单位不同，不能相加减或比较：户 与 人",
        ),
    ],
)
def test_units_that_do_not_agree_are_told_with_both(
    tmp_path: Path, unit: str, formula: str, place: str, message: str
) -> None:
    (found,) = findings(tmp_path, unit, formula)
    assert f"{found.code} {found.message('zh')}" == message
    assert f"{found.span.line}:{found.span.column - (len(unit) - 1 if found.code == 'BG208' else 0)}" == place


@pytest.mark.parametrize("formula", ["share(trees, size)", "mean(alive, area, size)"])
def test_a_share_is_along_a_dimension_that_there_is(tmp_path: Path, formula: str) -> None:
    found = findings(tmp_path, "%", formula)
    assert {f.code for f in found} == {"BG511"}
    assert {f.span.column for f in found} == {42 + formula.index("size")}


@pytest.mark.parametrize(
    ("formula", "number"),
    [("trees * 1.1", "1.1"), ("(trees + trees) / 2", "2"), ("growth(trees * 0.5)", "0.5")],
)
def test_a_number_in_a_formula_has_no_source(tmp_path: Path, formula: str, number: str) -> None:
    (found,) = unsourced_constant(defined(tmp_path, "株", formula))
    assert (found.code, found.severity.value) == ("BG512", "warning")
    assert found.message("zh") == f"派生 的公式里有一个数 {number}，没有出处"
    assert found.span.column == 42 + formula.index(number)


@pytest.mark.parametrize("formula", ["1 - alive", "pay * area / 10000", "trees / 12", "trees * 100 / 1000"])
def test_numbers_that_convert_units_are_left_alone(tmp_path: Path, formula: str) -> None:
    assert unsourced_constant(defined(tmp_path, "株", formula)) == ()
