"""Field types of records: how a scalar of a file becomes text, a number, a day or a reference.

Not the records, and not pydantic, which reads them: that is `reading` and `load/`, see docs/decisions/0001.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from briefgen.diagnostics import Span
from briefgen.model.notation import NotationError, amount_of
from briefgen.model.period import Period, PeriodError, period_of
from briefgen.model.quantity import Amount
from briefgen.model.reading import Before, Reader, wrong

NOWHERE = Span("", 1, 1)
DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"}) | {
    f"{name}{n}" for name in ("COM", "LPT") for n in range(1, 10)
}
"""Names that Windows keeps for itself, with any extension."""
FILES = frozenset({"manifest.json", "index.html", "schema.json"})
"""Names of files that stand beside the folders of records, of an output folder and of a website."""
MOST_DECIMALS = 9
MOST_LEVELS = 3  # of a contents list

Place = tuple[str, int, int, int | None, int | None]
"""The parts of a span: file, line, column, end line, end column."""


class Scalar(str):
    """A scalar that knows where it stands. `plain` says that it was written without quotes;
    `block` that it is a literal block (|), whose lines follow one another in the file.

    Scalars are many, so `place` may be the parts of a span, which is made when it is asked for.
    """

    __slots__ = ("block", "place", "plain")
    place: Span | Place
    plain: bool
    block: bool

    def __new__(
        cls, text: str, span: Span | Place = NOWHERE, plain: bool = False, block: bool = False
    ) -> Scalar:
        made = super().__new__(cls, text)
        made.place, made.plain, made.block = span, plain, block
        return made

    @property
    def span(self) -> Span:
        """Where it stands."""
        place = self.place
        if not isinstance(place, Span):
            place = self.place = Span(*place)
        return place


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the id of a record of a kind."""

    kind: str


def _scalar(value: Any) -> Scalar:
    if isinstance(value, Scalar):
        return value
    if isinstance(value, str):
        return Scalar(value)
    raise wrong("text", "text expected")


def _line(value: Any) -> Scalar:
    text = _scalar(value)
    if not text.strip():
        raise wrong("empty_text", "text is empty")
    if "\n" in text.strip():
        raise wrong("several_lines", "one line expected")
    return text


def _prose(value: Any) -> Scalar:
    text = _scalar(value)
    if not text.strip():
        raise wrong("empty_text", "text is empty")
    if "\n\n" in text.strip():
        raise wrong("several_paragraphs", "one paragraph expected")
    return text


def _ident(value: Any) -> Scalar:
    text = _scalar(value)
    taken = text.partition(".")[0].upper() in DEVICES or text.lower() in FILES
    if not re.fullmatch(r"[\w][\w.-]*", text) or text.endswith(".") or taken:
        raise wrong("bad_id", "not usable as a file name")
    if len(text.encode()) > 120:
        raise wrong("long_id", "too long for a file name")
    return text


def _number(value: Any) -> Decimal:
    text = _scalar(value)
    if not re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", text):
        raise wrong("number", "a number expected")
    return Decimal(text)


def _whole(value: Any) -> int:
    text = _scalar(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise wrong("whole_number", "a whole number expected")
    return int(text)


def _decimals(value: Any) -> int:
    digits = _whole(value)
    if digits > MOST_DECIMALS:
        raise wrong("whole_number", "a whole number up to 9 expected")
    return digits


def _levels(value: Any) -> int:
    levels = _whole(value)
    if not 1 <= levels <= MOST_LEVELS:
        raise wrong("whole_number", "a whole number from 1 to 3 expected")
    return levels


def _day(value: Any) -> datetime.date:
    text = _scalar(value)
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise wrong("day", "a day as 2019-01-04 expected")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise wrong("no_such_day", "this day does not exist") from error


def _flag(value: Any) -> bool:
    text = _scalar(value)
    if text not in ("true", "false"):
        raise wrong("flag", "true or false expected")
    return text == "true"


def _period(value: Any) -> Period:
    text = _scalar(value)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        _day(text)
    try:
        return period_of(text)
    except PeriodError as error:
        raise wrong("period", "a period expected") from error


def _amount(value: Any) -> Amount:
    text = _scalar(value)
    try:
        return amount_of(text, text.span)
    except NotationError as error:
        raise wrong("amount", "an amount expected") from error


def _many(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


TEXT = {"type": "string"}
Line = Annotated[Scalar, Reader(_line, TEXT)]
"""One line of plain text."""
Prose = Annotated[Scalar, Reader(_prose, TEXT)]
"""One paragraph; Jinja expressions in it print bound values."""
Ident = Annotated[Scalar, Reader(_ident, {**TEXT, "pattern": r"^\w[\w.-]*$"})]
"""An id, which is a file name as well."""
Number = Annotated[Decimal, Reader(_number, {"type": ["number", "string"]})]
Whole = Annotated[int, Reader(_whole, {"type": "integer", "minimum": 0})]
Decimals = Annotated[
    int,
    Reader(_decimals, {"type": "integer", "minimum": 0, "maximum": MOST_DECIMALS}),
]
"""How many decimals are printed."""
Levels = Annotated[int, Reader(_levels, {"type": "integer", "minimum": 1, "maximum": MOST_LEVELS})]
"""How many levels of headings a contents list has."""
Day = Annotated[datetime.date, Reader(_day, {**TEXT, "format": "date"})]
Flag = Annotated[bool, Reader(_flag, {"type": "boolean"})]
PeriodField = Annotated[Period, Reader(_period, {"type": ["string", "integer"]})]
AmountField = Annotated[Amount, Reader(_amount, {"type": ["string", "number"]})]
"""A quantity in the trade's own words: 约3000人次, 354户1527人, 2—5户, 34.5."""

PlaceRef = Annotated[Scalar, Reader(_line, TEXT), Refers("place")]
OrganRef = Annotated[Scalar, Reader(_line, TEXT), Refers("organ")]
IndicatorRef = Annotated[Scalar, Reader(_line, TEXT), Refers("indicator")]
CaseRef = Annotated[Scalar, Reader(_line, TEXT), Refers("case")]
MeasureRef = Annotated[Scalar, Reader(_line, TEXT), Refers("measure")]
BriefingRef = Annotated[Scalar, Reader(_line, TEXT), Refers("briefing")]
DimensionRef = Annotated[Scalar, Reader(_line, TEXT), Refers("dimension")]

_ONE_OR_MANY = Before(_many, accepts=str | list[str])
OrganRefs = Annotated[tuple[OrganRef, ...], _ONE_OR_MANY]
"""One organ or a list of organs (联合行文)."""
Lines = Annotated[tuple[Prose, ...], _ONE_OR_MANY]
"""One line or a list of lines: titles, headings."""
Paragraphs = Annotated[tuple[Prose, ...], _ONE_OR_MANY]
"""One paragraph or a list of paragraphs."""
