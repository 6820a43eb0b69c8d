"""The whole way from a folder of records to a folder of documents."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from briefgen import scaffold
from briefgen.build import assembly
from briefgen.build.stages import Order, Outcome, build, check
from briefgen.build.work.limits import Limits
from briefgen.document.tree import Document
from briefgen.fonts import FontsMissing
from briefgen.ledger.places import Places, Written
from briefgen.write import pdf

STARTER = Path(__file__).parents[2] / "src" / "briefgen" / "starter"
ARTICLE = """\
id: {id}
kind: article
title: 一篇文章
byline: 县图书馆
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: "{lead}"
sections:
  - heading: 做法
    paragraphs: 写一段话。
"""
LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
BOMB = "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with two good articles."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefgen.toml").write_text('formats = ["html", "docx", "txt"]\n')
    for id in ("good", "other"):
        add(tmp_path, id)
    return tmp_path


def add(root: Path, id: str, lead: str = "开头一段。") -> None:
    (root / "briefings" / f"{id}.yaml").write_text(ARTICLE.format(id=id, lead=lead), encoding="utf-8")


def silent(done: int, total: int, name: str) -> None:
    """No progress."""


def built(root: Path, *names: str, **wishes: object) -> Outcome:
    return build(Order(root, names, **wishes), root / "output", silent)  # type: ignore[arg-type]


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


def names(outcome: Outcome) -> set[str]:
    return {path.name for path in outcome.written}


def test_the_starter_workspace_builds_without_a_word(tmp_path: Path) -> None:
    shutil.copytree(STARTER, tmp_path / "work")
    outcome = built(tmp_path / "work", formats=("html", "docx", "txt"))
    assert codes(outcome) == []
    assert {path.suffix for path in outcome.written} == {".html", ".docx", ".txt", ".json"}


def test_word_knows_from_the_pdf_where_an_imprint_finds_an_even_page(root: Path) -> None:
    (root / "briefgen.toml").write_text('house = "h"\n[houses.h]\nimprint_even_page = true\n')
    text = """\
id: good
kind: bulletin
series: {name: 供水简报}
issue: {year: 2024, number: 1}
recipients: {report: [市水务局]}
articles:
  - {title: 管网巡查不留死角, lead: 各水厂每周巡查一次。}
