"""Which documents are made anew: those that read what was changed, and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from briefgen.build.freshness import machine
from briefgen.compose.compose import compose
from briefgen.config import Config
from briefgen.load import load_workspace
from build.freshness.office import CASE, anew, article, built, contents, put, states, swap, write_office


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace that was built once."""
    write_office(tmp_path)
    assert built(tmp_path).findings == ()
    return tmp_path


def reasons(root: Path, id: str) -> list[str]:
    return [reason.en for reason in built(root).reasons.get(id, ())]


def composed(root: Path, id: str) -> None:
    """Composes a document in this process."""
    workspace, _ = load_workspace(root)
    compose(workspace, Config(), id)


def test_nothing_is_made_where_nothing_changed(root: Path) -> None:
    before = states(root / "output")
    outcome = built(root)
    assert anew(outcome) == set()
    assert len(outcome.written) == 15  # five documents: HTML, text and ledger
    assert states(root / "output") == before


def test_files_with_new_times_and_old_content_are_not_changed(root: Path) -> None:
    for path in (root / "data").rglob("*.yaml"):
        os.utime(path)
    assert anew(built(root)) == set()


def test_a_case_that_nobody_reads_makes_nothing_anew(root: Path) -> None:
    put(
        root,
        "data/cases/fare.yaml",
        CASE.format(id="fare", title="老人坐车不要钱", place="south", stops=9, lead=""),
    )
    assert anew(built(root)) == set()


def test_a_case_with_a_unit_that_no_text_prints_makes_nothing_anew(root: Path) -> None:
    text = CASE.format(id="fare", title="老人坐车不要钱", place="south", stops=9, lead="").replace(
        "9个", "9趟次"
    )
    put(root, "data/cases/fare.yaml", text)
    assert anew(built(root)) == set()


def test_a_changed_case_makes_its_readers_anew(root: Path) -> None:
    swap(root, "data/cases/night.yaml", "7个", "8个")
    assert anew(built(root)) == {"digest"}
    swap(root, "data/cases/school.yaml", "4个", "5个")
    assert anew(built(root)) == set()


def test_an_observation_that_matches_no_query_makes_nothing_anew(root: Path) -> None:
    put(
        root,
        "data/observations/more.csv",
        "indicator,place,period,value,source\nriders,south,2021,700,客运台账\n",
    )
    assert anew(built(root)) == set()


def test_an_observation_that_matches_makes_exactly_its_readers_anew(root: Path) -> None:
    put(
        root,
        "data/observations/more.csv",
        "indicator,place,period,value,source\nriders,north,2021,700,客运台账\n",
    )
    outcome = built(root)
    assert anew(outcome) == {"both"}  # it sums all years of the place
    (why,) = outcome.reasons["both"]
    assert why.en == "riders(place=north) finds 3 observations, not 2"
    assert why.zh == "riders(place=north) 查到的观测值从 2 条变成 3 条"


def test_a_changed_value_makes_exactly_its_readers_anew(root: Path) -> None:
    swap(root, "data/observations/riders.csv", "900", "901")
    outcome = built(root)
    assert anew(outcome) == {"south-2023"}
    assert "901人次" in (root / "output" / "south-2023" / "south-2023.txt").read_text(encoding="utf-8")


def test_a_document_that_lacked_a_record_is_made_once_it_is_there(root: Path) -> None:
    put(
        root,
        "briefings/late.yaml",
        article("late", "东湖县客运情况", "north", "{{ value('riders', period=2020) }}。"),
    )
    assert [finding.code for finding in built(root).findings] == ["BG204"]
    assert [finding.code for finding in built(root).findings] == ["BG204"]
    put(
        root,
        "data/observations/more.csv",
        "indicator,place,period,value,source\nriders,north,2020,600,客运台账\n",
    )
    outcome = built(root)
    assert outcome.findings == ()
    assert anew(outcome) == {"late", "both"}


def test_a_comment_moves_what_stands_below_it(root: Path) -> None:
    put(
        root,
        "data/cases/night.yaml",
        "# 已核对\n" + (root / "data/cases/night.yaml").read_text(encoding="utf-8"),
    )
    assert reasons(root, "digest") == ["data/cases/night.yaml:2: case night changed"]


