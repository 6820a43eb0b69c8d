"""Writes the reference pages of docs/ from the source: records, diagnostics, and what the samples print.

Not prose: pages that people write are left alone. With --check it writes nothing and fails if a page is old.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

import yaml

from briefgen.compose.compose import compose
from briefgen.config import load_config
from briefgen.diagnostics import Lang, Rule, Severity
from briefgen.ledger.entry import Kind
from briefgen.ledger.ledger import ledger_of
from briefgen.ledger.proof import KINDS
from briefgen.load.columns import NAMES
from briefgen.load.records import BRIEFINGS
from briefgen.load.workspace import load_workspace
from briefgen.model import (
    briefing,
    chart,
    fact,
    indicator,
    lexicon,
    place,
    publication,
    section,
    sensitivity,
    style,
    target,
)
from briefgen.model.briefing import Briefing
from briefgen.rules import FAMILIES, RULES, outline, textual

DOCS = Path(__file__).parents[1] / "docs"
CORPUS = DOCS.parent / "tests" / "corpus"
FORM_FAULTS = DOCS.parent / "tests" / "form" / "faults.yaml"
GATE = DOCS.parent / "tests" / "publish" / "gate"
NOTICE = "<!-- Made by scripts/docs.py from the source; do not edit it here. -->"


def main(arguments: list[str]) -> int:
    """Writes the pages, or with --check says which are old."""
    pages = {DOCS / name: text for name, text in made().items()}
    old = [page for page, text in pages.items() if not page.is_file() or page.read_text("utf-8") != text]
    if "--check" in arguments:
        for page in old:
            print(f"docs: {page.relative_to(DOCS.parent)} is old; run scripts/docs.py", file=sys.stderr)
        return 1 if old else 0
    for page in old:
        page.write_text(pages[page], encoding="utf-8")
        print(f"docs: wrote {page.relative_to(DOCS.parent)}")
    return 0


def made() -> dict[str, str]:
    """Every page by its name in docs/."""
    return {
        "records.md": _page(records()),
        "diagnostics.md": _page(diagnostics("en")),
        "diagnostics.zh-CN.md": _page(diagnostics("zh")),
        "corpus.md": _page(corpus()),
        "form-faults.md": _page(form_faults()),
        "gate.md": _page(gate_cases()),
        "ledger-shares.md": _page(shares()),
    }


def _page(lines: Iterator[str]) -> str:
    return "\n".join((NOTICE, *lines)) + "\n"


# ---- records

WORDS = {
    "Ident": "id",
    "Line": "line",
    "Lines": "line, or list of lines",
    "Prose": "paragraph",
    "Paragraphs": "paragraph, or list of paragraphs",
    "Number": "number",
    "Whole": "whole number",
    "Levels": "1, 2 or 3",
    "Decimals": "whole number, 9 at most",
    "Day": "day",
    "MomentField": "day, or day and minute",
    "Flag": "true or false",
    "PeriodField": "period",
    "AmountField": "amount",
    "PlaceRef": "id of a place",
    "OrganRef": "id of an organ",
    "OrganRefs": "id of an organ, or list of them",
    "IndicatorRef": "id of an indicator",
    "CaseRef": "id of a case",
    "MeasureRef": "id of a measure",
    "BriefingRef": "id of a briefing",
    "DimensionRef": "id of a dimension",
    "SensitivityField": "`public`, `internal`, `restricted`, or [sensitivity](#sensitivity)",
    "FactField": "[fact](#fact)",
    "ItemField": "[item](#item)",
    "PlaceRefs": "id of a place, or list of them",
    "CaseRefs": "id of a case, or list of them",
    "LevelNames": "level of a [place](#place), or list of them",
    "OrganKinds": "kind of an [organ](#organ), or list of them",
    "Words": "line, or list of lines",
    "PeriodList": "period, or list of periods",
    "PlacesField": "[places wanted](#places-wanted), or id of a place, or list of them",
    "CasesField": "[cases wanted](#cases-wanted), or id of a case, or list of them",
    "OrgansField": "[organs wanted](#organs-wanted), or id of an organ, or list of them",
    "str": "text",
}
SCALARS = (
    ("line", "one line of text", "`于都县`"),
    ("paragraph", "one paragraph; Jinja expressions in it print bound values", "`共{{ f.moved }}。`"),
    (
        "id",
        "letters, digits, Han characters, `_`, `-` and `.`; the name of a file as well",
        "`jx-bulletin-03`",
    ),
    ("id of …", "the id of a record of that kind, which must exist", "`yudu`"),
    ("whole number", "digits without unit or thousands mark", "`80`"),
    ("number", "a decimal number", "`34.5`"),
    ("amount", "a quantity in the trade's own words", "`约3000人次`, `354户1527人`, `2—5户`"),
    ("day", "year-month-day, and it must exist", "`2019-01-04`"),
    ("day, or day and minute", "the minute by Beijing time", "`2019-01-10`, `2019-01-10 09:30`"),
    (
        "period",
        "year, half, quarter, month, day, school year, or a named period",
        "`2016`, `2016-Q3`, `近3年`",
    ),
    ("true or false", "in small letters, without quotes", "`true`"),
)
FILES = (
    ("`data/places.yaml`", "list of [places](#place)", "places"),
    ("`data/organs.yaml`", "list of [organs](#organ)", "organs"),
    ("`data/vocab/dimensions.yaml`", "list of [dimensions](#dimension)", "dimensions"),
    ("`data/vocab/lexicon.yaml`", "a [lexicon](#lexicon), added to the packaged one", "lexicon"),
    ("`data/indicators/*.yaml`", "lists of [indicators](#indicator)", "indicators"),
    ("`data/observations/*.{yaml,csv,xlsx}`", "rows of [observations](#observations)", "observations"),
    ("`data/cases/ID.yaml`", "one [case](#case) each, named after its id", "case"),
    ("`data/measures/*.yaml`", "lists of [measures](#measure)", "measures"),
    ("`briefings/**/<id>.yaml`", "one [briefing](#briefing) each", "briefing"),
    ("`briefings/**/*.yaml`", "with `for:`, a briefing [for each match](targets.md)", "briefing"),
)
MODULES = (place, indicator, lexicon, fact, section, chart, briefing, publication, target, sensitivity, style)
UNWRITTEN = frozenset({"Observation", "Term", "Target", "Moment"})
"""Types that no file holds as they are."""


def records() -> Iterator[str]:
    """The page of record kinds."""
    yield "# Records"
    yield ""
    yield "The folder says what a file is. A list file is a YAML list, or a mapping with the list under its"
    yield "word and, beside it, `defaults` that its records share. `briefgen schema KIND` prints the same as"
    yield "JSON Schema, for an editor; [diagnostics.md](diagnostics.md) lists what is found wrong."
    yield ""
    yield from _table(("File", "Holds", "Schema"), FILES)
    yield ""
    yield "## Scalars"
    yield ""
    yield "Every scalar is read as text first; its key decides what it is. Forms that YAML tools read"
    yield "differently (`NO`, `0123`, `12:30`) need quotes."
    yield ""
    yield from _table(("Type", "Is", "Written"), SCALARS)
    for module in MODULES:
        for record in _types(module):
            yield ""
            yield from _record(record)
    yield ""
    yield from _observations()


def _types(module: ModuleType) -> list[type]:
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and is_dataclass(value)
        and value.__module__ == module.__name__
        and value.__name__ not in UNWRITTEN
    ]


def _record(record: type) -> Iterator[str]:
    yield f"## {_title(record)}"
    yield ""
    yield " ".join((inspect.getdoc(record) or "").split())
    if Briefing in record.__mro__[1:]:
        kind = next(name for name, kind in BRIEFINGS.items() if kind is record)
        yield f"`kind: {kind}`, and every field of a [briefing](#briefing) besides these:"
    yield ""
    own = {name: (words, meaning) for name, words, meaning in _annotations(record)}
    told = "kind" if record in BRIEFINGS.values() else ""
    rows = [
        (f"`{field.name}`", own[field.name][0], _given(field), own[field.name][1])
        for field in fields(record)
        if field.name in own and field.name != told
    ]
    yield from _table(("Field", "Type", "", "Meaning"), rows)


def _title(record: type) -> str:
    """Words for a name: TableSpec is a table, ArticleBriefing an article."""
    name = record.__name__.removesuffix("Spec")
    name = name if name == "Briefing" else name.removesuffix("Briefing")
    if record.__name__ == "TableBriefing":
        return "Table document"
    return "".join(f" {char.lower()}" if char.isupper() and at else char for at, char in enumerate(name))


def _annotations(record: type) -> Iterator[tuple[str, str, str]]:
    """The own fields of a record as its source has them: name, type in words, docstring."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0]
    assert isinstance(tree, ast.ClassDef)
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, _words(node.annotation, record), _docstring(after)


