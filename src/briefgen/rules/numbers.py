"""BG2xx: numbers that are not bound to records, or that records cannot answer for."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

UNBOUND_NUMBER = Rule(
    "BG201",
    "unbound-number",
    WARNING,
    "“{text}”是手工录入的数字，没有出处",
    "“{text}” is typed by hand and has no source",
    "在记录的 facts 里登记这个数，正文用 {{{{ f.名称 }}}} 引用；固定说法登记为 {{text: …}}",
    "store it under facts and print it as {{{{ f.alias }}}}; a fixed phrase is stored as {{text: …}}",
    "正文里带单位的数字必须来自记录，否则改了一处、漏了另一处，谁也发现不了。",
    "A number with a unit must come from a record; one that is typed is missed by every correction.",
    "text: 共安置354户",
)
VALUE_AS_TEXT = Rule(
    "BG202",
    "value-as-text",
    ERROR,
    "数值 {value} 被当作文字拼接，出处会丢失",
    "the value {value} is used as text, which loses its source",
    "直接写 {{{{ 数值 }}}}，不要用 ~、join、% 或 string 过滤器",
    "print it as {{{{ value }}}}; do not use ~, join, % or the string filter",
    "数值一旦变成文字，就无法追溯来源，也无法校核。",
    "A value that becomes text can neither be traced nor checked.",
    "{{ '共' ~ f.households }}",
)
BARE_NUMBER = Rule(
    "BG203",
    "bare-number",
    ERROR,
    "打印了没有出处的数字 {value}",
    "the number {value} is printed without a source",
    "清单的个数用 |count('个')，次序用 |item_mark，其他数字登记到记录里",
    "count a list with |count('个'), number items with |item_mark, store other numbers in a record",
    "模板里算出来的普通数字（如循环序号、长度）不是记录里的数值。",
    "A plain number made in a template (a loop index, a length) is not a value of a record.",
    "{{ loop.index }}",
)
MISSING_OBSERVATION = Rule(
    "BG204",
    "missing-observation",
    ERROR,
    "没有观测值：{query}",
    "no observation: {query}",
    "在 data/observations/ 里补上这一行，或改正条件；确实没有上报的写 缺报",
    "add the row to data/observations/, or mend the condition; write 缺报 where nothing was reported",
    "缺的数不会当作 0：缺了就不出文件。",
    "A missing figure is never taken for zero: without it nothing is written.",
    "{{ value('committed', period=2018) }}",
)
NOT_REPORTED = Rule(
    "BG205",
    "not-reported",
    ERROR,
    "该数缺报，不能参与计算或打印：{query}",
    "not reported, so it can neither be computed with nor printed: {query}",
    "等数据补报后再生成，或在正文里说明缺报",
    "wait for the figure, or say in words that it was not reported",
    "缺报是一种事实，不是 0。",
    "缺报 is a fact, not a zero.",
    "{{ value('committed', period=2018) }}（该行写的是 缺报）",
)
AMBIGUOUS = Rule(
    "BG206",
    "ambiguous-observation",
    ERROR,
    "有 {count} 条观测值符合条件，口径不一：{query}",
    "{count} observations of different detail fit: {query}",
    "补全条件（时期、人群等），或用 total() 求和",
    "name more dimensions, or sum with total()",
    "合计与分项同时存在时相加会重复计算；条件不全时不知道取哪一条。",
    "A total beside its parts would be counted twice; a loose condition fits several figures.",
    "{{ value('committed') }}（有两年的数）",
)
NOT_ADDITIVE = Rule(
    "BG207",
    "not-additive",
    ERROR,
    "这些数不能相加：{query}{detail}",
    "these figures cannot be added: {query}{detail}",
    "比率不能求和；有重叠的人群分别打印，或只取其中一组",
    "rates are not summed; print overlapping groups apart, or take one of them",
    "人群有重叠时，合计会把同一批人算两次。",
    "Where groups overlap a sum counts the same people twice.",
    "{{ total('commit-rate') }}",
)
UNIT_MISMATCH = Rule(
    "BG208",
    "unit-mismatch",
    ERROR,
    "单位不同，不能相加减或比较：{left} 与 {right}",
    "units differ and cannot be added or compared: {left} and {right}",
    "检查是否取错了户数和人数；同类单位会自动换算",
    "check whether households were taken for persons; scales of one unit convert by themselves",
    "户加人、元加公里没有意义。",
    "Households plus persons mean nothing.",
    "{{ f.c16.households + f.c16.persons }}",
)
ZERO_BASE = Rule(
    "BG209",
    "zero-base",
    ERROR,
    "除数为零：{query}",
    "division by zero: {query}",
    "基数为零时不能求比例，请改用文字说明",
    "a share of nothing cannot be printed; say it in words",
    "基数为零的比例没有意义。",
    "A share of a zero base means nothing.",
    "{{ f.moved|share(f.none) }}（f.none 是 0户）",
)
PLAIN_OPERAND = Rule(
    "BG210",
    "plain-operand",
    ERROR,
    "数值与手写的 {operand} 一起计算",
    "a value is computed with the typed {operand}",
    "把 {operand} 登记为记录里的数值，再参与计算",
    "store {operand} in a record and compute with that",
    "手写的加数和手写的数字一样没有出处。",
    "A typed operand has no more source than a typed number.",
    "{{ f.sites + 5 }}",
)
ABSENT_VALUE = Rule(
    "BG211",
    "absent-value",
    ERROR,
    "{name} 没有填写，却被打印",
    "{name} is not given, and is printed",
    "在记录里补上，或用 {{% if … %}} 判断后再打印",
    "give it in the record, or print it under an {{% if … %}}",
    "空值不会悄悄变成空白。",
    "Nothing never silently becomes a blank.",
    "{{ doc.subtitle }}（记录里没有 subtitle）",
)
UNKNOWN_ERRATUM = Rule(
    "BG212",
    "unknown-erratum",
    ERROR,
    "没有编号为“{name}”的勘误",
    "there is no erratum “{name}”",
    "在记录的 errata 里登记，或改正编号",
    "add it under errata, or mend the name",
    "勘误写明原件印错的数字和理由。",
    "An erratum says what the source printed and why it is wrong.",
    "{{ f.rate|erratum('e9') }}",
)
UNKNOWN_INDICATOR = Rule(
    "BG213",
    "unknown-indicator",
    ERROR,
    "没有指标“{name}”{hint_zh}",
    "there is no indicator “{name}”{hint_en}",
    "检查 data/indicators/ 里的编号",
    "look at the ids in data/indicators/",
    "查询只认登记过的指标。",
    "Queries know registered indicators only.",
    "{{ value('comitted') }}",
)
UNKNOWN_DIMENSION = Rule(
    "BG214",
    "unknown-dimension",
    ERROR,
    "指标 {indicator} 没有口径“{detail}”",
    "the indicator {indicator} has no dimension or member “{detail}”",
    "检查指标的 dimensions 和 data/vocab/dimensions.yaml",
    "look at the indicator's dimensions and data/vocab/dimensions.yaml",
    "口径写错时不会悄悄取到别的数。",
    "A wrong dimension never silently finds another figure.",
    "{{ value('committed', villages='poor') }}",
)
WRONG_SHAPE = Rule(
    "BG215",
    "not-one-number",
    ERROR,
    "这里不能用 {what}：{why}",
    "{what} cannot stand here: {why}",
    "户人成对的数用 .households 或 .persons 取其一",
    "take .households or .persons of a pair",
    "户人、区间和日期不能当作一个数计算。",
    "A pair, a range or a day is not one number.",
    "{{ f.c16|digits(1) }}（f.c16 是 354户1527人）",
)
ROUNDS_TO_ZERO = Rule(
    "BG216",
    "rounds-to-zero",
    ERROR,
    "{value} 按这样的位数印出来是 0",
    "{value} would print as 0 with so few digits",
    "用 |digits(n) 多留几位，或用 |to('元') 换小一级的单位",
    "keep more decimals with |digits(n), or take a smaller unit with |to('元')",
    "不是零的数印成 0，读者会以为没有。",
    "A figure that is not zero must not read as none.",
    "{{ f.money / f.people }}（1.5亿元 / 6509人 印成 0亿元/人）",
)
