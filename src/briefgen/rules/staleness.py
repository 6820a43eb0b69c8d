"""BG350-BG359: words that have outlived their time or place."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

WARNING = Severity.WARNING

STALE_WORDS = Rule(
    "BG350",
    "stale-words",
    WARNING,
    "像是上期留下的话，{fault_zh}：“{text}”",
    "words that seem left from the issue before, {fault_en}: “{text}”",
    "改成本期的话；确要重登上期文章的，引用同一个案例，不要抄一遍",
    "say what is true of this issue; to print an article again, name the same case instead of copying it",
    "上一期改成本期时留下的旧话，读者一眼就能看出来。整句照抄上期（其中的数也没有变），或写着上期的月份，都会提示；"
    "“比2月增长”这样的比较和按案例编号重登不提示。",
    "Words left over from the issue before are what readers notice first. A sentence repeated from it with the "
    "same figures, and a month that is the former issue's, are told; comparisons and cases named twice are not.",
    "3月的简报里写着“2月，全市新建充电桩……”",
)
PAST_FUTURE = Rule(
    "BG351",
    "past-future",
    WARNING,
    "“{text}”说的是将来，{due} 却早于成文日期 {issued}",
    "“{text}” speaks of the future, but {due} is before the date of issue {issued}",
    "核实是否已经做到，改成已经发生的说法，或改正日期",
    "find out whether it was done and say so, or mend the date",
    "文件印发时已经过去的日子，不能再用“将于”“计划于”来说。",
    "A day that has passed when the document is issued cannot be announced any more.",
    "2020年2月13日印发的文件写着“将于2019年底投入使用”",
)
NAME_VARIANT = Rule(
    "BG352",
    "name-variant",
    WARNING,
    "“{text}”与记录里的“{name}”只差一点",
    "“{text}” is nearly, but not quite, “{name}” of the records",
    "改成记录里的名称；确是另一个名称的，登记为机关、地点或别名",
    "print the name of the record; if it is another name, store it as an organ, a place or an alias",
    "刊名、机关和标题由记录生成就不会前后不一；手工录入时颠倒或写错一个字，最难校出来。",
    "Names that records print never differ; a typed one with two words swapped is the hardest slip to see.",
    "江河水文简报 写作 江河水文报简",
)
