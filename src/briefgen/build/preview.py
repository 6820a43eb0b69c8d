"""The web pages of the documents that a saved file touches, put out before all the rest is built.

Not a build: records are not checked, and nothing is told. The build that follows does both, and what it does
not put out is put back here.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.build import running
from briefgen.build.assembly import Assembly, Made
from briefgen.build.delivery import Delivery
from briefgen.build.freshness.book import WORK
from briefgen.build.freshness.trace import Store, Trace, name_of
from briefgen.build.order import Order
from briefgen.build.selection import chosen
from briefgen.build.touched import Readers, touched
from briefgen.build.weighing import Scales
from briefgen.build.work.limits import Failed
from briefgen.config import load_config
from briefgen.diagnostics import has_errors
from briefgen.model.workspace import Workspace

MOST = 24
"""So many pages at most come before the rest."""


@dataclass(slots=True)
class Preview:
    """What a watch knows of its workspace between two builds."""

    order: Order
    output: Path
    _before: Workspace | None = None
    _readers: Readers = field(default_factory=Readers)
    _traces: Mapping[str, Trace] = field(default_factory=dict)
    _warmed: frozenset[str] = frozenset()
    """The kinds of documents that this process has made."""
    _replaced: dict[str, bytes] = field(default_factory=dict)
    """What stood there before, by id, until a build has said its word."""

    def learn(self) -> None:
        """Takes note of the records, and of what documents read, after a build."""
        from briefgen.load.parts import keep_changed
        from briefgen.load.workspace import load_workspace

        self._before, _ = load_workspace(self.order.root)
        keep_changed()
        store = Store(self.output / WORK)
        names = {id: name_of(id, self.order.as_printed, self.order.proof) for id in self._before.briefings}
        found = {id: trace for id, name in names.items() if (trace := store.read(name)) is not None}
        if found.keys() != self._traces.keys() or any(self._traces[id] is not found[id] for id in found):
            self._traces, self._readers = found, Readers()
            for id, trace in found.items():
                self._readers.add(id, trace.answers)
        self._warm(self._before)

    def show(self, files: frozenset[str]) -> tuple[str, ...]:
        """Puts out the pages of what these files touch; gives their documents. Raises Superseded."""
        from briefgen.load.workspace import load_workspace

        config, _ = load_config(self.order.root)
        workspace, found = load_workspace(self.order.root)
        if self._before is None or config is None or has_errors(found):
            return ()
        if "html" not in (self.order.formats or config.formats):
            return ()
        asked, _ = chosen(workspace, self.order.names, self.order.select, set())
        near = set(touched(self._readers, self._before, workspace, files)).intersection(asked)
        ids = tuple(id for id in workspace.briefings if id in near and self._page(id).is_file())[:MOST]
        scales = Scales(config, workspace.allowances)
        return self._made(ids, Assembly(workspace, config, scales, ("html",), self.order.as_printed))

    def settle(self, written: tuple[Path, ...]) -> None:
        """Puts back the pages of documents that the build did not put out: their other files are old too."""
        back = {id: page for id, page in self._replaced.items() if self._page(id) not in written}
        self._replaced.clear()
        if back:
            self._put({id: {self._page(id).name: page} for id, page in back.items()})

    def _warm(self, workspace: Workspace) -> None:
        """Composes a document of each kind in this process, which those that make pages are forked from. Only
        what has just been built, within its limits, is safe here."""
        config, _ = load_config(self.order.root)
        kinds = {workspace.briefings[id].kind: id for id in self._traces if self._traces[id].files}
        if config is None or kinds.keys() <= self._warmed or (self.order.superseded or bool)():
            return
        assembly = Assembly(workspace, config, Scales(config, ()), ("html",), self.order.as_printed)
        for kind, id in kinds.items():
            if kind not in self._warmed:
                assembly(id, lambda stage: None)
        self._warmed = frozenset(kinds)

    def _made(self, ids: tuple[str, ...], assembly: Assembly) -> tuple[str, ...]:
        """Puts each page out as soon as it is made; gives those that were put out."""
        if not ids:
            return ()
        given, delivery = self.order, self._delivery()
        with delivery.opened() as held:
            if not held:
                return ()
            pages = running.made(
                ids,
                assembly,
                jobs=given.jobs,
                limits=given.limits,
                closed=held,
                superseded=given.superseded,
            )
            with closing(pages):
                return tuple(id for id, made in pages if self._put_out(delivery, id, made))

    def _put_out(self, delivery: Delivery, id: str, made: Made | Failed) -> bool:
        """Puts out a page that is without fault."""
        if not isinstance(made, Made) or not made.files or has_errors(made.weighed.findings):
            return False
        before = self._page(id).read_bytes()
        well = delivery.put(id, {self._page(id).name: made.files[0][1]})
        if well:
            self._replaced.setdefault(id, before)
        return well

    def _put(self, pages: Mapping[str, Mapping[str, bytes]]) -> None:
        delivery = self._delivery()
        with delivery.opened() as held:
            for id, files in pages.items() if held else ():
                delivery.put(id, files)

    def _delivery(self) -> Delivery:
        from briefgen.compose.packaged import packaged_templates

        return Delivery(self.order.root, self.output, packaged_templates())

    def _page(self, id: str) -> Path:
        ending = ".as-printed" if self.order.as_printed else ""
        return self.output / id / f"{id}{ending}.html"
