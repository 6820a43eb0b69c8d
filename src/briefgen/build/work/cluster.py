"""The processes of a dask cluster as an Executor; the one place that knows dask.

Not a cluster: somebody has started its scheduler and its workers, and names the address.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from distributed import Client, Worker, WorkerPlugin, get_worker

from briefgen.build.work.likeness import NoCluster, differences, likeness
from briefgen.build.work.limits import Crew, Limits
from briefgen.build.work.parcel import Parcel
from briefgen.build.work.processes import Processes
from briefgen.build.work.task import perform

PATIENCE_S = 10
"""Seconds in which a cluster must answer, and have a worker."""


@contextmanager
def hired(
    address: str, parcel: Parcel, begin: Callable[..., None], what: Any, limits: Limits
) -> Iterator[Crew]:
    """The cluster at an address. Each worker unpacks the parcel once and calls `begin` with the folder and
    `what` in a process of its own, from which those that do the tasks are forked. Raises NoCluster."""
    with ExitStack() as held:
        client = held.enter_context(_client(address))
        _look(client, address)
        name = f"briefgen-{parcel.digest[:16]}-{os.getpid()}"
        client.register_plugin(Site(parcel, begin, what, limits), name=name)
        held.callback(client.unregister_worker_plugin, name)
        threads = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
        # Not pure: dask would answer from memory what looks like an earlier task.
        yield Crew(client.get_executor(pure=False), partial(done_there, name), 3 * threads)  # type: ignore[no-untyped-call]


@contextmanager
def _client(address: str) -> Iterator[Client]:
    log = logging.getLogger("distributed")
    before = log.level
    log.setLevel(logging.CRITICAL)  # what it has to say comes as an exception
    try:
        try:
            client = Client(address, timeout=PATIENCE_S, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TypeError) as error:
            raise NoCluster("unreachable", address, _said(error)) from error
        with client:
            yield client
    finally:
        log.setLevel(before)


def _look(client: Client, address: str) -> None:
    """Sees whether there are workers, and whether all are like this machine."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE_S)
    except TimeoutError as error:
        raise NoCluster("idle", address, "") from error
    try:
        found = client.run(_likeness_there)
    except ImportError as error:
        raise NoCluster("unlike", address, _said(error)) from error
    for worker, there in found.items():
        if unlike := differences(likeness(), there):
            raise NoCluster("unlike", address, f"{worker}: {', '.join(unlike)}")


def _said(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]


# ---- at the other end


async def _likeness_there() -> dict[str, str]:
    """In a thread: hashing fonts takes a while, and dask must not be kept waiting."""
    return await asyncio.to_thread(likeness)


def done_there(name: str, task: Any) -> Any:
    """Does a task on a worker of the cluster."""
    site = get_worker().plugins[name]
    assert isinstance(site, Site)
    return site.done(task)


class Site(WorkerPlugin):
    """What a worker of the cluster keeps of a build: the unpacked files, and processes with limits."""

    def __init__(self, parcel: Parcel, begin: Callable[..., None], what: Any, limits: Limits) -> None:
        self._parcel, self._begin, self._what, self._limits = parcel, begin, what, limits
        self._here = likeness()
        self._held: ExitStack | None = None
        self._processes: Processes | None = None

    async def setup(self, worker: Worker) -> None:
        """Called on every worker, on those that come later too: one that differs is refused."""
        await asyncio.to_thread(self._settle, worker.address, worker.state.nthreads)

    async def teardown(self, worker: Worker) -> None:
        """Called when the build is over, or the worker ends."""
        if self._held is not None:
            await asyncio.to_thread(self._held.close)

    def done(self, task: Any) -> Any:
        """The result of a task; dask's thread only waits for it."""
        assert self._processes is not None
        return self._processes.submit(perform, task).result()

    def _settle(self, address: str, jobs: int) -> None:
        if unlike := differences(self._here, likeness()):
            raise NoCluster("unlike", address, ", ".join(unlike))
        self._held = ExitStack()
        folder = Path(tempfile.mkdtemp(prefix=f"briefgen-run-{os.getpid()}-"))
        self._held.callback(shutil.rmtree, folder, ignore_errors=True)
        self._parcel.unpack(folder)
        arguments = folder, self._what
        self._processes = Processes(jobs, self._limits, self._begin, arguments, apart=True)
        self._held.callback(self._processes.stop)
