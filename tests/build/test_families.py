"""Briefings with `for:` from their file to their folders: each match its own document, and nothing else touched."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.build.stages import Order, Outcome, build, check
from briefgen.build.tracing import traced

CLINICS = Path(__file__).parents[1] / "workspaces" / "clinics"
REPORTS = ("clinics-beichuan-2024Q1", "clinics-heyan-2024Q1", "clinics-yunding-2024Q1")
ROUNDS = ("rounds-beichuan-horse", "rounds-heyan-boat")
VISITS = ("visits-2024-01", "visits-2024-02", "visits-2024-03")
CASE = """\
id: yunding-van
title: 诊疗车进林场
place: yunding
as_of: 2024-03-31
tags: [{tag}]
facts: {{stops: 9个}}
lead: "云顶市林场偏远，一季度诊疗车到{{{{ f.stops }}}}林场。"
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CLINICS, tmp_path / "clinics"))


def silent(done: int, total: int, name: str) -> None:
    """No progress."""


def built(root: Path, *names: str, select: tuple[str, ...] = ()) -> Outcome:
    order = Order(root, names, ("txt",), select=select)
    return build(order, root / "output", silent)


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def folders(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "output").iterdir() if path.is_dir() and path.name[0] != ".")


def text(root: Path, id: str) -> str:
    return (root / "output" / id / f"{id}.txt").read_text(encoding="utf-8")


def edit(root: Path, file: str, old: str, new: str) -> None:
    content = (root / file).read_text(encoding="utf-8")
    assert old in content
    (root / file).write_text(content.replace(old, new), encoding="utf-8")


def test_each_match_has_its_own_folder_with_its_own_figures(root: Path) -> None:
    outcome = built(root)
    assert codes(outcome) == []
    assert folders(root) == sorted((*REPORTS, *ROUNDS, *VISITS))
    assert "河沿县现有乡镇卫生院9所" in text(root, "clinics-heyan-2024Q1")
    assert "云顶市现有乡镇卫生院11所" in text(root, "clinics-yunding-2024Q1")
    assert text(root, "clinics-heyan-2024Q1").startswith("河沿县一季度基层门诊情况报告\n")
    assert "2024年2月，北川县门诊15975人次" in text(root, "visits-2024-02")
    assert "〔2024〕第2期" in text(root, "visits-2024-02")


def test_a_new_case_makes_exactly_its_document(root: Path) -> None:
    built(root)
    before = {path: path.stat().st_mtime_ns for path in (root / "output").rglob("*.txt")}
    (root / "data/cases/yunding-van.yaml").write_text(CASE.format(tag="巡诊"), encoding="utf-8")
    outcome = built(root)
    assert set(outcome.documents) - set(outcome.fresh) == {"rounds-yunding-van"}
    assert all(path.stat().st_mtime_ns == moment for path, moment in before.items())
    assert "一季度诊疗车到9个林场" in text(root, "rounds-yunding-van")


def test_a_new_case_that_matches_nothing_makes_nothing(root: Path) -> None:
    built(root)
    (root / "data/cases/yunding-van.yaml").write_text(CASE.format(tag="培训"), encoding="utf-8")
    outcome = built(root)
    assert set(outcome.fresh) == set(outcome.documents) == {*REPORTS, *ROUNDS, *VISITS}


def test_one_changed_figure_touches_the_document_of_its_place(root: Path) -> None:
    built(root)
    edit(root, "data/observations/clinics.csv", "clinics,heyan,,2024-03-31,9", "clinics,heyan,,2024-03-31,8")
    outcome = built(root)
    assert set(outcome.documents) - set(outcome.fresh) == {"clinics-heyan-2024Q1"}


def test_a_file_can_be_built_alone_and_a_document_of_it(root: Path) -> None:
    assert built(root, "rounds").documents == ROUNDS
    assert built(root, "briefings/2024/rounds.yaml").documents == ROUNDS
    assert built(root, "visits-2024-02").documents == ("visits-2024-02",)
    assert folders(root) == sorted((*ROUNDS, "visits-2024-02"))


def test_only_what_is_selected_is_built(root: Path) -> None:
    assert built(root, select=("kind:bulletin month:2024-02",)).documents == ("visits-2024-02",)
    assert folders(root) == ["visits-2024-02"]
    outcome = built(root, select=("place:heyn",))
    assert (outcome.documents, codes(outcome)) == ((), ["BG751"])


def test_findings_of_what_is_not_selected_are_not_told(root: Path) -> None:
    edit(root, "briefings/2024/visits.yaml", "各县市门诊情况", "各县市门诊情况。")
    assert "BG342" not in codes(built(root, select=("kind:report",)))
    assert codes(built(root)) != []


