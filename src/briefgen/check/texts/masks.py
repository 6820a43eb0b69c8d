"""Hides the Jinja in typed text, character for character, so that offsets stay.

Not a parser: an opener without its end is left as it is.
"""

from __future__ import annotations

import re

VALUE = "▯"
"""Stands for each character of an expression: what prints there is neither a mark nor a space."""
NOTHING = "\x01"
"""Stands for each character of a statement or a comment."""
_SIMPLE = re.compile(r"\{\{[^{}]*+\}\}")
"""An expression without braces inside: nearly all of them."""
_ENDS = {"{{": ("}}", VALUE), "{%": ("%}", NOTHING), "{#": ("#}", NOTHING)}


def masked(text: str) -> str:
    """The text with every expression, statement and comment hidden; it keeps its length."""
    if "{" not in text:
        return text
    text = _SIMPLE.sub(lambda match: VALUE * len(match[0]), text)
    if "{" not in text:
        return text
    parts: list[str] = []
    unclosed: set[str] = set()
    done = at = 0
    while (at := text.find("{", at)) >= 0:
        opener = text[at : at + 2]
        closer, mask = _ENDS.get(opener, ("", ""))
        end = text.find(closer, at + 2) if closer and opener not in unclosed else -1
        if end < 0:
            unclosed.add(opener)  # one search to the end of the text is enough
            at += 1
            continue
        parts += (text[done:at], mask * (end + 2 - at))
        done = at = end + 2
    parts.append(text[done:])
    return "".join(parts)
