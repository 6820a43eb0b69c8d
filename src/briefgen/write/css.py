"""Style sheets made from the layout table: one class a role, for paper and for the screen.

Not the markup: that is `markup`. Not sizes of elements: those stand in `layout`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from briefgen.document.layout import (
    BLACK,
    BODY_PT,
    BOTTOM_MM,
    CHAR_PT,
    IMPRINT_INNER_MM,
    IMPRINT_OUTER_MM,
    LAYOUT,
    LEFT_MM,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    PITCH_PT,
    RED,
    RIGHT_MM,
    RULES,
    STROKE_GAP_PT,
    TOP_MM,
    Face,
    Look,
    Rule,
)
from briefgen.document.pieces import Role

LETTER_SPACING_PT = -0.22  # 28 characters of 16 pt in 442.2 pt: between -0.2083 and -0.25
MM_PT = 72 / 25.4

OFFICE_FACES: Mapping[Face, str] = {
    "fang": '"仿宋_GB2312","FangSong_GB2312","仿宋","FangSong","STFangsong","FandolFang",'
    '"Noto Serif CJK SC",serif',
    "kai": '"楷体_GB2312","KaiTi_GB2312","楷体","KaiTi","STKaiti","FandolKai","Noto Serif CJK SC",serif',
    "hei": '"黑体","SimHei","STHeiti","PingFang SC","FandolHei","Noto Sans CJK SC",sans-serif',
    "song": '"宋体","SimSun","STSong","Songti SC","FandolSong","Noto Serif CJK SC",serif',
    "biaosong": '"方正小标宋简体","FZXiaoBiaoSong-B05S","方正小标宋_GBK","小标宋","STZhongsong",'
    '"华文中宋","Noto Serif CJK SC","Songti SC",serif',
}
"""Names that offices, Macs and Linux machines know the faces by."""

Length = Callable[[float], str]
"""Prints a length given in points."""


def points(pt: float) -> str:
    """A length on paper."""
    return f"{round(pt, 3):g}pt"


def units(pt: float) -> str:
    """A length that the screen may scale."""
    return f"calc({round(pt, 3):g}*var(--u))"


@cache
def screen_sheet() -> str:
    """The style sheet of the HTML page: for the screen, and for printing from a browser."""
    return "\n".join((_faces(OFFICE_FACES), ROOT, _common(units), SCREEN, _browser_print()))


@cache
def paper_sheet(faces: tuple[tuple[Face, str], ...], letter: bool, watermark: str) -> str:
    """The style sheet of the PDF; `faces` are the families that print each face, `watermark` the
    address of the picture behind a draft, if it is one."""
    return "\n".join((_faces(dict(faces)), _pages(letter, watermark), _common(points), PAPER))


def _faces(faces: Mapping[Face, str]) -> str:
    return ":root{" + "".join(f"--{face}:{families};" for face, families in faces.items()) + "}"


def _common(length: Length) -> str:
    roles = [_role(role, look, length) for role, look in LAYOUT.items()]
    rules = [_rule(role, rule, length) for role, rule in RULES.items()]
    return "\n".join((_base(length), *roles, *rules))


def _base(length: Length) -> str:
    pitch = length(PITCH_PT)
    return f"""
