"""BG230-BG239: figures of the records that contradict one another."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

SUM_MISMATCH = Rule(
    "BG230",
    "sum-mismatch",
    ERROR,
    "{what}：{parts_zh} {sum}，合计写的是 {total}",
    "{what}: {parts_en} {sum}, the total says {total}",
    "核对合计和各分项，改正报错的一个；没有报齐的写 缺报，下级没有登记全的在 data/places.yaml 补登",
    "compare the total with its parts and mend the wrong one; write 缺报 for parts that were not reported, register the places that are not in data/places.yaml",
    "分项报齐时，各项之和应等于合计（约数和万、亿等按四舍五入的范围比较）；没有报齐时，已报的也不能超过合计。"
    "沿每个口径、上下级地点核对，流量还沿月、季、半年核对；有重叠的人群不相加，存量不按时间相加。",
    "Parts that are all reported add up to their total, within the rounding of what was written; some of them "
    "never exceed it. Looked at along every dimension, over places, and over months, quarters and halves of a "
    "year for a flow; overlapping groups are not summed, nor is a stock summed over time.",
    "合计 1230，男 603，女 600",
)
EQUAL_INDICATORS = Rule(
    "BG231",
    "equal-indicators",
    WARNING,
    "{indicator}和{other}都是 {value}（{where}）",
    "{indicator} and {other} both are {value} ({where})",
    "核对是否抄串了行；本来就可以相等的，在指标里写 may_equal: [{id}]",
    "see whether a row was copied into another; where they may be equal write may_equal: [{id}] in the indicator",
    "同一地点、同一时期的两个指标数字完全相同，多半是填报时抄串了。由公式相连的指标（如计划数和完成数）可以相等，不提示；"
    "圆整的数和容易碰巧相同的小数也不提示。",
    "Two indicators with the very same figure at one place and time most often come from a copied row. "
    "Indicators that one formula reads (planned and done) may be equal; round figures and small ones that "
    "meet by chance are left alone.",
    "在校学生 1286 人，在园幼儿 1286 人",
)
IRREPRODUCIBLE = Rule(
    "BG232",
    "irreproducible-figure",
    ERROR,
    "{name} 写的是 {reported}，按 {formula} 应为 {right}{cut_zh}",
    "{name} says {reported}, {formula} comes to {right}{cut_en}",
    "核对这个数和公式里的各个数；原件就是这样印的，记录里写对的数，印错的登记到 errata",
    "compare the figure with those of the formula; where the source printed it so, store the right one and put the misprint under errata",
    "写出来的比例、平均数和合计，要能由同时写出的数重算出来。各数按写出的位数取四舍五入的范围：万人、亿元等是约数，人、户等整数是准数。",
    "A share, an average or a sum that is reported must come out of the figures reported with it. Each of "
    "them stands for the interval that its digits leave open: 万人 and 亿元 are rounded, 人 and 户 are exact.",
    "rate: {value: 36%, formula: done / planned}（done 是 227套，planned 是 962套）",
)
SHARES_OVER = Rule(
    "BG233",
    "shares-over-whole",
    ERROR,
    "{what}：{parts_zh} {sum}，超过了 100%",
    "{what}: {parts_en} {sum}, which is more than 100 %",
    "核对各个比例；各项有重叠的，在口径里写 overlaps；可以超过 100% 的，在指标里写 share: false",
    "compare the shares; write overlaps in the dimension where groups overlap, share: false in the indicator where more than 100 % is possible",
    "占比是部分与整体之比，不会超过 100%；同一整体的各部分占比之和也不会（四舍五入的误差除外）。"
    "指标名称里有占比、构成、份额，或写了 share: true，就按占比看待；名称里带着口径名称，或写了 composition，就把各项相加。增长率、完成率可以超过 100%。",
    "A share of a whole is never over 100 %, nor are the shares of all its parts together, rounding apart. "
    "An indicator is a share if its name says 占比, 构成 or 份额 or it has share: true; its parts are added "
    "along a dimension that its name holds or that composition names. Growth and completion may exceed 100 %.",
    "停水原因占比：漏损 56.3%，施工 44.6%",
)
AS_OF_MISSING = Rule(
    "BG234",
    "as-of-missing",
    WARNING,
    "印了 {indicator} 的存量数，没有说截至什么时候",
    "the stock figure {indicator} is printed, and nothing says as of when",
    "在文件、案例或观测值里写 as_of；原件没写的，写 as_of: {{missing: 理由}} 或 {{inferred: 时间, why: 理由}}",
    "give as_of in the document, the case or the observation; where the source has none, as_of: {{missing: why}} or {{inferred: when, why: …}}",
    "存量是某一时点的数，没有时点就无法核对，也无法与上期比较。",
    "A stock is counted on a day; without it the figure can be neither checked nor compared.",
    "报告印了 {{ value('households') }}，各处都没有 as_of",
)
AS_OF_FUTURE = Rule(
    "BG235",
    "as-of-future",
    ERROR,
    "{what_zh} {time} 晚于成文日期 {issued}",
    "{what_en} {time} is later than the date of issue {issued}",
    "改正其中一个日期；计划数、目标数用 kind: standard 的指标，或在名称里写明计划、目标",
    "mend one of the dates; planned figures belong to an indicator of kind: standard, or one whose name says 计划 or 目标",
    "成文时还没有到的日子，不会有已经发生的数。",
    "A document cannot report what had not happened when it was issued.",
    "date_issued: 2024-03-05，as_of: 2024-03-31",
)
UNUSABLE_FORMULA = Rule(
    "BG236",
    "unusable-formula",
    ERROR,
    "{name} 的公式“{formula}”没法算：{problem_zh}",
    "the formula {formula} of {name} cannot be worked out: {problem_en}",
    "公式用同一记录里写了数的事实，由 + - * / 和英文括号组成，减号两边留空格，例如 done / planned",
    "a formula is made of amounts among the facts of the same record, + - * / and brackets, with spaces around minus: done / planned",
    "事实的公式说明这个数是怎么来的，算不出来就核对不了。",
    "The formula of a fact says where the figure comes from; one that cannot be worked out checks nothing.",
    "rate: {value: 36%, formula: done / plan}（没有名为 plan 的事实）",
)
UNCHANGED_VALUE = Rule(
    "BG237",
    "unchanged-value",
    WARNING,
    "{name} 是 {value}，与上期《{previous}》相同",
    "{name} is {value}, the same as in the issue before, {previous}",
    "核对是否忘了更新；确实没有变的，在行末写 # briefgen: allow BG237 理由",
    "see whether it was left from the issue before; where it is right, end the line with # briefgen: allow BG237 and why",
    "上一期改成本期时，最容易漏改的是数字。四位以上有效数字的本期发生数与上期一位不差，应当再核对一次。引用同一案例的不提示。",
    "When an issue is made from the one before, figures are what is forgotten most easily. A figure of the "
    "period with four digits or more is hardly ever the same twice. A case that both issues name is left alone.",
    "第2期 riders: 12345人次，第3期 riders: 12345人次",
)
FIGURE_AS_TEXT = Rule(
    "BG238",
    "figure-as-text",
    ERROR,
    "{name} 是一个数（{text}），却写成了文字",
    "{name} is a figure ({text}) and is stored as text",
    "写成数：{name}: {value}；text 只用于名称和 4+1 这样的固定说法",
    "store it as an amount, {name}: {value}; text is for names and fixed phrases such as 4+1",
    "写成文字的数没有单位和大小，既不能核对，也不算手工录入，改错了谁也发现不了。时间长短（半个月、一年）可以写成文字。",
    "A figure stored as text can be neither checked nor compared, and no misprint in it is ever noticed. "
    "Spans of time (半个月, 一年) may be text.",
    "readers: {text: 3500人}",
)
IMPOSSIBLE_COUNT = Rule(
    "BG239",
    "impossible-count",
    ERROR,
    "{name} 写的是 {value}：数{unit}的指标不会{why_zh}",
    "{name} says {value}: {unit} are counted, and {why_en}",
    "核对这个数；平均数、比例写成 kind: rate 的指标，增减数在指标名称里写明（净增、变化）",
    "check the figure; averages and shares belong to an indicator of kind: rate, and one of increases says so in its name (净增, 变化)",
    "人、户、个、册次只能一个一个地数，不会有半个，也不会少于零；出现小数或负号，多半是填错了列或少了“万”。",
    "People, households and visits are counted one by one: a fraction or a minus most often comes from the wrong column or a missing 万.",
    "图书外借,2024,1120.5册次",
)
