"""Characters and faces of Chinese text: which are wide, which may not start a line, which class a face is.

Not what is wrong with them.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.document.layout import Face

NO_START = frozenset("，。、；：？！）》〉」』】〕”’％%‰℃…—～·,.;:!?)]}")  # GB/T 15834-2011 5.1
NO_END = frozenset("（《〈「『【〔“‘([{")
LEADERS = frozenset("—…")
"""Marks of two characters: they may start a paragraph, never the rest of a line."""
CLOSING = frozenset("，。、；：？！）》〉」』】〕”’")
SENTENCE_ENDS = frozenset("。！？：；”’）.!?:;")
MARKS = CLOSING | NO_END | frozenset("…—～·")
IDEOGRAPHS = ((0x3400, 0x9FFF), (0x20000, 0x3FFFF), (0xF900, 0xFAFF), (0x2E80, 0x2FDF), (0x3007, 0x3007))

FACES: tuple[tuple[Face | None, tuple[str, ...]], ...] = (
    ("hei", ("pingfang", "lantinghei")),
    ("fang", ("fang", "仿宋", "fzfs", "stfs")),
    ("kai", ("kai", "楷", "fzkt")),
    ("biaosong", ("小标宋", "biaosong", "xbs")),
    ("hei", ("hei", "黑", "notosans", "sourcehansans", "思源黑", "fzht", "wqy", "wenquanyi")),
    ("song", ("song", "宋", "simsun", "ming", "notoserif", "sourcehanserif", "fzss", "fzbs")),
    (None, ()),
)
"""Parts of the names of faces, the first that fits: names in small letters, without blanks and hyphens."""
FACE_NAMES: dict[Face, str] = {
    "fang": "仿宋",
    "kai": "楷体",
    "hei": "黑体",
    "song": "宋体",
    "biaosong": "小标宋",
}
LATIN = ("times", "nimbus", "liberation", "dejavu", "arial", "helvetica", "courier", "calibri", "cambria")

LEVELS: tuple[tuple[str, re.Pattern[str], Face], ...] = (  # GB/T 9704-2012 7.3.3
    ("一、", re.compile(r"[一二三四五六七八九十百]+、"), "hei"),
    ("（一）", re.compile(r"（[一二三四五六七八九十百]+）"), "kai"),
    ("1.", re.compile(r"\d{1,2}[.．](?!\d)"), "fang"),
    ("（1）", re.compile(r"（\d{1,2}）"), "fang"),
)
"""The mark of a level, how it is known, and its face."""
ARTICLE = re.compile(r"第[一二三四五六七八九十百零〇]+条")

ADDRESSED = re.compile(
    "[\u4e00-\u9fff　、，]{3,120}(?:局|厅|委|部|处|府|院|会|校|办|公司|单位|中心|部门|馆|机关|乡镇)[：:]?"
)
"""Names of organs, one after the other."""


@cache
def is_ideograph(char: str) -> bool:
    """Whether it is a Chinese character."""
    return any(low <= ord(char[0]) <= high for low, high in IDEOGRAPHS)


@cache
def is_wide(char: str) -> bool:
    """Whether it takes a whole cell: ideographs, full-width forms and Chinese marks."""
    code = ord(char[0])
    return is_ideograph(char) or 0x3000 <= code <= 0x30FF or 0xFF00 <= code <= 0xFF60 or char in MARKS


def cells(text: str) -> float:
    """The width of a text in characters (字): one for a wide one, half for the others."""
    return sum(1 if is_wide(char) else 0.5 for char in text if not char.isspace())


def face_class(name: str) -> Face | None:
    """The class of a face by its name, None for Latin faces and those nobody knows."""
    key = re.sub(r"[-_,\s]", "", name.casefold()).replace("fangzheng", "")
    return next((kind for kind, parts in FACES if any(part in key for part in parts)), None)


def is_latin(name: str) -> bool:
    """Whether it is a face for Latin text."""
    return any(part in name.casefold() for part in LATIN)


def face_word(name: str) -> str:
    """The class of a face in one word, its own name where the class is unknown."""
    kind = face_class(name)
    return name if kind is None else FACE_NAMES[kind]


def level_of(text: str) -> tuple[str, Face] | None:
    """The mark and face of the level that a paragraph begins with: 一、 is 黑体."""
    return next(((mark, face) for mark, pattern, face in LEVELS if pattern.match(text)), None)
