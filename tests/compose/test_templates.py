"""Templates of the workspace win over the packaged ones; names stay inside the folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from jinja2.exceptions import TemplateNotFound

from briefgen.compose.places import place_of
from briefgen.compose.prose import prose_words
from briefgen.compose.rendering import Rendering, rendering
from briefgen.compose.templates import LARGEST, Folders, environment, packaged_templates
from briefgen.diagnostics import Span
from briefgen.model.style import Style
from briefgen.model.workspace import Workspace
from compose.workspaces import PROSE, Made, document, made


def test_a_template_of_the_workspace_wins_over_the_packaged_one_of_its_name(tmp_path: Path) -> None:
    text = document("sections: []\n")
    files = {PROSE: text, "templates/report.md.j2": "::: title\n自己的\n"}
    found = made(tmp_path, files).document
    assert found.articles[0].title[0][0].text == "自己的"  # type: ignore[union-attr]


def test_a_template_of_the_workspace_may_build_on_packaged_parts(tmp_path: Path) -> None:
    source = '{% import "parts/elements.md.j2" as parts %}\n{{ parts.title(doc) }}\n::: body\n甲\n'
    assert made(tmp_path, {PROSE: document("sections: []\n"), "templates/report.md.j2": source}).lines == [
        "甲"
    ]


def test_a_template_may_extend_another_and_fill_its_blocks(tmp_path: Path) -> None:
    source = (
        "::: title\n题\n::: body\n{% block a %}甲{{ f.n }}{% endblock %}\n\n\n{% block b %}{% endblock %}\n"
    )
    files = {
        PROSE: document("sections: []\ntemplate: t\n", "n: 3户"),
        "templates/base.md.j2": source,
        "templates/t.md.j2": "{% extends 'base.md.j2' %}{% block b %}{{ super() }}乙{{ f.n }}{% endblock %}",
    }
    found = made(tmp_path, files)
    assert found.lines == ["甲3户", "乙3户"]
    assert found.values == [("3户", ["d.n"])] * 2


def test_an_included_template_sees_the_names_around_it(tmp_path: Path) -> None:
    files = {
        PROSE: document("sections: []\ntemplate: t\n", "n: 3户"),
        "templates/t.md.j2": "::: title\n题\n::: body\n{% set x = f.n %}\n{% include 'u.md.j2' %}\n",
        "templates/u.md.j2": "甲{{ x }}\n",
    }
    assert made(tmp_path, files).values == [("3户", ["d.n"])]


@pytest.mark.parametrize("name", ["../a", "a/../../b", "/etc/passwd", "a\\..\\b", "none", "a\0b", "长" * 200])
def test_a_name_outside_the_folders_is_not_found(tmp_path: Path, name: str) -> None:
    state = Rendering(Workspace(tmp_path), Style(), Span("briefings/d.yaml"), prose_words)
    with rendering(state), pytest.raises(TemplateNotFound):
        environment(tmp_path).get_template(name)


def unreadable(root: Path) -> Made:
    """Composes a report whose own template stands there already and cannot be used."""
    return made(root, {PROSE: document("sections: []\n")})


def test_a_template_that_is_too_large_is_told_and_not_replaced_by_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/report.md.j2").write_bytes(b"x" * (LARGEST + 1))
    assert unreadable(tmp_path).told == ["templates/report.md.j2:1:1 BG105"]


def test_a_template_that_is_a_folder_or_a_pipe_is_told(tmp_path: Path) -> None:
    (tmp_path / "templates/report.md.j2").mkdir(parents=True)
    assert unreadable(tmp_path).told == ["templates/report.md.j2:1:1 BG103"]
    (tmp_path / "templates/report.md.j2").rmdir()
    os.mkfifo(tmp_path / "templates/report.md.j2")
    assert unreadable(tmp_path).told == ["templates/report.md.j2:1:1 BG103"]


def test_a_template_saved_as_gbk_is_told_by_its_encoding(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/report.md.j2").write_bytes("::: title\n公文\n".encode("gbk"))
    found = unreadable(tmp_path)
    assert found.told == ["templates/report.md.j2:2:1 BG106"]
    assert "GBK" in found.findings[0].message("zh")


def test_a_template_that_makes_nothing_is_an_error(tmp_path: Path) -> None:
    found = made(tmp_path, {PROSE: document("sections: []\n"), "templates/report.md.j2": " \n"})
    assert found.told == ["briefings/d.yaml:1:1 BG310"]


def test_a_packaged_template_is_not_looked_for_in_the_workspace(tmp_path: Path) -> None:
    at = place_of("（自带模板）parts/sections.md.j2", 2, 3)
    assert str(at) == "（自带模板）parts/sections.md.j2:2:3"
    _, shown, _ = Folders(tmp_path).get_source(environment(tmp_path), "parts/sections.md.j2")
    assert shown == "（自带模板）parts/sections.md.j2"


def test_every_kind_has_its_packaged_template() -> None:
    kinds = ["article", "bulletin", "official", "report", "rules", "survey", "table"]
    assert sorted(path.name for path in packaged_templates().glob("*.j2")) == [
        f"{kind}.md.j2" for kind in kinds
    ]


def test_a_template_that_comes_to_stand_before_another_is_taken_in_the_same_process(tmp_path: Path) -> None:
    files = {
        PROSE: document("sections: []\ntemplate: t\n"),
        "templates/t.md.j2": "{% extends 'report.md.j2' %}",
    }
    before = made(tmp_path, files).document
    files["templates/report.md.j2"] = "::: title\n自己的\n"
    found = made(tmp_path, files).document
    assert found.articles[0].title[0][0].text == "自己的"  # type: ignore[union-attr]
    (tmp_path / "templates/report.md.j2").unlink()
    del files["templates/report.md.j2"]
    assert made(tmp_path, files).document == before


def test_a_template_of_the_same_size_and_time_is_read_again(tmp_path: Path) -> None:
    def titled(text: str) -> object:
        files = {PROSE: document("sections: []\n"), "templates/report.md.j2": f"::: title\n{text}\n"}
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        os.utime(tmp_path / "templates/report.md.j2", ns=(1, 1))
        return made(tmp_path, {PROSE: files[PROSE]}).document.articles[0].title[0][0].text  # type: ignore[union-attr]

    assert (titled("甲"), titled("乙")) == ("甲", "乙")
