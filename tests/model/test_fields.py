"""Fields of records: what they refuse, by the kind of fault that loading reports."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from briefgen.model.fact import FactField
from briefgen.model.fields import Decimals, Ident, PeriodField, Scalar


def fault(field: Any, value: object) -> str:
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(field).validate_python(value)
    return raised.value.errors()[0]["type"]


@pytest.mark.parametrize(
    "id",
    [
        "con",
        "NUL",
        "nul.txt",
        "Com1",
        "lpt9.a.b",
        "manifest.json",
        "Manifest.JSON",
        "index.html",
        "schema.json",
    ],
)
def test_a_name_that_another_file_has_is_no_id(id: str) -> None:
    assert fault(Ident, Scalar(id)) == "bad_id"


@pytest.mark.parametrize("id", ["console", "com0", "com10", "auxiliary", "manifest", "a.con"])
def test_a_name_like_one_is(id: str) -> None:
    assert TypeAdapter(Ident).validate_python(Scalar(id)) == id


def test_decimals_are_nine_at_most() -> None:
    assert TypeAdapter(Decimals).validate_python(Scalar("9")) == 9
    assert fault(Decimals, Scalar("10")) == "whole_number"


def test_a_period_is_no_day_that_does_not_exist_and_no_time() -> None:
    assert fault(PeriodField, Scalar("2019-02-30")) == "no_such_day"
    assert fault(PeriodField, Scalar("2023-12-31T00:00:00Z")) == "period"


def test_an_empty_list_is_no_fact() -> None:
    assert fault(FactField, []) == "amount"
    assert fault(FactField, {"items": []}) == "amount"
