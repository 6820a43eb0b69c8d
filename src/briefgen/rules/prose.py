"""BG3xx: templates and prose."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

TEMPLATE_SYNTAX = Rule(
    "BG301",
    "template-syntax",
    ERROR,
    "模板语法错误：{problem_zh}",
    "template syntax: {problem_en}",
    "检查 {{{{ }}}} 和 {{% %}} 是否成对、拼写是否正确",
    "check that {{{{ }}}} and {{% %}} are closed and spelt right",
    "正文和模板里的 {{ }}、{% %} 按 Jinja 语法读取。",
    "What stands in {{ }} and {% %} is read as Jinja.",
    "{{ f.households }",
)
UNDEFINED_NAME = Rule(
    "BG302",
    "undefined-name",
    ERROR,
    "没有“{name}”{hint_zh}",
    "there is no “{name}”{hint_en}",
    "检查拼写；事实写在记录的 facts 里",
    "check the spelling; facts stand under facts of the record",
    "引用了不存在的名称时不出文件。",
    "A name that does not exist stops the document.",
    "{{ f.houshold }}",
)
NO_TEMPLATE = Rule(
    "BG303",
    "no-template",
    ERROR,
    "找不到模板 {name}",
    "there is no template {name}",
    "放到 templates/ 下，或改正 template 的名称",
    "put it into templates/, or mend the name",
    "先找工作区的 templates/，再找自带的模板。",
    "The workspace's templates/ are searched first, then the packaged ones.",
    "template: quick-bulletin（templates/ 里没有这个文件）",
)
UNKNOWN_SLOT = Rule(
    "BG304",
    "unknown-slot",
    ERROR,
    "模板里没有名为“{name}”的部件{hint_zh}",
    "there is no slot “{name}”{hint_en}",
    "部件名见 docs/templates.md",
    "docs/templates.md lists the slots",
    "“::: 名称”开始公文的一个部件。",
    "“::: name” begins an element of the document.",
    "::: copys",
)
UNPRINTABLE = Rule(
    "BG305",
    "unprintable",
    ERROR,
    "{what_zh} 不能直接打印",
    "{what_en} cannot be printed as it is",
    "打印它的某一项，例如 .name",
    "print one of its fields, such as .name",
    "记录不是文字，要说清打印哪一项。",
    "A record is not text; say which field to print.",
    "{{ doc.issuer }}",
)
STRAY_MARKUP = Rule(
    "BG306",
    "stray-markup",
    WARNING,
    "“{text}”里的星号会原样印出",
    "the asterisks in “{text}” will be printed",
    "记录里的文字不能加粗，删去星号；模板里加粗的结尾不能紧跟标点，把标点移到 ** 外面",
    "text in records cannot be bold, delete the asterisks; in a template, bold cannot end right after a punctuation mark: move the mark outside the **",
    "Markdown 规定 ** 前是标点、后是文字时不算结束。",
    "Markdown does not close ** between a punctuation mark and a letter.",
    "**注意：**请核对",
)
TEMPLATE_FAILED = Rule(
    "BG307",
    "template-failed",
    ERROR,
    "模板运行出错：{problem_zh}",
    "the template failed: {problem_en}",
    "改正这一处的表达式",
    "mend the expression at this place",
    "模板只能读取记录、调用自带的函数。",
    "Templates read records and call the functions they are given.",
    "{% for x in 3 %}",
)
UNSAFE_TEMPLATE = Rule(
    "BG308",
    "unsafe-template",
    ERROR,
    "模板做了不允许的事：{problem_zh}",
    "the template does what it may not: {problem_en}",
    "模板只能读取记录里的数据",
    "templates read data only",
    "模板在沙箱里运行：不能改数据、不能调用程序。",
    "Templates run in a sandbox: they change nothing and call no code.",
    "{{ ''.__class__ }}",
)
CIRCULAR_PROSE = Rule(
    "BG309",
    "circular-prose",
    ERROR,
    "正文互相引用，绕成了圈",
    "texts print each other in a circle",
    "去掉其中一处引用",
    "take one of the references out",
    "一段文字不能打印自己。",
    "A text cannot print itself.",
    "lead: “{{ doc.lead[0] }}”",
)
STRUCTURE = Rule(
    "BG310",
    "broken-structure",
    ERROR,
    "部件“{name_zh}”不完整：{problem_zh}",
    "the slot “{name_en}” is not whole: {problem_en}",
    "对照自带模板的写法",
    "compare with the packaged template",
    "有的部件需要先有别的部件，例如正文之前要有标题。",
    "Some slots need another before them, as a body needs a title.",
    "::: attachment-body（前面没有 ::: attachment）",
)
UNKNOWN_FILTER = Rule(
    "BG311",
    "unknown-filter",
    ERROR,
    "没有名为“{name}”的过滤器或判断",
    "there is no filter or test “{name}”",
    "检查拼写；docs/templates.zh-CN.md 列出全部过滤器",
    "check the spelling; docs/templates.md lists every filter",
    "竖线后面只能写自带的过滤器，这样打印的数值才不会丢失出处。",
    "Only the filters listed may stand after the bar, so that printed values keep their sources.",
    "{{ f.rate|rounded(1) }}",
)
TYPED_SIGN = Rule(
    "BG312",
    "typed-sign",
    WARNING,
    "{value} 前面手写了“{sign}”，会读成负数",
    "a {sign} is typed before {value}, which reads as a negative number",
    "去掉这个符号，升降用 |grew、|rose；区间写进一条记录（3—5盏），或用“至”",
    "leave the sign out and tell rise and fall with |grew and |rose; a range is one record, or is joined with 至",
    "正负由记录定；手写的负号谁也没有登记，两个数之间的短横也不是区间号。",
    "Records have the sign; a typed minus is nobody's figure, and a hyphen is no sign of a range.",
    "增长-{{ f.rate }}",
)
