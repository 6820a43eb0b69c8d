"""Findings that the tests of every format report."""

from __future__ import annotations

from dataclasses import replace

from briefgen.diagnostics import Edit, Fix, Passed, Related, Rule, Severity, Span

MISMATCH = Rule(
    "BG221",
    "sum-mismatch",
    Severity.ERROR,
    "各项之和是 {sum}，总数写作 {total}",
    "the parts add up to {sum}, the total says {total}",
    "改正其中一个数",
    "mend one of the figures",
    "合计应当等于各项之和。",
    "A total equals its parts.",
)
DOUBTFUL = Rule(
    "BG299", "doubtful", Severity.WARNING, "“{text}”可疑", "“{text}” is doubtful", "核对", "look again"
)
NOTED = Rule("BG298", "noted", Severity.INFO, "已注意", "noted", "", "")

ERROR = MISMATCH.at(
    Span("data/moved.yaml", 2, 8, 2, 13),
    Related(Span("data/moved.yaml", 1, 8, 1, 13), "各项在这里", "the parts are here"),
    sum="1203户",
    total="1230户",
)
WARNING = DOUBTFUL.at(Span("briefings/a.yaml", 1, 12, 1, 14), text="人数")
NOTE = NOTED.at(Span("data/居民.xlsx", sheet="一季度", cell="C7"))
FIXABLE = replace(
    ERROR,
    related=(),
    fix=Fix("改为 1203户", "make it 1203户", (Edit(Span("data/moved.yaml", 2, 8, 2, 13), "1203户"),)),
)
ALL = (WARNING, ERROR, NOTE)
PASSED = Passed(ERROR, "沿用原件", Span("data/moved.yaml", 2, 17, 2, 40))
SOURCES = {
    "data/moved.yaml": "parts: 1203户\ntotal: 1230户\n",
    "briefings/a.yaml": "heading: 全县人数统计\n",
}
