"""The PDF engine, loaded and taught once in a process, and the fonts that it may use.

Not what it sets. With its neighbours that begin with `pdf` the only door to WeasyPrint.
"""

from __future__ import annotations

import atexit
import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import fonts
from briefgen.write.engine import continued, teach
from briefgen.write.engine.lean import lean
from briefgen.write.engine.opened import unopened
from briefgen.write.engine.quick import quicken
from briefgen.write.pdf_source import CUT, FIGURES, FONT_SCHEME, font_families

if TYPE_CHECKING:
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

INSTALL = (
    "pip install 'weasyprint>=70.0'; "
    "Debian/Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
)


class EngineMissing(Exception):
    """The PDF engine or its native libraries are not on this machine; other formats work."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        self.install = INSTALL
        super().__init__(f"WeasyPrint: {reason}. {INSTALL}")


def engine() -> Any:
    """The engine. Raises EngineMissing."""
    try:
        with lean():
            import weasyprint
            from weasyprint import draw
            from weasyprint.layout import block, inline, table
            from weasyprint.pdf import tags
            from weasyprint.text import line_break
    except (ImportError, OSError) as error:  # OSError: a native library cannot be loaded
        raise EngineMissing(str(error).splitlines()[0]) from error
    _taught(weasyprint.VERSION, inline, line_break, draw, tags)
    continued.install(block, table)
    _quickened(weasyprint)
    return weasyprint


@cache
def _taught(version: str, inline: Any, line_break: Any, draw: Any, tags: Any) -> bool:
    return teach(version, inline, line_break, draw, tags)


@cache
def _quickened(engine: Any) -> bool:
    return quicken(engine)


@cache
def parsed(sheet: str, usual: bool) -> CSS:
    """A style sheet as the engine knows it, its fonts among those of the process, and open: one that cannot
    be read would be passed over without a word. Raises OSError."""
    from weasyprint import CSS
    from weasyprint.text import ffi

    configuration = font_configuration(usual)
    made = CSS(string=sheet, base_url=None, url_fetcher=fetcher(), font_config=configuration)
    lost = unopened(font_families(usual), configuration, ffi)
    if lost:
        _forget()
        raise OSError(errno.EIO, f"fonts cannot be opened: {', '.join(lost)}", tempfile.gettempdir())
    return made


@cache
def font_configuration(usual: bool) -> FontConfiguration:
    """Fonts of our own and no others: made under an empty fontconfig file. Usual texts have fonts apart, so
    that what else has been printed changes nothing."""
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(_forget)  # its own end comes too late: it removes files with modules gone by then
    with _no_system_fonts():
        return FontConfiguration()


def _forget() -> None:
    parsed.cache_clear()
    font_configuration.cache_clear()


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
def fetcher() -> Any:
    """Serves the pinned fonts and addresses that hold their own data, and refuses the rest."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    files = {FONT_SCHEME + name: file for name, file in fonts.table().files.items()}
    figures = {f"{FONT_SCHEME}{FIGURES}{name}": name for name in fonts.table().roles}
    cut = {f"{FONT_SCHEME}{CUT}{name}": name for name in fonts.table().roles}

    class OwnAssets(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url in files:
                return URLFetcherResponse(url, fonts.path_of(files[url]).read_bytes())
            if url in figures:
                return URLFetcherResponse(url, fonts.figures(figures[url]))
            if url in cut:
                return URLFetcherResponse(url, fonts.cut(cut[url]))
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            raise ValueError(f"not an asset of this build: {url[:80]}")

    return OwnAssets(allowed_protocols=("data",), allow_redirects=False)
