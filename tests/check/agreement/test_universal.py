"""Words without exception against figures that show one (BG246)."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.written import found, told

HILL = "total('connected', period=2021, area='hill')"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("各户均已通水，通水率79%。", "“均已通水”说得过满：通水率是79%"),
        ("水站全部建成，建成率36%。", "“全部建成”说得过满：建成率是36%"),
        ("水样无一未达标，达标率93.7%。", "“无一未达标”说得过满：达标率是93.7%"),
        ("接通农户没有一户欠费，欠费率2%。", "“没有一户欠费”说得过满：欠费率是2%"),
        (
            "2021年山区接通1459人，全部采取联片供水。",
            "“1459人全部采取联片供水”说得过满：记录里联片供水的是312户1365人，"
            "另有已通水农户（2021年，山区片，分散供水）28户94人",
        ),
    ],
)
def test_a_claim_with_an_exception_is_told(text: str, message: str, tmp_path: Path) -> None:
    ((code, said),) = told(tmp_path, text)
    assert code == "BG246"
    assert said == message


def test_a_bound_total_is_held_against_its_parts(tmp_path: Path) -> None:
    (one,) = found(tmp_path, f"山区接通{{{{ {HILL}.persons }}}}，均为集中供水。")
    assert one.code == "BG246"
    assert [place.span.file for place in one.related] == ["data/observations/water.yaml"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "各户均已通水，通水率100%。",
        "水样无一未达标，达标率100%。",
        "水样无一超标，达标率93.7%。",
        "接通农户无一欠费，欠费率0%。",
        "各户均已签订协议，其中66户已通水，通水率79%。",  # all of them signed, not connected
        "水站全部开工，建成率36%。",
        "2021年坝区接通2276人，全部采取集中供水。",
        "2021年山区集中供水的1365人全部由县里联片供水。",
        "2021年山区接通1459人，全部纳入台账。",
        "人均供水率79%。",
        "2021年8个水站全部建成，2022年建成率36%。",  # of two years
    ],
)
def test_a_claim_that_holds_is_not(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == []
