"""BG160 to BG170: briefings that are made for each match of something (`for:`).

Not ids that no record has: those are in `references`.
"""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

NOTHING_TO_MAKE = Rule(
    "BG160",
    "nothing-to-make",
    ERROR,
    "for: 里没有写按什么生成",
    "for: does not say what documents are made for",
    "写 place、case、organ、period 中的一种或两种，例如 for: {{place: {{level: county}}}}",
    "give one or two of place, case, organ and period: for: {{place: {{level: county}}}}",
    "一个写了 for: 的文件给每个符合条件的地点、案例、机构或时期各生成一份。",
    "A file with for: makes one document for each place, case, organ or period that meets its conditions.",
    "for: {}",
)
TOO_MANY_KINDS = Rule(
    "BG161",
    "too-many-kinds",
    ERROR,
    "for: 里写了 {count} 种（{kinds}），最多两种",
    "for: names {count} kinds ({kinds}); two at most",
    "留下一种或两种；其余的写在查询条件里",
    "keep one or two; put the others into the conditions of queries",
    "两种时每一对生成一份；再多一种，份数就会成倍增加。",
    "Two kinds give a document for each pair; a third would multiply them once more.",
    "for: {place: …, organ: …, period: …}",
)
NO_MATCH = Rule(
    "BG162",
    "no-match",
    WARNING,
    "没有符合条件的{what_zh}，这个文件不生成任何文稿",
    "no {what_en} meets the conditions, so nothing is made of this file",
    "看看条件是不是写窄了；暂时没有也不影响其他文稿",
    "see whether the conditions are too narrow; other documents are made all the same",
    "条件都写对了，只是现在还没有符合的记录，比如还没有录入这类案例；录入以后会自动生成。",
    "The conditions are sound, but no record meets them yet, such as cases still to come; once there is one, its "
    "document is made.",
    "for: {place: {level: township, within: yudu}}（于都县还没有录入乡镇）",
)
TOO_MANY_DOCUMENTS = Rule(
    "BG163",
    "too-many-documents",
    ERROR,
    "符合条件的{count_zh}，一个文件最多生成 {most} 份",
    "{count_en} match, and a file makes {most} documents at most",
    "把条件写窄一些，或分成几个文件",
    "narrow the conditions, or divide them among several files",
    "多半是漏写了一个条件；真有这么多时，分成几个文件更好管。",
    "Most often a condition was forgotten; where there really are so many, several files are easier to keep.",
    "for: {place: {}, period: {first: 2020-01-01, last: 2024-12-31}}",
)
ID_WITHOUT_LOOP = Rule(
    "BG164",
    "id-without-loop",
    ERROR,
    "编号里没有写 {wanted}，生成的几份文稿会同名",
    "the id does not hold {wanted}, so that documents would share one name",
    '在编号里写上它，例如 id: "{example}"',
    'put it into the id: id: "{example}"',
    "编号也是输出文件夹的名字，每份文稿要有自己的。",
    "An id is the name of an output folder as well, and each document needs its own.",
    "for: {place: {level: county}} 而 id: county-report",
)
SAME_ID = Rule(
    "BG165",
    "same-id",
    ERROR,
    "{one} 和 {other} 的文稿编号都是 {id}",
    "the documents for {one} and {other} have the same id {id}",
    "编号里改用 {sign}，它不会相同",
    "use {sign} in the id: it is never the same twice",
    "名称、简称可能相同，记录的编号不会。",
    "Names may be the same; the ids of records never are.",
    'id: "report-{{ place.short }}"（两个县都简称“城区”）',
)
NOT_IN_LOOP = Rule(
    "BG166",
    "not-in-loop",
    ERROR,
    "{text} 填不上，for: 里没有这一项{hint_zh}",
    "{text} cannot be filled in: for: does not give it{hint_en}",
    "可以写的有：{known}",
    "it can be: {known}",
    "编号、日期、期号等在读入时按每份文稿的地点、时期填好，只能写这几样，不能带过滤器；正文和标题里可以写任何表达式。",
    "Ids, dates and numbers of issues are filled in when the file is read, for each document; only these names can "
    "stand there, without filters. Paragraphs and titles may hold any expression.",
    'id: "report-{{ place.nmae }}"',
)
NOT_GIVEN = Rule(
    "BG167",
    "not-given",
    ERROR,
    "{record} 没有 {field}，{text} 填不上",
    "{record} has no {field}, so that {text} cannot be filled in",
    "{cure_zh}",
    "{cure_en}",
    "每份文稿都要能填上，缺一个就不能生成。",
    "Each document must be complete.",
    'id: "report-{{ place.code }}"（有的县没有登记区划代码）',
)
UNEVEN_PERIODS = Rule(
    "BG168",
    "uneven-periods",
    ERROR,
    "从 {first} 到 {last} 数不出一个个时期：{problem_zh}",
    "there is no series of periods from {first} to {last}: {problem_en}",
    "两头写同一种：2023-01 和 2023-12，或 2023-Q1 和 2023-Q4，或 2021 和 2023",
    "give both in one form: 2023-01 and 2023-12, or 2023-Q1 and 2023-Q4, or 2021 and 2023",
    "首尾决定每份文稿是一年、半年、一季、一月还是一天。",
    "The two ends decide whether a document is for a year, a half, a quarter, a month or a day.",
    "for: {period: {first: 2023-01, last: 2023-Q4}}",
)
FAMILY_NAME_TAKEN = Rule(
    "BG169",
    "family-name-taken",
    ERROR,
    "文件名 {name} 又是一份文稿的编号",
    "the name of this file, {name}, is the id of a document as well",
    "给这个文件改名",
    "rename this file",
    "写了 for: 的文件以文件名代表它生成的全部文稿：briefgen build 文件名。",
    "The name of a file with for: stands for all its documents: briefgen build NAME.",
    'briefings/report-yudu.yaml 里写 id: "report-{{ place.id }}"',
)
OTHER_PLACE = Rule(
    "BG170",
    "other-place",
    WARNING,
    "按地点各生成一份，place: 却都写成 {place}，{one}这一份查到的也是 {place} 的数据",
    "a document is made for each place, but place: says {place} for all, so that the one for {one} has the figures of {place}",
    "删去 place:，每份就用自己的地点；本来要用同一个地点的数据时，在这一行上方写 # briefgen: allow BG170 理由",
    "take place: out, so that each has its own place; if all are meant to have the figures of one place, write above the line: # briefgen: allow BG170 reason",
    "查询没有写地点时用 place: 的地点；写死一个，各份的数字就都一样。",
    "Queries that name no place take that of place:; with one for all, all documents print the same figures.",
    "for: {place: {level: county}} 而 place: linxi",
)