def _docstring(node: ast.stmt | None) -> str:
    match node:
        case ast.Expr(ast.Constant(str(text))):
            return " ".join(text.split())
        case _:
            return ""


def _words(annotation: ast.expr, record: type) -> str:
    """A type in words a writer of records knows."""
    match annotation:
        case ast.BinOp(left, ast.BitOr(), right):
            parts = [_words(part, record) for part in (left, right)]
            return " or ".join(part for part in parts if part)
        case ast.Constant(None):
            return ""
        case ast.Subscript(ast.Name("Literal"), choices):
            values = choices.elts if isinstance(choices, ast.Tuple) else [choices]
            return ", ".join(f"`{value.value!s}`" for value in values if isinstance(value, ast.Constant))
        case ast.Subscript(ast.Name("tuple"), ast.Tuple([one, ast.Constant()])):
            return f"list of: {_words(one, record)}"
        case ast.Subscript(ast.Name("Annotated"), ast.Tuple([one, *_])):
            return _words(one, record)
        case ast.Subscript(ast.Name("dict"), ast.Tuple([_, value])):
            return f"names, each with: {_words(value, record)}"
        case ast.Name(name):
            return _named(name, record)
    raise ValueError(ast.unparse(annotation))


def _named(name: str, record: type) -> str:
    """A name as the record's module means it: a type of records, some choices, or a field type."""
    kind = vars(sys.modules[record.__module__]).get(name)
    if isinstance(kind, type) and is_dataclass(kind):
        title = _title(kind).lower()
        return f"[{title}](#{title.replace(' ', '-')})"
    if get_origin(kind) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(kind))
    return WORDS[name]


