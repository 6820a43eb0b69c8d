"""A formula that cannot be worked out is told where it is defined, and not at each print."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.stages import Order, check

RATES = """\
- {{id: planned, name: 计划座位, unit: 个}}
- {{id: built, name: 建成座位, unit: 个}}
- {{id: readers, name: 读者, unit: 人}}
- {{id: rate, name: 完成率, unit: "%", kind: rate, formula: {rate}, digits: 1}}
- {{id: other, name: 另一个率, unit: "%", kind: rate, formula: {other}, digits: 1}}
"""
FILES = {
    "briefgen.toml": "",
    "data/observations/o.csv": "indicator,period,value\nplanned,2023,50\nbuilt,2023,40\nreaders,2023,30\n",
    "briefings/a.yaml": (
        "id: a\nkind: report\ntitle: 图书馆座位情况\nstatus: draft\nlead: "
        "\"完成{{ rate('rate', period=2023) }}，{{ rate('other', period=2023) }}。\"\n"
        'sections: [{heading: 情况, paragraphs: "{{ f.none }}还有不足。"}]\n'
    ),
}


def found(root: Path, rate: str, other: str, lead: str = "") -> list[str]:
    files = {**FILES, "data/indicators/i.yaml": RATES.format(rate=rate, other=other)}
    if lead:
        files["briefings/a.yaml"] = FILES["briefings/a.yaml"].replace("{{ f.none }}", lead)
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    outcome = check(Order(root, jobs=1), lambda done, total, id: None)
    return [f"{one.code} {one.span.file}" for one in outcome.findings if one.severity == "error"]


@pytest.mark.parametrize(
    ("rate", "other", "code"),
    [
        ("other", "rate", "BG502"),
        ("rate", "built / planned", "BG502"),
        ("rate", "1 - rate", "BG502"),
        ("built / planned * readers", "built / planned", "BG222"),
        ("built / planned * readers", "rate / 2", "BG222"),
        ("built ** 2", "built / planned", "BG503"),
        ("-built", "rate / 2", "BG503"),
        ("built + readers", "built / planned", "BG208"),
    ],
)
def test_only_the_cause_is_told(rate: str, other: str, code: str, tmp_path: Path) -> None:
    assert found(tmp_path, rate, other, "座位")[:1] == [f"{code} data/indicators/i.yaml"]
    assert found(tmp_path, rate, other, "座位")[1:] == []


def test_another_fault_of_the_same_kind_stays(tmp_path: Path) -> None:
    lead = "{{ value('built', period=2023) + value('readers', period=2023) }}"
    assert found(tmp_path, "other", "rate", lead) == [
        "BG208 briefings/a.yaml",
        "BG502 data/indicators/i.yaml",
    ]
