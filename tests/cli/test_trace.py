"""`briefgen trace`: the list, one number, a file that was made, what a correction touches."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefgen.cli import main
from compose.workspaces import PROSE, document, loaded

TEXT = (
    "新铺{{ value('laid', period=2020, pipe='small') }}，进度"
    "{{ rate('progress', period=2020, pipe='large') }}，一是打井2口。"
)
SETTINGS = 'formats = ["html", "docx", "txt"]\n[severity]\nBG201 = "info"\n'
"""The document has a number that is typed by hand."""
OBSERVED = "data/observations/water.yaml"


class Ran:
    """What the command printed and how it exited."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace of one document with four numbers."""
    body = f"sections:\n  - paragraphs:\n      - {json.dumps(TEXT, ensure_ascii=False)}\n"
    more = "place: donghu\nstatus: signed\nissuer: bureau\ndate_issued: {missing: 未定}\n"
    loaded(tmp_path, {PROSE: document(body, "dig: 2口", more)})
    (tmp_path / "briefgen.toml").write_text(SETTINGS)
    return tmp_path


@pytest.fixture
def trace(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs a command in the workspace."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "BRIEFGEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: object, command: str = "trace") -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(root), command, *map(str, arguments)])
        shown = capsys.readouterr()
        return Ran(ended.value.code, shown.out, shown.err)

    return ran


def test_it_lists_every_number_of_a_document(trace) -> None:  # type: ignore[no-untyped-def]
    ran = trace("d")
    assert ran.code == 0
    heads, first, *_ = ran.out.splitlines()
    assert heads.split() == ["编号", "印作", "种类", "数值", "来自"]
    assert first.split()[:4] == ["n1", "12公里", "直接引用", "12公里"]
    assert ran.err == "共 4 个数字：直接引用 1，计算得出 1，手工键入 1，序号 1，专名 0\n"


def test_kinds_are_chosen(trace) -> None:  # type: ignore[no-untyped-def]
    ran = trace("d", "--kind", "literal")
    assert [line.split()[1] for line in ran.out.splitlines()[1:]] == ["2口"]
    assert ran.err == "共 1 个数字：手工键入 1\n"


