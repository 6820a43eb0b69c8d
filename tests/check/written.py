"""A small workspace about village water supply, and a report of it with the paragraphs of a test.

Not a test.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.check.agreement.disagreements import disagreements
from briefgen.check.paper import Paper
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic
from briefgen.ledger.ledger import ledger_of
from briefgen.load.workspace import load_workspace

FILES = {
    "data/places.yaml": "- {id: qingtan, name: 清潭县, level: county}\n",
    "data/organs.yaml": "- {id: water, name: 清潭县农村供水管理站, short: 农村供水管理站, place: qingtan}\n",
    "data/vocab/dimensions.yaml": """
- id: area
  name: 片区
  members:
    - {id: hill, name: 山区片}
    - {id: plain, name: 坝区片}
- id: way
  name: 供水方式
  members:
    - {id: shared, name: 集中供水, aliases: [联片供水]}
    - {id: single, name: 分散供水}
- id: use
  name: 用水户
  members:
    - {id: home, name: 家庭, overlaps: [shop]}
    - {id: shop, name: 商户, overlaps: [home]}
""",
    "data/indicators/water.yaml": """
- {id: connected, name: 已通水农户, unit: 户人, dimensions: [area, way]}
- {id: planned, name: 计划供水人口, unit: 人, dimensions: [area]}
- {id: stations, name: 规划水站, unit: 个}
- {id: stations-done, name: 建成水站, unit: 个}
- {id: villages, name: 行政村, unit: 个}
- {id: users, name: 各类用水户, unit: 户, dimensions: [use]}
- {id: repairs, name: 维修管网, unit: 公里, kind: flow}
- {id: connect-rate, name: 通水率, unit: "%", kind: rate, formula: connected.persons / planned, digits: 0}
""",
    "data/observations/water.yaml": """
defaults: {place: qingtan}
observations:
  - {indicator: stations, value: 44}
  - {indicator: stations-done, value: 16}
  - {indicator: villages, value: 124}
  - {indicator: users, use: home, value: 700}
  - {indicator: users, use: shop, value: 600}
tables:
  - indicator: connected
    columns: [period, area, way, households, persons]
    rows:
      - [2021, hill, shared, 312, 1365]
      - [2021, hill, single, 28, 94]
      - [2021, plain, shared, 541, 2276]
      - [2022, hill, shared, 403, 1718]
      - [2022, hill, single, 31, 112]
      - [2022, plain, shared, 655, 2830]
  - indicator: planned
    columns: [period, area, value]
    rows:
      - [2021, hill, 1824]
      - [2021, plain, 2276]
      - [2022, hill, 2000]
      - [2022, plain, 3100]
  - indicator: repairs
    columns: [period, value]
    rows:
      - [2021, 46.5]
      - [2022, 38.2]
""",
}
FACTS = """
  taps: {value: 3602个, label: 更换水龙头}
  spent: {value: 254万元, label: 维修资金}
  people: {value: 1906人, label: 受益人口}
  rate_old: {value: 62.5%, label: 上年水质达标率}
  rate_new: {value: 58.1%, label: 本年水质达标率}
  steps: [查漏, 换管, 建台账]
"""


def workspace(root: Path, *paragraphs: str, extra: str = "", files: dict[str, str] | None = None) -> None:
    """Writes the workspace with a report of these paragraphs; `extra` are more keys of the report."""
    (root / "briefgen.toml").write_text("", encoding="utf-8")
    sections = "".join(f"      - {text!r}\n" for text in paragraphs)
    report = (
        "id: r\nkind: report\ntitle: 农村供水工作汇报\nplace: qingtan\nissuer: water\n"
        f"as_of: 2022-12\nstatus: draft\nfacts:{FACTS}{extra}"
        f"sections:\n  - paragraphs:\n{sections}"
    )
    for name, text in {**FILES, "briefings/r.yaml": report, **(files or {})}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")


def found(root: Path, *paragraphs: str, extra: str = "") -> tuple[Diagnostic, ...]:
    """What the checks on agreement say of a report with these paragraphs."""
    workspace(root, *paragraphs, extra=extra)
    return findings(root)


def findings(root: Path, id: str = "r") -> tuple[Diagnostic, ...]:
    """What the checks on agreement say of a document."""
    loaded, faults = load_workspace(root)
    assert faults == (), [fault.message("en") for fault in faults]
    document, composed = compose(loaded, Config(), id)
    assert document is not None, [one.message("en") for one in composed]
    return tuple(disagreements(Paper(document, ledger_of(document, loaded.lexicon), loaded)))


def told(root: Path, *paragraphs: str, extra: str = "") -> list[tuple[str, str]]:
    """Code and Chinese message of each."""
    return [(one.code, one.message("zh")) for one in found(root, *paragraphs, extra=extra)]
