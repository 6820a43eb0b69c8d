"""BG690-BG699: charts that could not be drawn honestly."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR = Severity.ERROR

CHART_SHAPE = Rule(
    "BG690",
    "chart-shape",
    ERROR,
    "这幅{chart_zh}{problem_zh}",
    "this chart ({chart_en}): {problem_en}",
    "改 kind、by、series 或 indicators，见文档“记录”一章里的 ChartSpec",
    "change kind, by, series or indicators; see ChartSpec in the documentation of records",
    "每种图有它能说的话：折线说时间，占比图说一个整体的几个部分，排序图说一列数的高低。",
    "Each kind of chart says one thing: lines tell of time, shares of the parts of one whole, ranks of one row of figures.",
    "kind: lines, by: place",
)
CHART_EMPTY = Rule(
    "BG691",
    "chart-empty",
    ERROR,
    "这幅图{found_zh}",
    "this chart has {found_en}",
    "补上观测值，放宽 where，或改在文字里写明；只有一个数的不必画图",
    "add observations, loosen where, or tell it in the text; one figure needs no chart",
    "图要能比较：没有数的图是空框，只有一个数的图什么也没有比。",
    "A chart compares: without figures it is a frame, with one figure it compares nothing.",
    "折线图只查到2019年一个数",
)
CHART_CROWDED = Rule(
    "BG692",
    "chart-crowded",
    ERROR,
    "这幅图有{found_zh}，最多画{most}{what_zh}",
    "this chart has {found_en}, it has room for {most} {what_en}",
    "用 where 或 level 缩小范围，分成几幅图，或改用表",
    "narrow it by where or level, part it into several charts, or take a table",
    "版心只有这么大：再多，字就小得看不清，颜色印成黑白也分不开。",
    "The page is so large and no larger: with more of them words become too small, and colours alike in grey print.",
    "by: village，全县60个村",
)
CHART_UNITS = Rule(
    "BG693",
    "chart-mixed-units",
    ERROR,
    "图里有的数以“{first}”计，有的以“{second}”计",
    "some figures of the chart are in {first}, some in {second}",
    "分成两幅图；同一种单位的大小写法（元和万元）用 unit 统一",
    "part it into two charts; sizes of one unit (元 and 万元) are made one by unit",
    "一条轴只有一把尺。",
    "An axis has one scale.",
    "indicators: [moved-households, grant-paid]",
)
CHART_VALUE = Rule(
    "BG694",
    "chart-value",
    ERROR,
    "{value} 画不成一个数：{why_zh}",
    "{value} cannot be drawn as one figure: {why_en}",
    "户人成对的写 half: households 或 half: persons；幅度、日期和文字不画图",
    "for pairs of 户人 write half: households or half: persons; ranges, days and texts are not drawn",
    "一根柱子只有一个高度。",
    "A bar has one height.",
    "354户1527人，没有写 half",
)
CHART_NEGATIVE = Rule(
    "BG695",
    "chart-negative-share",
    ERROR,
    "占比图里有负数：{value}",
    "a chart of shares holds a negative figure: {value}",
    "改用 kind: bars",
    "take kind: bars",
    "整体的一部分不会是负的。",
    "No part of a whole is negative.",
    "kind: stacked，净增-12户",
)
CHART_NAME = Rule(
    "BG696",
    "chart-long-name",
    ERROR,
    "“{name}”有{length}个字，图里最多放{most}个字",
    "{name} has {length} characters, a chart has room for {most}",
    "给它写 short（简称）",
    "give it a short name",
    "名称太长，图就没有地方画数。",
    "Long names leave no room for the figures.",
    "巩固拓展脱贫攻坚成果同乡村振兴有效衔接资金",
)
CHART_ENGINE = Rule(
    "BG697",
    "chart-engine-missing",
    ERROR,
    "这台机器上没有画图的程序，{id} 里的图画不出来",
    "the program that draws charts is not on this machine, those of {id} cannot be drawn",
    "运行：{install}",
    "run: {install}",
    "图由 vl-convert 画成；不带图的文件和纯文本不需要它。",
    "Charts are drawn by vl-convert; documents without charts, and text files, do not need it.",
    "No module named vl_convert",
)
