"""Half-width punctuation next to Han becomes full-width; numbers, ratios, addresses and codes stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.compose.normalise import normalised, wide_marks
from briefgen.document.tree import Break, Emph, Link, RunIn, Strong, Text, Value, Words, plain


def said(text: str) -> str:
    return plain(normalised((Text(text),)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲,乙;丙:丁!戊?", "甲，乙；丙：丁！戊？"),
        ("甲(乙)丙", "甲（乙）丙"),
        ("共(1)个", "共（1）个"),
        ("甲（乙(丙)）", "甲（乙（丙））"),
        ("时间:10:30", "时间：10:30"),
        ("2019年,3月", "2019年，3月"),
        ("“甲”,乙", "“甲”，乙"),
        ("甲,,乙", "甲，，乙"),
        ("GB/T 9704(2012)的", "GB/T 9704（2012）的"),
    ],
)
def test_marks_beside_han_become_wide(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "比例1:500的图",
        "上午10:30开会",
        "共3,200户",
        "1,234,567元",
        "见http://a.example/b?c=1,d;e:f!g(h)",
        "写信到a.b@c.example的人",
        "f(x)的值",
        "a,b;c",
        "(a)",
        "C:/data的文件",
        "甲.乙-丙/丁%",
    ],
)
def test_numbers_addresses_and_codes_are_left_alone(text: str) -> None:
    assert said(text) == text


def test_a_value_is_its_texts_neighbour_and_is_not_touched() -> None:
    ratio: Words = (Value("1", None), Text(":"), Value("500", None))
    assert plain(normalised(ratio)) == "1:500"
    words: Words = (Value("3,200", None), Text("户,"), Value("(二)", None))
    assert plain(normalised(words)) == "3,200户，(二)"


def test_words_inside_words_are_reached_and_nothing_is_moved() -> None:
    words: Words = (
        RunIn(1, (Text("甲:"),)),
        Strong((Text("乙,"), Emph((Text("丙;"),)))),
        Break(),
        Link((Text("丁!"),), "http://a.example/,"),
    )
    assert normalised(words) == (
        RunIn(1, (Text("甲："),)),
        Strong((Text("乙，"), Emph((Text("丙；"),)))),
        Break(),
        Link((Text("丁！"),), "http://a.example/,"),
    )


ALPHABET = st.text(st.sampled_from("甲乙。，（“12a ,;:!?()./@"), max_size=30)


@given(ALPHABET)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert said(said(text)) == said(text)


@given(ALPHABET)
def test_digits_letters_and_lengths_never_change(text: str) -> None:
    changed = said(text)
    assert len(changed) == len(text)
    kept = [(a, b) for a, b in zip(text, changed, strict=True) if a not in ",;:!?()"]
    assert all(a == b for a, b in kept)


@given(ALPHABET, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_ratio_between_digits_stays(text: str, left: int, right: int) -> None:
    assert f"{left}:{right}" in said(f"{text}甲{left}:{right}乙")


def test_a_long_text_without_a_mark_is_read_once() -> None:
    started = time.process_time()
    assert wide_marks("写一段话多" * 40_000 + "a" * 200_000) == {}
    assert time.process_time() - started < 2
