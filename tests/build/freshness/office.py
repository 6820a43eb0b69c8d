"""A small workspace of a bus office: six documents that read different things, and edits of it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from briefgen.build.stages import Order, Outcome, build

CONFIG = 'formats = ["html", "txt"]\n'
PLACES = """\
# 地点
- {id: north, name: 北桥县, level: county}
- {id: south, name: 南渡县, level: county}
"""
INDICATORS = """\
# 指标
- {id: riders, name: 乘客, unit: 人次, kind: flow}
- {id: buses, name: 客车, unit: 辆}
- {id: load, name: 每车乘客, unit: 人次/辆, kind: rate, formula: riders / buses}
"""
RIDERS = """\
indicator,place,period,value,source
riders,north,2022,1200,客运台账
riders,north,2023,1500,客运台账
riders,south,2023,900,客运台账
"""
BUSES = """\
indicator,place,period,value,source
buses,north,2023,50,车辆台账
buses,south,2023,30,车辆台账
"""
CASE = """\
id: {id}
title: {title}
place: {place}
facts:
  stops: {{value: {stops}个, label: 新设站点}}
lead: "{lead}新设{{{{ f.stops }}}}。"
sections:
  - heading: 做法
    paragraphs: 白天的车多开，夜里的车晚收。
"""
ARTICLE = """\
id: {id}
kind: article
title: {title}
place: {place}
byline: 县客运站
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: "{lead}"
sections:
  - heading: 做法
    paragraphs: 写下面的话。
"""
BULLETIN = """\
id: digest
kind: bulletin
series: {name: 客运简报}
issue: {year: 2024, number: 3}
title: 乡下的车准点了
place: north
issuer: {missing: 还没有定}
date_issued: {missing: 还没有印发}
articles:
  - case: night
"""


def write_office(root: Path) -> None:
    """Writes the workspace."""
    files = {
        "briefgen.toml": CONFIG,
        "data/places.yaml": PLACES,
        "data/indicators/buses.yaml": INDICATORS,
        "data/observations/riders.csv": RIDERS,
        "data/observations/buses.csv": BUSES,
        "data/cases/night.yaml": CASE.format(
            id="night", title="夜里也有车坐", place="north", stops=7, lead="北桥县"
        ),
        "data/cases/school.yaml": CASE.format(
            id="school", title="上学有专车接", place="south", stops=4, lead="南渡县"
        ),
        "briefings/plain.yaml": article("plain", "不引用数据的一篇", "north", "开头的话。"),
        "briefings/north-2023.yaml": article(
            "north-2023", "北桥县客运情况", "north", "全年{{ value('riders', period=2023) }}。"
        ),
        "briefings/south-2023.yaml": article(
            "south-2023", "南渡县客运情况", "south", "全年{{ value('riders', period=2023) }}。"
        ),
        "briefings/both.yaml": article(
            "both",
            "客运合计",
            "north",
            "共运送{{ total('riders') }}，每车{{ rate('load', period=2023)|digits(0) }}。",
        ),
        "briefings/digest.yaml": BULLETIN,
    }
    for name, text in files.items():
        put(root, name, text)


def article(id: str, title: str, place: str, lead: str) -> str:
    """The record of an article."""
    return ARTICLE.format(id=id, title=title, place=place, lead=lead)


def put(root: Path, name: str, text: str) -> None:
    """Writes a file of a workspace."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def swap(root: Path, name: str, old: str, new: str) -> None:
    """Replaces a text that stands once in a file."""
    text = (root / name).read_text(encoding="utf-8")
    assert text.count(old) == 1, (name, old)
    put(root, name, text.replace(old, new))


def silent(done: int, total: int, id: str) -> None:
    """No progress."""


def built(root: Path, output: Path | None = None, *names: str, **wishes: object) -> Outcome:
    """Builds into the workspace's own output folder, or into another."""
    order = Order(root, names, **wishes)  # type: ignore[arg-type]
    return build(order, output or root / "output", silent)


def anew(outcome: Outcome) -> set[str]:
    """The documents that were not fresh."""
    return set(outcome.documents) - set(outcome.fresh)


def contents(output: Path) -> dict[str, bytes]:
    """Every file of an output folder besides those of its work."""
    files = (path for path in output.rglob("*") if path.is_file())
    names = ((path.relative_to(output).as_posix(), path) for path in files)
    return {name: path.read_bytes() for name, path in names if not name.startswith(".briefgen/")}


def states(output: Path) -> dict[str, tuple[int, int]]:
    """What changes where a file is written again: inode and time."""
    return {
        name: ((output / name).stat().st_ino, (output / name).stat().st_mtime_ns) for name in contents(output)
    }


