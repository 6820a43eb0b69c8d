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
WHICH_NUMBER = Rule(
    "BG185",
    "allowance-of-several",
    ERROR,
    "这条注释一次放行了 {count} 个数：{texts}；要写明放行哪一个",
    "this comment lets {count} numbers pass at once: {texts}; say which",
    "在代码后面的括号里写明，例如 briefgen: allow {code}({first}) 理由；几个都放行的，用顿号隔开",
    "name them in brackets behind the code, such as briefgen: allow {code}({first}) reason; several are separated by 、",
    "一行里有几个手写的数时，一条注释会把后来添的、改错的也一起放过。",
    "Where a line has several typed numbers, one comment would let pass those added or mistyped later, too.",
    "- 新建3座、改造12座。  # briefgen: allow BG201 旧名照录",
)
PRINTED_ALLOWANCE = Rule(
    "BG186",
    "printed-allowance",
    ERROR,
    "这条放行注释写在文字里面，会印出来，不起作用：{text}",
    "this allowance stands inside a text, which prints it; it lets nothing pass: {text}",
    "移到这段文字的开头那一行（键或 | 的后面）或它的上一行；写在文字里面的用 {{# briefgen: allow … #}}",
    "move it to the line where the text begins (behind the key or |) or to the line before; inside a text it is {{# briefgen: allow … #}}",
    "引号里面和 | 、> 下面的 # 不是注释，是正文的字。",
    "Inside quotes, and below | and >, the sign # begins no comment: it is part of the text.",
    "lead: |\n  共有3座水库  # briefgen: allow BG201 旧名照录",
)
HIDDEN_NUMBER = Rule(
    "BG187",
    "word-list-hides-number",
    ERROR,
    "词表的“{word}”是一个数，写进 {field} 以后，正文里所有的“{word}”都不再检查",
    "{word} in the word list is a number: as one of {field}, it would never be checked anywhere",
    "从词表里删去；要放行某一处的，在那一行写 briefgen: allow BG201(数) 理由",
    "take it out of the list; one place is let pass by briefgen: allow BG201(the number) reason on its line",
    "names 和 words 收的是含数字的名称和词语（4+1、三江六岸），不是数量。",
    "names and words hold names and words with numerals in them (4+1, 三江六岸), not amounts.",
    "words: [20户]",
)

_LOADING = re.compile(r"BG[17]\d\d")
_STOPPING = re.compile(r"BG(?:1[0-79]\d|2(?:0[2-9]|[12]\d)|30[1-9]|31\d|60\d|640|7\d\d)")
"""Loading, building, what is refused while a document is composed, and what an edition does not hold: it
leaves a gap."""


def stops(rule: Rule) -> bool:
    """Whether nothing can be written where this rule finds something, whoever wants it."""
    return rule.severity is ERROR and _STOPPING.fullmatch(rule.code) is not None


def allowable(rule: Rule) -> bool:
    """Whether a line may let findings of this rule pass."""
    return not stops(rule) and _LOADING.fullmatch(rule.code) is None
