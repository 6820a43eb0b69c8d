"""The YAML parser's complaints in Chinese.

Not complaints of our own: those are rules.
"""

from __future__ import annotations

_PARTS = (
    ("mapping values are not allowed", "这里不能再有“键:”，多半是上一行缩进不齐，或文字里的“: ”没有加引号"),
    ("could not find expected ':'", "这一行缺冒号，或冒号后没有空格"),
    ("did not find expected ',' or ']'", "方括号里缺逗号，或没有右方括号"),
    ("did not find expected ',' or '}'", "花括号里缺逗号，或没有右花括号"),
    ("did not find expected '-' indicator", "列表的这一项缩进不齐，或缺“- ”"),
    ("did not find expected key", "这里该是一个键：缩进不齐，或上面的引号没有成对"),
    ("did not find expected node content", "这里该有内容"),
    ("did not find expected <document start>", "前面的内容已经结束，这里多出一段"),
    ("did not find expected alphabetic", "& 和 * 开头的文字要加引号"),
    ("did not find expected comment or line break", "| 或 > 后面要换行"),
    ("did not find expected hexdecimal number", "\\x、\\u 后面要跟十六进制数"),
    ("found unexpected end of stream", "到文件末尾引号还没有成对"),
    ("found unexpected document indicator", "引号里不能有一行 ---"),
    ("found character that cannot start any token", "@、`、% 开头的文字要加引号"),
    ("found unknown escape character", "双引号里有不认识的反斜杠写法，反斜杠要写两个"),
    ("found invalid Unicode character escape code", "双引号里的 \\u 写法不是一个字符"),
    ("block sequence entries are not allowed", "这里不能写“- ”，列表要另起一行"),
    ("block mapping keys are not allowed", "这里不能写键，键要另起一行"),
    ("found a tab character", "缩进里有制表符"),
    ("control characters are not allowed", "有控制字符"),
    ("found undefined tag handle", "! 开头的文字要加引号"),
    ("found unknown directive", "% 开头的行是指令，文字要加引号"),
)


def chinese(problem: str) -> str:
    """The complaint in Chinese, or as it is where it is not known."""
    return next((zh for part, zh in _PARTS if part in problem), problem)
