"""BG60x and BG64x: what an edition may not hold, and what asks for it."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR = Severity.ERROR

WITHHELD = Rule(
    "BG600",
    "withheld-asked",
    ERROR,
    "{edition_zh}里没有这里要的{what_zh}：它{level_zh}",
    "the {edition} edition does not hold {what_en}, which is asked for here: it is {level_en}",
    "这里不用它，或者把它的 sensitivity 改宽；它写在下面指出的地方",
    "do without it here, or widen its sensitivity; it stands at the place named below",
    "公开版由一份不含内部和受限内容的工作区生成，不是先印出来再涂黑。公开的文件要用没有给它的内容，就没有内容可印；由它算出的合计、占比、排名也一样。",
    "An edition is built from a workspace that does not contain the rest; nothing is blacked out. A public document "
    "that asks for what is not there has nothing to print, nor has a total, a share or a rank worked out from it.",
    "{{ f.phone }}，而 phone: {value: …, sensitivity: restricted}",
)
CANNOT_WITHHOLD = Rule(
    "BG601",
    "field-not-withheld",
    ERROR,
    "{kind_zh}的 {field} 不能单独限定公开范围{hint_zh}",
    "the field {field} of a {kind} cannot be kept from readers alone{hint_en}",
    "能单独限定的有 {known}；其他的要限定整条记录：sensitivity: restricted",
    "these can be: {known}; for another, the whole record is kept: sensitivity: restricted",
    "必填的、决定别的内容怎样算怎样印的字段，拿掉以后记录就不成立，或者会不声不响地印成另一个样子。",
    "Without a required field there is no record, and without one that decides how others are worked out or printed "
    "a document would silently say something else.",
    "sensitivity: {default: public, fields: {unit: restricted}}",
)
MIXED_DEFAULT = Rule(
    "BG602",
    "default-partly-withheld",
    ERROR,
    "共用的 {field} 只对其中几条记录限定了公开范围",
    "the shared value of {field} is kept from readers for some of its records only",
    "把它从 defaults 里移到每条记录自己下面",
    "move it from defaults into each of the records",
    "defaults 里的一个值归下面所有没有另写的记录，不能既公开又不公开。",
    "A value under defaults belongs to every record that has none of its own; it cannot be shown and kept at once.",
    "defaults: {source: …}，其中一条 sensitivity: {fields: {source: internal}}",
)
NOT_AS_PLANNED = Rule(
    "BG603",
    "edition-differs",
    ERROR,
    "写出的{edition_zh}和应有的不一样：{what_zh}",
    "the {edition} edition that was written is not what it should be: {what_en}",
    "这一版没有生成，请把这句话和这一处的写法告诉 briefgen 的维护者",
    "the edition is not made; please tell the maintainers of briefgen this sentence and how this place is written",
    "每一版写出以后再读一遍，与应当公开的内容逐条比较；有一点不同就全部作废。",
    "Each edition is read again once it is written and compared with what may be shown; where anything differs, all of "
    "it is discarded.",
    "（不应出现）",
)
NOT_SOUND = Rule(
    "BG604",
    "edition-from-faulty",
    ERROR,
    "工作区里还有读不懂的内容，不能生成{edition_zh}",
    "some of the workspace cannot be read, so that the {edition} edition cannot be made",
    "先运行 briefgen check，改好它指出的错误",
    "run briefgen check first, and mend the errors that it names",
    "读不懂的记录不知道该不该公开，所以一处也不公开。",
    "Nobody knows whether a record that cannot be read may be shown, so nothing is.",
    "briefgen build --edition public",
)
SUPPRESSED = Rule(
    "BG640",
    "suppressed-asked",
    ERROR,
    "{edition_zh}里没有这里要的{what_zh}：它小于 {below}，或者能推算出小于 {below} 的数",
    "the {edition} edition does not hold {what_en}, which is asked for here: it is below {below}, or one below {below} "
    "could be worked out from it",
    "这里改用更大范围的合计，或者不印；数写在下面指出的地方",
    "print the total of a wider group, or nothing; the figure stands at the place named below",
    "人数很少的一格，加上地点和类别，能让人认出是谁。合计照印时，还要再隐去几格，使这一格不能由合计减出来。",
    "A cell of very few people tells, with its place and group, who they are. Where totals are printed, further cells "
    "are kept, so that it cannot be worked out by taking the others away.",
    "suppress: true 的指标，某镇某类 1 人",
)
