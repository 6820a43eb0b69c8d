"""Numbers typed in prose: what is one, what is a name or an order, and what is none."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from briefgen.ledger.scan import masked, typed_numbers
from briefgen.load.lexicon import packaged_lexicon
from briefgen.model.lexicon import Lexicon

LEXICON = packaged_lexicon()


def found(line: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    return [(typing.text, typing.kind) for typing in typed_numbers(line, lexicon)]


def counted(line: str) -> list[str]:
    return [typing.text for typing in typed_numbers(line, LEXICON) if typing.counted]


@pytest.mark.parametrize(
    ("line", "quantities"),
    [
        ("新建泵房三座，改造管网十二公里。", ["三座", "十二公里"]),
        ("两年累计造林一千二百亩，成活率达百分之九十五。", ["两年", "一千二百亩", "百分之九十五"]),
        ("三分之一的站点已有候车亭，另有七成配了座椅。", ["三分之一", "七成"]),
        ("车次比上年翻两番，投诉下降一半，过半数由社区办结。", ["两番", "一半", "半数"]),
        ("全年借阅二十余万册次，开放三百多天。", ["二十余万册次", "三百多天"]),
        ("二〇一九年三月开诊。", ["二〇一九年", "三月"]),
        ("平均候诊缩短一个半小时，医生驻点一个月。", ["一个半小时", "一个月"]),
        ("提高两个百分点，即三点五个百分点的一大半。", ["两个百分点", "三点五个百分点"]),
        ("电压一百一十千伏，日供水两千五百吨。", ["一百一十千伏", "两千五百吨"]),
        ("建成千亩果园，覆盖近百户。", ["千亩", "百户"]),
        ("廿三日开馆，藏书卅万册。", ["廿三日", "卅万册"]),
        (
            "人民币壹拾贰万叁仟元整，补助伍拾户、叁人，另付柒佰圆。",
            ["壹拾贰万叁仟元", "伍拾户", "叁人", "柒佰圆"],
        ),
        ("签约率达到百分百。", ["百分百"]),
        ("路灯二十瓦，3000流明，三天一共修复。", ["二十瓦", "3000流明", "三天"]),
        ("共皕户，卌人，弌名。", ["皕户", "卌人", "弌名"]),
        ("新增㉑户，共Ⅳ个，⑵户型，Ⅳ类水。", ["㉑户", "Ⅳ个"]),
    ],
)
def test_a_chinese_numeral_with_a_unit_is_a_quantity(line: str, quantities: list[str]) -> None:
    assert counted(line) == quantities


@pytest.mark.parametrize(
    ("line", "quantities"),
    [
        ("２６个小班，３．５万元，１５％。", ["２６个", "３．５万元", "１５％"]),
        ("٣٥户，۴۲人。", ["٣٥户", "۴۲人"]),
        ("每天½小时，3½公里，剩下¼。", ["½小时", "3½公里", "¼"]),
        ("输液3疗程，发药26盒，蓄水50立方。", ["3疗程", "26盒", "50立方"]),
    ],
)
def test_digits_of_any_script_and_fractions_are_quantities(line: str, quantities: list[str]) -> None:
    assert counted(line) == quantities


@pytest.mark.parametrize(
    ("line", "quantities"),
    [
        ("建立一个体系，开展一次自查，实施一批项目。", []),
        ("成熟一处、建设一处，搬迁一批、巩固一批。", []),
        ("一位老人说，一份报纸看一天。", ["一天"]),
        ("仅一个站点停运，没有一项超时。", ["一个", "一项"]),
        ("每站至少一次巡检，每村配一个以上水表箱。", ["一次", "一个"]),
        ("选派一名馆员、一户困难家庭一人就业。", ["一名", "一户", "一人"]),
        ("一年建成，一亩增收，一万元封顶。", ["一年", "一亩", "一万元"]),
        ("分两批交付一批次设备。", ["两批", "一批次"]),
    ],
)
def test_one_with_a_measure_word_is_an_article_unless_something_counts(
    line: str, quantities: list[str]
) -> None:
    assert counted(line) == quantities


@pytest.mark.parametrize(
    "line",
    [
        "建立一户一档，实行一人一策、一村一品，半月一调度、一月一总结。",
        "一户户走访，一件件落实，一级抓一级，一年接着一年干。",
        "不漏一户、不落一人，一个也不能少。",
        "一日一巡、三日一清、两周一会商，两眼一抹黑。",
    ],
)
def test_each_its_own_and_one_after_the_other_say_no_figure(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "几个站点、数十户居民、十几项服务、几十人、数百家、上千名读者。",
        "三五个人，十七八岁，两三百户，七八成，一两天。",
        "成百上千的读者，成千上万册。",
    ],
)
def test_a_vague_number_says_no_figure(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "统一部署、统一组织，由之一名下划出，逐一对照，唯一一个。",
        "进一步提升，一般户、一次性、一站式、一线、一方面、一系列。",
        "千家万户的百姓，千方百计；四周绿化，四处奔走。",
        "上半年和下半年，每一户、每一次、下一批、这一级。",
        "三部门联合，三年级学生，九年级，二〇二〇成立，零部件，零门槛。",
        "县乡两级，省市县乡村五级；城乡二元结构。",
        "因四舍五入，合计可能不等于100%。",
        "按万元计，千瓦以上，每百户三轮车，每千人口。",
        "十分重要，三角洲，十字路口，一分耕耘。",
        "三天两头跑，两张皮，三番五次，千篇一律，半成品。",
        "百分百落实，百分百覆盖；十年树木，一座难求。",
        "队伍人数、入伍人员、大陆人士，收拾家园，五卅运动。",
    ],
)
def test_a_word_with_a_numeral_is_no_number(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("“十四五”以来，", "“十四五”"),
        ("十四五时期，", "十四五"),
        ("落实“三会一课”制度，", "“三会一课”"),
        ("县四套班子，", "四套班子"),
        ("依据《2019年供水改造方案》，", "《2019年供水改造方案》"),
        ("实行24小时值班，", "24小时"),
        ("按水函〔2023〕7号，", "〔2023〕7号"),
        ("三级医院，", "三级医院"),
    ],
)
def test_a_name_is_listed_as_a_name(line: str, name: str) -> None:
    assert found(line) == [(name, "name")]


@pytest.mark.parametrize(
    ("line", "marks"),
    [
        ("一、工作进展", ["一、"]),
        ("　　2.名单", ["2."]),
        ("（二）4.搬迁", ["（二）4."]),
        ("附件：1.名册", ["1."]),
        ("见一、（二）4.入住。", ["（二）4."]),
        ("第三批、第12条、第一季度，附件2", ["第三批", "第12条", "第一季度", "附件2"]),
        ("一是巡检。二是维修。", ["一", "二"]),
        ("一季度和三季度", ["一季度", "三季度"]),
        ("二次供水、二期工程、二级以上", ["二次", "二期", "二级"]),
        ("十九届五中全会", ["十九届"]),
        ("十五届六次全会，五届三次全体会议", ["十五届", "六次", "五届", "三次"]),
        ("①泵房②管网", ["①", "②"]),
        ("进入全市前三名、前10位、前二十强", ["三名", "10位", "二十强"]),
    ],
)
def test_what_orders_is_structural(line: str, marks: list[str]) -> None:
    assert [text for text, kind in found(line) if kind == "structural"] == marks
    assert counted(line) == []


@pytest.mark.parametrize(
    ("line", "quantity", "value", "unit"),
    [
        ("共1,527人", "1,527人", "1527", "人"),
        ("约3.5 万元", "3.5 万元", "3.5", "万元"),
        ("十二项", "十二项", "12", "项"),
        ("一百零五户", "一百零五户", "105", "户"),
        ("二十余万册", "二十余万册", "200000", "册"),
        ("二〇二三年", "二〇二三年", "2023", "年"),
        ("半年", "半年", "0.5", "年"),
        ("满意度98.6分", "98.6分", "98.6", "分"),
        ("增至12.5万，", "12.5万", "12.5", "万"),
        ("接种62180剂次", "62180剂次", "62180", "剂次"),
        ("共２６个", "２６个", "26", "个"),
        ("共３．５万元", "３．５万元", "3.5", "万元"),
        ("共叁仟零伍拾元", "叁仟零伍拾元", "3050", "元"),
        ("廿三日", "廿三日", "23", "日"),
    ],
)
def test_the_amount_and_the_unit_of_a_quantity_are_read(
    line: str, quantity: str, value: str, unit: str
) -> None:
    (typing,) = typed_numbers(line, LEXICON)
    assert (typing.text, typing.value, typing.unit) == (quantity, Decimal(value), unit)
    assert line[typing.start : typing.end] == quantity


def test_a_bound_value_is_masked_but_for_digits_at_its_ends() -> None:
    assert masked("354户") == "▯＿＿＿"
    assert masked("约12") == "＿＿▯"
    assert masked("3") == "▯"
    assert masked("") == ""


def test_quotes_around_a_value_are_no_name() -> None:
    assert found("实行“" + masked("两") + "种”办法") == []
    assert found("“" + masked("5") + "户一组”") == []


@pytest.mark.parametrize(
    "line",
    [
        *("“近3年”", "“12345”", "“8·31”", "“3·15”", "“1+N”", "“近10年”", "“新20条”", "“1户1策”"),
        *("《2019年供水方案》", "《新增200张床位的批复》"),
    ],
)
def test_a_name_in_quotes_may_hold_digits(line: str) -> None:
    assert found(line) == [(line, "name")]


@pytest.mark.parametrize(
    ("line", "quantity"),
    [
        ("“完成20户”", "20户"),
        ("《新建路灯2000盏》", "2000盏"),
        ("“新植2000株”", "2000株"),
        ("“5万元奖补”", "5万元"),
        ("共3000　户", "3000　户"),
        ("共3000·户", "3000·户"),
        ("共3000（户）", "3000（户）"),
    ],
)
def test_an_amount_is_read_in_quotes_and_over_a_gap(line: str, quantity: str) -> None:
    assert counted(line) == [quantity]


def test_digits_that_lengthen_a_value_are_counted() -> None:
    assert counted("1" + masked("354户")) == ["1"]


def test_a_workspace_adds_words_of_its_own() -> None:
    own = Lexicon(units=("窟",), names=("三江六岸",), words=("两江",), articles=("窟",))
    both = LEXICON.joined(own)
    assert found("修缮三窟，一窟一景，三江六岸，两江口岸", both) == [
        ("三窟", "literal"),
        ("三江六岸", "name"),
    ]
    assert found("修缮三窟") == []


@pytest.mark.parametrize(
    "run",
    [
        "一",
        "一百",
        "3\u200b",
        "3,",
        "3.",
        "《",
        "“",
        "第",
        "一户",
        "几",
        "附件1",
        "百分之",
        "（一）",
        "3 ",
        "▯3",
    ],
)
def test_long_runs_are_read_once(run: str) -> None:
    line = run * 20_000
    started = time.perf_counter()
    assert len(list(typed_numbers(line, LEXICON))) <= len(line)
    assert time.perf_counter() - started < 5


def test_a_long_gap_is_read_once() -> None:
    started = time.perf_counter()
    assert counted("3" + "\u200b" * 50_000 + "户") == ["3" + "\u200b" * 50_000 + "户"]
    assert counted("3" + "\u200b" * 50_000 + "的") == []
    assert time.perf_counter() - started < 5
