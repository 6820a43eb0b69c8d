"""The names of the Chinese faces in a Word file, by profile, and the font table that explains them.

Not font files: none is embedded, the office's own are used.
"""

from __future__ import annotations

from typing import Literal, get_args

from briefgen.document.layout import Face

Profile = Literal["gb2312", "windows", "fzgbk"]
PROFILES: tuple[Profile, ...] = get_args(Profile)

FACES: dict[Profile, dict[Face, str]] = {
    "gb2312": {
        "fang": "仿宋_GB2312",
        "kai": "楷体_GB2312",
        "hei": "黑体",
        "song": "宋体",
        "biaosong": "方正小标宋简体",
    },
    "windows": {
        "fang": "仿宋",
        "kai": "楷体",
        "hei": "黑体",
        "song": "宋体",
        "biaosong": "方正小标宋简体",
    },
    "fzgbk": {
        "fang": "方正仿宋_GBK",
        "kai": "方正楷体_GBK",
        "hei": "方正黑体_GBK",
        "song": "方正书宋_GBK",
        "biaosong": "方正小标宋_GBK",
    },
}
"""What offices call the faces of GB/T 9704-2012; none of these names is in the standard."""

ALTERNATIVES: dict[Face, str] = {
    "fang": "仿宋",
    "kai": "楷体",
    "hei": "黑体",
    "song": "宋体",
    "biaosong": "华文中宋",
}
"""The face to take where the first is not installed (OOXML 17.8.3.1, altName)."""

PANOSE: dict[Face, str] = {
    "fang": "02010609060101010101",
    "kai": "02010609060101010101",
    "hei": "02010609060101010101",
    "song": "02010600030101010101",
    "biaosong": "03000509000000000000",
}


def font_table(profile: Profile) -> str:
    """The font elements of `word/fontTable.xml`."""
    return "".join(_font(name, face) for face, name in FACES[profile].items())


def _font(name: str, face: Face) -> str:
    other = ALTERNATIVES[face]
    alternative = f'<w:altName w:val="{other}"/>' if other != name else ""
    family = "roman" if face in ("song", "biaosong") else "modern"
    pitch = "fixed" if face in ("fang", "kai", "hei") else "variable"
    return (
        f'<w:font w:name="{name}">{alternative}<w:panose1 w:val="{PANOSE[face]}"/>'
        f'<w:charset w:val="86"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
    )
