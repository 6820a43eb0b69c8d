"""Text stands on the first page below a masthead of many issuers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.document.first_page import with_text_on_first_page
from briefgen.document.layout import STANDARD
from briefgen.document.roles import Role
from briefgen.document.tree import Article, Document, Head, Properties
from write.documents import p, w

NAMES = ("青岚县水务局", "青岚县交通运输局", "青岚县卫生健康委员会", "青岚县林业局", "青岚县教育局文件")


def document(names: int, title: int) -> Document:
    """A document of so many issuers whose title has so many lines."""
    head = Head(mark=tuple(w(name) for name in NAMES[-names:]), number=w("青水发〔2024〕8号"))
    lines = tuple(w("关于做好汛期工作的通知") for _ in range(title))
    properties = Properties("题", "", "", (), "")
    return Document("d", "official", "common", properties, (Article(lines, blocks=(p("如下。"),)),), head)


@pytest.mark.parametrize(
    ("names", "title", "size", "line"),
    [
        (1, 3, 46, 60),
        (2, 3, 46, 60),
        (3, 2, 46, 60),
        (4, 2, 37.4, 48.7),
        (4, 4, 30, 39.1),  # no smaller
    ],
)
def test_many_names_are_set_smaller(names: int, title: int, size: float, line: float) -> None:
    look = with_text_on_first_page(document(names, title)).layout.look(Role.MARK)
    assert (look.size_pt, look.line_pt) == (size, line)


def test_only_the_masthead_of_a_common_document_changes() -> None:
    crowded = document(5, 3)
    assert with_text_on_first_page(replace(crowded, format="letter")).layout is STANDARD
    looks = with_text_on_first_page(crowded).layout.looks
    assert [role for role in looks if looks[role] != STANDARD.looks[role]] == [Role.MARK]
