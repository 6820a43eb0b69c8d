"""The finished website served to this machine: what a person looks at before it is public.

Not a server for the public: it listens on 127.0.0.1, and serves one folder as docs/publishing.md asks of one.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from briefgen.publish.site.pages import POLICY

HOST = "127.0.0.1"
HOSTS = (HOST, "localhost")
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pagefind": "application/wasm",
    "wasm": "application/wasm",
}
"""Types by the endings of names; other files are bytes."""
FEED = "application/atom+xml; charset=utf-8"
BYTES = "application/octet-stream"
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer carries; docs/publishing.md asks servers for the same, the last one aside."""


class Server:
    """The server while it runs."""

    def __init__(self, folder: Path, port: int) -> None:
        self._server = _Serving((HOST, port), _handler(folder.resolve()))
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://{HOST}:{self._server.server_address[1]}/"

    def wait(self) -> None:
        """Waits for ever: Ctrl-C ends it."""
        while self._thread.is_alive():
            self._thread.join(1)

    def stop(self) -> None:
        """Ends it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Serving(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that leaves a page before it has come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(folder: Path, port: int) -> Iterator[Server]:
    """A server for the files of a folder while the block runs; port 0 takes a free one. Raises OSError."""
    server = Server(folder, port)
    try:
        yield server
    finally:
        server.stop()


def _handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers with the files of the folder, and with nothing else."""

        protocol_version = "HTTP/1.1"
        server_version = "briefgen"
        sys_version = ""

        def do_GET(self) -> None:
            self._answer(with_content=True)

        def do_HEAD(self) -> None:
            self._answer(with_content=False)

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing: standard error is for the person."""

        def _answer(self, with_content: bool) -> None:
            if not _is_here(self.headers.get("Host", "")):
                self._send(HTTPStatus.MISDIRECTED_REQUEST, BYTES, b"", with_content)
                return
            path = _path(self.path)
            file = None if path is None else _file(folder, path)
            if file is None:
                missing = folder / "404.html"
                content = missing.read_bytes() if missing.is_file() else b""
                self._send(HTTPStatus.NOT_FOUND, TYPES["html"], content, with_content)
            elif file.is_dir():
                self._send(
                    HTTPStatus.MOVED_PERMANENTLY, BYTES, b"", with_content, f"{urlsplit(self.path).path}/"
                )
            else:
                self._send(HTTPStatus.OK, _type(file), file.read_bytes(), with_content)

        def _send(
            self, status: HTTPStatus, kind: str, content: bytes, with_content: bool, to: str = ""
        ) -> None:
            self.send_response(status)
            for name, value in HEADERS.items():
                self.send_header(name, value)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if to:
                self.send_header("Location", to)
            self.end_headers()
            if with_content:
                self.wfile.write(content)

    return Handler


def _is_here(host: str) -> bool:
    """Whether a request means this machine: another site's page may not ask in its own name."""
    return host.partition(":")[0] in HOSTS


def _path(target: str) -> tuple[str, ...] | None:
    """The parts of a path; None where it leads anywhere but down."""
    try:
        path = unquote(urlsplit(target).path, errors="strict") if target.startswith("/") else ""
    except ValueError:  # no UTF-8, or no address at all
        return None
    parts = path.split("/")[1:]
    if not path or any(part in (".", "..") or "\0" in part or "\\" in part for part in parts):
        return None
    return tuple(parts) if all(parts[:-1]) else None


def _file(folder: Path, parts: tuple[str, ...]) -> Path | None:
    """The file of a path, or the folder that lacks its slash; None if there is none in here."""
    file = folder.joinpath(*parts) if parts[-1] else folder.joinpath(*parts[:-1], "index.html")
    try:
        found = file.resolve()
        if not found.is_relative_to(folder):
            return None
        if found.is_dir():
            return found if (found / "index.html").is_file() else None
        return found if found.is_file() else None
    except (OSError, ValueError):
        return None


def _type(file: Path) -> str:
    return FEED if file.name == "feed.xml" else TYPES.get(file.suffix[1:].lower(), BYTES)
