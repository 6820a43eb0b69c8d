"""The style sheet of tables: rules, alignment, and where a page may break.

Not their type: sizes and faces of head, cells and notes stand in `layout`.
"""

from __future__ import annotations

from collections.abc import Callable

THICK, THIN = "1pt solid #000", ".5pt solid #000"  # house


def table_sheet(length: Callable[[float], str], pitch_pt: float) -> str:
    """Tables for paper and screen. Rules belong to the cells: those of collapsed borders cannot tell a
    row that only a continued table has (续表)."""
    return f"""
.grid{{margin:{length(pitch_pt / 2)} 0}}
.grid:has(caption){{margin-top:0}}
.grid+.grid:has(caption){{margin-top:{length(-pitch_pt / 2)}}}
.grid table{{width:100%;border-collapse:separate;border-spacing:0;table-layout:fixed}}
.grid :is(th,td){{border:0 solid #000;border-right:{THIN};border-bottom:{THIN};\
padding:{length(1.25)} {length(4)};font-weight:400;vertical-align:middle;letter-spacing:0;\
overflow-wrap:anywhere}}
.grid :is(th,td):first-child{{border-left:{THIN}}}
.grid :is(thead th,table:not(:has(thead)) tbody tr:first-child td){{border-top:{THICK}}}
.grid thead tr:not(.continued)~tr th{{border-top:0}}
.grid tbody tr:last-child td{{border-bottom:{THICK}}}
.grid .continued td{{border:0;padding:0 0 {length(4)};text-align:right}}
.grid tr{{break-inside:avoid}}
.grid tr.tall{{break-inside:auto}}
.grid tr.together{{break-after:avoid}}
.grid thead{{display:table-header-group}}
.grid .caption{{caption-side:top}}
.table-note{{break-before:avoid;break-inside:avoid}}
td.center,td.decimal{{text-align:center}}
td.right{{text-align:right}}
"""
