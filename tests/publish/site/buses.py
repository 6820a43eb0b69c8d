"""A small site for tests: two counties, their buses, stops and drivers, and documents that print them.

Not a test.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.config.publishing import Publishing
from briefgen.load.workspace import load_workspace
from briefgen.model.workspace import Workspace
from briefgen.publish.site.meta import tags
from briefgen.publish.site.site import Page, Published, Site
from briefgen.write.web_page import Entry, Use, WebPage

SETTINGS = Publishing(
    name="清河市公交信息网",
    url="https://bus.example/info/",
    code="1234567890",
    organ="清河市交通运输局",
    description="公交线路和客流。",
    keywords=("公交", "客流"),
)
FILES = {
    "briefgen.toml": "",
    "data/places.yaml": """\
- {id: qinghe, name: 清河市, level: prefecture}
- {id: dongshan, name: 东山县, level: county, parent: qinghe}
- {id: xigang, name: 西港县, level: county, parent: qinghe}
""",
    "data/organs.yaml": """\
- {id: transport, name: 清河市交通运输局, short: 交通局, place: qinghe}
- {id: police, name: 清河市公安局, short: 公安局, place: qinghe}
- {id: schools, name: 清河市教育局, short: 教育局, place: qinghe}
- {id: idle, name: 清河市气象局, place: qinghe}
""",
    "data/vocab/dimensions.yaml": """\
- id: line
  name: 线路
  members:
    - {id: town, name: 城区线路, short: 城区}
    - {id: rural, name: 乡村线路}
""",
    "data/indicators/buses.yaml": """\
defaults: {subject: 公交}
indicators:
- {id: rides, name: 公交客运量, unit: 人次, kind: flow, dimensions: [line]}
- {id: buses, name: 公交车, unit: 辆, dimensions: [line]}
- {id: drivers, name: 驾驶员家庭, unit: 户人}
- {id: fare, name: 票价, unit: 元, kind: standard, additive: false}
- {id: rides-per-bus, name: 每车客运量, unit: 人次/辆, kind: rate, formula: rides / buses, digits: 1}
- {id: rides-growth, name: 客运量增长率, unit: "%", kind: rate, formula: growth(rides), digits: 1}
- {id: idle, name: 停运天数, unit: 天, subject: 其他公交}
""",
    "data/observations/buses.csv": """\
指标,地点,时期,线路,数值,状态,来源
公交客运量,东山县,2021,城区线路,1200,上报,年报
公交客运量,东山县,2021,乡村线路,300,上报,年报
公交客运量,东山县,2022,城区线路,1500,上报,年报
公交客运量,东山县,2022,乡村线路,,缺报,年报
公交客运量,西港县,2021,城区线路,800,上报,年报
公交客运量,西港县,2022,城区线路,1000,推定,年报
公交车,东山县,2021,城区线路,12,上报,
公交车,东山县,2021,乡村线路,4,上报,
公交车,东山县,2022,城区线路,14,上报,
公交车,西港县,2022,城区线路,9,上报,
驾驶员家庭,东山县,2022,,18户52人,上报,
票价,东山县,,,1—2元,上报,
票价,西港县,,,约2元,上报,
""",
    "data/measures/buses.yaml": """\
measures:
- id: stops
  heading: 加密学校周边站点
  responsible: {lead: transport, organs: [police, schools], mode: division}
- id: night
  heading: 开行夜班车
  deadline: 2023-06-30
  responsible: {organs: [transport, police], roles: {transport: 牵头, police: 配合}}
- id: signs
  heading: 更换站牌
  responsible: {organs: [transport], mode: single}
""",
    "briefings/rules.yaml": """\
id: rules
kind: rules
title: 公交服务办法
status: signed
date_issued: 2023-01-05
published: 2023-01-10
issuer: transport
place: qinghe
preamble: 为办好公交，制定本办法。
sections:
  - heading: 站点
    measures: [stops, signs]
  - heading: 班次
    measures: [night]
""",
    "briefings/note.yaml": """\
id: note
kind: article
title: 东山县的公交
byline: 本报记者
status: signed
published: 2023-02-01 10:30
place: dongshan
sections:
  - heading: 客流
    paragraphs: 坐车的人多了。
""",
}
"""The files of the workspace, by path."""
PAGES = {
    "rules": WebPage(
        id="rules",
        kind="rules",
        format="plain",
        title="公交服务办法",
        headings=(
            Entry("一、站点", 1, "s1-1"),
            Entry("（一）加密学校周边站点", 2, "s1-2"),
            Entry("（二）更换站牌", 2, "s1-3"),
            Entry("二、班次", 1, "s1-4"),
            Entry("（一）开行夜班车", 2, "s1-5"),
        ),
        summary="为办好公交，制定本办法。",
        html='<article><h2 id="s1-1">一、站点</h2><p id="s1-2">1</p><p id="s1-3">2</p>'
        '<p id="s1-4">3</p><p id="s1-5">4</p></article>',
    ),
    "note": WebPage(
        id="note",
        kind="article",
        format="plain",
        title="东山县的公交",
        html='<article><p><a class="num" id="n1" href="../../indicators/rides/">1500人次</a>'
        '<a class="num" id="n2" href="../../indicators/rides/">1200人次</a></p></article>',
    ),
}
DOCUMENTS = (
    Published(
        id="note",
        kind="article",
        title="东山县的公交",
        written="2023-01-30",
        published="2023-02-01 10:30",
        place="dongshan",
        topics=("公交",),
        summary="坐车的人多了。",
        uses=(Use("rides", "1500人次", "n1"), Use("rides", "1200人次", "n2")),
    ),
    Published(
        id="rules",
        kind="rules",
        title="公交服务办法",
        organs=("清河市交通运输局",),
        organ_ids=("transport",),
        written="2023-01-05",
        published="2023-01-10 09:00",
        place="qinghe",
        summary="为办好公交，制定本办法。",
    ),
)


def workspace(root: Path, **others: str) -> Workspace:
    """The workspace, written into a folder and loaded; `others` replaces the rows of observations."""
    files = {**FILES, **({"data/observations/buses.csv": others["rows"]} if "rows" in others else {})}
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    made, findings = load_workspace(root)
    assert [one.message("en") for one in findings] == []
    return made


def site(root: Path, **others: str) -> Site:
    """The site of the workspace."""
    return Site(
        settings=SETTINGS, workspace=workspace(root, **others), documents=DOCUMENTS, read=PAGES.__getitem__
    )


ARTICLE = Page(
    address="documents/rules/",
    title="公交服务办法",
    sort="document",
    column="实施细则",
    description="为办好公交，制定本办法。",
    keywords=("公交", "办法"),
    document=DOCUMENTS[1],
)


def told(page: Page) -> dict[str, str]:
    """The meta tags of a page, by their names."""
    return {tag.name: tag.content for tag in tags(SETTINGS, page)}
