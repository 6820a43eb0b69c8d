"""An edition is built again and again: what stays is not made anew, and more that is withheld is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.stages import Order, Outcome, build
from briefgen.load import load_workspace
from edition.editions import REPORT, projected, report

ROWS = "data/observations/clinics.yaml"
WOMEN = "- {indicator: visits, place: heyan, period: 2023, sex: women, value: 1204}\n"
MEN = "- {indicator: visits, place: heyan, period: 2023, sex: men, value: 1163, sensitivity: internal}\n"
OTHER = "- {indicator: beds, place: heyan, period: 2023, value: 21, sensitivity: internal}\n"
TOTAL = report("就诊{{ total('visits', period=2023) }}")


def built(tmp: Path, rows: str, edition_files: dict[str, str | bytes] | None = None) -> Outcome:
    made = projected(tmp, {ROWS: rows, REPORT: TOTAL, **(edition_files or {})})
    assert made.findings == ()
    order = Order(tmp / "edition", formats=("txt",), jobs=1)
    return build(order, tmp / "edition" / "output", lambda *_: None)


def test_what_is_as_it_was_is_not_built_anew(tmp_path: Path) -> None:
    assert built(tmp_path, WOMEN).fresh == ()
    assert built(tmp_path, WOMEN).fresh == ("report",)
    assert built(tmp_path, WOMEN + OTHER).fresh == ("report",)


def test_a_figure_that_comes_to_be_withheld_stops_the_document_that_would_need_it(tmp_path: Path) -> None:
    assert built(tmp_path, WOMEN).findings == ()
    assert [finding.code for finding in built(tmp_path, WOMEN + MEN).findings] == ["BG600"]


@pytest.mark.parametrize("content", ["", "[", "{}", '{"edition": "public"}', "[1]"])
def test_a_list_of_what_is_withheld_that_cannot_be_read_is_an_error(tmp_path: Path, content: str) -> None:
    projected(tmp_path, {})
    (tmp_path / "edition/withheld.json").write_text(content)
    assert [str(one.span) for one in load_workspace(tmp_path / "edition")[1]] == ["withheld.json:1:1"]
