"""Findings for machines: JSON, SARIF, GitHub, GitLab and JUnit."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from briefgen.report import REPORTS, ReportName, View, report
from report.findings import ALL, ERROR, FIXABLE, NOTE, PASSED, WARNING


def test_json_has_the_fields_of_the_contract(view: View) -> None:
    content = json.loads(report("json", (ERROR,), view))
    assert content == {
        "version": 1,
        "diagnostics": [
            {
                "code": "BG221",
                "name": "sum-mismatch",
                "severity": "error",
                "message": "各项之和是 1203户，总数写作 1230户",
                "help": "改正其中一个数",
                "file": "data/moved.yaml",
                "line": 2,
                "column": 8,
                "end_line": 2,
                "end_column": 13,
                "sheet": None,
                "cell": None,
                "related": [{"file": "data/moved.yaml", "line": 1, "column": 8, "message": "各项在这里"}],
                "fix": None,
            }
        ],
    }


def test_json_gives_sheet_cell_and_fix(view: View) -> None:
    content = json.loads(report("json", (NOTE, FIXABLE), view))["diagnostics"]
    assert (content[0]["sheet"], content[0]["cell"]) == ("一季度", "C7")
    assert content[1]["fix"] == {
        "message": "改为 1203户",
        "edits": [
            {
                "file": "data/moved.yaml",
                "line": 2,
                "column": 8,
                "end_line": 2,
                "end_column": 13,
                "text": "1203户",
            }
        ],
    }


def test_sarif_names_the_rule_the_region_and_the_related_place(view: View) -> None:
    content = json.loads(report("sarif", ALL, view))
    run = content["runs"][0]
    assert content["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BG299", "BG221", "BG298"]
    result = run["results"][1]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("BG221", 1, "error")
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "data/moved.yaml"},
        "region": {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 13},
    }
    assert result["relatedLocations"][0]["message"] == {"text": "各项在这里"}


def test_sarif_writes_paths_as_addresses_and_cells_as_logical_places(view: View) -> None:
    location = json.loads(report("sarif", (NOTE,), view))["runs"][0]["results"][0]["locations"][0]
    assert location == {
        "physicalLocation": {"artifactLocation": {"uri": "data/%E5%B1%85%E6%B0%91.xlsx"}},
        "logicalLocations": [{"fullyQualifiedName": "一季度!C7", "kind": "cell"}],
    }


def test_sarif_carries_the_mend(view: View) -> None:
    fixes = json.loads(report("sarif", (FIXABLE,), view))["runs"][0]["results"][0]["fixes"]
    assert fixes[0]["artifactChanges"][0]["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 13},
            "insertedContent": {"text": "1203户"},
        }
    ]


def test_github_gets_one_command_a_finding(view: View) -> None:
    assert report("github", (ERROR, NOTE), replace(view, prefix="work/")) == (
        "::error file=work/data/moved.yaml,line=2,col=8,endLine=2,endColumn=13,title=BG221 sum-mismatch"
        "::各项之和是 1203户，总数写作 1230户%0Awork/data/moved.yaml:1:8: 各项在这里%0A改正其中一个数\n"
        "::notice file=work/data/居民.xlsx,title=BG298 noted::一季度!C7: 已注意\n"
    )


def test_github_escapes_what_would_end_a_property(view: View) -> None:
    finding = replace(WARNING, span=replace(WARNING.span, file="a,b:c%.yaml"), params=(("text", "5%\n"),))
    assert report("github", (finding,), view) == (
        "::warning file=a%2Cb%3Ac%25.yaml,line=1,col=12,endLine=1,endColumn=14,title=BG299 doubtful"
        "::“5%25%0A”可疑%0A核对\n"
    )


def test_gitlab_gets_weights_and_places(view: View) -> None:
    issues = json.loads(report("gitlab", ALL, view))
    assert [issue["severity"] for issue in issues] == ["minor", "major", "info"]
    assert issues[1]["location"] == {"path": "data/moved.yaml", "lines": {"begin": 2}}
    assert issues[1]["check_name"] == "BG221 sum-mismatch"


def test_a_gitlab_fingerprint_survives_a_move_and_tells_equal_findings_apart(view: View) -> None:
    moved = replace(ERROR, span=replace(ERROR.span, line=9))
    first = [issue["fingerprint"] for issue in json.loads(report("gitlab", (ERROR,), view))]
    after = [issue["fingerprint"] for issue in json.loads(report("gitlab", (moved,), view))]
    twice = [issue["fingerprint"] for issue in json.loads(report("gitlab", (ERROR, moved), view))]
    assert first == after
    assert len(set(twice)) == 2


def test_junit_counts_errors_as_failures(view: View) -> None:
    suite = ElementTree.fromstring(report("junit", ALL, view)).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "各项之和是 1203户，总数写作 1230户"
    assert failure.text is not None
    assert "data/moved.yaml:1:8: 各项在这里" in failure.text


def test_junit_of_a_clean_workspace_has_one_passed_case(view: View) -> None:
    cases = ElementTree.fromstring(report("junit", (), view)).findall("testsuite/testcase")
    assert [(case.get("name"), len(case)) for case in cases] == [("check", 0)]


def test_junit_holds_no_character_that_xml_forbids(view: View) -> None:
    finding = replace(ERROR, params=(("sum", "\x00\x1b\ud800"), ("total", "<&>")))
    suite = ElementTree.fromstring(report("junit", (finding,), view)).find("testsuite/testcase/failure")
    assert suite is not None
    assert suite.get("message") == "各项之和是 \ufffd\ufffd\ufffd，总数写作 <&>"


def test_every_format_says_something_about_every_finding(view: View) -> None:
    for name in REPORTS:
        shown = report(name, ALL, view)
        assert all(code in shown for code in ("BG221", "BG299", "BG298")), name
        assert shown.endswith("\n")


# ---- mends, related places and what is let pass


def test_json_lists_what_is_let_pass_apart_with_its_reason(view: View) -> None:
    content = json.loads(report("json", (WARNING,), view, (PASSED,)))
    assert [one["code"] for one in content["diagnostics"]] == ["BG299"]
    (suppressed,) = content["suppressed"]
    assert suppressed["code"] == "BG221"
    assert suppressed["reason"] == "沿用原件"
    assert suppressed["allowance"] == {"file": "data/moved.yaml", "line": 2, "column": 17}


def test_sarif_has_what_is_let_pass_as_suppressed_results(view: View) -> None:
    run = json.loads(report("sarif", (WARNING,), view, (PASSED,)))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BG299", "BG221"]
    assert "suppressions" not in run["results"][0]
    assert (run["results"][1]["ruleIndex"], run["results"][1]["suppressions"]) == (
        1,
        [
            {
                "kind": "inSource",
                "justification": "沿用原件",
                "location": {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "data/moved.yaml"},
                        "region": {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 40},
                    }
                },
            }
        ],
    )


@pytest.mark.parametrize("name", ["concise", "github", "gitlab", "junit"])
def test_other_formats_leave_out_what_is_let_pass(view: View, name: ReportName) -> None:
    assert report(name, (WARNING,), view, (PASSED,)) == report(name, (WARNING,), view)


def test_sarif_is_what_its_schema_asks_for(view: View) -> None:
    """The shape that the schema of SARIF 2.1.0 gives these objects: required keys, and no others."""
    log = json.loads(report("sarif", (*ALL, FIXABLE), view, (PASSED,)))
    assert log.keys() == {"$schema", "version", "runs"}
    (run,) = log["runs"]
    assert run.keys() == {"tool", "columnKind", "results"}
    assert run["tool"]["driver"].keys() == {"name", "version", "semanticVersion", "rules"}
    described = {"id", "name", "shortDescription", "defaultConfiguration"}
    assert all(described <= rule.keys() <= described | {"help"} for rule in run["tool"]["driver"]["rules"])
    told = {"ruleId", "ruleIndex", "level", "message", "locations"}
    extra = {"relatedLocations", "fixes", "suppressions"}
    for result in run["results"]:
        assert told <= result.keys() <= told | extra
        assert result["level"] in ("error", "warning", "note")
        regions = [place["physicalLocation"].get("region", {}) for place in result["locations"]]
        assert all(number >= 1 for region in regions for number in region.values())
        for fix in result.get("fixes", ()):
            assert fix.keys() == {"description", "artifactChanges"}
            assert all(
                change.keys() == {"artifactLocation", "replacements"} for change in fix["artifactChanges"]
            )


def test_gitlab_has_the_fields_that_it_asks_for(view: View) -> None:
    required = {"description", "check_name", "fingerprint", "severity", "location"}
    issues = json.loads(report("gitlab", (*ALL, FIXABLE), view))
    assert all(required <= issue.keys() <= required | {"content", "other_locations"} for issue in issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert issues[1]["other_locations"] == [{"path": "data/moved.yaml", "lines": {"begin": 1}}]
    assert issues[3]["content"] == {"body": "改正其中一个数\n可自动修改（--fix）：改为 1203户"}


def test_mends_are_told_in_every_format(view: View) -> None:
    assert report("concise", (FIXABLE,), view) == (
        "data/moved.yaml:2:8: BG221 各项之和是 1203户，总数写作 1230户 [sum-mismatch] [*]\n"
    )
    for name in ("text", "json", "sarif", "github", "gitlab", "junit"):
        assert "改为 1203户" in report(name, (FIXABLE,), view), name


def test_a_cell_is_named_in_every_format(view: View) -> None:
    names = {name: report(name, (NOTE,), view) for name in REPORTS if name != "json"}
    assert [name for name, shown in names.items() if "一季度!C7" not in shown] == []
    (found,) = json.loads(report("json", (NOTE,), view))["diagnostics"]
    assert (found["sheet"], found["cell"]) == ("一季度", "C7")


def test_findings_are_told_in_english_when_asked(view: View) -> None:
    english = replace(view, lang="en")
    for name in REPORTS:
        assert "the parts add up to 1203户, the total says 1230户" in report(name, (ERROR,), english), name
