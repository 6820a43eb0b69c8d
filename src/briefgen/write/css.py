"""Style sheets made from the layout table: one class a role, for paper and for the screen.

Not the markup: that is `markup`. Not sizes of elements: those stand in `layout`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from briefgen.document.layout import BLACK, MM_PT, STROKE_GAP_PT, Face, Layout, Look, Rule
from briefgen.document.pieces import Role
from briefgen.write.css_pages import margins, pages
from briefgen.write.css_tables import table_sheet

ABOVE_RULE = (Role.NUMBER, Role.NUMBER_SIGNER, Role.ISSUER_DATE)
LOWER = 0.0525  # of the size: how much lower than 仿宋 the face of 小标宋 stands (measured, Noto Serif SC)
SPARE_PT = 0.013  # so that rounding costs no character: 28 of 16 pt in 442.2 pt are set -0.22 pt apart

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
def screen_sheet(layout: Layout) -> str:
    """The style sheet of the HTML page: for the screen, and for printing from a browser."""
    return "\n".join(
        (_faces(OFFICE_FACES), ROOT, _common(layout, units), _screen(layout), _browser_print(layout))
    )


def browser_sheet(layout: Layout) -> str:
    """The style sheet for printing a page of the website: lengths of paper, faces that offices have."""
    return "\n".join((_faces(OFFICE_FACES), _common(layout, points), _browser_print(layout)))


@cache
def paper_sheet(layout: Layout, faces: tuple[tuple[Face, str], ...], letter: bool, watermark: str) -> str:
    """The style sheet of the PDF; `faces` are the families that print each face, `watermark` the
    address of the picture behind a draft, if it is one."""
    shown = (_faces(dict(faces)), pages(layout, letter, watermark), _common(layout, points), PAPER)
    return "\n".join((*shown, _raised(layout)))


def _faces(faces: Mapping[Face, str]) -> str:
    return ":root{" + "".join(f"--{face}:{families};" for face, families in faces.items()) + "}"


def _common(layout: Layout, length: Length) -> str:
    roles = [_role(layout, role, look, length) for role, look in layout.looks.items()]
    rules = [_rule(layout, role, rule, length) for role, rule in layout.rules.items()]
    return "\n".join((_base(layout, length), *roles, *rules))


def _base(layout: Layout, length: Length) -> str:
    pitch = length(layout.pitch_pt)
    spacing = round(layout.char_pt - layout.body_pt - SPARE_PT, 2)
    return f"""
