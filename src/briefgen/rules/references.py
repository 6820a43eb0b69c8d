"""BG5xx: ids, formulas and files that records point at."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

UNKNOWN_RECORD = Rule(
    "BG501",
    "unknown-record",
    ERROR,
    "没有编号为 {id} 的{kind_zh}{hint_zh}",
    "there is no {kind} with the id {id}{hint_en}",
    "改成已有的编号，或在 {file} 里补上这条记录",
    "use an id that exists, or add the record to {file}",
    "引用的记录不存在时，文件里这一处就没有内容可印。",
    "Where the record does not exist, the document has nothing to print at this place.",
    "place: yudou",
)
CIRCULAR = Rule(
    "BG502",
    "circular-reference",
    ERROR,
    "引用绕成了圈：{circle}",
    "the references go round in a circle: {circle}",
    "断开其中一处",
    "break the circle at one place",
    "上级、继任机构和公式都要有尽头，不然永远算不完。",
    "Parents, successors and formulas must come to an end, or they are never worked out.",
    "于都县的上级是赣州市，赣州市的上级是于都县",
)
BAD_FORMULA = Rule(
    "BG503",
    "bad-formula",
    ERROR,
    "公式“{formula}”从第 {at} 个字符起读不懂{why_zh}",
    "the formula {formula} cannot be read from character {at} on{why_en}",
    "公式由指标编号、数、+ - * /、英文括号和 growth、rank 等函数组成，减号两边留空格，例如 committed.persons / target.persons",
    "a formula is indicator ids, numbers, + - * /, brackets and functions such as growth and rank, with spaces around minus: committed.persons / target.persons",
    "派生指标由公式算出，读不懂就没有数。",
    "A derived indicator is worked out from its formula.",
    "formula: committed ÷ target",
)
NO_SUCH_HALF = Rule(
    "BG504",
    "no-such-half",
    ERROR,
    "指标 {indicator} 的单位是 {unit}，公式里不能取它的 {half}",
    "the indicator {indicator} has the unit {unit}, a formula cannot take its {half}",
    "只有单位是 户人 的指标才有 .households 和 .persons",
    "only an indicator with the unit 户人 has .households and .persons",
    "户数和人数只在成对的指标里分得开。",
    "Households and persons can be told apart only in a paired indicator.",
    "formula: houses.persons / target",
)
ONE_WAY = Rule(
    "BG505",
    "one-way-pointer",
    WARNING,
    "{from_zh} {source} 指向{to_zh} {target}，{to_zh}却没有指回来",
    "the {from_en} {source} points at the {to_en} {target}, which does not point back",
    "在 {target} 的 {key} 里补上 {source}，或删去这里的 {target}",
    "add {source} to {key} of {target}, or delete {target} here",
    "问题和下一步要互相对得上：每个问题有打算，每项打算有来由。",
    "Problems and steps answer each other: every problem has a step, every step has a reason.",
    "问题 p1 的 addressed_by 有 n2，n2 的 addresses 里没有 p1",
)
ASSET_PATH = Rule(
    "BG506",
    "asset-path",
    ERROR,
    "图片路径 {path} {problem_zh}",
    "the picture path {path} {problem_en}",
    "图片放在 data/assets/ 里，写相对于它的路径，例如 map.png",
    "keep pictures under data/assets/ and write the path from there, such as map.png",
    "工作区之外的文件不会进入文稿，换一台机器也能生成同样的文件。",
    "Files outside the workspace never enter a document, so that it builds the same on another machine.",
    "file: ../../secret.png",
)
NO_ASSET = Rule(
    "BG507",
    "no-asset",
    ERROR,
    "data/assets/ 里没有 {path}{hint_zh}",
    "there is no {path} under data/assets/{hint_en}",
    "把图片放进去，或改正文件名（大小写要一致）",
    "put the picture there, or mend its name (capital letters count)",
    "没有图片就印不出这张图。",
    "Without the file the picture cannot be printed.",
    "file: mpa.png",
)
NOT_A_PICTURE = Rule(
    "BG508",
    "not-a-picture",
    ERROR,
    "{path} 不是 PNG 或 JPEG 图片：{problem_zh}",
    "{path} is not a PNG or JPEG picture: {problem_en}",
    "用图片软件另存为 PNG 或 JPEG，不要只改扩展名",
    "save it as PNG or JPEG; changing its extension is not enough",
    "只有这两种格式在 Word、PDF 和网页里都能显示。",
    "Only these two show in Word, PDF and HTML alike.",
    "把 map.pdf 改名为 map.png",
)
PICTURE_SIZE = Rule(
    "BG509",
    "picture-size",
    ERROR,
    "{path} 是 {width}×{height} 像素，上限是每边 {side}、总共 {area} 万",
    "{path} is {width}×{height} pixels, the limit is {side} a side and {area}0,000 in all",
    "缩小图片；版心宽 156 毫米，1900 像素就够印",
    "make it smaller; the type area is 156 mm wide, 1900 pixels are enough for print",
    "过大的图片会耗尽内存，印出来也不更清楚。",
    "A picture that is too large exhausts memory and prints no sharper.",
    "14000×14000 像素的扫描图",
)
AMBIGUOUS_NAME = Rule(
    "BG510",
    "ambiguous-name",
    ERROR,
    "叫“{name}”的{kind_zh}不止一个：{ids}",
    "more than one {kind} is called {name}: {ids}",
    "改写编号",
    "write the id instead",
    "同名的记录要用编号才分得清。",
    "Records of the same name are told apart by their ids.",
    "地点：鼓楼区（南京、徐州、福州都有）",
)
NOT_A_DIMENSION = Rule(
    "BG511",
    "not-a-dimension",
    ERROR,
    "指标 {indicator} 没有口径 {dimension}",
    "the indicator {indicator} has no dimension {dimension}",
    "在指标的 dimensions 里加上它，或删去这一格；现有口径：{known}",
    "add it to the dimensions of the indicator, or empty this cell; it has: {known}",
    "指标声明了按哪些口径报数，多出来的口径会使查询对不上。",
    "An indicator says along which dimensions it is reported; with another one, queries miss the figure.",
    "指标只分人群，行里写了安置方式",
)
UNSOURCED_CONSTANT = Rule(
    "BG512",
    "unsourced-constant",
    WARNING,
    "{name} 的公式里有一个数 {number}，没有出处",
    "the formula of {name} holds the number {number}, which has no source",
    "把 {number} 登记为 kind: standard 的指标和一条观测值，公式里写那个指标的编号",
    "store {number} as an observation of an indicator of kind: standard, and name that indicator in the formula",
    "公式里的系数也是数：写死在公式里，就不知道从哪里来、什么时候要改。换算用的 1、100、1000、10000、12 不提示。",
    "A factor in a formula is a figure too; written there, nobody knows where it comes from or when it changes. "
    "1, 100, 1000, 10000 and 12, which convert units, are left alone.",
    "formula: lamps * 1.1",
)

KIND_NAMES: dict[str, tuple[str, str]] = {
    "place": ("地点", "data/places.yaml"),
    "organ": ("机构", "data/organs.yaml"),
    "indicator": ("指标", "data/indicators/"),
    "dimension": ("口径", "data/vocab/dimensions.yaml"),
    "member": ("口径成员", "data/vocab/dimensions.yaml"),
    "case": ("案例", "data/cases/"),
    "measure": ("措施", "data/measures/"),
    "briefing": ("文稿", "briefings/"),
    "problem": ("问题", "problems"),
    "step": ("下一步", "steps"),
}
"""The Chinese word for a kind of record, and where such records stand."""