def _given(field: Field[object]) -> str:
    """Whether a field must be given, and what it is where it is not."""
    if field.default is MISSING and field.default_factory is MISSING:
        return "required"
    if isinstance(field.default, bool):
        return f"default `{str(field.default).lower()}`"
    if isinstance(field.default, str | int):
        return f"default `{field.default}`"
    if isinstance(field.default, tuple) and field.default:
        return f"default `[{', '.join(str(part) for part in field.default)}]`"
    return ""


def _observations() -> Iterator[str]:
    yield "## Observations"
    yield ""
    yield "Columns of a CSV or XLSX file, in any order and by either name, and keys of a row in YAML. Every"
    yield "dimension of the indicator is a column, too. An empty cell is *not given*; 缺报 is a value."
    yield ""
    yield from _table(("Column", "In Chinese"), [(f"`{key}`", zh) for key, zh in NAMES.items()])


# ---- shares

ORDER: tuple[Kind, ...] = ("bound", "derived", "name", "structural", "literal")
"""The kinds of numbers in the order of the table."""


def shares() -> Iterator[str]:
    """The page that counts the printed numbers of the samples by kind."""
    yield "# What stands behind the numbers of the samples"
    yield ""
    yield "样例印出的全部数字，按出处分类。有一项测试读取写出的文件，核对没有一个数漏在这里之外。"
    yield ""
    yield "Every number that the samples print, by what stands behind it: a number of the records, one"
    yield "computed from such numbers, a name that holds a number, a mark of order, or digits typed by hand."
    yield "A test reads the written files and finds no number that is missing here."
    yield ""
    counts = _counted()
    whole = sum(counts.values(), Counter[Kind]())
    head = ("文件 Document", *(f"{KINDS[kind]} {kind}" for kind in ORDER), "合计 all")
    rows = [(f"`{id}`", *_numbers(count)) for id, count in counts.items()]
    percent = (f"{100 * whole[kind] / whole.total():.1f}%" for kind in ORDER)
    total = [("合计 all", *_numbers(whole)), ("占比 share", *percent, "100%")]
    yield from _table(head, (*rows, *total))


def _counted() -> dict[str, Counter[Kind]]:
    workspace, _ = load_workspace(DOCS.parent)
    config, _ = load_config(DOCS.parent)
    assert config is not None
    counts: dict[str, Counter[Kind]] = {}
    for id in sorted(workspace.briefings):
        document, findings = compose(workspace, config, id)
        assert document is not None, findings
        counts[id] = Counter(entry.kind for entry in ledger_of(document, workspace.lexicon).entries)
    return counts


