"""Shares on two bases in one paragraph (BG244)."""

from __future__ import annotations

from pathlib import Path

from check.written import told

ALL = "total('connected', period=2022, area='hill')"
PART = "pair('connected', period=2022, area='hill', way='shared')"
HOUSEHOLDS = f"{{{{ {PART}.households|share({ALL}.households)|digits(1) }}}}"
PERSONS = f"{{{{ {PART}.persons|share({ALL}.persons)|digits(1) }}}}"


def test_a_share_of_persons_after_one_of_households_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, f"集中供水的占{HOUSEHOLDS}。水质合格的占{PERSONS}。") == [
        ("BG244", "同一段里算比例的分母变了：92.9%的分母是434户，93.9%的分母是1830人")
    ]


def test_groups_of_one_kind_on_two_bases_are_told(tmp_path: Path) -> None:
    def share(area: str, half: str) -> str:
        then, now = (
            f"pair('connected', period={year}, area='{area}', way='shared').{half}" for year in (2021, 2022)
        )
        return f"{{{{ {then}|share({now})|digits(1) }}}}"

    text = "上年已通水的，山区占{}，坝区占{}。"
    assert told(tmp_path, text.format(share("hill", "households"), share("plain", "persons"))) == [
        ("BG244", "同一段里算比例的分母变了：77.4%的分母是403户，80.4%的分母是2830人")
    ]
    assert told(tmp_path, text.format(share("hill", "persons"), share("plain", "persons"))) == []


def test_a_base_that_is_printed_is_known(tmp_path: Path) -> None:
    text = f"集中供水的占{HOUSEHOLDS}。按{{{{ {ALL}.persons }}}}算，占{PERSONS}。"
    assert told(tmp_path, text) == []


def test_paragraphs_apart_may_have_their_own_bases(tmp_path: Path) -> None:
    assert told(tmp_path, f"集中供水的占{HOUSEHOLDS}。", f"水质合格的占{PERSONS}。") == []


def test_one_base_for_both_is_right(tmp_path: Path) -> None:
    other = (
        f"{{{{ pair('connected', period=2022, area='hill', way='single').persons|share({ALL}.persons) }}}}"
    )
    assert told(tmp_path, f"集中供水的占{PERSONS}，分散供水的占{other}。") == []


def test_a_base_less_what_was_struck_off_is_another_one(tmp_path: Path) -> None:
    left = f"({ALL}.households - pair('connected', period=2022, area='hill', way='single').households)"
    less = f"{{{{ {PART}.households|share({left}) }}}}"
    ((code, _),) = told(tmp_path, f"集中供水的占{HOUSEHOLDS}。自愿参加的占{less}。")
    assert code == "BG244"
