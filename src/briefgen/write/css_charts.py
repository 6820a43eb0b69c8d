"""The style sheet of charts on a screen, for pages that have some.

Not their colours: those are part of the drawing.
"""

from __future__ import annotations

CHARTS = """
.plot svg{display:block;width:100%;height:auto;margin:0 auto;font-family:var(--hei)}
.chart-narrow{display:none}
.chart-narrow svg{max-width:420px}
.chart-data{text-align:left;font:calc(var(--u)*12)/1.5 var(--song);letter-spacing:0}
.chart-data summary{width:fit-content;margin-top:8px;padding:4px 0;cursor:pointer}
.chart-data table{border-collapse:collapse}
.chart-data :is(th,td){padding:3px 12px;border:1px solid #999;font-weight:400;line-height:1.5}
.chart-data td{text-align:right}
@media screen{.chart-data summary:focus-visible{outline:2px solid #06c;outline-offset:2px}}
@media screen and (max-width:560px){
.chart-wide{display:none}
.chart-narrow{display:block}
}
@media print{.chart-data{display:none}}
"""
