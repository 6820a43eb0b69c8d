"""Our PDF beside what others take for the same text and pages: WeasyPrint as it comes, LibreOffice, Typst.

Not a judgement of them: they set plain paragraphs, and none of the official elements.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from pathlib import Path

import typst
from measure import PAIRS, Pairs, Spread, ratios, timed
from pypdf import PdfReader
from rival import changed
from rows import Missing, Row, Section, against, page
from stages import ROOT, document

from briefgen import fonts
from briefgen.config import Config
from briefgen.document.flow import flow
from briefgen.document.pieces import Line
from briefgen.document.texts import lines_of
from briefgen.document.tree import Document, plain
from briefgen.load.workspace import load_workspace
from briefgen.write.docx import write_docx
from briefgen.write.pdf import write_pdf

SAMPLE = "jx-bulletin-2019-01"
WARM = 2
MARKS = "一是在有和人这中大为上个国我以要他时来用"
"""A character more in every text: another in each run, and one that every font has."""
GOAL = 0.68
FILES = 3
"""Files more that one process of LibreOffice converts, for the cost of one of them."""
STOCK = Path(__file__).with_name("plain") / "stock_pdf.py"
HOW = f"""\
A bulletin of eleven pages, {PAIRS} interleaved pairs, warm, another text in every run, no file kept.
WeasyPrint runs untaught in a process of its own: plain paragraphs on the same grid, tags and PDF/A-3a, the
same font files by `@font-face`, a font configuration for each document as its documentation has it; in the
second row it keeps configuration and style sheet. LibreOffice converts our DOCX; what counts is a file more
in one process. Typst keeps its compiler and writes tagged PDF/A-3a; it presses marks together, and needs a
page less."""
DATE = "date: datetime(year: 2019, month: 1, day: 1)"
FACES = {"Text": "fang", "Head": "hei", "Name": "biaosong"}


def measured() -> Section:
    """The table's rows: WeasyPrint and LibreOffice have to be slower, Typst is shown."""
    workspace, _ = load_workspace(ROOT)
    whole = document(workspace, Config(), SAMPLE)
    texts = [changed(whole, mark) for mark in MARKS[: WARM + PAIRS]]
    rows = [*_beside_weasyprint(texts), _beside_libreoffice(texts), _beside_typst(texts)]
    return Section("PDF beside other engines", HOW, tuple(rows))


def _pairs(texts: list[Document], theirs: Callable[[Document], tuple[float, int]], apart: int = 0) -> Pairs:
    """Ours and another's in turns; `theirs` gives milliseconds and pages, of which there may be so many more
    or fewer than ours."""
    mine: list[float] = []
    other: list[float] = []
    for number, text in enumerate(texts):
        took, pages = theirs(text) if number % 2 else (0.0, 0)  # who begins changes from pair to pair
        own, content = timed(partial(write_pdf, text))
        took, pages = (took, pages) if number % 2 else theirs(text)
        here = len(PdfReader(io.BytesIO(content)).pages)
        if abs(here - pages) > apart:
            raise Missing(f"ours has {here} pages, the other's {pages}: times prove nothing")
        if number >= WARM:
            mine.append(own)
            other.append(took)
    return Pairs(Spread(tuple(mine)), Spread(tuple(other)), ratios(mine, other))


# ---- WeasyPrint


def _beside_weasyprint(texts: list[Document]) -> Iterator[Row]:
    for kept, goal in (((), GOAL), (("kept",), None)):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, str(STOCK), folder, *kept]
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:
                found = _pairs(texts, partial(_asked, peer))
        name = "PDF, warm, 11 pages, against " + (
            "WeasyPrint with kept fonts" if kept else "stock WeasyPrint"
        )
        yield against(name, "WeasyPrint", found, goal)


def _asked(peer: subprocess.Popen[str], text: Document) -> tuple[float, int]:
    assert peer.stdin is not None and peer.stdout is not None
    order = {"markup": _markup(text), "sheet": _sheet(text), "name": "out.pdf"}
    peer.stdin.write(json.dumps(order) + "\n")
    peer.stdin.flush()
    answer = json.loads(peer.stdout.readline())
    return answer["took"], answer["pages"]


def _paragraphs(text: Document) -> Iterator[tuple[str, str]]:
    """Every printed line with the tag of a plain page."""
    for piece in flow(text):
        tag = _tag(piece.role) if isinstance(piece, Line) else "p"
        for words, _ in lines_of(piece):
            yield tag, plain(words)


def _tag(role: str) -> str:
    return {"series": "h1", "title": "h2"}.get(role, "h3" if role.startswith("heading") else "p")


def _markup(text: Document) -> str:
    body = "".join(f"<{tag}>{escape(words)}</{tag}>" for tag, words in _paragraphs(text))
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(text.properties.title)}</title></head><body>{body}</body></html>"
    )


