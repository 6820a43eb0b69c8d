"""The preview: what it serves, with which headers, and what it never gives away."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import pytest

from briefgen.publish.preview import Server, serving

FILES = {
    "index.html": b"home",
    "404.html": b"missing",
    "documents/a/index.html": b"a",
    "documents/a/a.pdf": b"%PDF",
    "feed.xml": b"<feed/>",
    "pagefind/wasm.unknown.pagefind": b"wasm",
    "pagefind/x.pf_meta": b"meta",
    "assets/site.js": b"js",
    "places/青石渡/index.html": b"ferry",
    "empty/list.txt": b"list",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("preview")
    (root / "secret.txt").write_bytes(b"secret")
    for path, content in FILES.items():
        file = root / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (root / "site" / "out").symlink_to(root)
    with serving(root / "site", 0) as made:
        yield made


def ask(
    server: Server, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(server.address.removeprefix("http://").rstrip("/"), timeout=10)
    connection.putrequest(method, path, skip_host=host is not None)
    if host is not None:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/", "text/html; charset=utf-8", b"home"),
        ("/?q=1", "text/html; charset=utf-8", b"home"),
        ("/documents/a/", "text/html; charset=utf-8", b"a"),
        ("/documents/a/a.pdf", "application/pdf", b"%PDF"),
        ("/feed.xml", "application/atom+xml; charset=utf-8", b"<feed/>"),
        ("/pagefind/wasm.unknown.pagefind", "application/wasm", b"wasm"),
        ("/pagefind/x.pf_meta", "application/octet-stream", b"meta"),
        ("/assets/site.js", "text/javascript; charset=utf-8", b"js"),
        ("/places/%E9%9D%92%E7%9F%B3%E6%B8%A1/", "text/html; charset=utf-8", b"ferry"),
    ],
)
def test_files_come_with_their_types(server: Server, path: str, kind: str, content: bytes) -> None:
    status, headers, found = ask(server, path)
    assert (status, headers["content-type"], found) == (200, kind, content)
    assert headers["content-length"] == str(len(content))


def test_every_answer_carries_the_headers(server: Server) -> None:
    for path in ("/", "/nothing", "/documents/a"):
        _, headers, _ = ask(server, path)
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/empty/",
        "/pagefind/",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/documents/../../secret.txt",
        "/documents\\..\\..\\secret.txt",
        "/out/secret.txt",
        "/index.html%00",
        "//etc/passwd",
        "/%ff",
        "/" + "a" * 5000,
    ],
)
def test_nothing_else_is_given_away_and_no_folder_is_listed(server: Server, path: str) -> None:
    status, _, content = ask(server, path)
    assert (status, content) == (404, b"missing")


def test_a_folder_without_its_slash_leads_to_the_one_with_it(server: Server) -> None:
    status, headers, _ = ask(server, "/documents/a")
    assert (status, headers["location"]) == (301, "/documents/a/")


def test_head_gives_headers_only(server: Server) -> None:
    status, headers, content = ask(server, "/documents/a/a.pdf", "HEAD")
    assert (status, headers["content-length"], content) == (200, "4", b"")


def test_nothing_can_be_sent(server: Server) -> None:
    assert ask(server, "/", "POST")[0] == 501


def test_another_name_of_the_host_is_refused(server: Server) -> None:
    assert ask(server, "/", host="evil.example")[0] == 421


def test_it_listens_to_this_machine_only(server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")
