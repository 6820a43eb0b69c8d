"""Checks the documentation: every relative link in a Markdown file leads to a file and a heading.

Not a spelling or style check, and not for links to other sites: those need a network.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import unquote

FENCE = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#{1,6} +(.*?)(?: +#+)? *$", re.MULTILINE)


def main() -> int:
    """Prints one line per broken link; 1 if there is one."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.md"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    pages = [Path(name) for name in listed.split("\0") if name and Path(name).is_file()]
    broken = [f"{page}: {target} leads nowhere" for page in pages for target in dead_links(page)]
    print("\n".join(broken) or f"links: {len(pages)} pages, all links lead somewhere")
    return 1 if broken else 0


def dead_links(page: Path) -> list[str]:
    """The targets in this page that lead to no file or no heading."""
    return [target for target in LINK.findall(prose(page)) if not leads_somewhere(page, target)]


def leads_somewhere(page: Path, target: str) -> bool:
    """True for a link to another site, to an existing file, or to a heading in one."""
    if re.match(r"[a-z]+:", target):
        return True
    name, _, anchor = target.partition("#")
    file = page.parent / unquote(name) if name else page
    if not file.exists():
        return False
    return not anchor or file.suffix != ".md" or unquote(anchor) in anchors(file)


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors that a code host gives to the headings of this page."""
    return frozenset(anchor(heading) for heading in HEADING.findall(prose(page)))


def anchor(heading: str) -> str:
    """Lower case, blanks to hyphens, and only letters, digits, hyphens and underscores are kept."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower().replace(" ", "-")
    return "".join(c for c in plain if c in "-_" or unicodedata.category(c)[0] in "LNM")


def prose(page: Path) -> str:
    """The page without its code blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


if __name__ == "__main__":
    sys.exit(main())
