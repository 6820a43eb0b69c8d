"""Charts as SVG: the same bytes on every machine, no style, no script, no font of the system."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefgen.document.charts import plain_chart
from briefgen.document.layout import STANDARD
from briefgen.document.pieces import Plot
from briefgen.document.tree import Chart, Text
from briefgen.write.chart_pictures import on_paper, on_screen
from briefgen.write.chart_svg import SITE, SVG, Undrawable, chart_png, chart_svg

CHART = plain_chart(
    "lines",
    "泵站用电 <A&B>",
    "万度",
    ("2021年", "2022年", "2023年"),
    (("泵站", (Decimal(12), None, Decimal("9.5"))),),
)
DRAW = """
import sys
from decimal import Decimal
from briefgen.document.charts import plain_chart
from briefgen.write.chart_svg import SITE, chart_png, chart_svg
chart = plain_chart("bars", "供水", "吨", ("东站", "西站"), (("甲", (Decimal(3), Decimal(4))), ("乙", (Decimal(5), Decimal(2)))))
sys.stdout.buffer.write(chart_svg(chart, SITE, id="c").encode() + chart_png(chart, SITE))
"""


def test_it_is_a_picture_with_a_title_and_its_figures_in_words() -> None:
    root = ElementTree.fromstring(chart_svg(CHART, SITE, id="c1"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "c1-t c1-d"
    title, told = root[0], root[1]
    assert (title.get("id"), title.text) == ("c1-t", "泵站用电 <A&B>")
    assert (told.get("id"), told.text) == ("c1-d", "折线图：2021年12万度，2022年无数据，2023年9.5万度。")
    assert (root.get("width"), root.get("height")) == ("720", "340")


def test_a_strict_policy_lets_it_pass() -> None:
    root = ElementTree.fromstring(chart_svg(CHART, SITE, id="c1"))
    tags = {element.tag.removeprefix(f"{{{SVG}}}") for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "line", "rect", "text", "tspan"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name in ("style", "class", "href") or name.startswith("on")}


def test_its_figures_are_those_of_the_chart() -> None:
    root = ElementTree.fromstring(chart_svg(CHART, SITE, id="c1"))
    texts = {element.text for element in root.iter(f"{{{SVG}}}text")}
    assert texts == {"单位：万度（纵轴不从零起）", "2021年", "2022年", "2023年", "12", "9.5", "无数据"}


def test_what_cannot_be_drawn_honestly_is_refused() -> None:
    with pytest.raises(Undrawable) as refused:
        chart_svg(plain_chart("bars", "空", "吨", ("东站",), (("甲", (None,)),)), SITE, id="c")
    assert refused.value.fault == "empty"


def test_it_is_the_same_in_every_process(tmp_path: Path) -> None:
    """Drawn twice from nothing, under another hash seed, time zone and language."""
    drawn = [
        subprocess.run(
            [sys.executable, "-c", DRAW],
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / seed), "PYTHONHASHSEED": seed, **more},
            capture_output=True,
            check=True,
        ).stdout
        for seed, more in (("1", {"TZ": "UTC"}), ("2", {"TZ": "Asia/Shanghai", "LC_ALL": "C"}))
    ]
    assert drawn[0] == drawn[1]
    assert drawn[0].startswith(b"<svg ") and b"\x89PNG" in drawn[0]


def test_the_engine_is_not_started_for_what_is_remembered(tmp_path: Path) -> None:
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    first = subprocess.run([sys.executable, "-c", DRAW], env=env, capture_output=True, check=True).stdout
    told = f"{DRAW}\nassert 'vl_convert' not in sys.modules and 'fontTools' not in sys.modules"
    again = subprocess.run([sys.executable, "-c", told], env=env, capture_output=True, check=True).stdout
    assert again == first


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
def test_without_room_for_the_engine_there_is_an_error_and_no_crash(tmp_path: Path) -> None:
    limited = f"import resource\nresource.setrlimit(resource.RLIMIT_DATA, (2**29, 2**29))\n{DRAW}"
    env = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", limited], env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == "MemoryError: charts take 640 MB"


def test_the_picture_of_the_paper_holds_no_text(tmp_path: Path) -> None:
    plot = Plot(CHART, (Text("折线图：无"),), (Text("图1　题"),), ())
    element = on_paper(plot, STANDARD)
    assert 'alt="折线图：无"' in element
    import base64

    drawn = base64.b64decode(element.partition("base64,")[2].partition('"')[0]).decode()
    tags = {one.tag.removeprefix(f"{{{SVG}}}") for one in ElementTree.fromstring(drawn).iter()}
    assert tags == {"svg", "g", "path", "line"}


def test_the_screen_has_one_drawing_for_each_width() -> None:
    shown = on_screen(Plot(CHART, (), (), ()), 7)
    assert shown.count("<svg ") == 2
    assert 'id="c7w-t"' in shown and 'id="c7n-t"' in shown


def test_a_picture_for_offices_is_large_enough_to_print() -> None:
    data = chart_png(CHART, SITE)
    width = int.from_bytes(data[16:20], "big")
    assert (data[:4], width) == (b"\x89PNG", 2160)


def test_many_names_and_long_ones_are_drawn() -> None:
    names = tuple(f"东门外第{n}供水加压泵站" for n in range(30))
    chart: Chart = plain_chart("ranked", "用电", "度", names, (("甲", tuple(map(Decimal, range(30)))),))
    assert chart_svg(chart, SITE, id="c").count("<text ") == 61
