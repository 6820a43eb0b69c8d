"""What the search index holds of a page."""

from __future__ import annotations

from briefgen.publish.site.searchable import cut, searchable

PAGE = """<!DOCTYPE html><html lang="zh-CN"><head><title>题 - 网</title></head><body><nav>首页</nav>
<div hidden><span data-pagefind-meta="title">公交 &amp; 客流</span><span data-pagefind-filter="place">东山县</span>
<span data-pagefind-filter="topic">客流</span><span data-pagefind-filter="topic">车</span></div>
<div data-pagefind-body><h1>客流<br>表</h1><p>坐车的有<a href="x">1500</a>人。</p><p data-pagefind-ignore>略</p></div>
<footer>页脚</footer></body></html>"""


def test_words_are_cut_into_characters_and_numbers() -> None:
    assert cut("坐车1500人次，约12.23%。") == "坐 车 1500 人 次， 约 12.23%。"
    assert cut("“十三五”时期PDF") == "“十 三 五” 时 期 PDF"
    assert cut("清交规〔2023〕1号") == "清 交 规 〔2023〕 1 号"


def test_only_what_is_to_be_searched_is_held() -> None:
    made = searchable(PAGE.encode()).decode()
    assert '<p data-pagefind-body data-pagefind-weight="8">公 交 &amp; 客 流·</p>' in made
    assert "<p data-pagefind-body>客 流 表· 坐 车 的 有 1500 人。</p>" in made
    assert not any(word in made for word in ("首页", "页脚", "略"))


def test_a_title_that_the_text_repeats_is_held_once() -> None:
    made = searchable(PAGE.replace("客流<br>表", "公交 &amp; 客流").encode()).decode()
    assert made.count("公 交 &amp; 客 流") == 1


def test_what_it_can_be_filtered_by_is_kept_whole() -> None:
    made = searchable(PAGE.encode()).decode()
    assert '<p data-pagefind-meta="title">公交 &amp; 客流</p>' in made
    assert '<p data-pagefind-filter="topic">客流</p><p data-pagefind-filter="topic">车</p>' in made


def test_cells_are_parted_whatever_mark_they_end_with() -> None:
    cells = "<td>单位</td><td>%</td><td>坐车（约数）</td><td>类型。</td><td>户</td>"
    made = searchable(PAGE.replace("<br>表", cells).encode()).decode()
    assert "客 流 单 位·%· 坐 车 （约 数）· 类 型。 户·" in made
