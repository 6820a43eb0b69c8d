"""The command line of many documents: conditions, names of files with `for:`, and what is said at the end."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefgen.cli import main

CLINICS = Path(__file__).parents[1] / "workspaces" / "clinics"


class Ran:
    """What the command printed and how it exited."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CLINICS, tmp_path / "clinics"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, root: Path):  # type: ignore[no-untyped-def]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(root), *map(str, arguments)])
        shown = capsys.readouterr()
        return Ran(ended.value.code, shown.out, shown.err)

    return ran


def made(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "output").glob("*/*.txt"))


def test_conditions_stand_behind_the_option_or_in_one_text(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("build", "--format", "txt", "--select", "kind:report", "place:heyan").code == 0
    assert made(root) == ["clinics-heyan-2024Q1"]
    run("build", "--format", "txt", "--select", "kind:bulletin month:2024-01")
    run("build", "--format", "txt", "--select", "series:巡诊通讯", "--select", "place:beichuan")
    assert made(root) == ["clinics-heyan-2024Q1", "rounds-beichuan-horse", "visits-2024-01"]


def test_the_name_of_a_file_builds_its_documents(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("build", "--format", "txt", "rounds")
    assert ran.code == 0
    assert ran.err.startswith(f"2 份文件（2 个）已写入 {root}/output\n")
    assert made(root) == ["rounds-beichuan-horse", "rounds-heyan-boat"]


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ("knd:report", "错误 BG750 --select 没有 knd 这个条件，是不是 kind？"),
        ("place:heyn", "错误 BG751 没有 place 是 heyn 的文稿，是不是 heyan？"),
        ("kind:report month:2023-01", "错误 BG752 没有一份文稿同时符合 kind:report month:2023-01"),
        ("report", "错误 BG753 --select 里的 report 不是条件"),
    ],
)
def test_a_wrong_selection_ends_with_2_and_builds_nothing(run, root: Path, terms: str, said: str) -> None:  # type: ignore[no-untyped-def]
    for command in ("build", "check", "form", "trace"):
        ran = run(command, "--select", terms)
        assert ran.code == 2
        assert said in ran.out + ran.err
    assert not (root / "output").exists()


