"""Long lists in parts."""

from __future__ import annotations

from briefgen.publish.site.paging import parts


def test_a_list_is_parted() -> None:
    found = parts("a/", ("x", "y", "z"), 2)
    assert [(one.address, one.items, one.words) for one in found] == [
        ("a/", ("x", "y"), ("第1页",)),
        ("a/2/", ("z",), ("第2页",)),
    ]
    assert [one.words for one in parts("a/", (), 2)] == [()]