def test_a_template_of_the_workspace_goes_before_the_packaged_one(root: Path) -> None:
    packaged = Path(__file__).parents[3] / "templates" / "article.md.j2"
    put(root, "templates/article.md.j2", packaged.read_text(encoding="utf-8") + "\n")
    outcome = built(root)
    assert anew(outcome) == {"plain", "north-2023", "south-2023", "both"}
    assert outcome.reasons["plain"][0].en == "template templates/article.md.j2 was added"
    (root / "templates/article.md.j2").unlink()
    assert anew(built(root)) == {"plain", "north-2023", "south-2023", "both"}


def test_a_template_that_nobody_uses_makes_nothing_anew(root: Path) -> None:
    put(root, "templates/parts/unused.md.j2", "没有人用。\n")
    assert anew(built(root)) == set()


def test_the_look_of_a_house_makes_its_documents_anew(root: Path) -> None:
    put(
        root,
        "briefgen.toml",
        'house = "h"\nformats = ["html", "txt"]\n[houses.h]\nimprint_even_page = true\n',
    )
    outcome = built(root)
    assert anew(outcome) == set(outcome.documents)


def test_the_name_of_the_office_makes_nothing_anew(root: Path) -> None:
    put(root, "briefgen.toml", 'office = "客运科"\nformats = ["html", "txt"]\n')
    assert anew(built(root)) == set()


def test_other_formats_are_made(root: Path) -> None:
    assert len(anew(built(root, None, formats=("txt",)))) == 5
    assert anew(built(root, None, formats=("txt",))) == set()


def test_each_edition_is_fresh_by_itself(root: Path) -> None:
    assert len(anew(built(root, None, as_printed=True))) == 5
    assert anew(built(root, None, as_printed=True)) == set()
    assert anew(built(root)) == set()


def test_a_removed_file_comes_back(root: Path) -> None:
    (root / "output" / "plain" / "plain.txt").unlink()
    outcome = built(root)
    assert anew(outcome) == {"plain"}
    assert [reason.en for reason in outcome.reasons["plain"]] == ["plain.txt is gone"]
    assert (root / "output" / "plain" / "plain.txt").exists()


def test_force_makes_all_anew_that_is_asked_for(root: Path) -> None:
    before = states(root / "output")
    assert anew(built(root, None, "plain", force=True)) == {"plain"}
    assert anew(built(root, None, force=True)) == {"plain", "north-2023", "south-2023", "both", "digest"}
    after = states(root / "output")
    assert {name: after[name] for name in before if "/" in name and not name.startswith(".")} == {
        name: before[name] for name in before if "/" in name and not name.startswith(".")
    }


def test_another_machine_makes_all_anew(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "__version__", "0.0.0")
    outcome = built(root)
    assert len(anew(outcome)) == 5
    assert outcome.reasons["plain"][0].en.startswith("briefgen, one of its libraries or a font")


