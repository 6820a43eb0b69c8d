"""Notes of responsible organs, and demands that are announced and then spelt out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.document.tree import Emph, Paragraph, Value, plain
from briefgen.model.quantity import Quantity
from compose.workspaces import PROSE, Made, made

DOCUMENT = "id: d\nkind: rules\ntitle: 题\nplace: donghu\npreamble: 前言。\nsections:\n  - heading: 措施\n    measures: [m]\n"


def measure(root: Path, more: str) -> Made:
    return made(root, {PROSE: DOCUMENT, "data/measures/d.yaml": f"- id: m\n  heading: 管好水\n{more}"})


@pytest.mark.parametrize(
    ("responsible", "note"),
    [
        ("{lead: towns, organs: [bureau, housing]}", "〔有关乡镇，区水务局、住建局等部门按职责分工负责〕"),
        ("{organs: [bureau]}", "〔区水务局等部门按职责分工负责〕"),
        ("{lead: towns, organs: [bureau], mode: single}", "〔有关乡镇，区水务局负责〕"),
        ("{lead: towns, mode: single}", "〔有关乡镇负责〕"),
        ("{organs: [bureau], mode: none}", ""),
    ],
)
def test_a_measure_closes_with_its_organs(tmp_path: Path, responsible: str, note: str) -> None:
    found = measure(tmp_path, f"  text: 加强巡查。\n  responsible: {responsible}\n")
    block = found.blocks[-1]
    assert isinstance(block, Paragraph)
    assert plain(block.children) == "加强巡查。" + note
    assert not any(isinstance(word, Emph) for word in block.children), "楷体 is for （一） level headings"


def test_a_measure_without_organs_has_no_note(tmp_path: Path) -> None:
    assert measure(tmp_path, "  text: 加强巡查。\n").lines[-1] == "加强巡查。"


def test_the_note_closes_the_last_paragraph_only(tmp_path: Path) -> None:
    found = measure(tmp_path, "  text: [甲。, 乙。]\n  responsible: {organs: [bureau], mode: single}\n")
    assert found.lines[-2:] == ["甲。", "乙。〔区水务局负责〕"]


GROUPS = """\
  text: 做到{{ announced }}。
  groups:
    - {verb: 必须, items: [按时, 按量, 按质]}
    - {verb: 严禁, items: [偷水, "超过{{ f.n }}"]}
  facts: {n: 3户}
"""


def test_groups_are_announced_by_the_number_of_their_items_and_spelt_out(tmp_path: Path) -> None:
    found = measure(tmp_path, GROUPS)
    assert found.lines[-1] == (
        "做到“三必须、两严禁”。“三必须”，即必须按时，必须按量，必须按质；“两严禁”，即严禁偷水，严禁超过3户。"
    )


def test_the_count_of_a_group_is_a_value_of_its_list(tmp_path: Path) -> None:
    block = measure(tmp_path, GROUPS).blocks[-1]
    assert isinstance(block, Paragraph)
    counts = [w for w in block.children if isinstance(w, Value) and w.behind is not None]
    assert [(w.text, int(w.behind.value)) for w in counts if isinstance(w.behind, Quantity)] == [
        ("三", 3),
        ("两", 2),
        ("三", 3),
        ("两", 2),
        ("3户", 3),
    ]
    assert [str(s.span) for s in counts[0].behind.sources] == ["data/measures/d.yaml:5:25"]  # type: ignore[union-attr]


def test_one_item_more_changes_the_announcement(tmp_path: Path) -> None:
    found = measure(tmp_path, GROUPS.replace("[偷水, ", "[偷水, 停水, "))
    assert found.lines[-1].startswith("做到“三必须、三严禁”。")
