"""A small workspace, its edition in a folder beside it, and what is found there, by places of the workspace."""

from __future__ import annotations

from pathlib import Path

from briefgen.build.stages import Order, check
from briefgen.diagnostics import Diagnostic
from briefgen.edition import Projection, project
from briefgen.load import load_workspace
from briefgen.model.sensitivity import Edition
from briefgen.model.workspace import Workspace

Files = dict[str, str | bytes]

BASE: Files = {
    "briefgen.toml": '[severity]\nBG201 = "off"\n',
    "data/places.yaml": """\
- {id: yunding, name: 云顶市, level: prefecture}
- {id: heyan, name: 河沿县, level: county, parent: yunding}
- {id: beichuan, name: 北川县, level: county, parent: yunding}
""",
    "data/organs.yaml": "- {id: center, name: 云顶市卫生服务中心, place: yunding}\n",
    "data/vocab/dimensions.yaml": """\
- id: sex
  name: 性别
  members: [{id: women, name: 女}, {id: men, name: 男}]
""",
    "data/indicators/clinics.yaml": """\
- {id: visits, name: 就诊人次, unit: 人次, kind: flow, dimensions: [sex]}
- {id: beds, name: 床位, unit: 张}
- {id: turnover, name: 床均就诊, unit: 人次/张, kind: rate, formula: visits / beds, digits: 1}
- {id: place-order, name: 床位位次, unit: 位, kind: rate, formula: rank(beds)}
- {id: women-share, name: 女性占比, unit: "%", kind: rate, formula: "share(visits, sex)", dimensions: [sex]}
""",
    "data/observations/clinics.yaml": """\
- {indicator: visits, place: heyan, period: 2023, sex: women, value: 1204}
- {indicator: visits, place: heyan, period: 2023, sex: men, value: 1163}
- {indicator: beds, place: heyan, period: 2023, value: 21}
- {indicator: beds, place: beichuan, period: 2023, value: 34}
- {indicator: beds, place: heyan, period: 2022, value: 18}
""",
}
REPORT = "briefings/report.yaml"


def report(paragraph: str, head: str = "", tail: str = "") -> str:
    """A signed report of one paragraph, which stands on line 9; `head` is more of its keys on one line, `tail`
    what follows in its section."""
    return f"""\
id: report
kind: report
title: 河沿县诊所工作汇报
place: heyan
status: signed
{head or "# 一行"}
sections:
  - heading: 基本情况
    paragraphs: ["{paragraph}"]
{tail}"""


def written(root: Path, files: Files) -> Path:
    """A workspace with these files beside the base ones, an empty one taken away."""
    for name, content in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def projected(
    tmp: Path, files: Files, edition: Edition = "public", *, drafts: bool = False, below: int = 0
) -> Projection:
    """The edition of a workspace, in the folder `edition`."""
    root = written(tmp / "workspace", files)
    return project(root, tmp / "edition", edition, drafts=drafts, suppress_below=below)


def loaded(tmp: Path) -> Workspace:
    """The edition as it is read."""
    return load_workspace(tmp / "edition")[0]


def text(tmp: Path, name: str) -> str:
    """A file of the edition."""
    return (tmp / "edition" / name).read_text(encoding="utf-8")


def faults(tmp: Path, files: Files, edition: Edition = "public", below: int = 0) -> list[str]:
    """What is wrong with an edition and its documents: place, code, and the other place."""
    made = projected(tmp, files, edition, below=below)
    if made.findings:
        return told(made.findings)
    outcome = check(Order(tmp / "edition", jobs=1), lambda *_: None)
    return told(made.told(outcome.findings))


def told(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [" ".join((str(f.span), f.code, *(f"<- {one.span}" for one in f.related))) for f in findings]
