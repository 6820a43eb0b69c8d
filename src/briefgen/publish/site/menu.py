"""The menu of the site: its entries in order.

Not its markup, and not the breadcrumbs.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.publish.site.site import Nav


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the menu; `nav` is what its pages say that they belong to."""

    nav: Nav
    name: str
    address: str


MENU = (
    Entry("home", "首页", ""),
    Entry("archive", "文件", "archive/"),
    Entry("indicators", "数据", "indicators/"),
    Entry("organs", "机构", "organs/"),
    Entry("about", "说明", "about/"),
)
