"""Where a line of Chinese may end (GB/T 15834-2011 5.1): mends what the engine's line breaker gets wrong.

Not justification: that is `justify`. Not an import of the engine: `pdf` hands its modules in. Pango breaks
neither before “ nor after ”, and lets — ～ and · open a line. So it is shown a stand-in, character by
character, with marks that it treats rightly; what is printed is the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from inspect import signature
from typing import Any

PARAMETERS = ("text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum")
SEEN = 240
"""Characters that are looked at: more than any line holds."""

_MARKS = re.compile(
    r"(?P<address>[A-Za-z0-9][!-~]{15,})"
    r"|(?P<opening>“|(?<![A-Za-z])‘)"
    r"|(?P<closing>”|’(?![A-Za-z])|(?<![A-Za-z])’)"
    r"|(?P<range>(?<=[0-9])[—～－](?=[0-9]{1,4}(?:\.[0-9]{1,2})?(?![0-9,])))"
    r"|(?P<following>[—～·－─―])"
    r"|(?P<unit>(?<=[0-9])[㍱-㏟㏿℡])",
    re.ASCII,
)
_PLAIN = {"opening": "《", "closing": "》", "range": "％", "following": "…", "unit": "℃"}
_JOINTS = re.compile(r"[_?&=#](?=[A-Za-z0-9])|[.@:-](?=[A-Za-z])")
"""After these a long address or name of a file may go on in the next line, as it may after /; never
between digits. What is left of it in that line is long enough, or needs no break."""


def stand_in(text: str) -> str:
    """The text as the line breaker sees it: as long, and but for addresses as wide in a Chinese face."""
    return stood_in(text[:SEEN]) + text[SEEN:]


def stood_in(text: str) -> str:
    """The same for a text of any length."""
    return _MARKS.sub(_substitute, text)


def _substitute(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    return _JOINTS.sub("|", match[0]) if kind == "address" else _PLAIN[kind]


_taught: list[Any] = []


def known(inline: Any) -> bool:
    """Whether the engine's module has been taught."""
    return any(module is inline for module in _taught)


def install(inline: Any) -> None:
    """Teaches the engine's module where lines end; does nothing if its functions are not those it knows."""
    split = getattr(inline, "split_first_line", None)
    can_break = getattr(inline, "can_break_text", None)
    if split is None or can_break is None or tuple(signature(split).parameters) != PARAMETERS:
        return
    inline.split_first_line = _splitting(split)
    _taught.append(inline)
    inline.can_break_text = lambda text, language: can_break(stand_in(text), language)


def _splitting(stock: Callable[..., Any]) -> Callable[..., Any]:
    def split(text: str, style: Any, context: Any, width: Any, spacing: float, **more: Any) -> Any:
        shown = stand_in(text)
        found = stock(shown, style, context, width, spacing, **more)
        if shown == text:
            return found
        if not shown.startswith(found[0].text):  # the engine has put a hyphen in
            return stock(text, style, context, width, spacing, **more)
        if as_wide(text, found[0].text, style):
            found[0].text = text[: len(found[0].text)]
            return _placed(found, shown, text)
        measured = _measured(stock, found, text, style, context, spacing)
        if width is not None and found[2] is not None and measured[3] > width:
            narrower = max(found[3] - (measured[3] - width), 0)
            found = stock(shown, style, context, narrower, spacing, **more)
            measured = _measured(stock, found, text, style, context, spacing)
        return _placed((measured[0], *found[1:3], *measured[3:]), shown, text)

    return split


def _measured(stock: Any, found: Any, text: str, style: Any, context: Any, spacing: float) -> Any:
    """The line of the text that has been found in the stand-in, as it prints."""
    return stock(text[: len(found[0].text)], style, context, None, spacing)


def _placed(found: Any, shown: str, text: str) -> Any:
    return found[0], _place(found[1], shown, text), _place(found[2], shown, text), *found[3:]


def as_wide(text: str, shown: str, style: Any) -> bool:
    """Whether the stand-in of a line is as wide as the line: the joints of an address are not, and a title
    may be set in a face whose dash is narrower than its …."""
    line = text[: len(shown)]
    same: bool = line.encode("ascii", "ignore") == shown.encode("ascii", "ignore")
    return same and style["text_align_all"] == "justify"


def _place(count: int | None, shown: str, text: str) -> int | None:
    """A place in the stand-in as one in the text; both count bytes of UTF-8."""
    if count is None:
        return None
    return len(text[: len(shown.encode()[:count].decode())].encode())
