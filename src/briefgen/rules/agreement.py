"""BG240-BG259: figures of a document that contradict each other, their words or the records."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

CONFLICTING_FIGURE = Rule(
    "BG240",
    "conflicting-figure",
    ERROR,
    "“{text}”与记录对不上：{why_zh}",
    "“{text}” disagrees with the records: {why_en}",
    "核对后引用记录：{write}；记录错了就改记录",
    "find out which is right and print the record: {write}; if the record is wrong, mend that",
    "手工录入的数和记录只差一个数字、两个数字颠倒、户数相同而人数不同，或者合计不等于各部分之和，多半是录错了。",
    "A typed figure that is one digit off a record, has two digits swapped, the same households with other "
    "persons, or is no sum of its parts, is most often a slip.",
    "text: 已借出图书3062册（记录里是3602册）",
)
IRREPRODUCIBLE_FIGURE = Rule(
    "BG241",
    "irreproducible-print",
    ERROR,
    "“{text}”算不出来：{sum}应为{right}{note_zh}",
    "“{text}” cannot be computed: {sum} gives {right}{note_en}",
    "用 share()、除法或指标的公式算出来再印；分子、分母错了就改记录",
    "let share(), a division or a formula compute it; if a part or the whole is wrong, mend the record",
    "比例、人均和倍数要能用文中的数或记录算出来。各数按印出的位数留有舍入的余地，差得再多就是错了。",
    "Percentages, averages and multiples follow from the figures printed beside them or from the records, each "
    "with the room that its rounding leaves.",
    "text: 44条线路中已通车16条，通车率38%（16÷44=36%）",
)
MISCOUNTED_LIST = Rule(
    "BG242",
    "announced-count",
    ERROR,
    "说是“{text}”，列出的是{count}项{list_zh}",
    "“{text}” is announced, and {count} are listed{list_en}",
    "补全或删减清单；清单登记为记录后用 |count 取个数，就不会不一致",
    "complete the list or mend the count; a stored list printed with |count always agrees",
    "先报个数、后列清单，删了一条忘了改个数，是最常见的差错。",
    "A count that precedes its list is what everyone forgets when an item is struck out.",
    "text: 主要抓了四个方面：一是……二是……三是……",
)
SHARES_OVER = Rule(
    "BG243",
    "shares-over",
    ERROR,
    "同一总体的几个比例合计{total}%，超过100%：{shares}",
    "shares of one whole come to {total} %, over 100: {shares}",
    "核对分子和分母；各类有交叉的，在口径里声明 overlaps，或在句中写明“有交叉”",
    "look at parts and whole; where groups overlap, declare overlaps or say so in the sentence",
    "互不重叠的各部分合起来不会超过总体；四舍五入带来的零头不算。",
    "Parts that do not overlap never exceed their whole, but for what rounding adds.",
    "text: 步行、骑车、乘车的分别占45%、38%、27%",
)
CHANGED_BASE = Rule(
    "BG244",
    "base-change",
    WARNING,
    "同一段里算比例的分母变了：{first}的分母是{first_base}，{second}的分母是{second_base}",
    "the base changes within one paragraph: {first} is of {first_base}, {second} of {second_base}",
    "统一按一个分母算，或在比例前写明分母",
    "take one base for both, or print the base before the share",
    "前一个比例按户算，后一个按人算，放在一起读者会当成一回事来比较。",
    "A share of households beside a share of persons is read as if both were of the same.",
    "“按户占{{ f.a.households|share(f.b.households) }}，……占{{ f.c.persons|share(f.b.persons) }}”",
)
CONTRARY_DIRECTION = Rule(
    "BG245",
    "direction-mismatch",
    ERROR,
    "“{word}”与数字不符：{fact_zh}",
    "“{word}” does not agree with the figures: {fact_en}",
    "改正这个词，或核对前后两个数",
    "mend the word, or look at the two figures",
    "说“增长”而数在减少，说“过半”而不到50%，读者先信文字，再发现数字不对。",
    "Readers believe the word first: 增长 over a falling figure, or 过半 over 48 %, misleads them.",
    "text: 年借阅量由3.2万册增加到2.9万册",
)
UNIVERSAL_CLAIM = Rule(
    "BG246",
    "universal-claim",
    ERROR,
    "“{word}”说得过满：{fact_zh}",
    "“{word}” claims too much: {fact_en}",
    "按实际数说，或写明例外",
    "say how many there are, or name the exceptions",
    "“全部”“均”“每户”“无一”要求一个例外也没有；记录里有例外就不能这样说。",
    "全部, 均, 每户 and 无一 allow no exception, and the records show one.",
    "text: 124个村全部通自来水（记录里通水率为96%）",
)
RETOLD_FACT = Rule(
    "BG247",
    "same-fact-differently",
    WARNING,
    "同一个数在文中写法不一：“{first}”和“{second}”",
    "one figure is printed in two ways: “{first}” and “{second}”",
    "统一小数位数、单位和约数；确要不同的，说明原因后放行",
    "print it with the same decimals, unit and approximation; let it pass with a reason if it must differ",
    "前面是34.5%，后面是34.54%，读者会以为是两个数。",
    "Readers take 34.5 % and 34.54 % for two figures.",
    "{{ f.a|share(f.b)|digits(1) }}……{{ f.a|share(f.b) }}",
)
MIXED_MOMENTS = Rule(
    "BG248",
    "as-of-mixed",
    WARNING,
    "时点不清：{fact_zh}，句中没有写明",
    "the dates of the figures are not told: {fact_en}",
    "写明各数的时点，或换成同一时点的数",
    "name the date of each figure, or take figures of one date",
    "存量数有时点；两个时点的数放在一句里不加说明，或把一年前的数说成“目前”，都会误导。",
    "A stock has its date: two dates in one sentence without a word, or last year's figure called present, mislead.",
    "“现有图书{{ value('books', period=2018) }}、读者{{ value('readers', period=2019) }}”",
)
ROUNDED_SHARES = Rule(
    "BG249",
    "shares-rounded",
    INFO,
    "各部分比例印出来合计{total}%，不是100%，表下没有说明",
    "the printed shares add up to {total} %, not 100, and no note says why",
    "在表下加注“因四舍五入，合计可能不等于100%”，或多留一位小数",
    "add the note 因四舍五入，合计可能不等于100%, or print one decimal more",
    "舍入后的零头会让细心的读者以为算错了。",
    "Careful readers take what rounding leaves for an error.",
    "33.3%、33.3%、33.3%",
)
FOREIGN_UNIT = Rule(
    "BG254",
    "foreign-unit",
    ERROR,
    "“{text}”读不通：这个数的单位是“{own}”，后面又接着“{behind}”",
    "“{text}” does not read: the figure is in “{own}”, and “{behind}” follows directly",
    "单位不写在后面，直接打印这个数；要换单位用 |to('万元')，两个数之间加上文字或标点",
    "print the figure without a unit behind it; use |to('万元') for another scale, and set words between two figures",
    "数字有出处，单位手写错了，印出来还是错的：20户印成20元，500万元印成500万元万。",
    "A figure with a source is still wrong beside a mistyped unit: 20户 printed as 20元.",
    "{{ f.homes|bare }}元（f.homes 是 20户）",
)
UNITLESS_NUMBER = Rule(
    "BG255",
    "number-without-unit",
    WARNING,
    "“{text}”是手工录入的数字，没有单位，也没有出处",
    "“{text}” is typed by hand, without a unit and without a source",
    "是数量的，登记到记录里，连单位一起引用；是名称、编号的，登记为 {{text: …}}",
    "store an amount in a record and print it with its unit; store a name or a code as {{text: …}}",
    "没有单位的数字可能是漏了单位的数量，改数据时不会跟着改。",
    "Digits without a unit may be an amount that lost its unit, and no correction of the data reaches them.",
    "text: 全年借阅共3602",
)
