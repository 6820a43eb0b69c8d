"""The PDF: tagged PDF/A-3a and PDF/UA-1 from the shared markup, set in the pinned fonts.

Not the look: that is `css`. The only file that imports WeasyPrint.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from xml.etree import ElementTree

from briefgen import fonts
from briefgen.document.flow import flow
from briefgen.document.glyphs import prints, runs
from briefgen.document.layout import Face, Layout
from briefgen.document.masthead import Fit
from briefgen.document.pieces import Piece
from briefgen.document.tree import Document, Value
from briefgen.ledger.places import Places, Written
from briefgen.write.css import paper_sheet, points
from briefgen.write.engine import continued, scope, teach
from briefgen.write.html import DRAFT, page
from briefgen.write.imprint_page import on_even_page
from briefgen.write.inline import Voice, identified
from briefgen.write.looser import Laid, laid_out, loosened, wanting
from briefgen.write.markup import article
from briefgen.write.pages import paged

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

INSTALL = (
    "pip install 'weasyprint>=70.0'; "
    "Debian/Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)
FONT_SCHEME = "briefgen-font:"
FIGURES = "figures-"


class EngineMissing(Exception):
    """The PDF engine or its native libraries are not on this machine; other formats work."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.install = INSTALL
        super().__init__(f"WeasyPrint: {reason}. {INSTALL}")


def write_pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    Raises EngineMissing, and briefgen.fonts.FontsMissing.
    """
    return pdf_written(document).content


def pdf_written(document: Document) -> Written:
    """The same, and the page of each printed line."""
    pieces = flow(document)
    drawn = _signed(document, pieces, _drawn(document, pieces))
    if document.layout.imprint_even_page:
        turned = on_even_page(drawn.pieces, drawn.places)
        drawn = drawn if turned == drawn.pieces else _drawn(document, turned)
    _claim_ua(drawn.file.metadata)
    identifier = hashlib.sha256(drawn.source.encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its colour profile open
        written: bytes = drawn.file.write_pdf(
            pdf_identifier=identifier.hexdigest()[:32].encode("ascii"),
            pdf_variant="pdf/a-3a",
            pdf_tags=True,
            finisher=scope.of_columns,
        )
    return Written(written, drawn.places)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The pages as the engine has set them, the page of each printed line, what they are set from, and the
    paragraphs before a signature."""

    pieces: tuple[Piece, ...]
    file: Any
    places: Places
    source: str
    text: tuple[Laid, ...]


def _signed(document: Document, pieces: tuple[Piece, ...], drawn: _Drawn) -> _Drawn:
    """The same pages, or others with wider set text where that fills the page before the signature's."""
    for looser in loosened(pieces, drawn.text, document.layout):
        other = _drawn(document, looser)
        if not wanting(other.text):
            return other
    return drawn


def _drawn(document: Document, pieces: tuple[Piece, ...]) -> _Drawn:
    numbers: list[int] = []
    engine = _engine()
    markup = page(document, article(document, _noting(numbers), pieces), "")
    sheet = _sheet(document.layout, document.format == "letter", document.draft)
    source = engine.HTML(string=markup, base_url=None, url_fetcher=_fetcher())
    drawn = source.render(font_config=_font_configuration(), stylesheets=[_parsed(sheet)])
    root = source.etree_element
    text = laid_out(root, numbers, drawn.pages, document.layout) if document.signature else ()
    return _Drawn(pieces, drawn, paged(root, numbers, drawn.pages), markup + sheet, text)


def _noting(numbers: list[int]) -> Voice:
    """The voice of the paper; it notes the first line of every element that prints lines."""

    def anchor(number: int, count: int, target: str) -> str:
        numbers.append(number)
        return identified(target)

    return replace(PAPER_VOICE, anchor=anchor, continues=continued.known())


def _engine() -> Any:
    try:
        import weasyprint
        from weasyprint import draw
        from weasyprint.layout import block, inline, table
        from weasyprint.pdf import tags
        from weasyprint.text import line_break
    except (ImportError, OSError) as error:  # OSError: a native library cannot be loaded
        raise EngineMissing(str(error).splitlines()[0]) from error
    _taught(weasyprint.VERSION, inline, line_break, draw, tags)
    continued.install(block, table)
    return weasyprint


@cache
def _taught(version: str, inline: Any, line_break: Any, draw: Any, tags: Any) -> bool:
    return teach(version, inline, line_break, draw, tags)


@cache
def _families() -> tuple[tuple[Face, str], ...]:
    """The font families of every face: that of its digits, its own, then the declared fallbacks."""
    roles = fonts.table().roles
    return tuple((face, ",".join(f'"{name}"' for name in _names(roles[face]))) for face in get_args(Face))