def _numbers(count: Counter[Kind]) -> tuple[str, ...]:
    return (*(str(count[kind]) for kind in ORDER), str(count.total()))


# ---- diagnostics

FAMILY_TITLES: dict[str, tuple[str, str]] = {
    "load": ("BG10x 至 BG11x 文件和 YAML", "BG10x to BG11x: files and YAML"),
    "records": ("BG12x 至 BG13x 记录", "BG12x to BG13x: records"),
    "rows": ("BG14x 至 BG15x 观测值", "BG14x to BG15x: observations"),
    "targets": ("BG16x 成批生成（for:）", "BG16x: documents for each match (for:)"),
    "allowances": ("BG18x 放行", "BG18x: what is let pass"),
    "numbers": ("BG20x 至 BG21x 数字", "BG20x to BG21x: numbers"),
    "wording": ("BG22x 派生数和措辞", "BG22x: derived figures and wording"),
    "totals": ("BG23x 相互矛盾的数", "BG23x: figures that contradict one another"),
    "agreement": ("BG24x 文中数字是否相符", "BG24x: figures of a document that disagree"),
    "prose": ("BG3xx 文字和模板", "BG3xx: prose and templates"),
    "textual": ("BG32x 至 BG34x 手写的文字", "BG32x to BG34x: typed text"),
    "staleness": ("BG35x 过时的话", "BG35x: words that have outlived their time"),
    "form": ("BG4xx 格式", "BG4xx: form"),
    "page": ("BG41x 至 BG43x 成品的版面", "BG41x to BG43x: the page of a finished file"),
    "office": ("BG44x DOCX 的设置", "BG44x: settings of a DOCX"),
    "references": ("BG5xx 引用", "BG5xx: references"),
    "privacy": ("BG6xx 隐私", "BG6xx: privacy"),
    "editions": ("BG60x、BG64x 公开范围和各版", "BG60x and BG64x: who may see what"),
    "gate": ("BG61x 至 BG63x 发布前的检查", "BG61x to BG63x: the gate before publication"),
    "publish": ("BG65x 至 BG66x 发布", "BG65x to BG66x: publishing"),
    "site": ("BG67x 至 BG68x 网站的页面", "BG67x to BG68x: the pages of the website"),
    "charts": ("BG69x 统计图", "BG69x: charts"),
    "build": ("BG7xx 生成", "BG7xx: building"),
    "cluster": ("BG745 至 BG749 多台机器", "BG745 to BG749: several machines"),
}
SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("提醒", "warning"),
    Severity.INFO: ("说明", "note"),
}


def diagnostics(lang: Lang) -> Iterator[str]:
    """The page of rules in one language."""
    zh = lang == "zh"
    if zh:
        yield "# 诊断规则"
        yield ""
        yield "`briefgen explain 代码` 在终端里给出同样的说明。… 处印出具体的数字和名称。"
        yield "在 briefgen.toml 的 `[severity]` 里可以改变一条规则的轻重（error、warning、info、off）。"
        yield "错误使文件不写出，原有的输出不动；提醒和说明不影响生成。"
        yield "在一行末尾写 `briefgen: allow 代码 理由`，可以放行这一行（BG180 至 BG184）。"
    else:
        yield "# Diagnostics"
        yield ""
        yield "`briefgen explain CODE` says the same in a terminal. Each … stands for a figure or a name."
        yield "`[severity]` in briefgen.toml weighs a rule differently (error, warning, info, off)."
        yield "An error keeps its document from being written, and its last output stays; the others do not."
        yield "`briefgen: allow CODE reason` in a comment lets its line pass (BG180 to BG184)."
    for family in FAMILIES:
        found = [rule for rule in RULES if rule in vars(family).values()]
        if found:
            yield ""
            yield f"## {FAMILY_TITLES[family.__name__.rpartition('.')[2]][0 if zh else 1]}"
        for rule in found:
            yield from _rule(rule, zh)
        if family is textual:
            yield from _house_list(zh)


