"""Templates to pages: the one place of the site that knows Jinja.

Not what a page says: that is its own module. Everything printed is escaped, but for the article of a
document, and names that may break between their words, whose writers have escaped them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from briefgen.publish.site import assets, meta
from briefgen.publish.site.menu import MENU
from briefgen.publish.site.site import File, Page, Site
from briefgen.publish.site.words import day_words, moment_words, size_words
from briefgen.write.phrases import phrased

FOLDER = "templates"
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""What a page may load: only the site's own files; WebAssembly for its search (Content-Security-Policy)."""


def render(site: Site, page: Page, template: str, **context: object) -> File:
    """A page as the file that holds it."""
    text = (
        environment()
        .get_template(template)
        .render(
            site=site,
            settings=site.settings,
            page=page,
            to=_ways(site, page),
            menu=MENU,
            policy=POLICY,
            tags=meta.tags(site.settings, page),
            sheet=assets.path("site.css"),
            data_sheet=assets.path("data.css"),
            script=assets.path("site.js"),
            first_script=assets.path("settings.js"),
            icon=assets.path("icon.svg"),
            **context,
        )
    )
    return File(page.path, text.encode("utf-8"))


@cache
def environment() -> Environment:
    """The templates with what they may use."""
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"day": day_words, "moment": moment_words, "size": size_words, "safe_article": Markup}
    made.filters["phrased"] = lambda text: Markup(phrased(text))
    return made


def _source(name: str) -> str | None:
    found = files("briefgen.publish.site").joinpath(FOLDER, name)
    return found.read_text(encoding="utf-8") if found.is_file() else None


def _ways(site: Site, page: Page) -> Callable[[str], str]:
    """How an address below the site's root is written on a page: relative, so that the site works
    wherever it stands; from the server's root where the page is shown at any address."""
    root = urlsplit(site.settings.url).path if page.absolute else page.up

    def to(address: str) -> str:
        path, mark, anchor = address.partition("#")
        return f"{root}{quote(path)}{mark}{anchor}" or "./"

    return to