html{{color:#000}}
body{{margin:0;font-family:var(--fang);font-size:{length(layout.body_pt)};line-height:{pitch};\
letter-spacing:{length(spacing)};text-align:left;orphans:1;widows:1;\
font-weight:400;font-variant-ligatures:none;font-kerning:none}}
p,h1,h2,h3,h4,h5,h6,figure,table,caption,figcaption{{margin:0;padding:0;font-size:inherit;\
font-weight:400}}
:is(p,h1,h2,h3,h4,h5,h6,td,th,caption,figcaption) :is(strong,em,b,i,span,data,a){{line-height:1}}
strong{{font-family:var(--hei);font-weight:400}}
em{{font-family:var(--kai);font-style:normal}}
b{{font-weight:400}}
a{{color:inherit;text-decoration:none;overflow-wrap:anywhere}}
.run-in-0{{font-weight:700}}
.run-in-1{{font-family:var(--hei)}}
.run-in-2{{font-family:var(--kai)}}
.more{{display:block}}
:is(p,h1,h2,h3,h4,h5,h6) .more{{line-height:inherit}}
.new-page{{break-before:page}}
.keep{{break-after:avoid}}
.whole{{break-inside:avoid}}
.pair .right{{text-align:right}}
.pair :is(.left,.right){{line-height:inherit;white-space:pre}}
.rule{{position:relative}}
{table_sheet(length, layout.pitch_pt)}\
.picture{{margin:{length(layout.pitch_pt / 2)} 0;text-align:center;break-inside:avoid}}
.picture img{{max-width:100%;max-height:{length(layout.pitch_pt * 16)};display:block;margin:0 auto}}
.picture .caption{{break-after:auto}}
.foot{{border-top:{layout.imprint_outer_mm}mm solid #000;\
border-bottom:{layout.imprint_outer_mm}mm solid #000}}
.foot .group+.group{{border-top:{layout.imprint_inner_mm}mm solid #000}}
"""


def _role(layout: Layout, role: Role, look: Look, length: Length) -> str:
    rules = [f"font-family:var(--{look.face})"]
    if look.size_pt != layout.body_pt:
        rules.append(f"font-size:{length(look.size_pt)}")
        rules.append("letter-spacing:0")
    if look.line_pt != layout.pitch_pt:
        rules.append(f"line-height:{length(look.line_pt)}")
    rules.append(f"text-align:{look.align}")
    char = layout.char_of(look)
    for name, chars in (
        ("text-indent", look.first_chars),
        ("padding-left", look.left_chars),
        ("padding-right", look.right_chars),
    ):
        if chars:
            rules.append(f"{name}:{length(chars * char)}")
    for name, lines in (("margin-top", look.before_lines), ("margin-bottom", look.after_lines)):
        if lines:
            rules.append(f"{name}:{length(lines * layout.pitch_pt)}")
    if look.color != BLACK:
        rules.append(f"color:{look.color}")
    if look.keep_next:
        rules.append("break-after:avoid")
    return f".{role}{{{';'.join(rules)}}}"


def _raised(layout: Layout) -> str:
    """A chapter among lines of text stands on their base lines, though 小标宋 lies lower in its line."""
    look = layout.look(Role.CHAPTER)
    if look.face != "biaosong":
        return ""
    above, below = (lines * layout.pitch_pt for lines in (look.before_lines, look.after_lines))
    lower = look.size_pt * LOWER
    return f".chapter{{margin-top:{points(above - lower)};margin-bottom:{points(below + lower)}}}"


def _rule(layout: Layout, role: Role, rule: Rule, length: Length) -> str:
    """A rule is a box of borders: as high as its strokes and what lies between them."""
    look = layout.look(role)
    above, below = rule.strokes_pt[0], rule.strokes_pt[-1]
    borders = f"border-top:{above:g}pt solid {look.color}"
    if len(rule.strokes_pt) > 1:
        borders += f";border-bottom:{below:g}pt solid {look.color};height:{STROKE_GAP_PT:g}pt"
    place = f"margin-top:{length(rule.before_mm * MM_PT - ink_below(layout.body_pt, layout.pitch_pt))}"
    if rule.bottom_mm is not None:
        place = f"position:absolute;left:0;right:0;bottom:{rule.bottom_mm - layout.bottom_mm:g}mm"
    elif rule.after_mm:
        place += (
            f";margin-bottom:{length(rule.after_mm * MM_PT - ink_above(layout.body_pt, layout.pitch_pt))}"
        )
    wider = (rule.width_mm - (layout.page_width_mm - layout.left_mm - layout.right_mm)) / 2
    if wider:
        place += f";margin-left:{-wider - (layout.left_mm - layout.right_mm) / 2:g}mm"
        place += f";margin-right:{-wider + (layout.left_mm - layout.right_mm) / 2:g}mm"
    return f".{role}{{{borders};{place};break-after:avoid}}{_after_others(layout, role, rule, length)}"


def _after_others(layout: Layout, role: Role, rule: Rule, length: Length) -> str:
    """The space above a rule where the line before it has another size than the text."""
    looks = {above: layout.look(above) for above in ABOVE_RULE} if role is Role.HEAD_RULE else {}
    far = {
        above: length(rule.before_mm * MM_PT - ink_below(look.size_pt, look.line_pt))
        for above, look in looks.items()
        if (look.size_pt, look.line_pt) != (layout.body_pt, layout.pitch_pt)
    }
    return "".join(f".{above}+.{role}{{margin-top:{distance}}}" for above, distance in far.items())


def ink_below(size_pt: float, line_pt: float) -> float:
    """The white under the characters of a line: half of its leading, less what hangs out of it."""
    return (line_pt - size_pt) / 2 - size_pt * 0.053  # measured: 〔 and ） of Fandol Fang


def ink_above(size_pt: float, line_pt: float) -> float:
    """The white over the characters of a line."""
    return (line_pt - size_pt) / 2 + size_pt * 0.065  # measured with Fandol Fang


def _browser_print(layout: Layout) -> str:
    return (
        "@media print{" + pages(layout, letter=False) + "html,body{background:#fff}"
        "body{text-justify:inter-character;line-break:strict}"
        ".paper{width:auto;min-height:0;padding:0;margin:0;box-shadow:none}"
        ".letter-foot-rule{position:fixed;top:auto;bottom:-15mm}}"
    )


ROOT = ":root{--u:1pt}"

PAPER = """
.wide+:not(.wide),:has(>.wide:last-child)+:not(.wide){break-before:page} /* the engine does not */
p{overflow-wrap:anywhere} /* a word longer than the line */
h1.series{bookmark-level:none}
.pair{display:table;box-sizing:border-box;width:100%}
.pair :is(.left,.right){display:table-cell}
.letter .foot,.letter .group{border:0}
.picture img{image-rendering:crisp-edges} /* PDF/A, ISO 19005-3 6.2.8: no interpolation */
.head>:not(.letter-foot-rule){position:relative;z-index:-1} /* drawn in reading order, narrow or not */
.foot{float:footnote}
:is(p,h1) .narrow{display:block;text-align:left;white-space:nowrap;line-height:inherit;transform-origin:left}
.contents a::after{content:leader("…") " " target-counter(attr(href),page)}
.foot::footnote-call,.foot::footnote-marker{content:normal}
"""


def _screen(layout: Layout) -> str:
    pitch, foot_rule = points(layout.pitch_pt), layout.rule(Role.LETTER_FOOT_RULE)
    return f"""
.pair{{display:flex;flex-wrap:wrap;justify-content:space-between;column-gap:1em}}
.letter .foot,.letter .group{{border:0}}
@media screen{{
html{{background:#8b9096}}
body{{text-justify:inter-character;line-break:strict;-webkit-text-size-adjust:100%}}
.paper{{position:relative;box-sizing:border-box;width:{layout.page_width_mm}mm;\
min-height:{layout.page_height_mm}mm;margin:24px auto;background:#fff;box-shadow:0 2px 12px rgba(0,0,0,.4);\
padding:{margins(layout)};display:flex;flex-direction:column}}
.foot-place{{margin-top:auto;padding-top:{points(layout.pitch_pt * 2)}}}
.letter-foot-rule{{left:{layout.left_mm}mm;right:{layout.right_mm}mm;bottom:{foot_rule.bottom_mm}mm}}
.is-draft::before{{content:"草稿";position:fixed;top:50%;left:50%;z-index:1;pointer-events:none;white-space:nowrap;\
transform:translate(-50%,-50%) rotate(-35deg);font:400 min(30vw,220px)/1 var(--hei);\
color:rgba(128,128,128,.16)}}
data.num:hover{{background:#fff3c4}}
a:focus-visible,.scroll:focus-visible{{outline:2px solid #06c;outline-offset:2px}}
.contents a{{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:4px}}
.new-page{{border-top:1px dashed #b5b5b5;margin-top:{pitch};padding-top:{pitch}}}
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
