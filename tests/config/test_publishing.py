"""The table [publish]: what it may say, and what is told of the rest."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from briefgen.config import Config, load_config

BASE = '[publish]\nname = "临安公交"\nurl = "https://bus.example/news"\n'


def load(root: Path, text: str) -> tuple[Config | None, list[str]]:
    (root / "briefgen.toml").write_text(text, encoding="utf-8")
    made, findings = load_config(root)
    return made, [f"{f.span.line} {f.code} {dict(f.params).get('key', '')}".strip() for f in findings]


def test_without_the_table_nothing_is_published(tmp_path: Path) -> None:
    made, findings = load(tmp_path, 'office = "临安市公交公司"\n')
    assert findings == []
    assert made is not None
    assert made.publishing is None


def test_a_name_and_an_address_are_enough(tmp_path: Path) -> None:
    made, findings = load(tmp_path, f'office = "临安市公交公司"\n{BASE}')
    assert findings == []
    assert made is not None and made.publishing is not None
    site = made.publishing
    assert (site.name, site.url, site.domain) == ("临安公交", "https://bus.example/news/", "bus.example/news")
    assert (site.organ, site.code, site.time, site.suppress_below) == ("临安市公交公司", "", "09:00", 3)
    assert site.columns["bulletin"] == "工作简报"
    assert site.address("about/") == "https://bus.example/news/about/"
    assert str(site.span) == "briefgen.toml:2:1"


def test_every_key_is_read(tmp_path: Path) -> None:
    text = (
        BASE
        + """\
code = "bm12345678"
organ = "临安市交通局"
description = "班次和线路"
keywords = ["公交", "班次"]
icp = "某ICP备00000000号"
police = "某公网安备00000000000000号"
contact = "临安市公交公司调度室"
time = "16:30"
suppress_below = 5

[publish.columns]
bulletin = "公交简报"

[[publish.allow]]
rule = "BG201"
text = "96000"
reason = "服务热线"

[[publish.allow]]
rule = "BG202"
text = "96001"
file = "documents/*"
reason = "失物招领"
"""
    )
    made, findings = load(tmp_path, text)
    assert findings == []
    assert made is not None and made.publishing is not None
    site = made.publishing
    assert (site.code, site.organ, site.description) == ("bm12345678", "临安市交通局", "班次和线路")
    assert (site.keywords, site.contact) == (("公交", "班次"), ("临安市公交公司调度室",))
    assert (site.icp, site.police) == ("某ICP备00000000号", "某公网安备00000000000000号")
    assert (site.time, site.suppress_below) == ("16:30", 5)
    assert (site.columns["bulletin"], site.columns["report"]) == ("公交简报", "工作汇报")
    assert [(one.rule, one.text, one.file, one.reason, one.span.line) for one in site.allowed] == [
        ("BG201", "96000", "*", "服务热线", 17),
        ("BG202", "96001", "documents/*", "失物招领", 22),
    ]
    assert pickle.loads(pickle.dumps(site)) == site


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("publish = 3\n", ["1 BG102 publish"]),
        ('[publish]\nname = "甲"\n', ["1 BG102 publish.url"]),
        ('[publish]\nurl = "https://bus.example"\n', ["1 BG102 publish.name"]),
        ('[publish]\nname = ""\nurl = "https://bus.example"\n', ["2 BG102 publish.name"]),
        (f"{BASE}colour = 1\n", ["4 BG120 colour"]),
        (f'{BASE}code = "12345"\n', ["4 BG102 publish.code"]),
        (f'{BASE}time = "25:00"\n', ["4 BG102 publish.time"]),
        (f"{BASE}keywords = [1]\n", ["4 BG102 publish.keywords"]),
        (f"{BASE}suppress_below = true\n", ["4 BG102 publish.suppress_below"]),
        (f"{BASE}suppress_below = -1\n", ["4 BG102 publish.suppress_below"]),
        (f'{BASE}[publish.columns]\nbulletins = "甲"\n', ["5 BG120 bulletins"]),
        (f"{BASE}[publish.columns]\nbulletin = 1\n", ["5 BG102 publish.columns.bulletin"]),
        (f"{BASE}columns = 1\n", ["4 BG102 publish.columns"]),
        (f"{BASE}allow = 1\n", ["4 BG102 publish.allow"]),
        (f'{BASE}[[publish.allow]]\nrule = "BG201"\ntext = "1"\n', ["4 BG102 publish.allow.0.reason"]),
        (
            f'{BASE}[[publish.allow]]\nrule = "BG201"\ntext = "1"\nreason = "甲"\n'
            '[[publish.allow]]\nrule = "BG9"\ntext = "1"\nreason = "甲"\n',
            ["9 BG102 publish.allow.1.rule"],
        ),
    ],
)
def test_a_wrong_setting_is_told_at_its_line(tmp_path: Path, line: str, expected: list[str]) -> None:
    made, findings = load(tmp_path, line)
    assert made is None
    assert findings == expected


@pytest.mark.parametrize(
    "url",
    [
        "bus.example",
        "ftp://bus.example/",
        "https://",
        "https://bus.example/?a=1",
        "https://bus.example/#top",
        "https://user@bus.example/",
        "https://bus.example/新闻/",
        "https://bus.example//a",
        "https://[bus/",
        'https://bus.example/\\">',
        "https://bus.example/a b",
    ],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    made, findings = load(tmp_path, f"[publish]\nname = '甲'\nurl = '{url}'\n")
    assert made is None
    assert findings == ["3 BG102 publish.url"]
