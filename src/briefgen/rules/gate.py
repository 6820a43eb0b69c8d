"""BG61x to BG63x: what the gate finds in files before they are published."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

_CURE_ZH = "从记录里删去或改成不指明个人的说法，重新生成；确实应当公开的，在 briefgen.toml 的 [[publish.allow]] 里放行并写明理由"
_CURE_EN = "take it out of the record, or put it so that it names nobody, and build again; what has to be public is let pass in [[publish.allow]] of briefgen.toml, with a reason"

# ---- persons

ID_NUMBER = Rule(
    "BG610",
    "id-number",
    ERROR,
    "{where_zh}里有身份证号 {value}",
    "{where_en} holds an ID number, {value}",
    _CURE_ZH,
    _CURE_EN,
    "18 位的核对地区、出生日期和校验码，15 位的核对地区和出生日期；全角、带空格、拆成几段或断在行末的也找得到。提示里只印头尾两位。",
    "Of 18 digits the region, the day of birth and the check digit are checked, of 15 the region and the day; full-width digits, blanks, split runs and line ends do not hide one. Messages show the first and last two digits only.",
    "名单.xlsx 里的 xl/sharedStrings.xml（身份证号 11…37）",
)
MOBILE_NUMBER = Rule(
    "BG611",
    "mobile-number",
    ERROR,
    "{where_zh}里有手机号 {value}",
    "{where_en} holds a mobile number, {value}",
    _CURE_ZH,
    _CURE_EN,
    "公开联系方式用单位的固定电话。12345 一类的热线、400 电话和座机号不算。",
    "The public reaches an office by its landline. Hotlines such as 12345, 400 numbers and landlines are no finding.",
    "联系人：张某，电话 13…00",
)
BANK_CARD = Rule(
    "BG612",
    "bank-card",
    ERROR,
    "{where_zh}里有银行卡号 {value}",
    "{where_en} holds the number of a bank card, {value}",
    _CURE_ZH,
    _CURE_EN,
    "按发卡号段、位数和校验码（Luhn）判断；写明是卡号、存折、一卡通的，不看校验码。",
    "Told by the issuer's prefix, the length and the check digit (Luhn); where a text says that it is a card, without the check digit.",
    "补贴发放一卡通：62…18",
)
TRAVEL_DOCUMENT = Rule(
    "BG613",
    "travel-document",
    ERROR,
    "{where_zh}里有护照或通行证号 {value}",
    "{where_en} holds the number of a passport or a travel permit, {value}",
    _CURE_ZH,
    _CURE_EN,
    "护照、港澳通行证、台胞证的号码，在写明是这类证件的文字里找。",
    "Numbers of passports and travel permits, looked for where the text speaks of such papers.",
    "护照号码：E1…78",
)
PLATE_NUMBER = Rule(
    "BG614",
    "plate-number",
    ERROR,
    "{where_zh}里有车牌号 {value}",
    "{where_en} holds a plate number, {value}",
    _CURE_ZH,
    _CURE_EN,
    "车牌号能查到车主；公务车确要公开的，放行并写明理由。",
    "A plate number leads to the owner; of official cars it may be let pass with a reason.",
    "赣B·1…45",
)
MINOR_NAMED = Rule(
    "BG615",
    "minor-named",
    ERROR,
    "{where_zh}里有未成年人的姓名 {value}",
    "{where_en} names a child, {value}",
    "用过滤器 masked 写成 姓+某，例如 {{{{ p.name|masked }}}}，重新生成",
    "print the name by the filter masked, as in {{{{ p.name|masked }}}}, and build again",
    "记录里标明是未成年人的，姓名不公开。",
    "Names of children, as records tell them, are not published.",
    "学生 张* 获得资助",
)
PRIVATE_NAME = Rule(
    "BG616",
    "private-name",
    ERROR,
    "{where_zh}里有不公开的姓名 {value}",
    "{where_en} holds a name that is kept back, {value}",
    "用过滤器 masked 写成 姓+某，例如 {{{{ p.name|masked }}}}，重新生成",
    "print the name by the filter masked, as in {{{{ p.name|masked }}}}, and build again",
    "记录里没有标为公开的姓名，在网页、文件和文件的属性里都不能出现。",
    "A name that records do not give as public may stand neither in pages nor in files nor in their properties.",
    "作者：张*",
)
PERSONAL_MAIL = Rule(
    "BG617",
    "personal-mail",
    WARNING,
    "{where_zh}里有个人邮箱 {value}",
    "{where_en} holds a personal e-mail address, {value}",
    "换成单位的邮箱，或删去",
    "give the office's address instead, or none",
    "公众邮箱服务的地址多半是个人的；单位的邮箱不算。",
    "Addresses of public mail services are most often a person's; an office's own are no finding.",
    "联系邮箱：z…@qq.com",
)

# ---- what is left of the work

REVISION_LEFT = Rule(
    "BG620",
    "revision-left",
    ERROR,
    "{where_zh}里留着{what_zh}",
    "{where_en} still holds {what_en}",
    "接受或拒绝全部修订，另存后再用；由 briefgen 生成的，重新生成",
    "accept or reject all changes and save it anew; build it again if briefgen made it",
    "修订痕迹和文件的旧版本，谁都能打开看。",
    "Anybody can open tracked changes and earlier versions inside a file.",
    "word/document.xml（<w:del>）",
)
COMMENT_LEFT = Rule(
    "BG621",
    "comment-left",
    ERROR,
    "{where_zh}里留着批注",
    "{where_en} still holds comments",
    "删去全部批注，另存后再用；校样不能发布",
    "delete all comments and save it anew; a proof copy is not for publication",
    "批注里常有内部意见和姓名。",
    "Comments tend to hold internal remarks and names.",
    "word/comments.xml",
)
HIDDEN_TEXT = Rule(
    "BG622",
    "hidden-text",
    ERROR,
    "{where_zh}里有隐藏的文字",
    "{where_en} holds hidden text",
    "删去隐藏的文字，或取消隐藏",
    "delete the hidden text, or show it",
    "设为隐藏的文字打印时看不见，打开文件的人一点就能看到。",
    "Text that is set as hidden does not print, but whoever opens the file can show it.",
    "word/document.xml（<w:vanish/>）",
)
PLACEHOLDER_PUBLISHED = Rule(
    "BG623",
    "placeholder-published",
    ERROR,
    "{where_zh}里有没有填上的“{value}”",
    "{where_en} holds “{value}”, which was never filled in",
    "在记录里填上实际内容，或删去这一句，重新生成",
    "fill it in, or delete the sentence, and build again",
    "占位的字样一发出去，就是差错。",
    "A placeholder that is published is an error for all to see.",
    "截至XX月XX日，共帮扶某某村……",
)
INTERNAL_MARK = Rule(
    "BG624",
    "internal-mark",
    ERROR,
    "{where_zh}里有“{value}”字样",
    "{where_en} is marked “{value}”",
    "确认这份文件能不能公开；能公开的，去掉字样，重新生成",
    "make sure that the document may be public; if so, take the mark out and build again",
    "标有密级、内部资料或不公开的文件，不能上网。",
    "What is marked secret, internal or not public must not go on line.",
    "内部资料，注意保存",
)
DRAFT_MARK = Rule(
    "BG625",
    "draft-mark",
    ERROR,
    "{where_zh}里有“{value}”字样",
    "{where_en} is marked “{value}”",
    "签发以后再发布；已经签发的，去掉字样，重新生成",
    "publish it once it is signed; if it is, take the mark out and build again",
    "草稿、送审稿、校样都不是正式文件。",
    "Drafts and proof copies are no official documents.",
    "（送审稿）",
)

# ---- days

IMPOSSIBLE_DAY = Rule(
    "BG626",
    "impossible-day",
    ERROR,
    "{where_zh}里的“{value}”不是日期",
    "“{value}” in {where_en} is no day of the calendar",
    "核对来源，在记录里改正，重新生成",
    "look it up, correct the record and build again",
    "月份在 1 至 12 之间，日子要在那个月里有。",
    "Months run from 1 to 12, and a day has to exist in its month.",
    "2023年2月30日",
)
DAY_IN_FUTURE = Rule(
    "BG627",
    "day-after-publication",
    ERROR,
    "{where_zh}的日期 {value} 在发布日期 {published} 之后",
    "the day of {where_en}, {value}, is after the day of publication, {published}",
    "核对成文日期、发布日期和文件属性里的日期，改正后重新生成",
    "check the document's day, the day of publication and the days in the file's properties, and build again",
    "文件不会在发布之后才形成。",
    "A document is not made after it is published.",
    "成文日期 2019年1月20日，发布日期 2019年1月10日",
)
DAY_MISSING = Rule(
    "BG628",
    "day-missing",
    ERROR,
    "这份文件没有{what_zh}",
    "this document has no {what_en}",
    "在记录里写上日期",
    "give the day in the record",
    "网上的文件要有成文日期和发布日期，读者才知道说的是什么时候的事。",
    "On line a document needs its day and the day of publication, or readers cannot tell what time it speaks of.",
    "published:（没有写）",
)
PICTURE_PLACE = Rule(
    "BG629",
    "picture-place",
    WARNING,
    "{where_zh}里有拍摄地点",
    "{where_en} tells where it was taken",
    "导出一份不带位置信息的图片再用",
    "export the picture without its position",
    "手机拍的照片里记着经纬度，能查到是谁家。",
    "Photographs of phones hold the position, which leads to a home.",
    "photo.jpg（EXIF GPS）",
)

# ---- what cannot be searched

UNSEARCHABLE = Rule(
    "BG630",
    "unsearchable",
    ERROR,
    "{where_zh}查不了：{problem_zh}",
    "{where_en} cannot be searched: {problem_en}",
    "换成查得了的格式（PDF、DOCX、XLSX、HTML、文本、PNG、JPEG），或不发布它",
    "use a kind that can be searched (PDF, DOCX, XLSX, HTML, text, PNG, JPEG), or do not publish it",
    "没有查过的内容，不能当作没有问题。",
    "What was not searched does not count as clean.",
    "附件.doc（旧的 Word 格式）",
)
OVERFULL = Rule(
    "BG631",
    "overfull",
    ERROR,
    "{where_zh}没有查完：{problem_zh}",
    "{where_en} was not searched to its end: {problem_en}",
    "看看这个文件是从哪里来的；确实要发布的，拆小再用",
    "see where the file comes from; if it has to be published, split it",
    "展开后大得出奇的文件，多半是坏的或恶意的。",
    "A file that unpacks to an enormous size is most often damaged or malicious.",
    "附件.zip（1 MB，展开后 10 GB）",
)

# ---- what is let pass

ALLOWED_WITHOUT_REASON = Rule(
    "BG635",
    "publish-allowed-without-reason",
    ERROR,
    "放行 {rule} 没有写理由",
    "{rule} is let pass without a reason",
    '写上 reason = "……"：谁同意的、为什么可以公开',
    'add reason = "…": who agreed, and why it may be public',
    "放行的每一条都要有人负责。",
    "Somebody answers for everything that is let pass.",
    '[[publish.allow]]\nrule = "BG611"',
)
ALLOWED_UNKNOWN = Rule(
    "BG636",
    "publish-allowed-unknown",
    ERROR,
    "放行的 {rule} 不是发布前检查的规则",
    "{rule}, which is let pass, is no rule of the gate",
    "写 BG610 至 BG629 中的代码或名称；查不了的文件（BG630、BG631）不能放行",
    "give a code from BG610 to BG629, or its name; what cannot be searched (BG630, BG631) is never let pass",
    "写错的代码什么也放不了行，先说出来。",
    "A wrong code lets nothing pass, so it is told first.",
    '[[publish.allow]]\nrule = "BG999"',
)
ALLOWED_UNUSED = Rule(
    "BG637",
    "publish-allowed-unused",
    WARNING,
    "放行 {rule} 的这一条没有用到",
    "nothing needed this entry that lets {rule} pass",
    "删去它；内容改过的，核对 text 和 file",
    "delete it; if things have changed, look at text and file",
    "留着用不到的放行，以后会放过不该放的。",
    "An entry that is of no use would some day let the wrong thing pass.",
    '[[publish.allow]]\nrule = "BG614"\ntext = "赣B12345"',
)

OPEN_TO_ALLOW: tuple[Rule, ...] = (
    ID_NUMBER,
    MOBILE_NUMBER,
    BANK_CARD,
    TRAVEL_DOCUMENT,
    PLATE_NUMBER,
    MINOR_NAMED,
    PRIVATE_NAME,
    PERSONAL_MAIL,
    REVISION_LEFT,
    COMMENT_LEFT,
    HIDDEN_TEXT,
    PLACEHOLDER_PUBLISHED,
    INTERNAL_MARK,
    DRAFT_MARK,
    IMPOSSIBLE_DAY,
    DAY_IN_FUTURE,
    DAY_MISSING,
    PICTURE_PLACE,
)
"""What an entry of the allow-list may name."""
