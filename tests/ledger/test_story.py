"""The story of a number: what each step says, and where it points."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.records import Records
from briefgen.ledger.story import Step, shown, story
from briefgen.model.workspace import Workspace
from compose.workspaces import PROSE, Made, loaded, paragraph

DONGHU = "place: donghu\n"


def told(made: Made, root: Path, number: int = -1) -> list[str]:
    """The story of one number of the document, a step a line, indented by its depth."""
    workspace = loaded_again(root)
    entries = ledger_of(made.document, workspace.lexicon).entries
    return [*lines(story(entries[number], Records(workspace)))]


def loaded_again(root: Path) -> Workspace:
    return loaded(root, {PROSE: (root / PROSE).read_text(encoding="utf-8")})


def lines(step: Step, depth: int = 0) -> list[str]:
    place = f" [{step.span}]" if step.span is not None else ""
    below = [line for child in step.children for line in lines(child, depth + 1)]
    return [f"{'  ' * depth}{step.text_zh}{place}", *below]


def test_a_stored_number_is_told_by_its_record(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "新铺{{ value('laid', period=2020, pipe='small') }}。", more=DONGHU)
    assert told(made, tmp_path) == [
        "12公里：记录里的数 [briefings/d.yaml:7:12]",
        "  12公里　铺设管道（东湖区，2020年，小口径） [data/observations/water.yaml:3:70]",
    ]


def test_a_derived_indicator_is_told_with_formula_operands_and_rounding(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "进度{{ rate('progress', period=2020, pipe='large') }}。", more=DONGHU)
    assert told(made, tmp_path) == [
        "88.9%：由记录里的数算出 [briefings/d.yaml:7:12]",
        "  8公里 ÷ 9公里 = 88.8888…%",
        "    指标 铺设进度（progress） = laid / planned [data/indicators/water.yaml:4:50]",
        "    8公里　铺设管道（东湖区，2020年，大口径） [data/observations/water.yaml:4:70]",
        "    9公里　计划铺设（东湖区，2020年，大口径） [data/observations/water.yaml:6:73]",
        "  88.8888…% → 88.9%（四舍五入，保留1位小数）",
    ]


def test_a_sum_names_its_parts(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "共{{ total('laid', period=2020) }}。", more=DONGHU)
    assert told(made, tmp_path)[1] == "  12公里 + 8公里 = 20公里"


def test_a_number_told_in_another_scale_says_so(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "投入{{ f.fund|to('亿元') }}。", "fund: 3000万元")
    assert told(made, tmp_path)[1:] == [
        "  3000万元 = 0.3亿元（换算单位）",
        "    3000万元　d.fund [briefings/d.yaml:4:15]",
    ]


def test_a_count_names_the_items_of_its_list(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "抓好{{ f.jobs|count('项')|zh }}工作。", "jobs: [查漏, 换表]")
    assert told(made, tmp_path)[1:] == ["  2项 = 清单 d.jobs 的项数：查漏、换表 [briefings/d.yaml:4:15]"]


def test_a_fact_is_told_by_its_label_status_and_note(tmp_path: Path) -> None:
    fact = "wells: {value: 12口, label: 机井, status: inferred, source: 年报, note: 含备用井。}"
    made = paragraph(tmp_path, "现有{{ f.wells }}。", fact)
    (step,) = told(made, tmp_path)[1:]
    assert step == "  12口　机井（d.wells）；推定；来源：年报；注：含备用井 [briefings/d.yaml:4:24]"


def test_a_misprint_that_is_kept_is_told_with_its_erratum(tmp_path: Path) -> None:
    errata = 'errata: {e1: {printed: "13口", why: 笔误}}\n'
    made = paragraph(
        tmp_path, "现有{{ f.wells|erratum('e1') }}。", "wells: 12口", more=errata, as_printed=True
    )
    last = told(made, tmp_path)[-1]
    assert last == "  12口 → 13口（勘误：原件如此，按原件印出） [briefings/d.yaml:8:24]"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("发放3户。", "3户：手工写在文中，没有记录"),
        ("“十三五”时期。", "“十三五”：名称或固定说法里的数，不表示数量"),
        ("（一）查漏。", "（一）：序号或编号，不表示数量"),
    ],
)
def test_a_typed_number_says_in_words_what_it_is(text: str, said: str, tmp_path: Path) -> None:
    (line,) = told(paragraph(tmp_path, text), tmp_path)
    assert line.partition(" [")[0] == said


def test_a_story_is_told_in_english_too(tmp_path: Path) -> None:
    made = paragraph(tmp_path, "进度{{ rate('progress', period=2020, pipe='large') }}。", more=DONGHU)
    workspace = loaded_again(tmp_path)
    step = story(ledger_of(made.document, workspace.lexicon).entries[-1], Records(workspace))
    assert step.text("en") == "88.9%: computed from numbers of the records"
    assert step.children[1].text("en") == "88.8888…% → 88.9% (rounded half up, to 1 decimals)"


@pytest.mark.parametrize(
    ("value", "text"),
    [("6509", "6509"), ("12.50", "12.5"), ("34.53679", "34.5367…"), ("0.00012345678", "0.0001234…")],
)
def test_long_decimals_are_cut_where_they_cannot_be_read(value: str, text: str) -> None:
    assert shown(Decimal(value)) == text