def test_the_folder_of_a_place_that_no_longer_matches_is_an_orphan(root: Path) -> None:
    built(root)
    edit(root, "briefings/2024/clinic-report.yaml", "within: taoyuan", "within: taoyuan, without: heyan")
    (orphan,) = built(root).findings
    assert (orphan.code, dict(orphan.params)["folder"]) == ("BG724", "output/clinics-heyan-2024Q1")


def test_a_file_that_cannot_be_read_makes_no_orphans(root: Path) -> None:
    built(root)
    edit(root, "briefings/2024/clinic-report.yaml", "level: county", "level: conty")
    outcome = built(root)
    assert codes(outcome) == ["BG123"]
    assert set(outcome.documents) == {*ROUNDS, *VISITS}


def test_a_file_that_cannot_be_read_tells_why_when_it_is_asked_for(root: Path) -> None:
    edit(root, "briefings/2024/clinic-report.yaml", "level: county", "level: conty")
    assert codes(built(root, "clinic-report")) == ["BG123"]
    assert codes(built(root, "rounds")) == []


def test_a_fault_in_the_file_is_told_once_with_its_documents(root: Path) -> None:
    edit(root, "briefings/2024/clinic-report.yaml", "closing: 特此报告。", "closing: 今年再建3所。")
    (finding,) = check(Order(root), silent).findings
    assert finding.code == "BG201"
    assert finding.documents == REPORTS


def test_figures_that_only_some_lack_are_told_once_with_those(root: Path) -> None:
    edit(root, "data/observations/clinics.csv", "home-visits,heyan,2024-Q1,,738,人次,上门服务登记\n", "")
    edit(root, "data/observations/clinics.csv", "home-visits,yunding,2024-Q1,,941,人次,上门服务登记\n", "")
    (finding,) = check(Order(root), silent).findings
    assert finding.documents == REPORTS[1:]


def test_an_organ_that_one_place_lacks_is_told_at_the_line_that_names_it(root: Path) -> None:
    edit(root, "data/organs.yaml", "health-heyan,", "health-hyan,")
    found = check(Order(root), silent).findings
    assert {(one.code, one.span.line) for one in found} == {("BG501", 5), ("BG501", 9)}
    assert {dict(one.params)["id"] for one in found} == {"health-heyan"}


def test_a_number_of_a_document_leads_to_the_record_of_its_place(root: Path) -> None:
    loaded, _ = traced(root)
    assert loaded is not None
    document, _ = loaded.document("clinics-heyan-2024Q1", as_printed=False)
    assert document is not None
    (entry,) = (entry for entry in loaded.ledger(document).entries if entry.text == "9所")
    assert (entry.kind, str(entry.place)) == ("bound", "briefings/2024/clinic-report.yaml:12:31")
    assert entry.behind is not None
    assert [str(source.span) for source in entry.behind.sources] == ["data/observations/clinics.csv:3:27"]


def test_issues_of_one_file_do_not_blame_each_other_for_their_words(root: Path) -> None:
    assert "BG350" not in codes(check(Order(root, ("visits",)), silent))


def test_a_period_of_the_loop_is_no_figure_of_the_future(root: Path) -> None:
    edit(root, "briefings/2024/visits.yaml", '"{{ period.next }}-05"', '"{{ period.previous }}-28"')
    found = check(Order(root, ("visits",)), silent).findings
    assert {dict(one.params)["time"] for one in found if one.code == "BG235"} >= {"2024年1月"}


def test_texts_name_the_organ_the_case_and_the_period_of_their_document(root: Path) -> None:
    (root / "briefings/notes.yaml").write_text(
        'id: "note-{{ organ.id }}-{{ period }}"\nfor: {organ: {within: taoyuan, place: heyan}, period: 2024-Q1}\n'
        "kind: report\ntitle: 情况说明\nissuer: ty-health\ndate_issued: 2024-04-08\nsections:\n"
        '  - paragraphs: "{{ organ.name }}（{{ organ.local }}）{{ period }}上门服务'
        "{{ value('home-visits', period=period) }}。\"\n",
        encoding="utf-8",
    )
    (root / "briefings/stops.yaml").write_text(
        'id: "stops-{{ case.id }}"\nfor: {case: heyan-boat}\nkind: report\ntitle: 巡诊说明\nissuer: ty-health\n'
        "date_issued: 2024-04-08\nsections:\n"
        '  - paragraphs: "{{ place.name }}巡诊船停靠{{ case.facts.stops }}村。"\n',
        encoding="utf-8",
    )
    outcome = built(root, "notes", "stops")
    assert codes(outcome) == []
    assert "河沿县卫生健康局（县卫生健康局）2024年第一季度上门服务738人次。" in text(
        root, "note-health-heyan-2024-Q1"
    )
    assert "河沿县巡诊船停靠6个村。" in text(root, "stops-heyan-boat")
