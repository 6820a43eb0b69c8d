"""YAML to nodes: what is refused, where, and that nothing makes the loader fall over."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.load.nodes import ListNode, MappingNode
from briefgen.load.tree import tree
from briefgen.model.fields import Scalar

from .workspaces import told


def faults(text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    return told(tree(content, "f.yaml")[1])


def scalar(text: str, key: str = "a") -> Scalar:
    root, findings = tree(text.encode(), "f.yaml")
    assert findings == []
    assert isinstance(root, MappingNode)
    value = root[key]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1\n", ["f.yaml:1:4 BG110"]),
        ('a: "x\n', ["f.yaml:1:4 BG110"]),
        ("a: b: c\n", ["f.yaml:1:5 BG110"]),
        ("a: @x\n", ["f.yaml:1:4 BG110"]),
        ("- a\nb: c\n", ["f.yaml:2:1 BG110"]),
        ("a:\n\tb: 1\n", ["f.yaml:2:1 BG108"]),
        ("a:\n  - 1\n  \t- 2\n", ["f.yaml:3:1 BG108"]),
        ("a: 1\nb: 2\na: 3\n", ["f.yaml:3:1 BG116"]),
        ("a: {b: 1, b: 2}\n", ["f.yaml:1:11 BG116"]),
        ("a: &x 1\nb: *x\n", ["f.yaml:1:4 BG113", "f.yaml:2:4 BG113"]),
        ("a: !!str 1\n", ["f.yaml:1:4 BG114"]),
        ("a: !!python/object/apply:os.system [x]\n", ["f.yaml:1:4 BG114"]),
        ("a: 1\n---\nb: 2\n", ["f.yaml:2:1 BG115"]),
        ("a: {{ f.x }}做法\n", ["f.yaml:1:5 BG117"]),
        ("a: {{ f.x }}\n", ["f.yaml:1:5 BG117"]),
        ("? [a]\n: 1\n", ["f.yaml:1:3 BG117"]),
        ("a: \x07\n", ["f.yaml:1:4 BG107"]),
        ("a: 水\ufffe\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\U000f0001\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\u2028\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\u200b厂\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\u00ad厂\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\ufeff厂\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\u202e厂\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\u2067厂\n", ["f.yaml:1:5 BG107"]),
        ("a: 水\u00a0厂\n", ["f.yaml:1:5 BG109"]),
        ('a: "\\x07"\n', ["f.yaml:1:4 BG107"]),
        ('a: "\\ud800"\n', ["f.yaml:1:7 BG110"]),
        ("a:\nb: ~\nc: null\n", ["f.yaml:1:3 BG119", "f.yaml:2:4 BG119", "f.yaml:3:4 BG119"]),
        ("- \n- x\n", ["f.yaml:1:2 BG119"]),
    ],
)
def test_a_fault_is_told_at_its_line_and_column(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "no",
        "Yes",
        "y",
        "N",
        "on",
        "OFF",
        "0123",
        "-007",
        "12:30",
        "1:02:03",
        "1_000",
        "0x1F",
        "0o17",
        "0b11",
        "1e5",
        "1.5E-3",
        ".nan",
        ".NaN",
        ".inf",
        "-.Inf",
        "00.5",
    ],
)
def test_an_unquoted_word_that_other_tools_read_otherwise_is_refused(word: str) -> None:
    assert faults(f"a: {word}\n") == ["f.yaml:1:4 BG118"]
    assert faults(f'a: "{word}"\n') == []


@pytest.mark.parametrize(
    "word",
    [
        "0",
        "0.5",
        "12",
        "-3.25",
        "2019-01-04",
        "true",
        "false",
        "1:500万",
        "_x",
        "某",
        "1.1.1",
        "3,200",
        "north",
        "yes，是的",
    ],
)
def test_ordinary_words_and_numbers_need_no_quotes(word: str) -> None:
    value = scalar(f"a: {word}\n")
    assert value == word
    assert value.plain


def test_a_key_of_one_letter_is_no_trap_but_no_and_on_are() -> None:
    assert faults("y: 1\nn: 2\n") == []
    assert faults("on: 1\nno: 2\n") == ["f.yaml:1:1 BG118", "f.yaml:2:1 BG118"]


def test_all_faults_of_a_file_are_told_in_one_run() -> None:
    text = "a: NO\nb:\nc: &x 1\na: 2\nd: 0123\n"
    assert faults(text) == [
        "f.yaml:1:4 BG118",
        "f.yaml:2:3 BG119",
        "f.yaml:3:4 BG113",
        "f.yaml:4:1 BG116",
        "f.yaml:5:4 BG118",
    ]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("a: 自来水".encode("gbk"), "GBK"),
        ("a: 自来水".encode("utf-16"), "UTF-16"),
        ("a: water".encode("utf-16-le"), "UTF-16"),
        ("a: x".encode("utf-32"), "UTF-32"),
        (b"a: \xff\xff", "unknown"),
    ],
)
def test_another_encoding_is_refused(content: bytes, encoding: str) -> None:
    root, findings = tree(content, "f.yaml")
    assert root is None
    assert [f.code for f in findings] == ["BG106"]
    assert encoding in findings[0].message("en")


def test_the_place_of_a_wrong_byte_is_told() -> None:
    assert faults("a: 1\nb: 水".encode() + b"\xb2\xe2") == ["f.yaml:2:5 BG106"]


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    root, findings = tree("\ufeffa: 1".encode(), "f.yaml")
    assert (root, findings) == ({"a": "1"}, [])


@pytest.mark.parametrize(
    "nest", ["[" * 400_000, "{" * 400_000, "[ \n" * 133_000, "- " * 200_000, "[a,{b: " * 57_000]
)
def test_a_400_kb_nest_is_refused_at_once(nest: str) -> None:
    start = time.perf_counter()
    found = faults(nest)
    assert [f.split()[1] for f in found] == ["BG111"]
    assert time.perf_counter() - start < 5


def test_an_alias_bomb_is_refused_without_growing() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert set(f.split()[1] for f in faults("\n".join(lines))) == {"BG113"}


def test_more_values_than_any_record_needs_are_refused() -> None:
    assert faults("[" + "1," * 450_000 + "]") == ["f.yaml:1:1 BG112"]


def test_scalars_stay_text_and_know_their_places() -> None:
    root, findings = tree('城: 东湖\n列: [12, "a b"]\n'.encode(), "f.yaml")
    assert findings == []
    assert isinstance(root, MappingNode)
    city, listed = root["城"], root["列"]
    assert isinstance(city, Scalar)
    assert isinstance(listed, ListNode)
    assert (str(city.span), city.span.end_column) == ("f.yaml:1:4", 6)
    assert str(root.key_span("列")) == "f.yaml:2:1"
    assert str(listed.span) == "f.yaml:2:4"
    assert [(v, str(v.span)) for v in listed if isinstance(v, Scalar)] == [
        ("12", "f.yaml:2:5"),
        ("a b", "f.yaml:2:9"),
    ]


def test_a_literal_block_stands_where_its_first_line_does() -> None:
    value = scalar("a: |  # remark\n    第一行\n    第二行\n\nb: 1\n")
    assert value == "第一行\n第二行"
    assert value.block
    assert str(value.span) == "f.yaml:2:5"


def test_a_literal_block_keeps_its_empty_first_line() -> None:
    value = scalar("a: |\n\n  文\n")
    assert value == "\n文"
    assert str(value.span) == "f.yaml:2:3"


def test_a_folded_block_is_not_literal() -> None:
    value = scalar("a: >-\n\n  a\n  b\n")
    assert value == "\na b"
    assert not value.block
    assert str(value.span) == "f.yaml:3:3"


def test_windows_line_ends_do_not_move_places() -> None:
    assert faults("a: 1\r\nb: NO\r\n") == ["f.yaml:2:4 BG118"]


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_make_the_loader_raise(content: bytes) -> None:
    root, findings = tree(content, "f.yaml")
    assert root is None or isinstance(root, Scalar | MappingNode | ListNode)
    assert all(
        f.span.line >= 1 and f.span.column >= 1 and f.message("zh") and f.message("en") for f in findings
    )


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab:{}[]-,&*!|>'\"#%@ \n\t?~0123水。x", max_size=120))
def test_no_text_of_yaml_signs_makes_the_loader_raise(text: str) -> None:
    _, findings = tree(text.encode(), "f.yaml")
    assert all(f.code.startswith("BG1") for f in findings)


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8",
            exclude_categories=("Cc", "Cf", "Cs", "Co", "Zl", "Zp"),
            exclude_characters="\u00a0\ufeff\ufffe\uffff",
        )
    )
)
def test_quoted_text_comes_back_as_it_was(text: str) -> None:
    value = scalar("a: '" + text.replace("'", "''") + "'\n")
    assert value == text
