"""What the tests in a browser share: the website of the samples, made once for all workers by the real
command, the server of the preview, and a browser that is told to ask nothing of anybody."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from briefgen import fonts
from briefgen.publish.preview import serving
from publish.browser.publishing import MOST_S, publish
from publish.browser.watching import Watched
from samples.builds import ROOT
from samples.office import required

DAY = "2025-01-01"
"""The day of the publication: behind those of all samples."""
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_itemcollected(item: pytest.Item) -> None:
    """The first test waits for the site, and any may be the first."""
    item.add_marker(pytest.mark.timeout(MOST_S + 60))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the website. Nothing in it may be changed."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "website"
    shared.mkdir(exist_ok=True)
    folder = shared / "site"
    with _held(shared / "lock"):
        if not folder.is_dir():
            publish(ROOT, folder, DAY)
    return folder


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Where the preview of the site is served."""
    with serving(site, 0) as server:
        yield server.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium with the pinned fonts. Of a module: Playwright's loop runs as long as it is there,
    and tests of others have loops of their own."""
    surroundings: dict[str, str | float | bool] = {
        **os.environ,
        "FONTCONFIG_FILE": str(fonts.folder() / "fonts.conf"),
    }
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=required("chromium"), args=list(ARGUMENTS), env=surroundings
        )
        yield program
        program.close()


@pytest.fixture
def watched(browser: Browser, served: str) -> Iterator[Watched]:
    """Windows of a wide and of a narrow screen; what they asked elsewhere, or complained of, fails the test."""
    with Watched(browser, served) as made:
        yield made
        assert made.faults == []


@pytest.fixture
def page(watched: Watched) -> Page:
    """A page on a wide screen."""
    return watched.page(1440)


@pytest.fixture
def narrow(watched: Watched) -> Page:
    """A page on a telephone."""
    return watched.page(360)


@contextmanager
def _held(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
