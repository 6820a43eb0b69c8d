"""Which documents are published, and why the others are not.

Not what of them may be seen: that is the room `edition`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from briefgen.diagnostics import Diagnostic, Span
from briefgen.model.briefing import AnyBriefing
from briefgen.model.workspace import Workspace
from briefgen.rules import publish as rules

Why = Literal["unsigned", "undated", "later", "withdrawn", "not-public", "absent"]
LISTED = 8
"""How many ids a message lists at most."""
WORDS: Mapping[Why, tuple[str, str]] = {
    "unsigned": ("还没有签发", "not signed"),
    "undated": ("没有写发布时间", "they do not say when"),
    "later": ("发布时间还没有到", "they are not due yet"),
    "withdrawn": ("已经撤下", "withdrawn"),
    "not-public": ("不公开", "not public"),
    "absent": ("没有它的记录了", "there is no record of it any more"),
}
"""Why a document is not published, in Chinese and English."""
CURES: Mapping[Why, tuple[str, str]] = {
    "unsigned": ("签发以后写 status: signed", "once it is signed, write status: signed"),
    "undated": ("要发布的，写 published: 发布日期", "to publish it, write published: and the day"),
    "later": ("到了那一天再发布", "publish again on that day"),
    "withdrawn": ("要重新发布的，删去 withdrawn", "to publish it again, take `withdrawn` away"),
    "not-public": ("核对它的 sensitivity 和密级", "look at its `sensitivity` and `secrecy`"),
    "absent": ("", ""),
}
"""What to do about it, where something can be done."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The documents that are published, in the order of their records, and why the others are not, by id."""

    ids: tuple[str, ...]
    left: Mapping[str, Why]

    def without(self, hidden: frozenset[str]) -> Choice:
        """The same where some turn out not to be public."""
        more: dict[str, Why] = {id: "not-public" for id in self.ids if id in hidden}
        return Choice(tuple(id for id in self.ids if id not in hidden), {**self.left, **more})


def chosen(workspace: Workspace, day: datetime.date) -> Choice:
    """Signed documents that say when they are published, from that day on."""
    reasons = {id: _why(briefing, day) for id, briefing in workspace.briefings.items()}
    ids = tuple(id for id, why in reasons.items() if why is None)
    return Choice(ids, {id: why for id, why in reasons.items() if why is not None})


def _why(briefing: AnyBriefing, day: datetime.date) -> Why | None:
    if briefing.withdrawn is not None:
        return "withdrawn"
    if briefing.status != "signed":
        return "unsigned"
    if briefing.published is None:
        return "undated"
    return "later" if briefing.published.day > day else None


def not_to_withdraw(
    ids: Iterable[str], workspace: Workspace, standing: Sequence[str]
) -> Iterator[Diagnostic]:
    """BG670, BG671: documents that cannot be taken off by their ids alone; `standing` are on the website."""
    for id in ids:
        if id in workspace.briefings:
            yield rules.HAS_RECORD.at(workspace.span("briefing", id, "status"), id=id)
        elif id not in standing:
            near = "、".join(get_close_matches(id, standing, 3))
            near_zh, near_en = (f"；相近的有 {near}", f"; near it: {near}") if near else ("", "")
            yield rules.NOT_THERE.at(Span("briefings", page=0), id=id, near_zh=near_zh, near_en=near_en)


def left_out(choice: Choice, workspace: Workspace) -> Iterator[Diagnostic]:
    """What is told of the documents that are not published, once for each reason."""
    for why, (zh, en) in WORDS.items():
        ids = tuple(id for id, found in choice.left.items() if found == why)
        if not ids:
            continue
        shown = "、".join(ids[:LISTED]) + ("……" if len(ids) > LISTED else "")
        help_zh, help_en = CURES[why]
        yield rules.LEFT_OUT.at(
            _place(workspace, ids[0]),
            count=len(ids),
            why_zh=zh,
            why_en=en,
            ids=shown,
            help_zh=help_zh,
            help_en=help_en,
        )


def _place(workspace: Workspace, id: str) -> Span:
    part = "published" if workspace.briefings[id].published is not None else "status"
    return workspace.span("briefing", id, part)
