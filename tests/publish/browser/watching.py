"""A window of the browser under watch: what its pages ask of other places, and what they complain of.

Not a test.
"""

from __future__ import annotations

from types import TracebackType
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

MISSING = "no/such/page/"
"""An address that the site has not: its answer is the page 404, and the browser's own complaint of that."""
COMPLAIN = """addEventListener("securitypolicyviolation",
  event => console.error("policy", event.effectiveDirective, event.blockedURI))"""
LEFT = "net::ERR_ABORTED"
"""How a request ends whose page the reader leaves, or whose answer he keeps as a file."""
HEIGHT = 900


class Watched:
    """A reader: windows of his are closed with him, and what he chose on one page holds on the next."""

    def __init__(self, browser: Browser, address: str, script: bool = True) -> None:
        self.faults: list[str] = []
        self.requests = 0
        self.address = address
        self._context: BrowserContext = browser.new_context(
            java_script_enabled=script, locale="zh-CN", reduced_motion="reduce"
        )
        self._context.set_default_timeout(30_000)
        self._context.add_init_script(COMPLAIN)
        self._context.on("request", self._asked)
        self._context.on("requestfailed", self._failed)
        self._context.on("console", self._said)
        self._context.on("weberror", lambda fault: self._add("error", str(fault.error)))

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.close()

    def page(self, width: int) -> Page:
        """A new window of a width."""
        page = self._context.new_page()
        page.set_viewport_size({"width": width, "height": HEIGHT})
        return page

    def open(self, page: Page, address: str) -> None:
        """Goes to an address of the site, and waits for all that it loads."""
        answer = page.goto(f"{self.address}{quote(address, safe='/?=#')}", wait_until="load")
        assert answer is not None
        assert answer.status == (404 if address == MISSING else 200), address

    def _asked(self, request: Request) -> None:
        self.requests += 1
        if not request.url.startswith(self.address):
            self._add("asked", request.url)

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self._add("failed", f"{request.url} {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        own = message.location["url"] == f"{self.address}{MISSING}"
        if message.type in ("error", "warning") and not (own and " 404 " in message.text):
            self._add(message.type, f"{message.text} {message.location['url']}")

    def _add(self, what: str, about: str) -> None:
        self.faults.append(f"{what}: {about}")


def unfold(page: Page) -> None:
    """Opens every part of a page that is closed."""
    closed = page.locator("details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()
