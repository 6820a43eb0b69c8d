"""Takes the pictures of the website that the README shows: shoot.py SITE, the folder that `publish` made.

Not a check: a person looks at them. Chromium is the system's; the fonts are the pinned ones; every picture
has few colours, so that it stays small.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from briefgen import fonts
from briefgen.publish.preview import serving

IMAGES = Path(__file__).parents[2] / "docs" / "images"
PAGES = {
    "home": ("", "header"),
    "document": ("documents/jx-bulletin-2019-01/", ".paper"),
    "indicator": ("indicators/target/", ".chart"),
}
"""Their addresses, and what stands at the top of a narrow screen."""
NARROW = 600
COLOURS = 64
MOST = 150_000
"""Bytes of a picture."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its name in the names of pictures, its size, and how many points a pixel has."""

    name: str
    width: int
    height: int
    scale: float


SCREENS = (Screen("wide", 1440, 1000, 1), Screen("narrow", 360, 760, 2))


def main(arguments: list[str] | None = None) -> int:
    """Writes docs/images/site-PAGE-SCREEN.png; 1 if one of them is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--output", type=Path, default=IMAGES)
    given = parser.parse_args(arguments)
    large = 0
    with serving(given.site, 0) as server:
        for name, content in _pictures(server.address):
            (given.output / f"site-{name}.png").write_bytes(content)
            print(f"site-{name}.png {len(content):,} bytes")
            large += len(content) > MOST
    return 1 if large else 0


def _pictures(address: str) -> Iterator[tuple[str, bytes]]:
    """Every picture with its name."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("chromium is not on this machine; scripts/setup.sh test installs it")
    surroundings: dict[str, str | float | bool] = {
        **os.environ,
        "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf"),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"], env=surroundings
        )
        for screen in SCREENS:
            for name, (path, part) in PAGES.items():
                taken = _taken(browser, f"{address}{path}", screen, part)
                yield f"{name}-{screen.name}", _small(taken)
        browser.close()


def _taken(browser: Browser, address: str, screen: Screen, part: str) -> bytes:
    """What a reader sees of a page: its beginning, on a narrow screen a part of it."""
    page = browser.new_page(
        viewport={"width": screen.width, "height": screen.height}, device_scale_factor=screen.scale
    )
    page.goto(address, wait_until="networkidle")
    if screen.width < NARROW:
        page.locator(part).first.evaluate("one => one.scrollIntoView({behavior: 'instant'})")
    taken = page.screenshot()
    page.close()
    return taken


def _small(content: bytes) -> bytes:
    """The same picture with few colours."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    made = io.BytesIO()
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        made, "PNG", optimize=True
    )
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main())
