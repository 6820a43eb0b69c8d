"""What is left of the work on a text: placeholders, and marks of drafts and internal papers.

Not style: `check` has read the words long before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostics import Rule
from briefgen.model.surnames import COMPOUND, SINGLE
from briefgen.publish.gate.detectors.hits import Hit
from briefgen.rules import gate as rules

_ALONE, _END = r"(?<![^\n\x1d\x1e\t \u3000])", r"[ \u3000]*(?=[\n\x1d\x1e\t]|$)"
_TO_FILL = r"待[定补填核]|待补充|待填写|待核实|待确认"
_OPEN: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (seeds, re.compile(pattern))
    for seeds, pattern in (
        (("{{", "}}", "{%", "%}"), r"\{\{|\}\}|\{%|%\}"),
        (
            ("TODO", "FIXME", "TBD", "TBC", "orem ipsum"),
            r"(?<![A-Za-z0-9_./-])(?:TODO|FIXME|TBD|TBC|[Ll]orem ipsum)(?![A-Za-z0-9_/-])",
        ),
        (
            ("XX", "xx", "Ｘ", "XX"),
            r"(?<![A-Za-z0-9_./#-])[XxＸ]{2,}(?=[年月日号县市区乡镇村局厅委办人户元万亿个%省])",
        ),
        (("××", "✕✕"), r"(?<![A-Za-z0-9])[×✕]{2,}(?![A-Za-z0-9])"),
        (
            ("待", "此处", "填", "插入"),
            rf"[（(【\[〔](?:{_TO_FILL}|此处[^）)】\]]{{0,12}}|请填[^）)】\]]{{0,12}}|填写[^）)】\]]{{0,12}}|插入[^）)】\]]{{0,12}})[）)】\]〕]",
        ),
        (("【", "〔"), r"【[ \u3000]*】|〔[ \u3000]*〕"),
        (("此处", "在此"), r"(?:点击此处|此处|在此)(?:填写|插入|输入|录入|补充|添加)"),
        (("#REF", "#VALUE", "#NAME", "#NUM", "#DIV", "#N/A"), r"#(?:REF|VALUE|NAME|NUM)[!?]|#DIV/0!|#N/A"),
        (("错误！", "错误!", "Error!"), r"(?:错误|Error)[！!] ?(?:未找到|未定义|Reference source|Bookmark)"),
        (
            ("待定", "待补", "待填", "undefined", "NaN", "None", "null", "XX", "xx"),
            rf"{_ALONE}(?:待[定补填]|undefined|NaN|None|null|XX+|xx+){_END}",
        ),
    )
)
"""What was never filled in, each with words that it cannot be without: looking for those is much faster."""
_NOBODY = re.compile("某{2,}")
_INTERNAL = re.compile(
    r"(?:绝密|机密|秘密)[ \u3000]*★"
    rf"|{_ALONE}(?:绝[ \u3000]*密|机[ \u3000]*密|秘[ \u3000]*密){_END}"
    r"|内部(?:资料|文件|参阅|刊物|材料)[，,；; \u3000]*(?:注意保[存密]|不得外传|请勿外传|严禁外传)"
    rf"|{_ALONE}[（(【]?(?:内部(?:资料|文件|参阅|刊物)|注意保[存密]|不得外传|请勿外传|内部使用|仅供内部[^\n\x1d\x1e]{{0,8}}){_END}"
    r"|[（(【](?:内部(?:资料|文件|参阅|刊物|使用)|注意保[存密]|不得外传)[）)】]"
    r"|[（(【]?此件(?:不予公开|不公开|依申请公开|内部掌握)[）)】]?"
)
_DRAFT = re.compile(
    rf"{_ALONE}[（(【]?(?:草[ \u3000]*稿|校[ \u3000]*样|送审稿|讨论稿|审议稿|初稿|修改稿|DRAFT|Draft)"
    rf"[）)】]?{_END}"
    r"|[（(【](?:草稿|送审稿|讨论稿|审议稿|初稿|修改稿|校样)[）)】]"
)
_MARKS = ("密", "内部", "注意保", "外传", "此件")


def leftovers(text: str) -> Iterator[Hit]:
    """BG623, BG624, BG625."""
    for seeds, pattern in _OPEN:
        if any(seed in text for seed in seeds):
            yield from _found(text, rules.PLACEHOLDER_PUBLISHED, pattern)
    if "某某" in text:
        yield from _nobody(text)
    if any(word in text for word in _MARKS):
        yield from _found(text, rules.INTERNAL_MARK, _INTERNAL)
    if any(word in text for word in ("稿", "样", "DRAFT", "Draft")):
        yield from _found(text, rules.DRAFT_MARK, _DRAFT)


def _found(text: str, rule: Rule, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for found in pattern.finditer(text):
        shown = " ".join(found[0].split())[:20]
        yield Hit(rule, found.start(), shown, shown)


def _nobody(text: str) -> Iterator[Hit]:
    """某某 stands for a name that nobody filled in, but behind a surname it is how a name is masked."""
    for found in _NOBODY.finditer(text):
        before = text[max(found.start() - 2, 0) : found.start()]
        if before not in COMPOUND and before[-1:] not in SINGLE:
            shown = text[max(found.start() - 2, 0) : found.end() + 2].strip()
            yield Hit(rules.PLACEHOLDER_PUBLISHED, found.start(), found[0], " ".join(shown.split()))
