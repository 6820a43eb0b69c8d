"""One fact in two ways (BG247)."""

from __future__ import annotations

from pathlib import Path

from check.written import told

SHARE = "value('stations-done')|share(value('stations'))"


def test_one_share_with_other_decimals_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, f"建成率{{{{ {SHARE}|digits(1) }}}}。", f"建成率{{{{ {SHARE}|digits(2) }}}}。") == [
        ("BG247", "同一个数在文中写法不一：“36.4%”和“36.36%”")
    ]


def test_one_count_in_a_coarser_scale_is_told(tmp_path: Path) -> None:
    text = "受益{{ f.people }}。", "受益{{ f.people|to('万人')|digits(1) }}。"
    assert told(tmp_path, *text) == [("BG247", "同一个数在文中写法不一：“1906人”和“0.2万人”")]


def test_the_same_amount_in_other_words_is_one(tmp_path: Path) -> None:
    assert (
        told(tmp_path, "投入{{ f.spent }}。", "投入{{ f.spent|to('元') }}，即{{ f.spent|bare }}万元。") == []
    )
    assert told(tmp_path, "{{ value('stations')|zh }}水站，共{{ value('stations') }}。") == []


def test_two_facts_of_one_value_are_two(tmp_path: Path) -> None:
    text = "山区占{{ f.people|share(f.people) }}，水站占{{ value('stations')|share(value('stations')) }}。"
    assert told(tmp_path, text) == []
