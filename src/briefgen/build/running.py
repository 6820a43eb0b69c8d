"""Documents made by workers: the longest first, in processes of this machine or on a cluster.

Not what is done with them: `stages` takes the results as they come, in any order.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.assembly import Assembly, Made
from briefgen.build.early import MANY, cores, loaded, preload
from briefgen.build.freshness.keeping import Shelf
from briefgen.build.weighing import Scales
from briefgen.build.work.likeness import NoCluster
from briefgen.build.work.limits import Crew, Failed, Limits, TaskFailed
from briefgen.build.work.processes import Processes
from briefgen.build.work.results import results
from briefgen.build.work.task import equip, equipped, perform, working
from briefgen.config import Config, Format, load_config
from briefgen.diagnostics import Diagnostic
from briefgen.model.withheld import Withheld
from briefgen.model.workspace import Workspace

Given = tuple[Config, Scales, tuple[Format, ...], bool, bool, tuple[Diagnostic, ...], Shelf]
"""All that an assembly takes besides the records."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is to be made of a workspace, without its records: a cluster loads them itself."""

    formats: tuple[Format, ...]
    as_printed: bool
    proof: bool
    known: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Documents that processes were given before it was known whether they are wanted."""

    processes: Processes
    assembly: Assembly
    tasks: Mapping[str, Future[Made]]

    def drop(self, wanted: Collection[str] = ()) -> None:
        """Ends those that nobody wants."""
        for id, task in self.tasks.items():
            if id not in wanted:
                task.cancel()


def ahead(ids: Sequence[str], assembly: Assembly, early: Processes, at_once: int) -> Ahead:
    """Gives processes that began early the first documents; `made` takes what comes of them."""
    early.begin(ready, assembly)
    ordered = longest_first(ids, sizes(ids, assembly.workspace))
    return Ahead(early, assembly, {id: early.submit(perform, id) for id in ordered[:at_once]})


def at_once(jobs: int | None, documents: int) -> int:
    """How many documents are under way, or wait to be taken, at a time."""
    return 3 * (jobs or min(cores(), documents))


def made(
    ids: Sequence[str],
    assembly: Assembly,
    *,
    jobs: int | None,
    limits: Limits,
    closed: tuple[int, ...] = (),
    cluster: str | None = None,
    early: Processes | None = None,
    given: Ahead | None = None,
    superseded: Callable[[], bool] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Generator[tuple[str, Made | Failed]]:
    """Every document with what came of it. `early` are processes that began before the records were
    loaded, `given` documents that those have already; `meanwhile` is done while they are made.

    Raises NoCluster, and Superseded when `superseded` says so.
    """
    if not ids:
        return
    ordered = longest_first(ids, sizes(ids, assembly.workspace))
    begun = _begun(assembly, early, meanwhile) if given is None else _taken_over(given, assembly, ids)
    under_way = given.tasks if given is not None and given.assembly is assembly else {}
    tasks = {id: under_way[id] for id in ordered if id in under_way}
    here = _here(assembly, jobs or min(cores(), len(ids)), limits, closed, begun)
    with here if cluster is None else _there(cluster, assembly, limits) as crew:
        yield from results(crew.executor, crew.task, ordered, crew.at_once, superseded, meanwhile, tasks)


def longest_first(ids: Sequence[str], sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The ids, so that no long document is left to one process at the end: the largest first."""
    return tuple(sorted(ids, key=lambda id: -sizes.get(id, 0)))


def sizes(ids: Sequence[str], workspace: Workspace) -> dict[str, int]:
    """The sizes of the files that describe the documents, in bytes; 0 where it cannot be told."""
    found: dict[str, int] = {}
    by_file: dict[str, int] = {}
    for id in ids:
        file = workspace.span("briefing", id).file
        if file not in by_file:
            by_file[file] = _size(workspace.root / file)
        found[id] = by_file[file]
    return found


def ready(assembly: Assembly) -> None:
    """Makes a process ready for documents: what it imports is there in all that are forked from it."""
    preload(assembly.formats)
    equip(assembly)


def ready_otherwise(given: Given) -> None:
    """The same with the records that this process has been sent before."""
    before = working()
    assert isinstance(before, Assembly)
    equip(Assembly(before.workspace, *given))


def ready_with(origins: Mapping[str, str], withheld: Withheld | None, given: Given) -> None:
    """The same with the records that this process loaded, if they are those that the build loaded: files may
    have been saved between the two."""
    workspace = loaded()
    if workspace is not None and (workspace.origins, workspace.withheld) == (origins, withheld):
        ready(Assembly(workspace, *given))


def ready_from(folder: Path, recipe: Recipe) -> None:
    """The same from the files of a workspace that was loaded without an error elsewhere."""
    from briefgen.load.workspace import load_workspace

    config, _ = load_config(folder)
    assert config is not None
    workspace, _ = load_workspace(folder)
    scales = Scales(config, workspace.allowances)
    made_of = recipe.formats, recipe.as_printed, recipe.proof, recipe.known
    ready(Assembly(workspace, config, scales, *made_of))


def _begun(
    assembly: Assembly, early: Processes | None, meanwhile: Callable[[], None] | None
) -> Processes | None:
    """The processes that began before the records were loaded, ready for tasks; None where they cannot be."""
    workspace = assembly.workspace.plain
    if early is None or len(workspace.observations) <= MANY:
        if early is not None:
            early.begin(ready, assembly)
        return early
    early.begin(ready_with, workspace.origins, workspace.withheld, _given(assembly))
    is_ready = early.submit(equipped)
    if meanwhile is not None:
        meanwhile()
    try:
        if is_ready.result():
            return early
    except (TaskFailed, CancelledError):  # told by the processes that begin anew, if it is no accident
        pass
    early.stop()
    return None


def _taken_over(given: Ahead, assembly: Assembly, ids: Collection[str]) -> Processes:
    """The processes that have documents already; where they were to make something else of them, they begin
    anew."""
    if given.assembly is assembly:
        given.drop(ids)
    else:
        given.drop()
        given.processes.begin(ready_otherwise, _given(assembly))
    return given.processes


def _given(assembly: Assembly) -> Given:
    one = assembly
    return one.config, one.scales, one.formats, one.as_printed, one.proof, one.known, one.shelf


@contextmanager
def _here(
    assembly: Assembly, jobs: int, limits: Limits, closed: tuple[int, ...], begun: Processes | None
) -> Iterator[Crew]:
    processes = begun or Processes(jobs, limits, ready, (assembly,), closed)
    with processes:
        yield Crew(processes, perform, at_once(jobs, jobs))


@contextmanager
def _there(address: str, assembly: Assembly, limits: Limits) -> Iterator[Crew]:
    try:
        from briefgen.build.work.cluster import hired
    except ImportError as error:
        raise NoCluster("missing", address, str(error)) from error
    from briefgen.build.work.parcel import packed

    recipe = Recipe(assembly.formats, assembly.as_printed, assembly.proof, assembly.known)
    with hired(address, packed(assembly.workspace.root), ready_from, recipe, limits) as crew:
        yield crew


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