def test_check_looks_at_what_is_selected(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("check", "--select", "place:yunding")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("1 份文件没有发现问题\n")


def test_a_finding_of_a_file_is_printed_once(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    file = root / "briefings/2024/clinic-report.yaml"
    file.write_text(file.read_text("utf-8").replace("特此报告。", "今年再建3所。"), "utf-8")
    ran = run("build", "--format", "txt", "clinic-report")
    assert ran.code == 1
    assert ran.err.count("BG201 ") == 1
    assert (
        "这样的文稿有 3 份：clinics-beichuan-2024Q1、clinics-heyan-2024Q1、clinics-yunding-2024Q1\n"
        in ran.err
    )
    (found,) = json.loads(run("check", "--output-format", "json", "clinic-report").out)["diagnostics"]
    assert len(found["documents"]) == 3


def test_more_than_twenty_findings_of_a_rule_are_listed_when_asked_for(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    text = "\n".join(f'      - "第{number}点，新增{number + 100}人。"' for number in range(1, 31))
    file = root / "briefings/2024/plain.yaml"
    head = "id: plain\nkind: report\ntitle: 情况报告\nissuer: ty-health\ndate_issued: 2024-04-08\n"
    file.write_text(f"{head}sections:\n  - paragraphs:\n{text}\n", "utf-8")
    short = run("check", "plain").out
    assert short.count("错误 BG201 “") == 20
    assert "错误 BG201 还有 10 处没有列出，要全部列出加 --all" in short
    assert "\n30 个错误" in short
    assert run("check", "plain", "--all").out.count("错误 BG201 “") == 30
    run("check", "plain", "--output-file", root / "report.txt")
    assert (root / "report.txt").read_text("utf-8").count("错误 BG201 “") == 30


def test_many_documents_end_with_a_table(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("build", "--format", "txt")
    assert "  合计" not in ran.err
    places = root / "data/places.yaml"
    towns = "".join(
        f"- {{id: t{number}, name: 第{number}街道, level: township, parent: heyan}}\n" for number in range(4)
    )
    places.write_text(places.read_text("utf-8") + towns, "utf-8")
    (root / "briefings/towns.yaml").write_text(
        'id: "town-{{ place.id }}"\nfor: {place: {level: township}}\nkind: report\ntitle: 情况报告\n'
        "issuer: ty-health\ndate_issued: 2024-04-08\nsections: [{paragraphs: 正在走访。}]\n",
        "utf-8",
    )
    ran = run("build", "--format", "txt")
    assert ran.code == 0
    assert "  新生成             4 份\n  没有变，没有重写   8 份\n  合计              12 份\n" in ran.err
    assert "  文件              TXT 12\n  用时              " in ran.err


def test_new_refuses_an_id_that_a_file_makes(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("new", "report", "rounds-heyan-boat")
    assert ran.code == 2
    assert f"{root}/briefings/2024/rounds.yaml 已经有了" in ran.err
    assert run("new", "report", "rounds-2024").code == 0


def test_trace_asks_for_one_of_the_documents(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("trace", "rounds")
    assert ran.code == 2
    assert "rounds 生成 2 份文稿，写其中一份的编号：rounds-beichuan-horse、rounds-heyan-boat" in ran.err
    assert run("trace", "rounds-heyan-boat", "412人次").code == 0


def test_trace_lists_the_one_document_that_meets_conditions(run) -> None:  # type: ignore[no-untyped-def]
    asked = run("trace", "rounds-heyan-boat")
    assert asked.code == 0
    for words in (
        ("--select", "id:rounds-heyan-boat"),
        ("--select", "series:巡诊通讯", "place:heyan"),
        ("rounds", "--select", "place:heyan"),
    ):
        ran = run("trace", *words)
        assert (ran.code, ran.out) == (0, asked.out)
    number = run("trace", "rounds-heyan-boat", "412人次").out
    assert run("trace", "412人次", "--select", "file:rounds", "place:heyan").out == number
    assert run("trace", "rounds", "412人次", "--select", "place:heyan").out == number


def test_trace_wants_conditions_that_leave_one_document(run) -> None:  # type: ignore[no-untyped-def]
    ran = run("trace", "--select", "series:巡诊通讯")
    assert ran.code == 2
    assert (
        "符合条件的文稿有 2 份，写其中一份的编号，或再加条件：rounds-beichuan-horse、rounds-heyan-boat"
        in ran.err
    )
    ran = run("trace", "visits-2024-01", "--select", "kind:report")
    assert ran.code == 2
    assert "BG752 没有一份文稿同时符合 visits-2024-01 kind:report" in ran.err


def test_trace_tells_what_a_correction_touches_in_the_documents_that_meet_conditions(run) -> None:  # type: ignore[no-untyped-def]
    def documents(*words: str) -> set[str]:
        found = json.loads(run("trace", "--where-used", "visits", "--output-format", "json", *words).out)
        return {row["document"] for row in found["numbers"]}

    every = documents()
    some = documents("--select", "kind:report")
    assert some == {id for id in every if id.startswith("clinics-")}
    assert set() < some < every


def test_form_measures_what_was_built_of_the_documents_that_meet_conditions(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    ran = run("form", "--select", "place:heyan")
    assert ran.code == 2
    assert f"还没有生成 PDF 和 DOCX；先运行：briefgen -C {root} build --select place:heyan" in ran.err
    run("build", "--format", "docx,txt", "--proof")
    ran = run("form", "--select", "kind:report", "place:heyan")
    assert ran.code == 0
    assert ran.err.count(".docx") == 1
    assert "output/clinics-heyan-2024Q1/clinics-heyan-2024Q1.docx" in ran.err
    assert run("form", root / "absent.pdf", "--select", "place:heyan").code == 2
    assert run("form").code == 2


def test_a_build_that_changes_no_document_says_so(run, root: Path) -> None:  # type: ignore[no-untyped-def]
    run("build", "--format", "txt", "rounds")
    file = root / "briefings" / "2024" / "rounds.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# 看过了\n", encoding="utf-8")
    ran = run("build", "--format", "txt", "rounds")
    assert ran.err.startswith(f"没有变化：2 份文件都是最新的，在 {root}/output\n")
