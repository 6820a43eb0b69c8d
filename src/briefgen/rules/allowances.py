"""BG180 to BG189: comments that let findings pass."""

from __future__ import annotations

import re

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

UNREADABLE_ALLOWANCE = Rule(
    "BG180",
    "unreadable-allowance",
    ERROR,
    "读不懂这条放行注释：{text}",
    "this allowance cannot be understood: {text}",
    "写成：briefgen: allow 代码 理由，例如 briefgen: allow BG201 旧名照录",
    "write it as briefgen: allow CODE reason, such as briefgen: allow BG201 an old name, kept",
    "放行注释写在那一行的末尾，或单独写在它的上一行：YAML 和 briefgen.toml 用 #，正文和模板用 {# #}，CSV 和 XLSX 写在同一行的备注里。",
    "An allowance stands at the end of its line, or alone on the line before it: behind # in YAML and briefgen.toml, in {# #} in prose and templates, in the note of a row of CSV or XLSX.",
    "# briefgen: allow 旧名照录（缺代码）",
)
ALLOWANCE_WITHOUT_REASON = Rule(
    "BG181",
    "allowance-without-reason",
    ERROR,
    "放行 {codes} 没有写理由，不起作用",
    "{codes} is let pass without a reason, and so it is not",
    "在代码后面写明理由，一句话就够",
    "give the reason after the code; one sentence is enough",
    "放行要让后来的人看得懂为什么可以例外；没有理由的放行不算数。",
    "Whoever reads it later must see why this place is an exception; without a reason it does not count.",
    "# briefgen: allow BG201",
)
UNKNOWN_RULE = Rule(
    "BG182",
    "unknown-allowed-rule",
    ERROR,
    "没有 {code} 这条规则{hint_zh}",
    "there is no rule {code}{hint_en}",
    "改正代码；briefgen explain 列出全部规则",
    "mend the code; briefgen explain lists every rule",
    "放行注释里的代码写错了，它要放行的问题就放行不了。",
    "An allowance with a wrong code lets nothing pass.",
    "# briefgen: allow BG2O1 旧名照录",
)
NOT_ALLOWABLE = Rule(
    "BG183",
    "not-allowable",
    ERROR,
    "{code} {name} 不能放行",
    "{code} {name} cannot be let pass",
    "改正它所指的问题，删去这条注释",
    "mend what it tells of, and delete the comment",
    "读不进来的记录、印不出来的内容和生成时的故障没有可以照旧的东西，只能改正。",
    "What cannot be read, cannot be printed, or fails while building leaves nothing that could be kept as it is.",
    "title:   # briefgen: allow BG124 以后再写",
)
UNUSED_ALLOWANCE = Rule(
    "BG184",
    "unused-allowance",
    WARNING,
    "这里没有 {code} {name} 可以放行",
    "there is no {code} {name} here to let pass",
    "删去这条注释，或把它移到要放行的那一行",
    "delete the comment, or move it to the line that it is meant for",
    "问题改正以后留下的放行注释，会把以后的新问题也盖住。只在检查整个工作区时报告。",
    "An allowance left behind hides the next fault of its line. Told only where the whole workspace is checked.",
    "byline: 某某单位  # briefgen: allow BG201 旧名照录",
)

_LOADING = re.compile(r"BG[17]\d\d")
_STOPPING = re.compile(r"BG(?:1[0-79]\d|2(?:0[2-9]|[12]\d)|30[1-9]|31\d|7\d\d)")
"""Loading, building, and what is refused while a document is composed: it leaves a gap."""


def stops(rule: Rule) -> bool:
    """Whether nothing can be written where this rule finds something, whoever wants it."""
    return rule.severity is ERROR and _STOPPING.fullmatch(rule.code) is not None


def allowable(rule: Rule) -> bool:
    """Whether a line may let findings of this rule pass."""
    return not stops(rule) and _LOADING.fullmatch(rule.code) is None
