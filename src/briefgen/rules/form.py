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
