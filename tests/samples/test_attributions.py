"""The Guangfeng rules: every measure with its responsible organs, in the text and in the task table."""

from __future__ import annotations

from pathlib import Path

from briefgen.load.workspace import load_workspace
from samples.builds import ROOT


def test_the_rules_carry_every_measure_organ_and_attribution() -> None:
    workspace, findings = load_workspace(ROOT)
    assert findings == ()
    responsible = [m.responsible for id, m in workspace.measures.items() if id.startswith("gf-")]
    named = [r for r in responsible if r is not None and r.lead is not None]
    organs = [str(organ) for r in named for organ in r.organs]
    leads = {str(r.lead) for r in named}
    assert (len(named), len(organs), len(leads | set(organs))) == (22, 113, 27)


def test_every_measure_closes_with_its_note_and_stands_in_the_task_table(built: Path) -> None:
    text = (built / "guangfeng-rules" / "guangfeng-rules.txt").read_text(encoding="utf-8")
    body, _, table = text.rpartition("任务分工表")
    assert (body.count("〔有关乡镇，"), body.count("负责〕")) == (22, 22)
    assert sum("有关乡镇、" in line for line in table.splitlines()) == 22
