"""BG100 to BG119: workspaces, files and YAML that cannot be read."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

# ---- the workspace and its files

NO_WORKSPACE = Rule(
    "BG100",
    "no-workspace",
    ERROR,
    "{folder} 里没有 briefgen.toml，不是工作区",
    "{folder} holds no briefgen.toml and is not a workspace",
    "用 -C 指到工作区的文件夹，或用 briefgen new workspace {folder} 新建一个",
    "name a workspace with -C, or make one with: briefgen new workspace {folder}",
    "briefgen.toml 标出工作区的根：数据、文稿、模板和输出都从这里找起。",
    "briefgen.toml marks the root of a workspace: data, briefings, templates and output are found from it.",
    "briefgen -C 空文件夹 build",
)
BAD_CONFIG = Rule(
    "BG101",
    "bad-config",
    ERROR,
    "briefgen.toml 读不出来：{problem_zh}",
    "briefgen.toml cannot be read: {problem_en}",
    '字符串要加英文引号，一行写一个“键 = 值”，例如 language = "zh"',
    'put strings in straight quotes, one key = value a line, such as language = "zh"',
    "设置文件按 TOML 读取；读不出来时用默认设置继续检查，但不输出文件。",
    "Settings are read as TOML; where that fails, checks go on with the defaults and nothing is written.",
    "language = zh",
)
BAD_SETTING = Rule(
    "BG102",
    "bad-setting",
    ERROR,
    "设置 {key} 的值是 {value}，这里要{expected_zh}",
    "the setting {key} is {value}, expected {expected_en}",
    "改成上面所列的写法之一，或删去这一行用默认值",
    "write one of the forms named, or delete the line to use the default",
    "设置写错时不猜测，以免文件悄悄换了样子。",
    "A wrong setting is never guessed at, so that documents do not change their look unnoticed.",
    'language = "中文"',
)
UNREADABLE = Rule(
    "BG103",
    "unreadable-file",
    ERROR,
    "读不了：{problem_zh}",
    "cannot be read: {problem_en}",
    "换成工作区里有权限读的普通文件；该是文件夹的地方放文件夹",
    "put a regular file inside the workspace that may be read here, or a folder where one is expected",
    "读不了的文件跳过，其余文件照常检查。管道、设备和工作区之外的文件不读：有的没有尽头，有的换一台机器就没有。",
    "A file that cannot be read is skipped; the others are checked. Pipes, devices and files outside the workspace are not read: some have no end, others are missing on the next machine.",
    "data/organs.yaml（没有读权限）",
)
UNKNOWN_FILE = Rule(
    "BG104",
    "unknown-file",
    WARNING,
    "不知道这个文件是什么，没有读取{hint_zh}",
    "nothing says what this file is; it was not read{hint_en}",
    "文件种类由所在文件夹决定；放到相应的文件夹，或移出 data/",
    "the folder says what a file is: move it to its folder, or out of data/",
    "places.yaml、organs.yaml、indicators/、vocab/、observations/、cases/、measures/、assets/ 之外的文件不会读取。",
    "Only places.yaml, organs.yaml, indicators/, vocab/, observations/, cases/, measures/, assets/ are read.",
    "data/place.yaml",
)

# ---- bytes and characters

TOO_LARGE = Rule(
    "BG105",
    "too-large",
    ERROR,
    "文件有 {size}，上限是 {limit}",
    "the file has {size}, the limit is {limit}",
    "分成几个文件；成批的数字放进 CSV 或 XLSX",
    "split the file; put long lists of figures in CSV or XLSX",
    "上限防止误放的大文件和恶意文件拖住整个构建。",
    "The limit keeps misplaced and hostile files from holding up the build.",
    "data/observations/all.yaml（5 MB）",
)
WRONG_ENCODING = Rule(
    "BG106",
    "wrong-encoding",
    ERROR,
    "{found_zh}，这里要 UTF-8",
    "{found_en}, expected UTF-8",
    "用编辑器“另存为”，编码选 UTF-8",
    "save the file again as UTF-8",
    "YAML 只收 UTF-8（带不带 BOM 都可以）；CSV 另收 GB18030。猜错编码会悄悄写出错字。",
    "YAML is UTF-8, with or without BOM; CSV may also be GB18030. A wrong guess would print wrong characters.",
    "data/places.yaml（记事本存成 ANSI，即 GBK）",
)
FORBIDDEN_CHARACTER = Rule(
    "BG107",
    "forbidden-character",
    ERROR,
    "这里有不能用的字符 {codepoint}（{what_zh}）",
    "the character {codepoint} cannot be used here ({what_en})",
    "删去这个字符；多半是从网页或 PDF 复制时带进来的",
    "delete it; it most likely came along with text copied from a web page or a PDF",
    "控制字符、半个代理对和非字符写不进 Word 文件；看不见的字符使查找、排序和校对出错；第 15、16 平面留作内部标记。",
    "Word files cannot hold control characters, lone surrogates or non-characters; invisible characters spoil search, sorting and proofreading; planes 15 and 16 are used for marks.",
    "title: 简报\\x07",
)
TAB_INDENT = Rule(
    "BG108",
    "tab-indentation",
    ERROR,
    "这一行用制表符缩进",
    "this line is indented with a tab",
    "改用空格缩进，每级两个",
    "indent with spaces, two a level",
    "YAML 不许用制表符缩进，因为各编辑器显示的宽度不同。",
    "YAML forbids tabs in indentation because editors show them in different widths.",
    "sections:\n\t- heading: 一",
)
NO_BREAK_SPACE = Rule(
    "BG109",
    "no-break-space",
    WARNING,
    "这里有不间断空格 U+00A0",
    "there is a no-break space, U+00A0, here",
    "改成普通空格，或删去；多半是从网页或 Word 复制时带进来的",
    "put a plain space or none; it most likely came along with text copied from a web page or Word",
    "它看上去是空格，查找和比较时却不是：“于都 县”会变成两个不同的名字。",
    "It looks like a space but compares unequal to one, so that one name becomes two.",
    "title: 工作\\u00a0简报",
)

# ---- YAML

NOT_YAML = Rule(
    "BG110",
    "not-yaml",
    ERROR,
    "不是有效的 YAML：{problem_zh}",
    "not valid YAML: {problem_en}",
    "按提示的行列检查缩进、引号和冒号；冒号后要有一个空格，以 {{{{ 开头的值要加引号",
    "check indentation, quotes and colons here; a colon needs a space, a value that begins with {{{{ needs quotes",
    "文件按 YAML 读取，语法出错时整个文件都读不出来，其他文件照常检查。",
    "Files are read as YAML; a syntax fault hides the whole file, other files are still checked.",
    "title: [没有闭合的括号",
)
TOO_DEEP = Rule(
    "BG111",
    "too-deep",
    ERROR,
    "嵌套超过 {limit} 层",
    "nested more than {limit} levels deep",
    "检查是不是漏了右括号；正常的记录不到 20 层",
    "check for missing closing brackets; records need fewer than 20 levels",
    "过深的嵌套会耗尽内存或使程序崩溃，正常的记录用不到。",
    "Very deep nesting exhausts memory or crashes parsers, and no record needs it.",
    "[[[[[[[[…",
)
TOO_MANY_NODES = Rule(
    "BG112",
    "too-many-nodes",
    ERROR,
    "文件里的值超过 {limit} 个",
    "the file holds more than {limit} values",
    "分成几个文件；成批的数字放进 CSV 或 XLSX",
    "split the file; put long lists of figures in CSV or XLSX",
    "上限防止误放的大文件和恶意文件拖住整个构建。",
    "The limit keeps misplaced and hostile files from holding up the build.",
    "rows: [[1, 1, 1, …",
)
ALIAS = Rule(
    "BG113",
    "alias",
    ERROR,
    "这里用了 YAML 的锚点或别名（{text}）",
    "a YAML anchor or alias is used here ({text})",
    "把内容写出来；本意是文字时加引号",
    "write the content out; if it is meant as text, put it in quotes",
    "别名使一处改动影响看不见的另一处，也能使小文件展开成几十亿个值。",
    "An alias makes a change act at places that nobody sees, and lets a small file grow to billions of values.",
    "lead: *同上",
)
EXPLICIT_TAG = Rule(
    "BG114",
    "explicit-tag",
    ERROR,
    "这里用了 YAML 标签 {tag}",
    "a YAML tag is used here: {tag}",
    "删去标签；值的类型由键决定；本意是文字时加引号",
    "delete the tag: the key decides the type of a value; if it is meant as text, put it in quotes",
    "标签能要求程序构造任意对象，记录用不到。",
    "A tag can ask for any object to be built; records need none.",
    "title: !!python/name:os.system",
)
SEVERAL_DOCUMENTS = Rule(
    "BG115",
    "several-documents",
    ERROR,
    "一个文件里有多份 YAML（以 --- 分开）",
    "the file holds several YAML documents (separated by ---)",
    "每份放进自己的文件，或删去多余的 ---",
    "put each in a file of its own, or delete the ---",
    "一个文件就是一份记录或一张清单，第二份会被多数工具悄悄丢掉。",
    "A file is one record or one list; most tools silently drop the second document.",
    "id: a\n---\nid: b",
)
DUPLICATE_KEY = Rule(
    "BG116",
    "duplicate-key",
    ERROR,
    "键 {key} 写了两次",
    "the key {key} is given twice",
    "两处留一处",
    "keep one of the two",
    "多数 YAML 工具悄悄用后一个值，前一个就不见了。",
    "Most YAML tools silently take the later value, and the earlier one is lost.",
    "title: 甲\ntitle: 乙",
)
KEY_NOT_TEXT = Rule(
    "BG117",
    "key-not-text",
    ERROR,
    "这里读成了映射，不是文字；以 {{{{ 开头的值没有加引号就会这样",
    "this reads as a mapping, not as text, as a value that begins with {{{{ does without quotes",
    '以 {{{{ 开头的值要加引号，写成 "{{{{ … }}}}"',
    'put a value that begins with {{{{ in quotes: "{{{{ … }}}}"',
    "YAML 把不加引号的 {{ 读成映射，而不是模板表达式。",
    "YAML reads an unquoted {{ as a mapping, not as a template expression.",
    "lead: {{ f.households }}",
)
AMBIGUOUS_SCALAR = Rule(
    "BG118",
    "ambiguous-scalar",
    ERROR,
    "{text} 不加引号会被 YAML 工具当作{meaning_zh}",
    "without quotes {text} is taken by YAML tools as {meaning_en}",
    '是文字就加引号写成 "{text}"；是数就按普通写法写',
    'if it is text, write "{text}"; if it is a number, write it plainly',
    "NO 变成“否”，0123 变成 83，12:30 变成 750：这些写法各工具读法不同，所以一律要写明。",
    "NO becomes false, 0123 becomes 83, 12:30 becomes 750: tools differ on them, so they must be made plain.",
    "code: 0123",
)
NULL_VALUE = Rule(
    "BG119",
    "null-value",
    ERROR,
    "这里没有值",
    "there is no value here",
    "没有内容就不写这个键；缺报的数写 缺报",
    "leave the key out where there is nothing to say; write 缺报 for a figure that was not reported",
    "空值看不出是忘了填、没有，还是不知道。",
    "An empty value does not say whether it was forgotten, does not exist or is unknown.",
    "subtitle:",
)
