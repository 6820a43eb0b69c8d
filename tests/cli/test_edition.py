"""`--edition` of check and build: the work is done on what may be seen, and told by places of the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cli import main
from edition.editions import REPORT, Files, report, written

ROWS = "data/observations/clinics.yaml"
HIDDEN: Files = {
    ROWS: "- {indicator: visits, place: heyan, period: 2023, sex: women, value: 1204}\n"
    "- {indicator: visits, place: heyan, period: 2023, sex: men, value: 1163, sensitivity: internal}\n",
    REPORT: report("就诊{{ total('visits', period=2023) }}").replace("status: signed", "status: review"),
}


class Ran:
    """What the command printed and how it exited."""

    def __init__(self, code: object, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    root = written(tmp_path / "workspace", HIDDEN)

    def ran(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main(["-C", str(root), *map(str, arguments)])
        shown = capsys.readouterr()
        return Ran(ended.value.code, shown.out, shown.err)

    return ran


def test_a_check_tells_both_places_of_what_is_not_public(run) -> None:  # type: ignore[no-untyped-def]
    done = run("check", "--edition", "public", "--output-format", "concise", "--jobs", 1)
    assert done.code == 1
    assert f"{REPORT}:9:21: BG600" in done.out
    assert "公开版里没有这里要的观测值 visits" in done.out
    told = run("check", "--edition", "public", "--jobs", 1)
    assert f"{ROWS}:2:68" in told.out
    assert "withheld.json" not in told.out
    assert run("check", "--jobs", 1).code == 0
    assert run("check", "--edition", "internal", "--jobs", 1).code == 0


def test_a_build_writes_what_the_office_may_see_from_a_copy_beside_the_output(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out" / "office"
    done = run("build", "--edition", "internal", "--format", "txt", "--output", out, "--jobs", 1)
    assert done.code == 0
    assert "就诊2367人次" in (out / "report" / "report.txt").read_text(encoding="utf-8")
    assert (tmp_path / "out" / ".briefgen-office" / "internal" / "withheld.json").is_file()
    assert (
        "没有变化"
        in run("build", "--edition", "internal", "--format", "txt", "--output", out, "--jobs", 1).err
    )


def test_a_build_of_the_public_edition_does_not_write_what_needs_more(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    out = tmp_path / "out" / "public"
    done = run("build", "--edition", "public", "--format", "txt", "--output", out, "--jobs", 1)
    assert done.code == 1
    assert "BG600" in done.err
    assert not (out / "report").exists()


@pytest.mark.parametrize(
    "arguments", [("check", "--fix"), ("check", "--diff"), ("build", "--watch")], ids=" ".join
)
def test_what_works_on_the_workspace_itself_is_refused(run, arguments: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    done = run(*arguments, "--edition", "public")
    assert done.code == 2
    assert f"--edition 不能和 {arguments[1]} 一起用" in done.err
