"""One finding of many documents, and many findings of one rule: told once, counted whole, in every format."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

from briefgen.diagnostics import Span
from briefgen.report import View, report
from briefgen.report.text import cut
from report.findings import ERROR, WARNING

IDS = ("r-a", "r-b", "r-c", "r-d")
SEVERAL = replace(WARNING, documents=IDS)
TWO = replace(ERROR, documents=IDS[:2])
ZH = "这样的文稿有 4 份：r-a、r-b、r-c……"
EN = "in 4 documents: r-a, r-b, r-c, …"
MANY = tuple(replace(WARNING, span=Span("briefings/a.yaml", line)) for line in range(1, 31))


def test_text_names_how_many_documents_and_the_first_of_them(view: View) -> None:
    told = report("text", (SEVERAL, TWO), view)
    assert f"\n  = {ZH}\n" in told
    assert "\n  = 这样的文稿有 2 份：r-a、r-b\n" in told
    assert told.endswith("\n1 个错误，1 个提醒，同样的问题出现在 4 份文稿里\n")
    english = report("text", (SEVERAL,), replace(view, lang="en"))
    assert f"\n  = {EN}\n" in english
    assert english.endswith("\n1 warning, the same ones in 4 documents\n")


def test_a_finding_of_one_document_names_none(view: View) -> None:
    assert "文稿" not in report("text", (WARNING,), view)


def test_concise_stays_one_line(view: View) -> None:
    assert report("concise", (SEVERAL,), view) == (
        f"briefings/a.yaml:1:12: BG299 “人数”可疑 [doubtful] ({ZH})\n"
    )


def test_json_lists_every_document_and_keeps_its_shape_otherwise(view: View) -> None:
    one, other = json.loads(report("json", (SEVERAL, ERROR), view))["diagnostics"]
    assert one["documents"] == ["r-a", "r-b", "r-c", "r-d"]
    assert "documents" not in other
    assert set(one) - set(other) == {"documents"}


def test_sarif_counts_the_occurrences(view: View) -> None:
    results = json.loads(report("sarif", (SEVERAL, ERROR), view))["runs"][0]["results"]
    assert results[0]["occurrenceCount"] == 4
    assert results[0]["properties"] == {"documents": ["r-a", "r-b", "r-c", "r-d"]}
    assert "occurrenceCount" not in results[1]


def test_github_gitlab_and_junit_say_it_beside_the_message(view: View) -> None:
    assert report("github", (SEVERAL,), view).count("\n") == 1
    assert ZH in report("github", (SEVERAL,), view)
    (issue,) = json.loads(report("gitlab", (SEVERAL,), view))
    assert ZH in issue["content"]["body"]
    suite = ElementTree.fromstring(report("junit", (SEVERAL,), view))
    assert suite.attrib["tests"] == "1"
    assert ZH in "".join(suite.itertext())


def test_text_tells_so_many_of_a_rule_and_counts_all(view: View) -> None:
    told = report("text", (*MANY, ERROR), replace(view, most=20))
    assert told.count("提醒 BG299 “人数”可疑") == 20
    assert "\n\n提醒 BG299 还有 10 处没有列出，要全部列出加 --all [doubtful]\n\n" in told
    assert "错误 BG221" in told
    assert told.endswith("\n1 个错误，30 个提醒\n")
    english = report("text", MANY, replace(view, most=29, lang="en"))
    assert "warning BG299 1 more are left out here; --all lists them [doubtful]" in english


def test_without_a_limit_text_tells_all(view: View) -> None:
    assert report("text", MANY, view).count("提醒 BG299 “人数”可疑") == 30


def test_machines_get_all(view: View) -> None:
    few = replace(view, most=20)
    assert len(json.loads(report("json", MANY, few))["diagnostics"]) == 30
    assert report("concise", MANY, few).count("\n") == 30
    assert report("github", MANY, few).count("\n") == 30


def test_the_first_of_each_rule_are_kept_in_order() -> None:
    told, left = cut((MANY[0], ERROR, MANY[1], MANY[2]), 2)
    assert told == (MANY[0], ERROR, MANY[1])
    assert {rule.code: count for rule, count in left.items()} == {"BG299": 1}