def _names(role: fonts.Role) -> Iterator[str]:
    if role.figures is not None:
        yield _figures(role)
    for family in role.families:
        yield family.name


def _figures(role: fonts.Role) -> str:
    return f"{role.families[0].name} Figures"


@cache
def _sheet(layout: Layout, letter: bool, draft: bool) -> str:
    return _font_faces() + paper_sheet(layout, _families(), letter, _watermark() if draft else "")


@cache
def _parsed(sheet: str) -> CSS:
    from weasyprint import CSS

    return CSS(string=sheet, base_url=None, url_fetcher=_fetcher(), font_config=_font_configuration())


def _watermark() -> str:
    """草稿 aslant, as a picture of outlines: it is not text, so nobody copies or searches it."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    with TTFont(fonts.path("hei"), lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        paths = []
        for index, char in enumerate(DRAFT):
            pen = SVGPathPen(glyphs)
            glyphs[names[ord(char)]].draw(pen)
            paths.append(f'<path transform="translate({index * 1000 - 1000})" d="{pen.getCommands()}"/>')
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2100 2970">'
        '<g fill="#ebebeb" transform="translate(1050 1485) rotate(-40) scale(.8 -.8) translate(0 -380)">'
        f"{''.join(paths)}</g></svg>"
    )
    return "data:image/svg+xml;base64," + base64.b64encode(picture.encode()).decode("ascii")


def _font_faces() -> str:
    roles = fonts.table().roles.values()
    families = {f.name: f for role in roles for f in role.families}
    faces = [_font_face(name, family.regular.name) for name, family in families.items()]
    faces += [_font_face(_figures(role), FIGURES + role.name) for role in roles if role.figures]
    return "".join(faces)


def _font_face(name: str, file: str) -> str:
    return f'@font-face{{font-family:"{name}";src:url("{FONT_SCHEME}{file}")}}'


@cache
def _font_configuration() -> FontConfiguration:
    """Fonts of our own and no others: made under an empty fontconfig file."""
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(_forget)  # its own end comes too late: it removes files with modules gone by then
    with _no_system_fonts():
        return FontConfiguration()


def _forget() -> None:
    _parsed.cache_clear()
    _font_configuration.cache_clear()


@contextmanager
def _no_system_fonts() -> Iterator[None]:
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="briefgen-") as folder:
        empty = Path(folder, "fonts.conf")
        empty.write_text(f"<fontconfig><cachedir>{escape(folder)}</cachedir></fontconfig>", encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(empty)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@cache
def _fetcher() -> Any:
    """Serves the pinned fonts and addresses that hold their own data, and refuses the rest."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = {FONT_SCHEME + name: file for name, file in fonts.table().files.items()}
    figures = {f"{FONT_SCHEME}{FIGURES}{name}": name for name in fonts.table().roles}

    class OwnAssets(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in files:
                return URLFetcherResponse(url, fonts.path_of(files[url]).read_bytes())
            if url in figures:
                return URLFetcherResponse(url, fonts.figures(figures[url]))
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError(f"not an asset of this build: {url[:80]}")

    return OwnAssets(allowed_protocols=("data",), allow_redirects=False)


UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
UA_CLAIM = """
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>
"""


def _claim_ua(metadata: Any) -> None:
    """Adds the PDF/UA-1 claim to the PDF/A metadata: WeasyPrint writes one of the two."""
    stock = metadata.generate_rdf_metadata

    def both(*arguments: Any) -> bytes:
        tree = ElementTree.fromstring(stock(*arguments))
        tree.extend(ElementTree.fromstring(UA_CLAIM))
        for prefix, name in NAMESPACES.items():
            ElementTree.register_namespace(prefix, name)
        written: bytes = ElementTree.tostring(tree, encoding="utf-8")
        return written

    metadata.generate_rdf_metadata = both


NAMESPACES = {
    "pdfuaid": UA_NAMESPACE,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


def _text(text: str, face: Face) -> str:
    """Characters of a fallback stand in a span of their own, or they would move the line pitch."""
    if all(prints(face, char) for char in text):
        return escape(text, quote=False)
    return "".join(
        escape(run, quote=False) if own else f"<span>{escape(run, quote=False)}</span>"
        for own, run in runs(text, face)
    )


def _value(value: Value, face: Face) -> str:
    return _text(value.text, face)


def _mark_size(size_pt: float, scale: float, chars: float) -> str:
    return points(size_pt)


def _mark(words: str, fit: Fit, layout: Layout) -> str:
    """A long masthead in narrow characters: it fills the measure from a fixed place at its left."""
    if fit.scale == 1:
        return words
    left = points(fit.left_pt or 0)
    return f'<span class="narrow" style="margin-left:{left};transform:scaleX({fit.scale})">{words}</span>'


PAPER_VOICE = Voice(points, _text, _value, _mark_size, _mark)
