"""What records point at: ids, formulas, the other end of a pointer, pictures."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from briefgen.check.records.references import check_references
from briefgen.diagnostics import Diagnostic
from briefgen.load import load_workspace

BASE: dict[str, str | bytes] = {
    "briefgen.toml": "",
    "data/places.yaml": "- {id: linan, name: 临安市, level: prefecture}\n- {id: donghu, name: 东湖区, level: county, parent: linan}\n",
    "data/organs.yaml": "- {id: water, name: 自来水公司}\n",
    "data/vocab/dimensions.yaml": "- {id: pipe, name: 管径, members: [{id: small, name: 小}]}\n",
    "data/indicators/i.yaml": "- {id: supply, name: 供水量, unit: 吨}\n- {id: users, name: 用水户, unit: 户人}\n",
}


def findings(root: Path, files: dict[str, str | bytes]) -> tuple[Diagnostic, ...]:
    for name, content in {**BASE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    workspace, faults = load_workspace(root)
    assert faults == ()
    return check_references(workspace)


def told(root: Path, files: dict[str, str | bytes]) -> list[str]:
    return [f"{f.span} {f.code}" for f in findings(root, files)]


REPORT = "id: r\nkind: report\nsections: []\n"
TABLE = "id: t\nkind: table\n"


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("data/places.yaml", "- {id: a, name: 甲, level: county, parent: b}\n", "1:43"),
        ("data/organs.yaml", "- {id: a, name: 甲, place: nowhere}\n", "1:27"),
        ("data/organs.yaml", "- {id: a, name: 甲, successor: b}\n", "1:31"),
        ("data/indicators/j.yaml", "- {id: a, name: 甲, unit: 吨, dimensions: [pipes]}\n", "1:42"),
        ("data/cases/c.yaml", "id: c\ntitle: 题\nplace: dongho\n", "3:8"),
        ("data/cases/c.yaml", "id: c\ntitle: 题\nfacts: {a: {value: 3吨, indicator: suply}}\n", "3:35"),
        ("data/cases/c.yaml", "id: c\ntitle: 题\nfacts: {a: {value: 3吨, place: dongho}}\n", "3:31"),
        ("data/cases/c.yaml", "id: c\ntitle: 题\nsections: [{sections: [{measures: [m]}]}]\n", "3:36"),
        ("data/measures/m.yaml", "- {id: m, heading: 甲, responsible: {lead: x}}\n", "1:43"),
        ("data/measures/m.yaml", "- {id: m, heading: 甲, responsible: {organs: [water, x]}}\n", "1:53"),
        ("data/measures/m.yaml", "- {id: m, heading: 甲, responsible: {roles: {x: 牵头}}}\n", "1:48"),
        ("briefings/t.yaml", TABLE + "tables: []\nissuer: x\n", "4:9"),
        ("briefings/t.yaml", TABLE + "tables: []\nissuer: [water, x]\n", "4:17"),
        ("briefings/t.yaml", TABLE + "tables: []\nsigned: {organ: x}\n", "4:17"),
        ("briefings/t.yaml", TABLE + "tables: [{kind: pivot, down: pipes}]\n", "3:30"),
        ("briefings/t.yaml", TABLE + "tables: [{kind: pivot, where: {pipe: huge}}]\n", "3:38"),
        ("briefings/t.yaml", TABLE + "tables: [{kind: pivot, where: {pipes: small}}]\n", "3:39"),
        ("briefings/t.yaml", TABLE + "tables: [{kind: errata, of: x}]\n", "3:29"),
        ("briefings/t.yaml", TABLE + "tables: []\nattachments: [{title: 表, table: {case: x}}]\n", "4:40"),
    ],
)
def test_an_id_that_nothing_has_is_told_at_the_id(
    tmp_path: Path, file: str, text: str, expected: str
) -> None:
    assert told(tmp_path, {file: text}) == [f"{file}:{expected} BG501"]


def test_good_references_have_no_findings(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "data/measures/m.yaml": "- {id: m, heading: 甲, place: donghu, responsible: {lead: water, roles: {water: 牵头}}}\n",
        "data/indicators/j.yaml": "- {id: each, name: 户均, unit: 吨/户, formula: supply / users.households}\n",
        "briefings/t.yaml": TABLE
        + "issuer: water\ntables: [{kind: pivot, indicators: [supply], down: place, across: period}]\n",
        "briefings/u.yaml": TABLE.replace("id: t", "id: u")
        + "issuer: {missing: 未印}\ntables: [{kind: errata, of: t}]\n",
    }
    assert told(tmp_path, files) == []


def test_the_nearest_id_is_offered(tmp_path: Path) -> None:
    (finding,) = findings(tmp_path, {"data/cases/c.yaml": "id: c\ntitle: 题\nplace: dongho\n"})
    assert finding.message("zh") == "没有编号为 dongho 的地点，是不是 donghu？"
    assert finding.help("en") == "use an id that exists, or add the record to data/places.yaml"


# ---- circles


def test_a_place_may_not_lie_in_itself(tmp_path: Path) -> None:
    places = "- {id: a, name: 甲, level: county, parent: b}\n- {id: b, name: 乙, level: county, parent: c}\n- {id: c, name: 丙, level: county, parent: b}\n"
    (finding,) = findings(tmp_path, {"data/places.yaml": places})
    assert (str(finding.span), finding.code) == ("data/places.yaml:2:43", "BG502")
    assert "b → c → b" in finding.message("zh")


def test_an_organ_may_not_follow_itself(tmp_path: Path) -> None:
    assert told(tmp_path, {"data/organs.yaml": "- {id: a, name: 甲, successor: a}\n"}) == [
        "data/organs.yaml:1:31 BG502"
    ]


def test_formulas_may_not_need_each_other(tmp_path: Path) -> None:
    text = (
        "- {id: a, name: 甲, unit: 吨, formula: b + supply}\n- {id: b, name: 乙, unit: 吨, formula: a * 2}\n"
    )
    assert told(tmp_path, {"data/indicators/j.yaml": text}) == ["data/indicators/j.yaml:1:38 BG502"]


def test_two_formulas_of_one_indicator_are_no_circle(tmp_path: Path) -> None:
    text = "".join(
        f"- {{id: {i}, name: 甲, unit: 吨, formula: {f}}}\n"
        for i, f in (("a", "b + c"), ("b", "c"), ("c", "supply"))
    )
    assert told(tmp_path, {"data/indicators/j.yaml": text}) == []


def test_a_chain_of_thousands_is_no_fault_and_does_not_overflow(tmp_path: Path) -> None:
    lines = [f"- {{id: p{n}, name: 村, level: village, parent: p{n + 1}}}\n" for n in range(3000)]
    assert (
        told(tmp_path, {"data/places.yaml": "".join(lines) + "- {id: p3000, name: 县, level: county}\n"})
        == []
    )


# ---- formulas


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("suply / users.persons", "1:38 BG501"),
        ('"supply / usres"', "1:48 BG501"),
        ("supply ÷ users", "1:44 BG503"),
        ("supply /", "1:46 BG503"),
        ("(supply", "1:45 BG503"),
        ("supply.persons", "1:38 BG504"),
        ('"supply * users.persons[pipe=small]"', "1:48 BG511"),
        ('"flow[size=small]"', "1:39 BG501"),
        ('"flow[pipe=huge]"', "1:39 BG501"),
        ('"flow[place=dongho]"', "1:39 BG501"),
        ("(" * 600, "1:538 BG503"),
        ("(" * 60, "1:88 BG503"),
        ("grow(supply)", "1:38 BG503"),
        ('"growth(supply, last)"', "1:54 BG503"),
        ('"growth(suply, previous)"', "1:46 BG501"),
    ],
)
def test_a_fault_of_a_formula_is_told_inside_it(tmp_path: Path, formula: str, expected: str) -> None:
    text = f"- {{id: a, name: 甲, unit: 吨, formula: {formula}}}\n- {{id: flow, name: 流量, unit: 吨, dimensions: [pipe]}}\n"
    assert told(tmp_path, {"data/indicators/j.yaml": text}) == [f"data/indicators/j.yaml:{expected}"]


def test_a_fault_of_a_function_is_told_in_plain_words(tmp_path: Path) -> None:
    text = '- {id: a, name: 甲, unit: "%", formula: "growth(supply, last)"}\n'
    (found,) = findings(tmp_path, {"data/indicators/j.yaml": text})
    assert found.message("zh") == (
        "公式“growth(supply, last)”从第 16 个字符起读不懂：growth 不认识“last”，可以写 previous"
    )
    assert found.message("en").endswith("from character 16 on: growth does not know last, only previous")


def test_a_formula_that_is_too_long_is_told_at_its_place(tmp_path: Path) -> None:
    formula = " + ".join(["supply"] * 3000)
    (found,) = findings(
        tmp_path, {"data/indicators/j.yaml": f"- {{id: a, name: 甲, unit: 吨, formula: {formula}}}\n"}
    )
    assert (found.code, found.span.line) == ("BG503", 1)
    assert found.message("zh").endswith("从第 501 个字符起读不懂：公式太长，最多 500 个字符")


def test_a_circle_through_a_function_is_found(tmp_path: Path) -> None:
    text = '- {id: a, name: 甲, unit: "%", formula: growth(b)}\n- {id: b, name: 乙, unit: 吨, formula: a * supply}\n'
    assert told(tmp_path, {"data/indicators/j.yaml": text}) == ["data/indicators/j.yaml:1:40 BG502"]


# ---- members, problems and steps


def test_members_that_overlap_must_be_of_the_same_dimension(tmp_path: Path) -> None:
    text = "- {id: g, name: 群, members: [{id: a, name: 甲, overlaps: [b, c]}, {id: b, name: 乙}, {id: b, name: 丙}]}\n"
    assert told(tmp_path, {"data/vocab/dimensions.yaml": text}) == [
        "data/vocab/dimensions.yaml:1:61 BG501",
        "data/vocab/dimensions.yaml:1:89 BG136",
    ]


def test_a_pointer_that_is_not_answered_is_told_with_the_other_end(tmp_path: Path) -> None:
    text = REPORT + (
        "problems:\n  - {id: p1, heading: 管网老化, addressed_by: [s1, s2]}\n"
        "steps:\n  - {id: s1, heading: 改造, addresses: [p1]}\n  - {id: s2, heading: 巡查}\n"
    )
    (finding,) = findings(tmp_path, {"briefings/r.yaml": text})
    assert (str(finding.span), finding.code, finding.severity.value) == (
        "briefings/r.yaml:5:48",
        "BG505",
        "warning",
    )
    assert str(finding.related[0].span) == "briefings/r.yaml:8:10"
    assert finding.message("zh") == "问题 p1 指向下一步 s2，下一步却没有指回来"


def test_a_pointer_to_nothing_is_an_error(tmp_path: Path) -> None:
    text = (
        REPORT
        + "problems:\n  - {id: p1, heading: 甲, addressed_by: [s9]}\nsteps:\n  - {id: s1, heading: 乙, addresses: [p9]}\n"
    )
    assert told(tmp_path, {"briefings/r.yaml": text}) == [
        "briefings/r.yaml:5:41 BG501",
        "briefings/r.yaml:7:38 BG501",
    ]


# ---- pictures


def picture(form: str, width: int = 4, height: int = 3) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height)).save(stream, form)
    return stream.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A PNG whose head claims a size, without the pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def case_with(path: str) -> str:
    return f"id: c\ntitle: 题\nsections: [{{figure: {{file: '{path}', alt: 图}}}}]\n"


PLACE = "data/cases/c.yaml:3:28"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.png",
        "a/../../x.png",
        "/etc/passwd",
        "~/x.png",
        "C:/x.png",
        "a\\b.png",
        "./a.png",
        "a//b.png",
        "https://example.org/x.png",
    ],
)
def test_a_path_that_could_leave_the_workspace_is_refused_unread(tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "secret.png").write_bytes(picture("PNG"))
    assert told(tmp_path, {"data/cases/c.yaml": case_with(path)}) == [f"{PLACE} BG506"]


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.png"
    outside.write_bytes(picture("PNG"))
    root = tmp_path / "w"
    (root / "data/assets").mkdir(parents=True)
    (root / "data/assets/map.png").symlink_to(outside)
    assert told(root, {"data/cases/c.yaml": case_with("map.png")}) == [f"{PLACE} BG506"]


def test_a_picture_that_is_not_there_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (finding,) = findings(
        tmp_path, {"data/cases/c.yaml": case_with("mpa.png"), "data/assets/map.png": picture("PNG")}
    )
    assert (str(finding.span), finding.code) == (PLACE, "BG507")
    assert "map.png" in finding.message("zh")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_png_and_jpeg_are_good_whatever_their_name(tmp_path: Path, form: str) -> None:
    assert told(tmp_path, {"data/cases/c.yaml": case_with("map"), "data/assets/map": picture(form)}) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        picture("GIF"),
        b"<svg/>",
        picture("PNG", 400, 400)[:-200],
        picture("JPEG", 400, 400)[:300],
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
    ],
    ids=["empty", "text", "gif", "svg", "cut-png", "cut-jpeg", "png-head", "jpeg-head"],
)
def test_what_is_no_picture_is_told(tmp_path: Path, content: bytes) -> None:
    assert told(tmp_path, {"data/cases/c.yaml": case_with("map.png"), "data/assets/map.png": content}) == [
        f"{PLACE} BG508"
    ]


def test_a_picture_that_is_cut_off_is_told_once_the_pdf_engine_was_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    cut = picture("PNG", 400, 400)[:-200]
    files = {"data/cases/c.yaml": case_with("map.png"), "data/assets/map.png": cut}
    assert told(tmp_path, files) == [f"{PLACE} BG508"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    ("width", "height"), [(14_000, 10), (10, 4001), (14_000, 14_000), (100_000, 100_000), (4000, 5001)]
)
def test_a_picture_that_is_too_large_is_told_before_it_is_decoded(
    tmp_path: Path, width: int, height: int
) -> None:
    (finding,) = findings(
        tmp_path,
        {"data/cases/c.yaml": case_with("map.png"), "data/assets/map.png": png_of_size(width, height)},
    )
    assert (str(finding.span), finding.code) == (PLACE, "BG509")
    assert f"{width}×{height}" in finding.message("en")


def test_a_picture_file_over_twenty_megabytes_is_not_read(tmp_path: Path) -> None:
    content = picture("PNG") + b"\0" * (20 * 1024 * 1024)
    assert told(tmp_path, {"data/cases/c.yaml": case_with("map.png"), "data/assets/map.png": content}) == [
        f"{PLACE} BG105"
    ]


def test_a_pipe_for_a_picture_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "data/assets").mkdir(parents=True)
    os.mkfifo(tmp_path / "data/assets/map.png")
    assert told(tmp_path, {"data/cases/c.yaml": case_with("map.png")}) == [f"{PLACE} BG103"]
