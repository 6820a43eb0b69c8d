"""House profiles: the tables under `[houses]` of `briefgen.toml`, each to the layout that it changes.

Not the standard's layout: that is `document.layout`. Mastheads are house style (docs/houses.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from briefgen.config.reading import Reading, Refused, choice, given
from briefgen.document.layout import RED, STANDARD, Face, Layout, Look, Rule, Side
from briefgen.document.roles import Role

SIZES: Mapping[str, float] = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15,
    "四号": 14, "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5,
}  # fmt: skip
"""Names of sizes in points, as Word has them."""
FACES: Mapping[str, Face] = {
    "仿宋": "fang",
    "楷体": "kai",
    "黑体": "hei",
    "宋体": "song",
    "小标宋": "biaosong",
}
ALIGNS = ("justify", "left", "center", "right")
FEWEST_LINES = 10
"""Of a page: fewer are a slip of the pen."""
LARGEST_PT = 120
HIGHEST_MARK_MM, LOWEST_MARK_MM = 10, 160
NARROWEST_MARK_MM = 40
MOST_LINES, MOST_CHARS = 10, 14  # of space above and below a line, and beside it
FORM = re.compile(r"[^\d{}\n]*1[^\d{}\n]*")
LONGEST_FORM = 12

Read = Callable[[Any], Any]


def houses(raw: Mapping[str, Any], reading: Reading) -> dict[str, Layout]:
    """Every house by its name."""
    return {name: _house(name, table, reading) for name, table in _tables(raw, "houses", reading)}


def _tables(raw: Mapping[str, Any], table: str, reading: Reading) -> list[tuple[str, dict[str, Any]]]:
    for key, value in raw.items():
        if not isinstance(value, dict):
            reading.refuse(
                key, table, value, f"一个表，写成 [{table}.{key}]", f"a table, written [{table}.{key}]"
            )
    return [(key, value) for key, value in raw.items() if isinstance(value, dict)]


def _house(name: str, raw: dict[str, Any], reading: Reading) -> Layout:
    table = f"houses.{name}"
    roles = {key: value for key, value in raw.items() if key in _ROLES}
    for key, value in raw.items():
        if key not in _ROLES and key not in PAGE_KEYS:
            known = tuple(_ROLES) if isinstance(value, dict) else tuple(PAGE_KEYS)
            reading.unknown(key, table, known)
    page = _read(raw, PAGE_KEYS, table, reading)
    layout = _page(replace(STANDARD, name=name), page, table, reading)
    for role, given_keys in _tables(roles, table, reading):
        layout = _role(layout, Role(role), given_keys, f"{table}.{role}", reading)
    return layout


_ROLES: Mapping[str, Role] = {role.value: role for role in Role}


def _read(raw: dict[str, Any], keys: Mapping[str, Key], table: str, reading: Reading) -> dict[str, Any]:
    """The values that are there and good, by their keys."""
    good: dict[str, Any] = {}
    for key in keys:
        value = given(raw, key, None, keys[key].read, reading, table)
        if value is not None:
            good[key] = value
    return good


# ---- the page


def _page(layout: Layout, page: dict[str, Any], table: str, reading: Reading) -> Layout:
    number = replace(
        layout.page_number,
        side=page.get("page_number", layout.page_number.side),
        form=page.get("page_number_form", layout.page_number.form),
    )
    red, size = page.get("red", layout.red), page.get("size", layout.body_pt)
    outer, inner = page.get("imprint_rules", (layout.imprint_outer_mm, layout.imprint_inner_mm))
    changed = replace(
        layout,
        red=red,
        body_pt=size,
        pitch_pt=page.get("pitch", max(layout.pitch_pt, size)),
        page_number=number,
        imprint_outer_mm=outer,
        imprint_inner_mm=inner,
        imprint_even_page=page.get("imprint_even_page", layout.imprint_even_page),
        looks={role: _followed(look, red, size, page) for role, look in layout.looks.items()},
    )
    if changed.pitch_pt < changed.body_pt or changed.lines < FEWEST_LINES:
        most = layout.type_height_mm / 25.4 * 72 / FEWEST_LINES
        key = "pitch" if "pitch" in page else "size"
        reading.refuse(
            key,
            table,
            page[key],
            f"不小于字号、一页至少 {FEWEST_LINES} 行的行距：{changed.body_pt:g} 到 {most:.1f} 磅",
            f"{changed.body_pt:g} to {most:.1f} points: no less than the size, {FEWEST_LINES} lines a page",
        )
    return changed


def _followed(look: Look, red: str, size: float, page: dict[str, Any]) -> Look:
    """A look of the standard where the house has another red, size or pitch."""
    return replace(
        look,
        color=red if look.color == RED else look.color,
        size_pt=size if look.size_pt == STANDARD.body_pt else look.size_pt,
        line_pt=page.get("pitch", max(look.line_pt, size))
        if look.line_pt == STANDARD.pitch_pt
        else look.line_pt,
    )


# ---- the roles


def _role(layout: Layout, role: Role, raw: dict[str, Any], table: str, reading: Reading) -> Layout:
    keys = _keys_of(layout, role)
    for key in raw:
        if key not in keys:
            reading.unknown(key, table, tuple(keys))
    found = _read(raw, keys, table, reading)
    look = _looked(layout.look(role), found)
    if look.line_pt < look.size_pt and ("line" in found or "size" in found):
        zh = f"不小于字号（{look.size_pt:g} 磅）的行高"
        reading.refuse(
            "line", table, found.get("line", look.line_pt), zh, f"no less than its size ({look.size_pt:g} pt)"
        )
    changed = replace(layout, looks={**layout.looks, role: look})
    if role in layout.rules:
        rule = _ruled(layout.rule(role), found)
        changed = replace(changed, rules={**layout.rules, role: rule})
    return changed


def _keys_of(layout: Layout, role: Role) -> Mapping[str, Key]:
    if role in layout.rules:
        return RULE_KEYS
    return MARK_KEYS if layout.look(role).top_mm is not None else ROLE_KEYS


def _looked(look: Look, found: dict[str, Any]) -> Look:
    size = found.get("size", look.size_pt)
    line = found.get(
        "line", look.line_pt if size <= look.size_pt else max(look.line_pt, round(size * 1.3, 2))
    )
    return replace(
        look,
        face=found.get("face", look.face),
        size_pt=size,
        line_pt=line,
        color=found.get("color", look.color),
        align=found.get("align", look.align),
        gap_lines=found.get("before", look.gap_lines),
        after_lines=found.get("after", look.after_lines),
        first_chars=found.get("first", look.first_chars),
        left_chars=found.get("left", look.left_chars),
        right_chars=found.get("right", look.right_chars),
        top_mm=found.get("top_mm", look.top_mm),
        width_mm=found.get("width_mm", look.width_mm),
    )


def _ruled(rule: Rule, found: dict[str, Any]) -> Rule:
    return replace(
        rule,
        strokes_pt=found.get("strokes", rule.strokes_pt),
        before_mm=found.get("distance_mm", rule.before_mm),
    )


# ---- values


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a house: how its value is read, and what it says."""

    read: Read
    zh: str
    en: str


