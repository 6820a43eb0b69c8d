"""Settings: what they may be, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.config import Config, load_config
from briefgen.diagnostics import Severity, Span
from briefgen.rules.load import UNKNOWN_FILE
from briefgen.rules.rows import NO_ROWS


def config(root: Path, text: str | bytes) -> Config:
    made, findings = load(root, text)
    assert findings == []
    assert made is not None
    return made


def load(root: Path, text: str | bytes) -> tuple[Config | None, list[str]]:
    (root / "briefgen.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    made, findings = load_config(root)
    return made, [f"{f.span} {f.code}" for f in findings]


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    made = config(tmp_path, "")
    assert (made.office, made.language, made.formats, made.fonts) == (
        "",
        "zh",
        ("html", "pdf", "docx", "txt"),
        "gb2312",
    )


def test_every_setting_is_read(tmp_path: Path) -> None:
    text = """\
office = "临安市自来水公司"
language = "en"
formats = ["docx", "html"]

[docx]
fonts = "windows"

[severity]
BG104 = "off"
"no-rows" = "error"

[style]
percent_digits = 1
grouping = true
numbering = ["一、", "1."]
"""
    made = config(tmp_path, "\ufeff" + text)
    assert (made.office, made.language, made.formats, made.fonts) == (
        "临安市自来水公司",
        "en",
        ("html", "docx"),
        "windows",
    )
    assert made.weighed(UNKNOWN_FILE.at(Span("a"), hint_zh="", hint_en="")) is None
    assert made.weighed(NO_ROWS.at(Span("a"))) is Severity.ERROR
    assert made.style == {"percent_digits": "1", "grouping": "true", "numbering": ("一、", "1.")}
    assert str(made.style_spans["numbering"]) == "briefgen.toml:15:1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("language = zh\n", "1:12 BG101"),
        ('office = "甲"\na = [[[[', "2:1 BG101"),
        ("x = " + "[" * 5000, "1:1 BG101"),
        ('office = "甲"\nx = ' + "9" * 5000, "2:1 BG101"),
        ('office = "甲"\nlanguage = "cn"\n', "2:1 BG102"),
        ('formats = ["doc"]\n', "1:1 BG102"),
        ("formats = []\n", "1:1 BG102"),
        ("office = 3\n", "1:1 BG102"),
        ('offise = "甲"\n', "1:1 BG120"),
        ('[docx]\nfont = "windows"\n', "2:1 BG120"),
        ('[docx]\nfonts = "songti"\n', "2:1 BG102"),
        ('docx = "windows"\n', "1:1 BG102"),
        ('[severity]\n"no-rowz" = "off"\n', "2:1 BG120"),
        ('[severity]\nno-rows = "fatal"\n', "2:1 BG102"),
        ("[style]\nseal = 2019-01-04\n", "2:1 BG102"),
        ("[style]\nrun_in = [[1]]\n", "2:1 BG102"),
        ("[styles]\nseal = true\n", "1:1 BG120"),
        ('office = "自来水"'.encode("gbk"), "1:1 BG106"),
    ],
)
def test_a_wrong_setting_is_told_at_its_line(tmp_path: Path, text: str | bytes, expected: str) -> None:
    made, findings = load(tmp_path, text)
    assert made is None
    assert findings == [f"briefgen.toml:{expected}"]


def test_all_wrong_settings_are_told_in_one_run(tmp_path: Path) -> None:
    text = 'language = "cn"\nformat = "pdf"\n[style]\nseal = 0.5\n'
    _, findings = load(tmp_path, text)
    assert sorted(findings) == [
        "briefgen.toml:1:1 BG102",
        "briefgen.toml:2:1 BG120",
        "briefgen.toml:4:1 BG102",
    ]


def test_a_folder_without_settings_is_no_workspace_and_the_way_to_one_is_told(tmp_path: Path) -> None:
    made, (finding,) = load_config(tmp_path)
    assert made is None
    assert finding.code == "BG100"
    assert str(tmp_path) in finding.message("en")
    assert "briefgen new workspace" in finding.help("en")


def test_a_misspelt_setting_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('langauge = "zh"\n')
    _, (finding,) = load_config(tmp_path)
    assert finding.message("en") == "there is no key langauge here; did you mean language?"


def test_thousands_of_unknown_keys_are_told_twenty_times(tmp_path: Path) -> None:
    text = "".join(f"k{i} = 1\n" for i in range(30_000))
    made, findings = load(tmp_path, text)
    assert made is None
    assert findings[0] == "briefgen.toml:1:1 BG120"
    assert [f.split()[1] for f in findings] == ["BG120"] * 20 + ["BG158"]


def test_what_the_toml_reader_says_is_put_in_chinese(tmp_path: Path) -> None:
    for text in (
        "a = zh\n",
        'a = "x\n',
        "a = 1 2\n",
        "a 1\n",
        "a = 1\na = 2\n",
        "[a]\n[a]\n",
        "a = [1\n",
        "中 = 1\n",
    ):
        (tmp_path / "briefgen.toml").write_text(text)
        (finding,) = load_config(tmp_path)[1]
        said = finding.message("zh").removeprefix("briefgen.toml 读不出来：")
        assert not any("a" <= sign <= "z" for sign in said), (text, said)


def test_a_format_that_is_none_is_named_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text('formats = ["html", "doc"]\n')
    (finding,) = load_config(tmp_path)[1]
    assert finding.message("zh") == "设置 formats 的值是 doc，这里要 html、pdf、docx、txt 中的几个"
