"""Why a document is made anew, in words.

Not the finding out: that is `plan`.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.build.freshness.answers import ABSENT
from briefgen.diagnostics import Lang
from briefgen.model.watch import Question

KINDS = {
    "place": ("地点", "place"),
    "organ": ("机关", "organ"),
    "dimension": ("口径", "dimension"),
    "indicator": ("指标", "indicator"),
    "case": ("案例", "case"),
    "measure": ("措施", "measure"),
    "briefing": ("文稿", "briefing"),
    "target": ("生成对象", "match of"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in both languages."""

    zh: str
    en: str

    def told(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


FORCED = Reason("用了 --force", "--force was given")
NEVER = Reason("没有上次生成的记录，或记录不能用", "there is no usable trace of an earlier build")
MACHINE = Reason(
    "briefgen、排版用的库或字体换过",
    "briefgen, one of its libraries or a font is not the one of the last build",
)
FORMATS = Reason("上次要的格式不是这几种", "other formats were asked for the last time")
SEVERITY = Reason("问题的轻重变了（设置或放行）", "findings weigh otherwise (settings or allowances)")
REVIEW = Reason("校样里要写的问题变了", "the findings that the proof copy shows have changed")


def gone(name: str) -> Reason:
    """A file that is not there."""
    return Reason(f"{name} 不在了", f"{name} is gone")


def altered(name: str) -> Reason:
    """A file that is not as it was put out."""
    return Reason(f"{name} 被改过", f"{name} was changed by somebody")


def changed(question: Question, before: str, now: str, place: str = "") -> Reason:
    """A question that has another answer."""
    kind, *asked = question
    at_zh, at_en = (f"{place}：", f"{place}: ") if place else ("", "")
    match kind:
        case "record":
            zh, en = KINDS[asked[0]]
            how_zh, how_en = _how(before, now)
            return Reason(f"{at_zh}{zh} {asked[1]} {how_zh}", f"{at_en}{en} {asked[1]} {how_en}")
        case "members":
            zh, en = KINDS[asked[0]]
            return Reason(f"多了、少了或换了次序：{zh}", f"a record was added, removed or moved: {en}")
        case "matching" | "observations" | "at" | "stored":
            return _observed(kind, asked, before, now)
        case "template":
            how_zh, how_en = _how(before, now)
            return Reason(f"模板 templates/{asked[0]} {how_zh}", f"template templates/{asked[0]} {how_en}")
        case "asset":
            how_zh, how_en = _how(before, now)
            return Reason(f"图片 data/assets/{asked[0]} {how_zh}", f"picture data/assets/{asked[0]} {how_en}")
        case "layout" | "faces":
            return Reason(
                "briefgen.toml 里的版式或字体变了", "the layout or the fonts in briefgen.toml changed"
            )
        case "words":
            return Reason(
                "文中出现的单位或词在词表里变了", "a unit or word in its text changed in the word list"
            )
        case "variants" | "named":
            return Reason("文中相近的名称在记录里变了", "a name in or near its text changed in the records")
        case "under" | "inside":
            return Reason("地点的上下级变了", "which places lie in which changed")
        case _:
            return Reason("它读到的记录变了", "records that it reads changed")


def _how(before: str, now: str) -> tuple[str, str]:
    if before == ABSENT:
        return "是新加的", "was added"
    return ("不在了", "is gone") if now == ABSENT else ("变了", "changed")


def _observed(kind: str, asked: list[str], before: str, now: str) -> Reason:
    query = _query(kind, asked)
    was, found = before.partition(" ")[0], now.partition(" ")[0]
    if kind == "stored" or was == found:
        return Reason(f"{query} 的观测值变了", f"an observation of {query} changed")
    return Reason(
        f"{query} 查到的观测值从 {was} 条变成 {found} 条", f"{query} finds {found} observations, not {was}"
    )


def _query(kind: str, asked: list[str]) -> str:
    if kind == "matching":
        pairs = zip(asked[1::2], asked[2::2], strict=True)
        return f"{asked[0]}({', '.join(f'{key}={value}' for key, value in pairs)})"
    return "、".join(asked[:1]) or "—"
