"""An issue beside the one before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.records.issues import stale_words, unchanged_value
from check.workspaces import findings, observed, told


def issue(number: int, article: str, facts: str = "{}", series: str = "公交简报") -> dict[str, str]:
    return {
        f"briefings/b{number}.yaml": f"id: b{number}\nkind: bulletin\nseries: {{name: {series}}}\nplace: donghu\n"
        f"issue: {{year: 2024, number: {number}}}\nas_of: 2024-0{number}\nfacts: {facts}\n"
        f"articles:\n  - {article}\n"
    }


PLAIN = "{title: 题, lead: 线网优化稳步推进。}"


# ---- figures


def test_a_figure_that_was_left_in_is_told(tmp_path: Path) -> None:
    files = {**issue(2, PLAIN, "{riders: 123456人次}"), **issue(3, PLAIN, "{riders: 123456人次}")}
    (finding,) = findings(tmp_path, unchanged_value, files)
    assert (str(finding.span), finding.code) == ("briefings/b3.yaml:7:17", "BG237")
    assert finding.message("zh") == "riders 是 123456人次，与上期《公交简报〔2024〕第2期》相同"
    assert str(finding.related[0].span) == "briefings/b2.yaml:7:17"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("{riders: 123456人次}", "{riders: 123457人次}"),
        ("{riders: 123456人次}", "{passengers: 123456人次}"),
        ("{riders: 120000人次}", "{riders: 120000人次}"),
        ("{lines: 46条}", "{lines: 46条}"),
        ("{land: 1193亩}", "{land: 1193亩}"),
        (
            "{riders: {value: 123456人次, note: 上月起停报}}",
            "{riders: {value: 123456人次, note: 上月起停报}}",
        ),
    ],
)
def test_other_round_and_lasting_figures_are_right(tmp_path: Path, before: str, now: str) -> None:
    assert told(tmp_path, unchanged_value, {**issue(2, PLAIN, before), **issue(3, PLAIN, now)}) == []


def test_issues_of_other_series_are_not_compared(tmp_path: Path) -> None:
    files = {
        **issue(2, PLAIN, "{riders: 123456人次}", series="水务简报"),
        **issue(3, PLAIN, "{riders: 123456人次}"),
    }
    assert told(tmp_path, unchanged_value, files) == []


def test_a_flow_that_both_issues_print_is_compared_period_by_period(tmp_path: Path) -> None:
    def asks(month: str) -> str:
        return f"{{title: 题, lead: \"外借{{{{ value('loans', period='{month}') }}}}。\"}}"

    same = observed(
        "indicator,place,period,value", "loans,donghu,2024-02,81237", "loans,donghu,2024-03,81237"
    )
    files = {**same, **issue(2, asks("2024-02")), **issue(3, asks("2024-03"))}
    (finding,) = findings(tmp_path, unchanged_value, files)
    assert str(finding.span) == "data/observations/o.csv:3:22"
    assert (
        finding.message("zh")
        == "图书外借（东湖区、2024年3月） 是 81237册次，与上期《公交简报〔2024〕第2期》相同"
    )
    other = {
        **files,
        **observed(
            "indicator,place,period,value", "loans,donghu,2024-02,81237", "loans,donghu,2024-03,81240"
        ),
    }
    assert told(tmp_path, unchanged_value, other) == []


def test_a_case_of_one_place_is_compared_with_the_former_one(tmp_path: Path) -> None:
    def case(id: str) -> dict[str, str]:
        return {
            f"data/cases/{id}.yaml": f"id: {id}\ntitle: 题\nplace: donghu\nfacts: {{riders: 123456人次}}\n"
        }

    copied = {**case("x"), **case("z"), **issue(2, "{case: x}"), **issue(3, "{case: z}")}
    assert [m.partition(" BG237")[0] for m in told(tmp_path, unchanged_value, copied)] == [
        "data/cases/z.yaml:4:17"
    ]


def test_a_case_that_both_issues_name_is_no_repetition(tmp_path: Path) -> None:
    case = {
        "data/cases/x.yaml": "id: x\ntitle: 题\nfacts: {n: 123456人次}\nlead: 东湖区把夜班线路延长到产业园门口，方便职工下班。\n"
    }
    files = {**case, **issue(2, "{case: x}"), **issue(3, "{case: x}")}
    assert told(tmp_path, unchanged_value, files) == []
    assert told(tmp_path, stale_words, files) == []


# ---- words

SENTENCE = "各线路推行车头向前停放，进场时间平均缩短一半。"


def article(text: str) -> str:
    return f'{{title: 题, lead: "{text}"}}'


def test_a_sentence_of_the_issue_before_is_told(tmp_path: Path) -> None:
    files = {**issue(2, article(f"先说一句。{SENTENCE}")), **issue(3, article(f"另起一句。{SENTENCE}"))}
    (finding,) = findings(tmp_path, stale_words, files)
    assert (str(finding.span), finding.code) == ("briefings/b3.yaml:9:28", "BG350")
    assert finding.message("zh") == (f"像是上期留下的话，与公交简报〔2024〕第2期一字不差：“{SENTENCE}”")
    assert str(finding.related[0].span) == "briefings/b2.yaml:9:28"


@pytest.mark.parametrize(
    ("text", "before", "now", "count"),
    [
        ("全区新开通微循环公交线路{{ f.n }}，惠及周边群众。", "{n: 3条}", "{n: 3条}", 1),
        ("全区新开通微循环公交线路{{ f.n }}，惠及周边群众。", "{n: 3条}", "{n: 4条}", 0),
        ("本月发车班次{{ f.n }}，正点率提高。", "{n: 3班}", "{n: 3班}", 1),
        ("公交优先，群众受益。", "{}", "{}", 0),
    ],
)
def test_a_sentence_with_other_figures_is_another_one(
    tmp_path: Path, text: str, before: str, now: str, count: int
) -> None:
    files = {**issue(2, article(text), before), **issue(3, article(text), now)}
    assert len(told(tmp_path, stale_words, files)) == count


def test_a_query_for_another_period_is_another_figure(tmp_path: Path) -> None:
    def asks(month: str) -> str:
        return article(f"全区图书馆当月共外借图书{{{{ value('loans', period='{month}') }}}}，读者反映良好。")

    rows = observed("indicator,place,period,value", "loans,donghu,2024-02,812", "loans,donghu,2024-03,815")
    assert (
        told(tmp_path, stale_words, {**rows, **issue(2, asks("2024-02")), **issue(3, asks("2024-03"))}) == []
    )
    assert (
        len(told(tmp_path, stale_words, {**rows, **issue(2, asks("2024-02")), **issue(3, asks("2024-02"))}))
        == 1
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2月，全区新建候车亭。", 1),
        ("{{ f.m }}，全区新建候车亭。", 1),
        ("{{ f.day|month }}，全区新建候车亭。", 1),
        ("{{ f.day|month_day }}，全区召开现场会。", 0),
        ("{{ f.day }}，全区召开现场会。", 0),
        ("3月，全区新建候车亭。", 0),
        ("2月以来，全区新建候车亭。", 0),
        ("客流比2月增长。", 0),
        ("1—2月，全区新建候车亭。", 0),
        ("2月开工，3月完工。", 0),
        ("2月28日召开现场会。", 0),
        ("12月前完成。", 0),
    ],
)
def test_the_month_of_the_issue_before_is_told_where_nothing_is_compared(
    tmp_path: Path, text: str, count: int
) -> None:
    files = {
        **issue(2, PLAIN.replace("稳步", "加快")),
        **issue(3, article(text), "{m: {text: 2月}, day: 2024-02-29}"),
    }
    assert len(told(tmp_path, stale_words, files)) == count
