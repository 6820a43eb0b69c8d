"""XML: its text, attributes, comments and instructions, by the kinds of XML that office files hold.

Not the packages they stand in: that is `packages`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

from briefgen.diagnostics import Rule
from briefgen.publish.gate.carriers.pages import DRAWN, INLINE, day_in
from briefgen.publish.gate.pieces import BLOCK, CELL, Flaw, Joined, Piece, Stamp, Told, Where
from briefgen.rules import gate as rules

OFFICE_BLOCKS = frozenset(
    [
        "p",
        "tc",
        "tr",
        "tbl",
        "si",
        "c",
        "v",
        "row",
        "comment",
        "author",
        "title",
        "f",
        "pt",
        "cat",
        "val",
        "tx",
        "sz",
        "txbxContent",
        "sdtContent",
        "item",
    ]
) - {"sz"}
"""What ends a text in Word, Excel, PowerPoint and charts: inside, runs are one text."""
BREAKS = {
    "tab": CELL,
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "tc": CELL,
    "c": CELL,
    "v": CELL,
    "pt": CELL,
}
REVISED = frozenset(
    [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tcPrChange",
        "trPrChange",
        "cellIns",
        "cellDel",
        "numberingChange",
    ]
)
OFF = frozenset(("0", "false", "off", "none"))
_TELLING = re.compile(r"[0-9]{2}|[^\x00-\x7f]|[@%{}]|[A-Za-z]{2} ?[A-Za-z]{2}")


@dataclass(slots=True)
class _Reader:
    """Gathers what expat meets."""

    where: Where
    office: bool
    parser: expat.XMLParserType
    parts: list[str] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    length: int = 0
    paragraph: int = 0
    codes: Joined = field(default_factory=Joined)
    said: Joined = field(default_factory=Joined)
    drawn: Joined = field(default_factory=Joined)
    told: list[Told] = field(default_factory=list)
    told_of: set[str] = field(default_factory=set)
    code: list[str] | None = None
    day: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if self.office and local == "p":
            self.paragraph += 1
            self.mark(self.paragraph)
        self.gap(local)
        if attributes:
            self.attributes(local, attributes)
        if self.office:
            self.flaws(name, attributes)
        if local in ("created", "modified", "CreateDate", "ModifyDate", "MetadataDate"):
            self.day = local

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self.day = ""
        if self.code is not None and local in ("p", "fldSimple"):
            self.close_code()
        if local in OFFICE_BLOCKS or not (self.office or local in INLINE):
            self.put(BLOCK)

    def gap(self, local: str) -> None:
        if self.office:
            if local in BREAKS:
                self.put(BREAKS[local])
            elif local in OFFICE_BLOCKS:
                self.put(BLOCK)
            elif local == "instrText":
                self.code = self.code if self.code is not None else []
            elif local == "fldChar" or (local == "t" and self.code):
                self.close_code()
        elif local not in INLINE:
            self.put(BLOCK)

    def close_code(self) -> None:
        if self.code:
            self.codes.add(unquote("".join(self.code)), f"第{self.paragraph}段")
        self.code = None

    def attributes(self, local: str, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            if len(value) > 3 and _TELLING.search(value) and not key.startswith("xmlns"):
                name = key.rpartition(":")[2]
                joined = self.drawn if name.lower() in DRAWN else self.said
                joined.add(value, f"<{local} {name}>")
                if "%" in value:
                    joined.add(unquote(value), f"<{local} {name}>")

    def text(self, data: str) -> None:
        if self.code is not None:
            self.code.append(data)
            return
        if not self.office:
            self.mark(self.parser.CurrentLineNumber)
            if self.day and (day := day_in(data)):
                self.told.append(
                    Stamp(day, Where(f"{self.where.zh}的 {self.day}", f"{self.day} of {self.where.en}"))
                )
        self.put(data)

    def comment(self, data: str) -> None:
        self.said.add(data, "<!-- -->")

    def instruction(self, target: str, data: str) -> None:
        self.said.add(data, f"<?{target}?>")

    def mark(self, number: int) -> None:
        if not self.marks or self.marks[-1][1] != number:
            self.marks.append((self.length, number))

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def flaws(self, name: str, attributes: dict[str, str]) -> None:
        """What Word keeps of the work on a text."""
        prefix, _, local = name.rpartition(":")
        if prefix != "w":
            return
        if local in REVISED:
            self.flaw("revision", rules.REVISION_LEFT, what_zh="修订痕迹", what_en="tracked changes")
        elif local == "comment":
            self.flaw("comment", rules.COMMENT_LEFT)
        elif local == "vanish" and attributes.get("w:val", "1") not in OFF:
            self.flaw("hidden", rules.HIDDEN_TEXT)

    def flaw(self, kind: str, rule: Rule, **params: str) -> None:
        if kind not in self.told_of:
            self.told_of.add(kind)
            self.told.append(Flaw(rule, self.where, max(self.paragraph, 1), tuple(params.items())))

    def pieces(self) -> Iterator[Told]:
        self.close_code()
        yield Piece("".join(self.parts), self.where, "prose", tuple(self.marks))
        for joined, zh, en in ((self.said, "属性", "an attribute"), (self.codes, "域代码", "a field code")):
            if joined:
                yield joined.piece(Where(f"{self.where.zh}的{zh}", f"{en} of {self.where.en}"))
        if self.drawn:
            yield self.drawn.piece(
                Where(f"{self.where.zh}的属性", f"an attribute of {self.where.en}"), "code"
            )
        yield from self.told


def markup(content: bytes, where: Where, office: bool = False) -> Iterator[Told]:
    """Everything that XML says; expat.ExpatError where it is damaged. Entities of its own are refused:
    they can be made to fill any memory."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = False
    reader = _Reader(where, office, parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.CommentHandler = reader.comment
    parser.ProcessingInstructionHandler = reader.instruction
    parser.EntityDeclHandler = _refuse
    parser.Parse(content, True)
    yield from reader.pieces()


def _refuse(*declared: object) -> None:
    raise expat.ExpatError("an entity of its own")
