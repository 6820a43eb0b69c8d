"""Pins in the words of pieces, where comments begin and end."""

from __future__ import annotations

from briefgen.document.comments import Comment, pinned, pins_of, unpinned
from briefgen.document.flow import flow
from briefgen.document.pieces import Foot, Grid, Line, Pair, Piece, Role
from briefgen.document.texts import leaves, lines_of
from briefgen.document.tree import Break, Column, Emph, Link, Pin, Strong, Text, Value, Words
from write import documents


def w(text: str) -> Words:
    return (Text(text),)


def on(line: int, start: int, end: int) -> Comment:
    return Comment(line, start, end, "某人", "某", ("看这里",))


def opens(number: int) -> Pin:
    return Pin(number, opens=True)


def closes(number: int) -> Pin:
    return Pin(number, opens=False)


def words_of(*comments: Comment, words: Words) -> Words:
    (line,) = pinned([Line(Role.BODY, words)], comments)
    assert isinstance(line, Line)
    return line.words


def said(pieces: tuple[Piece, ...]) -> list[str]:
    return ["".join(leaf.text for leaf in leaves(words)) for piece in pieces for words, _ in lines_of(piece)]


def test_a_comment_stands_around_its_characters() -> None:
    assert words_of(on(1, 2, 4), words=w("今年种树三万株")) == (
        Text("今年"), opens(0), Text("种树"), closes(0), Text("三万株"),
    )  # fmt: skip


def test_a_comment_on_a_whole_value_leaves_it_whole() -> None:
    value = Value("354户", None)
    assert words_of(on(1, 2, 6), words=(Text("迁入"), value, Text("。"))) == (
        Text("迁入"), opens(0), value, closes(0), Text("。"),
    )  # fmt: skip


def test_a_comment_may_begin_in_bold_words_and_end_after_them() -> None:
    assert words_of(on(1, 1, 4), words=(Strong(w("甲乙")), Emph(w("丙丁")))) == (
        Strong((Text("甲"), opens(0), Text("乙"))),
        Emph((Text("丙丁"), closes(0))),
    )


def test_of_two_comments_at_one_place_the_first_ends_before_the_second_begins() -> None:
    assert words_of(on(1, 0, 1), on(1, 1, 2), words=w("甲乙")) == (
        opens(0), Text("甲"), closes(0), opens(1), Text("乙"), closes(1),
    )  # fmt: skip


def test_comments_may_overlap() -> None:
    assert words_of(on(1, 0, 2), on(1, 1, 3), words=w("甲乙丙")) == (
        opens(0), Text("甲"), opens(1), Text("乙"), closes(0), Text("丙"), closes(1),
    )  # fmt: skip


def test_breaks_have_no_characters_and_links_are_gone_into() -> None:
    assert words_of(on(1, 1, 2), words=(Text("甲"), Break(), Link(w("乙"), "http://a.cn"))) == (
        Text("甲"), Break(), Link((opens(0), Text("乙"), closes(0)), "http://a.cn"),
    )  # fmt: skip


def test_lines_are_counted_through_pairs_and_the_cells_of_tables() -> None:
    grid = Grid(
        (Column(), Column()), ((w("甲"), w("乙")),), ((w("丙"), w("丁")),), w("表"), (w("注"),), False
    )
    pair, table = pinned([Pair(Role.NUMBER_SIGNER, w("左"), w("右")), grid], (on(2, 0, 1), on(7, 0, 1)))
    assert isinstance(pair, Pair)
    assert isinstance(table, Grid)
    assert (pair.left, pair.right) == (w("左"), (opens(0), Text("右"), closes(0)))
    assert table.rows[0] == (w("丙"), (opens(1), Text("丁"), closes(1)))


def test_no_pin_changes_what_is_said() -> None:
    for document in documents.ALL:
        pieces = flow(document)
        spots = [on(n, at, at + 1) for n, text in enumerate(said(pieces), 1) for at in range(len(text))]
        marked = pinned(pieces, spots)
        assert said(marked) == said(pieces)
        assert sum(1 for piece in marked for _ in pins_of(piece)) == 2 * len(spots)


def test_pieces_without_comments_are_left_as_they_are() -> None:
    pieces = flow(documents.COMMON)
    assert all(new is old for new, old in zip(pinned(pieces, ()), pieces, strict=True))


def test_an_imprint_can_be_freed_of_its_pins() -> None:
    foot = Foot(((Line(Role.IMPRINT, (Text("抄送："), Strong(w("某局")))),),))
    (marked,) = pinned([foot], (on(1, 0, 4),))
    assert isinstance(marked, Foot)
    assert list(pins_of(marked)) == [opens(0), closes(0)]
    assert unpinned(marked) == Foot(
        ((Line(Role.IMPRINT, (Text("抄送："), Strong((Text("某"), Text("局"))))),),)
    )