def _rule(rule: Rule, zh: bool) -> Iterator[str]:
    yield ""
    yield f"### {rule.code} {rule.name}"
    yield ""
    word = SEVERITIES[rule.severity][0 if zh else 1]
    message = outline(rule.zh if zh else rule.en)
    yield f"**{word}{'：' if zh else ': '}**{_plain(message)}"
    yield ""
    yield _plain(rule.why_zh if zh else rule.why_en)
    if rule.example:
        yield ""
        yield "```"
        yield from rule.example.split("\n")
        yield "```"
    yield ""
    yield f"{'办法：' if zh else 'Cure: '}{_plain(outline(rule.help_zh if zh else rule.help_en))}"


def _house_list(zh: bool) -> Iterator[str]:
    """How each of T01 to T23 is kept."""
    yield ""
    yield f"### {'T01 至 T23：审稿清单与代码' if zh else 'T01 to T23: the house list and its codes'}"
    yield ""
    head = ("编号", "查什么", "代码", "怎样保证") if zh else ("No.", "What", "Codes", "Held by")
    rows = (
        (id, held.zh if zh else held.en, "、".join(held.codes), _plain(held.how_zh if zh else held.how_en))
        for id, held in textual.TEXT_RULES.items()
    )
    yield from _table(head, rows)


# ---- seeded faults


def corpus() -> Iterator[str]:
    """The page of seeded faults: which case holds which rule, then every case."""
    faults, pairs, right = (_cases(name) for name in ("faults", "pairs", "right"))
    yield "# Seeded faults"
    yield ""
    yield f"`tests/corpus/` holds {len(faults)} cases with one known fault, {len(pairs)} with two that touch,"
    yield f"and {len(right)} right ones close to a rule, as changes of a few words in four small workspaces."
    yield "Of the faulty ones exactly the findings listed are told, each at its place;"
    yield "of the right ones none, not even a note."
    yield ""
    yield "## By rule"
    yield ""
    yield from _table(
        ("Rule", "Cases with the fault", "Right cases near it"), _by_rule(faults + pairs, right)
    )
    for title, listed in (("One fault", faults), ("Two faults", pairs), ("Right", right)):
        yield ""
        yield f"## {title}"
        yield ""
        yield from _table(("Case", "Workspace", "What", "Codes"), [_row(case) for case in listed])


