"""All text rules together: their places in files, their mends, the house list, their cost."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from briefgen.check import check_records
from briefgen.check.texts.masks import masked
from briefgen.check.texts.texts import TEXTS, check_texts
from briefgen.load import load_workspace
from briefgen.rules import find
from briefgen.rules.textual import TEXT_RULES
from check.drafts import checked, codes, found, mend, mended, written

REPORT = "id: d\nkind: report\ntitle: 汇报\nsections: [{heading: 情况, paragraphs: 好。}]\n"

FORMS = [
    ("lead: 已经开馆。。\n", "briefings/d.yaml:5:11"),
    ('lead: "已经开馆。。"\n', "briefings/d.yaml:5:12"),
    ("lead: '已经开馆。。'\n", "briefings/d.yaml:5:12"),
    ("lead: |\n  已经\n  开馆。。\n", "briefings/d.yaml:7:5"),
    ("lead: |\r\n  已经\r\n  开馆。。\r\n", "briefings/d.yaml:7:5"),
    ("lead: >\n  已经 on\n  time开馆。。\n", "briefings/d.yaml:7:9"),
    ('lead: "已经 on\n  time开馆。。"\n', "briefings/d.yaml:6:9"),
    ("lead: '已经 it''s开馆。。'\n", "briefings/d.yaml:5:18"),
    ("lead: [甲。, 已经开馆。。]\n", "briefings/d.yaml:5:16"),
    ('lead: "{{ place.name }}开馆。。"\n', "briefings/d.yaml:5:26"),
]


@pytest.mark.parametrize(("written_as", "place"), FORMS)
def test_the_place_of_a_fault_is_exact_and_its_mend_right(
    tmp_path: Path, written_as: str, place: str
) -> None:
    file = {"briefings/d.yaml": REPORT + written_as}
    assert found(tmp_path, file) == [f"{place} BG325"]
    mend(tmp_path)
    after = (tmp_path / "briefings/d.yaml").read_bytes().decode()
    assert after == (REPORT + written_as).replace("。。", "。")


@pytest.mark.parametrize(
    "text", ['"已\\u7ecf开馆。。"', '"他说\\"好\\"，已经开馆。。"', '"已经\\\n  开馆。。"']
)
def test_a_text_with_escapes_is_told_where_it_starts_and_not_mended(tmp_path: Path, text: str) -> None:
    (finding,) = checked(written(tmp_path, {"briefings/d.yaml": f"{REPORT}lead: {text}\n"}))
    assert (finding.code, str(finding.span), finding.fix) == ("BG325", "briefings/d.yaml:5:7", None)


def test_an_unquoted_text_is_not_mended_into_something_else(tmp_path: Path) -> None:
    (finding,) = checked(written(tmp_path, {"briefings/d.yaml": f"{REPORT}lead: ● “好”\n"}))
    assert finding.fix is not None
    (finding,) = checked(written(tmp_path, {"briefings/d.yaml": f"{REPORT}lead: ●“好”\n"}))
    assert finding.fix is not None
    assert codes(tmp_path, "●●延长") == []


def test_the_workspace_s_own_templates_are_read(tmp_path: Path) -> None:
    template = "{# 说明,不印 #}\n::: body\n{% if x %}\n{{ doc.lead|listed(',') }}已经,开馆。。\n{% endif %}\n"
    files = {"briefings/d.yaml": REPORT, "templates/parts/own.md.j2": template}
    assert found(tmp_path, files) == [
        "templates/parts/own.md.j2:4:29 BG320",
        "templates/parts/own.md.j2:4:32 BG325",
    ]
    mend(tmp_path)
    after = (tmp_path / "templates/parts/own.md.j2").read_text(encoding="utf-8")
    assert after == template.replace("已经,", "已经，").replace("。。", "。")


def test_every_record_that_prints_is_read(tmp_path: Path) -> None:
    files = {
        "data/organs.yaml": "- {id: o, name: '水务局(本级)'}\n",
        "data/cases/c.yaml": "id: c\ntitle: 题\nnote: 待补。。\nfacts: {n: {text: 甲。。}}\nsections: [{items: [一。。]}]\n",
        "data/measures/m.yaml": "- {id: m, heading: 管水。, text: 好。, note: TODO}\n",
        "briefings/d.yaml": f"{REPORT}errata: {{e: {{printed: 。。, why: 误。。}}}}\n",
    }
    assert found(tmp_path, files) == [
        "briefings/d.yaml:5:33 BG325",
        "data/cases/c.yaml:4:20 BG325",
        "data/cases/c.yaml:5:22 BG325",
        "data/measures/m.yaml:1:22 BG343",
        "data/organs.yaml:1:21 BG320",
    ]


def test_the_text_rules_run_with_the_other_checks_of_records(tmp_path: Path) -> None:
    root = written(tmp_path, {"briefings/d.yaml": REPORT + "lead: 已经开馆。。\n"})
    workspace, _ = load_workspace(root)
    assert [finding.code for finding in check_records(workspace)] == ["BG325"]


def test_a_workspace_without_texts_has_nothing_to_tell(tmp_path: Path) -> None:
    workspace, _ = load_workspace(written(tmp_path, {"data/places.yaml": ""}))
    assert check_texts(workspace) == ()


def test_twenty_findings_of_a_rule_in_a_file_are_told(tmp_path: Path) -> None:
    told = codes(tmp_path, "。。好" * 30)
    assert (told.count("BG325"), len(told)) == (20, 21)


# ---- the house list


def test_the_house_list_names_all_its_rules_in_order() -> None:
    assert list(TEXT_RULES) == [f"T{number:02}" for number in range(1, 24)]


@pytest.mark.parametrize("id", TEXT_RULES)
def test_a_rule_of_the_house_list_has_codes_or_a_reason(id: str) -> None:
    held = TEXT_RULES[id]
    assert held.zh
    assert held.en
    assert held.codes or (held.how_zh and held.how_en)
    assert [code for code in held.codes if find(code) is None] == []


# ---- mends

WORDS = (
    "全县",
    "图书馆",
    "新增线路",
    "植树",
    "供水",
    "30",
    "2024",
    "3",
    "甲",
    "Word",
    "A-3",
    "1:500",
    "{{ place.name }}",
)
MARKS = tuple("，。、；：,;:!?()（）“”《》〔〕-~ 　●")
FAULTS = (
    "1、",
    "(一)",
    "第一、",
    "截止目前",
    "[2024]03号",
    "03月05日",
    "300-900元",
    "㎡",
    "圖",
    "约3公里左右",
    "一是",
    "三是",
)
PIECES = (*WORDS, *MARKS, *FAULTS)


@pytest.mark.parametrize("seed", range(40))
def test_mended_text_has_nothing_to_mend_and_differs_in_its_marks_only(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    text = "好" + "".join(chance.choice(PIECES) for _ in range(30)) + "好"
    after = mended(tmp_path, text)
    assert [finding.code for finding in checked(tmp_path) if finding.fix] == []
    assert _words(after) == _words(text)


def _words(text: str) -> str:
    """A text without its marks, and without what the rules on words mend."""
    for wrong, right in (("截止目前", "截至目前"), ("㎡", "平方米"), ("圖", "图"), ("第03", "3")):
        text = text.replace(wrong, right)
    return re.sub(r"[^\u4e00-\u9fffA-Za-z1-9{}.]|第(?=\d+号)", "", text).replace(".", "")


# ---- cost

LONG = 300_000
HOSTILE = {
    "commas": "中" + "," * LONG,
    "brackets": "(" * (LONG // 2) + ")" * (LONG // 2),
    "open": "“" * LONG,
    "braces": "{" * LONG,
    "openers": "{{ " * (LONG // 3),
    "digits": "1" * LONG,
    "spaces": "中" + " " * LONG + "文",
    "limits": "约3" * (LONG // 2) + "左右",
    "numbers": "一是，三是，" * (LONG // 6),
    "hyphens": "1-" * (LONG // 2),
    "letters": "a@" * (LONG // 2),
    "words": "中文" * (LONG // 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_texts_are_read_once(tmp_path: Path, name: str) -> None:
    text = HOSTILE[name]
    quoted = "'" + text + "'"
    root = written(tmp_path, {"briefings/d.yaml": f"{REPORT}lead: {quoted}\n"})
    workspace, _ = load_workspace(root)
    started = time.process_time()
    check_texts(workspace)
    assert time.process_time() - started < 5


def test_masks_keep_the_length() -> None:
    for text in ("{{ a }}字{% if x %}{# c #}", "{{ {'a': 1} }}字", "{{ 字", "{%{{ a }}", "{#{{#}字"):
        assert len(masked(text)) == len(text)
    assert masked("{{ a }}字{% b %}{# c #}") == "▯▯▯▯▯▯▯字" + "\x01" * 14
    assert masked("{{ {'a': 1} }}字") == "▯" * 14 + "字"
    assert masked("{{ 字") == "{{ 字"


def test_each_rule_is_named_for_its_fault() -> None:
    assert len({rule.__name__ for rule in TEXTS}) == len(TEXTS) == 24
