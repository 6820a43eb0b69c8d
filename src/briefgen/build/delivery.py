"""What a build does with finished files: people's work left alone, folders exchanged, the manifest written.

Not how a folder is exchanged: that is `output`. Faults of the file system become findings here.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from briefgen.build import manifest, notices, output
from briefgen.build.manifest import Manifest, Output
from briefgen.build.review import PROOF
from briefgen.build.versions import versions
from briefgen.diagnostics import Diagnostic
from briefgen.files import regular

WAIT_S = 60
UNDONE_AT_MOST = 16
"""How many documents' former states are kept, in case that the manifest cannot be written at the end."""


class Delivery:
    """The output folder of one build. `findings` and `written` grow as documents are put out; `inputs` are
    the hashes of all files that the build may read.

    With `force` what people changed or have open is overwritten too; what they changed is kept beside it.
    """

    def __init__(
        self,
        root: Path,
        folder: Path,
        packaged: Path | None,
        force: bool = False,
        wait_s: float | None = None,
        waiting: output.Waiting | None = None,
    ) -> None:
        self.root, self.folder = root, folder
        self.findings: list[Diagnostic] = []
        self.written: list[Path] = []
        self._force, self._waiting = force, waiting
        self._wait_s = WAIT_S if wait_s is None else wait_s
        self.inputs = manifest.hashed_inputs(root, packaged)
        self._digest = manifest.digest(self.inputs)
        self._recorded = Manifest()
        self._documents: dict[str, Mapping[str, Output]] = {}
        self._reads: dict[str, tuple[str, ...]] = {}
        self._puts: list[output.Published] = []
        self._noted = False

    @contextmanager
    def opened(self) -> Iterator[tuple[int, ...]]:
        """Holds the output folder; gives descriptors that children must close, none if it cannot be held."""
        with ExitStack() as held:
            try:
                descriptor = held.enter_context(output.locked(self.folder, self._wait_s, self._waiting))
                self._begin()
            except output.Busy as busy:
                self.findings.append(notices.busy(self._shown(self.folder), busy.holder, self._wait_s))
                yield ()
                return
            except OSError as error:
                self._tell_fault(self.folder, error)
                yield ()
                return
            try:
                yield (descriptor,)
            finally:
                self._record()

    def put(
        self,
        id: str,
        files: Mapping[str, bytes],
        same: Collection[str] = (),
        reads: Collection[str] | None = None,
    ) -> bool:
        """Puts a document's files out, all or none; whether nothing kept it from that.

        `same` names files that are as this build would write them, and stay. `reads` are the inputs that the
        document read, None for all.
        """
        output.beat(self.folder)
        try:
            there = {name: self._content(id, name) for name in (*files, *(same if files else ()))}
            differing = {name: content for name, content in files.items() if there[name] != content}
            touched = list(self._touched(id, there, (*differing, *same))) if differing else []
            if not self._force and self._refused(id, differing, touched):
                return False
            if differing:
                self._publish(id, differing, [name for name in touched if name in differing])
        except IsADirectoryError as error:
            self._tell_fault(Path(error.filename or self.folder / id), error)
            return False
        except OSError as error:
            self._tell_fault(self.folder / id, error)
            return False
        self._note(id, files, same, reads)
        return True

    def tell_orphans(self, known: frozenset[str]) -> None:
        """Reports folders of briefings that are gone, and forgets those that are gone themselves."""
        for id in sorted(self._documents.keys() - known):
            if (self.folder / id).is_dir():
                self.findings.append(notices.orphan(self._shown(self.folder / id)))
            else:
                del self._documents[id]

    # ---- the begin

    def _begin(self) -> None:
        for file, other in output.recover(self.folder):
            self.findings.append(notices.overwritten(self._shown(file), self._shown(other)))
        self._recorded = manifest.read(self.folder)
        self._documents = dict(self._recorded.documents)
        self._reads = dict(self._recorded.reads)
        for intent in output.intended(self.folder):
            self._adopt(intent)
        output.sweep(self.folder)

    def _adopt(self, intent: output.Intent) -> None:
        """Takes files that a build put out and could not record for what they are: our own."""
        for name, found in intent.files.items():
            own = Output(found, intent.inputs)
            known = self._documents.get(intent.id, {})
            if known.get(name) != own and manifest.hashed(self.folder / intent.id / name) == found:
                self._documents[intent.id] = {**known, name: own}

    # ---- a document

    def _touched(self, id: str, there: Mapping[str, bytes | None], names: Collection[str]) -> Iterator[str]:
        """The files that are there and are not as a build wrote them."""
        known = self._documents.get(id, {})
        for name in names:
            content = there[name]
            if content is None or (not self._documents and name not in known):
                continue  # with no record at all nobody can tell
            if name not in known or manifest.sha256(content) != known[name].sha256:
                yield name

    def _refused(self, id: str, differing: Collection[str], touched: Collection[str]) -> bool:
        """Whether people's work would be lost, which is told."""
        folder, before = self.folder / id, len(self.findings)
        for name in differing:
            if (mark := output.opened(folder / name)) is not None and (folder / name).exists():
                file, beside = self._shown(folder / name), self._shown(mark.mark)
                self.findings.append(notices.in_use(id, file, beside, mark.person))
        self.findings += (notices.changed(id, self._shown(folder / name)) for name in touched)
        return len(self.findings) > before

    def _publish(self, id: str, files: Mapping[str, bytes], touched: Collection[str]) -> None:
        folder = self.folder / id
        kept = {name: output.free_name(folder, name) for name in touched}
        hashes = {name: manifest.sha256(content) for name, content in files.items()}
        output.intend(self.folder, output.Intent(id, hashes, self._digest))
        self._puts.append(output.publish(self.folder, id, files, kept))
        for name, other in kept.items():
            shown, beside = self._shown(folder / name), self._shown(folder / other)
            self.findings.append(notices.overwritten(shown, beside))
        if len(self._puts) > UNDONE_AT_MOST:
            output.forget(self._puts.pop(0))

    def _note(
        self, id: str, files: Mapping[str, bytes], same: Collection[str], reads: Collection[str] | None
    ) -> None:
        known = self._documents.get(id, {})
        new = {name: Output(manifest.sha256(content), self._digest) for name, content in files.items()}
        new |= {name: Output(known[name].sha256, self._digest) for name in same if name in known}
        if not new:
            return
        self._noted = True
        self._tell_stale(id, known, new)
        self.written += [self.folder / id / name for name in files]
        there = {name: one for name, one in known.items() if os.path.lexists(self.folder / id / name)}
        self._documents[id] = {**there, **new}
        if reads is not None:
            self._reads[id] = tuple(sorted(reads))
        else:
            self._reads.pop(id, None)

    def _content(self, id: str, name: str) -> bytes | None:
        try:
            return regular(self.folder / id / name, sys.maxsize)
        except (FileNotFoundError, NotADirectoryError):
            return None

    # ---- the end

    def _record(self) -> None:
        before = self._manifest_bytes()
        try:
            if self._is_news() and (content := manifest.written(self._manifest())) != before:
                manifest.write(self.folder, content)
            output.settle(self.folder)  # until here it tells the next build which files are our own
        except OSError as error:
            self._undo(before)
            self.findings.append(notices.unrecorded(self._shown(self.folder / manifest.NAME), error))
        for published in self._puts:
            output.forget(published)
        self._puts.clear()

    def _is_news(self) -> bool:
        """Whether the manifest may not say what is: documents were looked at, or somebody took it away, and
        what it said is known from its copy."""
        gone = bool(self._documents) and not (self.folder / manifest.NAME).is_file()
        return gone or self._noted or self._documents != self._recorded.documents

    def _manifest(self) -> Manifest:
        from briefgen import fonts

        reads = {id: names for id, names in self._reads.items() if id in self._documents}
        hashes = {name: file.sha256 for name, file in fonts.table().files.items()}
        return Manifest(self.inputs, self._documents, reads, versions=versions(), fonts=hashes)

    def _manifest_bytes(self) -> bytes | None:
        with suppress(manifest.Unusable):
            return manifest.content_of(self.folder / manifest.NAME)
        return None

    def _undo(self, before: bytes | None) -> None:
        """Puts back what can be: an output folder and its manifest go together."""
        path = self.folder / manifest.NAME
        with suppress(OSError):
            if before is None:
                path.unlink(missing_ok=True)
            elif self._manifest_bytes() != before:
                output.write_file(path, before)
        while self._puts:
            published = self._puts.pop()
            with suppress(OSError):  # then the new files stay, whole, and the journal tells of them
                output.undo(published)
                folder = self.folder / published.id
                self.written = [file for file in self.written if file.parent != folder]

    # ---- findings

    def _tell_stale(self, id: str, known: Mapping[str, Output], new: Collection[str]) -> None:
        """Not where an error left no more than a proof copy: that nothing else was built is told there."""
        if all(name.endswith(PROOF) for name in new):
            return
        editions = {notices.edition(id, name) for name in new}
        for name, written in known.items():
            left_out = name not in new and notices.edition(id, name) in editions
            if left_out and written.inputs != self._digest and (self.folder / id / name).exists():
                self.findings.append(notices.stale(id, name, self._shown(self.folder / id / name)))

    def _tell_fault(self, path: Path, error: OSError) -> None:
        self.findings.append(notices.fault(self._shown(path), error))

    def _shown(self, path: Path) -> str:
        """The path as a finding names it: inside the workspace relative to it."""
        full, root = path.resolve(), self.root.resolve()
        return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()
