"""Words in typed text: taken for others, said twice, left over, never filled in.

Not style: only what is wrong in any document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.texts.pages import Page, around
from briefgen.diagnostics import Diagnostic
from briefgen.rules import textual as rules

_CUTOFF = re.compile(
    r"截止(?=目前|当前|现在|今[年天日]?|[本上]?[年月周][底末初]|本[年月周日]|[上去前]年|[上当]月|昨[天日]|日前"
    r"|此[时刻]|[0-9▯]|[一二三四五六七八九十]{1,2}月|第[一二三四]季度|[二〇○零]{1,2}[一二三四五六七八九〇零○]{2,3}年"
    r"|发稿|成文|填报)"
)
_SHUT = "于日时点月号前"


def cutoff_word(page: Page) -> Iterator[Diagnostic]:
    """BG328: 截止 with a time behind it. 3月底截止 and 截止时间 are right."""
    for hit in page.hits(_CUTOFF, ("截止",)):
        if hit.typed.text[max(hit.start - 1, 0) : hit.start] in tuple(_SHUT):
            continue
        after = "" if hit.typed.text[hit.end] == "▯" else hit.typed.text[hit.end : hit.end + 2]
        yield page.found(
            rules.CUTOFF_WORD,
            hit.typed,
            hit.start,
            hit.end,
            ((hit.start, hit.end, "截至"),),
            text=f"截止{after}",
            wanted=f"截至{after}",
        )


_QUANTITY = (
    r"(?P<amount>(?:[0-9一二两三四五六七八九十百千半]|▯++)"
    r"(?:▯++|[^，。；：、！？（）“”《》,;:!?()\n\0\x01▯以左]){0,12})"
)
_LIMIT = re.compile(
    r"(?P<below>低于|少于|小于|不足|未满|不满|不到|(?<!不)最多|至多|不(?:超过|高于|多于))"
    + _QUANTITY.replace("amount", "low")
    + r"(?P<under>以[下内](?![列述属部容]))"
    r"|(?P<above>(?<!不)(?:超过|高于|多于|大于)|[至最]少|不(?:少于|低于))"
    + _QUANTITY.replace("amount", "high")
    + r"(?P<over>以上(?!述))"
    r"|(?P<about>大约|约为|大概|(?<![节合契制特预公条违相邀大失])约(?!定))"
    + _QUANTITY.replace("amount", "near")
    + r"(?P<round>左右(?!两|手|岸|侧|翼|逢|各|为|开))"
)


def double_limit(page: Page) -> Iterator[Diagnostic]:
    """BG329: 低于…以下, 超过…以上, 约…左右. Which word goes is for the author to say."""
    for hit in page.hits(_LIMIT, ("以下", "以内", "以上", "左右")):
        first = hit.group("below") or hit.group("above") or hit.group("about")
        last = hit.group("under") or hit.group("over") or hit.group("round")
        text = re.sub("▯+", "…", hit.match[0])
        yield page.found(rules.DOUBLE_LIMIT, hit.typed, hit.start, hit.end, text=text, first=first, last=last)


_PAGE_WORDS = ("来源", "编辑", "责编", "次数", "数：", "数:", "量：", "量:", "阅读", "相关", "扫一扫")
_PAGE_SIGNS = ("分享", "一篇", "本页", "关闭窗口", "打印正文", "返回顶部", "字体", "字号", "原标题")
_RESIDUE = re.compile(
    r"(?:(?<=[\0\n\s（(【\[。])|(?<=[\0\n\s（(【\[。](?:信息|稿件|文章|新闻|本文)))来源 ?[：:]"
    r"|本文来源|稿件来源|文章来源|来源于?网络"
    r"|(?:责任编辑|责编|网络编辑|(?<![\u4e00-\u9fff])编辑) ?[：:]|[（(【](?:责任编辑|责编)"
    r"|(?:浏览|点击|阅读|访问|点赞)(?:次数|量|数) ?[：:]"
    r"|(?<=[\0\n])相关(?:阅读|链接|新闻|报道|推荐)(?=[\0\n：:])|相关阅读 ?[：:]|推荐阅读 ?[：:]"
    r"|扫一扫[，, ]?(?:在手机|手机|分享|关注|打开当前|用手机)|分享到 ?[：:]?(?=[\0\n微QＱ：:])"
    r"|[上下]一篇 ?[：:]|【?(?:打印本页|关闭窗口|打印正文|关闭本页|返回顶部)】?"
    r"|【?字[体号] ?[：:]? ?[\[【（(]?大[ 　]?中[ 　]?小|原标题 ?[：:]"
)


def web_residue(page: Page) -> Iterator[Diagnostic]:
    """BG332: what a page of the web has around its text. Notes of a table may name their source."""
    for hit in page.hits(_RESIDUE, (*_PAGE_WORDS, *_PAGE_SIGNS)):
        if hit.typed.role in ("paragraph", "heading", "template"):
            text = around(hit.typed.text, hit.end - len(hit.match[0]), hit.end).strip()
            yield page.found(rules.WEB_RESIDUE, hit.typed, hit.start, hit.end, text=text)


_PLACEHOLDER = re.compile(
    r"[{}%此在点待](?:(?<=\{)[{%]|(?<=[}%])\}"
    r"|(?<=此)处(?:填写|插入|输入|录入|补充)|(?<=在)此(?:填写|插入|输入|录入)|(?<=点)击此处(?:输入|添加|填写)"
    r"|(?<=待)(?:补充?|填写?|补录)(?=[）)】\]。，；\0\n]))"
)
_UNNAMED = re.compile("[×某](?:(?<=×)×+|(?<=某)某+)")
_LATIN = re.compile("[A-Za-z][A-Za-z]+")
_EMPTY = frozenset(("TODO", "FIXME", "TBD", "XX", "XXX", "XXXX", "xx", "xxx", "xxxx"))
_EMPTY |= {"None", "NaN", "nan", "null", "undefined", "lorem", "Lorem"}


def placeholder(page: Page) -> Iterator[Diagnostic]:
    """BG340: TODO, None, （待补）, and Jinja that is not closed."""
    for hit in page.hits(_PLACEHOLDER):
        yield page.found(rules.PLACEHOLDER, hit.typed, hit.start, hit.end, text=hit.match[0][:20])
    for hit in page.hits(_LATIN):
        if hit.match[0] in _EMPTY and not _in_english(hit.typed.text, hit.start, hit.end):
            yield page.found(rules.PLACEHOLDER, hit.typed, hit.start, hit.end, text=hit.match[0][:20])


def unnamed(page: Page) -> Iterator[Diagnostic]:
    """BG344: 某某, ××."""
    for hit in page.hits(_UNNAMED):
        yield page.found(rules.UNNAMED, hit.typed, hit.start, hit.end, text=hit.match[0][:20])


def _in_english(text: str, start: int, end: int) -> bool:
    """Whether a word stands in a code, or in a phrase of other Latin words: None of them."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    joined = before[-1:] in tuple("_-.0123456789") or after[:1] in tuple("_-0123456789")
    return joined or bool(re.match(r" [A-Za-z]", after) or re.search(r"[A-Za-z,] $", before))
