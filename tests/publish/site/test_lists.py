"""The archive and the lists of series, years, kinds, places and topics."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.publish.site.groups import address_of, groups, neighbours, slug
from briefgen.publish.site.lists import pages
from briefgen.publish.site.site import Published, Site
from publish.site import buses


def document(id: str, **given: str | tuple[str, ...]) -> Published:
    settings = {"kind": "article", "title": id, "published": "2023-02-01 09:00", **given}
    return Published(id=id, **settings)  # type: ignore[arg-type]


def site(root: Path, *documents: Published) -> Site:
    return replace(buses.site(root), documents=documents)


def texts(made: Site) -> dict[str, str]:
    return {file.path: file.content.decode() for _, file in pages(made)}


def test_documents_are_listed_by_their_own_dates_before_those_of_their_publication(tmp_path: Path) -> None:
    made = site(tmp_path, document("new"), document("old", written="2019-01-04"))
    archive = texts(made)["archive/index.html"]
    assert archive.index("<h2>2023年</h2>") < archive.index("<h2>2019年</h2>")
    assert '<time datetime="2019-01-04">2019-01-04</time>' in archive
    assert [group.name for group in groups(made, "years")] == ["2023年", "2019年"]


def test_the_archive_leads_to_every_group_with_its_number_of_documents(tmp_path: Path) -> None:
    made = site(tmp_path, document("a", topics=("客流",)), document("b", topics=("客流",), place="dongshan"))
    archive = texts(made)["archive/index.html"]
    assert f'<a href="../{address_of("topics", "客流")}">客流</a> <span class="count">2<' in archive
    assert '<a href="../places/dongshan/">东山县</a> <span class="count">1<' in archive


def test_an_archive_that_does_not_show_all_says_so_and_leads_to_the_years(tmp_path: Path) -> None:
    old = [document(f"o{n}", written="2019-01-04") for n in range(3)]
    archive = texts(site(tmp_path, *(document(f"d{n}") for n in range(29)), *old))["archive/index.html"]
    further = '（29份），<a href="../years/2019/">2019年</a>（3份）。'
    assert archive.count('<li><a href="../documents/') == 30
    assert "以上是最新的30份。" in archive and further in archive
    assert "以上是最新的" not in texts(site(tmp_path, *old))["archive/index.html"]


def test_a_long_list_is_cut_into_pages(tmp_path: Path) -> None:
    made = texts(site(tmp_path, *(document(f"d{n}") for n in range(61))))
    first, second = made["kinds/article/index.html"], made["kinds/article/2/index.html"]
    assert first.count('<li><a href="../../documents/') == 60
    assert 'href="../../../documents/d60/"' in second
    assert '<a href="../../kinds/article/2/"><span class="unseen">第</span>2' in first
    assert "kinds/article/3/index.html" not in made


def test_a_place_leads_to_the_places_below_it(tmp_path: Path) -> None:
    made = site(tmp_path, document("a", place="qinghe"), document("b", place="dongshan"))
    assert (
        '<a class="chip" href="../../places/dongshan/">东山县</a>' in texts(made)["places/qinghe/index.html"]
    )


def test_chinese_words_are_hashed_in_addresses() -> None:
    assert slug("2023") == "2023"
    assert slug("ci-tong") == "ci-tong"
    assert slug("客流") == "4dfe4475"
    assert slug("a/b") != "a/b"
    assert slug("GIS") == slug("ＧＩＳ") == "gis"
    assert address_of("topics", "客流") == "topics/4dfe4475/"
    assert address_of("places", "东山.县") == "places/东山.县/"


def test_neighbours_are_of_one_series_or_one_kind() -> None:
    one, two = document("one", series="简报", written="2023-01-01"), document("two", written="2023-01-02")
    three = document("three", series="简报", written="2023-01-03")
    found = neighbours((three, two, one))
    assert found["one"] == (None, three)
    assert found["two"] == (None, None)
    assert found["three"] == (one, None)