def _sheet(text: Document) -> str:
    layout = text.layout
    faces = "".join(
        f"@font-face{{font-family:{name};src:url({fonts.path(role).as_uri()})}}"  # type: ignore[arg-type]
        for name, role in FACES.items()
    )
    return f"""{faces}
@page{{size:A4;margin:{layout.top_mm}mm {layout.right_mm}mm {layout.bottom_mm}mm {layout.left_mm}mm;
@bottom-right{{content:"— " counter(page) " —";font-family:Text;font-size:14pt}}}}
body{{font-family:Text;font-size:16pt;line-height:28.95pt;letter-spacing:-.23pt;orphans:1;widows:1}}
p,h1,h2,h3{{margin:0;font-size:16pt;font-weight:400;text-indent:32pt;text-align:justify}}
h1{{font:48pt/57.9pt Name;text-indent:0;text-align:center}}
h2{{font:22pt/28.95pt Name;text-indent:0;text-align:center;margin:28.95pt 0}}
h3{{font-family:Head}}"""


# ---- LibreOffice


def _beside_libreoffice(texts: list[Document]) -> Row:
    program = shutil.which("soffice")
    if program is None:
        raise Missing("soffice is not on this machine; scripts/setup.sh test installs it")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _converted(program, home, texts[:1])  # makes its profile
        mine: list[float] = []
        other: list[float] = []
        for number in range(PAIRS):
            chosen = [texts[(number + more) % len(texts)] for more in range(FILES + 1)]
            one, many = _converted(program, home, chosen[:1]), _converted(program, home, chosen)
            other.append((many - one) / FILES)
            mine.append(sum(timed(partial(write_pdf, text))[0] for text in chosen[1:]) / FILES)
    found = Pairs(Spread(tuple(mine)), Spread(tuple(other)), ratios(mine, other))
    return against("PDF against LibreOffice converting our DOCX, a file more", "LibreOffice", found, 1)


def _converted(program: str, home: Path, texts: list[Document]) -> float:
    """Milliseconds of one process that converts all of these."""
    names = [home / f"{number}.docx" for number, _ in enumerate(texts)]
    for name, text in zip(names, texts, strict=True):
        name.write_bytes(write_docx(text))
    command = [program, f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(home), *map(str, names)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf")}
    took, _ = timed(lambda: subprocess.run(command, capture_output=True, check=True, env=environment))
    for name in names:
        name.with_suffix(".pdf").unlink()  # FileNotFoundError if it was not made
    return took


# ---- Typst


def _beside_typst(texts: list[Document]) -> Row:
    compiler = typst.Compiler(font_paths=[str(fonts.folder())], ignore_system_fonts=True)

    def set_in_typst(text: Document) -> tuple[float, int]:
        source = _typst(text).encode()
        took, content = timed(lambda: compiler.compile(input=source, format="pdf", pdf_standards=["a-3a"]))
        assert isinstance(content, bytes)
        return took, len(PdfReader(io.BytesIO(content)).pages)

    found = _pairs(texts, set_in_typst, apart=1)
    return against("PDF against Typst, same text and fonts: the mark to chase", "Typst", found, None)


def _typst(text: Document) -> str:
    layout = text.layout
    margins = f"top: {layout.top_mm}mm, bottom: {layout.bottom_mm}mm, left: {layout.left_mm}mm"
    head = f"""\
#set document(title: {json.dumps(text.properties.title, ensure_ascii=False)}, {DATE})
#set page(paper: "a4", margin: ({margins}, right: {layout.right_mm}mm), numbering: "— 1 —")
#set text(font: "FandolFang R", size: 16pt, lang: "zh", region: "cn",
  top-edge: 16pt, bottom-edge: 0pt)
#set par(justify: true, leading: 12.95pt, spacing: 14.5pt, first-line-indent: (amount: 32pt, all: true))
"""
    body = "\n\n".join(_typst_line(tag, words) for tag, words in _paragraphs(text))
    return head + body + "\n"


def _typst_line(tag: str, words: str) -> str:
    said = f"#{json.dumps(words, ensure_ascii=False)}"
    sizes = {"h1": ("Noto Serif CJK SC", "48pt", "28.95pt"), "h2": ("Noto Serif CJK SC", "22pt", "43pt")}
    if tag in sizes:
        font, size, around = sizes[tag]
        weight = 'weight: "bold", '
        inner = f'#text(font: "{font}", {weight}size: {size})[{said}]'
        return f"#block(above: {around}, below: {around})[#align(center)[{inner}]]"
    return f'#text(font: "FandolHei")[{said}]' if tag == "h3" else said


if __name__ == "__main__":
    start = time.perf_counter()
    print("\n".join(page(measured())))
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
