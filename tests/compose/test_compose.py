"""One document from its records: style, properties, and what a changed number changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from compose.workspaces import BASE, PROSE, Files, made

TEXT = """\
id: d
kind: report
title: 题
place: donghu
facts: {n: 354户, m: 1180户, l: [甲, 乙, 丙]}
sections:
  - heading: "{{ f.n }}"
    lead: "共{{ f.n }}，占{{ f.n|share(f.m) }}，另有{{ f.m - f.n }}，即{{ f.l }}{{ f.l|count('类')|zh }}。"
    items: ["{{ value('laid', period=2020, pipe='small') }}", "{{ total('laid', period=2020) }}"]
    table: {columns: [{title: 数}], rows: [["{{ f.n|bare }}"], ["{{ rate('progress', period=2020) }}"]]}
"""


def test_a_changed_fact_changes_wherever_it_stands_and_nowhere_else(tmp_path: Path) -> None:
    before = made(tmp_path, {PROSE: TEXT}).lines
    after = made(tmp_path, {PROSE: TEXT.replace("n: 354户", "n: 295户")}).lines
    assert before == [
        "一、354户",
        "共354户，占30%，另有826户，即甲、乙、丙三类。一是12公里二是20公里",
        "",
        "数",
        "354",
        "80%",
    ]
    assert after == [
        "一、295户",
        "共295户，占25%，另有885户，即甲、乙、丙三类。一是12公里二是20公里",
        "",
        "数",
        "295",
        "80%",
    ]


def test_a_changed_observation_changes_what_is_derived_from_it(tmp_path: Path) -> None:
    file = "data/observations/water.yaml"
    changed = {file: BASE[file].replace("pipe: small, value: 12}", "pipe: small, value: 7}")}
    after = made(tmp_path, {PROSE: TEXT, **changed}).lines
    assert after[1].endswith("三类。一是7公里二是15公里")
    assert after[-1] == "60%"
    assert after[0] == "一、354户"


def test_one_name_more_in_a_list_changes_its_count(tmp_path: Path) -> None:
    after = made(tmp_path, {PROSE: TEXT.replace("丙]", "丙, 丁]")}).lines
    assert "即甲、乙、丙、丁四类。" in after[1]


HOUSES = 'house = "news"\n[houses.flash]\npitch = 28\n[houses.news]\npitch = 30\n'


def test_a_document_has_the_house_that_it_names_or_that_of_the_settings(tmp_path: Path) -> None:
    settings = {"briefgen.toml": HOUSES}
    named = made(tmp_path, {PROSE: TEXT + "house: flash\n", **settings})
    other = made(tmp_path, {PROSE: TEXT, **settings})
    plain = made(tmp_path, {PROSE: TEXT, "briefgen.toml": ""})
    assert [m.document.layout.pitch_pt for m in (named, other, plain)] == [28, 30, 28.95]


STYLED = "id: d\nkind: report\ntitle: 题\nfacts: {n: 12345户, r: 2—5户}\nsections:\n  - heading: 甲\n    lead: 乙{{ f.n }}{{ f.r }}\n    items: [丙, 丁]\n"


def styled(root: Path, settings: str, more: str = "") -> list[str]:
    files: Files = {PROSE: STYLED + more, "briefgen.toml": settings}
    return made(root, files).lines


def test_the_style_of_the_workspace_is_that_of_every_document(tmp_path: Path) -> None:
    settings = '[style]\ngrouping = true\nrange_mark = "至"\nitem_mark = "①"\nitems = "apart"\nnumbering = ["（一）"]\nrun_in = [1]\n'
    assert styled(tmp_path, settings) == ["（一）甲。乙12,345户2至5户", "①丙", "②丁"]


def test_a_document_may_set_what_the_workspace_sets_and_keeps_the_rest(tmp_path: Path) -> None:
    settings = '[style]\ngrouping = true\nrange_mark = "至"\nitems = "apart"\n'
    more = "style: {grouping: false, items: joined}\n"
    assert styled(tmp_path, settings, more) == ["一、甲", "乙12345户2至5户一是丙二是丁"]


def test_without_settings_the_standard_holds(tmp_path: Path) -> None:
    assert styled(tmp_path, "") == ["一、甲", "乙12345户2～5户一是丙二是丁"]


def test_a_document_says_what_it_is(tmp_path: Path) -> None:
    more = "issuer: [bureau, housing]\ndate_issued: 2019-01-04\ntags: [水, 管]\nstatus: signed\n"
    document = made(
        tmp_path, {PROSE: TEXT.replace("title: 题", 'title: ["题{{ f.n }}", 乙]') + more}
    ).document
    assert (document.id, document.kind, document.format, document.draft) == ("d", "report", "plain", False)
    properties = document.properties
    assert (properties.title, properties.subject, properties.date) == ("题354户乙", "工作汇报", "2019-01-04")
    assert (properties.author, properties.keywords) == ("东湖区水务局、东湖区住房和城乡建设局", ("水", "管"))


@pytest.mark.parametrize("more", ["", "status: draft\n", "status: review\n"])
def test_a_document_that_is_not_signed_off_is_a_draft(tmp_path: Path, more: str) -> None:
    assert made(tmp_path, {PROSE: TEXT + more}).document.draft


def test_composing_twice_gives_the_same_document(tmp_path: Path) -> None:
    assert made(tmp_path, {PROSE: TEXT}) == made(tmp_path, {PROSE: TEXT})
