"""Pieces as the elements of a web page: one article, no style and no script in it.

Not the tables: those are `web_tables`. Not the page around the article: that belongs to the site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import assert_never

from briefgen.document.flow import MARKS
from briefgen.document.pieces import Foot, Grid, Line, NewPage, Pair, Picture, Piece, Plot, Role, Ruled
from briefgen.document.roles import CONTENTS
from briefgen.document.tree import Figure, RunIn, plain
from briefgen.write import web_places
from briefgen.write.charts import chart
from briefgen.write.inline import Voice, words
from briefgen.write.markup import PARTS, Part
from briefgen.write.phrases import MARK, PHRASED, marked
from briefgen.write.web_tables import picture, table

NAMES: dict[Part, str] = {
    "head": "head",
    "contents": "front",
    "article": "article",
    "end": "end",
    "attachment": "attachment",
    "imprint": "foot-place",
}
"""The classes of the parts of a page. They are no sections: the first heading is that of the page itself, and
not every part has one."""
ENTRIES = (Role.CONTENTS_TITLE, *CONTENTS)


@dataclass(slots=True)
class Blocks:
    """The elements of one document in the making."""

    voice: Voice
    pictured: Callable[[Figure], str]
    """Keeps a picture and gives the name of its file."""
    named: bool = False
    """Whether the masthead is the first heading: the name of a series, or of a document without a title."""
    _part: Part | None = None
    _level: int = 0
    _fresh: str = ""
    _tables: Iterator[int] = field(default_factory=lambda: count(1))
    _charts: Iterator[int] = field(default_factory=lambda: count(1))
    _openings: Iterator[int] = field(default_factory=lambda: count(1))
    _prefix: str = ""

    def article(self, pieces: tuple[Piece, ...], names: str) -> str:
        """All pieces as one article."""
        roles = {piece.role for piece in pieces if isinstance(piece, Line)}
        self.named = Role.SERIES in roles or Role.TITLE not in roles
        if Role.TITLE not in roles:
            names += " untitled"
        return f'<article class="{names}">{"".join(self._all(pieces))}</article>'

    def _all(self, pieces: tuple[Piece, ...]) -> Iterator[str]:
        index = 0
        while index < len(pieces):
            piece = pieces[index]
            if isinstance(piece, NewPage):
                self._fresh = " new-page apart" if piece.apart else " new-page"
                index += 1
                continue
            yield self._opened(piece)
            taken = self._together(pieces, index)
            yield self._drawn(taken)
            index += len(taken)
        yield _closed(self._part)

    def _opened(self, piece: Piece) -> str:
        """The part that a piece begins; nothing inside one."""
        after = self._part_of(piece)
        if after == self._part and not _starts(piece):
            return ""
        closed = _closed(self._part)
        wide = " wide" if isinstance(piece, Line) and piece.landscape else ""
        names, self._fresh, self._part = f"{NAMES[after]}{self._fresh}{wide}", "", after
        return f'{closed}<{_element(after)} class="{names}">'

    def _part_of(self, piece: Piece) -> Part:
        if isinstance(piece, Foot):
            return "imprint"
        if isinstance(piece, Line | Pair | Ruled):
            if piece.role is Role.CONTENTS_TITLE:
                return "article" if self._part == "article" else "contents"
            return PARTS.get(piece.role, self._part or "article")
        return self._part or "article"

    def _together(self, pieces: tuple[Piece, ...], index: int) -> tuple[Piece, ...]:
        """A heading with its further lines, or the contents list."""
        first = pieces[index]
        if not isinstance(first, Line):
            return (first,)
        end = index + 1
        if first.role is Role.CONTENTS_TITLE:
            while end < len(pieces) and _is(pieces[end], *CONTENTS):
                end += 1
        elif self.voice.layout.look(first.role).outline is not None:
            while end < len(pieces) and _continues(first, pieces[end]):
                end += 1
        return pieces[index:end]

    def _drawn(self, taken: tuple[Piece, ...]) -> str:
        piece = taken[0]
        match piece:
            case Line():
                return self._lines(tuple(one for one in taken if isinstance(one, Line)))
            case Pair():
                return self._pair(piece)
            case Ruled(role):
                return f'<div class="rule {role}"></div>'
            case Grid():
                return self._apart(table(piece, next(self._tables), self.voice))
            case Picture(figure):
                return self._apart(picture(figure, self.pictured(figure), self.voice))
            case Plot():
                return self._apart(chart(piece, next(self._charts), self.voice))
            case Foot():
                return self._foot(piece)
            case NewPage():
                return ""
            case _:
                assert_never(piece)

    def _apart(self, element: str) -> str:
        """An element that may begin a page."""
        names, self._fresh = self._fresh, ""
        return element.replace('class="', f'class="{names.strip()} ', 1) if names else element

    def _lines(self, lines: tuple[Line, ...]) -> str:
        first = lines[0]
        if first.role is Role.CONTENTS_TITLE:
            return self._contents(lines)
        tag, anchor = self._tag(first), self._anchor(first)
        phrased = tag != "p" and first.role not in MARKS.values()
        inner = self._phrases(lines) if phrased else self._words(first)
        names = [str(first.role), *web_places.of_line(first, self.voice.layout), *self._fresh.split()]
        names += [PHRASED] * phrased + ["keep"] * first.keep_next + ["whole"] * first.whole
        self._fresh = ""
        id = f' id="{escape(anchor)}"' if anchor else ""
        return f'<{tag} class="{" ".join(names)}"{id}>{inner}</{tag}>'

    def _phrases(self, lines: tuple[Line, ...]) -> str:
        """A heading that breaks between its words, and at the lines of the official page."""
        shown = [marked(self._words(line), plain(line.words)) for line in lines]
        if len(shown) == 1:
            return shown[0]
        return "".join(f'<span class="more">{MARK * (at > 0)}{one}</span>' for at, one in enumerate(shown))

    def _words(self, line: Line) -> str:
        return words(line.words, self.voice.layout.look(line.role).face, self.voice)

    def _tag(self, line: Line) -> str:
        """Headings without a gap between their levels; the only first one is the series or the title."""
        outline = self.voice.layout.look(line.role).outline
        if self.named and line.role in MARKS.values() and not self._level:
            self._level = 1
        elif outline is not None:
            lowest = 1 if not self._level else 2
            self._level = max(lowest, min(outline + self.named, self._level + 1, 6))
        else:
            return "p"
        return f"h{self._level}"

    def _anchor(self, line: Line) -> str:
        """Its target; a heading that opens a paragraph has one of its own, listed on paper or not."""
        if line.role is Role.TITLE or line.role is Role.ARTICLE_TITLE:
            self._prefix, self._openings = f"s{line.target.partition('-')[2]}-r", count(1)
        elif line.role is Role.ATTACHMENT_LABEL:
            self._prefix = ""
        if line.role is Role.BODY and line.words and isinstance(line.words[0], RunIn) and self._prefix:
            return f"{self._prefix}{next(self._openings)}"
        return line.target

    def _contents(self, lines: tuple[Line, ...]) -> str:
        title, *entries = lines
        shown = "".join(
            f'<p class="{entry.role}"><a href="#{escape(entry.goal)}">{self._words(entry)}</a></p>'
            for entry in entries
        )
        heading = f'<p class="{title.role}">{self._words(title)}</p>'
        return f'<div class="contents">{heading}{shown}</div>'

    def _pair(self, pair: Pair) -> str:
        face = self.voice.layout.look(pair.role).face
        left = f'<span class="left">{words(pair.left, face, self.voice)}</span>'
        right = f'<span class="right">{words(pair.right, face, self.voice)}</span>'
        names = " ".join(("pair", str(pair.role), *web_places.of_pair(pair)))
        return f'<p class="{names}">{left} {right}</p>'

    def _foot(self, foot: Foot) -> str:
        groups = (
            "".join(self._pair(one) if isinstance(one, Pair) else self._lines((one,)) for one in group)
            for group in foot.groups
        )
        shown = "".join(f'<div class="group">{group}</div>' for group in groups)
        return f'<div class="foot">{shown}</div>'


def _element(part: Part) -> str:
    return "header" if part == "head" else "div"


def _closed(part: Part | None) -> str:
    return f"</{_element(part)}>" if part else ""


def _starts(piece: Piece) -> bool:
    """Whether a part of its own begins with a piece: another title, another attachment."""
    if not isinstance(piece, Line):
        return False
    titles = (Role.TITLE, Role.ARTICLE_TITLE)
    return piece.role is Role.ATTACHMENT_LABEL or (piece.role in titles and bool(piece.target))


def _continues(first: Line, piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.role is first.role and not piece.target


def _is(piece: Piece, *roles: Role) -> bool:
    return isinstance(piece, Line) and piece.role in roles
