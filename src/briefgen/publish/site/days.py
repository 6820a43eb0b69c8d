"""The days and hours of the site: how feeds and the sitemap write them, when a document last changed,
and which cannot be right.

Not the clock: who checks says what day it is.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefgen.config.publishing import TIMEZONE
from briefgen.diagnostics import Diagnostic, Span
from briefgen.publish.site.site import Published
from briefgen.rules import site as rules

if TYPE_CHECKING:
    from briefgen.config.publishing import Publishing

MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")
"""`YYYY-MM-DD HH:MM`, as PubDate has it."""


def is_moment(text: str) -> bool:
    """Whether a text is a day and an hour that exist, written `2019-01-10 09:30`."""
    if MOMENT.fullmatch(text) is None:
        return False
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def stamp(moment: str) -> str:
    """A moment as feeds and sitemaps write it: 2019-01-10T09:30:00+08:00."""
    day, _, hour = moment.partition(" ")
    return f"{day}T{hour}:00{TIMEZONE}"


def changed(settings: Publishing, document: Published) -> str:
    """When a document last changed on the site: its publication, a correction, or a later version."""
    days = (*(one.day for one in document.corrections), *(one.day for one in document.versions[1:]))
    return max((document.published, *(f"{day} {settings.time}" for day in days)))


def newest(settings: Publishing, documents: Iterable[Published]) -> str:
    """The newest change of some documents; empty where there are none."""
    return max((changed(settings, one) for one in documents if is_moment(one.published)), default="")


def findings(documents: Iterable[Published], today: datetime.date) -> Iterator[Diagnostic]:
    """What is wrong with the days of documents."""
    for one in documents:
        span = Span(f"{one.address}index.html")
        if not is_moment(one.published):
            yield rules.NO_PUBLICATION_DAY.at(span, id=one.id)
            continue
        if one.written and one.day < one.written[: len(one.day)]:
            yield rules.PUBLISHED_BEFORE_WRITTEN.at(span, id=one.id, published=one.day, written=one.written)
        yield from _future(one, today, span)


def _future(document: Published, today: datetime.date, span: Span) -> Iterator[Diagnostic]:
    named = [("发布日期", "day of publication", document.day)]
    named += [("更正日期", "day of correction", one.day) for one in document.corrections]
    for zh, en, day in named:
        if day > today.isoformat():
            yield rules.PUBLISHED_IN_FUTURE.at(
                span, id=document.id, what_zh=zh, what_en=en, day=day, today=today.isoformat()
            )
