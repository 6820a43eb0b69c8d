"""Titles of one line, broken into lines: each with the lines that an office would choose."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefgen.compose.segments import segments
from briefgen.compose.title_joints import joints
from briefgen.compose.titles import broken, with_broken_titles
from briefgen.diagnostics import Span
from briefgen.document.titles import faults, fits, is_hourglass, pairs, size
from briefgen.document.tree import (
    Article,
    Attachment,
    Document,
    Emph,
    Paragraph,
    Properties,
    Text,
    Value,
    Words,
    plain,
)
from briefgen.model.place import Organ, Place
from briefgen.model.workspace import Workspace

CHARS = 20.1
NAMES = (
    "清禾县",
    "清禾县人民政府办公室",
    "清禾县文化和旅游局",
    "清禾县财政局",
    "清禾县发展和改革委员会",
    "清禾县住房和城乡建设局",
    "城南水厂",
)

TITLES = """
清禾县图书馆关于调整开放时间的通知

清禾县水务局关于做好枯水期
城乡供水保障工作的通知

清禾县交通运输局关于优化调整18路、26路
和103路公交线路走向及首末班时间的通告

清禾县人民政府办公室
关于印发清禾县节约用水管理办法的通知

关于印发
《清禾县城乡供水一体化实施方案》的通知

清禾县人民政府办公室转发县林业局
关于加强林区防火工作意见的通知

清禾县水务局转发省水利厅
关于加强中小型水库汛期安全运行管理的通知

转发市林业局关于切实做好清明节期间
森林防火工作的紧急通知的通知

清禾县卫生健康委员会
关于同意设立城南社区卫生服务站的批复

关于请求解决县图书馆新馆
建设资金缺口1250万元的请示

清禾县林业局关于2024年春季
造林绿化和封山育林任务完成情况的通报

清禾县林业局关于对北山国有林场
采伐限额使用情况开展专项检查的函

清禾县公共交通有限公司
关于申请拨付老年人免费乘车补贴的函

关于2023年上半年全县社区卫生服务中心
家庭医生签约服务工作情况的报告

清禾县水务局关于二次供水设施改造工程
2023—2025年实施计划调整情况的说明

清禾县水务局关于城南水厂至开发区
DN800输水管道改造工程初步设计的批复

在山水之间建好家门口的图书馆：
清禾县乡镇图书流通点建设三年纪实

关于“书香清禾”全民阅读推广活动
经费使用情况的专项审计调查报告

关于贯彻落实
《清禾县城市公共汽车客运管理条例》
加快推进公交优先发展的实施意见

清禾县人民政府关于公布
清禾县第三批县级森林公园名单的通知

乡镇卫生院巡回医疗车覆盖全部
偏远行政村的做法与成效

清禾县第二人民医院门诊综合楼
建设项目竣工财务决算审计报告

“十四五”时期清禾县城乡居民
饮水安全保障规划中期评估报告

清禾县人民政府关于印发清禾县国土绿化
三年行动实施方案（2024—2026年）的通知

清禾县卫生健康委员会、清禾县医疗保障局、
清禾县财政局关于做好基层医疗机构
药品集中采购工作的通知

清禾县文化和旅游局　清禾县财政局
关于做好公共图书馆免费开放资金
绩效评价工作的通知

清禾县林业局关于印发《清禾县国有林场职工
住房条件改善工程资金管理暂行办法》的通知

清禾县公共图书馆2024年度开展未成年人
阅读服务和流动书车进校园活动情况汇报

党建引领聚合力　一站一策治漏损
全县供水管网改造见成效

