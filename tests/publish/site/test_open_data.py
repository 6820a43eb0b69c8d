"""CSV and JSON files: what stands in them, and that no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from briefgen.model.workspace import Workspace
from briefgen.publish.site.figures import figures
from briefgen.publish.site.open_data import csv_file, json_file, safe, schema
from publish.site import buses


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return buses.workspace(tmp_path_factory.mktemp("buses"))


def rows(workspace: Workspace, id: str) -> list[dict[str, str]]:
    indicator = workspace.indicators[id]
    content = csv_file(workspace, indicator, figures(workspace, indicator))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_file_has_a_line_for_each_number(workspace: Workspace) -> None:
    found = rows(workspace, "rides")
    assert len(found) == 6
    assert found[0] == {
        "指标编号 indicator": "rides",
        "指标 name": "公交客运量",
        "地点编号 place": "dongshan",
        "地点 place_name": "东山县",
        "时期 period": "2021",
        "时期说明 period_text": "2021年",
        "时点 as_of": "",
        "线路编号 line": "town",
        "线路 line_name": "城区线路",
        "分项 part": "",
        "数值 value": "1200",
        "单位 unit": "人次",
        "约数 approx": "",
        "印法 text": "1200人次",
        "状态 state": "上报",
        "来源 source": "年报",
        "说明 note": "",
    }
    assert (found[3]["数值 value"], found[3]["状态 state"]) == ("", "缺报")


def test_households_persons_and_ends_of_a_range_are_lines_of_their_own(workspace: Workspace) -> None:
    pairs = [(one["分项 part"], one["数值 value"], one["单位 unit"]) for one in rows(workspace, "drivers")]
    assert pairs == [("户数", "18", "户"), ("人数", "52", "人")]
    ends = [(one["分项 part"], one["数值 value"], one["印法 text"]) for one in rows(workspace, "fare")]
    assert ends == [("下限", "1", "1～2元"), ("上限", "2", "1～2元"), ("", "2", "约2元")]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-x", "@SUM(A1)", "\tx", "\rx"])
def test_no_text_begins_a_formula(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_other_texts_stay_as_they_are() -> None:
    assert safe("年报") == "年报"


def test_a_source_that_looks_like_a_formula_is_not_run(workspace: Workspace) -> None:
    indicator = workspace.indicators["drivers"]
    (one,) = figures(workspace, indicator)
    content = csv_file(workspace, indicator, (replace(one, source='=HYPERLINK("x")'),)).decode("utf-8-sig")
    assert ',"\'=HYPERLINK(""x"")",' in content


def test_the_json_file_says_what_it_is_and_keeps_every_digit(workspace: Workspace) -> None:
    indicator = workspace.indicators["rides-per-bus"]
    found = figures(workspace, indicator)
    content = json_file(workspace, buses.SETTINGS, indicator, found)
    read = json.loads(content, parse_float=str)
    assert read["schema"] == "briefgen.indicator/1"
    assert (read["id"], read["name"], read["unit"]) == ("rides-per-bus", "每车客运量", "人次/辆")
    assert read["formula"] == "公交客运量 ÷ 公交车"
    assert read["page"] == "https://bus.example/info/indicators/rides-per-bus/"
    assert read["places"][0] == {"id": "dongshan", "name": "东山县", "level": "county"}
    assert read["observations"][0] == {
        "place": "dongshan",
        "period": "2021",
        "as_of": None,
        "dimensions": {},
        "part": None,
        "value": "93.8",
        "unit": "人次/辆",
        "approx": None,
        "text": "93.8人次/辆",
        "state": "derived",
        "source": None,
        "note": None,
    }
    assert b'"value": 93.8,' in content


def test_the_schema_names_what_stands_in_the_files(workspace: Workspace) -> None:
    told = json.loads(schema())
    indicator = workspace.indicators["fare"]
    read = json.loads(json_file(workspace, buses.SETTINGS, indicator, figures(workspace, indicator)))
    assert told["properties"]["schema"]["const"] == read["schema"]
    assert list(told["properties"]) == told["required"] == list(read)
    row = told["properties"]["observations"]["items"]
    assert list(row["properties"]) == row["required"] == list(read["observations"][0])
    assert [(one["part"], one["value"], one["approx"]) for one in read["observations"]] == [
        ("low", 1, None),
        ("high", 2, None),
        (None, 2, "约"),
    ]


def test_a_missing_report_has_no_value(workspace: Workspace) -> None:
    indicator = workspace.indicators["rides"]
    read = json.loads(json_file(workspace, buses.SETTINGS, indicator, figures(workspace, indicator)))
    missing = [one for one in read["observations"] if one["state"] == "missing"]
    assert [(one["value"], one["text"]) for one in missing] == [(None, None)]
    assert read["dimensions"] == [
        {
            "id": "line",
            "name": "线路",
            "members": [{"id": "town", "name": "城区线路"}, {"id": "rural", "name": "乡村线路"}],
        }
    ]
