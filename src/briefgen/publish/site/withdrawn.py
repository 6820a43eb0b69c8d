"""What stands in place of a document that was taken off the site (撤下): when, and why.

Not the document: nothing of it is left.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.publish.site.lists import ARCHIVE
from briefgen.publish.site.pages import render
from briefgen.publish.site.site import Made, Page, Site

TITLE = "文件已撤下"


def pages(site: Site) -> Iterator[Made]:
    """A page for each, at its old address; the page on corrections lists them."""
    for one in site.withdrawn:
        page = Page(
            address=one.address,
            title=TITLE,
            sort="list",
            nav="archive",
            trail=(ARCHIVE,),
            description=f"{site.settings.name}：这个地址上的文件已撤下。",
        )
        yield page, render(site, page, "withdrawn.html.j2", one=one)
