"""The command line: what is printed where, and how it exits."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefgen import __version__
from briefgen.cli import main
from briefgen.cli.check import REPORTS
from briefgen.cli.inspect import SCHEMAS
from briefgen.cli.new import KINDS
from briefgen.cli.outcome import FORMATS
from briefgen.config import FORMATS as CONFIG_FORMATS
from briefgen.load.records import BRIEFINGS
from briefgen.load.schema import FILE_KINDS
from briefgen.report import REPORTS as ALL_REPORTS
from briefgen.texts import TEXTS, language

BAD = "id: bad\nkind: article\ntitel: 一篇文章\nbyline: 某某\nsections: []\n"


class Ran:
    """What a command printed and how it exited."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Runs a command in this process."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "BRIEFGEN_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, shown.out, shown.err)

    return ran


@pytest.fixture
def work(run, tmp_path: Path) -> Path:  # type: ignore[no-untyped-def]
    """A new workspace."""
    assert run("new", "workspace", tmp_path / "work").code == 0
    return tmp_path / "work"


# ---- the words that are repeated in cli so that --help stays fast


def test_the_words_of_the_command_line_are_those_of_the_rooms() -> None:
    assert FORMATS == CONFIG_FORMATS
    assert tuple(ALL_REPORTS) == REPORTS
    assert tuple(BRIEFINGS) == KINDS
    assert tuple(SCHEMAS) == FILE_KINDS


def test_every_text_is_in_two_languages() -> None:
    assert all(zh and en and zh != en for zh, en in TEXTS.values())


# ---- help and usage


def test_help_is_in_the_language_asked_for(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--lang", "zh", "--help").out.startswith("用法：briefgen [选项] 命令 [参数]\n")
    assert run("--lang", "en", "build", "--help").out.startswith(
        "Usage: briefgen build [OPTIONS] [NAME]...\n"
    )


def test_help_names_every_command(run) -> None:  # type: ignore[no-untyped-def]
    shown = run("--help").out
    assert all(f"\n  {name} " in shown for name in ("new", "build", "check", "explain", "schema", "doctor"))


def test_no_command_shows_the_help(run) -> None:  # type: ignore[no-untyped-def]
    assert run().out.startswith("用法：")


@pytest.mark.parametrize("command", ["new", "build", "check", "explain", "schema", "doctor"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help(run, command: str, lang: str) -> None:  # type: ignore[no-untyped-def]
    shown = run("--lang", lang, command, "--help")
    assert shown.code == 0
    assert "Show this message" not in shown.out


def test_the_version_is_printed(run) -> None:  # type: ignore[no-untyped-def]
    assert run("--version").out == f"briefgen {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "错误：没有 chek 这个命令，是不是 check？\n用法见：briefgen --help\n"),
        (["build", "--fromat", "pdf"], "错误：没有 --fromat 这个选项，是不是 --format？\n"),
        (["build", "--format"], "错误：--format 后面要有一个值\n"),
        (["build", "--strict=1"], "错误：--strict 后面不带值\n"),
        (["build", "--format", "html,pfd"], "错误：pfd 不在可选之列（html、pdf、docx、txt），是不是 pdf？\n"),
        (["build", "--jobs", "0"], "错误：0 不是 1 到 256 之间的整数\n"),
        (["new"], "错误：缺少 KIND\n"),
        (["new", "bulletin"], "错误：缺少 NAME\n"),
        (["doctor", "now"], "错误：多了参数：now\n"),
        (["explain", "unkown-document"], "错误：没有 unkown-document 这条规则，是不是 unknown-document？\n"),
        (["--lang", "de", "doctor"], "错误：de 不在可选之列（zh、en）\n"),
        (["schema", "place"], "错误：place 不在可选之列"),
    ],
)
def test_wrong_usage_is_said_in_chinese_and_exits_2(run, arguments: list[str], said: str) -> None:  # type: ignore[no-untyped-def]
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_wrong_usage_is_said_in_english(run) -> None:  # type: ignore[no-untyped-def]
    assert (
        run("--lang=en", "chek").err
        == "error: there is no command chek; did you mean check?\nsee: briefgen --help\n"
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "wanted"),
    [
        ([], {}, None),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, None),
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "en"),
        (["--lang=zh", "build"], {"LANG": "en_US.UTF-8"}, "zh"),
        (["build", "--", "--lang", "en"], {}, None),
    ],
)
def test_the_language_is_the_one_asked_for_or_that_of_the_locale(
    arguments: list[str], environment: dict[str, str], wanted: str | None
) -> None:
    assert language(arguments, environment) == wanted


