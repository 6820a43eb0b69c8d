"""What bad input gets from the real command: a finding with code, place and cure, and the last output stays."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from samples.builds import briefgen, snapshot

CASE = "data/cases/one-window.yaml"
OTHER = "data/cases/meal-point.yaml"
PLACES = "data/places.yaml"
INDICATORS = "data/indicators/service.yaml"
COUNTS = "data/observations/service.csv"
BRIEFING = "briefings/2024/bulletin-2024-01.yaml"
TEMPLATE = "templates/bulletin.md.j2"
PICTURE = "data/assets/map.png"

Damage = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Bad:
    """One bad input: how it comes about, the finding that it gets, and where that stands."""

    name: str
    damage: Damage
    code: str
    place: str
    options: tuple[str, ...] = ()


def rewritten(file: str, change: Callable[[str], str], encoding: str = "utf-8") -> Damage:
    def damage(root: Path) -> None:
        text = (root / file).read_text(encoding="utf-8")
        new = change(text)
        assert new != text or encoding != "utf-8"
        (root / file).write_bytes(new.encode(encoding))

    return damage


def replaced(file: str, old: str, new: str) -> Damage:
    def change(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return rewritten(file, change)


def replaced_bytes(file: str, old: bytes, new: bytes) -> Damage:
    def damage(root: Path) -> None:
        content = (root / file).read_bytes()
        assert content.count(old) == 1
        (root / file).write_bytes(content.replace(old, new))

    return damage


def added(text: str, file: str = CASE) -> Damage:
    return rewritten(file, lambda before: f"{before.rstrip()}\n{text}\n")


def written(file: str, content: bytes) -> Damage:
    def damage(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)

    return damage


def both(*damages: Damage) -> Damage:
    def damage(root: Path) -> None:
        for one in damages:
            one(root)

    return damage


def figure(file: str) -> Damage:
    """A picture of this path in a section of the case."""
    return replaced(
        CASE,
        "  - heading: 窗口合起来\n",
        f"  - heading: 窗口合起来\n    figure: {{file: {file}, alt: 窗口分布图}}\n",
    )


def png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("1", (width, height)).save(stream, "PNG")
    return stream.getvalue()


LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) %}{% endfor %}{% endfor %}{% endfor %}"
PRODUCT = "{{ 'A' * 4000000000 }}"
BOMB = (
    "{% set n = namespace(x='AAAAAAAA') %}"
    "{% for i in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}"
)
NEST = "[" * 200_000 + "]" * 200_000
ALIASES = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))])

BAD = (
    Bad("broken YAML", added('source: "柳树镇'), "BG110", CASE),
    Bad("a tab", added("errata:\n\te1: {printed: 8个, why: 笔误}"), "BG108", CASE),
    Bad("UTF-16", rewritten(CASE, str, "utf-16"), "BG106", CASE),
    Bad("GBK", rewritten(CASE, str, "gbk"), "BG106", CASE),
    Bad("a duplicate key", added("source: 别处"), "BG116", CASE),
    Bad("an unknown key", replaced(CASE, "source:", "soruce:"), "BG120", CASE),
    Bad("400 kB of brackets", added(f"note: {NEST}"), "BG111", CASE),
    Bad("an alias bomb", added(ALIASES), "BG113", CASE),
    Bad(
        "an explicit tag",
        replaced(CASE, "place: liushu", "place: !!python/object/apply:os.system [id]"),
        "BG114",
        CASE,
    ),
    Bad("a file over 2 MB", added("# 注\n" * 400_000), "BG105", CASE),
    Bad("a day that is not", replaced(CASE, "start: 2023-10-09", "start: 2023-02-30"), "BG131", CASE),
    Bad("NaN", replaced(CASE, "merged: 9个", "merged: .nan"), "BG118", CASE),
    Bad("infinity", replaced(CASE, "merged: 9个", "merged: .inf"), "BG118", CASE),
    Bad("NaN in CSV", replaced(COUNTS, "1426", "NaN"), "BG134", COUNTS),
    Bad("infinity in CSV", replaced(COUNTS, "1426", "Infinity"), "BG134", COUNTS),
    Bad("a control character", replaced(CASE, "source: 柳树镇", "source: 柳\x07树镇"), "BG107", CASE),
    Bad(
        "an escaped control character",
        replaced(CASE, "source: 柳树镇人民政府", 'source: "柳\\a树"'),
        "BG107",
        CASE,
    ),
    Bad(
        "an escaped surrogate",
        replaced(CASE, "source: 柳树镇人民政府", 'source: "柳\\ud800树"'),
        "BG110",
        CASE,
    ),
    Bad("a lone surrogate", replaced_bytes(CASE, "柳树镇人民政府".encode(), b"\xed\xa0\x80"), "BG106", CASE),
    Bad("a dangling place", replaced(CASE, "place: liushu", "place: liusu"), "BG501", CASE),
    Bad("a dangling case", replaced(BRIEFING, "case: one-window", "case: one-widow"), "BG501", BRIEFING),
    Bad(
        "a dangling indicator",
        replaced(COUNTS, "受理事项,柳树镇,2023-Q4", "受理,柳树镇,2023-Q4"),
        "BG501",
        COUNTS,
    ),
    Bad(
        "places inside each other", replaced(PLACES, "parent: heping-city", "parent: liushu"), "BG502", PLACES
    ),
    Bad("a text that prints itself", added('closing: "{{ case.closing[0] }}"'), "BG309", CASE),
    Bad(
        "a formula that needs itself",
        added("- {id: loop, name: 循环, unit: '%', formula: loop / requests}", INDICATORS),
        "BG502",
        INDICATORS,
    ),
    Bad(
        "a template with a syntax error",
        written(TEMPLATE, b"{% block title %}\n{{ doc.title\n"),
        "BG301",
        TEMPLATE,
    ),
    Bad("prose with a syntax error", replaced(CASE, "{{ f.merged }}", "{{ f.merged }"), "BG301", CASE),
    Bad("an undefined name", replaced(CASE, "{{ f.merged }}", "{{ f.megred }}"), "BG302", CASE),
    Bad("an undefined name in a template", written(TEMPLATE, b"{{ docs.title }}\n"), "BG302", TEMPLATE),
    Bad("an endless loop", written(TEMPLATE, LOOP.encode()), "BG730", BRIEFING, ("--timeout", "2")),
    Bad("a memory bomb", written(TEMPLATE, BOMB.encode()), "BG731", BRIEFING, ("--memory", "500")),
    Bad(
        "an endless loop in prose",
        replaced(CASE, "{{ f.merged }}", LOOP),
        "BG730",
        BRIEFING,
        ("--timeout", "2"),
    ),
    Bad("a text times four thousand million", replaced(CASE, "{{ f.merged }}", PRODUCT), "BG308", CASE),
    Bad(
        "a memory bomb in prose",
        replaced(CASE, "{{ f.merged }}", BOMB),
        "BG731",
        BRIEFING,
        ("--memory", "500"),
    ),
    Bad("a picture above the workspace", figure("../../secret.png"), "BG506", CASE),
    Bad("an absolute path", figure("/etc/hostname"), "BG506", CASE),
    Bad("an address", figure("https://example.org/map.png"), "BG506", CASE),
    Bad("no picture", figure("map.png"), "BG507", CASE),
    Bad("a picture that is none", both(figure("map.png"), written(PICTURE, b"<svg/>")), "BG508", CASE),
    Bad("half a picture", both(figure("map.png"), written(PICTURE, png(300, 300)[:60])), "BG508", CASE),
    Bad(
        "a picture of 14,000 pixels",
        both(figure("map.png"), written(PICTURE, png(14_000, 20))),
        "BG509",
        CASE,
    ),
    Bad("another id than the file's", replaced(CASE, "id: one-window", "id: one-windows"), "BG135", CASE),
    Bad(
        "an id that leads elsewhere",
        replaced(BRIEFING, "id: bulletin-2024-01", "id: ../escaped"),
        "BG135",
        BRIEFING,
    ),
    Bad("an id that is no file name", replaced(PLACES, "id: dongan", "id: ../dongan"), "BG127", PLACES),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The new workspace that everyone starts with, built."""
    root = tmp_path_factory.mktemp("good") / "office"
    assert briefgen("new", "workspace", root).returncode == 0
    run = briefgen("build", cwd=root)
    assert run.returncode == 0, run.stderr
    return root


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name.replace(" ", "-"))
def test_bad_input_is_told_and_harms_nothing(good: Path, tmp_path: Path, bad: Bad) -> None:
    root = tmp_path / "office"
    shutil.copytree(good, root, copy_function=shutil.copy)
    bad.damage(root)
    before = snapshot(root)
    run = briefgen("build", *bad.options, cwd=root)
    assert run.returncode == 1, run.stderr
    assert run.stdout == ""
    assert snapshot(root) == before, "something was written"
    assert not any(path.name.startswith("escaped") for path in tmp_path.rglob("*"))
    assert "Traceback" not in run.stderr
    assert "BG724" not in run.stderr, "a briefing that cannot be read counts as gone"
    assert _finding(run.stderr, bad.code, bad.place), run.stderr[:3000]


def _finding(said: str, code: str, place: str) -> str | None:
    """The block of this finding, if it names the place and a cure."""
    for block in said.split("\n\n"):
        if re.match(rf"error {code} .+\[[a-z-]+\]\n *--> {re.escape(place)}", block) and re.search(
            r"= help: \S", block
        ):
            return block
    return None