# ---- edits by chance

Edit = Callable[[Path, random.Random], str]


def edited(root: Path, chance: random.Random) -> str:
    """Changes something in a workspace; says what."""
    return chance.choice(EDITS)(root, chance)


def _file(root: Path, chance: random.Random, *folders: str) -> Path:
    found = [path for name in folders for path in (root / name).rglob("*") if path.is_file()]
    return chance.choice(sorted(found))


def _lines(root: Path, chance: random.Random, folders: tuple[str, ...]) -> tuple[Path, list[str], int]:
    path = _file(root, chance, *folders)
    lines = path.read_text(encoding="utf-8").split("\n")
    return path, lines, chance.randrange(len(lines))


def _digit(root: Path, chance: random.Random) -> str:
    path, lines, at = _lines(root, chance, ("data", "briefings"))
    places = [i for i, char in enumerate(lines[at]) if char.isdigit()]
    if places:
        i = chance.choice(places)
        lines[at] = lines[at][:i] + str(chance.randrange(10)) + lines[at][i + 1 :]
        path.write_text("\n".join(lines), encoding="utf-8")
    return f"digit in {path.name}:{at + 1}"


def _word(root: Path, chance: random.Random) -> str:
    path, lines, at = _lines(root, chance, ("data", "briefings"))
    places = [i for i, char in enumerate(lines[at]) if "\u4e00" <= char <= "\u9fff"]
    if places:
        i = chance.choice(places)
        lines[at] = lines[at][:i] + chance.choice("的了在是东西南北春夏秋冬") + lines[at][i:]
        path.write_text("\n".join(lines), encoding="utf-8")
    return f"word in {path.name}:{at + 1}"


def _comment(root: Path, chance: random.Random) -> str:
    path, lines, at = _lines(root, chance, ("data", "briefings"))
    if path.suffix == ".yaml":
        lines.insert(at, f"# 备注 {chance.random()}")
        path.write_text("\n".join(lines), encoding="utf-8")
    return f"comment in {path.name}:{at + 1}"


def _doubled(root: Path, chance: random.Random) -> str:
    path, lines, at = _lines(root, chance, ("data",))
    lines.insert(at, lines[at])
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"doubled {path.name}:{at + 1}"


def _left_out(root: Path, chance: random.Random) -> str:
    path, lines, at = _lines(root, chance, ("data", "briefings"))
    del lines[at]
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"left out {path.name}:{at + 1}"


def _removed(root: Path, chance: random.Random) -> str:
    path = _file(root, chance, "data/cases", "briefings")
    others = len(list((root / "briefings").rglob("*.yaml")))
    if path.parent.name == "cases" or others > 2:
        path.unlink()
    return f"removed {path.name}"


def _copied(root: Path, chance: random.Random) -> str:
    path = _file(root, chance, "data/cases", "briefings")
    id = f"{path.stem}-{chance.randrange(100)}"
    text = path.read_text(encoding="utf-8").replace(f"id: {path.stem}", f"id: {id}", 1)
    path.with_stem(id).write_text(text, encoding="utf-8")
    return f"copied {path.name} to {id}"


def _shadowed(root: Path, chance: random.Random) -> str:
    folder = Path(__file__).parents[3] / "templates"
    chosen = chance.choice(sorted(path for path in folder.rglob("*.j2")))
    inside = chosen.relative_to(folder)
    text = chosen.read_text(encoding="utf-8") + chance.choice(("", "\n", "{# 本地 #}\n"))
    put(root, f"templates/{inside.as_posix()}", text)
    return f"template {inside}"


def _unshadowed(root: Path, chance: random.Random) -> str:
    shutil.rmtree(root / "templates", ignore_errors=True)
    return "no templates"


def _settings(root: Path, chance: random.Random) -> str:
    text = (root / "briefgen.toml").read_text(encoding="utf-8")
    kept = "\n".join(line for line in text.split("\n") if not line.startswith(("house =", "office =")))
    house = "[houses.h]\nbody = {size = 15}\n" if "[houses.h]" not in kept else ""
    head = chance.choice(('office = "客运科"\n', 'house = "h"\n', ""))
    (root / "briefgen.toml").write_text(head + kept.rstrip("\n") + "\n" + house, encoding="utf-8")
    return f"settings {head.strip()}"


def _touched(root: Path, chance: random.Random) -> str:
    path = _file(root, chance, "data", "briefings")
    os.utime(path)
    return f"touched {path.name}"


EDITS: tuple[Edit, ...] = (
    _digit, _digit, _word, _word, _comment, _comment, _doubled, _left_out, _removed, _copied, _copied,
    _shadowed, _unshadowed, _settings, _touched,
)  # fmt: skip