# ---- new


def test_a_new_workspace_tells_the_next_two_commands(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "work"
    ran = run("new", "workspace", folder)
    assert ran.out == ""
    assert ran.err.splitlines() == [
        f"已新建工作区 {folder}",
        f"下一步：briefgen -C {folder} build",
        f"下一步：briefgen -C {folder} new bulletin work-02",
    ]


def test_a_folder_with_something_in_it_is_left_alone(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a").write_text("mine")
    ran = run("new", "workspace", tmp_path)
    assert ran.code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert "没有改动它" in ran.err


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_builds_as_it_stands(run, work: Path, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert run("-C", work, "new", kind, "first").code == 0
    ran = run("-C", work, "build", "first", "--format", "txt", "--strict")
    assert (ran.code, ran.out) == (0, ""), ran.err
    assert (work / "output" / "first" / "first.txt").is_file()


def test_no_number_of_a_new_workspace_is_typed_by_hand(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    for kind in KINDS:
        assert run("-C", work, "new", kind, f"first-{kind}").code == 0
    ran = run("-C", work, "check", "--strict", "--output-format", "concise")
    assert ran.code == 0
    assert "BG2" not in ran.out


def test_a_record_is_never_written_over(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    run("-C", work, "new", "bulletin", "first")
    file = work / "briefings" / "first.yaml"
    file.write_text("mine")
    ran = run("-C", work, "new", "report", "first")
    assert ran.code == 2
    assert f"{file} 已经有了" in ran.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("id", ["../a", "a/b", ".a", "a.", "", "字" * 41])
def test_an_id_that_is_no_file_name_is_refused(run, work: Path, id: str) -> None:  # type: ignore[no-untyped-def]
    before = sorted(work.rglob("*"))
    ran = run("-C", work, "new", "bulletin", id)
    assert ran.code == 2
    assert "不能用作文件名" in ran.err
    assert sorted(work.rglob("*")) == before


def test_a_record_needs_a_workspace(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("-C", tmp_path, "new", "bulletin", "first")
    assert ran.code == 2
    assert "不是工作区" in ran.err


# ---- build and check


def test_a_clean_build_says_only_what_is_next(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("-C", work, "build", "--format", "html,txt")
    assert (ran.code, ran.out) == (0, "")
    first, second = ran.err.splitlines()
    assert first == f"1 份文件（2 个）已写入 {work / 'output'}"
    assert second.endswith(".html")


def test_a_clean_check_says_what_is_next(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("-C", work, "check")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == f"1 份文件没有发现问题\n下一步：briefgen -C {work} build\n"


def test_errors_exit_1_and_a_check_reports_on_standard_output(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    (work / "briefings" / "bad.yaml").write_text(BAD, encoding="utf-8")
    ran = run("-C", work, "check", "bad", "--output-format", "concise")
    assert ran.code == 1
    assert (
        f"{work}/briefings/bad.yaml:3:1: BG120 这里没有 titel 这个键，是不是 title？ [unknown-key]\n"
        in ran.out
    )
    assert ran.err == "了解一条规则：briefgen explain BG120\n"


def test_a_build_with_proofs_names_the_proof_to_open(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("--lang", "en", "-C", work, "build", "--proof", "--format", "docx")
    assert ran.code == 0
    assert ran.err.startswith(f"1 documents (3 files) written to {work / 'output'}\nnext: ")
    assert ran.err.endswith("bulletin-2024-01.proof.docx\n")


def test_proofs_of_documents_with_errors_are_told_apart(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    record = work / "briefings" / "memo.yaml"
    record.write_text(
        "id: memo\nkind: article\ntitle: 借车\nbyline: 某公司\nissuer: {missing: 未定}\n"
        "date_issued: {missing: 未定}\nlead: 另借用车6辆。\nsections: []\n",
        encoding="utf-8",
    )
    ran = run("--lang", "zh", "-C", work, "build", "--proof", "--format", "docx", "memo")
    assert ran.code == 1
    assert f"有错误的 1 份只写了校样（.proof.docx），在 {work / 'output'}\n" in ran.err
    assert "没有写任何文件" not in ran.err


def test_a_build_reports_on_standard_error(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    (work / "briefings" / "bad.yaml").write_text(BAD, encoding="utf-8")
    ran = run("-C", work, "build", "bad")
    assert (ran.code, ran.out) == (1, "")
    assert "错误 BG120" in ran.err


def test_a_report_can_go_to_a_file(run, work: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (work / "briefings" / "bad.yaml").write_text(BAD, encoding="utf-8")
    file = tmp_path / "report.json"
    ran = run("-C", work, "check", "--output-format", "json", "--output-file", file)
    assert (ran.code, ran.out) == (1, "")
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == 1


def test_warnings_exit_0_and_1_under_strict(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    run("-C", work, "new", "article", "loose")
    file = work / "briefings" / "loose.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("开头一段。", "全县共有123户。"), encoding="utf-8"
    )
    with (work / "briefgen.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[severity]\nBG201 = "warning"\n')
    assert run("-C", work, "check", "loose").code == 0
    ran = run("-C", work, "check", "loose", "--strict")
    assert ran.code == 1
    assert ran.out.splitlines()[-1].startswith("1 个提醒")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_is_no_workspace_exits_2(run, tmp_path: Path, command: str) -> None:  # type: ignore[no-untyped-def]
    assert run("-C", tmp_path, command).code == 2


def test_an_unknown_name_exits_2(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("-C", work, "check", "nothing-like-it").code == 2


def test_an_output_folder_that_cannot_be_written_exits_3(run, work: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "file").write_text("")
    ran = run("-C", work, "build", "--format", "txt", "--output", tmp_path / "file" / "out")
    assert ran.code == 3
    assert "BG721" in ran.err


def test_a_report_that_cannot_be_written_exits_3(run, work: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("-C", work, "check", "--output-file", tmp_path / "none" / "r.txt").code == 3


def test_the_language_of_the_workspace_holds_where_the_locale_names_none(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    (work / "briefgen.toml").write_text('language = "en"\n')
    assert "nothing found" in run("-C", work, "check").err
    assert "没有发现问题" in run("-C", work, "--lang", "zh", "check").err


# ---- explain, schema, doctor


def test_a_rule_is_explained(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("explain", "bg701")
    assert ran.code == 0
    assert ran.out.startswith("BG701 unknown-document (错误)\n  没有编号为 … 的文件\n\n为什么\n  ")
    assert run("--lang", "en", "explain", "unknown-document").out.startswith(
        "BG701 unknown-document (error)\n"
    )


def test_without_a_code_every_rule_is_listed(run) -> None:  # type: ignore[no-untyped-def]
    lines = run("explain").out.splitlines()
    assert lines[0].startswith("BG100 no-workspace ")
    assert len(lines) > 50


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_json(run, kind: str) -> None:  # type: ignore[no-untyped-def]
    assert json.loads(run("schema", kind).out)["$schema"].startswith("https://json-schema.org/")


def test_without_a_kind_the_kinds_are_listed(run) -> None:  # type: ignore[no-untyped-def]
    assert run("schema").out.splitlines()[0] == "places       data/places.yaml"


def test_the_doctor_names_what_is_missing_and_the_command(run, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("BRIEFGEN_FONTS", str(tmp_path / "none"))
    ran = run("doctor")
    assert ran.code == 3
    assert "[缺] 公文字体" in ran.out
    assert "补上：make build" in ran.out
    assert "缺 1 样；没有它们时：不能生成 PDF，也不检查缺字" in ran.err


# ---- a process of its own


def briefgen(*arguments: object, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": "", **options.pop("env", {})}  # type: ignore[dict-item]
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        **options,  # type: ignore[call-overload]
    )


HEAVY = (
    "weasyprint",
    "docx",
    "jinja2",
    "pydantic",
    "yaml",
    "markdown_it",
    "fontTools",
    "PIL",
    "rich",
    "json",
)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom briefgen.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    print([m for m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stderr.strip("[]\n").replace("'", "").split(", "))
    assert loaded & set(HEAVY) == set()


def test_no_traceback_reaches_the_user_unless_asked_for(tmp_path: Path) -> None:
    code = (
        "from briefgen import cli\nimport briefgen.build.stages as stages\n"
        "def check(order, advance):\n    raise ZeroDivisionError('surprise')\n"
        "stages.check = check\ncli.main(['--lang', 'zh', 'check'])"
    )
    command = [sys.executable, "-c", code]
    environment = {key: value for key, value in os.environ.items() if key != "BRIEFGEN_DEBUG"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert ran.returncode == 3
    assert ran.stderr == (
        "程序自身出错：ZeroDivisionError: surprise（设 BRIEFGEN_DEBUG=1 再运行可看到详情）\n"
    )
    environment["BRIEFGEN_DEBUG"] = "1"
    ran = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert "Traceback" in ran.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "briefgen", "explain"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == ""
    assert process.returncode == 0


def test_an_interrupt_exits_130_and_leaves_the_old_output(run, work: Path) -> None:  # type: ignore[no-untyped-def]
    run("-C", work, "new", "article", "loop")
    run("-C", work, "build", "loop", "--format", "txt")
    output = work / "output" / "loop" / "loop.txt"
    before = output.read_bytes()
    file = work / "briefings" / "loop.yaml"
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    text = file.read_text(encoding="utf-8").replace("lead: 开头一段。", f'lead: "{loop}"')
    file.write_text(text, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "briefgen", "--lang", "zh", "-C", work, "build", "loop"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background jobs ignore interrupts, and what they start inherits that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    ) as process:
        lock = work / "output" / ".briefgen" / "lock"
        end = time.monotonic() + 60
        while str(process.pid) not in (lock.read_text() if lock.exists() else "") and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert said == "\n已中断；没有写完的文件都没有动\n"
    assert output.read_bytes() == before


def test_no_colour_reaches_a_pipe(work: Path) -> None:
    (work / "briefings" / "bad.yaml").write_text(BAD, encoding="utf-8")
    ran = briefgen("-C", work, "check", "bad")
    assert "\033" not in ran.stdout + ran.stderr


def test_a_terminal_gets_colours_unless_it_refuses_them(work: Path) -> None:
    pty = pytest.importorskip("pty", reason="no pseudo-terminals on this system")
    (work / "briefings" / "bad.yaml").write_text(BAD, encoding="utf-8")

    def shown(**environment: str) -> str:
        ours, theirs = pty.openpty()
        subprocess.run(
            [sys.executable, "-m", "briefgen", "-C", str(work), "check", "bad"],
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            check=False,
            env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, **environment},
        )
        os.close(theirs)
        text = b""
        while True:
            try:
                text += (chunk := os.read(ours, 65536))
            except OSError:
                break
            if not chunk:
                break
        os.close(ours)
        return text.decode()

    assert "\033[1;31m" in shown()
    assert "\033" not in shown(NO_COLOR="1")


# ---- streams and files that are not what they should be


def shell(folder: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Runs a command line of a shell in a workspace; `briefgen` is the program."""
    program = f"{sys.executable} -m briefgen --lang zh"
    line = words.replace("briefgen", program, 1)
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_failure(work: Path, closed: str) -> None:
    ran = shell(work, f"briefgen build --format txt {closed}")
    assert (ran.returncode, "Error" in ran.stderr) == (0, False)
    assert list((work / "output").glob("*/*.txt"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_standard_output_is_said_in_words(work: Path) -> None:
    ran = shell(work, "briefgen explain > /dev/full")
    assert (ran.returncode, ran.stderr) == (3, "错误：写不进标准输出：磁盘已满\n")


@pytest.mark.parametrize("folder", ["data", "data/out", "briefings", "templates", ".", "output/../data"])
def test_an_output_folder_among_the_records_is_refused(run, work: Path, folder: str) -> None:  # type: ignore[no-untyped-def]
    before = sorted(work.rglob("*"))
    ran = run("-C", work, "build", "--output", work / folder)
    assert (ran.code, "记录混在一起" in ran.err) == (2, True)
    assert sorted(work.rglob("*")) == before


def test_a_report_is_written_through_a_link(run, work: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "report.json").write_text("old")
    (tmp_path / "link").symlink_to("report.json")
    assert run("-C", work, "check", "--output-format", "json", "--output-file", tmp_path / "link").code == 0
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "report.json").read_text())["diagnostics"] == []


@pytest.mark.parametrize("memory", ["1", "63", "1048577", "99999999999999999999", "９９"])
def test_a_limit_of_memory_out_of_reason_is_refused(run, work: Path, memory: str) -> None:  # type: ignore[no-untyped-def]
    ran = run("-C", work, "build", "--memory", memory)
    assert (ran.code, "64 到 1048576" in ran.err) == (2, True)


def test_little_memory_is_told_without_a_traceback(work: Path) -> None:
    ran = shell(work, "briefgen build --memory 64")
    assert "Traceback" not in ran.stderr
    assert ran.returncode in (1, 3)


# ---- mending and letting pass


MENDABLE = (
    "id: m\nkind: article\ntitle: 图书馆开放\nbyline: 市图书馆\nissuer: {missing: 未定}\n"
    "date_issued: {missing: 未定}\nlead: A\u00a0B馆。\nsections:\n  - heading: 做法\n    paragraphs: 正文。\n"
)


@pytest.fixture
def mendable(tmp_path: Path) -> Path:
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefgen.toml").write_text("")
    (tmp_path / "briefings" / "m.yaml").write_text(MENDABLE, encoding="utf-8")
    return tmp_path


def test_a_diff_is_all_that_is_printed_and_nothing_is_written(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    for options in (["--diff"], ["--fix", "--diff"]):
        ran = run("-C", mendable, "check", *options)
        assert ran.out.splitlines()[:2] == ["--- a/briefings/m.yaml", "+++ b/briefings/m.yaml"]
        assert ran.err == "1 处可以自动修改，1 个文件；没有改动文件\n"
        assert ran.code == 0
    assert (mendable / "briefings" / "m.yaml").read_text(encoding="utf-8") == MENDABLE


def test_a_diff_shows_what_cannot_be_read(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    (mendable / "briefings" / "n.yaml").write_bytes("id: n\ntitle: 图书".encode("gb18030"))
    ran = run("-C", mendable, "check", "--diff")
    assert "BG106" in ran.err
    assert "BG106" not in ran.out
    assert ran.code == 1


def test_a_document_that_is_not_composed_is_named(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    faulty = MENDABLE.replace("正文。", '"{{ f.none }}。"')
    (mendable / "briefings" / "m.yaml").write_text(faulty, encoding="utf-8")
    ran = run("-C", mendable, "check")
    assert "有错误、不能成文，其余检查没有做的文件 1 份：m\n" in ran.err
    assert ran.code == 1


def test_fixing_says_how_much_it_mended_and_what_is_left(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("-C", mendable, "check", "--fix")
    assert ran.err.splitlines()[:2] == [
        f"已自动修改 1 处，1 个文件：{mendable.as_posix()}/briefings/m.yaml",
        "1 份文件没有发现问题",
    ]
    assert (ran.code, ran.out) == (0, "")
    again = run("-C", mendable, "--lang", "en", "check", "--fix")
    assert again.err.splitlines()[0] == "there is nothing that can be mended"


def test_a_finding_that_can_be_mended_is_marked(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    out = run("-C", mendable, "check").out
    assert "  = 可自动修改（--fix）：改成普通空格\n" in out
    assert out.endswith("1 个提醒，其中 1 个可用 --fix 自动修改\n")


def test_a_mend_that_cannot_be_written_exits_3(  # type: ignore[no-untyped-def]
    run, mendable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.build import mend

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mend, "write_file", full)
    ran = run("-C", mendable, "check", "--fix")
    said = f"错误：写不进 {mendable.as_posix()}/briefings/m.yaml：No space left on device；它没有变"
    assert (ran.code, ran.err.splitlines()[0]) == (3, said)


def test_an_error_that_is_let_pass_stops_nothing_and_is_counted(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    text = MENDABLE.replace("\u00a0", "").replace(
        "正文。", "共有书籍300册。  # briefgen: allow BG201 沿用原件"
    )
    (mendable / "briefings" / "m.yaml").write_text(text, encoding="utf-8")
    (mendable / "briefgen.toml").write_text('[severity]\nBG201 = "error"\n')
    ran = run("-C", mendable, "check", "--strict")
    assert (ran.code, ran.out) == (0, "按注明的理由放行 1 处\n")
    assert run("-C", mendable, "check", "--output-format", "concise").out == ""
    content = json.loads(run("-C", mendable, "check", "--output-format", "json").out)
    assert content["diagnostics"] == []
    assert [(one["code"], one["severity"], one["reason"]) for one in content["suppressed"]] == [
        ("BG201", "error", "沿用原件")
    ]
    assert run("-C", mendable, "build", "--format", "txt").code == 0
    assert (mendable / "output" / "m" / "m.txt").is_file()


def test_an_unused_allowance_counts_under_strict(run, mendable: Path) -> None:  # type: ignore[no-untyped-def]
    text = MENDABLE.replace("\u00a0", "").replace("正文。", "正文。  # briefgen: allow BG201 沿用原件")
    (mendable / "briefings" / "m.yaml").write_text(text, encoding="utf-8")
    assert run("-C", mendable, "check").code == 0
    ran = run("-C", mendable, "check", "--strict", "--output-format", "concise")
    assert (ran.code, "BG184" in ran.out) == (1, True)
    assert run("-C", mendable, "check", "--strict", "m").code == 0