def _cases(name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = yaml.safe_load((CORPUS / f"{name}.yaml").read_text(encoding="utf-8"))
    return listed


def _by_rule(faulty: list[dict[str, Any]], right: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    for rule in RULES:
        told = [case["id"] for case in faulty if any(find["code"] == rule.code for find in case["finds"])]
        near = [case["id"] for case in right if rule.code in case["near"]]
        if told or near:
            yield f"{rule.code} {rule.name}", ", ".join(told), ", ".join(near)


def _row(case: dict[str, Any]) -> tuple[str, ...]:
    codes = [find["code"] for find in case["finds"]] if "finds" in case else case["near"]
    return case["id"], case["base"], _plain(case["why"]), ", ".join(dict.fromkeys(codes))


# ---- planted faults of the page

ROWS = {
    "F01": "纸张 paper",
    "F02": "天头和订口 head and binding edge",
    "F03": "版心 type area",
    "F04": "每面 22 行 lines of a page",
    "F05": "行距 line pitch",
    "F06": "每行 28 字 characters of a line",
    "F07": "行末齐整 right edge",
    "F08": "首行缩进 first-line indent",
    "F09": "行首行尾的标点 marks at line ends",
    "F10": "数字不断开 numbers kept whole",
    "F11": "正文的字体字号 face and size of the text",
    "F12": "混入的字体 stray faces",
    "F13": "层次的字体 faces of the levels",
    "F14": "标题 title",
    "F15": "发文机关标志 masthead",
    "F16": "发文机关标志的位置 its place",
    "F17": "红色分隔线 red rule",
    "F18": "标题的位置 place of the title",
    "F19": "版记的线 rules of the imprint",
    "F20": "版记的文字 text of the imprint",
    "F21": "页码 page number",
    "F22": "首页有正文 text on page 1",
    "F23": "署名和日期 signature and date",
    "F24": "标题不落单 headings not stranded",
    "F26": "颜色 colours",
    "F27": "字体齐备 fonts",
    "F28": "文件结构 package",
    "F30": "占位文字 placeholders",
    "T01": "半角标点 half-width marks",
    "T02": "年份的括号 year brackets",
    "T03": "发文顺序号 sequence of a document number",
    "T04": "日期 dates",
    "T05": "序号后的标点 marks after numbers",
    "T06": "重叠的标点 doubled marks",
    "T07": "书名号之间的顿号 marks between titles",
    "T08": "范围 ranges",
    "T09": "截至 cut-off word",
    "T10": "界限 limits",
    "T11": "空格 blanks",
    "T12": "网页残留 remnants of web pages",
    "T13": "不成对的标点 unbalanced pairs",
    "T16": "序号连续 numbering",
    "T17": "附件名称 annex names",
    "T18": "主送机关 addressee",
    "T19": "没有填上的字 what was left open",
    "T20": "标题末尾的标点 marks at the end of headings",
}
"""Rows of the measurements of GB/T 9704-2012, and rules on texts that have a form."""


def form_faults() -> Iterator[str]:
    """The page of faults planted in finished files: which rule tells each, in which format."""
    listed = yaml.safe_load(FORM_FAULTS.read_text(encoding="utf-8"))
    counts = {format: sum(format in case for case in listed) for format in ("pdf", "docx")}
    yield "# Planted faults of the page"
    yield ""
    yield f"在合规的公文里一次改坏一处：PDF {counts['pdf']} 处，DOCX {counts['docx']} 处。"
    yield "`briefgen form` 逐一找到，没有改坏的文件一处也不报。"
    yield "F25、F29、F31 要对照来源或两次生成的结果，单看一个文件量不出来。"
    yield ""
    yield f"`tests/form/` spoils one thing at a time in files that keep the rules: {counts['pdf']} in PDF,"
    yield f"{counts['docx']} in DOCX. `briefgen form` finds each under the rule named here,"
    yield "and nothing in the files as they were. F25, F29 and F31 compare two files,"
    yield "or a file and its source: one file does not show them."
    yield ""
    rows = [(_row_name(case["row"]), _plain(case["why"]), *_told(case)) for case in listed]
    yield from _table(("行 Row", "改坏之处 What is spoiled", "PDF", "DOCX"), rows)


def _row_name(row: str) -> str:
    return f"{row} {ROWS[row]}"


def _told(case: dict[str, Any]) -> Iterator[str]:
    """The rule that tells a case in each format; a dash where the format cannot show it."""
    for format in ("pdf", "docx"):
        own = case.get(format) or {}
        yield own.get("finds", case.get("finds", "")) if format in case else "—"


# ---- leaks planted before the gate


def gate_cases() -> Iterator[str]:
    """The page of what the gate stops, and of what it lets by."""
    leaks, harmless = (
        yaml.safe_load((GATE / f"{name}.yaml").read_text(encoding="utf-8")) for name in ("leaks", "harmless")
    )
    yield "# 发布前的检查：种下的泄漏 Planted leaks"
    yield ""
    stopped, let_by = len(leaks), len(harmless)
    yield f"`tests/publish/gate/` 把 {stopped} 处泄漏逐一种进各种文件，一处一个文件，{stopped} 处全部拦下，"
    yield f"提示里不印出号码；{let_by} 种看着像而无害的内容，一个也不拦。号码都由程序算出，姓名是编的。"
    yield ""
    yield f"`tests/publish/gate/` plants {stopped} leaks one by one, each in a file of its own."
    yield f"All {stopped} are stopped under the rules named here, and no message prints what was found. Of"
    yield f"{let_by} kinds of harmless look-alikes none is stopped. Numbers are computed, names are invented."
    yield ""
    yield "## 拦下的 Stopped"
    yield ""
    yield from _table(
        ("所在 Where", "种下什么", "What is planted", "规则 Rules"),
        (
            (case["carrier"], _plain(case["zh"]), _plain(case["en"]), ", ".join(case["finds"]))
            for case in leaks
        ),
    )
    yield ""
    yield "## 不拦的 Let by"
    yield ""
    yield from _table(
        ("所在 Where", "像什么", "What it is", "相近的规则 Near"),
        ((case["carrier"], _plain(case["zh"]), _plain(case["en"]), case["near"]) for case in harmless),
    )


def _plain(text: str) -> str:
    """Text in Markdown that means itself."""
    for char in "\\`*_<>[]|":
        text = text.replace(char, f"\\{char}")
    return text


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
