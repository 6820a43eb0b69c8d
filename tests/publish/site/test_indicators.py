"""Pages of indicators: what stands on them, and that long ones are parted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model.fields import Scalar
from briefgen.publish.site import indicator_years, indicators
from briefgen.publish.site.indicators import pages
from briefgen.publish.site.site import Site
from briefgen.write.web_page import Use
from publish.site import buses

NOTE, RULES = buses.DOCUMENTS


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return buses.site(tmp_path_factory.mktemp("buses"))


def made(site: Site) -> dict[str, str]:
    return {file.path: file.content.decode("utf-8-sig") for _, file in pages(site)}


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    return made(site)


def test_every_indicator_has_a_page_and_its_files(files: dict[str, str]) -> None:
    assert [path for path in files if "/rides/" in path or "/idle/" in path] == [
        "indicators/rides/index.html",
        "indicators/rides/data.csv",
        "indicators/rides/data.json",
        "indicators/idle/index.html",
    ]
    assert list(files)[-2:] == ["indicators/schema.json", "indicators/index.html"]


def test_a_page_says_what_is_counted_and_who_prints_it(files: dict[str, str]) -> None:
    text = files["indicators/rides/index.html"]
    assert "<dt>单位</dt><dd>人次</dd>" in text
    assert "<dt>类型</dt><dd>时期数（一段时间里的合计）</dd>" in text
    assert "<dt>分组</dt><dd>按线路</dd>" in text
    assert '<a href="../../indicators/rides-per-bus/">每车客运量</a>' in text
    assert '<a href="../../documents/note/#n1"><span class="unseen">文中印作</span>1500人次</a>' in text
    assert '<caption><span class="unit">单位：人次</span>公交客运量</caption>' in text
    assert '<td class="num missing">缺报</td>' in text
    assert "缺报：应当报告而没有报告。" in text


def test_a_chart_stands_in_every_width_without_style_or_script(files: dict[str, str]) -> None:
    text = files["indicators/rides/index.html"]
    assert text.count("<svg ") == 3
    assert 'aria-labelledby="chart-wide-t chart-wide-d"' in text
    assert " style=" not in text
    assert "<style" not in text


def test_a_derived_indicator_tells_its_formula_with_links(files: dict[str, str]) -> None:
    text = files["indicators/rides-per-bus/index.html"]
    assert (
        '<a href="../../indicators/rides/">公交客运量</a> ÷ <a href="../../indicators/buses/">公交车</a>'
        in text
    )


def test_places_are_linked_where_they_have_a_page(files: dict[str, str]) -> None:
    text = files["indicators/rides/index.html"]
    assert '<a href="../../places/dongshan/">东山县</a>' in text
    assert '<th scope="rowgroup" colspan="3">西港县</th>' in text


def test_the_list_stands_by_subject(files: dict[str, str]) -> None:
    text = files["indicators/index.html"]
    assert text.index(">公交</h2>") < text.index(">公交客运量</a>") < text.index(">其他公交</h2>")
    assert '<td class="num">1500人次</td><td>东山县，2022年，城区线路</td>' in text
    assert "目前没有公开的数据" in text


def test_an_indicator_without_figures_says_so(files: dict[str, str]) -> None:
    assert "目前没有公开的数据。" in files["indicators/idle/index.html"]
    assert "目前没有发布的文件印有这项指标。" in files["indicators/idle/index.html"]


def test_a_long_table_is_parted_by_year(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indicators, "MOST_ROWS", 1)
    monkeypatch.setattr(indicator_years, "MOST_ROWS", 1)
    found = made(site)
    assert [path for path in found if path.startswith("indicators/rides/")] == [
        "indicators/rides/index.html",
        "indicators/rides/data.csv",
        "indicators/rides/data.json",
        "indicators/rides/2022/index.html",
        "indicators/rides/2022/2/index.html",
        "indicators/rides/2021/index.html",
        "indicators/rides/2021/2/index.html",
    ]
    assert "下表是2022年的数。" in found["indicators/rides/index.html"]
    assert "<h1>公交客运量，2021年，第2页</h1>" in found["indicators/rides/2021/2/index.html"]


def test_many_documents_have_pages_of_their_own(site: Site) -> None:
    many = tuple(replace(NOTE, id=f"note-{n}") for n in range(120))
    found = made(replace(site, documents=many))
    paths = [path for path in found if "/documents/" in path]
    assert paths == ["indicators/rides/documents/index.html", "indicators/rides/documents/2/index.html"]
    assert "全部120份文件" in found["indicators/rides/index.html"]
    assert found["indicators/rides/index.html"].count('class="printing-head"') == 20


def test_a_document_that_prints_much_lists_its_first_words(site: Site) -> None:
    uses = tuple(Use("rides", f"{n}人次", f"n{n}") for n in range(12))
    text = made(replace(site, documents=(replace(NOTE, uses=uses),)))["indicators/rides/index.html"]
    assert "等12处" in text
    assert "#n7" in text
    assert "#n8" not in text


def test_names_are_text_and_never_markup(site: Site) -> None:
    odd = replace(site.workspace.indicators["rides"], name=Scalar('<b onclick="x">&</b>'))
    workspace = replace(site.workspace, indicators={"rides": odd})
    text = made(replace(site, workspace=workspace))["indicators/rides/index.html"]
    assert "<b " not in text
    assert "&lt;b onclick=&#34;x&#34;&gt;&amp;&lt;/b&gt;" in text


def test_the_same_site_gives_the_same_bytes(site: Site, files: dict[str, str]) -> None:
    assert made(site) == files
