"""BG4xx: the form of the finished document."""

from __future__ import annotations

from briefgen.diagnostics import Rule, Severity

MISSING_GLYPH = Rule(
    "BG401",
    "missing-glyph",
    Severity.ERROR,
    "字库里没有“{char}”（{code}），出现在“{text}”",
    "no font has “{char}” ({code}), used in “{text}”",
    "换成通行的写法，例如 ㎡ 写作平方米；繁体字改为规范字",
    "write it another way, such as 平方米 for ㎡",
    "缺字会印成方框，还会使整份 PDF 的文字无法复制和检索。",
    "A missing glyph prints as a box and makes the PDF's text impossible to copy or search.",
    "人均25㎡",
)
FALLBACK_GLYPH = Rule(
    "BG402",
    "fallback-glyph",
    Severity.INFO,
    "“{char}”（{code}）借用了备用字体，出现在“{text}”",
    "“{char}” ({code}) is taken from a fallback font, used in “{text}”",
    "不影响生成；介意字形差异时换一个字",
    "nothing needs doing; choose another character if the look matters",
    "正文字体缺的字由声明过的备用字体补上。",
    "A declared fallback font supplies what the text face lacks.",
    "人均25㎡",
)
INVISIBLE_CHARACTER = Rule(
    "BG403",
    "invisible-character",
    Severity.ERROR,
    "“{text}”里有看不见的控制符 {code}（显示为 �）",
    "“{text}” holds an invisible control character, {code} (shown as �)",
    "删去它；多半是从网页或聊天软件复制时带进来的",
    "delete it; it most likely came along with text copied from a web page or a chat",
    "看不见的控制符会改变文字的方向或断行，纸上看不出，复制和检索却会出错。",
    "Invisible characters turn or break the text, cannot be seen on paper, and spoil copying and searching.",
    "title: 工作\\u202e简报",
)
WIDE_TITLE = Rule(
    "BG404",
    "wide-title",
    Severity.WARNING,
    "标题里的“{text}”有 {size} 字宽，一行只排得下 {chars} 字",
    "“{text}” in the title is {size} characters wide, a line holds {chars}",
    "写成一行，由程序断行；自己断行的，每行不超过版心的宽度",
    "give the title as one line and let it be broken, or keep every line of yours within the measure",
    "比版心宽的一行会在任意一处折断，各种格式折断的地方还不一样。",
    "A line wider than the page wraps anywhere, and not at the same place in every format.",
    "title: [……（21字以上）, 的通知]",
)
TITLE_BREAK = Rule(
    "BG405",
    "title-break",
    Severity.WARNING,
    "标题在“{text}”处断行，{problem_zh}",
    "the title is broken at “{text}”, {problem_en}",
    "写成一行，由程序断行；断不好的，调整标题的长短",
    "give the title as one line and let it be broken; where that breaks badly, change its length",
    "标题回行时要词意完整（GB/T 9704-2012 7.3.1）：不断开书名号，“的”不放在行首，“关于”不放在行末。",
    "The lines of a title keep words whole (GB/T 9704-2012 7.3.1): no break inside 《》, before 的 or after 关于.",
    "title: [关于, 调整公交线路的通知]",
)
TITLE_SHAPE = Rule(
    "BG406",
    "title-shape",
    Severity.WARNING,
    "标题各行宽 {sizes} 字，排成了沙漏形",
    "the lines of the title are {sizes} characters wide: an hour-glass",
    "写成一行，由程序断行；自己断行的，排成梯形或菱形",
    "give the title as one line and let it be broken, or make your lines a trapezium or a diamond",
    "标题多行时排列对称，用梯形或菱形（GB/T 9704-2012 7.3.1）。",
    "A title of several lines is a trapezium or a diamond (GB/T 9704-2012 7.3.1).",
    "title: [甲县交通局关于调整, 公交线路, 和首末班时间的通知]",
)