def _size(value: Any) -> float:
    if isinstance(value, str) and value in SIZES:
        return SIZES[value]
    if _is_number(value) and 5 <= value <= LARGEST_PT:
        return float(value)
    raise Refused(
        f'字号，例如 "二号"，或 5 到 {LARGEST_PT} 的磅数',
        f'a size such as "二号", or 5 to {LARGEST_PT} points',
    )


def _color(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        return value.upper()
    raise Refused('颜色，例如 "#C00000"', 'a colour such as "#C00000"')


def _face(value: Any) -> Face:
    if isinstance(value, str) and value in FACES:
        return FACES[value]
    names: Read = choice((*FACES, *get_args(Face)))
    face: Face = names(value)
    return face


def _between(least: float, most: float, zh: str, en: str) -> Read:
    def read(value: Any) -> float:
        if _is_number(value) and least <= value <= most:
            return float(value)
        raise Refused(f"{zh}，{least:g} 到 {most:g}", f"{en}, {least:g} to {most:g}")

    return read


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Refused(" true 或 false", "true or false")


def _form(value: Any) -> str:
    if isinstance(value, str) and len(value) <= LONGEST_FORM and FORM.fullmatch(value):
        return value.replace("1", "{}")
    raise Refused('第 1 页的页码写法，例如 "— 1 —" 或 "1"', 'how page 1 is numbered, such as "— 1 —" or "1"')


def _strokes(value: Any) -> tuple[float, ...]:
    strokes = value if isinstance(value, list) else [value]
    if 1 <= len(strokes) <= 2 and all(_is_number(s) and 0.25 <= s <= 6 for s in strokes):
        return tuple(float(s) for s in strokes)
    raise Refused(
        "线的粗细，0.25 到 6 磅；双线写成 [2.25, 0.75]", "0.25 to 6 points, or two strokes: [2.25, 0.75]"
    )


def _imprint_rules(value: Any) -> tuple[float, float]:
    if isinstance(value, list) and len(value) == 2 and all(_is_number(v) and 0.1 <= v <= 2 for v in value):
        return float(value[0]), float(value[1])
    raise Refused(
        "两个毫米数，0.1 到 2，例如 [0.35, 0.25]", "two numbers of 0.1 to 2 mm such as [0.35, 0.25]"
    )


_LINES = _between(0, MOST_LINES, "行数", "a number of lines")
_CHARS = _between(0, MOST_CHARS, "字数", "a number of characters")
_TOP = _between(HIGHEST_MARK_MM, LOWEST_MARK_MM, "毫米数", "millimetres")
_WIDTH = _between(NARROWEST_MARK_MM, STANDARD.type_width_mm, "毫米数", "millimetres")

PAGE_KEYS: Mapping[str, Key] = {
    "red": Key(_color, "红色的色值", "the red of mastheads and rules"),
    "size": Key(
        _size, "正文字号；每行字数随之而定", "the size of the text; characters a line follow from it"
    ),
    "pitch": Key(
        _size, "正文行距（磅）；每页行数随之而定", "the line pitch in points; lines a page follow from it"
    ),
    "page_number": Key(
        choice(get_args(Side)),
        "页码位置：outer（单页居右、双页居左）、center、right",
        "where page numbers stand: outer (odd right, even left), center or right",
    ),
    "page_number_form": Key(_form, "页码写法，以第 1 页为例", "how page 1 is numbered"),
    "imprint_rules": Key(
        _imprint_rules,
        "版记分隔线的粗细（毫米）：首末条、中间的",
        "the imprint's rules in millimetres: first and last, those between",
    ),
    "imprint_even_page": Key(_flag, "版记排在双页", "whether the imprint stands on an even page"),
}
"""What a house says of the whole page."""

ROLE_KEYS: Mapping[str, Key] = {
    "face": Key(_face, "字体：仿宋、楷体、黑体、宋体、小标宋", "the face: 仿宋, 楷体, 黑体, 宋体 or 小标宋"),
    "size": Key(_size, "字号", "the size"),
    "line": Key(_size, "行高（磅）", "the height of a line in points"),
    "color": Key(_color, "颜色", "the colour"),
    "align": Key(choice(ALIGNS), "对齐：justify、left、center、right", "justify, left, center or right"),
    "before": Key(_LINES, "上面空几行，代替标准的空行", "empty lines above, in place of the standard's"),
    "after": Key(_LINES, "下面空几行", "empty lines below"),
    "first": Key(_CHARS, "首行缩进几字", "characters that the first line is indented by"),
    "left": Key(_CHARS, "左边空几字", "characters at the left"),
    "right": Key(_CHARS, "右边空几字", "characters at the right"),
}
"""What a house says of a role."""

MARK_KEYS: Mapping[str, Key] = {
    **ROLE_KEYS,
    "top_mm": Key(_TOP, "字的上边缘到纸上边缘的距离", "from the paper's upper edge to the ink"),
    "width_mm": Key(_WIDTH, "名称撑满的宽度", "the width that the name fills"),
}
"""What a house says of a masthead."""

RULE_KEYS: Mapping[str, Key] = {
    "color": Key(_color, "颜色", "the colour"),
    "strokes": Key(
        _strokes, "粗细（磅），双线写两个数", "the thickness in points, two numbers for a double rule"
    ),
    "distance_mm": Key(
        _between(0, 20, "毫米数", "millimetres"), "到上面文字的距离", "from the ink of the line above"
    ),
}
"""What a house says of a rule."""
