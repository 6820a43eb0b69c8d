"""The print sheet of the site: the official page of a layout, for documents printed from a browser.

Not the look on the screen: that is the site's own sheet. Its classes are those of `web_places`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.document.layout import Layout
from briefgen.document.roles import Role
from briefgen.write.css import browser_sheet, points
from briefgen.write.web_places import HALVES, HUNDREDTHS, QUARTERS, TENTHS, step


def print_sheet(layout: Layout) -> str:
    """The sheet for `media="print"`; it hides what the site has around a document."""
    sheet = "\n".join((browser_sheet(layout), PRINTED, *_steps(layout), _letter(layout)))
    return FOOTNOTE.sub("", sheet) + "\n"


def _letter(layout: Layout) -> str:
    """The first page of a letter (GB/T 9704-2012 10.1): its masthead stands above the type area of the
    others, it has a rule at its foot and no number."""
    top, rule = layout.mark_top_mm(Role.LETTER_MARK) or layout.top_mm, layout.rule(Role.LETTER_FOOT_RULE)
    wider, foot = (rule.width_mm - layout.type_width_mm) / 2, rule.bottom_mm or 0
    colour = layout.look(Role.LETTER_FOOT_RULE).color
    box = (
        f'content:"";width:{rule.width_mm}mm;margin:0 {-wider:g}mm {foot:g}mm;'
        f"height:{layout.bottom_mm - foot:g}mm;border-bottom:4pt double {colour}"
    )
    none = "".join(f"@bottom-{side}{{content:none}}" for side in ("left", "right"))
    return (
        ".letter{page:letter}.letter .letter-mark{margin-top:0}.letter-foot-rule{display:none}"
        f"@page letter:first{{margin-top:{top - INK_MM:g}mm;{none}@bottom-center{{{box}}}}}"
    )


def _steps(layout: Layout) -> Iterator[str]:
    """A rule for each class of a length."""
    char, pitch = layout.char_pt, layout.pitch_pt
    for n in range(-3 * TENTHS, 8 * TENTHS + 1):
        yield _rule(step("gap", n), "margin-top", n / TENTHS * pitch)
    for n in range(layout.chars * QUARTERS + 1):
        yield _rule(step("right", n), "padding-right", n / QUARTERS * char)
        yield f".{step('left', n)}{{padding-left:{points(n / QUARTERS * char)};text-align:left}}"
    left = layout.look(Role.ATTACHMENT_LIST).left_chars * char
    for n in range(1, 8 * QUARTERS + 1):
        hang = n / QUARTERS * char
        yield f".{step('hang', n)}{{padding-left:{points(left + hang)};text-indent:{points(-hang)}}}"
    for n in range(10 * HALVES, 70 * HALVES + 1):
        yield _rule(step("size", n), "font-size", n / HALVES)
    for n in range(1, HUNDREDTHS // 2 + 1):
        em = n / HUNDREDTHS
        yield f".{step('space', n)}{{letter-spacing:{em:g}em;margin-right:-{em:g}em}}"
    for n in range(1, 7):
        spacing = layout.type_width_pt / (layout.chars - n) - layout.body_pt - 0.02
        yield _rule(f"fewer-{n}", "letter-spacing", spacing)
    look = layout.look(Role.MARK)
    for n in range(2, 7):
        above, below = -(n + 1) / 2 * look.line_pt, (n - 1) / 2 * look.line_pt
        yield f".beside-{n}{{margin-top:{points(above)};padding-bottom:{points(below)}}}"
    for n in range(101):
        yield f".w-{n}{{width:{n}%}}"


def _rule(name: str, property: str, amount: float) -> str:
    return f".{name}{{{property}:{points(amount)}}}"


FOOTNOTE = re.compile(r"@footnote\{[^}]*\}")
"""What only the PDF engine knows."""
INK_MM = 3
"""How far the ink of a masthead stands below the top of its line."""
PRINTED = """
.paper{display:block;color:#000}
.chart-data,.chart-narrow,.chart-small{display:none}
.pair{display:flex;justify-content:space-between}
.grid .scroll{overflow:visible}
.grid tbody th{text-align:left}
.grid :is(td,th).right,.grid :is(td,th).decimal{text-align:right;padding-right:1em}
.grid :is(td,th).center,.grid thead th{text-align:center}
a.num{color:inherit;text-decoration:none}
.picture img{max-width:100%;height:auto}
.foot-place{break-inside:avoid;margin-top:1em}
"""
"""What a browser prints otherwise than the paper sheet says."""
