"""The page of a document."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path

from briefgen.publish.site.documents import pages
from briefgen.publish.site.site import Correction, Download, Published, Site, Version
from briefgen.write.web_page import Entry, Picture
from publish.site import buses

FILES = (Download("pdf", "note.pdf", 1_300_000, "ab" * 32), Download("docx", "note.docx", 15_400, "cd" * 32))


def site(root: Path, note: Published, **text: object) -> Site:
    made = buses.site(root)
    page = replace(buses.PAGES["note"], **text)  # type: ignore[arg-type]
    read = {**buses.PAGES, "note": page}.__getitem__
    return replace(made, documents=(note, *made.documents[1:]), read=read)


def page_of(made: Site, id: str = "note") -> str:
    files = {file.path: file.content.decode() for page, file in pages(made) if page is not None}
    return files[f"documents/{id}/index.html"]


def test_it_opens_with_the_block_that_offices_put_over_a_document(tmp_path: Path) -> None:
    rules = replace(buses.DOCUMENTS[1], index_number="000-2023-00001", number="清交规〔2023〕1号")
    made = buses.site(tmp_path)
    text = page_of(replace(made, documents=(made.documents[0], rules)), "rules")
    for name, words in (
        ("索引号", "000-2023-00001"),
        ("发文机关", '<a href="../../organs/transport/">清河市交通运输局</a>'),
        ("成文日期", "2023年1月5日"),
        ("发布日期", "2023年1月10日 09:00"),
        ("标题", "公交服务办法"),
        ("文号", "清交规〔2023〕1号"),
        ("地区", '<a href="../../places/qinghe/">清河市</a>'),
    ):
        assert f"<dt>{name}</dt>\n<dd>{words}</dd>" in text


def test_what_the_original_does_not_say_is_said_to_be_missing(tmp_path: Path) -> None:
    text = page_of(site(tmp_path, replace(buses.DOCUMENTS[0], written="")))
    assert '<dt>成文日期</dt>\n<dd><span class="none">原件未署</span></dd>' in text
    assert '<dt>文号</dt>\n<dd><span class="none">无</span></dd>' in text


def test_downloads_tell_their_format_and_size(tmp_path: Path) -> None:
    text = page_of(site(tmp_path, replace(buses.DOCUMENTS[0], downloads=FILES)))
    assert 'href="../../documents/note/note.pdf" download>PDF <span class="size">1.2 MB</span>' in text
    assert 'href="../../documents/note/note.docx" download>Word <span class="size">15 KB</span>' in text


def test_corrections_stand_above_the_text(tmp_path: Path) -> None:
    corrections = (Correction("2023-03-01", "客运量改为1500人次。"), Correction("2023-04-02", "补正标题。"))
    text = page_of(site(tmp_path, replace(buses.DOCUMENTS[0], corrections=corrections)))
    first, second = (
        text.index("2023年4月2日</time>　补正标题。"),
        text.index("2023年3月1日</time>　客运量改为"),
    )
    assert text.index("更正说明") < first < second < text.index("<article>")


def test_old_versions_leave_their_hashes(tmp_path: Path) -> None:
    versions = (Version(1, "2023-02-01", FILES), Version(2, "2023-03-01", FILES[:1]))
    text = page_of(site(tmp_path, replace(buses.DOCUMENTS[0], versions=versions)))
    assert f"<td>第1版</td><td>2023-02-01</td><td>Word</td><td><code>{'cd' * 32}</code></td>" in text
    assert "历次版本" not in page_of(site(tmp_path, replace(buses.DOCUMENTS[0], versions=versions[:1])))


def test_contents_stand_beside_the_text(tmp_path: Path) -> None:
    contents = (Entry("一、客流", 1, "s1-1"), Entry("（一）城区", 2, "s1-2"))
    text = page_of(site(tmp_path, buses.DOCUMENTS[0], contents=contents))
    assert '<li class="depth-2"><a href="#s1-2">（一）城区</a></li>' in text
    assert "文内目录" not in page_of(site(tmp_path, buses.DOCUMENTS[0], contents=()))


def test_the_search_index_takes_the_text_and_what_it_can_be_filtered_by(tmp_path: Path) -> None:
    text = page_of(site(tmp_path, buses.DOCUMENTS[0]))
    assert "data-pagefind-body" in text
    for name, words in (("kind", "署名文章"), ("year", "2023年"), ("place", "东山县"), ("topic", "公交")):
        assert f'<span data-pagefind-filter="{name}">{words}</span>' in text


def test_it_leads_to_the_documents_before_and_after_it(tmp_path: Path) -> None:
    one, two, three = (
        Published(id=f"n{n}", kind="bulletin", title=f"第{n}期", series="公交简报", written=f"2023-0{n}-01")
        for n in (1, 2, 3)
    )
    made = replace(buses.site(tmp_path), documents=(three, two, one), read=lambda id: buses.PAGES["note"])
    text = page_of(made, "n2")
    assert 'href="../../documents/n1/" rel="prev"><span>上一篇</span> 第1期</a>' in text
    assert 'href="../../documents/n3/" rel="next"><span>下一篇</span> 第3期</a>' in text


def test_the_print_sheet_is_that_of_its_layout(tmp_path: Path) -> None:
    text = page_of(buses.site(tmp_path))
    assert '<link rel="stylesheet" media="print" href="../../assets/print.' in text


def test_pictures_are_files_beside_the_page(tmp_path: Path) -> None:
    picture = Picture("picture-1.png", base64.b64encode(b"png").decode())
    made = site(tmp_path, buses.DOCUMENTS[0], pictures=(picture,))
    files = {file.path: file.content for _, file in pages(made)}
    assert files["documents/note/picture-1.png"] == b"png"


def test_a_title_is_never_markup(tmp_path: Path) -> None:
    text = page_of(site(tmp_path, replace(buses.DOCUMENTS[0], title='<script>"x"</script>')))
    assert "<script>" not in text
    assert "&lt;script&gt;&#34;x&#34;&lt;/script&gt;" in text
