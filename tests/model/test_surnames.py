"""How names are masked: 姓+某."""

from __future__ import annotations

import pytest

from briefgen.model.surnames import masked


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张禾", "张某"),
        ("张小禾", "张某"),
        ("张　禾", "张某"),
        ("欧阳清", "欧阳某"),
        ("司马小禾", "司马某"),
        ("欧阳", "欧某"),
        ("阿依·买买", "阿某"),
        ("张某", "张某"),
        ("Anna Reed", "A"),
    ],
)
def test_the_surname_stays_and_the_rest_is_one_character(name: str, expected: str) -> None:
    assert masked(name) == expected
