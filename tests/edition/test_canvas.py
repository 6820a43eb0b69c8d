"""Whatever parts of a YAML text are left out, the others say what they said, where they said it."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.edition.canvas import YamlCopy
from briefgen.load.written import Spot, Written, written

TEXT = """\
%YAML 1.1
--- # 开头
# 说明
甲: 一 # 尾
乙: {a: 1, "b": [x, y , z], c: {d: 2}, e: , f: 'it''s' } # 尾
丙:
- 一行 # 尾
# 中间
-   - 内一
    - 内二
- {k: v,
   # 括号里的说明
   m: [p,
       q], # 尾
  }
- k1: v1
  k2: |  # 块
    第一行
      # 不是说明
    第三行

  k3: >-
    折一
    折二
  # 块后的说明
  k4: "双
    引号 # 不是说明"
? 复杂键
: 值
丁: 跨行的
  普通文字
  # 说明
戊: [a: 1, {b: 2}, [], {}]
己:
  庚:
    辛: 末
...
"""


def nodes(root: Written) -> Iterator[Written]:
    """Every value of a text, the outermost first."""
    for value in root.values:
        yield value
        yield from nodes(value)


def said(root: Written | None, dropped: frozenset[int] = frozenset()) -> list[tuple[Spot, str]]:
    """The scalars that stay, with their places."""
    if root is None or not holds(root, dropped):
        return []
    if root.kind == "scalar":
        return [(root.start, root.text)] if root.text else []
    found: list[tuple[Spot, str]] = []
    for at, value in enumerate(root.values):
        if holds(value, dropped):
            found += [(root.keys[at].start, root.keys[at].text)] if root.keys else []
            found += said(value, dropped)
    return found


def holds(node: Written, dropped: frozenset[int]) -> bool:
    if id(node) in dropped:
        return False
    return node.kind == "scalar" or bool(node.style) or any(holds(value, dropped) for value in node.values)


def tree() -> Written:
    root = written(TEXT)
    assert root is not None
    return root


COUNT = len([*nodes(tree())])


def test_a_text_of_which_nothing_is_left_out_says_all_it_said() -> None:
    root = tree()
    assert said(written(YamlCopy(TEXT, frozenset()).text(root))) == said(root)


def test_no_comment_is_copied() -> None:
    copy = YamlCopy(TEXT, frozenset()).text(tree())
    assert [
        word
        for word in ("开头", "说明", "尾", "中间", "# 块", "块后")
        if word in copy.replace("不是说明", "")
    ] == []


@settings(max_examples=300, deadline=None)
@given(st.sets(st.integers(0, COUNT - 1)))
def test_what_is_left_says_what_it_said_where_it_said_it(numbers: set[int]) -> None:
    root = tree()
    dropped = frozenset(id(node) for at, node in enumerate(nodes(root)) if at in numbers)
    copy = YamlCopy(TEXT, dropped).text(root)
    assert said(written(copy)) == said(root, dropped)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, COUNT - 1)))
def test_what_is_left_out_is_not_written(numbers: set[int]) -> None:
    root = tree()
    listed = [*nodes(root)]
    dropped = frozenset(id(node) for at, node in enumerate(listed) if at in numbers)
    lines = YamlCopy(TEXT, dropped).text(root).split("\n")
    for node in (listed[at] for at in numbers):
        if node.kind == "scalar" and node.text and node.start[0] == node.end[0]:
            line = lines[node.start[0]] if node.start[0] < len(lines) else ""
            assert line[node.start[1] : node.end[1]].strip() == ""
