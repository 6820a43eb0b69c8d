"""Reported figures beside what their formulas come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.formulas import irreproducible_figure
from check.workspaces import findings, observed, told


def case(*facts: str) -> dict[str, str]:
    lines = "".join(f"  {fact}\n" for fact in facts)
    return {"data/cases/c.yaml": f"id: c\ntitle: 题\nplace: donghu\nfacts:\n{lines}"}


def test_a_rate_that_its_operands_do_not_give_is_an_error(tmp_path: Path) -> None:
    files = case("done: 71户", "all: 200户", "rate: {value: 38%, label: 入网率, formula: done / all}")
    (finding,) = findings(tmp_path, irreproducible_figure, files)
    assert (str(finding.span), finding.code) == ("data/cases/c.yaml:7:17", "BG232")
    assert finding.message("zh") == "入网率 写的是 38%，按 done / all 应为 36%"
    assert finding.message("en") == "入网率 says 38%, done / all comes to 36%"
    assert [(str(r.span), r.zh) for r in finding.related] == [
        ("data/cases/c.yaml:5:9", "c.done 71户"),
        ("data/cases/c.yaml:6:8", "c.all 200户"),
    ]


def test_a_figure_that_was_cut_off_is_told_as_such(tmp_path: Path) -> None:
    files = case("done: 71户", "all: 200户", "rate: {value: 35%, formula: done / all}")
    (finding,) = findings(tmp_path, irreproducible_figure, files)
    assert finding.message("zh") == (
        "rate 写的是 35%，按 done / all 应为 36%：后面的位数是截掉的，没有四舍五入"
    )
    assert finding.message("en") == (
        "rate says 35%, done / all comes to 36%: further decimals were cut off, not rounded"
    )


@pytest.mark.parametrize(
    "facts",
    [
        ("a: 3.86万人", "b: 9.57万人", "r: {value: 40.33%, formula: a / b}"),
        ("a: 3.86万人", "b: 9.57万人", "r: {value: 40.27%, formula: a / b}"),
        ("a: 3.86万人", "b: 5.71万人", "r: {value: 40.30%, formula: a / (a + b)}"),
        ("a: 318万元", "b: 2407人", "r: {value: 1320元/人, formula: a / b}"),
        ("a: 318万元", "b: 2407人", "r: {value: 1320元, formula: a / b}"),
        ("a: 1.2亿元", "b: 3万户", "r: {value: 0.4万元/户, formula: a / b}"),
        ("a: 71户", "b: 200户", "r: {value: 35.5%, formula: a / b}"),
        ("a: 71户", "b: 200户", "r: {value: 约35%, formula: a / b}"),
        ("a: 71户", "b: 200户", "r: {value: 30%以上, formula: a / b}"),
        ("a: 71户", "b: 200户", "r: {value: 129户, formula: b - a}"),
        ("a: 71户", "b: 200户", "r: {value: 2.8倍, formula: b / a}"),
        ("a: 36.2%", "b: 31.2%", "r: {value: 5个百分点, formula: a - b}"),
        ("a: 36.2%", "r: {value: 63.8%, formula: 1 - a}"),
        ("a: 36.2%", "all: 100%", "r: {value: 63.8%, formula: all - a}"),
        ("a: 40余户", "b: 31户", "r: {value: 80户, formula: a + b}"),
        ("a: 12户40人", "b: 8户31人", "r: {households: 20户, persons: 71人, formula: a + b}"),
        ("a: {households: 12户, persons: 40人}", "r: {value: 3.3人/户, formula: a.persons / a.households}"),
        ("a: 1.2—1.5万元", "r: 3万元"),
    ],
)
def test_figures_within_the_rounding_of_their_operands_are_right(
    tmp_path: Path, facts: tuple[str, ...]
) -> None:
    assert told(tmp_path, irreproducible_figure, case(*facts)) == []


@pytest.mark.parametrize(
    ("facts", "right"),
    [
        (("a: 3.86万人", "b: 9.57万人", "r: {value: 41.33%, formula: a / b}"), "40.33%"),
        (("a: 318万元", "b: 2407人", "r: {value: 1331元/人, formula: a / b}"), "1321元/人"),
        (("a: 71户", "b: 200户", "r: {value: 131户, formula: b - a}"), "129户"),
        (("a: 36.2%", "b: 31.2%", "r: {value: 6个百分点, formula: a - b}"), "5个百分点"),
        (("a: 71户", "b: 200户", "r: {value: 40%以上, formula: a / b}"), "36%"),
        (("a: 12户40人", "b: 8户31人", "r: {households: 20户, persons: 17人, formula: a + b}"), "71人"),
    ],
)
def test_figures_beyond_it_are_told_with_the_right_one(
    tmp_path: Path, facts: tuple[str, ...], right: str
) -> None:
    (message,) = told(tmp_path, irreproducible_figure, case(*facts))
    assert f"应为 {right}" in message


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            ("a: 71户", "r: {value: 36%, formula: a / b}"),
            "6:32 BG236 r 的公式“a / b”没法算：没有名为 b 的事实",
        ),
        (
            ("a: 71户", "r: {value: 36%, formula: a /}"),
            "6:31 BG236 r 的公式“a /”没法算：从第 4 个字符起读不懂",
        ),
        (
            ("a: [甲, 乙]", "r: {value: 36%, formula: a / 2}"),
            "6:28 BG236 r 的公式“a / 2”没法算：a 不是一个数",
        ),
        (
            ("a: 71户", "b: 30人", "r: {value: 9户, formula: a + b}"),
            "7:29 BG236 r 的公式“a + b”没法算：单位不同：人 与 户",
        ),
        (("a: 71户", "b: 30人", "r: {value: 9户, formula: a / b}"), None),
        (
            ("a: 71户", "b: 30人", "r: {value: 9人, formula: a / b}"),
            "7:27 BG236 r 的公式“a / b”没法算：单位不同：户/人 与 人",
        ),
        (
            ("a: 71户", "b: 0户", "r: {value: 9%, formula: a / b}"),
            "7:29 BG236 r 的公式“a / b”没法算：除数为零，或数太大",
        ),
        (
            ("a: 9户30人", "r: {value: 9%, formula: a / 2}"),
            "6:27 BG236 r 的公式“a / 2”没法算：a 是户人成对的数，写 a.households 或 .persons",
        ),
        (
            ("a: 71户", "r: {items: [甲], formula: a}"),
            "6:28 BG236 r 的公式“a”没法算：只有写了数的事实才有公式",
        ),
        (
            ("a: 71户", 'r: {value: 9%, formula: "growth(a)"}'),
            "6:28 BG236 r 的公式“growth(a)”没法算：事实的公式里没有函数",
        ),
    ],
)
def test_a_formula_that_cannot_be_worked_out_is_told_at_its_fault(
    tmp_path: Path, facts: tuple[str, ...], expected: str | None
) -> None:
    told_ = [m for m in told(tmp_path, irreproducible_figure, case(*facts)) if "BG236" in m]
    assert told_ == ([] if expected is None else [f"data/cases/c.yaml:{expected}"])


# ---- observations of derived indicators

ROWS = ("rooms-planned,donghu,2024,,44", "rooms-built,donghu,2024,,16")
HEADER = "indicator,place,period,as_of,value"


def test_a_reported_rate_is_held_against_its_indicators_formula(tmp_path: Path) -> None:
    files = observed(HEADER, *ROWS, "built-rate,donghu,2024,,38")
    (finding,) = findings(tmp_path, irreproducible_figure, files)
    assert str(finding.span) == "data/observations/o.csv:4:25"
    assert finding.message("zh") == (
        "书屋建成率（东湖区、2024年） 写的是 38%，按 rooms-built / rooms-planned 应为 36%"
    )


@pytest.mark.parametrize(
    "rows",
    [
        (*ROWS, "built-rate,donghu,2024,,36"),
        (*ROWS, "built-rate,donghu,2024,,36.4%"),
        (*ROWS, "built-rate,xihu,2024,,38"),
        (*ROWS, "built-rate,donghu,2023,,38"),
        (ROWS[0], "rooms-built,donghu,2024,,缺报", "built-rate,donghu,2024,,38"),
        (ROWS[0], "rooms-built,donghu,2024,2024-06-30,16", "built-rate,donghu,2024,2024-12-31,38"),
        (*ROWS, "built-rate,donghu,2024,,缺报"),
    ],
)
def test_rates_that_are_right_or_cannot_be_worked_out_are_no_fault(
    tmp_path: Path, rows: tuple[str, ...]
) -> None:
    assert told(tmp_path, irreproducible_figure, observed(HEADER, *rows)) == []
