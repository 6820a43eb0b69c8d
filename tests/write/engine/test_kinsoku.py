"""Where lines may end: what the engine is shown, and that an engine without its functions is left alone."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from briefgen.write.engine import bold, joined, justify, kinsoku, pitch
from briefgen.write.engine.kinsoku import stand_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("绕“8.31”两", "绕《8.31》两"),
        ("说：“‘好’。”", "说：《《好》。》"),
        ("don’t", "don’t"),
        ("O’Brien’s", "O’Brien’s"),
        ("他说——这是", "他说……这是"),
        ("阿依·古丽", "阿依…古丽"),
        ("2019—2020年", "2019％2020年"),
        ("3～5%", "3％5%"),
        ("3%～5%", "3%…5%"),
        ("5㎡", "5℃"),
        ("以㎡计", "以㎡计"),
        ("见https://a.example.org/b-c?d=e2", "见https://a|example|org/b|c|d|e2"),
        ("信reader.one@lib.example", "信reader|one|lib|example"),
        ("表ReaderSurvey_final.xlsx", "表ReaderSurvey|final|xlsx"),
        ("表Survey_2023_final_1.xlsx", "表Survey|2023|final|1|xlsx"),
        ("号QL-2023-00187-00021-3", "号QL-2023-00187-00021-3"),
        ("人x.y@a.cn", "人x.y@a.cn"),
        ("第12,345.67元", "第12,345.67元"),
        ("1.甲；2.5米", "1.甲；2.5米"),
    ],
)
def test_the_engine_is_shown_marks_that_it_breaks_at_rightly(text: str, shown: str) -> None:
    assert stand_in(text) == shown
    assert len(stand_in(text)) == len(text)


def test_only_what_a_line_can_hold_is_looked_at() -> None:
    assert stand_in("甲“乙”" * 1000).endswith("甲“乙”")
    assert len(stand_in("甲“乙”" * 1000)) == 4000


def test_an_engine_without_the_functions_is_left_as_it_is() -> None:
    empty = SimpleNamespace()
    justify.install(empty, empty)
    kinsoku.install(empty)
    pitch.install(empty)
    bold.install(empty)
    joined.install(empty)
    assert vars(empty) == {}


def test_functions_with_other_parameters_are_left_as_they_are() -> None:
    def split_first_line(text: str) -> None: ...
    def can_break_text(text: str) -> None: ...
    def build(box: object) -> None: ...

    engine = SimpleNamespace(
        split_first_line=split_first_line, can_break_text=can_break_text, _build_box_tree=build
    )
    kinsoku.install(engine)
    joined.install(engine)
    assert (engine.split_first_line, engine._build_box_tree) == (split_first_line, build)
