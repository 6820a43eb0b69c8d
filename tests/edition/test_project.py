"""An edition holds what its readers may see, at its place, and nothing else; where that is not sure, nothing at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from briefgen.diagnostics import Span
from briefgen.edition import Projection, project
from briefgen.rules.editions import NOT_SOUND
from edition.editions import REPORT, Files, faults, loaded, projected, report, text, told, written

ROWS = "data/observations/clinics.yaml"
CASES = "data/cases/van.yaml"


def ids(tmp: Path, kind: str) -> list[str]:
    return [*getattr(loaded(tmp), kind)]


# ---- levels


@pytest.mark.parametrize(
    ("word", "edition", "shown"),
    [
        ("public", "public", True),
        ("internal", "public", False),
        ("restricted", "public", False),
        ("internal", "internal", True),
        ("restricted", "internal", False),
    ],
)
def test_an_edition_holds_its_own_level_and_those_before_it(
    tmp_path: Path, word: str, edition: str, shown: bool
) -> None:
    organs = (
        f"- {{id: center, name: 云顶市卫生服务中心}}\n- {{id: depot, name: 器械库, sensitivity: {word}}}\n"
    )
    projected(tmp_path, {"data/organs.yaml": organs}, edition)  # type: ignore[arg-type]
    assert ids(tmp_path, "organs") == ["center", *(["depot"] if shown else [])]


def test_the_settings_say_the_level_of_a_kind(tmp_path: Path) -> None:
    settings = '[editions]\ncase = "internal"\nobservation = "restricted"\n'
    case = "id: {id}\ntitle: 巡诊\n{more}"
    files: Files = {
        "briefgen.toml": settings,
        "data/cases/a.yaml": case.format(id="a", more=""),
        "data/cases/b.yaml": case.format(id="b", more="sensitivity: public\n"),
        ROWS: "- {indicator: beds, place: heyan, period: 2023, value: 21}\n"
        "- {indicator: beds, place: heyan, period: 2022, value: 18, sensitivity: public}\n",
    }
    assert projected(tmp_path, files).findings == ()
    assert ids(tmp_path, "cases") == ["b"]
    assert [o.at("period") for o in loaded(tmp_path).observations] == ["2022"]


def test_what_is_marked_on_its_first_page_is_not_public_whatever_its_level_says(tmp_path: Path) -> None:
    official = (
        "id: {id}\nkind: official\nmark: 文件\ntitle: 通知\nstatus: signed\nsensitivity: public\n{more}"
    )
    bulletin = (
        "id: neibu\nkind: bulletin\nseries: {name: 简报, notice: 内部资料 注意保存}\nissue: {year: 2024, number: 1}\n"
        "status: signed\nsensitivity: public\narticles: [{title: 一文}]\n"
    )
    files: Files = {
        "briefings/o.yaml": official.format(id="o", more=""),
        "briefings/s.yaml": official.format(id="s", more="secrecy: 秘密★1年\n"),
        "briefings/neibu.yaml": bulletin,
    }
    projected(tmp_path, files)
    assert ids(tmp_path, "briefings") == ["o"]
    projected(tmp_path, files, "internal")
    assert ids(tmp_path, "briefings") == ["neibu", "o"]


def test_a_document_that_is_not_signed_is_left_out_and_named(tmp_path: Path) -> None:
    files: Files = {REPORT: report("略"), "briefings/next.yaml": report("略").replace("signed", "review")}
    files["briefings/next.yaml"] = str(files["briefings/next.yaml"]).replace("id: report", "id: next")
    assert projected(tmp_path, files).unsigned == ("next",)
    assert ids(tmp_path, "briefings") == ["report"]
    assert projected(tmp_path, files, drafts=True).unsigned == ()
    assert ids(tmp_path, "briefings") == ["next", "report"]


def test_a_document_that_is_not_for_readers_yet_is_left_out(tmp_path: Path) -> None:
    later = report("略").replace("id: report", "id: later")
    root = written(tmp_path / "workspace", {REPORT: report("略"), "briefings/later.yaml": later})
    assert project(root, tmp_path / "edition", "public", without=frozenset({"later"})).findings == ()
    assert ids(tmp_path, "briefings") == ["report"]
    assert not (tmp_path / "edition/briefings/later.yaml").exists()


def test_of_a_file_with_matches_a_document_stays_with_those_that_are_for_readers(tmp_path: Path) -> None:
    family = report("略").replace("id: report", 'id: "r-{{ place.id }}"\nfor: {place: {level: county}}')
    root = written(tmp_path / "workspace", {REPORT: family.replace("place: heyan\n", "")})
    made = [
        (
            project(root, tmp_path / "edition", "public", without=frozenset(left)).findings,
            ids(tmp_path, "briefings"),
        )
        for left in (["r-heyan"], ["r-heyan", "r-beichuan"])
    ]
    assert made == [((), ["r-heyan", "r-beichuan"]), ((), [])]


def test_a_figure_is_no_more_public_than_its_place(tmp_path: Path) -> None:
    places = (
        "- {id: heyan, name: 河沿县, level: county}\n"
        "- {id: beichuan, name: 北川县, level: county, sensitivity: restricted}\n"
    )
    organs = "- {id: center, name: 河沿县卫生服务中心}\n"
    projected(tmp_path, {"data/places.yaml": places, "data/organs.yaml": organs})
    assert {o.place for o in loaded(tmp_path).observations} == {"heyan"}
    assert "beichuan" not in text(tmp_path, ROWS)


# ---- places


def test_what_is_left_stands_where_it_stood(tmp_path: Path) -> None:
    rows = (
        "# 台账\n"
        "defaults: {place: heyan, note: 台账, source: 报表}\n"
        "observations:\n"
        "  - {indicator: beds, period: 2021, value: 17, sensitivity: internal} # 待核\n"
        "  - {indicator: beds, note: 口径, period: 2022, value: 18}\n"
        "tables:\n"
        "  - indicator: visits\n"
        "    note: 备用\n"
        "    columns: [period, 备注, 公开范围, value]\n"
        "    rows:\n"
        "      - [2020, 甲, internal, 900]\n"
        "      - [2019, 乙, 公开, 800]\n"
    )
    assert projected(tmp_path, {ROWS: rows}).findings == ()
    assert text(tmp_path, ROWS) == (
        "\n"
        "defaults: {place: heyan,           source: 报表}\n"
        "observations:\n"
        "\n"
        "  - {indicator: beds,           period: 2022, value: 18}\n"
        "tables:\n"
        "  - indicator: visits\n"
        "\n"
        "    columns: [period,           value]\n"
        "    rows:\n"
        "\n"
        "      - [2019,        800]\n"
    )


def test_texts_of_several_lines_keep_their_lines(tmp_path: Path) -> None:
    case = (
        "id: van # 车\n"
        "title: 诊疗车\n"
        "source: 台账\n"
        "sensitivity: {fields: {source: internal, closing: restricted}}\n"
        "lead: |  # 一段\n"
        "  每周三上午\n"
        "  # 不是注释\n"
        "# 是注释\n"
        'closing: "一\n'
        '  二"\n'
        "sections:\n"
        "- heading: 一\n"
        "  lead: 停靠\n"
        "    两点\n"
    )
    assert projected(tmp_path, {CASES: case}).findings == ()
    assert text(tmp_path, CASES) == (
        "id: van\ntitle: 诊疗车\n\n\nlead: |\n  每周三上午\n  # 不是注释\n\n\n\n"
        "sections:\n- heading: 一\n  lead: 停靠\n    两点\n"
    )


def test_a_csv_file_keeps_its_lines_and_columns(tmp_path: Path) -> None:
    rows = '指标,地点,时期,备注,数值,公开范围\r\nbeds,heyan,2020,口径,15,\r\nbeds,heyan,2019,,14,内部\r\nbeds,heyan,2018,"两\r\n行",13,公开\r\n'
    name = "data/observations/beds.csv"
    assert projected(tmp_path, {name: rows.encode("gb18030")}).findings == ()
    assert text(tmp_path, name) == (
        '指标,地点,时期,备注,数值,公开范围\nbeds,heyan,2020,  ,15,\n\nbeds,heyan,2018,"\n ",13,\n'
    )


def test_a_workbook_is_made_new_with_the_cells_that_are_shown(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "床位 & 人"
    for row in (
        ["indicator", "place", "period", "value", "note", "sensitivity"],
        ["beds", "heyan", 2020, 15, "口径", None],
        ["beds", "heyan", 2019, 14, None, "restricted"],
        [None, None, None, None, None, None],
        ["beds", "heyan", 2018, 13, None, "公开"],
    ):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    name = "data/observations/beds.xlsx"
    assert projected(tmp_path, {name: stream.getvalue()}).findings == ()
    made = openpyxl.load_workbook(tmp_path / "edition" / name)
    assert made.sheetnames == ["床位 & 人"]
    assert [[cell.value for cell in row] for row in made.active.iter_rows(max_col=6)] == [
        ["indicator", "place", "period", "value", "note", "sensitivity"],
        ["beds", "heyan", "2020", "15", None, None],
        [None] * 6,
        [None] * 6,
        ["beds", "heyan", "2018", "13", None, None],
    ]
    with zipfile.ZipFile(tmp_path / "edition" / name) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_file_of_which_nothing_is_shown_is_not_written(tmp_path: Path) -> None:
    files: Files = {
        "data/observations/wards.yaml": "- {indicator: beds, place: heyan, period: 2001, value: 9, sensitivity: internal}\n"
    }
    assert "data/observations/wards.yaml" not in projected(tmp_path, files).files


# ---- fields


def test_a_shared_value_stays_for_those_who_may_show_it(tmp_path: Path) -> None:
    organs = (
        "defaults: {kind: office, place: heyan, note: 名录}\n"
        "organs:\n"
        "  - {id: center, name: 云顶市卫生服务中心, place: yunding}\n"
        "  - {id: depot, name: 器械库, sensitivity: restricted}\n"
    )
    projected(tmp_path, {"data/organs.yaml": organs})
    assert (
        text(tmp_path, "data/organs.yaml").splitlines()[0]
        == "defaults: {kind: office,                       }"
    )


def test_a_shared_value_that_only_some_may_show_is_an_error(tmp_path: Path) -> None:
    measures = (
        "defaults: {deadline: 2024-06-30}\n"
        "measures:\n"
        "  - {id: a, heading: 巡诊}\n"
        "  - {id: b, heading: 义诊, sensitivity: {fields: {deadline: internal}}}\n"
    )
    assert faults(tmp_path, {"data/measures/m.yaml": measures}) == ["data/measures/m.yaml:1:12 BG602"]


def test_a_field_without_which_a_record_is_another_cannot_be_kept_alone(tmp_path: Path) -> None:
    organs = (
        "- {id: center, name: 卫生服务中心, sensitivity: {fields: {name: restricted, note: restricted}}}\n"
    )
    made = projected(tmp_path, {"data/organs.yaml": organs})
    assert told(made.findings) == ["data/organs.yaml:1:59 BG601"]
    assert made.files == ()


def test_the_remark_of_a_fact_is_shown_where_tables_print_it(tmp_path: Path) -> None:
    case = (
        "id: van\ntitle: 诊疗车\n"
        "facts: {a: {value: 9个, label: 停靠点, note: 含夜间}, b: {value: 8个, note: 待核}}\n"
    )
    projected(tmp_path, {CASES: case})
    facts = loaded(tmp_path).cases["van"].facts
    assert (facts["a"].note, facts["b"].note) == ("含夜间", None)


def test_a_fact_that_restates_a_figure_is_no_more_public_than_it(tmp_path: Path) -> None:
    case = (
        "id: van\ntitle: 诊疗车\n"
        "facts:\n"
        "  a: {value: 18张, indicator: beds, place: heyan, period: 2022}\n"
        "  b: {value: 21张, indicator: beds, place: heyan, period: 2023}\n"
    )
    rows = (
        "- {indicator: beds, place: heyan, period: 2022, value: 18, sensitivity: internal}\n"
        "- {indicator: beds, place: heyan, period: 2023, value: 21}\n"
    )
    projected(tmp_path, {CASES: case, ROWS: rows})
    assert [*loaded(tmp_path).cases["van"].facts] == ["b"]


def test_a_fact_restates_a_figure_of_its_record_s_place_and_time_where_it_names_none(tmp_path: Path) -> None:
    case = (
        "id: van\ntitle: 诊疗车\nplace: heyan\nas_of: 2022\n"
        "facts:\n"
        "  a: {value: 18张, indicator: beds}\n"
        "  b: {value: 18张, indicator: beds, period: 2022}\n"
        "  c: {value: 21张, indicator: beds, period: 2023}\n"
        "  d: {value: 34张, indicator: beds, place: beichuan}\n"
    )
    rows = (
        "- {indicator: beds, place: heyan, period: 2022, value: 18, sensitivity: internal}\n"
        "- {indicator: beds, place: heyan, period: 2023, value: 21}\n"
        "- {indicator: beds, place: beichuan, period: 2022, value: 34}\n"
    )
    projected(tmp_path, {CASES: case, ROWS: rows})
    assert [*loaded(tmp_path).cases["van"].facts] == ["c", "d"]


def test_a_fact_that_says_no_place_and_no_time_may_restate_any_figure(tmp_path: Path) -> None:
    case = "id: van\ntitle: 诊疗车\nfacts:\n  a: {value: 18张, indicator: beds}\n  b: 9个\n"
    rows = "- {indicator: beds, place: heyan, as_of: 2022-12-31, value: 18, sensitivity: internal}\n"
    projected(tmp_path, {CASES: case, ROWS: rows})
    assert [*loaded(tmp_path).cases["van"].facts] == ["b"]


# ---- what else a workspace holds


def test_comments_of_templates_and_prose_are_dots_and_their_marks_stay(tmp_path: Path) -> None:
    template = "{#- 内部说明\n第二行 -#}{{ '{# 不是 #}' }}{% raw %}{# 原样 #}{% endraw %}\n"
    files: Files = {"templates/parts/x.md.j2": template, REPORT: report("停靠{# 待核 #}两点")}
    assert projected(tmp_path, files).findings == ()
    assert text(tmp_path, "templates/parts/x.md.j2") == (
        "{#- ....\n... -#}{{ '{# 不是 #}' }}{% raw %}{# 原样 #}{% endraw %}\n"
    )
    assert '["停靠{# .. #}两点"]' in text(tmp_path, REPORT)


def test_settings_lose_their_comments_and_who_may_see_what(tmp_path: Path) -> None:
    settings = (
        "# 说明\n"
        'office = "卫生#中心" # 说明\n'
        "[editions] # 说明\n"
        'case = "internal"\n'
        "[severity]\n"
        'BG201 = "off"\n'
    )
    assert projected(tmp_path, {"briefgen.toml": settings}).findings == ()
    assert text(tmp_path, "briefgen.toml") == '\noffice = "卫生#中心"\n\n\n[severity]\nBG201 = "off"\n'


def test_of_a_word_list_only_words_that_are_shown_stay(tmp_path: Path) -> None:
    words = "units: [架次, 趟次]\nnames:\n  - 四水六岸\n  - 七里暗渠\nwords: [八方]\n"
    files: Files = {"data/vocab/lexicon.yaml": words, REPORT: report("四水六岸，架次")}
    projected(tmp_path, files)
    assert text(tmp_path, "data/vocab/lexicon.yaml") == "units: [架次,   ]\nnames:\n  - 四水六岸\n"


def test_only_pictures_that_are_shown_are_taken_over(tmp_path: Path) -> None:
    case = "id: {id}\ntitle: 诊疗车\nsensitivity: {level}\nsections: [{{heading: 一, figure: {{file: {id}.png, alt: 车}}}}]\n"
    files: Files = {
        CASES: case.format(id="van", level="public"),
        "data/cases/bus.yaml": case.format(id="bus", level="internal"),
        "data/assets/van.png": b"1",
        "data/assets/bus.png": b"2",
        "data/assets/old.png": b"3",
    }
    made = projected(tmp_path, files)
    assert [name for name in made.files if "assets" in name] == ["data/assets/van.png"]


def test_lines_let_pass_what_they_let_pass_and_keep_their_reasons_to_themselves(tmp_path: Path) -> None:
    said = report("门诊12人", "# briefgen: allow BG201(12人、99人) 院长口头说的")
    files: Files = {"briefgen.toml": "", REPORT: said.replace("# briefgen", "tags: [门诊] # briefgen")}
    body = said.replace('["门诊12人"]', '["门诊12人"] # briefgen: allow BG201(12人、99人) 院长口头说的')
    files[REPORT] = body.replace(
        "# briefgen: allow BG201(12人、99人) 院长口头说的\nsections", "# 一行\nsections"
    )
    assert faults(tmp_path, files) == []
    whole = text(tmp_path, "withheld.json")
    assert ("12人" in whole, "99人" in whole, "院长" in whole) == (True, False, False)


# ---- when it is not sure


def test_a_workspace_that_cannot_be_read_has_no_edition(tmp_path: Path) -> None:
    projected(tmp_path, {})
    made = projected(tmp_path, {"data/organs.yaml": "- {id: center}\n"})
    assert [finding.code for finding in made.findings] == ["BG604", "BG123"] or made.findings
    assert [path.name for path in (tmp_path / "edition").rglob("*") if path.is_file()] == []


def test_what_was_written_is_compared_and_all_discarded_where_it_differs(tmp_path: Path) -> None:
    case = 'id: van\ntitle: 诊疗车\nlead: "停靠\\x7b# 藏起来的话 #}两点"\n'
    made = projected(tmp_path, {CASES: case})
    assert told(made.findings) == ["data/cases/van.yaml:1:1 BG603"]
    assert [path.name for path in (tmp_path / "edition").rglob("*") if path.is_file()] == []


def test_settings_that_cannot_be_taken_apart_are_not_written(tmp_path: Path) -> None:
    made = projected(tmp_path, {"briefgen.toml": 'editions = {case = "internal"}\n'})
    assert told(made.findings) == ["briefgen.toml:1:1 BG603"]


# ---- the folder


def test_files_that_are_as_they_were_stay_and_those_that_are_no_more_go(tmp_path: Path) -> None:
    projected(tmp_path, {CASES: "id: van\ntitle: 诊疗车\n"})
    kept = tmp_path / "edition/output/report.txt"
    kept.parent.mkdir()
    kept.write_text("印好的", encoding="utf-8")
    before = (tmp_path / "edition/data/places.yaml").stat()
    (tmp_path / "workspace" / CASES).unlink()
    projected(tmp_path, {})
    after = (tmp_path / "edition/data/places.yaml").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert not (tmp_path / "edition" / CASES).exists()
    assert kept.read_text(encoding="utf-8") == "印好的"


def test_a_link_in_the_place_of_the_folder_goes_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    root = written(tmp_path / "workspace", {})
    (tmp_path / "edition").symlink_to(root)
    projected(
        tmp_path, {ROWS: "- {indicator: beds, place: heyan, period: 2023, value: 5, sensitivity: internal}\n"}
    )
    assert (root / ROWS).exists()
    assert not (tmp_path / "edition").is_symlink()


def test_the_same_workspace_gives_the_same_bytes(tmp_path: Path) -> None:
    def all_bytes() -> dict[str, bytes]:
        folder = tmp_path / "edition"
        return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    projected(tmp_path, {REPORT: report("略")})
    first = all_bytes()
    projected(tmp_path, {REPORT: report("略")})
    assert all_bytes() == first


def test_files_that_were_half_written_when_a_projection_was_killed_are_removed(tmp_path: Path) -> None:
    projected(tmp_path, {REPORT: report("略")})
    left = [tmp_path / "edition" / name for name in (".edition-x1", "briefings/.edition-x2")]
    for file in left:
        file.write_text("half")
    projected(tmp_path, {REPORT: report("略")})
    assert [file.exists() for file in left] == [False, False]


def test_a_list_of_what_is_left_out_that_cannot_be_read_is_told_as_itself() -> None:
    fault = NOT_SOUND.at(Span("withheld.json"), edition="public", edition_zh="公开版")
    assert Projection().told([fault]) == (fault,)


def test_places_of_what_is_left_out_are_turned_into_those_of_the_workspace(tmp_path: Path) -> None:
    made: Projection = projected(
        tmp_path, {"data/organs.yaml": "- {id: center, name: 中心, sensitivity: internal}\n"}
    )
    assert [kept.place.file for kept in made.withheld] == ["data/organs.yaml"]
    assert made._place(Span("withheld.json", 2)) == made.withheld[0].place