def test_fonts_elsewhere_make_all_anew(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen import fonts

    other = tmp_path / "fonts"
    other.symlink_to(fonts.folder(), target_is_directory=True)
    monkeypatch.setenv("BRIEFGEN_FONTS", str(other))
    assert len(anew(built(root))) == 5


def test_findings_are_told_again_and_weighed_anew(root: Path) -> None:
    swap(root, "briefings/plain.yaml", "开头的话。", "全县有客车50辆。")
    first = built(root)
    assert [finding.code for finding in first.findings] == ["BG201"]
    again = built(root)
    assert again.findings == first.findings
    put(root, "briefgen.toml", 'formats = ["html", "txt"]\n[severity]\nBG201 = "info"\n')
    weighed = built(root)
    assert [(one.code, one.severity) for one in weighed.findings] == [("BG201", "info")]


def test_an_allowance_that_is_not_used_is_told_though_its_document_is_fresh(root: Path) -> None:
    swap(
        root,
        "briefings/plain.yaml",
        "paragraphs: 写下面的话。",
        "paragraphs: 写下面的话。  # briefgen: allow BG201 上级来文里的数",
    )
    assert [finding.code for finding in built(root).findings] == ["BG184"]
    again = built(root)
    assert [finding.code for finding in again.findings] == ["BG184"]
    assert anew(again) == set()


def test_the_output_is_that_of_a_clean_build(root: Path, tmp_path: Path) -> None:
    swap(root, "data/observations/riders.csv", "1500", "1501")
    built(root)
    built(root, tmp_path / "clean")
    assert contents(root / "output") == contents(tmp_path / "clean")


def test_a_fact_in_another_unit_of_the_same_worth_is_another(root: Path) -> None:
    swap(root, "data/cases/night.yaml", "7个", "7元/人")
    built(root)
    swap(root, "data/cases/night.yaml", "7元/人", "7万元/万人")
    assert anew(built(root)) == {"digest"}
    assert "7万元/万人" in (root / "output/digest/digest.txt").read_text(encoding="utf-8")


def test_a_picture_behind_a_second_link_is_seen(root: Path) -> None:
    assets, names = root / "data/assets", ("e", "f", "g")
    for name, colour in (("a", "red"), ("b", "blue")):
        (assets / name).mkdir(parents=True)
        Image.new("RGB", (8, 8), colour).save(assets / name / "stop.png")
    path = root / "data/cases/night.yaml"
    figures = (f"    figure: {{file: {name}/stop.png, alt: 站牌}}\n" for name in names)
    more = "  - heading: 又一处\n".join(figures)
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    for name in names:
        (assets / name).symlink_to("a", target_is_directory=True)
    assert built(root).findings == ()
    page = root / "output/digest/digest.html"
    for name in names:
        before = page.read_bytes()
        (assets / name).unlink()
        (assets / name).symlink_to("b", target_is_directory=True)
        assert anew(built(root)) == {"digest"}
        assert page.read_bytes() != before


def test_documents_that_share_what_was_worked_out_are_both_made_anew(root: Path) -> None:
    lead = "全年{{ value('riders', period=2023) }}，另有1200人次。"
    for id in ("north-2023", "twin"):
        put(root, f"briefings/{id}.yaml", article(id, "北桥县客运情况", "north", lead))
    built(root, jobs=1)
    swap(root, "data/observations/riders.csv", "1200", "1201")
    assert {"north-2023", "twin"} <= anew(built(root, jobs=1))


def test_a_template_that_came_between_two_builds_of_one_process_is_used(root: Path) -> None:
    composed(root, "plain")  # what a watch does: this process holds the packaged template then
    put(root, "templates/article.md.j2", "::: title\n又来\n::: body\n又来\n")
    built(root, None, "plain")
    assert "又来" in (root / "output/plain/plain.txt").read_text(encoding="utf-8")


# ---- traces that cannot be trusted


@pytest.mark.parametrize("keep", [0, 1, 10, 80, 200, 1000, -1])
def test_a_torn_trace_is_as_good_as_none(root: Path, keep: int) -> None:
    trace = root / "output" / ".briefgen" / "traces" / "plain.json"
    trace.write_bytes(trace.read_bytes()[:keep])
    assert anew(built(root)) == {"plain"}
    assert anew(built(root)) == set()


@pytest.mark.parametrize("at", [0, 5, 40, 90, 300, -2])
def test_an_altered_trace_is_as_good_as_none(root: Path, at: int) -> None:
    trace = root / "output" / ".briefgen" / "traces" / "plain.json"
    content = bytearray(trace.read_bytes())
    content[at] ^= 1
    trace.write_bytes(bytes(content))
    assert anew(built(root)) == {"plain"}


def test_a_trace_of_another_document_does_not_help(root: Path) -> None:
    traces = root / "output" / ".briefgen" / "traces"
    (traces / "plain.json").write_bytes((traces / "both.json").read_bytes())
    assert anew(built(root)) == {"plain"}


def test_without_traces_all_is_made(root: Path) -> None:
    for path in (root / "output" / ".briefgen" / "traces").iterdir():
        path.unlink()
    before = {name: state for name, state in states(root / "output").items() if not name.startswith(".")}
    assert len(anew(built(root))) == 5
    after = {name: state for name, state in states(root / "output").items() if not name.startswith(".")}
    assert after == before
