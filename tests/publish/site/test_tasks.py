"""Tasks of organs: their place in the article, and who answers for them how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model.fields import Scalar
from briefgen.model.section import Responsible
from briefgen.publish.site.organs import bodies, pages
from briefgen.publish.site.site import Site
from briefgen.publish.site.tasks import role, tasks
from publish.site import buses


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return buses.site(tmp_path_factory.mktemp("buses"))


def test_a_task_leads_to_its_place_in_the_article(site: Site) -> None:
    found = tasks(site)["transport"]
    assert [(one.part, one.heading, one.anchor) for one in found] == [
        ("一、站点", "（一）加密学校周边站点", "s1-2"),
        ("一、站点", "（二）更换站牌", "s1-3"),
        ("二、班次", "（一）开行夜班车", "s1-5"),
    ]
    assert [one.role for one in found] == ["列首位，按职责分工负责", "负责", "牵头"]
    assert [one.others for one in found] == [("police", "schools"), (), ("police",)]
    assert [one.deadline for one in found] == ["", "", "2023-06-30"]


def test_each_organ_has_its_own_tasks(site: Site) -> None:
    found = tasks(site)
    assert {organ: len(held) for organ, held in found.items()} == {"transport": 3, "police": 2, "schools": 1}
    assert [one.role for one in found["police"]] == ["按职责分工负责", "配合"]


def test_a_measure_without_a_printed_heading_has_no_place(site: Site) -> None:
    bare = replace(buses.PAGES["rules"], headings=())
    found = tasks(replace(site, read=lambda id: bare))["schools"]
    assert [(one.part, one.heading, one.anchor) for one in found] == [("", "加密学校周边站点", "")]


def test_nobody_answers_alone_where_the_record_says_nothing() -> None:
    nobody = Responsible(organs=(Scalar("a"), Scalar("b")), mode="none")
    assert role(nobody, "a", 2) == ""
    assert role(replace(nobody, mode="division"), "a", 1) == "负责"


def test_organs_without_tasks_or_documents_have_no_page(site: Site) -> None:
    assert {id: (len(body.tasks), len(body.documents)) for id, body in bodies(site).items()} == {
        "transport": (3, 1),
        "police": (2, 0),
        "schools": (1, 0),
    }


def test_the_page_of_an_organ_lists_tasks_and_documents(site: Site) -> None:
    made = {file.path: file.content.decode() for _, file in pages(site)}
    assert list(made) == [
        "organs/index.html",
        "organs/transport/index.html",
        "organs/police/index.html",
        "organs/schools/index.html",
    ]
    text = made["organs/transport/index.html"]
    assert '<a href="../../documents/rules/#s1-5">（一）开行夜班车</a>' in text
    assert "<td>牵头</td><td>2023年6月30日</td>" in text
    assert '<a href="../../organs/police/">公安局</a>' in text
    assert "承担任务3项，发布文件1份。" in text
