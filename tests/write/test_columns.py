"""Widths, shifts and heads of columns, the expected figures written out."""

from __future__ import annotations

from briefgen.document.pieces import Grid
from briefgen.document.tree import Break, Column, Text, Value, Words
from briefgen.write.columns import head, kept, shares, shifts, tall


def words(text: str) -> Words:
    return (Text(text),)


def grid(*cells: str, title: str = "数值", align: str = "decimal") -> Grid:
    rows = tuple((words("项目"), words(cell)) for cell in cells)
    columns = (Column("left", 3), Column(align, 1))  # type: ignore[arg-type]
    return Grid(columns, ((words("指标"), words(title)),), rows, (), (), False)


def test_a_figure_is_shifted_until_its_point_stands_under_the_longest() -> None:
    assert shifts(grid("1.5", "12.25", "300"), 1, office=True) == (0.5, 0.5, -1.5)


def test_signs_commas_and_percent_signs_count_with_the_advances_of_the_pinned_face() -> None:
    # before the point 2.278, 0.833, 0.5 em; from the point on 0.833, 1.611 and 1.611 em
    assert shifts(grid("1,234%", "-1.5%", "9.9%"), 1, office=False) == (-0.778, 1.445, 1.778)


def test_words_and_marks_of_gaps_are_centred() -> None:
    assert shifts(grid("10.5", "—", "缺报", "3～5"), 1, office=True)[1:] == (0, 0, 0)


def test_a_column_of_figures_is_no_narrower_than_they_are() -> None:
    # 20 em by weight 3 to 1 would leave 5 em; 10,090.25万元 needs 4.5 + 2.0 + 1.5 ... and room at its sides
    first, second = shares(grid("10,090.25万元", "7"), 20)
    assert round(second * 20, 2) == 7.75
    assert round(first + second, 9) == 1


def test_columns_that_have_no_room_at_all_keep_their_weights() -> None:
    assert shares(grid("10,090.25万元"), 5) == (0.75, 0.25)


def test_a_head_breaks_before_its_unit() -> None:
    assert head(words("标准（万元/人）"), 6) == (Text("标准"), Break(), Text("（万元/人）"))


def test_a_head_breaks_in_lines_of_like_length_and_never_inside_a_value() -> None:
    assert head(words("户数合计"), 3) == (Text("户数"), Break(), Text("合计"))
    year = Value("2016年", None)
    assert head((year, Text("户数")), 3) == (year, Break(), Text("户数"))


def test_a_head_with_room_stays_on_one_line() -> None:
    assert head(words("户数合计"), 4) == words("户数合计")


def test_only_a_row_higher_than_half_a_page_is_tall() -> None:
    assert not tall((words("字" * 170),), (10.75,))
    assert tall((words("字" * 171),), (10.75,))


def table(*rows: tuple[str, ...], weights: tuple[int, ...]) -> Grid:
    columns = tuple(Column("left", weight) for weight in weights)
    return Grid(columns, (), tuple(tuple(map(words, row)) for row in rows), (), (), False)


def test_columns_that_all_fit_on_one_line_leave_none_to_wrap() -> None:
    # ten characters and 0.75 em would not fit into the 8 em of the weights
    first, second = shares(table(("建档立卡搬迁户入住率", "高"), weights=(2, 3)), 20)
    assert (round(first * 20, 2), round(second * 20, 2)) == (10.75, 9.25)


def test_a_column_gives_what_it_does_not_need_where_that_saves_lines() -> None:
    rows = (("供水管网更新改造任务完成", "按季度报送"),) * 3
    first, second = shares(table(*rows, weights=(1, 1)), 16)
    # by weight 8 em each: two lines; 3 em more for the first do not save one, and the second keeps 5.75
    assert (round(first * 16, 2), round(second * 16, 2)) == (8, 8)
    rows = (("供水管网更新改造", "按季度报送"), ("水表", "片区按季度向管理处报送"))
    first, second = shares(table(*rows, weights=(1, 1)), 16)
    assert (round(first * 16, 2), round(second * 16, 2)) == (9, 7)  # one line for eight characters


def test_low_rows_at_both_ends_stay_with_their_neighbours() -> None:
    rows = [(words("甲"),)] * 5
    assert kept(rows, (10.0,)) == {0, 3}
    assert kept(rows, (10.0,), notes=True) == {0, 3, 4}


def test_a_high_row_is_not_kept_with_its_neighbour() -> None:
    high = (words("字" * 50),)  # five lines of ten
    low = (words("甲"),)
    assert kept([high, low, low, low], (10.75,)) == {2}
    assert kept([low, low, low, high], (10.75,)) == {0}


def test_a_table_of_one_row_is_kept_with_nothing_but_its_notes() -> None:
    assert kept([(words("甲"),)], (10.0,)) == frozenset()
    assert kept([(words("甲"),)], (10.0,), notes=True) == {0}
