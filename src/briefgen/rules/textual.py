"""BG320 to BG349: what offices correct in typed text, T01 to T23 of the house list.

Not numbers against records: those are `numbers` and its neighbours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen.diagnostics import Rule, Severity

INFO, WARNING = Severity.INFO, Severity.WARNING

HALF_WIDTH_MARK = Rule(
    "BG320",
    "half-width-mark",
    INFO,
    "中文里有半角标点：{marks}",
    "half-width marks in Chinese text: {marks}",
    "改成全角：{wide}；印出来的文件已经自动改过",
    "write them full-width: {wide}; what is printed is widened already",
    "中文的逗号、冒号、括号等用全角（GB/T 15834-2011）；1:500、10:30、3,200 和网址不动。",
    "Chinese text takes full-width marks (GB/T 15834-2011); 1:500, 10:30, 3,200 and addresses keep theirs.",
    "lead: 春季造林已经结束,成活率较高",
)
YEAR_BRACKETS = Rule(
    "BG321",
    "year-brackets",
    WARNING,
    "发文字号“{text}”的年份没有用六角括号",
    "the year of the document number “{text}” is not in 〔〕",
    "年份放在六角括号里，写成〔2024〕3号的样子",
    "put the year into 〔〕, as in 〔2024〕3号",
    "发文字号的年份用六角括号“〔〕”括入，不用方括号和圆括号（GB/T 9704-2012 7.2.5）。",
    "The year of a document number stands in 〔〕, not in square or round brackets (GB/T 9704-2012 7.2.5).",
    "依据林护发[2024]3号文件",
)
NUMBER_FORM = Rule(
    "BG322",
    "document-number-form",
    WARNING,
    "发文字号“{text}”的序号多了“{extra}”",
    "the sequence of the document number “{text}” has “{extra}” too much",
    "序号不加“第”字，不编虚位：1 不编为 01",
    "write the sequence without 第 and without leading zeros",
    "发文顺序号不加“第”字，不编虚位（GB/T 9704-2012 7.2.5）。",
    "The sequence takes neither 第 nor leading zeros (GB/T 9704-2012 7.2.5).",
    "依据林护发〔2024〕第03号文件",
)
DATE_FORM = Rule(
    "BG323",
    "date-form",
    WARNING,
    "日期“{text}”的写法不规范：{problem_zh}",
    "the date “{text}” is not in the usual form: {problem_en}",
    "年份写四位阿拉伯数字，月、日不编虚位，例如 2024年1月5日",
    "write the year in four digits and month and day without zeros: 2024年1月5日",
    "公文里的日期用阿拉伯数字，年份写全，月、日不编虚位（GB/T 9704-2012 7.3.5.4，GB/T 15835-2011）。",
    "Dates are in digits, with the whole year and without leading zeros (GB/T 9704-2012 7.3.5.4).",
    "自2024年03月05日起执行",
)
NUMBERING_MARK = Rule(
    "BG324",
    "numbering-mark",
    WARNING,
    "序号“{text}”的标点不对",
    "the mark after the number “{text}” is wrong",
    "写成“{wanted}”",
    "write “{wanted}”",
    "“一、”后用顿号，“（一）”后不加标点，“1.”后用圆点，“第一，”后用逗号（GB/T 9704-2012 7.3.3，GB/T 15834-2011）。",
    "一、 takes 、; （一） takes nothing; 1. takes a full point; 第一， takes a comma (GB/T 15834-2011).",
    "- 1、延长夜间公交线路",
)
DOUBLED_MARK = Rule(
    "BG325",
    "doubled-mark",
    WARNING,
    "标点重叠：“{text}”",
    "marks stand doubled: “{text}”",
    "只留一个",
    "keep one of them",
    "句号、逗号、顿号、分号和冒号不连用；多半是改稿时漏删的。",
    "These marks never stand side by side; one was most likely left over from an edit.",
    "lead: 图书馆已经开放。。",
)
MARK_BETWEEN_TITLES = Rule(
    "BG326",
    "mark-between-titles",
    WARNING,
    "“{text}”之间多了顿号",
    "there is a 、 too much in “{text}”",
    "并列的书名号、引号之间不用顿号，删去它",
    "take the 、 out between adjoining titles or quotations",
    "标有引号、书名号的并列成分之间通常不用顿号（GB/T 15834-2011 4.5.3.5）。",
    "No 、 stands between adjoining quoted parts or titles (GB/T 15834-2011 4.5.3.5).",
    "执行《供水条例》、《节水办法》",
)
RANGE_MARK = Rule(
    "BG327",
    "range-mark",
    WARNING,
    "范围“{text}”用了“{mark}”",
    "the range “{text}” is written with “{mark}”",
    "写成“{wanted}”",
    "write “{wanted}”",
    "数值范围用浪纹线“～”，起止时间用一字线“—”；短横线只用于编号、电话和型号（GB/T 15834-2011 4.13）。",
    "Ranges of numbers take ～, of times —; hyphens are for codes and phone numbers (GB/T 15834-2011 4.13).",
    "每户补助300-900元",
)
CUTOFF_WORD = Rule(
    "BG328",
    "cutoff-word",
    WARNING,
    "“{text}”应为“{wanted}”",
    "“{text}” should read “{wanted}”",
    "后面带时间时用“截至”；“截止”只用在时间后面，例如 3月底截止",
    "截至 takes a time after it; 截止 stands behind one, as in 3月底截止",
    "“截止”是到此停止，“截至”是算到某时为止，事情还在继续。",
    "截止 says that something has ended; 截至 counts up to a time.",
    "截止目前，已造林过半",
)
DOUBLE_LIMIT = Rule(
    "BG329",
    "double-limit",
    WARNING,
    "“{text}”的“{first}”和“{last}”重复",
    "“{first}” and “{last}” say the same twice in “{text}”",
    "只留“{first}”或者“{last}”",
    "keep either “{first}” or “{last}”",
    "界限只说一次：“低于3%”或“3%以下”。两个都写，界限本身算不算在内就说不清。",
    "A limit is said once; said twice it is unclear whether the limit itself is counted.",
    "漏损率低于10%以下",
)
STRAY_SPACE = Rule(
    "BG330",
    "stray-space",
    WARNING,
    "汉字之间有空格：“{text}”",
    "there is a space between Han: “{text}”",
    "删去空格；多半是复制时带进来的，或者跨行的段落没有用 | 写",
    "delete it; it came along with copied text, or with a line end where the text is not written under |",
    "正文的汉字之间不留空格；多出的空格会把一个词拆成两个，也查找不到。",
    "Running text has no spaces between Han; one more splits a word and hides it from searches.",
    "lead: 全市新增公交线路 二十条",
)
WEB_BULLET = Rule(
    "BG331",
    "web-bullet",
    WARNING,
    "段首有项目符号“{text}”",
    "a paragraph begins with the bullet “{text}”",
    "删去它；列举用 items，序号由程序编排",
    "delete it; write lists under items, which are numbered by themselves",
    "公文的层次用“一、”“（一）”“1.”“（1）”标明，不用网页的圆点和方块。",
    "Documents number their levels; dots and squares are for web pages.",
    "- ●延长开放时间",
)
WEB_RESIDUE = Rule(
    "BG332",
    "web-residue",
    WARNING,
    "“{text}”像是网页上带来的",
    "“{text}” looks like a remnant of a web page",
    "删去这些字；出处写在记录的 source 里",
    "delete it; where a text comes from stands under source",
    "来源、责任编辑、访问次数等是网页的栏目，不是公文的内容。",
    "Source lines, editors and visit counts belong to the page that was copied.",
    "closing: （来源：某晚报）",
)
UNBALANCED_PAIR = Rule(
    "BG333",
    "unbalanced-pair",
    WARNING,
    "“{text}”处的“{mark}”没有配对",
    "“{mark}” in “{text}” has no partner",
    "补上缺的一半，或删去多的一半",
    "add the missing half, or delete the one too much",
    "括号、引号和书名号成对使用；缺一半时读者不知道引到哪里为止。",
    "Brackets, quotation marks and title marks come in pairs.",
    "执行《城市供水条例的规定",
)
TRADITIONAL_CHARACTER = Rule(
    "BG334",
    "traditional-character",
    WARNING,
    "有繁体字：{text}",
    "traditional characters: {text}",
    "改成规范字：{wanted}",
    "write the simplified ones: {wanted}",
    "公文使用规范汉字（《国家通用语言文字法》第九条）；繁体字也查找不到。",
    "Documents are written in standard characters, and a search does not find the others.",
    "lead: 圖書館免費開放",
)
UNIT_SIGN = Rule(
    "BG335",
    "unit-sign",
    WARNING,
    "单位“{text}”应写成“{wanted}”",
    "the unit “{text}” is written “{wanted}”",
    "写成“{wanted}”",
    "write “{wanted}”",
    "㎡、㎞ 等合成符号许多字库里没有；公文的单位写汉字。",
    "Signs such as ㎡ are missing from many fonts; documents write units in Han.",
    "新增绿地300㎡",
)
NUMBERING_GAP = Rule(
    "BG336",
    "numbering-gap",
    WARNING,
    "序号不连续：“{before}”之后是“{found}”{hint_zh}",
    "the numbering is not continuous: “{found}” follows “{before}”{hint_en}",
    "补上缺的一项，或改正序号；应为“{wanted}”",
    "add what is missing, or mend the number; “{wanted}” is next",
    "手写的序号在增删之后常常忘了改；用 items 列举时由程序编排。",
    "Typed numbers are forgotten when items come and go; lists under items number themselves.",
    "lead: 一是延长班次；三是增设站点。",
)
ANNEX_MARK = Rule(
    "BG337",
    "annex-mark",
    WARNING,
    "附件名称后面有标点“{mark}”",
    "the annex title ends with “{mark}”",
    "删去它",
    "delete it",
    "附件名称后不加标点符号（GB/T 9704-2012 7.3.4）。",
    "No mark follows the title of an annex (GB/T 9704-2012 7.3.4).",
    "attachments: [{title: 站点一览表。}]",
)
MISSING_ANNEX = Rule(
    "BG338",
    "missing-annex",
    WARNING,
    "正文提到“{text}”，而附件{count_zh}",
    "the text names “{text}”, and the document has {count_en}",
    "在 attachments 里补上这个附件，或改正正文",
    "add it under attachments, or mend the text",
    "正文提到的附件要与附件说明一致，收文单位才找得到。",
    "An annex that the text names must be among those attached.",
    "lead: 名单见附件2。（只有一个附件）",
)
RECIPIENT_MARK = Rule(
    "BG339",
    "recipient-mark",
    WARNING,
    "机关名称后面有标点“{mark}”",
    "the name of a recipient ends with “{mark}”",
    "删去它；主送后的冒号、抄送后的句号由模板加",
    "delete it; templates add the colon after main recipients and the full stop after copies",
    "标点写在名称里，印出来就成了两个。",
    "A mark in the name prints twice.",
    "main: [各镇人民政府：]",
)
PLACEHOLDER = Rule(
    "BG340",
    "placeholder",
    WARNING,
    "“{text}”是没有填写的占位文字",
    "“{text}” is a placeholder that was never filled in",
    "填上实际内容，或删去",
    "fill it in, or delete it",
    "TODO、None、（待补）一类的字样不该出现在发出去的文件里。",
    "TODO, None or （待补） must not reach a document that is sent out.",
    "lead: 全年新增TODO条线路",
)
LONG_TITLE = Rule(
    "BG341",
    "long-title",
    WARNING,
    "标题要印 {lines} 行",
    "the title takes {lines} lines",
    "压缩到 3 行以内：每行 20 字左右",
    "shorten it to 3 lines of about 20 characters",
    "标题一般不超过三行，多了首页会放不下正文。",
    "A title of more than three lines pushes the text off the first page.",
    "title: 关于……（62字以上）",
)
TITLE_KIND = Rule(
    "BG342",
    "title-kind",
    WARNING,
    "标题没有写明文种",
    "the title does not say what kind of document it is",
    "标题末尾写明文种：通知、报告、请示、批复、函、意见等",
    "end it with the kind: 通知, 报告, 请示, 批复, 函, 意见 …",
    "公文标题由发文机关名称、事由和文种组成（《党政机关公文处理工作条例》第九条）。",
    "An official title names issuer, matter and kind of document.",
    "title: 某市交通局关于调整公交票价",
)
HEADING_MARK = Rule(
    "BG343",
    "heading-mark",
    WARNING,
    "标题末尾有标点“{mark}”",
    "a heading ends with “{mark}”",
    "删去它；接排的标题由模板加句号",
    "delete it; templates add the full stop of a heading that runs on",
    "标题末尾不加标点；写在记录里，接排时会印成两个。",
    "Headings take no mark at the end; one in the record prints twice where the heading runs on.",
    "heading: 延长开放时间。",
)
UNNAMED = Rule(
    "BG344",
    "unnamed",
    INFO,
    "“{text}”还不是实名",
    "“{text}” is not a real name yet",
    "换成实名；确实要隐去的写“某县”“某户”",
    "put the real name; write 某县 or 某户 for what is to stay unnamed",
    "“某某”“××”多半是样稿里留下的空，发出之前要换成实名。",
    "某某 and ×× are most likely the blanks of a draft.",
    "title: 某某县图书馆工作汇报",
)


@dataclass(frozen=True, slots=True)
class Held:
    """How a rule of the house list is kept: by the codes that report it, and by what needs no check."""

    zh: str
    en: str
    codes: tuple[str, ...] = ()
    how_zh: str = ""
    how_en: str = ""


TEXT_RULES: Mapping[str, Held] = MappingProxyType(
    {
        "T01": Held("汉字旁的半角标点", "half-width marks beside Han", ("BG320",)),
        "T02": Held("发文字号的年份括号", "brackets of the year in a document number", ("BG321",)),
        "T03": Held("发文字号带“第”或虚位", "第 or leading zeros in a document number", ("BG322",)),
        "T04": Held("日期的写法", "form of dates", ("BG323",)),
        "T05": Held("序号后的标点", "marks after numbers", ("BG324", "BG343")),
        "T06": Held("重叠的标点", "doubled marks", ("BG325",)),
        "T07": Held("书名号、引号之间的顿号", "、 between titles or quotations", ("BG326",)),
        "T08": Held("范围的连接号", "marks of ranges", ("BG327",)),
        "T09": Held("截止与截至", "截止 and 截至", ("BG328",)),
        "T10": Held("重复的界限词", "limits said twice", ("BG329",)),
        "T11": Held("空格和项目符号", "spaces and bullets", ("BG330", "BG331", "BG109")),
        "T12": Held("网页残留", "remnants of web pages", ("BG332",)),
        "T13": Held("不成对的括号、引号", "marks without a partner", ("BG333",)),
        "T14": Held("繁体字", "traditional characters", ("BG334",)),
        "T15": Held("单位的写法", "form of units", ("BG335",)),
        "T16": Held(
            "序号连续",
            "continuous numbering",
            ("BG336",),
            "标题和 items 的序号由程序编排（compose/numbering.py）",
            "headings and items are numbered by compose/numbering.py",
        ),
        "T17": Held(
            "附件名称与附件一致",
            "annex titles and annexes",
            ("BG337", "BG338"),
            "附件说明由 attachments 生成（document/flow.py），名称只写一次；“附件:”的半角冒号是 BG320",
            "the list of annexes is made from attachments (document/flow.py); 附件: is BG320",
        ),
        "T18": Held(
            "主送后的冒号、抄送后的句号",
            "marks after recipients",
            ("BG339",),
            "标点由模板加（templates/official.md.j2、templates/parts/elements.md.j2）",
            "the marks are in templates/official.md.j2 and templates/parts/elements.md.j2",
        ),
        "T19": Held(
            "占位文字",
            "placeholders",
            ("BG340", "BG344"),
            "空值不会印成 None：BG211",
            "an absent value never prints as None: BG211",
        ),
        "T20": Held(
            "标题的行数、断行和文种",
            "lines, breaks and kind of titles",
            ("BG341", "BG342", "BG343", "BG404", "BG405", "BG406"),
        ),
        "T21": Held(
            "名称、日期、期号前后一致",
            "names, dates and issue numbers agree",
            (),
            "名称和日期在记录里各写一次，处处引用；手写的异名由 BG35x 检查",
            "names and dates stand once in records; typed variants are found by BG35x",
        ),
        "T22": Held(
            "比例与合计可以重算",
            "shares and sums can be worked out again",
            (),
            "由 BG23x、BG24x 检查",
            "found by BG23x and BG24x",
        ),
        "T23": Held(
            "首页有正文，落款不独占一页",
            "the first page shows text, no page holds a signature alone",
            (),
            "由版式保证（document/layout.py）",
            "held by the layout (document/layout.py)",
        ),
    }
)
"""Each rule of the house list, and the codes that report it."""