def test_it_explains_one_number_as_a_tree(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    ran = trace("d", "88.9%")
    prefix = f"{root.as_posix()}/"
    assert ran.code == 0
    assert ran.out == (
        "n2  新铺12公里，进度【88.9%】，一是打井2口。（题）\n"
        f"88.9%：由记录里的数算出  [{prefix}briefings/d.yaml:7:61]\n"
        "├─ 8公里 ÷ 9公里 = 88.8888…%\n"
        f"│  ├─ 指标 铺设进度（progress） = laid / planned  [{prefix}data/indicators/water.yaml:4:50]\n"
        f"│  ├─ 8公里　铺设管道（东湖区，2020年，大口径）  [{prefix}{OBSERVED}:4:70]\n"
        f"│  └─ 9公里　计划铺设（东湖区，2020年，大口径）  [{prefix}{OBSERVED}:6:73]\n"
        "└─ 88.8888…% → 88.9%（四舍五入，保留1位小数）\n"
    )


def test_a_number_can_be_named_by_value_or_id(trace) -> None:  # type: ignore[no-untyped-def]
    assert trace("d", "88.9").out == trace("d", "n2").out == trace("d", "88.9%").out


def test_a_number_that_is_not_printed_is_said_with_those_near_it(trace) -> None:  # type: ignore[no-untyped-def]
    ran = trace("d", "89.9%")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "d 没有印 89.9%；相近的有 88.9%\n"


def test_it_answers_as_json(trace) -> None:  # type: ignore[no-untyped-def]
    (number,) = json.loads(trace("d", "12公里", "--output-format", "json").out)["numbers"]
    assert number["paragraph"]["text"] == "新铺12公里，进度88.9%，一是打井2口。"
    assert number["story"]["children"][0]["file"] == OBSERVED
    listed = json.loads(trace("d", "--output-format", "json").out)
    assert [row["id"] for row in listed["numbers"]] == ["n1", "n2", "n3", "n4"]


@pytest.mark.parametrize("name", ["d.html", "d.docx", "d.txt", "ledger.json"])
def test_a_file_that_was_made_is_known_by_its_name_or_the_ledger_beside_it(  # type: ignore[no-untyped-def]
    trace, root: Path, name: str
) -> None:
    assert trace(command="build").code == 0
    assert trace(root / "output" / "d" / name, "88.9%").out == trace("d", "88.9%").out


def test_a_renamed_copy_is_known_by_the_title_that_it_says_it_has(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    trace(command="build")
    for form in ("docx", "html"):
        copy = root / f"汇报稿.{form}"
        shutil.copy(root / "output" / "d" / f"d.{form}", copy)
        assert trace(copy, "88.9%").out == trace("d", "88.9%").out


def test_a_copy_that_says_nothing_of_itself_is_refused(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    copy = root / "别的.txt"
    copy.write_text("别的话\n")
    ran = trace(copy, "88.9%")
    assert ran.code == 1
    assert ran.err == f"看不出 {copy} 是由哪份文稿生成的；写文稿的编号\n"


def test_a_file_older_than_the_records_is_told_with_what_it_printed(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    trace(command="build")
    observed = root / OBSERVED
    observed.write_text(observed.read_text(encoding="utf-8").replace("value: 9}", "value: 10}"), "utf-8")
    file = root / "output" / "d" / "d.docx"
    ran = trace(file, "88.9%")
    assert ran.code == 1
    older, former, absent = ran.err.splitlines()
    assert older.startswith(f"{file} 早于现在的记录")
    assert former == "文件里的 88.9% 当时来自 8公里 ÷ 9公里 = 88.8888…%；现在这一处印作 80%"
    assert absent == "d 没有印 88.9%；相近的有 80%"
    assert trace(file, "80%").code == 0


def test_an_indicator_and_a_line_tell_what_a_correction_touches(trace) -> None:  # type: ignore[no-untyped-def]
    ran = trace("--where-used", "laid")
    assert ran.out == (
        "由它算出的指标\n"
        "  铺设进度（progress） = laid / planned\n"
        "d\n"
        "  n1   直接引用  新铺【12公里】，进度88.9%，一是打井2…（题）\n"
        "  n2   计算得出  新铺12公里，进度【88.9%】，一是打井2口。（题）\n"
    )
    assert ran.err == "牵动 1 份文件、1 段、2 个数字（其中 1 个是算出来的）、1 个派生指标\n"
    touched = json.loads(trace("--where-used", f"{OBSERVED}:4", "--output-format", "json").out)
    assert [row["text"] for row in touched["numbers"]] == ["88.9%"]


def test_a_name_of_an_indicator_and_a_fact_are_known_too(trace) -> None:  # type: ignore[no-untyped-def]
    assert trace("--where-used", "铺设管道").out == trace("--where-used", "laid").out
    ran = trace("--where-used", "d.dig")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "牵动 0 份文件、0 段、0 个数字（其中 0 个是算出来的）、0 个派生指标\n"


def test_the_documents_that_print_a_number_are_named(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    other = (root / PROSE).read_text(encoding="utf-8").replace("id: d", "id: b")
    other = other.replace("pipe='small'", "pipe='large'")
    (root / "briefings/b.yaml").write_text(other, encoding="utf-8")
    ran = trace("d", "8公里")
    assert ran.code == 1
    assert ran.err.splitlines()[-1] == "印有 8公里 的文件：b"
    assert trace("d", "12公里", "--kind", "derived").err == "12公里 有，种类是直接引用，不在 --kind 里\n"


def test_a_line_without_a_number_is_said_with_those_near_it(trace) -> None:  # type: ignore[no-untyped-def]
    ran = trace("--where-used", f"{OBSERVED}:40")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{OBSERVED}:40 这里没有数字；相近的行有 11\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("e",), "没有编号为 e 的文件"),
        (("没有.docx",), "打不开 没有.docx：No such file or directory"),
        (("--where-used", "layd"), "layd 不是指标、事实（记录.名称），也不是“文件:行”，是不是 laid？"),
        (("--where-used", "d.dug"), "d.dug 不是指标、事实（记录.名称），也不是“文件:行”，是不是 d.dig？"),
        (("--where-used", ""), "编号、数字和 --where-used 后面都不能是空的"),
        (("d", " "), "编号、数字和 --where-used 后面都不能是空的"),
        (("", "9"), "编号、数字和 --where-used 后面都不能是空的"),
        (
            (OBSERVED, "9"),
            f"{OBSERVED}:LINE 是记录，不是文稿；要查它用在哪里，写 --where-used {OBSERVED}:LINE",
        ),
        ((f"{OBSERVED}:4",), f"{OBSERVED}:4 是记录，不是文稿；要查它用在哪里，写 --where-used {OBSERVED}:4"),
        (("--where-used", "data/none.yaml:3"), "工作区里没有 data/none.yaml"),
        ((), "写一份文稿的编号或由它生成的文件，或者用 --where-used 写一个指标或一处记录，两者取一"),
    ],
)
def test_what_is_not_there_is_a_fault_of_usage(  # type: ignore[no-untyped-def]
    trace, arguments: tuple[str, ...], said: str
) -> None:
    ran = trace(*arguments)
    assert ran.code == 2
    assert ran.err.splitlines()[0] == f"错误：{said}"


def test_a_document_that_cannot_be_composed_shows_why(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    file = root / PROSE
    file.write_text(file.read_text(encoding="utf-8").replace("pipe='small'", "pipe='smal'"), "utf-8")
    ran = trace("d", "12公里")
    assert ran.code == 1
    assert ran.err.startswith("d 有错误，不能成文，先改下面这些\n")
    assert "briefings/d.yaml:7" in ran.err


def test_a_folder_without_a_workspace_is_told(trace, root: Path) -> None:  # type: ignore[no-untyped-def]
    (root / "briefgen.toml").unlink()
    ran = trace("d")
    assert (ran.code, "BG100" in ran.err) == (2, True)