html{{color:#000}}
body{{margin:0;font-family:var(--fang);font-size:{length(BODY_PT)};line-height:{pitch};\
letter-spacing:{length(LETTER_SPACING_PT)};text-align:left;orphans:1;widows:1;\
font-weight:400;font-variant-ligatures:none;font-kerning:none}}
p,h1,h2,h3,h4,h5,h6,figure,table,caption,figcaption{{margin:0;padding:0;font-size:inherit;\
font-weight:400}}
:is(p,h1,h2,h3,h4,h5,h6,td,th,caption,figcaption) :is(strong,em,b,i,span,data,a){{line-height:1}}
strong{{font-family:var(--hei);font-weight:400}}
em{{font-family:var(--kai);font-style:normal}}
b{{font-weight:400}}
a{{color:inherit;text-decoration:none;word-break:break-all}}
.run-in-1{{font-family:var(--hei)}}
.run-in-2{{font-family:var(--kai)}}
.more{{display:block}}
:is(p,h1,h2,h3,h4,h5,h6) .more{{line-height:inherit}}
.new-page{{break-before:page}}
.keep{{break-after:avoid}}
.pair .right{{text-align:right}}
.pair :is(.left,.right){{line-height:inherit;white-space:pre}}
.rule{{position:relative}}
.grid{{margin:{length(PITCH_PT / 2)} 0}}
.grid table{{width:100%;border-collapse:collapse;table-layout:fixed;\
border-top:1pt solid #000;border-bottom:1pt solid #000}}
.grid :is(th,td){{border:.5pt solid #000;padding:{length(3)} {length(4)};font-weight:400;\
vertical-align:middle;letter-spacing:0;overflow-wrap:anywhere}}
.grid tr{{break-inside:avoid}}
.grid thead{{display:table-header-group}}
.grid .caption{{caption-side:top;padding-bottom:{length(4)}}}
td.center{{text-align:center}}
td.right,td.decimal{{text-align:right}}
.picture{{margin:{length(PITCH_PT / 2)} 0;text-align:center;break-inside:avoid}}
.picture img{{max-width:100%;max-height:{length(PITCH_PT * 16)};display:block;margin:0 auto}}
.foot{{border-top:{IMPRINT_OUTER_MM}mm solid #000;border-bottom:{IMPRINT_OUTER_MM}mm solid #000}}
.foot .group+.group{{border-top:{IMPRINT_INNER_MM}mm solid #000}}
"""


def _role(role: Role, look: Look, length: Length) -> str:
    rules = [f"font-family:var(--{look.face})"]
    if look.size_pt != BODY_PT:
        rules.append(f"font-size:{length(look.size_pt)}")
        rules.append("letter-spacing:0")
    if look.line_pt != PITCH_PT:
        rules.append(f"line-height:{length(look.line_pt)}")
    rules.append(f"text-align:{look.align}")
    char = CHAR_PT if look.size_pt == BODY_PT else look.size_pt
    for name, chars in (
        ("text-indent", look.first_chars),
        ("padding-left", look.left_chars),
        ("padding-right", look.right_chars),
    ):
        if chars:
            rules.append(f"{name}:{length(chars * char)}")
    for name, lines in (("margin-top", look.before_lines), ("margin-bottom", look.after_lines)):
        if lines:
            rules.append(f"{name}:{length(lines * PITCH_PT)}")
    if look.color != BLACK:
        rules.append(f"color:{look.color}")
    if look.keep_next:
        rules.append("break-after:avoid")
    return f".{role}{{{';'.join(rules)}}}"


def _rule(role: Role, rule: Rule, length: Length) -> str:
    """A rule is a box of borders: as high as its strokes and what lies between them."""
    above, below = rule.strokes_pt[0], rule.strokes_pt[-1]
    borders = f"border-top:{above:g}pt solid {RED}"
    if len(rule.strokes_pt) > 1:
        borders += f";border-bottom:{below:g}pt solid {RED};height:{STROKE_GAP_PT:g}pt"
    place = f"margin-top:{length(rule.before_mm * MM_PT - ink_below(BODY_PT, PITCH_PT))}"
    if rule.bottom_mm is not None:
        place = f"position:absolute;left:0;right:0;bottom:{rule.bottom_mm - BOTTOM_MM:g}mm"
    elif rule.after_mm:
        place += f";margin-bottom:{length(rule.after_mm * MM_PT - ink_above(BODY_PT, PITCH_PT))}"
    wider = (rule.width_mm - (PAGE_WIDTH_MM - LEFT_MM - RIGHT_MM)) / 2
    if wider:
        place += f";margin-left:{-wider - (LEFT_MM - RIGHT_MM) / 2:g}mm"
        place += f";margin-right:{-wider + (LEFT_MM - RIGHT_MM) / 2:g}mm"
    return f".{role}{{{borders};{place};break-after:avoid}}"


def ink_below(size_pt: float, line_pt: float) -> float:
    """The white under the characters of a line: half of its leading, less what hangs out of it."""
    return (line_pt - size_pt) / 2 - size_pt * 0.053  # measured: 〔 and ） of Fandol Fang


def ink_above(size_pt: float, line_pt: float) -> float:
    """The white over the characters of a line."""
    return (line_pt - size_pt) / 2 + size_pt * 0.065  # measured with Fandol Fang


def _pages(letter: bool, watermark: str = "") -> str:
    first = "@page :first{@bottom-left{content:none}@bottom-right{content:none}}" if letter else ""
    number = (
        'content:"— " counter(page) " —";white-space:nowrap;letter-spacing:0;line-height:14pt;'
        "font-family:var(--song);font-size:14pt;vertical-align:top;padding-top:4.6mm"
    )
    side = f"width:{BOTTOM_MM}mm;height:{BOTTOM_MM}mm;box-sizing:border-box"
    turned = f"{number};{side};transform:rotate(90deg)"
    draft = f'background:url("{watermark}") no-repeat center/contain' if watermark else ""
    return f"""
@page{{size:{PAGE_WIDTH_MM}mm {PAGE_HEIGHT_MM}mm;\
margin:{TOP_MM}mm {RIGHT_MM}mm {BOTTOM_MM}mm {LEFT_MM}mm;@footnote{{border:0;margin:0;padding:0}}{draft}}}
@page :right{{@bottom-right{{{number};margin-right:14pt}}}}
@page :left{{@bottom-left{{{number};margin-left:14pt}}}}
{first}
@page wide{{size:{PAGE_HEIGHT_MM}mm {PAGE_WIDTH_MM}mm;\
margin:{LEFT_MM}mm {TOP_MM}mm {RIGHT_MM}mm {BOTTOM_MM}mm}}
@page wide:right{{@bottom-right{{content:none}}@left-bottom{{{turned};text-align:right;padding-right:14pt}}}}
@page wide:left{{@bottom-left{{content:none}}@left-top{{{turned};text-align:left;padding-left:14pt}}}}
.wide{{page:wide}}
"""


def _browser_print() -> str:
    return (
        "@media print{" + _pages(letter=False) + "html,body{background:#fff}"
        "body{text-justify:inter-character;line-break:strict}"
        ".paper{width:auto;min-height:0;padding:0;margin:0;box-shadow:none}"
        ".letter-foot-rule{position:fixed;top:auto;bottom:-15mm}}"
    )


ROOT = ":root{--u:1pt}"

PAPER = """
h1.series{bookmark-level:none}
.pair{display:table;box-sizing:border-box;width:100%}
.pair :is(.left,.right){display:table-cell}
.letter .foot,.letter .group{border:0}
.picture img{image-rendering:crisp-edges} /* PDF/A, ISO 19005-3 6.2.8: no interpolation */
.head>:not(.letter-foot-rule){position:relative;z-index:-1} /* drawn in reading order, narrow or not */
.foot{float:footnote}
:is(p,h1) .narrow{display:block;text-align:left;white-space:nowrap;line-height:inherit;transform-origin:left}
.foot::footnote-call,.foot::footnote-marker{content:normal}
"""

SCREEN = f"""
.pair{{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:1em}}
.letter .foot,.letter .group{{border:0}}
@media screen{{
html{{background:#8b9096}}
body{{text-justify:inter-character;line-break:strict;-webkit-text-size-adjust:100%}}
.paper{{position:relative;box-sizing:border-box;width:{PAGE_WIDTH_MM}mm;\
min-height:{PAGE_HEIGHT_MM}mm;margin:24px auto;background:#fff;box-shadow:0 2px 12px rgba(0,0,0,.4);\
padding:{TOP_MM}mm {RIGHT_MM}mm {BOTTOM_MM}mm {LEFT_MM}mm;display:flex;flex-direction:column}}
.foot-place{{margin-top:auto;padding-top:{points(PITCH_PT * 2)}}}
.letter-foot-rule{{left:{LEFT_MM}mm;right:{RIGHT_MM}mm;bottom:{RULES[Role.LETTER_FOOT_RULE].bottom_mm}mm}}
.is-draft::before{{content:"草稿";position:fixed;top:50%;left:50%;z-index:1;pointer-events:none;white-space:nowrap;\
transform:translate(-50%,-50%) rotate(-35deg);font:400 min(30vw,220px)/1 var(--hei);\
color:rgba(128,128,128,.16)}}
data.num:hover{{background:#fff3c4}}
a:focus-visible,.scroll:focus-visible{{outline:2px solid #06c;outline-offset:2px}}
.contents a{{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:4px}}
.new-page{{border-top:1px dashed #b5b5b5;margin-top:{points(PITCH_PT)};padding-top:{points(PITCH_PT)}}}
.scroll{{overflow-x:auto}}
}}
@media screen and (max-width:840px){{
.paper{{width:auto;margin:0;overflow-x:clip;padding:12vw 6vw;min-height:100vh;box-shadow:none}}
.letter-rule,.letter-foot-rule{{margin-left:0;margin-right:0}}
.letter-foot-rule{{left:6vw;right:6vw;bottom:20px}}
}}
@media screen and (max-width:560px){{
:root{{--u:.8pt}}
.paper{{padding:32px 20px}}
.pair :is(.left,.right){{white-space:break-spaces}}
.letter .letter-mark{{margin-top:0!important}}
.scroll table{{min-width:calc(var(--columns)*4.2em)}}
:is(h1,h2,.mark){{text-wrap:balance}}
}}
"""

PANELS = """
a.num{word-break:normal;scroll-margin:40vh 0}
.told aside{display:none}
@media screen{
a.num:is(:hover,:focus-visible){text-decoration:underline dotted #888 1px;text-underline-offset:4px}
.told :target{display:block;position:fixed;z-index:2;right:16px;bottom:16px;box-sizing:border-box;\
width:min(640px,100vw - 32px);max-height:min(60vh,560px);overflow:auto;padding:12px 16px;\
border:1px solid #999;border-radius:4px;background:#fff;color:#222;\
box-shadow:0 4px 24px rgba(0,0,0,.35);font:15px/1.6 var(--song);letter-spacing:0;text-align:left;\
text-justify:auto;overflow-wrap:anywhere}
.told a{text-decoration:underline;text-underline-offset:3px}
.told aside>a{float:right;margin-left:12px}
.told i{margin:0 .5em;font-size:12px;font-style:normal;color:#666;line-height:1.6!important}
.told p{font-weight:700}
.told p i{font-weight:400}
.told ul{margin:0;padding-left:1.2em}
}
@media screen and (max-width:560px){
.told :target{right:0;bottom:0;left:0;width:auto;max-height:55vh;border-radius:8px 8px 0 0;font-size:14px}
}
@media screen and (prefers-color-scheme:dark){
.told :target{background:#26292d;color:#e8e8e8;border-color:#555}
.told i{color:#aaa}
}
"""
"""The links of numbers and the panels that they show."""
