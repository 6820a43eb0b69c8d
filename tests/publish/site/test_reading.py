"""A document of the site, made from its file and its record."""

from __future__ import annotations

from pathlib import Path

from briefgen.publish.site.reading import published
from briefgen.publish.site.site import Correction
from briefgen.write.web_page import WebPage
from compose.workspaces import loaded
from publish.site.buses import SETTINGS

BULLETIN = """\
id: bus-2
kind: bulletin
series: {name: 公交简报, sub: 线路专刊}
issue: {year: 2023, number: 2, total: 14}
issuer: bureau
place: donghu
date_issued: 2023-02-03
published: 2023-02-06
corrections: [{date: 2023-02-09, text: 第一篇的客运量改为1500人次。}]
tags: [公交]
status: signed
articles: [{title: 末班车, lead: 推迟到深夜。}]
"""
PAGE = WebPage(
    id="bus-2", kind="bulletin", format="bulletin", title="公交简报〔2023〕第2期", series="公交简报"
)


def test_a_bulletin_has_its_series_its_issue_and_its_days(tmp_path: Path) -> None:
    workspace = loaded(tmp_path, {"briefings/bus-2.yaml": BULLETIN})
    made = published(PAGE, workspace.briefings["bus-2"], workspace, SETTINGS, index_number="000-2023-00002")
    assert (made.series, made.series_column, made.issue) == (
        "公交简报",
        "线路专刊",
        "2023年第2期（总第14期）",
    )
    assert (made.written, made.published, made.date, made.year) == (
        "2023-02-03",
        "2023-02-06 09:00",
        "2023-02-03",
        "2023",
    )
    assert (made.organs, made.organ_ids, made.place) == (("东湖区水务局",), ("bureau",), "donghu")
    assert made.corrections == (Correction("2023-02-09", "第一篇的客运量改为1500人次。"),)
    assert made.address == "documents/bus-2/"


def test_a_document_without_a_date_has_that_of_its_publication(tmp_path: Path) -> None:
    text = BULLETIN.replace("date_issued: 2023-02-03", "date_issued: {missing: 原件未署}")
    workspace = loaded(tmp_path, {"briefings/bus-2.yaml": text})
    made = published(PAGE, workspace.briefings["bus-2"], workspace, SETTINGS)
    assert (made.written, made.date, made.year) == ("", "2023-02-06", "2023")
