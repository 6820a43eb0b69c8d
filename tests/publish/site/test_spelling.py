"""Spellings of one name that differ in case or width: one topic, one page, one address."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefgen.publish.site.files import files
from briefgen.publish.site.site import Published, Site
from briefgen.publish.site.spelling import with_one_spelling
from publish.site import buses


def document(id: str, *topics: str, series: str = "") -> Published:
    day = "2023-02-01 09:00"
    return replace(buses.DOCUMENTS[0], id=id, published=day, topics=topics, series=series, uses=())


def site(root: Path, *documents: Published) -> Site:
    return replace(buses.site(root), documents=documents, read=lambda id: buses.PAGES["note"])


def test_a_topic_takes_the_spelling_that_most_documents_use(tmp_path: Path) -> None:
    made = with_one_spelling(
        site(tmp_path, document("a", "GIS"), document("b", "gis", "GIS"), document("c", "ＧＩＳ"))
    )
    assert [one.topics for one in made.documents] == [("GIS",), ("GIS",), ("GIS",)]


def test_a_series_does_too_and_what_differs_stays_apart(tmp_path: Path) -> None:
    made = with_one_spelling(
        site(tmp_path, document("a", "客流", series="公交（内）"), document("b", "客运", series="公交(内)"))
    )
    assert [(one.series, one.topics) for one in made.documents] == [
        ("公交(内)", ("客流",)),
        ("公交(内)", ("客运",)),
    ]


def test_no_two_files_of_a_site_differ_in_case_only(tmp_path: Path) -> None:
    made = site(tmp_path, document("a", "GIS"), document("b", "gis"), document("c", "ＧＩＳ"))
    paths = [file.path for file in files(made)]
    assert len({path.casefold() for path in paths}) == len(paths)
    assert [path for path in paths if path.startswith("topics/")] == ["topics/gis/index.html"]
    text = next(file.content for file in files(made) if file.path == "topics/gis/index.html")
    assert "共3份文件" in text.decode()
