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
