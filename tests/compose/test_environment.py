"""The sandbox: templates read plain data, change nothing, call nothing else and build no bombs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefgen.compose.compose import compose
from briefgen.config import Config
from compose.workspaces import PROSE, Made, body, document, loaded, made, paragraph, template

FACTS = "n: 354户, l: [甲, 乙]"


@pytest.mark.parametrize(
    "source",
    [
        "{{ f.__class__ }}",
        "{{ f.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ [].__class__ }}",
        "{{ value.__globals__ }}",
        "{{ value.__wrapped__ }}",
        "{{ f._facts }}",
        "{{ f['_facts'] }}",
        "{{ doc._record }}",
        "{{ doc._scope.workspace.root }}",
        "{{ [doc]|map(attribute='_record')|first }}",
        "{{ [doc]|map(attribute='__class__')|first }}",
        "{{ [doc]|selectattr('_record')|first }}",
        "{{ self._TemplateReference__context }}",
        "{% set ns = namespace() %}{{ ns.__class__ }}",
        "{% macro m() %}{% endmacro %}{{ m._func }}",
        "{% macro m() %}{% endmacro %}{{ m.name }}",
        "{{ nothing.func_globals }}",
        "{{ 'x'.encode() }}",
        "{{ 'x'.upper() }}",
        "{{ 'x'.center(1000000000) }}",
        "{{ 'x'.zfill(9) }}",
        "{{ doc.tags.index }}",
        "{{ [].append(1) }}",
        "{{ {}.update(a=1) }}",
        "{{ {}.pop('a') }}",
    ],
)
def test_nothing_but_fields_of_records_can_be_read(tmp_path: Path, source: str) -> None:
    made = paragraph(tmp_path, source, FACTS)
    assert made.found is None
    assert set(made.codes) <= {"BG302", "BG308"}


@pytest.mark.parametrize(
    "name", ["lipsum", "cycler", "joiner", "dict", "open", "eval", "print", "__import__"]
)
def test_only_the_given_functions_can_be_called(tmp_path: Path, name: str) -> None:
    assert paragraph(tmp_path, "{{ " + name + "('x') }}", FACTS).codes == ["BG302"]


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{{ 'A' * 1000000000 }}", "BG308"),
        ("{{ 'A' * 10**9 }}", "BG308"),
        ("{{ [0] * 1000000000 }}", "BG308"),
        ("{{ (1000000000 * doc.tags) }}", "BG308"),
        ("{{ 9**9**9 }}", "BG308"),
        ("{{ '%1000000000d' % 3 }}", "BG308"),
        ("{{ range(1000000000) }}", "BG307"),
        ("{% for x in range(1000000000) %}{% endfor %}", "BG307"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "BG307"),
        ("{% set doc.title = 1 %}", "BG307"),
    ],
)
def test_bombs_and_changes_are_errors_at_once(tmp_path: Path, source: str, code: str) -> None:
    started = time.monotonic()
    assert paragraph(tmp_path, source, FACTS).codes == [code]
    assert time.monotonic() - started < 10


def test_text_that_grows_without_end_is_stopped(tmp_path: Path) -> None:
    source = "{% set ns = namespace(x='甲') %}{% for i in range(40) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}"
    assert paragraph(tmp_path, source).told == ["briefings/d.yaml:7:65 BG308"]


def test_more_printed_expressions_than_marks_are_an_error(tmp_path: Path) -> None:
    made = body(tmp_path, "{% for i in range(70000) %}{{ 'x' }}{% endfor %}")
    assert made.told == ["templates/t.md.j2:4:28 BG307"]


@pytest.mark.parametrize(
    "source", ["{% autoescape false %}甲{% endautoescape %}", "甲\U000f0000", "甲\U00100000"]
)
def test_a_template_cannot_forge_marks(tmp_path: Path, source: str) -> None:
    assert body(tmp_path, source).told == ["templates/t.md.j2:4:1 BG301"]


def test_a_mark_in_a_string_of_a_template_is_not_printed(tmp_path: Path) -> None:
    made = body(tmp_path, '{{ f.n }}{{ "\\U000f0000" }}', FACTS)
    assert made.told == ["templates/t.md.j2:4:10 BG305"]


@pytest.mark.parametrize(
    "name", ["../t.md.j2", "/etc/passwd", "..\\\\t.md.j2", "a/../t.md.j2", "none.md.j2", "x" * 300]
)
def test_templates_come_from_the_templates_folders_only(tmp_path: Path, name: str) -> None:
    made = template(tmp_path, f"::: title\n题\n::: body\n甲{{% include '{name}' %}}\n")
    assert made.told == ["templates/t.md.j2:4:2 BG303"]


@pytest.mark.parametrize(
    "tag", ["include 'none'", "import 'none' as x", "from 'none' import x", "extends 'none'"]
)
def test_a_missing_template_is_told_where_it_is_asked_for(tmp_path: Path, tag: str) -> None:
    made = template(tmp_path, f"{{# 甲 {{{{ x }}}} #}} {{% {tag} %}}\n")
    assert made.told == ["templates/t.md.j2:1:17 BG303"]


def test_prose_includes_no_templates(tmp_path: Path) -> None:
    assert paragraph(tmp_path, "{% include 't.md.j2' %}").told == ["briefings/d.yaml:7:10 BG303"]


def test_the_template_of_a_document_stays_in_the_templates_folders(tmp_path: Path) -> None:
    made = template(tmp_path, "::: title\n题\n")
    assert made.found is not None
    briefing = tmp_path / "briefings/d.yaml"
    briefing.write_text(briefing.read_text().replace("template: t", "template: ../t"), encoding="utf-8")
    workspace = loaded(tmp_path, {"briefings/d.yaml": briefing.read_text()})
    assert Made(*compose(workspace, Config(), "d")).told == ["briefings/d.yaml:1:1 BG303"]


def test_what_an_import_holds_belongs_to_one_document(tmp_path: Path) -> None:
    part = "{% set words %}{{ value('laid', period=2020, pipe='small', place='donghu') }}{% endset %}"
    files = {
        "templates/part.md.j2": part,
        "templates/t.md.j2": "{% import 'part.md.j2' as part %}\n::: title\n题\n::: body\n{{ doc.title[0] }}{{ part.words }}\n",
        "briefings/a.yaml": "id: a\nkind: report\ntitle: 甲\nsections: []\ntemplate: t\n",
        "briefings/b.yaml": "id: b\nkind: report\ntitle: 乙\nsections: []\ntemplate: t\n",
    }
    workspace = loaded(tmp_path, files)
    first = Made(*compose(workspace, Config(), "a"))
    second = Made(*compose(workspace, Config(), "b"))
    assert [first.text, second.text] == ["甲12公里", "乙12公里"]
    assert second.values == [("12公里", ["laid(donghu, 2020, small)"])]


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    assert body(tmp_path, "甲").text == "甲"
    assert body(tmp_path, "乙乙").text == "乙乙"


def test_the_same_record_is_grouped_and_sorted_by_its_texts(tmp_path: Path) -> None:
    source = (
        "{% for place, organs in [doc.issuer[0], doc.issuer[1]]|groupby('name') %}{{ place }}、{% endfor %}"
        "{{ doc.issuer|sort(attribute='name')|map(attribute='short')|list|listed('和') }}"
    )
    made = paragraph(tmp_path, source, more="issuer: [housing, bureau]\n")
    assert made.text.startswith("东湖区住房和城乡建设局、东湖区水务局、住建局和水务局")


def test_a_template_of_the_same_name_extends_the_packaged_one(tmp_path: Path) -> None:
    body_ = document("sections: []\nclosing: 原样\n")
    ours = '{% extends "packaged/report.md.j2" %}{% block body %}自己的正文。{% endblock %}'
    assert made(tmp_path, {PROSE: body_, "templates/report.md.j2": ours}).lines == ["自己的正文。", "原样"]


def test_the_print_tag_is_refused_by_name(tmp_path: Path) -> None:
    found = body(tmp_path, "{% print 1 %}")
    assert found.told == ["templates/t.md.j2:4:1 BG301"]
    assert "print" in found.findings[0].message("zh")
