"""BG44x: what a DOCX says of itself and no page shows, and marks of a text that nobody made with briefgen.

Not what is measured on a page: that is `page`. `found` and `expected` are figures, the same in both languages.
"""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

PAGE_FILLING = Rule(
    "BG440",
    "page-filling",
    ERROR,
    "{count} 段正文{problem_zh}，满页会少一两行",
    "{count} paragraphs of the text {problem_en}: full pages lose a line or two",
    "在段落设置里去掉“孤行控制”，段前段后间距设为 0（标题可以用整行）",
    "turn off widow control, and set the space before and after paragraphs to 0 (headings may have whole lines)",
    "GB/T 9704-2012 5.2.3：一般每面排 22 行。孤行控制把页末的行推到下一页，段间距打乱行的位置。",
    "GB/T 9704-2012 5.2.3: usually 22 lines a page. Widow control pushes lines to the next page, space between paragraphs moves them.",
    "孤行控制开着",
)
DOCUMENT_GRID = Rule(
    "BG441",
    "document-grid",
    WARNING,
    "文档网格是{found_zh}，应当{expected_zh}",
    "the document grid is {found_en}, it should {expected_en}",
    "在页面设置的“文档网格”里把跨度设成行距；或选“无网格”",
    "give the document grid the pitch of the lines, or choose no grid",
    "Word 和 WPS 里固定值的行距不随网格，LibreOffice 里会：跨度不同，行就错开，一页少两行。",
    "Word and WPS leave lines of an exact pitch alone, LibreOffice moves them to the grid: pages lose lines.",
    "跨度 15.6 磅的网格",
)
LINE_BREAKING_OFF = Rule(
    "BG442",
    "line-breaking-off",
    ERROR,
    "{count} 段关掉了“按中文习惯控制首尾字符”",
    "{count} paragraphs have the Asian typography rules for line starts and ends turned off",
    "在段落设置的“中文版式”里打开它",
    "turn them on again in the paragraph set-up",
    "GB/T 15834-2011 5.1：句号、逗号等不出现在行首，左引号、左括号等不出现在行末。",
    "GB/T 15834-2011 5.1: closing marks never start a line, opening marks never end one.",
    "",
)
HEADING_NOT_KEPT = Rule(
    "BG443",
    "heading-not-kept",
    WARNING,
    "标题“{text}”没有设“与下段同页”（共 {count} 个）",
    "the heading “{text}” is not kept with the next paragraph ({count} in all)",
    "给标题段落设“与下段同页”",
    "set “keep with next” for the headings",
    "没有这个设置，标题会单独留在页末，同它的正文分开。",
    "Without it a heading may stand alone at the foot of a page.",
    "",
)
THEME_FACE = Rule(
    "BG444",
    "theme-face",
    ERROR,
    "{where}的中文字体随主题而定（{found}），换一台机器就会变",
    "the Chinese face of {where} is left to the theme ({found}) and changes from machine to machine",
    "在样式里直接写明中文字体，例如 仿宋_GB2312",
    "name the Chinese face in the style itself, such as 仿宋_GB2312",
    "GB/T 9704-2012 5.2.2 要求仿宋体；主题字体在不同的软件和语言里是不同的字体。",
    "GB/T 9704-2012 5.2.2 wants 仿宋; a theme gives other faces in other programs and languages.",
    "正文用“中文正文”字体",
)
NO_OUTLINE = Rule(
    "BG445",
    "heading-without-level",
    WARNING,
    "标题“{text}”没有大纲级别（共 {count} 个），导航窗格里看不到",
    "the heading “{text}” has no outline level ({count} in all) and is missing from the navigation",
    "用标题样式，或在段落设置里选大纲级别",
    "use a heading style, or choose an outline level in the paragraph set-up",
    "有大纲级别的标题可以导航、生成目录，读屏软件也认得。",
    "Headings with a level can be navigated, listed as contents, and found by screen readers.",
    "",
)
HALF_WIDTH_ON_PAGE = Rule(
    "BG446",
    "half-width-on-page",
    WARNING,
    "“{text}”里有半角标点：{marks}",
    "there are half-width marks in “{text}”: {marks}",
    "改成全角：{wide}",
    "write them full-width: {wide}",
    "中文的逗号、冒号、括号等用全角（GB/T 15834-2011）；1:500、10:30、3,200 和网址不动。",
    "Chinese text takes full-width marks (GB/T 15834-2011); 1:500, 10:30, 3,200 and addresses keep theirs.",
    "附件:站点一览表",
)
NOT_JUSTIFIED = Rule(
    "BG447",
    "not-justified",
    ERROR,
    "{count} 段正文没有两端对齐，行末不齐（“{text}”）",
    "{count} paragraphs of the text are not justified, their lines end unevenly (“{text}”)",
    "正文设为两端对齐",
    "justify the text",
    "GB/T 9704-2012 5.2.3：每行排 28 个字，撑满版心。",
    "GB/T 9704-2012 5.2.3: 28 characters a line, filling the type area.",
    "左对齐",
)
ELEMENT_LAYOUT = Rule(
    "BG448",
    "element-layout",
    ERROR,
    "要素编排不对：{element_zh}“{text}”{problem_zh}",
    "an element is set wrong: {element_en} “{text}” {problem_en}",
    "发文字号居中（有签发人的居左空一字），主送机关顶格、末尾用全角冒号，附注左空二字、加圆括号，都用三号仿宋",
    "centre the document number (with a signatory: left, one character in), set the addressee flush with ： at its end, the note two characters in and in （）, all in 16 pt 仿宋",
    "GB/T 9704-2012 7.2.5、7.3.2、7.3.6：发文字号、主送机关和附注的编排。",
    "GB/T 9704-2012 7.2.5, 7.3.2, 7.3.6: document number, addressee and note.",
    "主送机关空了二字",
)
DRAFT_LEFT = Rule(
    "BG449",
    "draft-left",
    WARNING,
    "文件里留着{what_zh}（{count} 处）",
    "the file still holds {what_en} ({count})",
    "接受或拒绝全部修订，删去批注、底色和隐藏的文字，再发出",
    "accept or reject every change, and delete comments, highlights and hidden text before it is sent",
    "修订、批注和隐藏的文字会让收文的人看到改稿的过程，也可能泄露不该公开的内容。",
    "Tracked changes, comments and hidden text show how a text was made, and what was not to be seen.",
    "没有接受的修订",
)
