"""The sheet of paper in CSS: size, margins, page numbers, the mark of a draft.

Not what stands on it: that is `css`.
"""

from __future__ import annotations

from briefgen.document.layout import BLACK, MM_PT, Layout
from briefgen.document.roles import Role

APART = """@page apart{@bottom-left{content:none}@bottom-center{content:none}@bottom-right{content:none}}
@page :blank{@bottom-left{content:none}@bottom-center{content:none}@bottom-right{content:none}}
.new-page.apart{break-before:left;page:apart}"""
"""An imprint behind an empty page: neither has a number (GB/T 9704-2012 7.5)."""
DASH_SHARE = 0.486  # of the line of a page number stands above its dashes (measured)


def pages(layout: Layout, letter: bool, watermark: str = "") -> str:
    """The rules of pages; a letter's first page has no number, `watermark` is the address of the picture
    behind a draft."""
    none = "{content:none}"
    first = f"@page :first{{@bottom-left{none}@bottom-center{none}@bottom-right{none}}}"
    draft = f'background:url("{watermark}") no-repeat center/contain' if watermark else ""
    return f"""
@page{{size:{layout.page_width_mm}mm {layout.page_height_mm}mm;\
margin:{margins(layout)};@footnote{{border:0;margin:0;padding:0}}{draft}}}
{_numbers(layout)}
{first if letter else ""}
@page wide{{size:{layout.page_height_mm}mm {layout.page_width_mm}mm;\
margin:{layout.left_mm}mm {layout.top_mm}mm {layout.right_mm}mm {layout.bottom_mm}mm}}
{_turned_numbers(layout)}
{APART if layout.imprint_even_page else ""}
.wide{{page:wide}}
"""


def margins(layout: Layout) -> str:
    """The margins in the order of CSS."""
    return f"{layout.top_mm}mm {layout.right_mm}mm {layout.bottom_mm}mm {layout.left_mm}mm"


def _numbers(layout: Layout) -> str:
    number, side = _number(layout), layout.page_number.side
    pad = f"{layout.look(Role.PAGE_NUMBER).size_pt:g}pt"
    if side == "center":
        return f"@page{{@bottom-center{{{number}}}}}"
    right = f"@bottom-right{{{number};margin-right:{pad}}}"
    left = f"@bottom-left{{{number};margin-left:{pad}}}" if side == "outer" else right
    return f"@page :right{{{right}}}\n@page :left{{{left}}}"


def _turned_numbers(layout: Layout) -> str:
    """On a sheet that lies across, where they are when it is turned upright (GB/T 9704-2012 8)."""
    side = f"width:{layout.bottom_mm}mm;height:{layout.bottom_mm}mm;box-sizing:border-box"
    turned = f"{_number(layout)};{side};transform:rotate(90deg)"
    pad = f"{layout.look(Role.PAGE_NUMBER).size_pt:g}pt"
    if layout.page_number.side == "center":
        return f"@page wide{{@bottom-center{{content:none}}@left-middle{{{turned};text-align:center}}}}"
    right = f"@left-bottom{{{turned};text-align:right;padding-right:{pad}}}"
    left = right
    if layout.page_number.side == "outer":
        left = f"@left-top{{{turned};text-align:left;padding-left:{pad}}}"
    none = "@bottom-{}{{content:none}}"
    other = none.format("left" if layout.page_number.side == "outer" else "right")
    return f"@page wide:right{{{none.format('right')}{right}}}\n@page wide:left{{{other}{left}}}"


def _number(layout: Layout) -> str:
    """A page number as the content of a margin box."""
    look = layout.look(Role.PAGE_NUMBER)
    before, after = layout.page_number.form.split("{}")
    content = " ".join(part for part in (_quoted(before), "counter(page)", _quoted(after)) if part)
    color = f";color:{look.color}" if look.color != BLACK else ""
    above = round(layout.page_number.below_mm - look.line_pt / MM_PT * DASH_SHARE, 2)
    return (
        f"content:{content};white-space:nowrap;letter-spacing:0;line-height:{look.line_pt:g}pt;"
        f"font-family:var(--{look.face});font-size:{look.size_pt:g}pt;vertical-align:top;"
        f"padding-top:{above:g}mm{color}"
    )


def _quoted(text: str) -> str:
    """Text as a string of CSS; every character that could end it is written by its number."""
    safe = "".join(c if c.isalnum() or c in " —-·－–" else f"\\{ord(c):x} " for c in text)
    return f'"{safe}"' if text else ""
