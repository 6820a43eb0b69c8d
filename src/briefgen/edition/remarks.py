"""Comments that readers of an edition never see: those of Jinja, and those of `briefgen.toml`.

Not comments of YAML: they are no part of what is copied.
"""

from __future__ import annotations

import re

DOT = "."
"""Stands for each character of a comment: its marks stay, for they may take blanks away around them."""
_RAW_END = re.compile(r"\{%[-+]?\s*endraw\b")
_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_END = {"{{": "}}", "{%": "%}"}
_OPENER = re.compile(r"\{[{%#]")
_TOML = re.compile(
    r"(?P<text>'''.*?'''(?:'{1,2})?|"
    + r'"""(?:\\.|[^\\])*?"""(?:"{1,2})?|"(?:\\.|[^"\\\n])*"'
    + r"|'[^'\n]*')"
    r"|(?P<comment>#[^\n]*)",
    re.DOTALL,
)


def without_remarks(text: str) -> str:
    """A template or a prose text with dots in its comments; every other character stays at its place."""
    if "{#" not in text:
        return text
    parts: list[str] = []
    done = 0
    while (found := _OPENER.search(text, done)) is not None:
        at = found.start()
        end = _after(text, at)
        parts.append(text[done:at])
        parts.append(_dotted(text[at:end]) if found[0] == "{#" else text[at:end])
        done = end
    return "".join(parts) + text[done:]


def _after(text: str, at: int) -> int:
    """Where the tag or comment that begins at a place ends; a raw block is one tag."""
    opener = text[at : at + 2]
    if opener == "{#":
        end = text.find("#}", at + 2)
        return len(text) if end < 0 else end + 2
    if _RAW.match(text, at):
        found = _RAW_END.search(text, at + 2)
        at = found.start() if found is not None else len(text)
    return _after_quotes(text, at + 2, _END[opener])


def _after_quotes(text: str, at: int, closer: str) -> int:
    """Where a tag ends: a mark inside quotes ends nothing."""
    quote = ""
    while at < len(text):
        if quote:
            if text[at] == "\\":
                at += 1
            elif text[at] == quote:
                quote = ""
        elif text.startswith(closer, at):
            return at + len(closer)
        elif text[at] in "'\"":
            quote = text[at]
        at += 1
    return len(text)


def _dotted(comment: str) -> str:
    """A comment without its words; the signs beside its marks stay."""
    first = 3 if comment[2:3] in ("-", "+") else 2
    last = len(comment) - 2 if comment.endswith("#}") else len(comment)
    last -= last > first and comment[last - 1] == "-"
    inside = "".join(char if char.isspace() else DOT for char in comment[first:last])
    return comment[:first] + inside + comment[last:]


def without_toml_comments(text: str) -> str:
    """Settings without their comments, line for line."""
    return _TOML.sub(lambda found: found["text"] or "", text)
