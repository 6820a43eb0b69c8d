"""The tags of a finished page, read back."""

from __future__ import annotations

from briefgen.publish.site.markup import tags

PAGE = """\
<!DOCTYPE html>
<!-- <a href="not/"> -->
<p class="x">文字</p>
<a href="a/?b=1&amp;c=2" title='甲"乙'>链接</a>
<IMG SRC="p.png" alt="a > b"><svg:use xlink:href="#i"/>
<meta name="Keywords"
  content="公交,客流">
"""


def test_tags_that_address_or_name_something_are_read_with_their_lines() -> None:
    found = [(tag.name, dict(tag.attributes), tag.line) for tag in tags(PAGE)]
    assert found == [
        ("a", {"href": "a/?b=1&c=2", "title": '甲"乙'}, 4),
        ("img", {"src": "p.png", "alt": "a > b"}, 5),
        ("svg:use", {"xlink:href": "#i"}, 5),
        ("meta", {"name": "Keywords", "content": "公交,客流"}, 6),
    ]
