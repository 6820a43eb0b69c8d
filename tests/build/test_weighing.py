"""Findings weighed by the settings, and by what the lines of a workspace let pass."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from briefgen.build.stages import Order, Outcome, build, check
from briefgen.build.weighing import Scales
from briefgen.config import Config
from briefgen.diagnostics import Diagnostic, Severity, Span
from briefgen.model.allowance import Allowance
from briefgen.rules import find

ARTICLE = """\
id: {id}
kind: article
title: 图书馆工作
byline: 市图书馆
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: 开头。
sections:
  - heading: 做法
    paragraphs:
{lines}
"""


def finding(code: str, span: Span) -> Diagnostic:
    rule = find(code)
    assert rule is not None
    return rule.at(
        span, text="3座", char="㎡", code="U+33A1", id="x", kind_zh="图", kind_en="x", hint_zh="", hint_en=""
    )


def leave(codes: str, file: str, first: int, last: int, sheet: str | None = None) -> Allowance:
    return Allowance(tuple(codes.split()), "旧名照录", Span(file, first, 9, sheet=sheet), first, last)


TEMPLATE = """\
{% import "parts/elements.md.j2" as parts %}
{{ parts.title(doc) }}
::: body
全县有书店12家。{# briefgen: allow BG201 固定说法 #}

"""


# ---- the scales


def passes(allowance: Allowance, code: str, span: Span) -> bool:
    weighed = Scales(Config(), [allowance]).weigh([finding(code, span)])
    assert len(weighed.findings) + len(weighed.passed) == 1
    return bool(weighed.passed)


A = "briefings/a.yaml"


@pytest.mark.parametrize(
    ("span", "passed"),
    [
        (Span(A, 3, 1), True),
        (Span(A, 3, 40, 3, 44), True),
        (Span(A, 2, 1, 4, 1), True),
        (Span(A, 2, 1, 3, 1), False),
        (Span(A, 2, 1), False),
        (Span(A, 4, 1), False),
        (Span("briefings/b.yaml", 3, 1), False),
        (Span(A, 3, 1, sheet="表", cell="A3"), False),
    ],
)
def test_a_finding_passes_whose_place_lies_on_the_line_or_covers_it(span: Span, passed: bool) -> None:
    assert passes(leave("BG201", A, 3, 3), "BG201", span) is passed


def test_a_row_of_a_workbook_is_a_line_of_its_sheet() -> None:
    row = leave("BG201", "data/observations/a.xlsx", 7, 7, "一季度")
    assert passes(row, "BG201", Span("data/observations/a.xlsx", 7, 3, sheet="一季度", cell="C7"))
    assert not passes(row, "BG201", Span("data/observations/a.xlsx", 8, 3, sheet="一季度", cell="C8"))
    assert not passes(row, "BG201", Span("data/observations/a.xlsx", 7, 3, sheet="二季度", cell="C7"))


def test_other_rules_do_not_pass() -> None:
    assert not passes(leave("BG402", A, 3, 3), "BG201", Span(A, 3, 1))
    assert passes(leave("BG402 unbound-number", A, 3, 3), "BG201", Span(A, 3, 1))


def test_a_finding_that_the_settings_make_an_error_passes_all_the_same() -> None:
    scales = Scales(Config(severities={"BG201": Severity.ERROR}), [leave("BG201", A, 3, 3)])
    weighed = scales.weigh([finding("BG201", Span(A, 3, 1))])
    assert [(one.finding.severity.value, one.reason) for one in weighed.passed] == [("error", "旧名照录")]


def test_what_is_not_used_is_told_and_a_rule_that_is_off_is_not() -> None:
    leaves = [leave("BG201 BG402", A, 3, 3), leave("BG401", A, 5, 5)]
    scales = Scales(Config(severities={"BG401": None}), leaves)
    weighed = scales.weigh([finding("BG201", Span(A, 3, 1))])
    assert [(f.code, f.span.line, f.message("zh")) for f in scales.unused(weighed.passed)] == [
        ("BG184", 3, "这里没有 BG402 fallback-glyph 可以放行")
    ]


# ---- the whole way


def silent(done: int, total: int, name: str) -> None:
    """No progress."""


def add(root: Path, *lines: str, id: str = "a") -> None:
    text = ARTICLE.format(id=id, lines="\n".join(f"      {line}" for line in lines))
    (root / "briefings" / f"{id}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    settings(tmp_path, '[severity]\nunbound-number = "error"')
    return tmp_path


def settings(root: Path, text: str) -> None:
    (root / "briefgen.toml").write_text(f'formats = ["txt"]\n{text}\n', encoding="utf-8")


def checked(root: Path, *names: str, **wishes: object) -> Outcome:
    return check(Order(root, names, **wishes), silent)  # type: ignore[arg-type]


def told(outcome: Outcome) -> list[tuple[str, int]]:
    return [(finding.code, finding.span.line) for finding in outcome.findings]


def test_an_error_that_is_let_pass_in_a_worker_does_not_stop_writing(root: Path) -> None:
    add(root, "- 共有书籍300册。  # briefgen: allow BG201 沿用原件的写法")
    outcome = build(Order(root), root / "output", silent)
    assert told(outcome) == []
    assert [(p.finding.code, p.reason, p.span.line) for p in outcome.passed] == [
        ("BG201", "沿用原件的写法", 11)
    ]
    assert (root / "output" / "a" / "a.txt").is_file()


def test_one_comment_lets_only_one_number_pass_unless_it_says_which(root: Path) -> None:
    add(root, "- 共有书籍300册、期刊40种。  # briefgen: allow BG201 沿用原件")
    (finding,) = checked(root).findings
    assert (finding.code, finding.span.line) == ("BG185", 11)
    assert finding.message("zh") == "这条注释一次放行了 2 个数：300册、40种；要写明放行哪一个"
    assert finding.help("zh").startswith("在代码后面的括号里写明，例如 briefgen: allow BG201(300册) 理由")


def test_a_comment_lets_the_numbers_pass_that_it_names(root: Path) -> None:
    add(root, "- 共有书籍300册、期刊40种。  # briefgen: allow BG201(300册、40种) 沿用原件")
    assert told(checked(root)) == []


def test_a_number_that_the_comment_does_not_name_is_found(root: Path) -> None:
    add(root, "- 共有书籍300册、期刊40种。  # briefgen: allow BG201(300册) 沿用原件")
    assert [(f.code, f.message("zh")) for f in checked(root).findings] == [
        ("BG201", "“40种”是手工录入的数字，没有出处")
    ]


def test_the_same_number_twice_on_a_line_needs_no_name(root: Path) -> None:
    add(root, "- 甲馆300册，乙馆300册。  # briefgen: allow BG201 沿用原件")
    assert told(checked(root)) == []


def test_without_a_reason_it_stops_writing(root: Path) -> None:
    add(root, "- 共有书籍300册。  # briefgen: allow BG201")
    outcome = build(Order(root), root / "output", silent)
    assert told(outcome) == [("BG201", 11), ("BG181", 11)]
    assert outcome.written == ()


def test_a_fault_of_an_allowance_stops_its_own_document_only(root: Path) -> None:
    add(root, "- 正文。  # briefgen: allow BG2O1 照录")
    add(root, "- 正文。", id="b")
    outcome = build(Order(root), root / "output", silent)
    assert told(outcome) == [("BG182", 11)]
    assert {path.parent.name for path in outcome.written} == {"b"}


def test_a_comment_in_the_prose_lets_its_line_pass(root: Path) -> None:
    add(root, "- |", "  共有书籍300册。{# briefgen: allow BG201 沿用 #}", "  共有期刊40册。")
    assert told(checked(root)) == [("BG201", 13)]


def test_a_comment_alone_in_the_prose_prints_nothing(root: Path) -> None:
    add(root, "- |", "  馆里", "  {# briefgen: allow BG201 沿用 #}", "  共有书籍300册。")
    build(Order(root), root / "output", silent)
    assert "馆里共有书籍300册。" in (root / "output" / "a" / "a.txt").read_text(encoding="utf-8")


def test_a_comment_in_a_template_lets_its_line_pass(root: Path) -> None:
    (root / "templates").mkdir()
    text = TEMPLATE + "\n又有7家。\n"
    (root / "templates" / "own.md.j2").write_text(text, encoding="utf-8")
    add(root, "- 正文。")
    file = root / "briefings" / "a.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "template: own\n", encoding="utf-8")
    outcome = checked(root)
    assert [(f.code, str(f.span)) for f in outcome.findings] == [("BG201", "templates/own.md.j2:7:3")]
    assert [p.span.file for p in outcome.passed] == ["templates/own.md.j2"]


def test_an_unused_allowance_is_told_when_everything_was_checked(root: Path) -> None:
    add(root, "- 正文。  # briefgen: allow BG201 沿用")
    add(root, "- 正文。", id="b")
    assert told(checked(root)) == [("BG184", 11)]
    assert told(checked(root, "a")) == []
    assert told(checked(root, "b")) == []


def test_nothing_is_called_unused_while_a_document_cannot_be_looked_at(root: Path) -> None:
    add(root, "- 正文。  # briefgen: allow BG201 沿用")
    add(root, '- "{{ doc.titel }}"', id="b")
    assert told(checked(root)) == [("BG302", 11)]


def test_nothing_is_called_unused_while_a_record_cannot_be_read(root: Path) -> None:
    add(root, "- 正文。  # briefgen: allow BG201 沿用")
    (root / "briefings" / "b.yaml").write_text("id: [\n", encoding="utf-8")
    assert [code for code, _ in told(checked(root))] == ["BG110"]


def test_what_is_let_pass_in_two_documents_is_told_once(root: Path) -> None:
    (root / "templates").mkdir()
    (root / "templates" / "article.md.j2").write_text(TEMPLATE, encoding="utf-8")
    add(root, "- 正文。")
    add(root, "- 正文。", id="b")
    outcome = checked(root)
    assert (told(outcome), len(outcome.passed)) == ([], 1)


# ---- weights of the settings


@pytest.mark.parametrize(
    ("weight", "code"), [("error", ["error"]), ("warning", ["warning"]), ("info", ["info"]), ("off", [])]
)
@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("BG201", "- 共有书籍300册。"),
        ("BG401", "- 人均\U0002b740面积。"),
        ("BG306", "- 请**注意：**核对。"),
    ],
)
def test_a_rule_of_a_document_weighs_what_the_settings_say(
    root: Path, rule: str, line: str, weight: str, code: list[str]
) -> None:
    settings(root, f'[severity]\n{rule} = "{weight}"')
    add(root, line)
    assert [f.severity.value for f in checked(root).findings if f.code == rule] == code


@pytest.mark.parametrize(
    ("weight", "code"), [("error", ["error"]), ("warning", ["warning"]), ("info", ["info"]), ("off", [])]
)
@pytest.mark.parametrize(
    ("rule", "line"),
    [("BG501", "place: nowhere"), ("BG109", "# 不间\u00a0断")],
)
def test_a_rule_of_records_weighs_what_the_settings_say(
    root: Path, rule: str, line: str, weight: str, code: list[str]
) -> None:
    settings(root, f'[severity]\n{rule} = "{weight}"')
    add(root, "- 正文。")
    file = root / "briefings" / "a.yaml"
    file.write_text(file.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    assert [f.severity.value for f in checked(root).findings if f.code == rule] == code


@pytest.mark.parametrize("rule", ["BG120", "BG302", "BG730", "unprintable"])
def test_what_leaves_no_document_cannot_be_switched_off(root: Path, rule: str) -> None:
    settings(root, f'[severity]\n{rule} = "off"')
    add(root, "- 正文。")
    assert told(checked(root)) == [("BG102", 3)]
    settings(root, f'[severity]\n{rule} = "warning"')
    assert told(checked(root)) == []


def test_a_document_with_a_gap_is_not_written_however_little_its_fault_weighs(root: Path) -> None:
    settings(root, '[severity]\nBG302 = "info"')
    add(root, '- "正文{{ doc.titel }}。"')
    outcome = build(Order(root), root / "output", silent)
    assert [f.severity.value for f in outcome.findings] == ["info"]
    assert outcome.written == ()


def test_a_row_of_a_workbook_lets_pass_what_is_found_in_it(root: Path) -> None:
    """A record whose note prints a typed number: the finding names the cell, the note is of its row."""
    book = openpyxl.Workbook()
    book.active.append(["indicator", "period", "value", "note"])
    book.active.append(["books", 2018, 300, "briefgen：放行 BG201 沿用"])
    stream = io.BytesIO()
    book.save(stream)
    (root / "data" / "observations").mkdir(parents=True)
    (root / "data" / "indicators").mkdir()
    (root / "data" / "indicators" / "a.yaml").write_text(
        "- {id: books, name: 藏书, unit: 册, kind: stock}\n", encoding="utf-8"
    )
    (root / "data" / "observations" / "a.xlsx").write_bytes(stream.getvalue())
    add(root, "- 正文。")
    (unused,) = checked(root).findings
    assert (unused.code, unused.span.sheet, unused.span.cell) == ("BG184", "Sheet", "D2")
