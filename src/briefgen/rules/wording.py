"""BG221-BG229: derived figures and the words of bulletins that the exact figures do not bear out."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR = Severity.ERROR

GROWTH_BASE = Rule(
    "BG221",
    "growth-without-base",
    ERROR,
    "{now} 不能和 {base_zh} 比增长",
    "no growth can be told from {base_en} to {now}",
    "基数为零、为负或缺数时不说增长百分之几；写增减了多少用 change 公式或直接相减",
    "over a base of zero, below zero or not known no percentage of growth exists; tell the difference instead",
    "从 0 到 5 不是增长百分之几；基数没有上报的，也不能当作 0。",
    "From 0 to 5 is no percentage; and a base that was not reported is not zero.",
    "{{ f.this_year|growth(f.last_year) }}（f.last_year 是 0件）",
)
FORMULA_UNIT = Rule(
    "BG222",
    "formula-unit",
    ERROR,
    "指标 {indicator} 的单位写的是 {declared_zh}，公式 {formula} 算出来是 {found_zh}",
    "the indicator {indicator} has the unit {declared_en}, its formula {formula} gives {found_en}",
    "改正 unit 或公式；两个百分数之差的单位是 个百分点",
    "mend unit or formula; two percentages differ by 个百分点",
    "人除以人是比率，不是户；单位对不上，多半是取错了指标。",
    "Persons over persons are a share and no households; units that disagree most often mean a wrong indicator.",
    'unit: 户, formula: "moved.persons / target.persons"',
)
UNTRUE_APPROXIMATION = Rule(
    "BG223",
    "untrue-approximation",
    ERROR,
    "准确数是 {value}，不能说“{said}”：{why_zh}",
    "the exact figure is {value} and cannot be called {said}: {why_en}",
    "换一个约数（第二个参数是取整的单位），或直接印准确数",
    "take another round figure (the second argument is what is rounded to), or print the exact one",
    "“近”要略低于整数，“超”“余”要高于整数；差得远了就失实。",
    "近 is a little below the round figure, 超 and 余 are above it; far from it they are untrue.",
    "{{ f.people|nearly('万人') }}（f.people 是 12.04万人）",
)
UNTRUE_UNIVERSAL = Rule(
    "BG224",
    "untrue-universal",
    ERROR,
    "实际是 {value}，不能说“{said}”",
    "the figure is {value} and does not bear out {said}",
    "改用百分比，或写明例外",
    "print the percentage, or name the exceptions",
    "“全部”“每户”要正好 100%，“无一”要正好是 0；四舍五入到 100% 的也不算。",
    "全部 and 每户 need exactly 100 %, 无一 exactly none; what rounds to 100 % is not all.",
    "{{ f.rate|all_of('全部') }}（f.rate 是 98.6%）",
)
CONTRARY_WORD = Rule(
    "BG225",
    "contrary-word",
    ERROR,
    "{value} 不能说“{said}”：{why_zh}",
    "{value} cannot be called {said}: {why_en}",
    "换成与数值相符的说法",
    "take the word that the figure bears out",
    "增减、超额、占比的说法要和数值的正负、大小一致。",
    "Words of rise, surplus and share must agree with the sign and the size of the figure.",
    "{{ f.rate|exceeded('年度任务') }}（f.rate 是 96%）",
)
NOT_THE_WHOLE = Rule(
    "BG226",
    "parts-not-the-whole",
    ERROR,
    "各部分合计 {parts}，不等于总数 {whole}，不能分摊占比",
    "the parts come to {parts} and not to the whole of {whole}, so there are no shares of it",
    "补上缺的部分，或改正总数；负数和有重叠的部分不能算占比",
    "add the part that is missing, or mend the whole; negative and overlapping parts have no shares",
    "占比之和凑成 100%，先要各部分真是总数的组成部分。",
    "Shares can only be made to add up where the parts are those of the whole.",
    "{{ [f.a, f.b]|shares(1, of=f.all) }}（f.a 加 f.b 不等于 f.all）",
)
NOT_COMPARABLE = Rule(
    "BG227",
    "not-comparable",
    ERROR,
    "{query} 没有可比的地方：{why_zh}",
    "{query} has no places to compare: {why_en}",
    "查询时写明 place，并在 data/places.yaml 里写全同级地方的 level 和 parent",
    "name the place in the query, and give level and parent of the places in data/places.yaml",
    "位次是在同一上级的同级地方之间排的。",
    "A rank is among the places of one level inside one place.",
    "rank(moved)，而该县没有写 parent",
)
NO_PERIOD_BEFORE = Rule(
    "BG228",
    "no-period-before",
    ERROR,
    "{query} 没有可比的时期：{why_zh}",
    "{query} has no period to compare with: {why_en}",
    "查询时写明 period，用年、半年、季、月或某年1—9月这样的累计",
    "name the period in the query: a year, a half, a quarter, a month, or months of a year such as 2024-01/2024-09",
    "同比、环比要知道比的是哪一期。",
    "Growth must know the period that it is measured against.",
    "rate('moved-growth')（没有写 period）",
)
WRONG_COMPARISON = Rule(
    "BG229",
    "wrong-comparison",
    ERROR,
    "写的是“{said}”，这个数比的是{basis_zh}",
    "the words say {said}, the figure is compared with {basis_en}",
    "去掉过滤器里的词，让它按公式选；或改用另一个指标",
    "leave the word out and let the filter choose it by the formula, or take another indicator",
    "同比与环比、全省与全市混用，读者得到的是另一个事实。",
    "同比 for 环比, or 全省 for 全市, tells another fact.",
    "{{ rate('moved-growth', period='2019-Q3')|grew('环比') }}（公式比的是上年同期）",
)
