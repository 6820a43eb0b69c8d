"""A build on a cluster: a real scheduler and two workers of this machine make the same bytes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.build.order import Order, Outcome
from briefgen.build.stages import build
from briefgen.build.work import likeness
from briefgen.build.work.limits import Limits

ARTICLE = """\
id: {id}
kind: article
title: 林场巡护安排
byline: 县林业站
issuer: {{missing: 还没有定}}
date_issued: {{missing: 还没有印发}}
lead: "{lead}"
sections:
  - heading: 做法
    paragraphs: 每周走一遍防火道。
"""
IDS = ("north", "south", "east")
LOOP = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tested on Linux only")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with three articles."""
    workspace = tmp_path / "workspace"
    (workspace / "briefings").mkdir(parents=True)
    (workspace / "briefgen.toml").write_text('formats = ["html", "pdf", "docx", "txt"]\n')
    for id in IDS:
        write(workspace, id)
    return workspace


def write(root: Path, id: str, lead: str = "入秋以后巡护加密。") -> None:
    text = ARTICLE.format(id=id, lead=lead)
    (root / "briefings" / f"{id}.yaml").write_text(text, encoding="utf-8")


def built(root: Path, folder: str, cluster: str | None, **wishes: object) -> Outcome:
    order = Order(root, cluster=cluster, **wishes)  # type: ignore[arg-type]
    return build(order, root / folder, lambda done, total, name: None)


def contents(root: Path, folder: str) -> dict[str, bytes]:
    files = ((root / folder / id).iterdir() for id in IDS)
    return {path.name: path.read_bytes() for some in files for path in some if path.name != "ledger.json"}


def codes(outcome: Outcome) -> list[str]:
    return [finding.code for finding in outcome.findings]


class Cluster:
    """A scheduler, and workers that are started one by one."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._started = folder, list[subprocess.Popen[bytes]]()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        host, port = self.address.removeprefix("tcp://").split(":")
        self._start("scheduler", "--host", host, "--port", port)

    def worker(self, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        return self._start("worker", self.address, "--nthreads", "1", *options, **environment)

    def wait_for(self, workers: int) -> None:
        """Waits until so many workers have come."""
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(workers, timeout=60)

    def _start(self, what: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options, "--no-dashboard"]
        log = (self._folder / f"{what}-{len(self._started)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                command, cwd=self._folder, stdout=log, stderr=log, env=os.environ | environment
            )
        self._started.append(process)
        return process

    def end(self) -> None:
        for process in reversed(self._started):
            process.terminate()
        for process in self._started:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:  # dask waits long for a worker that is only beginning
                process.kill()
                process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    started = Cluster(folder)
    yield started
    started.end()


def test_two_workers_make_the_bytes_that_this_machine_makes(root: Path, cluster: Cluster) -> None:
    cluster.worker()
    cluster.worker("--no-nanny")
    cluster.wait_for(2)
    outcome = built(root, "there", cluster.address)
    assert codes(outcome) == []
    assert {path.name for path in outcome.written} >= {"north.pdf", "south.docx", "east.html"}
    built(root, "here", None)
    assert contents(root, "there") == contents(root, "here")
    assert len(contents(root, "here")) == 12


def test_an_address_where_nobody_listens_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.build.work import cluster

    monkeypatch.setattr(cluster, "PATIENCE_S", 0.5)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        outcome = built(root, "there", address)
    assert codes(outcome) == ["BG746"]
    assert outcome.findings[0].message("zh").startswith(f"连不上 {address}：")
    assert outcome.written == ()


@pytest.mark.parametrize("address", ["nowhere", "tcp://", "tcp://127.0.0.1:x", "http://127.0.0.1:1"])
def test_an_address_that_is_none_is_told(root: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.build.work import cluster

    monkeypatch.setattr(cluster, "PATIENCE_S", 0.5)
    assert codes(built(root, "there", address)) == ["BG746"]


def test_where_dask_is_not_installed_the_cure_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "briefgen.build.work.cluster", raising=False)
    outcome = built(root, "there", "tcp://127.0.0.1:1")
    assert codes(outcome) == ["BG745"]
    assert 'pip install "briefgen[cluster]"' in outcome.findings[0].help("en")


def test_what_differs_between_two_machines_is_named() -> None:
    here, there = {"weasyprint": "70.0", "python": "3.11"}, {"weasyprint": "69.0", "python": "3.11"}
    assert likeness.differences(here, here) == ()
    assert likeness.differences(here, there) == ("weasyprint 69.0 (≠ 70.0)",)
    assert likeness.differences(here, {"python": "3.11"}) == ("weasyprint — (≠ 70.0)",)


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(
    root: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.build.work import cluster as room

    monkeypatch.setattr(room, "PATIENCE_S", 3)
    outcome = built(root, "there", cluster.address)
    assert codes(outcome) == ["BG746"]
    assert outcome.findings[0].message("zh") == f"连不上 {cluster.address}：没有一台机器可用"


@pytest.mark.slow
def test_a_machine_with_other_fonts_is_refused(root: Path, cluster: Cluster) -> None:
    cluster.worker("--no-nanny")
    cluster.worker("--no-nanny", BRIEFGEN_FONTS=str(root / "none"))
    cluster.wait_for(2)
    outcome = built(root, "there", cluster.address)
    assert codes(outcome) == ["BG747"]
    assert "fonts" in outcome.findings[0].message("zh")


@pytest.mark.slow
def test_limits_hold_there_and_the_others_go_on(root: Path, cluster: Cluster) -> None:
    write(root, "south", LOOP)
    cluster.worker("--no-nanny")
    cluster.wait_for(1)
    outcome = built(root, "there", cluster.address, limits=Limits(seconds=3))
    assert codes(outcome) == ["BG730"]
    assert {path.parent.name for path in outcome.written} == {"north", "east"}


@pytest.mark.slow
def test_a_lost_worker_loses_no_document(root: Path, cluster: Cluster) -> None:
    for number in range(30):
        write(root, f"extra-{number}")
    lost = cluster.worker("--no-nanny")
    cluster.worker("--no-nanny")
    cluster.wait_for(2)

    def kill(done: int, total: int, name: str) -> None:
        if done == 3:
            lost.send_signal(signal.SIGKILL)

    outcome = build(Order(root, cluster=cluster.address), root / "there", kill)
    assert codes(outcome) == []
    assert lost.wait(10) == -signal.SIGKILL
    assert len({path.parent.name for path in outcome.written}) == 33


@pytest.mark.slow
def test_nothing_is_left_where_it_was_built(root: Path, cluster: Cluster, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    worker = cluster.worker("--no-nanny", TMPDIR=str(temporary))
    cluster.wait_for(1)
    built(root, "there", cluster.address)
    assert [path.name for path in temporary.iterdir() if path.name.startswith("briefgen")] == []
    children = Path(f"/proc/{worker.pid}/task/{worker.pid}/children")
    end = time.monotonic() + 10
    while children.read_text().split() and time.monotonic() < end:
        time.sleep(0.01)
    assert children.read_text().split() == []
