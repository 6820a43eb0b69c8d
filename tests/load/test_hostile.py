"""Files that are no files, files without end, and files full of the same fault."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from briefgen.build.manifest import hashed_inputs
from briefgen.config import load_config
from briefgen.load import load_workspace
from briefgen.load.limit import MAX_FINDINGS

from .workspaces import BASE, PLACES, faults, loaded, told, written

CSV = "data/observations/a.csv"
READ = ["briefgen.toml", "data/places.yaml", "data/vocab/dimensions.yaml", "data/cases/b.yaml", CSV]


@pytest.mark.parametrize("name", READ)
def test_a_pipe_is_not_waited_for(tmp_path: Path, name: str) -> None:
    written(tmp_path, {CSV: "", "data/cases/b.yaml": ""})
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    assert f"{name}:1:1 BG103" in found(tmp_path)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("target", ["/dev/zero", "/etc/passwd"])
def test_a_link_out_of_the_workspace_is_not_read(tmp_path: Path, name: str, target: str) -> None:
    written(tmp_path, {CSV: "", "data/cases/b.yaml": ""})
    (tmp_path / name).unlink()
    (tmp_path / name).symlink_to(target)
    assert f"{name}:1:1 BG103" in found(tmp_path)
    assert "root:" not in "".join(f.message("zh") for f in load_workspace(tmp_path)[1])


def test_a_link_inside_the_workspace_is_read(tmp_path: Path) -> None:
    written(tmp_path, {})
    (tmp_path / "data/places.yaml").rename(tmp_path / "places.yaml")
    (tmp_path / "data/places.yaml").symlink_to("../places.yaml")
    workspace, findings = load_workspace(tmp_path)
    assert not findings
    assert workspace.places


@pytest.mark.parametrize("target", ["b.yaml", "nothing.yaml"])
def test_a_link_to_itself_or_to_nothing_is_told_in_chinese(tmp_path: Path, target: str) -> None:
    written(tmp_path, {})
    (tmp_path / "data/cases").mkdir()
    (tmp_path / "data/cases/b.yaml").symlink_to(target)
    (finding,) = load_workspace(tmp_path)[1]
    assert finding.code == "BG103"
    assert "链接" in finding.message("zh")


def test_a_folder_where_a_file_belongs_and_a_file_where_a_folder_belongs(tmp_path: Path) -> None:
    written(tmp_path, {"data/observations": "x", "briefings": "x"})
    (tmp_path / "data/organs.yaml").mkdir()
    assert found(tmp_path) == [
        f"{n}:1:1 BG103" for n in ("briefings", "data/observations", "data/organs.yaml")
    ]


def test_a_name_that_is_not_utf_8_is_told_and_left_out_of_the_manifest(tmp_path: Path) -> None:
    written(tmp_path, {})
    for folder in ("data", "data/assets", "data/cases", "templates"):
        (tmp_path / folder).mkdir(exist_ok=True)
        Path(os.fsdecode(os.fsencode(tmp_path / folder) + b"/\xbc\xf2.yaml")).write_bytes(b"x")
    names = [f"{folder}/\ufffd\ufffd.yaml" for folder in ("data/assets", "data/cases", "data", "templates")]
    assert found(tmp_path) == [f"{name}:1:1 BG104" for name in names]
    assert set(hashed_inputs(tmp_path, None)) == set(BASE)


def test_a_thousand_wrong_rows_are_told_twenty_times_and_counted(tmp_path: Path) -> None:
    rows = "".join(f"loss,nowhere{i},2016,1%\n" for i in range(30_000))
    start = time.process_time()
    findings = loaded(tmp_path, {CSV: "指标,地点,时期,数值\n" + rows})[1]
    assert time.process_time() - start < 15
    assert [f.code for f in findings].count("BG501") == MAX_FINDINGS
    (rest,) = [f for f in findings if f.code == "BG158"]
    assert "29,980" in rest.message("zh")


def test_many_unknown_keys_take_linear_time(tmp_path: Path) -> None:
    keys = "".join(f"k{i}: x\n" for i in range(60_000))
    start = time.process_time()
    findings = faults(tmp_path, {"data/cases/b.yaml": "id: b\n" + keys})
    assert time.process_time() - start < 20
    assert len(findings) <= 3 * MAX_FINDINGS


def test_a_head_of_a_thousand_columns_is_one_fault(tmp_path: Path) -> None:
    head = ",".join(f"c{i}" for i in range(1000))
    assert faults(tmp_path, {CSV: head + "\n"}) == [f"{CSV}:1:1 BG156"]


def test_what_the_csv_reader_says_is_put_in_chinese(tmp_path: Path) -> None:
    for number, text in enumerate((f"指标\n{'水' * 300_000}\n", '指标\n"水" x\n', '指标\n"水')):
        (finding,) = loaded(tmp_path / str(number), {CSV: text})[1]
        assert finding.code == "BG151"
        assert not any("a" <= sign <= "z" for sign in finding.message("zh"))


def test_a_wrong_shape_is_given_its_own_cure_only(tmp_path: Path) -> None:
    (finding,) = loaded(tmp_path, {"data/places.yaml": PLACES + "- 东湖\n"})[1]
    assert finding.code == "BG122"
    assert "映射" in finding.message("zh")
    assert "- " not in finding.help("zh")


def found(root: Path) -> list[str]:
    return sorted({*told(load_config(root)[1]), *told(load_workspace(root)[1])})
