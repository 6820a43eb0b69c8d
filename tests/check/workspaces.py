"""Small workspaces for the checks over records: buses, libraries and water, as a county might have them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefgen.diagnostics import Diagnostic
from briefgen.load import load_workspace
from briefgen.model.workspace import Workspace

Files = dict[str, str]
Check = Callable[[Workspace], tuple[Diagnostic, ...]]

PLACES = """\
- {id: linan, name: 临安市, level: prefecture}
- {id: donghu, name: 东湖区, level: county, parent: linan}
- {id: xihu, name: 西湖县, level: county, parent: linan}
- {id: town, name: 石桥镇, level: township, parent: xihu}
- {id: street, name: 柳林镇, level: township, parent: xihu}
"""
DIMENSIONS = """\
- id: sex
  name: 性别
  members: [{id: man, name: 男}, {id: woman, name: 女}]
- id: age
  name: 年龄
  members: [{id: child, name: 少儿}, {id: adult, name: 成人}]
- id: aid
  name: 扶助方式
  members:
    - {id: cash, name: 现金, overlaps: [meals]}
    - {id: meals, name: 供餐, overlaps: [cash]}
    - {id: visits, name: 探访}
- id: cause
  name: 停水原因
  members: [{id: leak, name: 漏损}, {id: works, name: 施工}, {id: power, name: 停电}]
"""
INDICATORS = """\
- {id: readers, name: 持证读者, unit: 人, dimensions: [sex, age]}
- {id: loans, name: 图书外借, unit: 册次, kind: flow, dimensions: [age]}
- {id: income, name: 门票收入, unit: 万元, kind: flow}
- {id: served, name: 供水到户, unit: 户人, dimensions: [sex]}
- {id: piped, name: 供水人口, unit: 万人, dimensions: [sex]}
- {id: aided, name: 受助老人, unit: 人, dimensions: [aid]}
- {id: net, name: 净增读者, unit: 人, dimensions: [sex]}
- {id: seats, name: 阅览座位, unit: 个}
- {id: clinics, name: 村卫生室, unit: 个}
- {id: fee, name: 水价, unit: 元/吨, kind: standard, dimensions: [sex]}
- {id: cause-share, name: 停水原因占比, unit: "%", kind: rate, dimensions: [cause]}
- {id: sign-rate, name: 签约率, unit: "%", kind: rate, dimensions: [sex]}
- {id: growth, name: 外借增长率, unit: "%", kind: rate}
- {id: rooms-planned, name: 书屋计划数, unit: 个}
- {id: rooms-built, name: 书屋建成数, unit: 个}
- {id: built-rate, name: 书屋建成率, unit: "%", kind: rate, formula: rooms-built / rooms-planned, digits: 0}
- {id: loans-each, name: 人均外借, unit: 册次/人, kind: rate, formula: loans / readers, digits: 1}
"""
BASE: Files = {
    "briefgen.toml": "",
    "data/places.yaml": PLACES,
    "data/vocab/dimensions.yaml": DIMENSIONS,
    "data/indicators/i.yaml": INDICATORS,
}


def findings(root: Path, check: Check, files: Files) -> tuple[Diagnostic, ...]:
    """What a check finds in a workspace of these files, which load without a fault."""
    for name, content in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    workspace, faults = load_workspace(root)
    assert [f"{f.span} {f.message('en')}" for f in faults] == []
    return check(workspace)


def told(root: Path, check: Check, files: Files) -> list[str]:
    """Each finding as its place, code and message."""
    return [f"{f.span} {f.code} {f.message('zh')}" for f in findings(root, check, files)]


def observed(header: str, *rows: str) -> Files:
    """One file of observations."""
    return {"data/observations/o.csv": "\n".join((header, *rows)) + "\n"}