清禾县供水管网漏损治理示范区创建工作
领导小组办公室关于报送治理进度的函
"""


def tables() -> list[tuple[str, ...]]:
    return [tuple(title.split("\n")) for title in TITLES.strip().split("\n\n")]


def whole(lines: tuple[str, ...]) -> str:
    """The title as it is given: between clauses stands a space."""
    joint = "　" if any("　" in line for line in lines) and "关于" not in "".join(lines) else ""
    return joint.join(lines)


def lines_of(title: str, names: tuple[str, ...] = NAMES, around: str = "") -> list[str]:
    return [plain(line) for line in broken((Text(title),), CHARS, names, around)]


@pytest.mark.parametrize("lines", tables(), ids="".join)
def test_a_title_breaks_as_an_office_would_break_it(lines: tuple[str, ...]) -> None:
    assert lines_of(whole(lines)) == list(lines)


@pytest.mark.parametrize("lines", tables(), ids="".join)
def test_the_lines_of_the_table_have_no_fault(lines: tuple[str, ...]) -> None:
    assert faults([(Text(line),) for line in lines], CHARS) == ()


def test_a_title_that_fits_a_line_is_not_looked_at() -> None:
    assert lines_of("水" * 20) == ["水" * 20]


def test_names_of_the_workspace_stay_whole() -> None:
    title = "关于委托清禾县农村饮用水水源地环境状况监测站开展水质抽样检测工作的函"
    assert lines_of(title, ()) == ["关于委托清禾县农村饮用水水源地环境", "状况监测站开展水质抽样检测工作的函"]
    assert lines_of(title, ("清禾县农村饮用水水源地环境状况监测站",)) == [
        "关于委托",
        "清禾县农村饮用水水源地环境状况监测站",
        "开展水质抽样检测工作的函",
    ]


def test_words_that_stand_together_in_the_text_stay_together() -> None:
    title = "清禾县水务局关于乡镇饮水工程运行维护情况的报告"
    assert lines_of(title, ()) == ["清禾县水务局关于乡镇饮水", "工程运行维护情况的报告"]
    assert lines_of(title, (), around="饮水工程建得好，饮水工程管得好。") == [
        "清禾县水务局",
        "关于乡镇饮水工程运行维护情况的报告",
    ]


def test_a_title_of_more_than_three_lines_gets_as_many_as_it_needs() -> None:
    title = "关于清禾县公共图书馆、文化馆、博物馆、体育馆、科技馆、档案馆、妇女儿童活动中心、工人文化宫和青少年宫免费开放资金使用情况的报告"
    lines = lines_of(title)
    assert len(lines) == 4
    assert "".join(lines) == title
    assert all(fits(line, CHARS) for line in lines)


def test_a_word_wider_than_a_line_stands_on_its_own_line() -> None:
    assert lines_of("网址" + "A" * 50 + "备案的说明") == ["网址", "A" * 50, "备案的说明"]


def test_a_title_without_end_is_broken_in_time() -> None:
    started = process_time()
    lines = lines_of("关于加强森林防火工作和城乡供水保障的通知" * 2_000, NAMES, "城乡供水" * 1_000)
    assert len(lines) == 2_000
    assert process_time() - started < 5


# ---- words, places and values


def test_a_bound_number_stays_whole_and_typed_words_keep_their_place() -> None:
    title: Words = (
        Text("清禾县图书馆关于拨付流动书车购置经费", Span("briefings/d.yaml", 3, 8)),
        Value("1250.5万", None),
        Emph((Text("元和运行维护经费的请示", Span("briefings/d.yaml", 3, 40)),)),
    )
    first, second = broken(title, CHARS)
    assert (
        first == (Text("清禾县图书馆关于拨付流动书车购置经费", Span("briefings/d.yaml", 3, 8)),)
        and plain(second) == "1250.5万元和运行维护经费的请示"
    )
    assert second[0] == Value("1250.5万", None)


def test_the_second_half_of_a_text_has_its_own_column() -> None:
    _, second = broken(
        (Text("清禾县水务局关于做好枯水期城乡供水保障工作的通知", Span("a.yaml", 3, 8)),), CHARS
    )
    assert second == (Text("城乡供水保障工作的通知", Span("a.yaml", 3, 21)),)


def test_the_space_between_clauses_is_left_out_where_the_line_ends() -> None:
    assert lines_of("分区计量找漏点管网改造降漏损　一张图管住全县供水") == [
        "分区计量找漏点管网改造降漏损",
        "一张图管住全县供水",
    ]


# ---- documents


def document(*titles: Words, annex: str = "名单") -> Document:
    article = Article(titles, blocks=(Paragraph((Text("文"),)),))
    return Document(
        "d",
        "report",
        "plain",
        Properties("题", "", "", (), ""),
        (article,),
        attachments=(Attachment("附件", (Text(annex),), ()),),
        attachment_list=((Text(annex),),),
    )


WORKSPACE = Workspace(
    Path(),
    places={"q": Place(id="q", name="清禾县", level="county")},
    organs={"w": Organ(id="w", name="清禾县水务局", aliases=("枯水期城乡",))},
)


def test_titles_of_articles_and_attachments_are_broken_and_the_list_keeps_them_whole() -> None:
    long = "清禾县水务局关于做好枯水期城乡供水保障工作的通知"
    broken_one = with_broken_titles(document((Text(long),), annex=long), WORKSPACE)
    assert [plain(line) for line in broken_one.articles[0].title] == [
        "清禾县水务局",
        "关于做好枯水期城乡供水保障工作的通知",
    ]
    assert plain(broken_one.attachments[0].title) == "清禾县水务局\n关于做好枯水期城乡供水保障工作的通知"
    assert plain(broken_one.attachment_list[0]) == long


def test_lines_given_by_hand_stay() -> None:
    by_hand = document((Text("清禾县水务局关于做好枯水期城乡供水保障"),), (Text("工作的通知"),))
    assert with_broken_titles(by_hand, WORKSPACE) is by_hand


# ---- whatever the words

PIECES = (
    "清禾县",
    "水务局",
    "图书馆",
    "关于",
    "加强",
    "优化",
    "公交线路",
    "和",
    "森林防火",
    "卫生院",
    "的",
    "2024年",
    "35个",
    "第二批",
    "（试行）",
    "“书香清禾”",
    "《清禾县节约用水管理办法》",
    "《关于加强“三馆”建设的意见》",
    "、",
    "　",
    "工作",
    "通知",
    "报告",
)
titles = st.lists(st.sampled_from(PIECES), min_size=4, max_size=24).map("".join).map(str.strip)


@settings(max_examples=200, deadline=None)
@given(titles)
@example("清禾县第二批第二批《关于加强“三馆”建设的意见》")
def test_lines_lose_nothing_and_fit(title: str) -> None:
    lines = lines_of(title)
    assert "".join(lines).replace("　", "") == title.replace("　", "")
    assert all(fits(line, CHARS) for line in lines)


@settings(max_examples=200, deadline=None)
@given(titles)
def test_pairs_and_names_are_never_broken(title: str) -> None:
    lines = lines_of(title)
    kept = [*(title[start:end] for start, end in pairs(title) if fits(title[start:end], CHARS))]
    kept += [name for name in ("清禾县", "2024年", "35个") for _ in range(title.count(name))]
    for whole_one in kept:
        assert any(whole_one in line for line in lines)


@settings(max_examples=200, deadline=None)
@given(titles)
def test_more_than_three_lines_only_where_three_do_not_fit(title: str) -> None:
    lines = lines_of(title)
    if len(lines) > 3:
        places = sorted(joints(title, chars=CHARS, names=NAMES))
        for cuts in combinations(places, 2):
            parts = [title[start:end].strip() for start, end in pairwise((0, *cuts, len(title)))]
            assert not all(fits(part, CHARS) for part in parts)


@settings(max_examples=200, deadline=None)
@given(titles)
def test_an_hourglass_stands_only_where_nothing_else_does(title: str) -> None:
    lines = lines_of(title)
    if len(lines) == 3 and is_hourglass([size(line) for line in lines]):
        places = [at for at, cost in joints(title, chars=CHARS, names=NAMES).items() if cost < 10]
        for cuts in [(at,) for at in places] + list(combinations(sorted(places), 2)):
            parts = [title[start:end].strip() for start, end in pairwise((0, *cuts, len(title)))]
            sizes = [size(part) for part in parts]
            fit = all(1 < one <= CHARS and one > max(sizes) * 0.25 for one in sizes)
            assert not fit or is_hourglass(sizes)


def test_words_are_found_in_order_and_whole() -> None:
    assert [(one.text, one.start) for one in segments("关于加强森林防火工作")] == [
        ("关于", 0),
        ("加强", 2),
        ("森林", 4),
        ("防火", 6),
        ("工作", 8),
    ]