"""
    (root / "briefings" / "good.yaml").write_text(text, encoding="utf-8")
    built(root, "good", formats=("docx",))
    with zipfile.ZipFile(root / "output" / "good" / "good.docx") as written:
        assert "<w:pageBreakBefore/>" in written.read("word/document.xml").decode()


def test_formats_come_from_the_settings_unless_asked_for(root: Path) -> None:
    assert names(built(root, "good")) == {"good.html", "good.docx", "good.txt", "ledger.json"}
    assert names(built(root, "good", formats=("txt",))) == {"good.txt", "ledger.json"}


def test_two_builds_give_the_same_bytes(root: Path) -> None:
    def bytes_of() -> dict[str, bytes]:
        folder = root / "output"
        return {
            p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*")
            if p.is_file() and ".briefgen" not in p.parts
        }

    built(root)
    first = bytes_of()
    shutil.rmtree(root / "output")
    built(root, jobs=1)
    assert bytes_of() == first
    assert len(first) == 9


def test_checking_writes_nothing(root: Path) -> None:
    assert codes(check(Order(root), silent)) == []
    assert not (root / "output").exists()


def test_a_document_with_an_error_keeps_its_last_output_and_the_others_are_written(root: Path) -> None:
    built(root)
    before = (root / "output" / "good" / "good.txt").read_bytes()
    add(root, "good", "{{ nothing }}")
    add(root, "other", "换了一段。")
    outcome = built(root)
    assert codes(outcome) != []
    assert names(outcome) == {"other.html", "other.docx", "other.txt", "ledger.json"}
    assert (root / "output" / "good" / "good.txt").read_bytes() == before
    assert "换了一段。" in (root / "output" / "other" / "other.txt").read_text(encoding="utf-8")


def test_an_error_in_shared_records_stops_all_documents(root: Path) -> None:
    built(root)
    (root / "data").mkdir()
    (root / "data" / "places.yaml").write_text("- {id: a, nome: 甲县, level: county}\n", encoding="utf-8")
    outcome = built(root)
    assert "BG120" in codes(outcome)
    assert outcome.written == ()
    assert (root / "output" / "good" / "good.txt").is_file()


def test_a_briefing_that_cannot_be_read_stops_only_itself(root: Path) -> None:
    (root / "briefings" / "good.yaml").write_text("id: [\n", encoding="utf-8")
    outcome = built(root)
    assert "BG110" in codes(outcome)
    assert {path.parent.name for path in outcome.written} == {"other"}


def test_the_output_of_a_briefing_that_cannot_be_read_is_not_called_left_over(root: Path) -> None:
    built(root)
    (root / "briefings" / "good.yaml").write_text("id: [\n", encoding="utf-8")
    assert codes(built(root)) == ["BG110"]
    (root / "briefings" / "good.yaml").unlink()
    assert codes(built(root)) == ["BG724"]


def test_a_broken_briefing_that_was_named_is_not_called_unknown(root: Path) -> None:
    (root / "briefings" / "good.yaml").write_text("id: [\n", encoding="utf-8")
    assert codes(built(root, "good")) == ["BG110"]


def test_findings_of_documents_not_asked_for_are_left_out(root: Path) -> None:
    (root / "briefings" / "good.yaml").write_text("id: [\n", encoding="utf-8")
    assert codes(built(root, "other")) == []


def test_a_document_can_be_named_by_its_file(root: Path) -> None:
    assert names(built(root, "briefings/good.yaml", formats=("txt",))) == {"good.txt", "ledger.json"}


def test_an_unknown_name_is_answered_with_the_nearest_and_nothing_is_written(root: Path) -> None:
    outcome = built(root, "god", "other")
    assert codes(outcome) == ["BG701"]
    assert outcome.findings[0].message("zh") == "没有编号为 god 的文件，是不是 good？"
    assert outcome.findings[0].help("zh") == "现有的编号有 good、other"
    assert outcome.written == ()


def test_a_folder_that_is_no_workspace_is_named(tmp_path: Path) -> None:
    assert codes(built(tmp_path)) == ["BG100"]
    assert not (tmp_path / "output").exists()


def test_an_empty_workspace_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "briefgen.toml").write_text("")
    assert codes(built(tmp_path)) == ["BG702"]


def test_files_with_figures_as_printed_have_a_name_of_their_own(root: Path) -> None:
    built(root, "good", formats=("txt",))
    built(root, "good", formats=("txt",), as_printed=True)
    assert sorted(p.name for p in (root / "output" / "good").iterdir()) == [
        "good.as-printed.txt",
        "good.txt",
        "ledger.as-printed.json",
        "ledger.json",
    ]


def test_a_rule_that_the_workspace_weighs_otherwise_weighs_so(root: Path) -> None:
    (root / "briefgen.toml").write_text('formats = ["txt"]\n[severity]\nBG201 = "error"\n')
    add(root, "good", "全县共有123户。")
    outcome = built(root, "good")
    assert [(finding.code, finding.severity.value) for finding in outcome.findings] == [("BG201", "error")]
    assert outcome.written == ()
    (root / "briefgen.toml").write_text('formats = ["txt"]\n[severity]\nBG201 = "off"\n')
    assert codes(built(root, "good")) == []


# ---- limits


def test_an_endless_loop_in_a_template_is_killed_and_named_and_the_others_go_on(root: Path) -> None:
    built(root)
    add(root, "good", LOOP)
    outcome = built(root, limits=Limits(seconds=3))
    assert codes(outcome) == ["BG730"]
    assert outcome.findings[0].span.file == "briefings/good.yaml"
    assert outcome.findings[0].message("zh") == "生成 good 超过 3 秒，停在“套用模板”这一步，已中止"
    assert {path.parent.name for path in outcome.written} == {"other"}
    assert "开头一段。" in (root / "output" / "good" / "good.txt").read_text(encoding="utf-8")


def test_a_memory_bomb_in_a_template_is_stopped_and_named_and_the_others_go_on(root: Path) -> None:
    add(root, "good", BOMB)
    outcome = built(root, limits=Limits(memory_mb=500))
    assert codes(outcome) == ["BG731"]
    assert outcome.findings[0].span.file == "briefings/good.yaml"
    assert {path.parent.name for path in outcome.written} == {"other"}


# ---- what a machine lacks; the workers are forks and inherit what is replaced here


def no_engine(document: Document) -> Written:
    raise pdf.EngineMissing("cannot load library 'libpango-1.0-0'")


def test_where_the_engine_is_missing_the_other_formats_come_out(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "pdf_written", no_engine)
    outcome = built(root, formats=("html", "pdf", "docx"))
    assert codes(outcome) == ["BG710"]
    assert outcome.findings[0].severity.value == "warning"
    assert names(outcome) == {"good.html", "good.docx", "other.html", "other.docx", "ledger.json"}


def test_where_fonts_are_missing_documents_still_come_out(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(root / "no-fonts"))
    outcome = built(root, "good", formats=("html", "pdf", "docx", "txt"))
    assert codes(outcome) == ["BG711"]
    assert names(outcome) == {"good.html", "good.docx", "good.txt", "ledger.json"}


def test_where_fonts_are_missing_all_else_is_checked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFGEN_FONTS", str(root / "no-fonts"))
    add(root, "good", "共有300人参加。")
    assert codes(check(Order(root, ("good",)), silent)) == ["BG711", "BG201"]


def test_a_fault_of_our_own_is_named_and_the_others_go_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(writer: object, document: Document) -> object:
        if document.id == "good":
            raise ZeroDivisionError("surprise")
        return Written(b"text", Places((), ())), ()

    monkeypatch.setattr(assembly, "_written", fails)
    outcome = built(root, formats=("txt",))
    assert codes(outcome) == ["BG799"]
    assert "ZeroDivisionError: surprise" in outcome.findings[0].message("zh")
    assert "fails" in outcome.details[0]
    assert names(outcome) == {"other.txt", "ledger.json"}


def test_fonts_missing_is_said_once_for_all_documents(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacks(writer: object, document: Document) -> object:
        return None, (assembly._fonts_missing(FontsMissing(Path("/fonts"), ("a.otf",))),)

    monkeypatch.setattr(assembly, "_written", lacks)
    assert codes(built(root)) == ["BG711"]


def test_where_processes_cannot_be_forked_documents_come_out_as_well(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows starts new processes and sends them the workspace."""
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    outcome = built(root, "good", formats=("txt", "docx"))
    assert codes(outcome) == []
    assert names(outcome) == {"good.txt", "good.docx", "ledger.json"}


def test_what_the_records_lack_is_told_once_and_not_again_by_the_packaged_template(tmp_path: Path) -> None:
    scaffold.new_workspace(tmp_path / "work")
    for briefing in (tmp_path / "work" / "briefings").rglob("*.yaml"):
        text = briefing.read_text(encoding="utf-8")
        briefing.write_text(re.sub("(?m)^issuer: .*", "issuer: nobody", text), encoding="utf-8")
    assert codes(check(Order(tmp_path / "work"), silent)) == ["BG501"]
